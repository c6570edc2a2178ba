"""Fit topics: NMF on TF-IDF or LDA, both by gensim, the same for the same seed."""

import importlib.metadata
import itertools
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Literal, get_args

import numpy as np

from newsmine.corpus.database import Corpus
from newsmine.errors import InputError, did_you_mean
from newsmine.records import Document
from newsmine.topics.bags import Bags, bag
from newsmine.topics.coherence import npmi
from newsmine.topics.model import TOP, TopicModel, top_places

if TYPE_CHECKING:
    from numpy.typing import NDArray

Method = Literal["nmf", "lda"]
Progress = Callable[[int, int], None]

# How often the documents are gone through. On 4,743 keyword lists NMF's coherence moves by no more than .01 from 30 to
# 100 rounds at 12, 20 and 50 topics; LDA's at 12 topics is -.14 after 3 passes, .07 after 10 and .09 after 20.
_PASSES: dict[Method, int] = {"nmf": 30, "lda": 10}
# Online LDA in small steps that forget slowly (Hoffman, Blei, Bach 2010): the defaults of gensim, made for millions of
# texts, give a few thousand only two updates.
_LDA = {"chunksize": 256, "decay": 0.7, "offset": 64.0}
_MIN_TOPICS = 2


def fit(  # noqa: PLR0913 - settings, all by keyword
    source: Corpus | Iterable[Document],
    *,
    n_topics: int = 12,
    seed: int = 7,
    method: Method = "nmf",
    passes: int | None = None,
    stopwords: Collection[str] = (),
    min_count: int = 2,
    max_share: float = 0.5,
    months: Mapping[str, str] | None = None,
    progress: Progress | None = None,
) -> TopicModel:
    """Return the topics of tokenized articles.

    The same documents, settings and seed give the same arrays. NMF is the default: on the keyword nouns of 4,743
    articles its topics are far more coherent than LDA's, at a fraction of the time (``benchmarks/topics.py``).

    Parameters
    ----------
    source : Corpus or iterable of Document
        Read once; its nouns of two characters or more are used.
    n_topics : int
        How many topics, at least 2 and at most as many as there are documents.
    seed : int
        Seed of LDA's start; NMF starts from the singular vectors, which hardly depend on it.
    method : {"nmf", "lda"}
        ``"nmf"``: gensim's solver on logarithmic TF-IDF from the NNDSVD start; ``"lda"``: gensim's online LDA.
    passes : int, optional
        How often the documents are gone through; 30 for NMF, 10 for LDA.
    stopwords, min_count, max_share, months
        See :func:`newsmine.topics.bags.bag`.
    progress : callable, optional
        Called with what is done and the whole.

    Returns
    -------
    TopicModel
        Its topics ordered by share, the largest first. Documents without any term are not in it.

    Raises
    ------
    InputError
        If there are no documents, no nouns, or fewer documents or terms than topics.
    ValueError
        If an argument is out of its range.

    References
    ----------
    .. [1] Lee, Seung, "Learning the parts of objects by non-negative matrix factorization", Nature 401, 1999.
    .. [2] Hoffman, Blei, Bach, "Online learning for latent Dirichlet allocation", NIPS 2010.
    """
    bags = bag(source, stopwords=stopwords, min_count=min_count, max_share=max_share, months=months)
    settings = {"stopwords": len(set(stopwords)), "min_count": min_count, "max_share": max_share}
    return fit_bags(
        bags, n_topics=n_topics, seed=seed, method=method, passes=passes, progress=progress, settings=settings
    )


