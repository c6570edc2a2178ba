"""Persons of one name kept apart: by posts that one person does not hold at one time."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from newsmine.entities.candidates import Candidate, FieldNames, Post
from newsmine.entities.lexicon import words
from newsmine.entities.names import surname

_CAREERS = {
    role: name
    for name in ("politics", "business", "academia", "stage", "learning", "law")
    for role in words(f"career_{name}")
}
# Who is in the one is not in the other at the same time; a professor may well found a company, a lawyer sit in parliament.
_APART = frozenset(
    frozenset(pair)
    for pair in (
        ("politics", "business"),
        ("politics", "academia"),
        ("politics", "stage"),
        ("politics", "learning"),
        ("academia", "learning"),
        ("academia", "stage"),
        ("law", "stage"),
        ("law", "learning"),
    )
)
_TOWN_HEADS = frozenset(words("town_heads"))


@dataclass(frozen=True, slots=True)
class Held:
    """A post as an article states it: the role, and label and official name of the organisations, the parent first."""

    role: str
    organisations: tuple[tuple[str, str], ...] = ()

    @property
    def sign(self) -> str:
        """What tells this person from others of the name: the organisation, or else the role."""
        return self.organisations[0][1] if self.organisations else self.role


def contradict(one: Held, other: Held) -> bool:
    """Return whether two posts are hardly held by one person at one time.

    Parliament or town hall and a company, a university or a stage; two universities; two towns. Two companies contradict nothing:
    on thousands of headlines nearly all heads of two companies of one name were one founder. Nor do bodies of other kinds, and
    posts that share an organisation.

    Examples
    --------
    >>> company = Held("대표", (("COMPANY", "가온테크"),))
    >>> contradict(company, Held("의원")), contradict(company, Held("교수", (("UNIVERSITY", "나래대학교"),)))
    (True, False)
    """
    if set(one.organisations) & set(other.organisations):
        return False
    first, second = career(one), career(other)
    if first is None or second is None:
        return False
    if first != second:
        return frozenset((first, second)) in _APART
    if first == "academia":
        return _differ(one, other, "UNIVERSITY")
    return one.role in _TOWN_HEADS and other.role in _TOWN_HEADS and _differ(one, other, "GOV")


def career(held: Held) -> str | None:
    """Return the walk of life that a post belongs to, or ``None`` where it tells nobody apart.

    Examples
    --------
    >>> career(Held("시의원")), career(Held("대표", (("GROUP", "나래협회"),))), career(Held("씨"))
    ('politics', None, None)
    """
    if held.role.endswith("의원"):
        return "politics"
    walk = _CAREERS.get(held.role)
    labels = {label for label, _ in held.organisations}
    return None if walk == "business" and labels and "COMPANY" not in labels else walk


def distinguished(name: str, held: Held) -> str:
    """Return the official name of one of several persons of a name.

    Examples
    --------
    >>> distinguished("홍길동", Held("대표", (("COMPANY", "가온테크"),))), distinguished("홍길동", Held("의원"))
    ('홍길동(가온테크)', '홍길동(의원)')
    """
    return f"{name}({held.sign})"


def plain_name(canonical: str) -> str:
    """Return the name alone of a person told from others of the name.

    Examples
    --------
    >>> plain_name("홍길동(가온테크)"), plain_name("홍길동")
    ('홍길동', '홍길동')
    """
    return canonical.partition("(")[0] or canonical


def part_namesakes(fields: Sequence[FieldNames]) -> list[FieldNames]:
    """Return the names of an article, persons of one name with posts that contradict as several persons.

    A mention without a post of its own is the person of that name before it; 김 의원 is who is 의원.
    """
    held = [
        {post.start: _held(each, post) for post in each.posts if post.standing == "held" and post.role}
        for each in fields
    ]
    said: dict[str, list[Held]] = {}
    for each, posts in zip(fields, held, strict=True):
        for candidate in each.taken:
            if candidate.label == "PERSON" and candidate.start in posts:
                said.setdefault(candidate.canonical or "", []).append(posts[candidate.start])
    persons = {name: list(_persons(posts)) for name, posts in said.items() if len(set(posts)) > 1}
    several = {name: own for name, own in persons.items() if len(own) > 1}
    if not several:
        return list(fields)
    last: dict[str, int] = {}
    return [
        replace(each, taken=[_meant(each, c, posts.get(c.start), several, last) for c in each.taken])
        for each, posts in zip(fields, held, strict=True)
    ]


def _differ(one: Held, other: Held, label: str) -> bool:
    """Whether both name bodies of the kind, and none in common."""
    mine = {name for kind, name in one.organisations if kind == label}
    theirs = {name for kind, name in other.organisations if kind == label}
    return bool(mine and theirs) and mine.isdisjoint(theirs)


def _held(each: FieldNames, post: Post) -> Held:
    bodies = []
    for start, end in post.places:
        bodies += [
            (c.label, c.canonical or "") for c in each.taken if c.label != "PERSON" and c.start < end and start < c.end
        ]
    return Held(post.role, tuple(dict.fromkeys(bodies)))


def _persons(posts: Iterable[Held]) -> Iterator[list[Held]]:
    """Yield the posts of one name, parted into persons: those that share a body, then those that do not contradict."""
    persons: list[list[Held]] = []
    for post in dict.fromkeys(posts):
        fitting = [own for own in persons if not any(contradict(post, other) for other in own)]
        sharing = [own for own in persons if any(set(post.organisations) & set(other.organisations) for other in own)]
        same = [own for own in fitting if any(post.role == other.role for other in own)]
        chosen = next(iter([*sharing, *same, *fitting]), None)
        if chosen is None:
            persons.append([post])
        else:
            chosen.append(post)
    yield from persons


def _meant(
    each: FieldNames,
    candidate: Candidate,
    held: Held | None,
    several: dict[str, list[list[Held]]],
    last: dict[str, int],
) -> Candidate:
    name = candidate.canonical or ""
    if candidate.label != "PERSON" or name not in several:
        return candidate
    persons = several[name]
    surface = each.scan.text[candidate.start : candidate.end]
    if held is not None:
        last[name] = next(i for i, own in enumerate(persons) if held in own)
    elif surface != name:
        title = surface.removeprefix(surname(name)).strip()
        bearing = (i for i, own in enumerate(persons) if any(post.role.endswith(title) for post in own))
        last[name] = next(bearing, last.get(name, 0))
    return replace(candidate, canonical=distinguished(name, persons[last.get(name, 0)][0]), rule="namesake")
