"""Non-negative matrix factorization: gensim's solver from a start that is no accident."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy import sparse
from scipy.sparse.linalg import svds

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Up to so many cells a dense SVD is quicker than the iterative one, and exact.
_DENSE_CELLS = 1_000_000


def tfidf(rows: list[list[tuple[int, int]]], n_terms: int) -> Any:  # noqa: ANN401 - a scipy sparse matrix
    """Return gensim's TF-IDF ``ltc``: logarithmic count, inverse document frequency, rows of length 1.

    Returns
    -------
    scipy.sparse.csr_matrix
        Of shape (n_docs, n_terms).
    """
    from gensim.matutils import corpus2csc
    from gensim.models import TfidfModel

    model = TfidfModel(rows, smartirs="ltc")
    return sparse.csr_matrix(corpus2csc(model[rows], num_terms=n_terms, num_docs=len(rows)).T)


def factorize(
    weights: Any,  # noqa: ANN401 - a scipy sparse matrix
    n_topics: int,
    *,
    seed: int,
    rounds: int,
    progress: Callable[[int, int], None] | None = None,
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
