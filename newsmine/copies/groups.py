"""Pairs that are alike to groups of copies, in which all are alike: no chain glues two stories together."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations

from newsmine.copies.alike import Comparer

# No two of a group are less alike than this part of the demanded similarity.
_COHESION = 0.5
# Of a group with more distinct texts not each is compared with each, or a thousand copies would take a million comparisons.
_MOST = 64
# Two texts of which the shorter shares less than this with the longer tell different stories.
_STRANGE = 0.2


@dataclass(slots=True, kw_only=True)
class _Group:
    """Copies: their indexes, one index for each distinct text, and the first and last day (-1: none is known)."""

    members: list[int]
    texts: dict[int, int] = field(default_factory=dict)
    first: int = -1
    last: int = -1


def group(
    pairs: Sequence[tuple[int, int]],
    days: Sequence[int],
    comparer: Comparer,
    *,
    similarity: float,
    within_days: int | None,
) -> list[list[int]]:
    """Return the groups of two and more, each sorted, in the order of their first members.

    Parameters
    ----------
    pairs : sequence of (int, int)
        Candidates; those that are alike are joined, the most alike first.
    days : sequence of int
        Day of each text, -1 where it is unknown.
    comparer : Comparer
        Compares two texts by their indexes.
    similarity : float
        What joins two texts. All texts of a group are alike by half of it at least.
    within_days : int or None
        How many days the texts of a group may lie apart.
    """
    alike = []
    for one, other in pairs:
        found = comparer.compare(one, other)
        if found.similarity >= similarity:
            alike.append((-found.similarity, -found.jaccard, one, other))
    home: dict[int, _Group] = {}
    round_ups = _round_ups(alike, comparer, similarity=similarity)
    for _, jaccard, one, other in sorted(alike):
        if -jaccard < similarity and not round_ups.isdisjoint((one, other)):
            continue
        mine, others = (home.get(i) or _alone(i, days[i], comparer) for i in (one, other))
        if mine is others or not _fit(mine, others, comparer, floor=_COHESION * similarity, within_days=within_days):
            continue
        joined = _join(mine, others)
        home.update((i, joined) for i in joined.members)
    groups = {id(found): sorted(found.members) for found in home.values()}
    return sorted(groups.values())


def _round_ups(alike: Sequence[tuple[float, float, int, int]], comparer: Comparer, *, similarity: float) -> set[int]:
    """Return the texts that hold two complete texts which have nothing to do with each other."""
    held: dict[int, dict[int, int]] = {}
    for _, jaccard, one, other in alike:
        if -jaccard < similarity:
            short, long = sorted((one, other), key=comparer.length)
            if comparer.is_complete(short):
                held.setdefault(long, {})[comparer.number[short]] = short
    return {
        long
        for long, shorts in held.items()
        if any(comparer.compare(one, other).containment < _STRANGE for one, other in combinations(shorts.values(), 2))
    }


def _alone(i: int, day: int, comparer: Comparer) -> _Group:
    return _Group(members=[i], texts={comparer.number[i]: i}, first=day, last=day)


def _fit(mine: _Group, others: _Group, comparer: Comparer, *, floor: float, within_days: int | None) -> bool:
    if within_days is not None and min(mine.first, others.first) >= 0:
        span = max(mine.last, others.last) - min(mine.first, others.first)
        if span > within_days:
            return False
    return all(comparer.compare(one, other).similarity >= floor for one in _some(mine) for other in _some(others))


def _some(group: _Group) -> list[int]:
    """Return the distinct texts of a group, of a very large one some that lie evenly in it."""
    texts = sorted(group.texts.values())
    return texts[:: len(texts) // _MOST + 1]


def _join(mine: _Group, others: _Group) -> _Group:
    known = [day for day in (mine.first, others.first, mine.last, others.last) if day >= 0]
    return _Group(
        members=[*mine.members, *others.members],
        texts=mine.texts | others.texts,
        first=min(known, default=-1),
        last=max(known, default=-1),
    )
