"""The places behind an edge, by reference: read when they are asked for."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import overload

import numpy as np

from newsmine.graphs.windows import FIELDS, Integers, Joint, Windows
from newsmine.records import Evidence
from newsmine.text.references import reference


class Ledger:
    """Where each entity stands in each window: what the edges of a graph refer to."""

    def __init__(self, windows: Windows, joint: Joint) -> None:
        begins = np.searchsorted(joint.window, np.arange(joint.n_windows + 1))
        # Views give Python's own numbers one by one, several times as fast as arrays do.
        self._begins, self._entity, self._place = map(_view, (begins, joint.entity, joint.place))
        columns = (windows.field, windows.start, windows.end, windows.article[windows.window])
        self._field, self._start, self._end, self._article = map(_view, columns)
        self._article_ids = windows.article_ids

    def place(self, window: int, head: int, tail: int) -> Evidence:
        """Return the place of two entities of a window: from the one to the other, in the text rather than in the title."""
        return Evidence(*self.span(window, head, tail))

    def span(self, window: int, head: int, tail: int) -> tuple[str, str, int, int]:
        """Return the article, field, start and end of that place."""
        begin, end = self._begins[window], self._begins[window + 1]
        one = self._place[bisect_left(self._entity, head, begin, end)]
        other = self._place[bisect_left(self._entity, tail, begin, end)]
        if self._field[one] != self._field[other]:
            one = other = min(one, other, key=self._field.__getitem__)
        start = min(self._start[one], self._start[other])
        end = max(self._end[one], self._end[other])
        return self._article_ids[self._article[one]], FIELDS[self._field[one]], start, end


def _view(column: Integers) -> "memoryview[int]":
    return memoryview(np.ascontiguousarray(column, dtype=np.int64))  # type: ignore[arg-type] # numpy's types know no buffer


class Places(Sequence[Evidence]):
    """The evidence of an edge, one place a window, as a sequence that cannot be changed; equal to a tuple of the same."""

    __slots__ = ("_head", "_ledger", "_tail", "_windows")

    def __init__(self, ledger: Ledger, head: int, tail: int, windows: Integers) -> None:
        self._ledger = ledger
        self._head = head
        self._tail = tail
        self._windows = windows

    def __len__(self) -> int:
        """Return how many places there are."""
        return len(self._windows)

    @overload
    def __getitem__(self, index: int) -> Evidence: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[Evidence, ...]: ...

    def __getitem__(self, index: int | slice) -> "Evidence | tuple[Evidence, ...]":
        """Return a place, or some of them as a tuple."""
        if isinstance(index, slice):
            return tuple(self._place(window) for window in self._windows[index])
        return self._place(self._windows[index])

    def __iter__(self) -> Iterator[Evidence]:
        """Give the places, by window."""
        return map(self._place, self._windows.tolist())

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
        span, head, tail = self._ledger.span, self._head, self._tail
        return " ".join([reference(*span(window, head, tail)) for window in self._windows.tolist()])

    def _place(self, window: int) -> Evidence:
        return self._ledger.place(int(window), self._head, self._tail)
