"""Where the entities of a sentence are."""

import re
from collections.abc import Iterator
from dataclasses import replace

from newsmine.entities.relations.clauses import (
    CLOSE,
    OBJECT,
    Sentence,
    case,
    coordinated,
    in_one_clause,
    modality,
    neighbours,
    subjects,
    tie,
)
from newsmine.records import Mention, Relation

_HOST_VERB = re.compile(r"운영했|실시했|개최|열었|열고|연\s?다고|열어|가졌|갖고|가진\s|마련했|주최|주관|치렀|진행했")
_HELD = re.compile(r"^[^.]{0,45}?(?:열린|열리는|열렸|개최된|개최됐|진행된|진행됐|막을\s?올|개막|펼쳐)")
_TAKES_PLACE = re.compile(
    rf"{CLOSE}(?:이|가|은|는)\s(?:[^\s,.]{{1,12}}\s){{0,2}}?(?:열렸|열린다|열리고|개막했|개막한다|개막하|개최됐|개최된다|막을\s?올|막을\s?열|펼쳐|진행됐|진행된다)"
)
_HELD_BEHIND = re.compile(
    r"[^.,]{0,16}?(?:열렸|열린다|열리고|개최됐|개최된다|진행됐|진행된다|개막했|개막한다|펼쳐진다|펼쳐졌|막을\s?(?:올|열|내))"
)
_ROOM = re.compile(r"(?:\s?[가-힣A-Za-z0-9]{1,10}(?:실|홀|룸|관|장|당|층|센터)){0,2}(?:에서|서)\s")
# When: 12일 오후, 지난 3월부터 사흘간.
_WHEN = re.compile(
    r"(?:(?:지난|오는|이달|다음|올해|내년|[0-9]{1,4}(?:년|월|일|시|분)?|[0-9~·∼]{1,12}(?:일|월|년)?(?:부터|까지|간)?|[가-힣0-9]{1,5}(?:일|월|년|달|시|간|부터|까지|째|오전|오후)|오전|오후|온·오프라인으로|대면으로|비대면으로|성대하게|제?\d{1,3}회)\s)*['‘“\"「『<《]?\s?"
)
_SITED = re.compile(
    r"^[^,.]{0,12}?(?:위치한|위치해|위치하|들어선|들어섰|자리한|자리하|자리\s?잡[은고았]|소재한|있는|입주한|입주해|입주하며|입주했|조성된|조성되|(?:본사|공장|지사|사무소|연구소|거점|둥지|터전)(?:을|를)\s?(?:둔|두고|틀[고었]|튼|마련했|세웠|짓고|열었)|건립된|문을\s?연|문을\s?열었|개소했|개관했|개원했)"
)
_MOVED = re.compile(
    r"(?:으로|로)\s(?:[가-힣]{1,4}\s)?(?:본사|공장|연구소|사옥|사무실|둥지|터전|거점)(?:을|를)\s(?:이전(?:했|한\s(?!계획|예정|방침|뒤))|옮(?:겼|긴\s|겨\s))"
)
_INSIDE = re.compile(r"(?:\s\d호점)?(?:에는|에)\s")
_MOVED_IN = re.compile(
    rf"{CLOSE}(?:\s등(?:\s[가-힣]{{1,6}})?(?:\s총)?(?:\s\d{{1,4}}여?\s?(?:개사|곳|개\s?기업|개\s?기관|개\s?업체))?)?(?:이|가)\s(?:현재\s)?(?:입주했|입주해|입주하고|둥지를\s틀|자리(?:하고|잡))"
)
_NOUN_NEXT = ("한", "된", "둔", "선", "연", "는", "은", "튼")
# 첨단 3지구에 나래 집적단지를 조성: what is built there.
_BUILT = re.compile(rf"{CLOSE}(?:을|를)?\s?(?:조성|건립|구축|설립|개소|신설|짓고|지었|세웠|열었|개관|유치했)")
# 프랑스 소프트웨어 교육기관인 ‘에콜 가온’: the place, then what it is.
_KIND = re.compile(
    r"(?:에\s있는|\s소재(?:의)?|에\s본사를\s둔|의)?\s(?:[가-힣A-Za-z·]{1,10}(?<![은는을를에서고며도로한된할와과])\s){0,3}(?:[가-힣A-Za-z]{0,8}(?:기업|기관|업체|회사|대학|학교|연구소|제작사|개발사|스타트업))(?:인)?(?P<gap>,?\s['‘“\"「『<《]?|\s?['‘“「『<《])"
)
_LIES = re.compile(r"\s(?:소재\s|소재의\s)['‘“]?")
_UNDER_WAY = re.compile(
    r"에(?:서)?\s[^.,]{0,30}?(?:건립|조성|건설|공사|진행|신축|추진|구축)\s?(?:중인|되는|되고\s있는|된)\s['‘“]?"
)
_ELSEWHERE = re.compile(r"에서\s|[가-힣]{2}(?:이|가|은)\s|[을를]\s(?!위한|주제로|대상으로|통한)")
# Characters of description between 열린 and the name of the event.
_MAX_DESCRIPTION = 30
_IS_RUN = re.compile(CLOSE + r"(?:을|를)\s(?:운영했|진행했|열었|개최했|실시했|가졌)")
_TOWN = re.compile(r"(?:[시군구도읍면동]|광주|전남|서울|부산|대구|대전|인천|울산|세종|제주)$")
_VENUES = frozenset({"PLACE", "PUBLIC_ORG", "UNIVERSITY", "GROUP"})
_SITTERS = frozenset({"PUBLIC_ORG", "COMPANY", "UNIVERSITY", "GROUP", "PLACE", "PROGRAM"})
# What stands somewhere rather than being a part of the world itself.
_FACILITY = re.compile(
    r"(?:센터|단지|관|타워|빌딩|호텔|병원|공장|큐브|캠프|홀|공원|밸리|캠퍼스|산단|연구소|청사|공항|마을|터미널|경기장|운동장|허브|랩|파크|스튜디오|\d호점)$"
)
_FIRMS = frozenset({"PUBLIC_ORG", "COMPANY", "UNIVERSITY"})