def fit_bags(  # noqa: PLR0913 - settings, all by keyword
    bags: Bags,
    *,
    n_topics: int = 12,
    seed: int = 7,
    method: Method = "nmf",
    passes: int | None = None,
    progress: Progress | None = None,
    settings: Mapping[str, Any] | None = None,
) -> TopicModel:
    """Return the topics of bags that are made already; see :func:`fit`."""
    _check(bags, n_topics, method, passes)
    rounds = passes or _PASSES[method]
    factorize = {"nmf": _nmf, "lda": _lda}[method]
    topic_term, doc_topic = factorize(bags, n_topics, seed, rounds, progress)
    topic_term, doc_topic = _shares(topic_term), _shares(doc_topic)
    order = np.argsort(-doc_topic.mean(axis=0), kind="stable")
    topic_term, doc_topic = topic_term[order], doc_topic[:, order]
    return TopicModel(
        topic_term=topic_term,
        doc_topic=doc_topic,
        coherence=npmi(bags.counts, top_places(topic_term, TOP)),
        terms=bags.terms,
        article_ids=bags.article_ids,
        months=bags.months,
        parameters={
            "method": method,
            "n_topics": n_topics,
            "seed": seed,
            "passes": rounds,
            "documents_without_terms": bags.left_out,
            **(_LDA if method == "lda" else {}),
            **(settings or {}),
        },
        versions={name: importlib.metadata.version(name) for name in ("gensim", "numpy", "scipy")},
    )


def _check(bags: Bags, n_topics: int, method: str, passes: int | None) -> None:
    if method not in get_args(Method):
        known = get_args(Method)
        raise ValueError(f"unknown method {method!r}; {did_you_mean(method, known)}known: {', '.join(known)}")
    if n_topics < _MIN_TOPICS:
        raise ValueError(f"n_topics is {n_topics}; it must be at least {_MIN_TOPICS}")
    if passes is not None and passes < 1:
        raise ValueError(f"passes is {passes}; it must be at least 1")
    n_docs, n_terms = bags.counts.shape
    if n_topics > min(n_docs, n_terms):
        raise InputError(
            f"{n_topics} topics asked of {n_docs} documents with {n_terms} terms; ask for at most {min(n_docs, n_terms)} "
            "topics or add documents"
        )


def _shares(weights: "NDArray[np.float64]") -> "NDArray[np.float64]":
    """Return each row divided by its sum; a row of zeros becomes even."""
    sums = weights.sum(axis=1, keepdims=True)
    return np.where(sums > 0, weights / np.where(sums > 0, sums, 1.0), 1.0 / weights.shape[1])


class _Watched:
    """Bags as gensim reads them, telling how far it has come."""

    def __init__(self, bags: list[list[tuple[int, int]]], passes: int, progress: Progress | None) -> None:
        self.bags = bags
        self.whole = passes * len(bags)
        self.done = 0
        self.progress = progress

    def __len__(self) -> int:
        return len(self.bags)

    def __iter__(self) -> Iterator[list[tuple[int, int]]]:
        for row in self.bags:
            yield row
            self.done += 1
        if self.progress is not None:
            self.progress(min(self.done, self.whole), self.whole)


def _rows(counts: Any) -> list[list[tuple[int, int]]]:  # noqa: ANN401 - a scipy sparse matrix
    ends = counts.indptr.tolist()
    columns, values = counts.indices.tolist(), counts.data.tolist()
    return [list(zip(columns[start:end], values[start:end], strict=True)) for start, end in itertools.pairwise(ends)]


def _lda(
    bags: Bags, n_topics: int, seed: int, passes: int, progress: Progress | None
) -> "tuple[NDArray[np.float64], NDArray[np.float64]]":
    from gensim.models import LdaModel

    rows = _rows(bags.counts)
    model = LdaModel(
        _Watched(rows, passes, progress),
        id2word=dict(enumerate(bags.terms)),
        num_topics=n_topics,
        passes=passes,
        random_state=seed,
        eval_every=None,
        **_LDA,
    )
    size = int(_LDA["chunksize"])
    gammas = [model.inference(rows[i : i + size])[0] for i in range(0, len(rows), size)]
    return np.asarray(model.get_topics(), dtype=np.float64), np.vstack(gammas).astype(np.float64)


def _nmf(
    bags: Bags, n_topics: int, seed: int, passes: int, progress: Progress | None
) -> "tuple[NDArray[np.float64], NDArray[np.float64]]":
    from newsmine.topics.factorize import factorize, tfidf

    weights = tfidf(_rows(bags.counts), len(bags.terms))
    doc_topic, topic_term = factorize(weights, n_topics, seed=seed, rounds=passes, progress=progress)
    # A topic's size goes to its documents before its terms are made shares.
    return topic_term, doc_topic * topic_term.sum(axis=1)
