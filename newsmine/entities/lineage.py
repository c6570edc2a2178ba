"""What public bodies were called before and became: 미래창조과학부 of 2015 and 과학기술정보통신부 of today."""

import csv
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from newsmine.entities.lexicon import DATA

NamePolicy = Literal["of-the-time", "latest"]
"""Which official name a body has: that of its own time, or what it is called today."""

Succession = Literal["renamed", "merged", "split"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Renaming:
    """A body that became another on a ``day`` (ISO 8601): by a new name, taken into another, or parted."""

    former: str
    successor: str
    day: str
    kind: Succession
    note: str = ""


@cache
def renamings() -> tuple[Renaming, ...]:
    """Return all renamings that are known, by day."""
    with (DATA / "renamings.csv").open(encoding="utf-8", newline="") as file:
        rows = [
            Renaming(
                former=row["former"],
                successor=row["successor"],
                day=row["day"],
                kind=cast("Succession", row["kind"]),
                note=row["note"],
            )
            for row in csv.DictReader(file)
        ]
    return tuple(sorted(rows, key=lambda each: (each.day, each.former, each.successor)))


def lineage(name: str) -> list[Renaming]:
    """Return what became of a body, and what it came from, by day.

    Parameters
    ----------
    name : str
        An official name.

    Examples
    --------
    >>> [(each.former, each.day, each.successor) for each in lineage("국가유산청")]
    [('문화재청', '2024-05-17', '국가유산청')]
    """
    before, after = _by_name()
    found = {*_walk(name, before, forward=False), *_walk(name, after, forward=True)}
    return sorted(found, key=lambda each: (each.day, each.former, each.successor))


def latest(name: str) -> str:
    """Return what a body is called today; of one that was parted for good, the last name that it bore as one.

    Examples
    --------
    >>> latest("미래창조과학부"), latest("안전행정부"), latest("기획재정부"), latest("가온진흥원")
    ('과학기술정보통신부', '행정안전부', '기획재정부', '가온진흥원')
    """
    return _latest(name, frozenset())


def _latest(name: str, seen: frozenset[str]) -> str:
    _, after = _by_name()
    successors = {each.successor for each in after.get(name, ())} - seen
    ends = {_latest(successor, seen | {name}) for successor in successors}
    return ends.pop() if len(ends) == 1 else name


@cache
def _by_name() -> tuple[dict[str, list[Renaming]], dict[str, list[Renaming]]]:
    before: dict[str, list[Renaming]] = defaultdict(list)
    after: dict[str, list[Renaming]] = defaultdict(list)
    for each in renamings():
        before[each.successor].append(each)
        after[each.former].append(each)
    return before, after


def _walk(name: str, steps: dict[str, list[Renaming]], *, forward: bool) -> set[Renaming]:
    found: set[Renaming] = set()
    waiting = [name]
    while waiting:
        for each in steps.get(waiting.pop(), ()):
            if each not in found:
                found.add(each)
                waiting.append(each.successor if forward else each.former)
    return found
