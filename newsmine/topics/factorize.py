"""Non-negative matrix factorization: gensim's solver from a start that is no accident."""

from typing import TYPE_CHECKING, Any

import numpy as np
from scipy import sparse
from scipy.sparse.linalg import svds

from newsmine.topics.methods import Fitted, Plan, rows_of
from newsmine.topics.vocabulary import Bags
from newsmine.widgets.progress import Progress

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Up to so many cells a dense SVD is quicker than the iterative one, and exact.
_DENSE_CELLS = 1_000_000
# The weights of documents alone converge in far fewer; a document that needs more is no better for it.
_ROUNDS_OF_DOCUMENTS = 100
# Rows are not brought to one length: with ``ltc`` NPMI is .36 in place of .41 on whole articles, .05 in place of .13 on
# sentences (20 topics), where short texts of rare words weigh as much as long ones (docs/topics.md).
_WEIGHTS = "ltn"
# Greene, O'Callaghan, Cunningham (2014) leave out a fifth of the documents.
KEEP = 0.8


def fit_nmf(bags: Bags, plan: Plan) -> Fitted:
    """Return the NMF topics of bags, of all documents at once or agreed on by an ensemble; see :func:`newsmine.topics.fit.fit`."""
    n_terms = len(bags.terms)
    weights = tfidf(bags.counts)
    if plan.ensemble:
        topic_term = _ensemble(bags, plan)
        doc_topic = weigh(weights, topic_term)
    else:
        doc_topic, topic_term = factorize(
            weights, plan.n_topics, seed=plan.seed, rounds=plan.passes, progress=plan.progress
        )
        # A topic's size goes to its documents before its terms are made shares.
        doc_topic = doc_topic * topic_term.sum(axis=1)
    none = np.zeros(plan.n_topics)
    return Fitted(topic_term.reshape(plan.n_topics, n_terms), doc_topic, none, none)


def tfidf(
    counts: Any,  # noqa: ANN401 - a scipy sparse matrix
    held: "NDArray[np.int64] | None" = None,
    n_docs: int | None = None,
) -> Any:  # noqa: ANN401 - a scipy sparse matrix
    """Return gensim's TF-IDF ``ltn``: logarithmic count times inverse document frequency.

    Parameters
    ----------
    counts : scipy.sparse.csr_matrix
        Of shape (n_docs, n_terms). Not changed.
    held : numpy.ndarray, optional
        In how many documents each term stands, of shape (n_terms,); of ``counts`` itself, if it is not given.
    n_docs : int, optional
        How many documents those are.

    Returns
    -------
    scipy.sparse.csr_matrix
        Of shape (n_docs, n_terms).
    """
    from gensim.corpora import Dictionary
    from gensim.matutils import corpus2csc
    from gensim.models import TfidfModel

    if held is None:
        held, n_docs = np.bincount(counts.indices, minlength=counts.shape[1]), counts.shape[0]
    known = Dictionary()
    known.dfs = {i: n for i, n in enumerate(held.tolist()) if n}
    known.num_docs = n_docs
    known.num_nnz = int(held.sum())
    model = TfidfModel(dictionary=known, smartirs=_WEIGHTS)
    rows = rows_of(counts)
    return sparse.csr_matrix(corpus2csc(model[rows], num_terms=counts.shape[1], num_docs=len(rows)).T)


def factorize(
    weights: Any,  # noqa: ANN401 - a scipy sparse matrix
    n_topics: int,
    *,
    seed: int,
    rounds: int,
    progress: Progress | None = None,
) -> "tuple[NDArray[np.float64], NDArray[np.float64]]":
    """Return non-negative factors whose product is near the weights.

    Parameters
    ----------
    weights : scipy.sparse.csr_matrix
        Of shape (n_docs, n_terms), not negative. Not changed.
    n_topics : int
        How many factors, at most the smaller side of ``weights``.
    seed : int
        Seed of the iterative SVD.
    rounds : int
        How often both factors are improved in turn.
    progress : callable, optional
        Called with the rounds done and all rounds.

    Returns
    -------
    tuple of numpy.ndarray
        Of shapes (n_docs, n_topics) and (n_topics, n_terms).

    References
    ----------
    .. [1] Boutsidis, Gallopoulos, "SVD based initialization", Pattern Recognition 41(4), 2008 (NNDSVD).
    .. [2] Cichocki, Phan, "Fast local algorithms for large scale nonnegative matrix and tensor factorizations",
       IEICE Transactions E92-A(3), 2009.
    """
    from gensim.models.nmf_pgd import solve_h

    doc_topic, topic_term = _start(weights, n_topics, seed)
    order = np.arange(n_topics, dtype=np.int32)
    by_term = sparse.csr_matrix(weights.T)
    for done in range(1, rounds + 1):
        # Both steps are the same problem, so gensim's solver for documents serves for terms too.
        solve_h(doc_topic, np.ascontiguousarray((weights @ topic_term.T).T), topic_term @ topic_term.T, order, 1.0)
        solve_h(topic_term, np.ascontiguousarray((by_term @ doc_topic.T).T), doc_topic @ doc_topic.T, order, 1.0)
        if progress is not None:
            progress(done, rounds)
    return doc_topic.T, topic_term


