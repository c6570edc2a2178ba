"""What is marked and what is found, in pairs, by where they stand."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol, TypeVar

from newsmine.evaluation.gold import GoldArticle, Place


class Placed(Protocol):
    """What is marked at places."""

    @property
    def places(self) -> tuple[Place, ...]:
        """Its own place, then those that are right too."""


Marked = TypeVar("Marked", bound=Placed)
Found = TypeVar("Found")


def pair_up(
    wanted: Sequence[Marked],
    found: Sequence[Found],
    rank: Callable[[Marked, Found], int],
    *,
    place: Callable[[Found], Place],
) -> list[tuple[Marked, Found]]:
    """Return pairs of what is marked and found, the best first; nothing is in two.

    Parameters
    ----------
    wanted, found : sequence
        Both sides.
    rank : callable
        How well two that overlap match; 0 is no pair. Of equal ones those that are named first are taken.
    place : callable
        Where what was found stands.
    """
    index = _Index([place(each) for each in found])
    ranked = [
        (-value, i, j)
        for i, want in enumerate(wanted)
        for j in index.meeting(want.places)
        if (value := rank(want, found[j]))
    ]
    taken: set[int] = set()
    used: set[int] = set()
    pairs = []
    for _, i, j in sorted(ranked):
        if i not in taken and j not in used:
            taken.add(i)
            used.add(j)
            pairs.append((wanted[i], found[j]))
    return pairs


def overlap(places: Iterable[Place], place: Place) -> int:
    """Return how many characters a place has in common with the one of the places that it shares most with."""
    field, start, end = place
    return max((min(end, b) - max(start, a) for f, a, b in places if f == field and a < end and start < b), default=0)


def is_ignored(gold: GoldArticle, place: Place) -> bool:
    """Return whether what is found at a place counts neither way."""
    return bool(overlap(gold.ignored, place))


class _Index:
    """Numbered places, sought by where they overlap."""

    def __init__(self, places: Sequence[Place]) -> None:
        self._sorted = sorted((field, start, end, j) for j, (field, start, end) in enumerate(places))
        self._longest = max((end - start for _, start, end in places), default=0)

    def meeting(self, places: Iterable[Place]) -> set[int]:
        """Return the numbers of those that overlap any of the places."""
        return {j for place in places for j in self._meeting(place)}

    def _meeting(self, place: Place) -> Iterator[int]:
        field, first, last = place
        for n in range(bisect_left(self._sorted, (field, first - self._longest)), len(self._sorted)):
            other, start, end, j = self._sorted[n]
            if other != field or start >= last:
                return
            if end > first:
                yield j
