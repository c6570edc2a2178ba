"""Which words stand near each other how often: of one part of a collection, and of many."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from scipy import sparse

from newsmine.words.rows import Integers, Rows

Kept = tuple[Integers, Integers, Integers]
"""Word, collocate and count of pairs; the words are places in those of :class:`Sides`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """What is counted: ``spans`` are words to the left and to the right; pairs of ``node``, or all."""

    spans: tuple[int, int]
    node: int | None
    min_count: int


@dataclass(frozen=True, slots=True, eq=False)
class Sides:
    """The words, and of each the pairs in which it stands first and second, of shape (n_words,)."""

    words: tuple[str, ...]
    firsts: Integers
    seconds: Integers


def count_sides(rows: Rows, *, spans: tuple[int, int]) -> Sides:
    """Return the words of a part and the pairs of each."""
    n = len(rows.words)
    firsts, seconds = np.zeros(n, dtype=np.int64), np.zeros(n, dtype=np.int64)
    for i, j in _neighbours(rows, spans):
        firsts += np.bincount(rows.word[i], minlength=n)
        seconds += np.bincount(rows.word[j], minlength=n)
    return Sides(rows.words, firsts, seconds)


def merge_sides(some: Sequence[Sides]) -> Sides:
    """Return the sums; the order of the parts does not matter, but to the order of the words."""
    place: dict[str, int] = {}
    at = [np.array([place.setdefault(word, len(place)) for word in each.words], dtype=np.int64) for each in some]
    firsts, seconds = np.zeros(len(place), dtype=np.int64), np.zeros(len(place), dtype=np.int64)
    for own, each in zip(at, some, strict=True):
        firsts[own] += each.firsts
        seconds[own] += each.seconds
    return Sides(tuple(place), firsts, seconds)


def count_near(rows: Rows, sides: Sides, *, asked: Near) -> Any:  # noqa: ANN401 - a scipy sparse matrix
    """Return how often each two words that may reach the count stand together in a part, of shape (n_words, n_words)."""
    rows, n = _renumbered(rows, sides), len(sides.words)
    total = sparse.csr_matrix((n, n), dtype=np.int64)
    for i, j in _neighbours(rows, asked.spans):
        one, other = rows.word[i], rows.word[j]
        kept = (sides.firsts[one] >= asked.min_count) & (sides.seconds[other] >= asked.min_count) & (one != other)
        kept &= True if asked.node is None else one == asked.node
        ones = np.ones(int(kept.sum()), dtype=np.int64)
        total = total + sparse.coo_matrix((ones, (one[kept], other[kept])), shape=(n, n)).tocsr()
    return total


def add(some: Sequence[Any]) -> Any:  # noqa: ANN401 - arrays or matrices
    """Return the sum of several arrays, or matrices."""
    return sum(some[1:], start=some[0])


def keep_near(counts: Any, sides: Sides, *, asked: Near) -> Kept:  # noqa: ANN401 - as count_near
    """Return the pairs that reach the count; those without direction once."""
    counts = counts.tocoo()
    kept = counts.data >= asked.min_count
    if asked.spans[0] == asked.spans[1] and asked.node is None:
        # Of the two mirrored entries the one whose words stand in order.
        rank = np.argsort(np.argsort(np.array(sides.words, dtype=str)))
        kept &= rank[counts.row] <= rank[counts.col]
    return counts.row[kept], counts.col[kept], counts.data[kept]


def count_articles(rows: Rows, sides: Sides, kept: Kept, *, asked: Near) -> Integers:
    """Return in how many articles of a part each pair stands."""
    rows, n, height = _renumbered(rows, sides), len(sides.words), max(len(rows.article_ids), 1)
    keys = kept[0].astype(np.int64) * n + kept[1]
    order = np.argsort(keys)
    found: list[Integers] = []
    for i, j in _neighbours(rows, asked.spans):
        key = rows.word[i].astype(np.int64) * n + rows.word[j]
        place = np.minimum(np.searchsorted(keys[order], key), max(len(keys) - 1, 0))
        right = keys[order][place] == key if len(keys) else np.zeros(len(key), dtype=bool)
        found.append(_distinct(order[place[right]] * height + rows.document[i][right]))
    pairs = _distinct(np.concatenate(found)) // height if found else np.empty(0, dtype=np.int64)
    return np.bincount(pairs, minlength=len(keys))


def _renumbered(rows: Rows, sides: Sides) -> Rows:
    """Return the words of a part with the numbers that they have in all parts."""
    if rows.words == sides.words:
        return rows
    place = {word: i for i, word in enumerate(sides.words)}
    number = np.array([place[word] for word in rows.words], dtype=np.int32)
    return replace(rows, words=sides.words, word=number[rows.word])


def _neighbours(rows: Rows, spans: tuple[int, int]) -> Iterator[tuple[Integers, Integers]]:
    """Yield the places of words and of their neighbours, one distance and side after another."""
    left, right = spans
    for distance in range(1, max(left, right) + 1):
        i = np.flatnonzero(rows.sentence[distance:] == rows.sentence[:-distance])
        if distance <= right:
            yield i, i + distance
        if distance <= left:
            yield i + distance, i


def _distinct(values: Integers) -> Integers:
    """Return the values, each once; by sorting, which for so many is faster than the hashing of ``numpy.unique``."""
    ordered = np.sort(values)
    kept: Integers = ordered[np.append(True, ordered[1:] != ordered[:-1])] if len(ordered) else ordered
    return kept
