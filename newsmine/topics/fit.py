"""Fit topics: NMF on TF-IDF, LDA, HDP or a dynamic model, all by gensim, the same for the same seed."""

import importlib.metadata
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import numpy as np

from newsmine.corpus.database import Corpus
from newsmine.corpus.parts import Cut
from newsmine.errors import InputError, check_choice
from newsmine.records import Document
from newsmine.text.synonyms import Synonyms, read_synonyms
from newsmine.topics.bags import bag
from newsmine.topics.coherence import npmi
from newsmine.topics.dirichlet import HDP, LDA, chunk_size, fit_hdp, fit_lda
from newsmine.topics.dynamic import fit_dtm, slices_of, word_slices
from newsmine.topics.factorize import fit_nmf, tfidf
from newsmine.topics.methods import Fitted, Method, Plan
from newsmine.topics.model import NOISE, TOP, TopicModel, top_places
from newsmine.topics.periods import Period, check_period
from newsmine.topics.vocabulary import Bags
from newsmine.widgets.progress import Progress, bar_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

# How often the documents are gone through. On 4,743 keyword lists NMF's coherence moves by .02, .00 and .01 from 30 to
# 100 rounds at 12, 20 and 50 topics. LDA begins with those topics and loses coherence with every pass (docs/topics.md);
# HDP begins with nothing.
_PASSES: dict[Method, int] = {"nmf": 30, "lda": 3, "hdp": 5, "dtm": 6}
_FIT = {"nmf": fit_nmf, "lda": fit_lda, "hdp": fit_hdp, "dtm": fit_dtm}
_MIN_TOPICS = 2
_MIN_ENSEMBLE = 2


def fit(  # noqa: PLR0913 - settings, all by keyword
    source: Corpus | Iterable[Document],
    *,
    n_topics: int = 12,
    seed: int = 7,
    method: Method = "nmf",
    passes: int | None = None,
    ensemble: int = 0,
    by: Period | None = None,
    stopwords: Collection[str] = (),
    synonyms: Synonyms | Mapping[str, str] | Path | None = None,
    min_count: int = 2,
    max_share: float = 0.5,
    months: Mapping[str, str] | None = None,
    cut: Cut | None = None,
    progress: Progress | None = None,
) -> TopicModel:
    """Return the topics of tokenized articles.

    The same documents, settings and seed give the same arrays. NMF is the default: its topics are far more coherent than
    LDA's, at a fraction of the time; what was measured stands in ``docs/topics.md``.

    Parameters
    ----------
    source : Corpus or iterable of Document
        Read once; its nouns of two characters or more are used.
    n_topics : int
        How many topics, at least 2 and at most as many as there are documents; of HDP, which finds their number, the most.
    seed : int
        Seed of HDP's start and of what an ensemble leaves out; the others start from the singular vectors, which hardly
        depend on it.
    method : {"nmf", "lda", "hdp", "dtm"}
        ``"nmf"``: gensim's solver on logarithmic TF-IDF (``ltn``) from the NNDSVD start; ``"lda"``: gensim's online LDA from the topics of
        that; ``"hdp"``: gensim's hierarchical Dirichlet process; ``"dtm"``: gensim's dynamic topic model, which is slow:
        a few hundred documents of a few hundred terms take minutes.
    passes : int, optional
        How often the documents are gone through; 30 for NMF, 3 for LDA, 5 for HDP, 6 for the dynamic model.
    ensemble : int
        Of how many fits, each of four fifths of the documents, NMF's topics are what most agree on (LDA's and the dynamic
        model's start then too); 0 is one fit of all documents.
    by : {"month", "quarter", "year"}, optional
        Length of the periods that the wording of each topic is followed over, see :meth:`TopicModel.by_slice`. The dynamic
        model has years unless it is said; the others have no periods.
    stopwords, synonyms, min_count, max_share, months, cut
        See :func:`newsmine.topics.bags.bag`.
    progress : callable, optional
        Called with what is done and the whole. By default a notebook shows a bar.

    Returns
    -------
    TopicModel
        Its topics ordered by share, the largest first. Documents without any term are not in it.

    Raises
    ------
    InputError
        If there are no documents, no nouns, fewer documents or terms than topics, no dates for periods, or more than the
        dynamic model can do.
    ValueError
        If an argument is out of its range.

    References
    ----------
    .. [1] Lee, Seung, "Learning the parts of objects by non-negative matrix factorization", Nature 401, 1999.
    .. [2] Hoffman, Blei, Bach, "Online learning for latent Dirichlet allocation", NIPS 2010.
    .. [3] Wang, Paisley, Blei, "Online variational inference for the hierarchical Dirichlet process", AISTATS 2011.
    .. [4] Blei, Lafferty, "Dynamic topic models", ICML 2006.
    .. [5] Belford, Mac Namee, Greene, "Stability of topic modeling via matrix factorization", Expert Systems with
       Applications 91, 2018 (the ensemble).
    """
    joined = read_synonyms(synonyms)
    limits: dict[str, Any] = {"min_count": min_count, "max_share": max_share}
    bags = bag(source, stopwords=stopwords, synonyms=joined, **limits, months=months, cut=cut)
    settings: dict[str, Any] = {"stopwords": len(set(stopwords)), **limits}
    if len(joined):
        settings["synonyms"] = dict(joined)
    return fit_bags(
        bags,
        n_topics=n_topics,
        seed=seed,
        method=method,
        passes=passes,
        ensemble=ensemble,
        by=by,
        progress=bar_of("topics") if progress is None else progress,
        settings=settings,
    )


