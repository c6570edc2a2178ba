"""Krippendorff's alpha, and what it is made of."""

from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

Level = Literal["nominal", "ordinal", "interval", "ratio"]
"""What the codes are: names, ranks, numbers with a unit, numbers with a true zero."""

Floats: TypeAlias = NDArray[np.floating]


def coincidences(counts: Floats) -> Floats:
    """Return the pairs of codes within each unit, each unit weighed as so many codes as it has.

    Parameters
    ----------
    counts : numpy.ndarray
        How many coders gave each code, of shape (n_units, n_codes).

    Returns
    -------
    numpy.ndarray
        Of shape (n_units, n_codes, n_codes); a unit with fewer than two codes has none.
    """
    m = counts.sum(axis=1)
    pairs = counts[:, :, None] * counts[:, None, :]
    n_codes = counts.shape[1]
    pairs[:, np.arange(n_codes), np.arange(n_codes)] -= counts
    found: Floats = np.where(m[:, None, None] > 1, pairs / np.maximum(m - 1, 1)[:, None, None], 0.0)
    return found


def alpha(coincidence: Floats, level: Level, values: Floats) -> float:
    r"""Return :math:`\alpha = 1 - D_o / D_e` of a matrix of coincidences.

    With :math:`o_{ck}` the coincidences, :math:`n_c` their sums and :math:`n` all of them,
    :math:`\alpha = 1 - (n - 1) \sum o_{ck} \delta^2_{ck} / \sum n_c n_k \delta^2_{ck}`, where :math:`\delta^2` is 1 for unlike
    names; :math:`(\sum_{g=c}^{k} n_g - (n_c + n_k) / 2)^2` for ranks; :math:`(c - k)^2` for numbers;
    :math:`((c - k) / (c + k))^2` where they have a true zero.

    Parameters
    ----------
    coincidence : numpy.ndarray
        Of shape (n_codes, n_codes), the codes in order.
    level : {"nominal", "ordinal", "interval", "ratio"}
    values : numpy.ndarray
        What the codes are worth, of shape (n_codes,); for interval and ratio.

    Returns
    -------
    float
        Not a number where only one code was given: there is nothing to tell apart.

    References
    ----------
    .. [1] Krippendorff, "Content analysis", 4th edition, 2018, chapter 12.
    .. [2] Krippendorff, "Computing Krippendorff's alpha-reliability", 2011.
    """
    sums = coincidence.sum(axis=1)
    apart = _apart(sums, level, values)
    expected = float(sums @ apart @ sums)
    if expected <= 0:
        return float("nan")
    return 1 - float(sums.sum() - 1) * float((coincidence * apart).sum()) / expected


def _apart(sums: Floats, level: Level, values: Floats) -> Floats:
    if level == "nominal":
        return 1 - np.eye(len(sums))
    if level == "ordinal":
        below = np.cumsum(sums) - sums / 2
        found: Floats = (below[:, None] - below[None, :]) ** 2
        return found
    gap = values[:, None] - values[None, :]
    if level == "interval":
        return np.asarray(gap**2)
    total = values[:, None] + values[None, :]
    return np.asarray(np.where(total == 0, 0.0, gap / np.where(total == 0, 1.0, total)) ** 2)
