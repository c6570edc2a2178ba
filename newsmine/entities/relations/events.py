"""Who holds which event, and who comes.

Precision first: a tie is stated only where actor, object and verb stand in one clause, and neither a plan nor a negation.
"""

import re
from collections.abc import Iterator

from newsmine.entities.candidates import ORGANISATIONS
from newsmine.entities.relations.clauses import (
    NEAR,
    OBJECT,
    UNDONE,
    Sentence,
    acts,
    clause_behind,
    coordinated,
    has_own_verb,
    is_subject,
    modality,
    neighbours,
    objects,
    subjects,
    tie,
)
from newsmine.entities.relations.companions import companions
from newsmine.records import Mention, Relation, RelationType

_AT = re.compile(
    r"(?:['’”\"」』>》]|\([^()]{1,30}\)){0,4}(?:\s?(?:사업|행사|대회|프로그램|과정|교육|현장))?에(?:는|도|서)?\s"
)
_HOST_VERB = re.compile(r"개최|열었|열고|연\s?다고|열어|가졌|갖고|가진\s|마련했|주최|주관|치렀|진행했")
_TAKE_PART = re.compile(rf"(?:참석|참가|참여|출전|출품|참관)(?:해|했|한다|하고\s(?!있는)|하며|하여|{UNDONE})")
_OTHER_SUBJECT = re.compile(r"\s[가-힣A-Za-z0-9]{2,12}(?:이|가)\s")
_AT_TOPIC = re.compile(r"(?:['’”\"」』>》]|\([^()]{1,30}\)){0,4}(?:\s?(?:행사|대회))?(?:에는|엔)\s")
_CAME = re.compile(r"[^.“\"]{4,200}?(?:참석|참가|참여)(?:해|했|한\s가운데)")
_HOSTED_BY = re.compile(
    r"(?:이|가|에서)?\s?(?:공동\s?|함께\s)?(?:주최|주관|개최|주최·주관|주최‧주관|마련|준비)(?:한|하는|하고|로|으로)?(?:\s(?:지난\s)?(?:\d{1,2}일\s)?(?:열린|개최된|마련된|진행된))?\s(?:제?\d{1,3}회\s)?(?:['‘“\"「『<《]\s?)?"
)
_HOSTS_WHAT = re.compile(
    r"(?:\([^()]{1,30}\))?(?:이|가)\s(?:공동\s?|함께\s)?(?:주최|주관|주최·주관|개최|마련)(?:하고|하며|한|하는|해)(?=[\s,])"
)
_BEING_THERE = re.compile(
    r"(?:['’”\"」』>》]|\([^()]{1,30}\)){0,4}(?:\s?(?:행사|대회|현장|행사장))?(?:에|에서|에\s함께|을|를)\s(?:직접\s|함께\s)?(?:참석|참가|참여|출전|출품|방문)한\s(?:['‘“]\s?)?"
)
# 가온시가 12일 나래회관에서 연 ‘…’.
_HOSTED_HERE = re.compile(r"에서\s(?:[가-힣]{1,6}\s)?(?:연|개최한|주최한|마련한)\s['‘“\"「『<《]?$")
_ACTORS = ORGANISATIONS | {"PERSON"}


def hosting(sentence: Sentence) -> Iterator[Relation]:
    """Yield who holds which event: 개최, 주최, 주관."""
    for event in objects(sentence, {"EVENT"}, OBJECT):
        clause = clause_behind(sentence, event)
        if _HOST_VERB.search(clause[:30]):
            worded = modality(clause[:50] + sentence.behind(event)[len(clause) : 50])
            yield from (
                tie(sentence, actor, "HOSTS", event, modality=worded)
                for actor in companions(sentence, subjects(sentence, event), event)
                if actor.label != "PERSON"
            )
    yield from _hosting_before(sentence)
    for event in sentence.mentions:
        lead = _HOSTED_HERE.search(sentence.text[: event.start - sentence.start]) if event.label == "EVENT" else None
        if lead is not None:
            hosts = subjects(sentence, sentence.start + lead.start())
            yield from (
                tie(sentence, m, "HOSTS", event) for m in hosts if m.label != "PERSON" and m not in sentence.carried
            )
    for actor, event in neighbours(sentence, ORGANISATIONS, {"EVENT"}):
        words = sentence.between(actor, event)
        if _HOSTED_BY.fullmatch(words):
            actors = [m for m in sentence.mentions if m.label in ORGANISATIONS]
            yield from (
                tie(sentence, each, "HOSTS", event) for each in coordinated(sentence, actors, actors.index(actor))
            )


def _hosting_before(sentence: Sentence) -> Iterator[Relation]:
    """Yield the hosts that a relative clause before the event names: 가온시가 주최하고 나래재단이 주관한 ‘…’."""
    actors = [m for m in sentence.mentions if m.label in ORGANISATIONS]
    events = [m for m in sentence.mentions if m.label in {"EVENT", "PROGRAM"} and not acts(m)]
    for i, actor in enumerate(actors):
        found = _HOSTS_WHAT.match(sentence.behind(actor))
        event = next((m for m in events if m.start >= actor.end), None)
        if found is None or event is None:
            continue
        rest = sentence.between(actor, event)[found.end() :]
        worded = modality(sentence.behind(actor)[: found.end() + 8])
        kind: RelationType = "HOSTS" if event.label == "EVENT" else "RUNS"
        if not re.search(r"[가-힣](?<![하되])[은는]\s|다\.|[을를]\s", rest):
            yield from (tie(sentence, host, kind, event, modality=worded) for host in coordinated(sentence, actors, i))


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
    for event, actor in neighbours(sentence, {"EVENT"}, _ACTORS):
        words = sentence.between(event, actor)
        if _BEING_THERE.fullmatch(words):
            yield tie(sentence, actor, "PARTICIPATES_IN", event)


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
        if (
            not re.search(r"(?:과|와|,|·)\s?$", words)
            or re.search(r"[은는을를](?:\s|$)|에서\s", words)
            or len(words) > NEAR // 2
        ):
            break
        group.insert(0, person)
    return group
