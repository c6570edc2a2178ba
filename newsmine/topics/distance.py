"""How far apart two topics are."""

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


def jensen_shannon(one: "NDArray[np.float64]", other: "NDArray[np.float64]") -> "NDArray[np.float64]":
    r"""Return the Jensen-Shannon distance of each row of one to each row of the other.

    .. math:: \sqrt{\tfrac12 \mathrm{KL}(p \| m) + \tfrac12 \mathrm{KL}(q \| m)}, \quad m = \tfrac12 (p + q)

    with logarithms of base 2, so that it is 0 for equal rows and 1 for rows that share nothing.

    Parameters
    ----------
    one, other : numpy.ndarray
        Of shapes (n, n_terms) and (m, n_terms); rows sum to 1.

    Returns
    -------
    numpy.ndarray
        Of shape (n, m), in [0, 1].

    References
    ----------
    .. [1] Endres, Schindelin, "A new metric for probability distributions", IEEE Transactions on Information Theory 49(7), 2003.

    Examples
    --------
    >>> jensen_shannon(np.array([[1.0, 0.0]]), np.array([[1.0, 0.0], [0.0, 1.0]])).tolist()
    [[0.0, 1.0]]
    """
    parted = np.empty((len(one), len(other)))
    for i, p in enumerate(one):
        middle = (p + other) / 2
        parted[i] = (_relative(p, middle) + _relative(other, middle)) / 2
    return np.sqrt(np.clip(parted, 0.0, 1.0))


def _relative(p: "NDArray[np.float64]", middle: "NDArray[np.float64]") -> "NDArray[np.float64]":
    p = np.broadcast_to(p, middle.shape)
    held = p > 0
    ratio = np.divide(p, middle, out=np.ones_like(middle), where=held)
    return np.asarray((p * np.log2(ratio)).sum(axis=1))
