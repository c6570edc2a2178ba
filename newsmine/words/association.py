"""How strongly two words are drawn to each other, out of four counts."""

import numpy as np

from newsmine.words.rows import Floats, Integers

MEASURES = ("pmi", "npmi", "t", "loglikelihood", "chi2", "dice", "logdice")
"""The measures, in the order of the columns."""

# So that logDice, of a pair that is always together, is 14.
_LOGDICE_TOP = 14


def associate(together: Integers, first: Integers, second: Integers, total: int) -> dict[str, Floats]:
    r"""Return the measures of association of pairs.

    With :math:`O` the pairs of both words, :math:`R` those with the first, :math:`C` those with the second, :math:`N` all
    pairs, and :math:`E = RC / N` what chance would give:

    * ``pmi`` :math:`\log_2 (O / E)`; ``npmi`` :math:`\mathrm{pmi} / -\log_2 (O / N)`, from -1 to 1;
    * ``t`` :math:`(O - E) / \sqrt O`;
    * ``loglikelihood`` :math:`2 \sum O_{ij} \ln (O_{ij} / E_{ij})` and ``chi2`` :math:`\sum (O_{ij} - E_{ij})^2 / E_{ij}`
      over the four cells, without Yates' correction;
    * ``dice`` :math:`2O / (R + C)`; ``logdice`` :math:`14 + \log_2 \mathrm{dice}`, which does not depend on the size of the
      collection.

    Parameters
    ----------
    together, first, second : numpy.ndarray
        Counts of shape (n_pairs,); ``together`` is at least 1 and at most each of the others.
    total : int
        All pairs.

    Returns
    -------
    dict of str to numpy.ndarray
        ``expected`` and the measures, each of shape (n_pairs,). Where all pairs are this pair, its npmi is 1.

    References
    ----------
    .. [1] Church, Hanks, "Word association norms, mutual information, and lexicography", Computational Linguistics 16(1),
       1990 (PMI).
    .. [2] Bouma, "Normalized (pointwise) mutual information in collocation extraction", GSCL 2009.
    .. [3] Church, Gale, Hanks, Hindle, "Using statistics in lexical analysis", 1991 (t).
    .. [4] Dunning, "Accurate methods for the statistics of surprise and coincidence", Computational Linguistics 19(1), 1993.
    .. [5] Rychlý, "A lexicographer-friendly association score", RASLAN 2008 (logDice).
    .. [6] Evert, "Corpora and collocations", in: Corpus Linguistics, 2008 (the four cells, and the measures of them).

    Examples
    --------
    >>> found = associate(np.array([8]), np.array([10]), np.array([16]), 100)
    >>> [round(float(found[name][0]), 3) for name in ("expected", "pmi", "t", "dice")]
    [1.6, 2.322, 2.263, 0.615]
    """
    o, r, c, n = (np.asarray(values, dtype=float) for values in (together, first, second, total))
    expected = r * c / n
    cells = ((o, expected), (r - o, r * (n - c) / n), (c - o, (n - r) * c / n), (n - r - c + o, (n - r) * (n - c) / n))
    with np.errstate(divide="ignore", invalid="ignore"):
        pmi = np.log2(o / expected)
        surprise = -np.log2(o / n)
        return {
            "expected": expected,
            "pmi": pmi,
            "npmi": np.where(surprise > 0, np.clip(pmi / surprise, -1.0, 1.0), 1.0),
            "t": (o - expected) / np.sqrt(o),
            "loglikelihood": log_likelihood(cells),
            # A cell that chance leaves empty is empty.
            "chi2": sum(np.where(e > 0, (seen - e) ** 2 / e, 0.0) for seen, e in cells),
            "dice": 2 * o / (r + c),
            "logdice": _LOGDICE_TOP + np.log2(2 * o / (r + c)),
        }


def log_likelihood(cells: "tuple[tuple[Floats, Floats], ...]") -> Floats:
    r"""Return :math:`2 \sum O \ln (O / E)` over the cells, each with what was seen and what was expected; an empty one adds 0."""
    with np.errstate(divide="ignore", invalid="ignore"):
        parts = [np.where(seen > 0, seen * np.log(seen / e), 0.0) for seen, e in cells]
    found: Floats = np.maximum(2 * np.sum(parts, axis=0), 0.0)
    return found