def weigh(weights: Any, topic_term: "NDArray[np.float64]") -> "NDArray[np.float64]":  # noqa: ANN401 - a scipy sparse matrix
    """Return how much of each topic is in each document, of shape (n_docs, n_topics): least squares, not negative.

    Parameters
    ----------
    weights : scipy.sparse.csr_matrix
        TF-IDF of shape (n_docs, n_terms). Not changed.
    topic_term : numpy.ndarray
        Of shape (n_topics, n_terms). Not changed.
    """
    from gensim.models.nmf_pgd import solve_h

    n_topics = len(topic_term)
    lengths = np.linalg.norm(topic_term, axis=1, keepdims=True)
    units = topic_term / np.where(lengths > 0, lengths, 1.0)
    found = np.zeros((n_topics, weights.shape[0]))
    wanted, order = np.ascontiguousarray((weights @ units.T).T), np.arange(n_topics, dtype=np.int32)
    products = units @ units.T
    np.fill_diagonal(products, np.where(lengths.ravel() > 0, np.diag(products), 1.0))
    for _ in range(_ROUNDS_OF_DOCUMENTS):
        solve_h(found, wanted, products, order, 1.0)
    return np.asarray((found / np.where(lengths > 0, lengths, 1.0)).T)


def _ensemble(bags: Bags, plan: Plan) -> "NDArray[np.float64]":
    """Return the topics that most of several fits agree on, each of four fifths of the documents."""
    random = np.random.default_rng(plan.seed)
    n_docs = len(bags.article_ids)
    size = max(plan.n_topics, round(KEEP * n_docs))
    members = []
    for done in range(1, plan.ensemble + 1):
        rows = np.sort(random.choice(n_docs, size=size, replace=False))
        _, topics = factorize(tfidf(bags.counts[rows]), plan.n_topics, seed=plan.seed, rounds=plan.passes)
        lengths = np.linalg.norm(topics, axis=1, keepdims=True)
        members.append(topics / np.where(lengths > 0, lengths, 1.0))
        if plan.progress is not None:
            plan.progress(done, plan.ensemble)
    stacked = sparse.csr_matrix(np.vstack(members))
    return factorize(stacked, plan.n_topics, seed=plan.seed, rounds=plan.passes)[1]


def _start(
    weights: Any,  # noqa: ANN401 - a scipy sparse matrix
    n_topics: int,
    seed: int,
) -> "tuple[NDArray[np.float64], NDArray[np.float64]]":
    """Return NNDSVD factors of shapes (n_topics, n_docs) and (n_topics, n_terms)."""
    left, sizes, right = _singular(weights, n_topics, seed)
    doc_topic = np.zeros((n_topics, weights.shape[0]))
    topic_term = np.zeros((n_topics, weights.shape[1]))
    for i in range(n_topics):
        parts = []
        for sign in (1.0, -1.0):
            docs, terms = np.maximum(sign * left[:, i], 0), np.maximum(sign * right[i], 0)
            parts.append((np.linalg.norm(docs) * np.linalg.norm(terms), docs, terms))
        size, docs, terms = max(parts, key=lambda part: part[0])
        if size > 0:
            scale = np.sqrt(sizes[i] * size)
            doc_topic[i] = scale * docs / np.linalg.norm(docs)
            topic_term[i] = scale * terms / np.linalg.norm(terms)
    return doc_topic, topic_term


def _singular(weights: Any, n: int, seed: int) -> Any:  # noqa: ANN401 - a scipy sparse matrix; three arrays
    """Return the largest singular values, largest first, with their vectors."""
    smaller = min(weights.shape)
    if n >= smaller or weights.shape[0] * weights.shape[1] <= _DENSE_CELLS:
        left, sizes, right = np.linalg.svd(weights.toarray(), full_matrices=False)
        return left[:, :n], sizes[:n], right[:n]
    start = np.random.default_rng(seed).uniform(0.5, 1.5, smaller)
    left, sizes, right = svds(weights, k=n, v0=start)
    order = np.argsort(-sizes, kind="stable")
    return left[:, order], sizes[order], right[order]
