"""How evenly terms are spread over the parts of a collection."""

from typing import Any

import numpy as np

from newsmine.words.rows import Floats


def spread(counts: Any, sizes: Floats) -> dict[str, Floats]:  # noqa: ANN401 - scipy's sparse matrices have no types
    r"""Return the measures of dispersion of each term.

    With :math:`v_i` the share of a term's places that lie in part :math:`i`, :math:`s_i` the share of all words that
    part holds, and :math:`p_i` the term's share of the words of the part:

    * ``range``: in how many parts it stands;
    * ``juilland_d``: :math:`D = 1 - \frac{\sigma_p}{\bar p \sqrt{n - 1}}`, 1 is even, 0 is all in one part; of parts of
      unlike sizes, by their shares;
    * ``dp``: :math:`DP = \frac12 \sum_i |v_i - s_i|`, 0 is even, near 1 is all in the smallest part;
    * ``dp_norm``: :math:`DP / (1 - \min s)`, so that the most uneven is 1.

    Parameters
    ----------
    counts : scipy.sparse matrix
        Of shape (n_parts, n_terms).
    sizes : numpy.ndarray
        Words of each part; parts without words do not count.

    Returns
    -------
    dict of str to numpy.ndarray
        Each of shape (n_terms,); not a number where there is one part only (``dp`` is 0 then), or the term has no place.

    References
    ----------
    .. [1] Juilland, Brodin, Davidovitch, "Frequency dictionary of French words", 1970.
    .. [2] Gries, "Dispersions and adjusted frequencies in corpora", IJCL 13(4), 2008.
    .. [3] Lijffijt, Gries, "Correction to Stefan Th. Gries' 'Dispersions …'", IJCL 17(1), 2012 (the normalised DP).
    """
    filled = np.flatnonzero(sizes > 0)
    table = counts[filled].tocoo()
    size = sizes[filled].astype(float)
    n, width = len(filled), table.shape[1]
    total = np.bincount(table.col, weights=table.data, minlength=width).astype(float)
    share_of_part = size / size.sum() if n else size
    with np.errstate(divide="ignore", invalid="ignore"):
        rate = table.data / size[table.row]
        mean = np.bincount(table.col, weights=rate, minlength=width) / n
        # Parts without the term add the square of the mean each.
        squares = np.bincount(table.col, weights=(rate - mean[table.col]) ** 2, minlength=width)
        there = np.bincount(table.col, minlength=width)
        deviation = np.sqrt((squares + (n - there) * mean**2) / n)
        juilland = 1 - deviation / mean / np.sqrt(n - 1)
        expected = share_of_part[table.row]
        apart = np.bincount(table.col, weights=np.abs(table.data / total[table.col] - expected), minlength=width)
        missing = 1 - np.bincount(table.col, weights=expected, minlength=width)
        dp = np.where(total > 0, (apart + missing) / 2, np.nan)
        dp_norm = dp / (1 - share_of_part.min()) if n > 1 else np.full(width, np.nan)
    return {"range": there.astype(np.int64), "juilland_d": juilland, "dp": dp, "dp_norm": dp_norm}
