"""Which pairs stand together in how many windows, and in which: sparse products, and sorted places, block by block."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from newsmine.graphs.windows import Integers

# Multiplications (of pairs, counting double) and pairs that are held at a time: some 20 and 60 MB, and no slower than more.
_PRODUCTS = 2_000_000
_PAIRS = 1_000_000


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of entities, head < tail, in order, with the windows that they share.

    ``head``, ``tail`` and ``count`` are of shape (n_pairs,). The windows of pair ``i`` are
    ``window[bounds[i]:bounds[i + 1]]``, ascending; both are ``None`` where only counts were asked for.
    """

    head: Integers
    tail: Integers
    count: Integers
    bounds: Integers | None = None
    window: Integers | None = None


def count_pairs(window: Integers, entity: Integers, shape: tuple[int, int], min_count: int) -> Pairs:
    """Count in how many windows each two entities stand together.

    Parameters
    ----------
    window, entity : numpy.ndarray
        Entries of shape (n_entries,) by window, each entity once in it; fastest where frequent entities have low numbers.
    shape : tuple of int
        Numbers of windows and of entities.
    min_count : int
        Windows that a pair must share, at least 1.

    Examples
    --------
    >>> pairs = count_pairs(np.array([0, 0, 1, 1, 1]), np.array([0, 1, 0, 1, 2]), (2, 3), 2)
    >>> pairs.head.tolist(), pairs.tail.tolist(), pairs.count.tolist()
    ([0], [1], [2])
    """
    window, entity = _frequent(window, entity, shape[1], min_count)
    ones = np.ones(len(window), dtype=np.int32)
    bounds = np.searchsorted(window, np.arange(shape[0] + 1)).astype(np.int32)
    matrix = sparse.csr_matrix((ones, entity.astype(np.int32), bounds), shape=shape)
    columns = matrix.T.tocsr()
    work = np.concatenate([[0], np.cumsum(columns @ np.diff(matrix.indptr).astype(np.int64))])
    none = np.empty(0, np.int32)
    blocks: list[tuple[Integers, ...]] = [(none, none, none)]
    first = 0
    while first < shape[1]:
        last = max(first + 1, int(np.searchsorted(work, work[first] + _PRODUCTS, "right")) - 1)
        # A pair is counted at its head, so that entities before the block are of no more use.
        matrix = _from(matrix, first)
        product = columns[first:last] @ matrix
        row = np.repeat(np.arange(first, last, dtype=np.int32), np.diff(product.indptr))
        kept = np.flatnonzero((product.data >= min_count) & (product.indices > row))
        blocks.append(_sorted(row[kept], product.indices[kept], product.data[kept], first, shape[1]))
        first = last
    return Pairs(*(np.concatenate(column) for column in zip(*blocks, strict=True)))


def trace_pairs(window: Integers, entity: Integers, shape: tuple[int, int], min_count: int) -> Pairs:
    """Return what :func:`count_pairs` returns, with the windows of every pair.

    Parameters
    ----------
    window, entity : numpy.ndarray
        Entries by window and entity.
    shape, min_count
        See :func:`count_pairs`.

    Examples
    --------
    >>> pairs = trace_pairs(np.array([0, 0, 1, 1, 1]), np.array([0, 1, 0, 1, 2]), (2, 3), 2)
    >>> pairs.count.tolist(), pairs.bounds.tolist(), pairs.window.tolist()
    ([2], [0, 2], [0, 1])
    """
    none = np.empty(0, np.int32)
    blocks: list[tuple[Integers, ...]] = [(none, none, none, none)]
    window, entity = _frequent(window, entity, shape[1], min_count)
    bits = max(1, shape[0]).bit_length()
    for first, heads, tails, windows in _by_head(window, entity):
        keys = ((heads - first) * shape[1] + tails << bits) | windows
        keys.sort()
        pair = keys >> bits
        begins = np.flatnonzero(np.concatenate([[True], pair[1:] != pair[:-1]]))
        counts = np.diff(np.append(begins, len(pair)))
        kept = counts >= min_count
        head, tail = np.divmod(pair[begins[kept]], shape[1])
        there = keys[np.repeat(kept, counts)] & ((1 << bits) - 1)
        ends = (head + first, tail, counts[kept], there)
        blocks.append(tuple(column.astype(np.int32) for column in ends))
    head, tail, count, there = (np.concatenate(column) for column in zip(*blocks, strict=True))
    return Pairs(head, tail, count, np.concatenate([[0], np.cumsum(count)]), there)


def _sorted(head: Integers, tail: Integers, count: Integers, first: int, n: int) -> tuple[Integers, Integers, Integers]:
    """Return the pairs of a block in order; packed into one number each they are sorted in half the time."""
    bits = int(count.max(initial=1)).bit_length()
    keys = ((head.astype(np.int64) - first) * n + tail << bits) | count
    keys.sort()
    head, tail = np.divmod(keys >> bits, n)
    low = keys & ((1 << bits) - 1)
    return (head + first).astype(np.int32), tail.astype(np.int32), low.astype(np.int32)


def _frequent(window: Integers, entity: Integers, n: int, min_count: int) -> tuple[Integers, Integers]:
    """Return the entries of the entities that can reach the count at all."""
    if min_count < 2:  # noqa: PLR2004 - every entity has an entry
        return window, entity
    kept = (np.bincount(entity, minlength=n) >= min_count)[entity]
    return window[kept], entity[kept]


def _from(matrix: sparse.csr_matrix, first: int) -> sparse.csr_matrix:
    """Return the matrix without its entries before a column; its shape stays."""
    kept = matrix.indices >= first
    if kept.all():
        return matrix
    bounds = np.concatenate([[0], np.cumsum(kept)])[matrix.indptr].astype(np.int32)
    return sparse.csr_matrix((matrix.data[kept], matrix.indices[kept], bounds), shape=matrix.shape)


def _by_head(window: Integers, entity: Integers) -> Iterator[tuple[int, Integers, Integers, Integers]]:
    """Yield blocks of pairs: the first head, then heads, tails and windows, all pairs of a head in one block."""
    if not len(window):
        return
    begins = np.flatnonzero(np.concatenate([[True], window[1:] != window[:-1]]))
    sizes = np.diff(np.append(begins, len(window)))
    after = np.repeat(begins + sizes, sizes) - np.arange(len(window)) - 1
    order = np.argsort(entity, kind="stable")
    pairs = np.concatenate([[0], np.cumsum(after[order])])
    heads = np.append(np.flatnonzero(np.concatenate([[True], np.diff(entity[order]) != 0])), len(order))
    i = 0
    while i < len(heads) - 1:
        j = max(i + 1, int(np.searchsorted(pairs[heads], pairs[heads[i]] + _PAIRS, "right")) - 1)
        some = order[heads[i] : heads[j]]
        first = np.repeat(some, after[some])
        second = (
            first + 1 + np.arange(len(first)) - np.repeat(pairs[heads[i] : heads[j]] - pairs[heads[i]], after[some])
        )
        if len(first):
            yield int(entity[some[0]]), entity[first], entity[second], window[first]
        i = j
