"""The Dirichlet family, by gensim: LDA from the topics of NMF, and HDP."""

from typing import TYPE_CHECKING, Any

import numpy as np

from newsmine.topics.factorize import fit_nmf
from newsmine.topics.methods import Fitted, Plan, Row, Watched, rows_of
from newsmine.topics.vocabulary import Bags

if TYPE_CHECKING:
    from gensim.models import LdaModel
    from numpy.typing import NDArray

# Measured on 4,743 keyword lists and on 13,921 passages of them, 20 and 50 topics (docs/topics.md): small steps that forget
# slowly (Hoffman, Blei, Bach 2010); more passes lead away from the start, to topics that are less coherent, for nothing.
LDA = {"decay": 0.7, "offset": 64.0}
_CHUNK = 512
# A pass of fewer steps than that leaves a small corpus where it began.
_STEPS_OF_A_PASS = 8
_ROUNDS_OF_NMF = 30
_CHUNK_OF_INFERENCE = 2048
# Wang, Paisley, Blei (2011) hold at most 20 topics in a document and at most 150 in all.
HDP = {"K": 15, "chunksize": 256}
# A topic of HDP that has less than this share of the words was never used.
_LEAST_SHARE = 0.001
# The last sticks of HDP may be broken to nothing, and a Dirichlet parameter of nothing is none.
_LEAST_CONCENTRATION = 1e-6


def fit_lda(bags: Bags, plan: Plan) -> Fitted:
    """Return the LDA topics of bags; see :func:`newsmine.topics.fit.fit`."""
    from gensim.models import LdaModel

    rows = rows_of(bags.counts)
    start = nmf_start(bags, plan)
    model = LdaModel(
        None,
        id2word=dict(enumerate(bags.terms)),
        num_topics=plan.n_topics,
        passes=plan.passes,
        chunksize=chunk_size(len(rows)),
        random_state=plan.seed,
        eval_every=None,
        **LDA,
    )
    model.state.sstats[...] = start
    model.sync_state()
    model.random_state = _Even()
    model.update(Watched(rows, plan.passes, plan.progress))
    topics = model.state.get_lambda().astype(np.float64)
    return Fitted(topics, _gammas(model, rows), np.asarray(model.alpha, dtype=np.float64), topics.sum(axis=1))


def fit_hdp(bags: Bags, plan: Plan) -> Fitted:
    """Return the HDP topics of bags, at most ``plan.n_topics`` of them; see :func:`newsmine.topics.fit.fit`."""
    from gensim.models import HdpModel

    rows = rows_of(bags.counts)
    watched = Watched(rows, plan.passes, plan.progress)
    model = HdpModel(
        watched,
        dict(enumerate(bags.terms)),
        T=plan.n_topics,
        K=min(HDP["K"], plan.n_topics),
        chunksize=min(HDP["chunksize"], len(rows)),
        max_chunks=plan.passes * -(-len(rows) // min(HDP["chunksize"], len(rows))),
        random_state=plan.seed,
    )
    concentration, topics = model.hdp_to_lda()
    concentration = np.maximum(concentration, _LEAST_CONCENTRATION)
    weights = model.m_lambda_sum + model.m_W * model.m_eta
    gammas = infer(topics, weights, concentration, rows)
    kept = np.flatnonzero(gammas.sum(axis=0) / gammas.sum() >= _LEAST_SHARE)
    return Fitted(topics[kept], gammas[:, kept], concentration[kept], weights[kept])


def infer(
    topics: "NDArray[np.float64]", mass: "NDArray[np.float64]", concentration: "NDArray[np.float64]", rows: list[Row]
) -> "NDArray[np.float64]":
    """Return gensim's variational weights of topics in documents, of shape (n_docs, n_topics).

    Parameters
    ----------
    topics : numpy.ndarray
        Of shape (n_topics, n_terms); rows sum to 1.
    mass, concentration : numpy.ndarray
        Of shape (n_topics,), as in :class:`newsmine.topics.methods.Fitted`.
    rows : list
        Pairs of a column and its count.
    """
    from gensim.models import LdaModel

    model = LdaModel(
        None,
        id2word=dict.fromkeys(range(topics.shape[1]), ""),
        num_topics=len(topics),
        alpha=concentration,
        dtype=np.float64,
        random_state=0,
        eval_every=None,
    )
    model.state.sstats[...] = topics * mass[:, None] - model.eta
    model.sync_state()
    model.random_state = _Even()
    return _gammas(model, rows)


def nmf_start(bags: Bags, plan: Plan) -> "NDArray[np.float64]":
    """Return the topics of NMF as counts of words, of shape (n_topics, n_terms): what the Dirichlet models begin with."""
    begun = fit_nmf(bags, Plan(n_topics=plan.n_topics, seed=plan.seed, passes=_ROUNDS_OF_NMF, ensemble=plan.ensemble))
    topics = begun.topic_term / np.maximum(begun.topic_term.sum(axis=1, keepdims=True), np.finfo(float).tiny)
    documents = begun.doc_topic / np.maximum(begun.doc_topic.sum(axis=1, keepdims=True), np.finfo(float).tiny)
    return np.asarray(topics * documents.mean(axis=0)[:, None] * bags.counts.sum())


def chunk_size(n_docs: int) -> int:
    """Return how many documents a step of online LDA takes.

    Examples
    --------
    >>> chunk_size(80), chunk_size(100_000)
    (10, 512)
    """
    return max(1, min(_CHUNK, -(-n_docs // _STEPS_OF_A_PASS)))


class _Even:
    """Inference without chance: what a document is about does not hang on those beside it."""

    def gamma(self, _shape: float, _scale: float, size: tuple[int, int]) -> "NDArray[np.float64]":
        """Begin with every topic alike."""
        return np.ones(size)

    def rand(self, size: int) -> "NDArray[np.float64]":
        """Break no ties where gensim chooses topics for its log."""
        return np.zeros(size)


def _gammas(model: "LdaModel", rows: list[Row]) -> "NDArray[np.float64]":
    step = _CHUNK_OF_INFERENCE
    parts: list[Any] = [model.inference(rows[i : i + step])[0] for i in range(0, len(rows), step)]
    return np.vstack(parts).astype(np.float64)