def locating(sentence: Sentence) -> Iterator[Relation]:
    """Yield where an event is held, where an organisation sits."""
    for venue in sentence.mentions:
        if venue.label not in _VENUES:
            continue
        behind = sentence.behind(venue)
        room = _ROOM.match(behind)
        if room is not None and _TOWN.search(venue.text) and room.group().startswith(" "):
            # 광산구 나래회관에서: it is in a hall that no finder knows.
            continue
        if room is not None and not any(venue.end <= m.start < venue.end + room.end() for m in sentence.mentions):
            yield from _held_at(sentence, venue, behind, room.end())
        sited = re.match(r"(?:\s\d호점)?(?:에|내에|\s내에|에도)\s", behind)
        if sited is not None and venue.label == "PLACE":
            worded = modality(behind[:40])
            yield from (replace(found, modality=worded) for found in _sited(sentence, venue, behind[sited.end() :]))
            yield from _built(sentence, venue, behind)
        if venue.label in {"PLACE", "PUBLIC_ORG"}:
            yield from _moved(sentence, venue, behind)
    yield from _described(sentence)


def _moved(sentence: Sentence, venue: Mention, behind: str) -> Iterator[Relation]:
    """Yield what has moved to the place, and who has moved in there: 광주로 본사를 옮겼다, 창업캠프에는 ㈜가온 등 3개사가 입주해 있다."""
    moved = _MOVED.match(behind) if venue.label == "PLACE" else None
    if moved is not None:
        worded = modality(behind[: moved.end() + 12])
        yield from (tie(sentence, m, "LOCATED_IN", venue, modality=worded) for m in _sitting(sentence, venue))
    inside = _INSIDE.match(behind)
    firms = [m for m in sentence.mentions if m.label in _FIRMS]
    last = [i for i, m in enumerate(firms) if m.start > venue.end and _MOVED_IN.match(sentence.behind(m))]
    if inside is not None and last:
        group = coordinated(sentence, firms, last[0])
        if group[0].start - venue.end <= inside.end() + _MAX_DESCRIPTION:
            yield from (tie(sentence, m, "LOCATED_IN", venue) for m in group if m.entity_id != venue.entity_id)


def _held_at(sentence: Sentence, venue: Mention, behind: str, room: int) -> Iterator[Relation]:
    """Yield the event that is held at the venue: 나래센터에서 열린 해커톤, 나래센터에서 해커톤을 개최했다."""
    events = [
        m
        for m in sentence.mentions
        if m.start >= venue.end and (m.label == "EVENT" or (m.label == "PROGRAM" and _IS_RUN.match(sentence.behind(m))))
    ]
    held = _HELD.match(behind[room:])
    if not events:
        yield from _held_behind(sentence, venue, behind[room:])
        return
    event = events[0]
    gap = behind[room : event.start - venue.end]
    described = (
        held is not None
        and room + held.end() <= event.start - venue.end + 1
        and event.start - venue.end - room - held.end() < _MAX_DESCRIPTION
    )
    objective = (
        OBJECT.match(sentence.behind(event)) is not None
        and (_leads_to(gap) or _WHEN.fullmatch(gap) is not None or _is_aside(gap))
        and _HOST_VERB.search(sentence.behind(event)[:24]) is not None
        and (venue.label != "GROUP" or any(m.entity_id != venue.entity_id for m in subjects(sentence, venue)))
    )
    takes = _TAKES_PLACE.match(sentence.behind(event))
    if described:
        yield tie(sentence, event, "LOCATED_IN", venue)
    elif takes is not None and in_one_clause(gap) and len(gap) < _MAX_DESCRIPTION:
        worded = modality(sentence.behind(event)[: takes.end() + 12])
        yield tie(sentence, event, "LOCATED_IN", venue, modality=worded)
    elif objective:
        yield tie(sentence, event, "LOCATED_IN", venue, modality=modality(sentence.behind(event)[:40]))
    else:
        yield from _held_behind(sentence, venue, behind[room:])


