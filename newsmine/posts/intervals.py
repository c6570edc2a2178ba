"""Dated evidence of posts, made into intervals; and which of them contradict each other."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from newsmine.posts.wording import Status

# Who comes back to a post does so a year at least after another took it; what is sooner is a contradiction.
_AWAY_DAYS = 365
# Companies may have several 대표, often called no more than that: where one article names two, it does not contradict itself.
_MAY_BE_SHARED = frozenset(("대표",))


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """The sentence at ``start:end`` of an article of a day that states a post.

    ``post`` is the title that stands for its wordings. ``joint`` is true where it is shared by several, ``single`` where
    only one can hold it.
    """

    person_id: str
    person: str
    organisation_id: str
    organisation: str
    type: str
    role: str
    post: str
    status: Status
    joint: bool
    single: bool
    day: str
    article_id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """A stretch of time in which one person stood in one way to one post, by its proofs in order of their days.

    ``rivals`` are who else is said to have held it then, each with the days of that.
    """

    proofs: tuple[Proof, ...]
    rivals: tuple[str, ...] = ()

    @property
    def first(self) -> str:
        """Day of the first evidence, ISO 8601."""
        return self.proofs[0].day

    @property
    def last(self) -> str:
        """Day of the last evidence, ISO 8601."""
        return self.proofs[-1].day

    @property
    def role(self) -> str:
        """The wording met most often, of equals the first."""
        return Counter(proof.role for proof in self.proofs).most_common(1)[0][0]


def intervals(proofs: Iterable[Proof]) -> list[Interval]:
    """Return the intervals of all posts, by organisation, post and day.

    A person who is called a former holder left the post before that day, and one who comes back a year or more after
    another was first said to hold it has two intervals.

    Parameters
    ----------
    proofs : iterable of Proof
        In any order; read once.
    """
    by_post = sorted(proofs, key=lambda proof: (*_post(proof), proof.day, proof.article_id, proof.person_id))
    found: list[Interval] = []
    for _, group in groupby(by_post, key=_post):
        own = list(group)
        held = [interval for stood in _stands(own) for interval in _parts(stood, own)]
        found.extend(_marked(held))
    return sorted(found, key=_order)


def _post(proof: Proof) -> tuple[str, str, str]:
    return proof.organisation, proof.organisation_id, proof.post


def _order(interval: Interval) -> tuple[str, ...]:
    proof = interval.proofs[0]
    return (*_post(proof), interval.first, interval.last, proof.person, proof.person_id, proof.status)


def _stands(proofs: Sequence[Proof]) -> Iterator[list[Proof]]:
    """Yield the proofs of one post by person and how they stand to it, each in order of their days."""
    stood: dict[tuple[str, Status], list[Proof]] = {}
    for proof in proofs:
        stood.setdefault((proof.person_id, proof.status), []).append(proof)
    yield from stood.values()


def _parts(stood: Sequence[Proof], post: Sequence[Proof]) -> Iterator[Interval]:
    """Yield the intervals of one person in one standing: a new one where the person left in between."""
    me, status = stood[0].person_id, stood[0].status
    left = [p.day for p in post if p.person_id == me and p.status == "former"] if status != "former" else []
    part = [stood[0]]
    for proof in stood[1:]:
        last, day = part[-1].day, proof.day
        after = bisect_right(left, last)
        gone = after < len(left) and left[after] <= day
        if gone or (status == "held" and proof.single and _was_away(me, last, day, post)):
            yield Interval(proofs=tuple(part))
            part = []
        part.append(proof)
    yield Interval(proofs=tuple(part))


def _was_away(me: str, last: str, day: str, post: Sequence[Proof]) -> bool:
    """Whether another is said to have held the post since ``last``, a year or more before ``day``."""
    if _days(last, day) <= _AWAY_DAYS:
        return False
    others = (p for p in post if p.person_id != me and p.status == "held" and not p.joint)
    return any(last < p.day < day and _days(p.day, day) > _AWAY_DAYS for p in others)


def _marked(held: Sequence[Interval]) -> Iterator[Interval]:
    """Yield the intervals of one post with their rivals."""
    rivals: dict[int, list[str]] = {}
    going: list[tuple[int, Interval]] = []
    for i, one in sorted(enumerate(held), key=lambda pair: pair[1].first):
        if not _is_alone(one):
            continue
        going = [(j, other) for j, other in going if other.last >= one.first]
        for j, other in going:
            if _contradict(one, other):
                rivals.setdefault(i, []).append(_shown(other))
                rivals.setdefault(j, []).append(_shown(one))
        going.append((i, one))
    for i, interval in enumerate(held):
        yield replace(interval, rivals=tuple(sorted(rivals.get(i, []))))


def _is_alone(interval: Interval) -> bool:
    """Whether nobody else can have held the post in that way at that time."""
    one = interval.proofs[0]
    return one.status in {"held", "acting"} and one.single and not any(proof.joint for proof in interval.proofs)


def _contradict(one: Interval, other: Interval) -> bool:
    """Whether two persons cannot have held the post as said; days of handing over belong to both."""
    a, b = one.proofs[0], other.proofs[0]
    if a.person_id == b.person_id or a.status != b.status:
        return False
    if a.post in _MAY_BE_SHARED and {p.article_id for p in one.proofs} & {p.article_id for p in other.proofs}:
        return False
    same_day = one.first == one.last == other.first == other.last
    return same_day or (one.first < other.last and other.first < one.last)


def _shown(interval: Interval) -> str:
    days = interval.first if interval.first == interval.last else f"{interval.first}–{interval.last}"
    return f"{interval.proofs[0].person} {days}"


def _days(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days