def fit_bags(  # noqa: PLR0913 - settings, all by keyword
    bags: Bags,
    *,
    n_topics: int = 12,
    seed: int = 7,
    method: Method = "nmf",
    passes: int | None = None,
    ensemble: int = 0,
    by: Period | None = None,
    progress: Progress | None = None,
    settings: Mapping[str, Any] | None = None,
) -> TopicModel:
    """Return the topics of bags that are made already; see :func:`fit`."""
    _check(bags, n_topics, method, passes, ensemble)
    if by is None and method == "dtm":
        by = "year"
    if by is not None:
        check_period(by)
    plan = Plan(
        n_topics=n_topics, seed=seed, passes=passes or _PASSES[method], ensemble=ensemble, by=by, progress=progress
    )
    fitted = _FIT[method](bags, plan)
    topics, documents = _shares(fitted.topic_term), _shares(fitted.doc_topic)
    slices, slice_term = _sliced(bags, plan, fitted, topics, documents) if by is not None else ((), None)
    order = _order(documents)
    topics = topics[order]
    return TopicModel(
        topic_term=topics,
        doc_topic=documents[:, order],
        coherence=npmi(bags.counts, top_places(topics, TOP)),
        concentration=fitted.concentration[order],
        mass=fitted.mass[order],
        term_counts=np.asarray(bags.counts.sum(axis=0)).ravel(),
        term_documents=np.bincount(bags.counts.indices, minlength=len(bags.terms)).astype(np.float64),
        slice_term=np.zeros((0, *topics.shape)) if slice_term is None else slice_term[:, order],
        terms=bags.terms,
        article_ids=bags.article_ids,
        months=bags.months,
        slices=slices,
        parameters={
            "method": method,
            "n_topics": len(topics),
            "seed": seed,
            "passes": plan.passes,
            "documents_without_terms": bags.left_out,
            **_extras(bags, plan, method),
            **(settings or {}),
        },
        versions={name: importlib.metadata.version(name) for name in ("gensim", "numpy", "scipy")},
    )


def _order(documents: "NDArray[np.float64]") -> "NDArray[np.int64]":
    """Return the topics by their share in the documents; of equals, to the noise of a machine, that of earlier documents first."""
    share = documents.mean(axis=0)
    middle = np.arange(len(documents)) @ documents / np.maximum(documents.sum(axis=0), np.finfo(float).tiny)
    order: NDArray[np.int64] = np.lexsort((middle, -share.round(NOISE)))
    return order


def _check(bags: Bags, n_topics: int, method: str, passes: int | None, ensemble: int) -> None:
    check_choice(method, get_args(Method), "method")
    if n_topics < _MIN_TOPICS:
        raise ValueError(f"n_topics is {n_topics}; it must be at least {_MIN_TOPICS}")
    if passes is not None and passes < 1:
        raise ValueError(f"passes is {passes}; it must be at least 1")
    if ensemble and (ensemble < _MIN_ENSEMBLE or method == "hdp"):
        raise ValueError(
            f"ensemble is {ensemble} with {method!r}; it is 0, or at least {_MIN_ENSEMBLE}, and not for 'hdp'"
        )
    n_docs, n_terms = bags.counts.shape
    if n_topics > min(n_docs, n_terms):
        raise InputError(
            f"{n_topics} topics asked of {n_docs} documents with {n_terms} terms; ask for at most {min(n_docs, n_terms)} "
            "topics or add documents"
        )


def _extras(bags: Bags, plan: Plan, method: str) -> dict[str, Any]:
    """Return the settings that not every method has."""
    extras: dict[str, Any] = {"by": plan.by} if plan.by else {}
    if plan.ensemble:
        extras["ensemble"] = plan.ensemble
    if method == "lda":
        extras |= {**LDA, "chunksize": chunk_size(len(bags.article_ids))}
    if method == "hdp":
        extras |= {**HDP, "most_topics": plan.n_topics}
    return extras


def _shares(weights: "NDArray[np.float64]") -> "NDArray[np.float64]":
    """Return each row divided by its sum; a row of zeros becomes even."""
    sums = weights.sum(axis=1, keepdims=True)
    return np.where(sums > 0, weights / np.where(sums > 0, sums, 1.0), 1.0 / weights.shape[1])


def _sliced(
    bags: Bags, plan: Plan, fitted: Fitted, topics: "NDArray[np.float64]", documents: "NDArray[np.float64]"
) -> "tuple[tuple[str, ...], NDArray[np.float64]]":
    """Return the periods, and how the topics are worded in each."""
    periods, place = slices_of(bags, plan.by or "year")
    if fitted.slice_term is not None:
        return periods, fitted.slice_term
    weights = bags.counts
    if not fitted.mass.any():
        # NMF knows words by their TF-IDF, which is brought to as many words as there are.
        weights = tfidf(bags.counts)
        weights = weights * (bags.counts.sum() / max(weights.sum(), np.finfo(float).tiny))
    return periods, word_slices(weights, topics, documents, place)
