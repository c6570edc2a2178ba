"""Typed ties between the entities of a text: posts by their titles, deeds and places by the sentence."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from newsmine.entities.candidates import ORGANISATIONS, Post, Scan
from newsmine.entities.heads import headship, lone_heads
from newsmine.entities.lexicon import words
from newsmine.entities.relations.agreements import partnering, signing
from newsmine.entities.relations.attendance import taking_part
from newsmine.entities.relations.belonging import belonging
from newsmine.entities.relations.clauses import modality, relation
from newsmine.entities.relations.events import hosting
from newsmine.entities.relations.making import developing
from newsmine.entities.relations.prizes import winning
from newsmine.entities.relations.programmes import carrying, choosing, chosen, graduating, running
from newsmine.entities.relations.sentences import sentences
from newsmine.entities.relations.sites import locating
from newsmine.entities.relations.support import backing, supporting
from newsmine.entities.titles import HEADS
from newsmine.records import Mention, Relation

_UNDIRECTED = frozenset({"SIGNED_MOU_WITH", "PARTNER_OF"})
_GUESTS = re.compile(
    r"(?:이날\s)?(?:이\s)?(?:행사|수료식|입교식|협약식|개소식|기념식|시상식|출범식|개막식|간담회|졸업식|입학식|발대식|해커톤|대회|포럼|설명회|보고회|발표회|개강식)(?:장)?(?:에는|에는,|엔)\s.{4,300}?(?:참석|참여)(?:해|했|한\s가운데)"
)
# Sentences back in which an event that guests came to may be named.
_LOOK_BACK = 2
_RULES = (
    hosting,
    running,
    carrying,
    taking_part,
    chosen,
    choosing,
    graduating,
    signing,
    supporting,
    backing,
    developing,
    winning,
    locating,
    belonging,
    partnering,
)
_HEADS = frozenset(HEADS)
_TOWN_HEADS = frozenset(words("town_heads"))
_UNIT_ROLES = frozenset(words("unit_roles"))


def relate(scan: Scan, mentions: Sequence[Mention], posts: Sequence[Post]) -> Iterator[Relation]:
    """Yield the relations of a text, each once, with the first sentence that states it, or else that plans, denies or asks it.

    Parameters
    ----------
    scan : Scan
    mentions : sequence of Mention
        Of this text, linked.
    posts : sequence of Post
        What titles say of persons.
    """
    named: dict[str, list[Mention]] = {}
    for mention in mentions:
        named.setdefault(mention.entity_id, []).append(mention)
    seen: set[tuple[str, str, str, str | None]] = set()
    stated = list(_posts(scan, mentions, posts))
    worded = [*stated, *lone_heads(scan, mentions, posts, stated), *_deeds(scan, mentions)]
    worded += list(_through_units(worded, {m.entity_id: m for m in mentions}))
    signed = {frozenset((r.head_id, r.tail_id)) for r in worded if r.type == "SIGNED_MOU_WITH"}
    # To work together is what a signed agreement is about.
    worded = [r for r in worded if r.type != "PARTNER_OF" or frozenset((r.head_id, r.tail_id)) not in signed]
    for found in sorted(worded, key=lambda each: each.modality != "asserted"):
        first, second = found.head_id, found.tail_id
        if found.type in _UNDIRECTED and second < first:
            first, second = second, first
        key = (first, second, found.type, found.role)
        if found.head != found.tail and key not in seen:
            seen.add(key)
            yield replace(found, cross_sentence=True) if _is_across(found, named) else found


def _through_units(worded: Sequence[Relation], named: dict[str, Mention]) -> Iterator[Relation]:
    """Yield the ties of heads of units to the bodies that the units are part of."""
    parents = {r.head_id: r for r in worded if r.type == "PART_OF" and r.modality == "asserted"}
    tied = {(r.head_id, r.tail_id) for r in worded}
    for post in worded:
        part = parents.get(post.tail_id) if post.type == "HEAD_OF" and post.modality == "asserted" else None
        unit = named.get(post.tail_id)
        if part is None or unit is None or (post.head_id, part.tail_id) in tied:
            continue
        if unit.label == "GROUP" and unit.text.endswith((post.role or "-")[:-1]):
            role = _full_role(unit.text, post.role or "")
            yield replace(post, type="AFFILIATED_WITH", tail_id=part.tail_id, tail=part.tail, role=role)


def _is_across(found: Relation, named: dict[str, list[Mention]]) -> bool:
    """Whether no single sentence of the evidence names both parties."""
    heads, tails = (
        {m.sentence for m in named[party] if found.start <= m.start and m.end <= found.end}
        for party in (found.head_id, found.tail_id)
    )
    return not heads & tails


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
        role = _as_written(scan.text, post, unit)
        if role == "교육감" and "교육" not in unit.canonical:
            continue
        head = role in _HEADS and _heads(role, unit)
        if head:
            yield headship(person, unit, sentence, role, post)
        elif post.standing == "held":
            yield relation(person, "AFFILIATED_WITH", unit, sentence, role=role)
        if post.standing != "held":
            continue
        for parent in held[:-1] if role not in _TOWN_HEADS else ():
            full = _full_role(unit.text, role) if head else role
            yield relation(person, "AFFILIATED_WITH", parent, sentence, role=full)
            if unit.label in {"GROUP", "PUBLIC_ORG"} and unit.by != "gazetteer":
                yield relation(unit, "PART_OF", parent, sentence)


def _as_written(text: str, post: Post, unit: Mention) -> str:
    """Return the role, which has the noun before 장 where that names no body here: ㈜가온 연구소장 is not 소장."""
    start, end = post.places[-1]
    if unit.end > start:
        return post.role
    if text.startswith(post.role, end):
        return text[start:end] + post.role
    whole = text[start:end] + "장"
    return whole if whole.endswith(post.role) else post.role


def _heads(role: str, unit: Mention) -> bool:
    """Whether the role is the head of just that organisation: a 본부장 heads a 본부, not the company that has it."""
    return (
        role not in _UNIT_ROLES
        or unit.text.endswith(role[:-1])
        or unit.canonical.endswith(role[:-1])
        or unit.canonical.endswith(role[-2:-1])
        or (role == "팀장" and unit.by in {"quotation", "team", "named before"} and unit.label == "GROUP")
    )


def _at(mentions: Sequence[Mention], place: tuple[int, int]) -> Mention | None:
    return next((m for m in mentions if m.start < place[1] and place[0] < m.end and m.label != "PERSON"), None)


def _full_role(unit: str, role: str) -> str:
    """Return the role with its unit: 미래본부 and 본부장 are 미래본부장."""
    return unit + "장" if role.endswith("장") and unit.endswith(role[:-1]) else f"{unit} {role}"


def _guests(scan: Scan, mentions: Sequence[Mention]) -> Iterator[Relation]:
    """Yield who came to the event of the sentences before: 이날 행사에는 홍길동 시장 등이 참석했다.

    The evidence then runs from the sentence that names the event to this one.
    """
    for number, (start, end) in enumerate(scan.sentences):
        found = _GUESTS.match(scan.text, start, end)
        if found is None:
            continue
        worded = modality(found.group())
        events = [m for m in mentions if m.label == "EVENT" and m.end <= start and number - m.sentence <= _LOOK_BACK]
        if not events:
            continue
        place = (scan.sentences[events[-1].sentence][0], end)
        for person in mentions:
            if person.label == "PERSON" and start <= person.start < found.end():
                yield relation(person, "PARTICIPATES_IN", events[-1], place, modality=worded)


def _deeds(scan: Scan, mentions: Sequence[Mention]) -> Iterator[Relation]:
    yield from _guests(scan, mentions)
    for sentence in sentences(scan, mentions):
        for rule in _RULES:
            yield from rule(sentence)
