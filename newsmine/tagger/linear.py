"""What a linear chain sees of a character, by number: its columns, those of its neighbours, pairs of them, its context.

Lafferty, McCallum & Pereira (2001). The network adds these scores to those of its layers (Cheng et al. 2016, wide and deep): what is
said by single words, particles and counters needs no layers, and is learnt in fewer passes.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from newsmine.tagger.chain import Floats
from newsmine.tagger.context import Context

COLUMNS = ("characters", "shapes", "kiwi", "mecab", "learnt", "learnt_too", "places")
AROUND = (-2, -1, 0, 1, 2)
"""How far the characters are whose columns are seen."""

PAIRS = {"characters": (65_521, (-1, 0)), "kiwi": (8_191, (-2, -1, 0, 1)), "mecab": (8_191, (-2, -1, 0, 1))}
"""Of a column, into how many numbers its pairs of neighbours go, and how far from the character the first of the two is."""

LISTS_AROUND = (-1, 0, 1)
CONTEXT = Context._fields
"""Columns that are seen of the character alone."""

_SPREAD = 40_503
_FURTHEST = max(AROUND)
_ITSELF = AROUND.index(0)


def pair(first: Any, second: Any, count: int) -> Any:  # noqa: ANN401 - arrays and tensors alike
    """Return the numbers of pairs of neighbours, from the numbers of both."""
    return (first * _SPREAD + second) % count


def offsets(around: Sequence[int]) -> slice:
    """Return where offsets that lie side by side stand in :data:`AROUND`."""
    first = AROUND.index(around[0])
    return slice(first, first + len(around))


def spaced(lengths: Sequence[int], blanks: int) -> np.ndarray[Any, np.dtype[np.int64]]:
    """Return the places of the characters of sentences that have so many blanks before, between and behind them."""
    places: np.ndarray[Any, np.dtype[np.int64]] = np.repeat(np.arange(1, len(lengths) + 1) * blanks, lengths)
    places += np.arange(len(places))
    return places


class Linear:
    """Scores of the tags by columns, neighbours, pairs and context.

    Parameters
    ----------
    weights : mapping of str to array
        ``linear NAME`` of each column, ``pairs NAME`` of each of :data:`PAIRS`, ``context NAME``, ``linear lists``.
    """

    def __init__(self, weights: Mapping[str, np.ndarray[Any, Any]]) -> None:
        self._columns = {name: weights[f"linear {name}"] for name in COLUMNS}
        self._pairs = {name: weights[f"pairs {name}"] for name in PAIRS}
        self._context = {name: weights[f"context {name}"] for name in CONTEXT}
        self._lists = np.ascontiguousarray(weights["linear lists"].T)
        self._tags = self._columns["characters"].shape[1] // len(AROUND)

    def scores(self, columns: Mapping[str, np.ndarray[Any, Any]], lists: Floats, lengths: Sequence[int]) -> Floats:
        """Return the scores, of shape (characters, tags).

        Parameters
        ----------
        columns : mapping of str to array of shape (characters,)
            Of all sentences, one behind another.
        lists : array of shape (characters, lists)
        lengths : sequence of int
            Of the sentences.
        """
        seen = self._columns["characters"][columns["characters"]]
        for name in COLUMNS[1:]:
            seen += self._columns[name][columns[name]]
        by_offset = seen.reshape(len(seen), len(AROUND), self._tags)
        last = np.cumsum(lengths) - 1
        for name, (count, around) in PAIRS.items():
            first = columns[name].astype(np.int64)
            second = np.append(first[1:], 0)
            second[last] = 0
            rows = self._pairs[name][pair(first, second, count)]
            by_offset[:, offsets(around)] += rows.reshape(len(rows), len(around), self._tags)
        by_offset[:, offsets(LISTS_AROUND)] += (lists @ self._lists).reshape(len(seen), len(LISTS_AROUND), self._tags)
        for name, table in self._context.items():
            by_offset[:, _ITSELF] += table[columns[name]]
        return self._put(by_offset, lengths)

    def _put(self, by_offset: Floats, lengths: Sequence[int]) -> Floats:
        """Return what each character gets of itself and those around it in its sentence."""
        places = spaced(lengths, _FURTHEST)
        total = np.zeros((len(by_offset) + _FURTHEST * (len(lengths) + 1), self._tags), np.float32)
        for i, offset in enumerate(AROUND):
            total[places - offset] += by_offset[:, i]
        scores: Floats = total[places]
        return scores
