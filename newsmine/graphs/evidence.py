"""The places behind an edge, by reference: read when they are asked for."""

from collections.abc import Iterator, Sequence
from typing import overload

import numpy as np

from newsmine.graphs.windows import FIELDS, Integers, Joint, Windows
from newsmine.records import Evidence


class Ledger:
    """Where each entity stands in each window: what the edges of a graph refer to."""

    def __init__(self, windows: Windows, joint: Joint) -> None:
        self._windows = windows
        self._place = joint.place
        self._begins = np.searchsorted(joint.window, np.arange(joint.n_windows + 1))
        self._entity = joint.entity

    def place(self, window: int, head: int, tail: int) -> Evidence:
        """Return the place of two entities of a window: from the one to the other, in the text rather than in the title."""
        windows = self._windows
        begin, end = self._begins[window], self._begins[window + 1]
        here = self._entity[begin:end]
        one, other = (self._place[begin + np.searchsorted(here, entity)] for entity in (head, tail))
        places = [one, other] if windows.field[one] == windows.field[other] else [min((one, other), key=self._rank)]
        return Evidence(
            windows.article_ids[windows.article[windows.window[one]]],
            FIELDS[windows.field[places[0]]],
            int(min(windows.start[place] for place in places)),
            int(max(windows.end[place] for place in places)),
        )

    def _rank(self, place: int) -> int:
        return int(self._windows.field[place])


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
        return map(self._place, self._windows)

    def __eq__(self, other: object) -> bool:
        """Whether another sequence holds the same places."""
        return isinstance(other, (Places, tuple)) and len(self) == len(other) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        """Hash the places, as a tuple does."""
        return hash(tuple(self))

    def __repr__(self) -> str:
        """Show the places as a tuple."""
        return repr(tuple(self))

    def _place(self, window: int) -> Evidence:
        return self._ledger.place(int(window), self._head, self._tail)