def _leads_to(gap: str) -> bool:
    """Whether the words are at most what the event is: no other place, no other subject, no end of a clause."""
    return len(gap) < _MAX_DESCRIPTION + 10 and in_one_clause(gap) and not _ELSEWHERE.search(gap)


def _is_aside(gap: str) -> bool:
    """Whether the words are who was there: 대표 100여명이 참석한 가운데."""
    return re.search(r"(?:참석한|참여한|모인|지켜보는)\s(?:가운데|자리에서)\s['‘“]?$", gap[-20:]) is not None


def _held_behind(sentence: Sentence, venue: Mention, words: str) -> Iterator[Relation]:
    """Yield the event that stands before its venue: 해커톤이 26일 나래센터에서 열렸다."""
    events = [
        m
        for m in sentence.mentions
        if m.label == "EVENT" and m.end <= venue.start and re.match(rf"{CLOSE}(?:이|가|은|는)\s", sentence.behind(m))
    ]
    if events and _HELD_BEHIND.match(words):
        yield tie(sentence, events[-1], "LOCATED_IN", venue, modality=modality(words[:30]))


def _sited(sentence: Sentence, venue: Mention, words: str) -> Iterator[Relation]:
    """Yield what sits at the place: 서구에 위치한 나래센터, ㈜가온은 서구에 본사를 두고."""
    found = _SITED.match(words)
    if found is None:
        return
    after = [m for m in sentence.mentions if m.start > venue.end and _sits(m)]
    subject = _sitting(sentence, venue)
    if found.group().endswith(_NOUN_NEXT):
        start = venue.end - sentence.start + len(sentence.behind(venue)) - len(words) + found.end()
        if after and re.fullmatch(r"\s['‘“]?\s?", sentence.text[start : after[0].start - sentence.start]):
            yield tie(sentence, after[0], "LOCATED_IN", venue)
        elif found.group().endswith(("둔", "튼", "입주한", "위치한", "자리한")) and re.search(
            r"^.{0,40}?(?:기업|업체|회사|기관|스타트업)(?:이다|으로|다)", words
        ):
            yield from (tie(sentence, actor, "LOCATED_IN", venue) for actor in subject)
    else:
        yield from (tie(sentence, actor, "LOCATED_IN", venue) for actor in subject)


def _sits(mention: Mention) -> bool:
    """Whether the mention is of a body or a building, not of a town or a country."""
    return mention.label in _SITTERS and (mention.label != "PLACE" or _FACILITY.search(mention.text) is not None)


def _sitting(sentence: Sentence, venue: Mention) -> list[Mention]:
    """Return the subject that sits at the place, not a person, government or programme."""
    found = [m for m in subjects(sentence, venue) if m.label in _FIRMS | {"GROUP"}]
    if found:
        return found
    groups = [m for m in sentence.mentions if m.label in _SITTERS and m.end <= venue.start]
    places = [m for m in groups if m.label == "PLACE" and (case(sentence, m) or ("",))[0] in {"topic", "subject"}]
    return coordinated(sentence, groups, groups.index(places[-1])) if places else []


def _built(sentence: Sentence, venue: Mention, behind: str) -> Iterator[Relation]:
    """Yield what is built at the place: 첨단 3지구에 나래 집적단지를 조성했다."""
    for thing in sentence.mentions:
        if thing.start <= venue.end or thing.label not in {"PLACE", "PUBLIC_ORG"}:
            continue
        gap = behind[: thing.start - venue.end]
        built = re.fullmatch(r"(?:에|내에)\s['‘“]?", gap) and _BUILT.match(sentence.behind(thing))
        if built:
            yield tie(sentence, thing, "LOCATED_IN", venue, modality=modality(sentence.behind(thing)[:40]))
        return


def _described(sentence: Sentence) -> Iterator[Relation]:
    """Yield where a body is by what is said before its name: 프랑스 교육기관인 ‘에콜 가온’, 광주 소재 ㈜가온."""
    for place, body in neighbours(sentence, {"PLACE"}, _SITTERS):
        if not _sits(body):
            continue
        words = sentence.between(place, body)
        kind = _KIND.fullmatch(words) if body.label in _FIRMS else None
        if (
            kind
            or _LIES.fullmatch(words)
            or (_UNDER_WAY.fullmatch(words) and body.label in {"PLACE", "PUBLIC_ORG"})
            or (words == " " and body.label == "PLACE" and _TOWN.search(place.text))
        ):
            yield tie(sentence, body, "LOCATED_IN", place)
