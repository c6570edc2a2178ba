"""Typed ties between the entities of a text: posts by their titles, deeds and places by the sentence."""

from collections.abc import Iterator, Sequence

from newsmine.entities.candidates import ORGANISATIONS, Post, Scan
from newsmine.entities.clauses import Sentence, relation
from newsmine.entities.deeds import developing, hosting, partnering, running, signing, supporting, taking_part, winning
from newsmine.entities.lexicon import words
from newsmine.entities.sites import belonging, locating
from newsmine.entities.titles import HEADS
from newsmine.records import Mention, Relation

_UNDIRECTED = frozenset({"SIGNED_MOU_WITH", "PARTNER_OF"})
_HEADS = frozenset(HEADS)
_UNIT_ROLES = frozenset(words("unit_roles"))


def relate(scan: Scan, mentions: Sequence[Mention], posts: Sequence[Post]) -> Iterator[Relation]:
    """Yield the relations of a text, each once, with the first sentence that states it.

    Parameters
    ----------
    scan : Scan
    mentions : sequence of Mention
        Of this text, linked.
    posts : sequence of Post
        What titles say of persons.
    """
    seen: set[tuple[str, str, str, str | None]] = set()
    for found in [*_posts(scan, mentions, posts), *_deeds(scan, mentions)]:
        first, second = found.head_id, found.tail_id
        if found.type in _UNDIRECTED and second < first:
            first, second = second, first
        key = (first, second, found.type, found.role)
        if found.head != found.tail and key not in seen:
            seen.add(key)
            yield found


def _posts(scan: Scan, mentions: Sequence[Mention], posts: Sequence[Post]) -> Iterator[Relation]:
    by_start = {mention.start: mention for mention in mentions}
    for post in posts:
        person = by_start.get(post.start)
        if person is None or person.label != "PERSON" or post.former or not post.role:
            continue
        sentence = scan.sentences[person.sentence]
        held = [
            m
            for m in (_at(mentions, place) for place in post.places)
            if m is not None and m.label in ORGANISATIONS | {"PROGRAM"}
        ]
        held = list(dict.fromkeys(held))
        if not held:
            continue
        unit = held[-1]
        if post.role == "교육감" and "교육" not in unit.canonical:
            continue
        head = post.role in _HEADS and _heads(post.role, unit)
        yield relation(person, "HEAD_OF" if head else "AFFILIATED_WITH", unit, sentence, role=post.role)
        for parent in held[:-1]:
            role = _full_role(unit.text, post.role) if head else post.role
            yield relation(person, "AFFILIATED_WITH", parent, sentence, role=role)
            yield relation(unit, "PART_OF", parent, sentence)


def _heads(role: str, unit: Mention) -> bool:
    """Whether the role is the head of just that organisation: a 본부장 heads a 본부, not the company that has it."""
    return (
        role not in _UNIT_ROLES
        or unit.text.endswith(role[:-1])
        or unit.canonical.endswith(role[:-1])
        or unit.canonical.endswith(role[-2:-1])
    )


def _at(mentions: Sequence[Mention], place: tuple[int, int]) -> Mention | None:
    return next((m for m in mentions if m.start < place[1] and place[0] < m.end and m.label != "PERSON"), None)


def _full_role(unit: str, role: str) -> str:
    """Return the role with its unit: 미래본부 and 본부장 are 미래본부장."""
    return unit + "장" if role.endswith("장") and unit.endswith(role[:-1]) else f"{unit} {role}"


def _deeds(scan: Scan, mentions: Sequence[Mention]) -> Iterator[Relation]:
    for number, (start, end) in enumerate(scan.sentences):
        inside = tuple(m for m in mentions if m.sentence == number and m.end <= end)
        if not inside:
            continue
        sentence = Sentence(scan.text[start:end], start, end, inside)
        for rule in (
            hosting,
            running,
            taking_part,
            signing,
            supporting,
            developing,
            winning,
            locating,
            belonging,
            partnering,
        ):
            yield from rule(sentence)
