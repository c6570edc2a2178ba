"""Who comes to which event, or takes part in which programme."""

import re
from collections.abc import Iterator

from newsmine.entities.candidates import ORGANISATIONS
from newsmine.entities.relations.clauses import (
    CLOSE,
    NEAR,
    UNDONE,
    Sentence,
    acts,
    coordinated,
    has_own_verb,
    is_subject,
    modality,
    neighbours,
    objects,
    subjects,
    tie,
)
from newsmine.records import Mention, Relation

_AT = re.compile(
    r"(?:['’”\"」』>》]|\([^()]{1,30}\)){0,4}(?:\s?(?:사업|행사|대회|프로그램|과정|교육|현장|개막식|폐막식|개회식|시상식|기념식|선포식|만찬|축하연))?에(?:는|도|서)?\s"
)
_TAKE_PART = re.compile(rf"(?:참석|참가|참여|출전|출품|참관)(?:해|했|한다|하고\s(?!있는)|하며|하여|{UNDONE})")
_OTHER_SUBJECT = re.compile(r"\s[가-힣A-Za-z0-9]{2,12}(?:이|가)\s")
_AT_TOPIC = re.compile(r"(?:['’”\"」』>》]|\([^()]{1,30}\)){0,4}(?:\s?(?:행사|대회))?(?:에는|엔)\s")
_CAME = re.compile(r"[^.“\"]{4,200}?(?:참석|참가|참여)(?:해|했|한\s가운데)")
_BEING_THERE = re.compile(
    r"(?:['’”\"」』>》]|\([^()]{1,30}\)){0,4}(?:\s?(?:행사|대회|현장|행사장))?(?:에|에서|에\s함께|을|를)\s(?:직접\s|함께\s)?(?:참석|참가|참여|출전|출품|방문)한\s(?:['‘“]\s?)?"
)
# 시장, 또는 시장과 ㈜가온: what stands between two persons of a list.
_NEXT_ONE = re.compile(r"(?:과|와|,|·|및)\s?(?:[^\s,]{1,15}(?<![한은는된던난])\s){0,3}$")
_MAX_BETWEEN = 45
_AMID = re.compile(r"(?:참석|참여|참가|배석|자리를\s함께|함께)한\s가운데\s")
_IS_HELD = re.compile(
    rf"{CLOSE}(?:\s?(?:행사|대회))?(?:을|를|이|가)\s(?:[^\s,.]{{1,8}}\s){{0,2}}?(?:개최|열|가졌|가진|진행|마련|치렀|했|개막|체결)"
)
_HELD_THEN = re.compile(r"(?:[^\s,.]{1,10}\s){0,3}?(?:열렸|열린|개최|진행|개막|성황|막을)")
_ACTORS = ORGANISATIONS | {"PERSON"}


def taking_part(sentence: Sentence) -> Iterator[Relation]:
    """Yield who takes part in which event or programme: 참석, 참가."""
    for event in objects(sentence, {"EVENT", "PROGRAM"}, _AT):
        behind = sentence.behind(event)
        found = _TAKE_PART.search(behind[:NEAR])
        if found is None or "에는" in behind[:8]:
            continue
        worded = modality(_own_words(behind, found.end()))
        between = [
            m
            for m in sentence.mentions
            if m.start > event.end and m.start - event.end < found.start() and m.label in _ACTORS
        ]
        actors_behind = [m for m in between if is_subject(sentence, m)]
        if not actors_behind and not _OTHER_SUBJECT.search(behind, 0, found.start()):
            actors_behind = subjects(sentence, event)
        for subject in actors_behind[:1]:
            actors = _titled_list(sentence, subject)
            yield from (
                tie(sentence, actor, "PARTICIPATES_IN", event, modality=worded)
                for actor in actors
                if (actor.label == "PERSON" or acts(actor)) and actor is not event
            )
    yield from _came(sentence)
    yield from _there(sentence)
    for event in sentence.mentions:
        if event.label != "EVENT":
            continue
        before = sentence.text[: event.start - sentence.start]
        found = re.search(
            r"(?:등\s)?(?:\d{1,9}여?개\s?)?(?:기업|기관|대학|팀|업체|회사|사)?(?:이|가)?\s?(?:참여|참가)(?:하는|한|했던)\s(?:['‘]\s?)?$",
            before,
        )
        actors = [m for m in sentence.mentions if m.end <= event.start and m.label in ORGANISATIONS]
        if found and actors and 0 <= found.start() + sentence.start - actors[-1].end <= 1:
            yield from (
                tie(sentence, actor, "PARTICIPATES_IN", event)
                for actor in coordinated(sentence, actors, len(actors) - 1)
            )


