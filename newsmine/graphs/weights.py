"""How strongly two entities belong together, from counts of windows; one function a measure, all of the same shape."""

from collections.abc import Callable
from typing import Literal

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Weight = Literal["count", "npmi", "pmi", "jaccard", "cosine", "association_strength", "log_likelihood"]


def count(together: npt.ArrayLike, first: npt.ArrayLike, second: npt.ArrayLike, windows: int) -> Floats:  # noqa: ARG001 - all weights are asked alike
    """Return the number of windows that name both.

    Parameters
    ----------
    together : array_like
        Windows that name both; at least 1. So it is for all weights here.
    first, second : array_like
        Windows that name the one, and the other.
    windows : int
        All windows.
    """
    return np.asarray(together, dtype=np.float64)


def pmi(together: npt.ArrayLike, first: npt.ArrayLike, second: npt.ArrayLike, windows: int) -> Floats:
    r"""Return the pointwise mutual information, :math:`\log_2\frac{p_{xy}}{p_x p_y}`, in bits.

    0 for independent ones, no upper limit: pairs of rare entities have the largest.

    References
    ----------
    .. [1] Church, Hanks, "Word association norms, mutual information, and lexicography", Computational Linguistics 16(1),
       1990.

    Examples
    --------
    >>> pmi([2, 1], [2, 2], [2, 2], 4).tolist()
    [1.0, 0.0]
    """
    both, x, y = _floats(together, first, second)
    return np.log2(both * windows / (x * y))


def npmi(together: npt.ArrayLike, first: npt.ArrayLike, second: npt.ArrayLike, windows: int) -> Floats:
    r"""Return the normalised pointwise mutual information of pairs.

    With probabilities over the windows, :math:`\ln\frac{p_{xy}}{p_x p_y} / -\ln p_{xy}`: 1 for two that are only
    named together, 0 for independent ones, towards -1 for two that avoid each other; 1 where both stand in every window.

    References
    ----------
    .. [1] Bouma, "Normalized (pointwise) mutual information in collocation extraction", GSCL 2009.

    Examples
    --------
    >>> npmi([2, 1], [2, 2], [2, 2], 4).round(3).tolist()
    [1.0, 0.0]
    """
    both, x, y = _floats(together, first, second)
    surprise = -np.log(both / windows)
    always = surprise == 0
    shared = np.log(both * windows / (x * y)) / np.where(always, 1.0, surprise)
    # Rounding leads past 1 by a hair.
    return np.where(always, 1.0, np.clip(shared, -1.0, 1.0))


def jaccard(together: npt.ArrayLike, first: npt.ArrayLike, second: npt.ArrayLike, windows: int) -> Floats:  # noqa: ARG001 - as count
    r"""Return the share of both in the windows of either, :math:`\frac{n_{xy}}{n_x + n_y - n_{xy}}`, in (0, 1].

    References
    ----------
    .. [1] Jaccard, "The distribution of the flora in the alpine zone", New Phytologist 11(2), 1912.

    Examples
    --------
    >>> jaccard([2, 1], [2, 2], [2, 3], 9).tolist()
    [1.0, 0.25]
    """
    both, x, y = _floats(together, first, second)
    return both / (x + y - both)


def cosine(together: npt.ArrayLike, first: npt.ArrayLike, second: npt.ArrayLike, windows: int) -> Floats:  # noqa: ARG001 - as count
    r"""Return the cosine of the two rows of the window matrix, :math:`\frac{n_{xy}}{\sqrt{n_x n_y}}`, in (0, 1].

    Also known as Ochiai's or Salton's measure.

    References
    ----------
    .. [1] Salton, McGill, "Introduction to Modern Information Retrieval", 1983.

    Examples
    --------
    >>> cosine([2], [4], [4], 9).tolist()
    [0.5]
    """
    both, x, y = _floats(together, first, second)
    return both / np.sqrt(x * y)


def association_strength(together: npt.ArrayLike, first: npt.ArrayLike, second: npt.ArrayLike, windows: int) -> Floats:
    r"""Return how many times more often than by chance two stand together, :math:`\frac{n_{xy} N}{n_x n_y}`, over 0.

    VOSviewer's default, with all :math:`N` windows for its constant; 1 for independent ones.

    References
    ----------
    .. [1] Van Eck, Waltman, "How to normalize cooccurrence data?", JASIST 60(8), 2009.

    Examples
    --------
    >>> association_strength([2], [2], [4], 8).tolist()
    [2.0]
    """
    both, x, y = _floats(together, first, second)
    return both * windows / (x * y)


def log_likelihood(together: npt.ArrayLike, first: npt.ArrayLike, second: npt.ArrayLike, windows: int) -> Floats:
    r"""Return the signed log-likelihood ratio :math:`\pm 2\sum O \ln\frac{O}{E}` over the four cells of a pair.

    The sign is that of observed less expected. Over 3.84, 6.63, 10.83 it is significant at .05, .01, .001 (one degree of
    freedom), for one pair that was chosen beforehand; for the pairs of a graph see
    :func:`newsmine.graphs.backbone.backbone`.

    References
    ----------
    .. [1] Dunning, "Accurate methods for the statistics of surprise and coincidence", Computational Linguistics 19(1),
       1993.

    Examples
    --------
    >>> log_likelihood([2, 1], [2, 2], [2, 2], 4).round(4).tolist()
    [5.5452, 0.0]
    """
    both, x, y = _floats(together, first, second)
    cells = (
        (both, x * y),
        (x - both, x * (windows - y)),
        (y - both, (windows - x) * y),
        (windows - x - y + both, (windows - x) * (windows - y)),
    )
    parts = [_surprise(observed, expected / windows) for observed, expected in cells]
    sign: Floats = np.where(both * windows < x * y, -1.0, 1.0)
    return np.asarray(sign * np.maximum(0.0, 2 * np.sum(parts, axis=0)), dtype=np.float64)


def p_values(together: npt.ArrayLike, first: npt.ArrayLike, second: npt.ArrayLike, windows: int) -> Floats:
    """Return how likely two would share so many windows or more by chance (hypergeometric; Fisher's exact test, one side).

    References
    ----------
    .. [1] Tumminello, Miccichè, Lillo, Piilo, Mantegna, "Statistically validated networks in bipartite complex systems",
       PLoS ONE 6(3), 2011.

    Examples
    --------
    >>> p_values([2], [2], [2], 4).round(4).tolist()
    [0.1667]
    """
    from scipy.stats import hypergeom

    both, x, y = _floats(together, first, second)
    return np.asarray(hypergeom.sf(both - 1, windows, x, y), dtype=np.float64)


WEIGHTS: dict[str, Callable[[npt.ArrayLike, npt.ArrayLike, npt.ArrayLike, int], Floats]] = {
    "count": count,
    "npmi": npmi,
    "pmi": pmi,
    "jaccard": jaccard,
    "cosine": cosine,
    "association_strength": association_strength,
    "log_likelihood": log_likelihood,
}
"""Every weight by its name."""


def _floats(*columns: npt.ArrayLike) -> tuple[Floats, ...]:
    return tuple(np.asarray(column, dtype=np.float64) for column in columns)


def _surprise(observed: Floats, expected: Floats) -> Floats:
    """Return observed ln(observed / expected), 0 for what was never observed."""
    seen = observed > 0
    return np.where(seen, observed * np.log(np.where(seen, observed, 1.0) / np.where(seen, expected, 1.0)), 0.0)
