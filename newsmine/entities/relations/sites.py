"""Where the entities of a sentence are, and what they are part of."""

import re
from collections.abc import Iterator

from newsmine.entities.candidates import ORGANISATIONS
from newsmine.entities.relations.clauses import OBJECT, Sentence, is_sure, neighbours, subjects, tie
from newsmine.records import Mention, Relation

_HOST_VERB = re.compile(r"개최|열었|열고|연\s?다고|열어|가졌|갖고|가진\s|마련했|주최|주관|치렀|진행했")
_HELD = re.compile(r"^[^.]{0,45}?(?:열린|열리는|열렸|개최된|개최됐|진행된|진행됐|막을\s?올|개막|펼쳐)")
_SITED = re.compile(
    r"^[^,.]{0,12}(?:위치한|위치해|들어선|들어섰|자리한|소재한|입주한|입주해|입주하며|입주했|조성된|조성되|본사를\s?둔|건립된|문을\s?연|문을\s?열었)"
)
# Characters of description between 열린 and the name of the event.
_MAX_DESCRIPTION = 30
_AS_BODY = re.compile(r"\s?(?:의\s)?(?:내\s)?(?:부설|산하|직속)\s?(?:기관|기구|조직|센터)?(?:으로|로)\s")
_UNDER = re.compile(r"^\s?(?:의\s)?(?:산하|부설|소속|직속|내\s(?:부설)?)\s?")


def locating(sentence: Sentence) -> Iterator[Relation]:
    """Yield where an event is held, where an organisation sits."""
    venues = [m for m in sentence.mentions if m.label in {"PLACE", "PUBLIC_ORG", "UNIVERSITY"}]
    for venue in venues:
        behind = sentence.behind(venue)
        room = re.match(r"(?:\s?[가-힣A-Za-z0-9]{1,10}(?:실|홀|룸|관|장|당|층|센터))?(?:에서|서)\s", behind)
        if room is not None:
            events = [m for m in sentence.mentions if m.label == "EVENT" and m.start >= venue.end]
            held = _HELD.match(behind[room.end() :])
            if (
                events
                and held is not None
                and venue.end + room.end() + held.end() <= events[0].start + 1
                and events[0].start - venue.end - room.end() - held.end() < _MAX_DESCRIPTION
            ) or (
                events
                and OBJECT.match(sentence.behind(events[0]))
                and events[0].start - venue.end - room.end() <= len("열 자까지 ‘")
                and _HOST_VERB.search(sentence.behind(events[0])[:24])
                and is_sure(sentence.behind(events[0])[:40])
            ):
                yield tie(sentence, events[0], "LOCATED_IN", venue)
            else:
                yield from _held_behind(sentence, venue, behind[room.end() :])
        if (
            (sited := re.match(r"(?:에|내에)\s", behind)) is not None
            and venue.label == "PLACE"
            and _SITED.match(behind[sited.end() :])
            and is_sure(behind[:40])
        ):
            yield from _sited(sentence, venue, behind[sited.end() :])


def _held_behind(sentence: Sentence, venue: Mention, words: str) -> Iterator[Relation]:
    """Yield the event that stands before its venue: 해커톤이 26일 나래센터에서 열렸다."""
    events = [
        m
        for m in sentence.mentions
        if m.label == "EVENT"
        and m.end <= venue.start
        and re.match(r"(?:['’”\"」』>》]|\([^()]{1,30}\)){0,4}(?:이|가|은|는)\s", sentence.behind(m))
    ]
    if events and re.match(r"[^.,]{0,12}(?:열렸|열린다|개최됐|진행됐|개막했)", words) and is_sure(words[:30]):
        yield tie(sentence, events[-1], "LOCATED_IN", venue)


def _sited(sentence: Sentence, venue: Mention, words: str) -> Iterator[Relation]:
    after = [
        m
        for m in sentence.mentions
        if m.start > venue.end and m.label in {"PUBLIC_ORG", "COMPANY", "UNIVERSITY", "GROUP", "PLACE", "PROGRAM"}
    ]
    found = _SITED.match(words)
    if found is None:
        return
    if found.group().endswith(("한", "된", "둔", "선", "연")):
        if after and re.fullmatch(
            r"(?:에|내에)\s" + re.escape(found.group()) + r"\s(?:[‘']\s?)?", sentence.between(venue, after[0])
        ):
            yield tie(sentence, after[0], "LOCATED_IN", venue)
    else:
        yield from (
            tie(sentence, actor, "LOCATED_IN", venue)
            for actor in subjects(sentence, venue)[-1:]
            if actor.label != "PERSON"
        )


def _founded_under(sentence: Sentence) -> Iterator[Relation]:
    """Yield what is set up under which organisation: 가온진흥원 부설기구로 나래사업단을 설립했다."""
    for parent in sentence.mentions:
        found = _AS_BODY.match(sentence.behind(parent)) if parent.label in ORGANISATIONS else None
        if found is None or not is_sure(sentence.behind(parent)[:60]):
            continue
        after = [m for m in sentence.mentions if m.start > parent.end and m.label in ORGANISATIONS]
        founded = [m for m in after if OBJECT.match(sentence.behind(m))][:1] or subjects(sentence, parent)[-1:]
        verb = re.search(r"설립|신설|출범|개소|개원|설치|운영|두고", sentence.behind(parent)[found.end() :])
        if verb is not None:
            yield from (
                tie(sentence, unit, "PART_OF", parent) for unit in founded if unit.label in ORGANISATIONS | {"PROGRAM"}
            )


def belonging(sentence: Sentence) -> Iterator[Relation]:
    """Yield which unit or body is part of which organisation: 산하, 부설, 광주시 인공지능산업국."""
    yield from _founded_under(sentence)
    for parent, unit in neighbours(sentence, ORGANISATIONS, ORGANISATIONS | {"PLACE"}):
        words = sentence.between(parent, unit)
        if (words and _UNDER.fullmatch(words) and words.strip()) or (
            words == " "
            and unit.label == "GROUP"
            and parent.label in {"GOV", "PUBLIC_ORG", "COMPANY", "UNIVERSITY"}
            and not unit.text.endswith(("협회", "조합", "학회"))
        ):
            yield tie(sentence, unit, "PART_OF", parent)
