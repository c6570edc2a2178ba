"""Topics over time: gensim's dynamic topic model, and the quick way, the wording of whole topics in each period."""

from typing import TYPE_CHECKING, Any

import numpy as np
from scipy import sparse

from newsmine.errors import InputError
from newsmine.text.periods import period_of
from newsmine.topics.dirichlet import infer, nmf_start
from newsmine.topics.methods import Fitted, Plan, Watched, rows_of
from newsmine.topics.periods import Period
from newsmine.topics.vocabulary import Bags

if TYPE_CHECKING:
    from numpy.typing import NDArray

# gensim improves each term of each topic by itself, 4 or 5 ms a round at three periods: so many take four minutes a round.
MAX_CELLS = 50_000
# How many words of the whole a topic's wording in a period begins with (Zhai, Lafferty 2004 find 2,000 for whole
# texts; a topic of a period is a few hundred words, which are to speak for themselves).
_PRIOR = 100.0
# gensim's own: a document of news is about few things.
_CONCENTRATION = 0.01


def fit_dtm(bags: Bags, plan: Plan) -> Fitted:
    """Return the topics of the dynamic topic model; see :func:`newsmine.topics.fit.fit`."""
    from gensim.models import LdaSeqModel

    periods, place = slices_of(bags, plan.by or "year")
    cells = plan.n_topics * len(bags.terms)
    if cells > MAX_CELLS:
        least = int(np.sort(np.bincount(bags.counts.indices))[::-1][MAX_CELLS // plan.n_topics]) + 1
        raise InputError(
            f"dtm on {plan.n_topics} topics of {len(bags.terms):,} terms would take days: {cells:,} curves, and {MAX_CELLS:,} "
            f"are the most; min_count={least} leaves fewer terms, or method='nmf' with by='{plan.by}' is quick"
        )
    dated = np.argsort(place, kind="stable")[int((place < 0).sum()) :]
    rows = rows_of(bags.counts[dated])
    # gensim divides by the bound that it has not yet computed.
    with np.errstate(divide="ignore", invalid="ignore"):
        model = LdaSeqModel(
            Watched(rows, plan.passes, plan.progress),
            time_slice=np.bincount(place[dated], minlength=len(periods)).tolist(),
            id2word=dict(enumerate(bags.terms)),
            num_topics=plan.n_topics,
            alphas=_CONCENTRATION,
            initialize="own",
            sstats=nmf_start(bags, plan).T + 1.0 / plan.n_topics,
            random_state=plan.seed,
            em_min_iter=plan.passes,
            em_max_iter=plan.passes - 1,
        )
    curves = np.exp(np.stack([chain.e_log_prob for chain in model.topic_chains]))
    slice_term = np.ascontiguousarray(np.transpose(curves / curves.sum(axis=1, keepdims=True), (2, 0, 1)))
    weights = np.bincount(place[dated], minlength=len(periods)) / len(dated)
    topics = np.tensordot(weights, slice_term, axes=1)
    concentration = np.full(plan.n_topics, _CONCENTRATION)
    mass = np.full(plan.n_topics, bags.counts.sum() / plan.n_topics)
    doc_topic = np.zeros((len(place), plan.n_topics))
    doc_topic[dated] = model.gammas
    undated = np.flatnonzero(place < 0)
    if len(undated):
        doc_topic[undated] = infer(topics, mass, concentration, rows_of(bags.counts[undated]))
    return Fitted(topics, doc_topic, concentration, mass, slice_term)


def slices_of(bags: Bags, by: Period) -> "tuple[tuple[str, ...], NDArray[np.int64]]":
    """Return the periods that have documents, in order, and which each document lies in; -1 without a date.

    Raises
    ------
    InputError
        If no document has a date.
    """
    named = [period_of(month, by) if month is not None else None for month in bags.months]
    periods = sorted({name for name in named if name is not None})
    if not periods:
        raise InputError("no document has a date, so there are no periods; leave by out, or give months")
    place = {name: i for i, name in enumerate(periods)}
    return tuple(periods), np.array([-1 if name is None else place[name] for name in named], dtype=np.int64)


def word_slices(
    weights: Any,  # noqa: ANN401 - a scipy sparse matrix
    topics: "NDArray[np.float64]",
    documents: "NDArray[np.float64]",
    place: "NDArray[np.int64]",
) -> "NDArray[np.float64]":
    r"""Return how each topic of a whole is worded in each period.

    A word of a document is shared among the topics as :math:`\theta_{dk}\varphi_{kw} / \sum_j \theta_{dj}\varphi_{jw}`. What a
    topic gets of a period, with as much of the whole topic as 100 words have, is its wording there:

    .. math:: \varphi_{tkw} \propto \mu\,\varphi_{kw} + n_t \sum_{d \in t} x_{dw}\, p(k \mid d, w)

    Parameters
    ----------
    weights : scipy.sparse.csr_matrix
        Of shape (n_docs, n_terms): counts, or TF-IDF as NMF was fitted on; scaled to as many words as there are. Not changed.
    topics, documents : numpy.ndarray
        Of shapes (n_topics, n_terms) and (n_docs, n_topics); rows sum to 1.
    place : numpy.ndarray
        Which period each document lies in, of shape (n_docs,); -1 for none.

    Returns
    -------
    numpy.ndarray
        Of shape (n_slices, n_topics, n_terms); rows sum to 1.

    References
    ----------
    .. [1] Zhai, Lafferty, "A study of smoothing methods for language models applied to information retrieval", ACM TOIS
       22(2), 2004 (the prior).
    """
    cells = weights.tocoo()
    n_slices, (n_topics, n_terms) = int(place.max()) + 1, topics.shape
    slices = np.empty((n_slices, n_topics, n_terms))
    given = np.zeros(cells.nnz)
    parts = [documents[cells.row, k] * topics[k, cells.col] for k in range(n_topics)]
    for part in parts:
        given += part
    given = np.where(given > 0, given, 1.0)
    for k, part in enumerate(parts):
        held = place[cells.row] >= 0
        got = sparse.coo_matrix(
            ((cells.data * part / given)[held], (place[cells.row][held], cells.col[held])), shape=(n_slices, n_terms)
        )
        slices[:, k] = got.toarray() + _PRIOR * topics[k]
    return np.asarray(slices / slices.sum(axis=2, keepdims=True))
