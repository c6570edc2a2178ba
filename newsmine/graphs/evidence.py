"""The places behind an edge, by reference: read when they are asked for."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple, overload

import numpy as np

from newsmine.graphs.pairs import Pairs
from newsmine.graphs.windows import FIELDS, Integers, Joint, Windows
from newsmine.records import Evidence
from newsmine.text.references import reference


class Spans(NamedTuple):
    """Many places as columns: ``article`` and ``field`` count in the names, ``sizes`` are how many places each edge has."""

    article_ids: list[str]
    article: Integers
    fields: tuple[str, ...]
    field: Integers
    start: Integers
    end: Integers
    sizes: Integers


class Ledger:
    """Where each entity stands in each window, and what windows pairs share: what the edges of a graph refer to."""

    def __init__(self, windows: Windows, joint: Joint, pairs: Pairs) -> None:
        begins = np.searchsorted(joint.window, np.arange(joint.n_windows + 1))
        # Views give Python's own numbers one by one, several times as fast as arrays do.
        self._begins, self._entity, self._place = map(_view, (begins, joint.entity, joint.place))
        columns = (windows.field, windows.start, windows.end, windows.article[windows.window])
        self._field, self._start, self._end, self._article = map(_view, columns)
        self._article_ids = windows.article_ids
        assert pairs.bounds is not None  # noqa: S101 - the pairs were traced
        assert pairs.window is not None  # noqa: S101 - as above
        self._head, self._tail, self._bounds, self._window = map(
            _view, (pairs.head, pairs.tail, pairs.bounds, pairs.window)
        )

    def windows(self, pair: int) -> "memoryview[int]":
        """Return the windows of a pair."""
        return self._window[self._bounds[pair] : self._bounds[pair + 1]]

    def span(self, pair: int, window: int) -> tuple[str, str, int, int]:
        """Return article, field, start and end of a place: from the one to the other, in the text rather than in the title."""
        begin, end = self._begins[window], self._begins[window + 1]
        one = self._place[bisect_left(self._entity, self._head[pair], begin, end)]
        other = self._place[bisect_left(self._entity, self._tail[pair], begin, end)]
        if self._field[one] != self._field[other]:
            one = other = min(one, other, key=self._field.__getitem__)
        start = min(self._start[one], self._start[other])
        end = max(self._end[one], self._end[other])
        return self._article_ids[self._article[one]], FIELDS[self._field[one]], start, end

    def spans(self, pairs: Sequence[int]) -> Spans:
        """Return the places of many pairs, as :meth:`span` would one by one."""
        pair = np.array(pairs, dtype=np.int64)
        bounds = np.asarray(self._bounds)
        sizes = bounds[pair + 1] - bounds[pair]
        # The windows of each pair follow each other; between pairs there is a leap.
        leaps = np.repeat(bounds[pair] - np.cumsum(sizes) + sizes, sizes)
        window = np.asarray(self._window)[leaps + np.arange(len(leaps))]
        one, other = (self._places(np.repeat(np.asarray(end)[pair], sizes), window) for end in (self._head, self._tail))
        field, start, end = map(np.asarray, (self._field, self._start, self._end))
        nearer = np.where(field[one] <= field[other], one, other)
        one, other = np.where(field[one] == field[other], (one, other), nearer)
        starts, ends = np.minimum(start[one], start[other]), np.maximum(end[one], end[other])
        used, article = np.unique(np.asarray(self._article)[one], return_inverse=True)
        return Spans([self._article_ids[i] for i in used.tolist()], article, FIELDS, field[one], starts, ends, sizes)

    def _places(self, entity: Integers, window: Integers) -> Integers:
        order, keys = self._by_entity
        return np.asarray(self._place)[order[np.searchsorted(keys, entity * len(self._begins) + window)]]

    @cached_property
    def _by_entity(self) -> tuple[Integers, Integers]:
        """The order of the entries by entity and window, and both as one number: what is sought next is near."""
        window = np.repeat(np.arange(len(self._begins) - 1), np.diff(np.asarray(self._begins)))
        keys = np.asarray(self._entity) * len(self._begins) + window
        order = np.argsort(keys)
        return order, keys[order]


class Listed:
    """Places of the windows that pairs share, pair after pair: what a :class:`Ledger` would say, written down.

    ``bounds`` is of shape (n_pairs + 1,), the others of shape (n_places,); ``article`` counts in ``article_ids``.
    """

    def __init__(
        self, bounds: Integers, article_ids: list[str], columns: tuple[Integers, Integers, Integers, Integers]
    ) -> None:
        self._bounds, self._article_ids = _view(bounds), article_ids
        self._article, self._field, self._start, self._end = map(_view, columns)

    def windows(self, pair: int) -> range:
        """Return the numbers of the places of a pair."""
        return range(self._bounds[pair], self._bounds[pair + 1])

    def span(self, pair: int, window: int) -> tuple[str, str, int, int]:  # noqa: ARG002 - as a Ledger
        """Return article, field, start and end of a place."""
        article_id = self._article_ids[self._article[window]]
        return article_id, FIELDS[self._field[window]], self._start[window], self._end[window]

    def spans(self, pairs: Sequence[int]) -> Spans:
        """Return the places of many pairs."""
        own = [self.windows(pair) for pair in pairs]
        at = np.concatenate([np.arange(each.start, each.stop) for each in own]) if own else np.empty(0, np.int64)
        article, field, start, end = (
            np.asarray(column)[at] for column in (self._article, self._field, self._start, self._end)
        )
        used, article = np.unique(article, return_inverse=True)
        ids = [self._article_ids[i] for i in used.tolist()]
        return Spans(ids, article, FIELDS, field, start, end, np.array([len(each) for each in own], dtype=np.int64))


def _view(column: Integers) -> "memoryview[int]":
    return memoryview(np.ascontiguousarray(column, dtype=np.int64))  # type: ignore[arg-type] # numpy's types know no buffer


class Places(Sequence[Evidence]):
    """The evidence of an edge, one place a window, as a sequence that cannot be changed; equal to a tuple of the same."""

    __slots__ = ("_ledger", "_pair")

    def __init__(self, ledger: Ledger | Listed, pair: int) -> None:
        self._ledger = ledger
        self._pair = pair

    def __len__(self) -> int:
        """Return how many places there are."""
        return len(self._ledger.windows(self._pair))

    @overload
    def __getitem__(self, index: int) -> Evidence: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[Evidence, ...]: ...

    def __getitem__(self, index: int | slice) -> "Evidence | tuple[Evidence, ...]":
        """Return a place, or some of them as a tuple."""
        windows: Sequence[int] = self._ledger.windows(self._pair)
        if isinstance(index, slice):
            return tuple(map(self._place, windows[index]))
        return self._place(windows[index])

    def __iter__(self) -> Iterator[Evidence]:
        """Give the places, by window."""
        return map(self._place, self._ledger.windows(self._pair))

    def __eq__(self, other: object) -> bool:
        """Whether another sequence holds the same places."""
        return isinstance(other, (Places, tuple)) and len(self) == len(other) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        """Hash the places, as a tuple does."""
        return hash(tuple(self))

    def __repr__(self) -> str:
        """Show the places as a tuple."""
        return repr(tuple(self))

    def __reduce__(self) -> tuple[type[tuple[Evidence, ...]], tuple[list[Evidence]]]:
        """Return how to build it elsewhere: as a tuple, for a copy should not drag all windows along."""
        return tuple, (list(self),)

    def references(self) -> str:
        """Return the places as text, as :func:`newsmine.text.references.write_references` has them."""
        span, pair = self._ledger.span, self._pair
        return " ".join([reference(*span(pair, window)) for window in self._ledger.windows(pair)])

    @staticmethod
    def spans(column: "Iterable[Places]") -> Iterator[Spans]:
        """Give the places of many edges, one after another, as columns; those of one graph at once."""
        for ledger, of_graph in groupby(column, key=attrgetter("_ledger")):
            yield ledger.spans([*map(attrgetter("_pair"), of_graph)])

    def _place(self, window: int) -> Evidence:
        return Evidence(*self._ledger.span(self._pair, window))