def _own_words(behind: str, verb: int) -> str:
    """Return the words up to the end of the verb's clause: 출전했지만 상을 받지 못했다 says that they took part."""
    return behind[:verb] if re.match(r"지만|으나|고|며|는데", behind[verb:]) else behind[: verb + 12]


def _came(sentence: Sentence) -> Iterator[Relation]:
    """Yield who came to the event that the sentence is about: ‘나래 포럼’에는 홍길동 시장과 ㈜가온 등이 참석했다."""
    for event in objects(sentence, {"EVENT"}, _AT_TOPIC):
        found = _CAME.match(sentence.behind(event))
        if found is None:
            continue
        worded = modality(sentence.behind(event)[: found.end() + 8])
        last = event.end + found.end()
        between = [m for m in sentence.mentions if event.end < m.start < last]
        persons = [m for m in between if m.label == "PERSON"]
        actors = [m for m in between if acts(m)]
        listed = [
            i
            for i, m in enumerate(actors)
            if is_subject(sentence, m)
            and not has_own_verb(sentence.text[m.end - sentence.start : last - sentence.start])
        ]
        bodies = coordinated(sentence, actors, listed[-1]) if listed and not persons else []
        yield from (tie(sentence, each, "PARTICIPATES_IN", event, modality=worded) for each in (persons or bodies))


def _there(sentence: Sentence) -> Iterator[Relation]:
    """Yield who is said to be there by a relative clause: 나래 포럼에 참석한 홍길동 시장은, 박람회에 참가한 ㈜가온."""
    persons = {m.start: m for m in sentence.mentions if m.label == "PERSON"}
    for event, actor in neighbours(sentence, {"EVENT"}, _ACTORS):
        if _BEING_THERE.fullmatch(sentence.between(event, actor)):
            # 포럼에 참석한 가온진흥원 홍길동 원장: it is the person who was there.
            yield tie(sentence, persons.get(actor.end + 1, actor), "PARTICIPATES_IN", event)
    yield from _amid(sentence)


def _amid(sentence: Sentence) -> Iterator[Relation]:
    """Yield in whose presence an event was held: 홍길동 시장, 김나래 의장 등 100여 명이 참석한 가운데 ‘…’을 열었다."""
    found = _AMID.search(sentence.text)
    if found is None:
        return
    place = sentence.start + found.start()
    persons = [m for m in sentence.mentions if m.label == "PERSON" and m.end <= place]
    after = [m for m in sentence.mentions if m.label == "EVENT" and m.start >= sentence.start + found.end()]
    events = [m for m in after[:1] if _IS_HELD.match(sentence.behind(m))]
    before = [m for m in sentence.mentions if m.label == "EVENT" and m.end <= place and is_subject(sentence, m)]
    if not events and len({m.entity_id for m in before}) == 1 and _HELD_THEN.match(sentence.text, found.end()):
        events = before[-1:]
    if not events or not persons or place - persons[-1].end > NEAR:
        return
    worded = modality(sentence.text[found.end() :])
    for person in _titled_list(sentence, persons[-1]):
        yield tie(sentence, person, "PARTICIPATES_IN", events[0], modality=worded)


def _titled_list(sentence: Sentence, last: Mention) -> list[Mention]:
    """Return the persons of a list with titles that ends in ``last``: 홍길동 시장과 김철수 가온진흥원장이."""
    if last in sentence.carried:
        return list(sentence.carried)
    if last.label != "PERSON":
        actors = [m for m in sentence.mentions if m.label in _ACTORS or m is last]
        return [m for m in coordinated(sentence, actors, actors.index(last)) if m.label != "PERSON"] or [last]
    persons = [m for m in sentence.mentions if m.label == "PERSON" and m.end <= last.end]
    group = [last]
    for person in reversed(persons[:-1]):
        words = sentence.between(person, group[0])
        if not _NEXT_ONE.search(words) or re.search(r"[은는을를](?:\s|$)|에서\s", words) or len(words) > _MAX_BETWEEN:
            break
        group.insert(0, person)
    return group
