"""How well the top terms of topics hang together, and how much they differ."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


def npmi(counts: Any, tops: "NDArray[np.int64]") -> "NDArray[np.float64]":  # noqa: ANN401 - a scipy sparse matrix
    r"""Return the coherence of each topic: the mean NPMI of the pairs of its top terms.

    .. math:: \mathrm{NPMI}(a, b) = \ln\frac{p(a, b)}{p(a)\,p(b)} \Big/ -\ln p(a, b)

    with shares of documents as probabilities. It is -1 for two terms that never meet, 0 for independent ones (also for
    two that stand in every document) and 1 for terms that stand in the same documents only.

    Parameters
    ----------
    counts : scipy sparse matrix
        Of shape (n_docs, n_terms); above zero where a document holds a term. Not changed.
    tops : numpy.ndarray
        Of shape (n_topics, n_top): columns of ``counts``.

    Returns
    -------
    numpy.ndarray
        Of shape (n_topics,), in [-1, 1].

    References
    ----------
    .. [1] Bouma, "Normalized (pointwise) mutual information in collocation extraction", GSCL 2009.
    .. [2] Röder, Both, Hinneburg, "Exploring the space of topic coherence measures", WSDM 2015.

    Examples
    --------
    >>> from scipy import sparse
    >>> held = sparse.csr_matrix([[1, 1, 0], [1, 1, 0], [0, 0, 1], [0, 0, 1]])
    >>> npmi(held, np.array([[0, 1], [0, 2]])).tolist()
    [1.0, -1.0]
    """
    tops = np.asarray(tops, dtype=np.int64)
    n_top = tops.shape[1]
    if n_top < 2:  # noqa: PLR2004 - a pair
        return np.zeros(len(tops))
    n_docs = counts.shape[0]
    chosen, places = np.unique(tops, return_inverse=True)
    held = (counts.tocsc()[:, chosen] > 0).astype(np.float64)
    together = (held.T @ held).toarray()
    places = places.reshape(tops.shape)
    first, second = np.triu_indices(n_top, k=1)
    pairs = together[places[:, first], places[:, second]]
    alone = np.diag(together)
    a, b = alone[places[:, first]], alone[places[:, second]]
    met = (pairs > 0) & (pairs < n_docs)
    values = np.where(pairs > 0, 0.0, -1.0)
    both = pairs[met]
    values[met] = np.log(both * n_docs / (a[met] * b[met])) / -np.log(both / n_docs)
    return np.asarray(np.clip(values.mean(axis=1), -1.0, 1.0), dtype=np.float64)


def diversity(tops: "NDArray[np.int64]") -> float:
    """Return the share of different terms among the top terms of all topics (Dieng et al., TACL 2020).

    Examples
    --------
    >>> diversity(np.array([[0, 1], [1, 2]]))
    0.75
    """
    return float(len(np.unique(tops)) / tops.size)


def c_v(top_terms: Sequence[Sequence[str]], texts: Iterable[Iterable[str]]) -> "NDArray[np.float64]":
    """Return gensim's c_v coherence of each topic: slow, for papers that report it.

    Parameters
    ----------
    top_terms : sequence of sequence of str
        The top terms of each topic.
    texts : iterable of iterable of str
        The terms of each document in their order; a window of 110 terms slides over them.

    Returns
    -------
    numpy.ndarray
        Of shape (n_topics,), in [0, 1].

    References
    ----------
    .. [1] Röder, Both, Hinneburg, "Exploring the space of topic coherence measures", WSDM 2015.
    """
    from gensim.corpora import Dictionary
    from gensim.models import CoherenceModel

    known = [list(text) for text in texts]
    model = CoherenceModel(
        topics=[list(terms) for terms in top_terms],
        texts=known,
        dictionary=Dictionary(known),
        coherence="c_v",
        topn=max(len(terms) for terms in top_terms),
        processes=1,
    )
    return np.asarray(model.get_coherence_per_topic(), dtype=np.float64)
