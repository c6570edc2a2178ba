"""Which pairs stand together in how many windows, and where: one sparse matrix, multiplied in blocks."""

from collections.abc import Iterator

import numpy as np
from scipy import sparse

from newsmine.graphs.windows import Integers

# Rows of the product that are held at a time, at least: small enough for memory, large enough for speed.
_BLOCK = 512
# Pairs that are looked up at a time: some 100 MB.
_PAIRS = 1_000_000


def matrix_of(window: Integers, entity: Integers, shape: tuple[int, int]) -> sparse.csr_matrix:
    """Return the window × entity matrix of zeros and ones."""
    ones = np.ones(len(window), dtype=np.int32)
    return sparse.csr_matrix((ones, (window, entity)), shape=shape)


def count_pairs(matrix: sparse.csr_matrix, min_count: int) -> tuple[Integers, Integers, Integers]:
    """Count in how many windows each two columns stand together.

    Returns
    -------
    tuple of numpy.ndarray
        Heads, tails (head < tail, in order) and counts of the pairs that reach ``min_count``.

    Examples
    --------
    >>> import numpy as np
    >>> matrix = matrix_of(np.array([0, 0, 1, 1, 1]), np.array([0, 1, 0, 1, 2]), (2, 3))
    >>> [column.tolist() for column in count_pairs(matrix, 2)]
    [[0], [1], [2]]
    """
    n = matrix.shape[1]
    columns = matrix.T.tocsr()
    step = max(_BLOCK, n // 32)
    heads, tails, counts = [], [], []
    for first in range(0, n, step):
        block = (columns[first : first + step] @ matrix[:, first:]).tocoo()
        keep = (block.col > block.row) & (block.data >= min_count)
        heads.append(block.row[keep].astype(np.int64) + first)
        tails.append(block.col[keep].astype(np.int64) + first)
        counts.append(block.data[keep].astype(np.int64))
    head, tail, count = (np.concatenate(parts) if parts else np.empty(0, np.int64) for parts in (heads, tails, counts))
    order = np.lexsort((tail, head))
    return head[order], tail[order], count[order]


def find_pairs(
    window: Integers, entity: Integers, n: int, head: Integers, tail: Integers
) -> tuple[Integers, Integers, Integers]:
    """Find every place of the given pairs.

    Parameters
    ----------
    window, entity : numpy.ndarray
        Entries of the matrix, by window and entity.
    n : int
        Number of entities.
    head, tail : numpy.ndarray
        The pairs, in order, as :func:`count_pairs` gives them.

    Returns
    -------
    tuple of numpy.ndarray
        Pair, entry of its head, entry of its tail; by pair and window.
    """
    keys = head * n + tail
    found = [_known(first, second, entity[first] * n + entity[second], keys) for first, second in _all_pairs(window)]
    if not found or not len(keys):
        return np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0, np.int64)
    pair, first, second = (np.concatenate(column) for column in zip(*found, strict=True))
    order = np.lexsort((first, pair))
    return pair[order], first[order], second[order]


def _known(first: Integers, second: Integers, key: Integers, keys: Integers) -> tuple[Integers, Integers, Integers]:
    if not len(keys):
        return first[:0], first[:0], first[:0]
    pair = np.minimum(np.searchsorted(keys, key), len(keys) - 1)
    right = keys[pair] == key
    return pair[right], first[right], second[right]


def _all_pairs(window: Integers) -> Iterator[tuple[Integers, Integers]]:
    """Yield the pairs of entries that share a window, windows of one size together."""
    _, begins, sizes = np.unique(window, return_index=True, return_counts=True)
    for size in np.unique(sizes[sizes > 1]):
        left, right = np.triu_indices(int(size), 1)
        starts = begins[sizes == size]
        step = max(1, _PAIRS // len(left))
        for i in range(0, len(starts), step):
            some = starts[i : i + step, None]
            yield (some + left).ravel(), (some + right).ravel()
