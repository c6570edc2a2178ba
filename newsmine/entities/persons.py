"""Persons of one name over many articles: one, unless they hold contradicting posts at one time."""

from bisect import bisect, insort
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from newsmine.entities.link import Joined
from newsmine.entities.namesakes import Held, contradict, distinguished, plain_name

# Posts that contradict are those of two persons if not more than so many days lie between their evidence: who moves from a
# university to a ministry seldom does so within a quarter, and what is farther apart may be one career.
_AT_ONE_TIME_DAYS = 90
# Posts each attested so often, one after the other without a turn back, are a career however short the step between.
_OFTEN = 3


class Unit(NamedTuple):
    """A person as one article knows one: the article's day (ISO 8601), id and name there, and the posts stated."""

    article_id: str
    day: str | None
    entity_id: str
    canonical: str
    posts: tuple[Held, ...]


@dataclass(slots=True)
class _Person:
    """Units that are one person; days are ordinals, those of the units in order, empty where no article with a post is dated."""

    units: list[Unit] = field(default_factory=list)
    posts: dict[Held, list[int | None]] = field(default_factory=dict)
    days: list[int] = field(default_factory=list)

    def add(self, unit: Unit) -> None:
        self.units.append(unit)
        day = _ordinal(unit.day)
        if day:
            insort(self.days, day)
        for post in unit.posts:
            self.posts.setdefault(post, []).append(day)

    def away(self, day: int) -> int:
        """How many days lie between a day and the nearest on which the person is met; 0 if none is known."""
        at = bisect(self.days, day)
        return min((abs(each - day) for each in self.days[max(0, at - 1) : at + 1]), default=0)

    def take(self, other: "_Person") -> None:
        self.units += other.units
        self.days = sorted(self.days + other.days)
        for post, days in other.posts.items():
            self.posts.setdefault(post, []).extend(days)


def part_persons(units: Iterable[Unit]) -> dict[tuple[str, str], Joined]:
    """Return the persons that are called otherwise among all articles than in one, by article and id.

    Of one name, those who share an organisation are one person. Persons whose posts contradict
    (:func:`newsmine.entities.namesakes.contradict`) are two if the evidence of both is interleaved in time, no more than 90 days
    apart, or undated; a post long before another is the same person's career, and so are posts attested three times and more that
    follow each other. A person without a post is the one of that
    name who is nearest in time, of equals the one met most often. Where several stay, each is named with the organisation met most
    often: 홍길동(가온테크).

    Parameters
    ----------
    units : iterable of Unit
        Of all articles, read once; their order does not matter.
    """
    named: dict[str, list[Unit]] = defaultdict(list)
    for unit in units:
        named[plain_name(unit.canonical)].append(unit)
    joined: dict[tuple[str, str], Joined] = {}
    for name, own in named.items():
        if len({post for unit in own for post in unit.posts}) > 1 or any(unit.canonical != name for unit in own):
            joined.update(_told_apart(name, sorted(own, key=_order)))
    return joined


def _told_apart(name: str, units: Sequence[Unit]) -> Mapping[tuple[str, str], Joined]:
    persons = _joined(_by_organisation([unit for unit in units if unit.posts]))
    for unit in units:
        if not unit.posts:
            if not persons:
                persons.append(_Person())
            _nearest(persons, unit).add(unit)
    if len(persons) == 1:
        official = {0: name}
        why = "no article has posts that tell several persons of this name apart"
    else:
        official = {i: distinguished(name, _usual(person)) for i, person in enumerate(persons)}
        why = "persons of this name hold contradicting posts at one time; told apart by organisation"
    return {
        (unit.article_id, unit.entity_id): Joined("PERSON", official[i], why)
        for i, person in enumerate(persons)
        for unit in person.units
        if unit.canonical != official[i]
    }


def _by_organisation(units: Sequence[Unit]) -> list[_Person]:
    """Return the units joined where they share an organisation, or the very same post."""
    persons: list[_Person] = []
    at: dict[object, _Person] = {}
    for unit in units:
        keys = {key for post in unit.posts for key in (post.organisations or (post.role,))}
        sharing = list({id(at[key]): at[key] for key in keys if key in at}.values())
        person = sharing[0] if sharing else _Person()
        if not sharing:
            persons.append(person)
        for other in sharing[1:]:
            person.take(other)
            persons = [each for each in persons if each is not other]
            at.update({key: person for key, owner in at.items() if owner is other})
        person.add(unit)
        at.update(dict.fromkeys(keys, person))
    return persons


def _joined(persons: Sequence[_Person]) -> list[_Person]:
    """Return the persons, the most attested first, each taken into the first that it does not contradict."""
    result: list[_Person] = []
    for person in sorted(persons, key=lambda each: (-len(each.units), _order(each.units[0]))):
        fitting = next((each for each in result if not _are_two(each, person)), None)
        if fitting is None:
            result.append(person)
        else:
            fitting.take(person)
    return result


def _are_two(one: _Person, other: _Person) -> bool:
    return any(
        contradict(mine, theirs) and _at_one_time(days, their_days)
        for mine, days in one.posts.items()
        for theirs, their_days in other.posts.items()
    )


def _at_one_time(one: Sequence[int | None], other: Sequence[int | None]) -> bool:
    """Whether two posts are attested within one stretch of time, or it is not known when."""
    mine, theirs = [day for day in one if day], [day for day in other if day]
    if not mine or not theirs:
        return True
    between = max(min(mine) - max(theirs), min(theirs) - max(mine))
    often = min(len(mine), len(theirs)) >= _OFTEN
    return between <= (0 if often else _AT_ONE_TIME_DAYS)


def _nearest(persons: Sequence[_Person], unit: Unit) -> _Person:
    day = _ordinal(unit.day)

    def distance(person: _Person) -> tuple[int, int]:
        return person.away(day) if day else 0, -len(person.units)

    return min(persons, key=distance)


def _usual(person: _Person) -> Held:
    """Return the post that tells the person from others: that met most often, one of an organisation before a bare title."""
    counts = Counter({post: len(days) for post, days in person.posts.items()})
    return min(counts, key=lambda post: (not post.organisations, -counts[post], post.sign))


def _order(unit: Unit) -> tuple[str, str, str]:
    return unit.day or "", unit.article_id, unit.entity_id


def _ordinal(day: str | None) -> int | None:
    return date.fromisoformat(day).toordinal() if day else None
