"""Who won which prize where."""

import re
from collections.abc import Iterator, Sequence

from newsmine.entities.candidates import ORGANISATIONS
from newsmine.entities.relations.clauses import CLOSE, Sentence, acts, is_subject, modality, subjects, tie
from newsmine.records import Mention, Relation

_NAMES = r"(?:종합)?(?:대상|최우수상|우수상|장려상|금상|은상|동상|특별상|장관상|시장상|원장상|최고혁신상|혁신상|대통령상|국무총리상|준우승|우승|[1-3]위|본상|인기상|작품상)"
_PRIZE = re.compile(
    rf"(?P<prize>{_NAMES})(?:과[^.]{{0,12}})?(?:을|를|에)?\s?[^.,]{{0,8}}?(?:수상|차지|받았|받는|받은|받지\s|거머쥐|거머쥔|획득|거뒀|올랐|선정|안았)"
)
_WON_AT = re.compile(r"[^.,]{0,6}?(?:수상(?:했|하)|입상(?:했|하))")
# One prize each: 대상은 ㈜가온이, 최우수상은 나래팀이 차지했다.
_SHARED = re.compile(
    rf"(?P<prize>{_NAMES})(?:\([^()]{{1,20}}\))?(?:은|는|에는|에)\s(?:[^\s,.]{{1,15}}\s){{0,7}}?(?:[^\s,.]{{1,15}}\s)?['‘“\"]?\s?$"
)
_TAKER = re.compile(rf"{CLOSE}\s?(?:팀)?\s?(?:이|가|에|에게|은|는)[\s,]")
_TAKES_PRIZE = re.compile(rf"{CLOSE}(?:\s?팀)?(?:이|가|은|는)\s(?P<prize>{_NAMES})(?:을|를)(?:,)?\s")
_JOINED = re.compile(rf"{CLOSE}\s?(?:팀)?(?:과|와|,|·)\s")
_GIVEN = re.compile(r"차지|받았|수상|돌아갔|선정|수여|거머|올랐")
_PRIZED = re.compile(rf"{CLOSE}(?:\s?팀)?\s?\((?P<prize>{_NAMES})\)")
_PRIZE_TO = re.compile(rf"{CLOSE}(?:의|에서)?\s(?P<prize>{_NAMES})(?:에|으로|에는)\s['‘“]?")
_IS_PUT = re.compile(rf"{CLOSE}(?:\s?팀)?(?:을|를|이|가)\s(?:[가-힣]{{1,6}}\s)?(?:선정|뽑|결정|올랐|이름을)")
_AT = re.compile(rf"{CLOSE}(?:\s?대회)?(?:에서|서|에)(?:는|도)?\s")
_LISTED = re.compile(r"(?:\([^()]{1,30}\))?(?:['’”」』>])?(?:,|·|과|와)\s|(?:\([^()]{1,30}\))?(?:['’”」』>])?\s등에\s")


def winning(sentence: Sentence) -> Iterator[Relation]:
    """Yield who won a prize, the role, at which event."""
    events = [m for m in sentence.mentions if m.label == "EVENT"]
    yield from _chosen_for(sentence, events)
    if not events and sentence.contest is not None:
        yield from _shared(sentence, [sentence.contest])
    if not events:
        return
    shared = list(_shared(sentence, events))
    yield from shared
    found = _PRIZE.search(sentence.text)
    prize = found["prize"] if found else None
    if shared:
        return
    if found is None:
        found = next((f for e in events if (f := _bare(sentence, e))), None)
    if found is None:
        return
    worded = modality(sentence.text[found.start() : found.end() + 12])
    place = sentence.start + found.start()
    at = [e for e in events if e.end <= place and _AT.match(sentence.behind(e))]
    listed = _entered(sentence, events, at, place)
    named = [(e, team) for e in listed if (team := _in_brackets(sentence, e)) is not None]
    if named:
        yield from (tie(sentence, team, "WON", event, role=prize, modality=worded) for event, team in named)
        return
    if len(at) + (len(listed) > 1) < 1 or (len(at) > 1 and not listed):
        return
    for event in listed or at:
        yield from (
            tie(sentence, actor, "WON", event, role=prize, modality=worded)
            for actor in _winners(sentence, event, place, found)
            if actor.label == "PERSON" or acts(actor)
        )


def _chosen_for(sentence: Sentence, events: Sequence[Mention]) -> Iterator[Relation]:
    """Yield who was chosen for a prize of an event: ‘나래 해커톤’ 대상에 ‘가온’ 팀을 선정했다."""
    for event in events:
        found = _PRIZE_TO.match(sentence.behind(event))
        team = next((m for m in sentence.mentions if m.start > event.end and (acts(m) or m.label == "PERSON")), None)
        if found is None or team is None or not 0 <= team.start - event.end - found.end() <= 1:
            continue
        given = _IS_PUT.match(sentence.behind(team))
        if given is not None:
            worded = modality(sentence.behind(team)[: given.end() + 10])
            yield tie(sentence, team, "WON", event, role=found["prize"], modality=worded)


def _bare(sentence: Sentence, event: Mention) -> re.Match[str] | None:
    """Return 수상했다 right behind the event where no prize is named."""
    at = _AT.match(sentence.behind(event))
    return _WON_AT.match(sentence.text, event.end - sentence.start + at.end()) if at else None


def _winners(sentence: Sentence, event: Mention, place: int, found: re.Match[str]) -> Sequence[Mention]:
    """Return who won: the subject between event and prize, the noun behind 받은, or else the subject before."""
    between = [
        m
        for m in sentence.mentions
        if event.end <= m.start < place and m.label in {*ORGANISATIONS, "PERSON", "PROGRAM"}
    ]
    inner = [m for m in between if is_subject(sentence, m)]
    if inner:
        return inner[-1:]
    recounted = sentence.text.startswith(" 바 있", found.end())
    if (found.group().endswith("받은") and not recounted) or sentence.text[found.end() : found.end() + 1] == "한":
        after = [m for m in sentence.mentions if m.start >= sentence.start + found.end()]
        words = sentence.between(event, after[0])[-16:] if after else ""
        return after[:1] if re.search(r"(?:받은|한)\s(?:[가-힣]{2,6}\s){0,2}['‘“\"]?$", words) else ()
    return subjects(sentence, event)


def _entered(sentence: Sentence, events: Sequence[Mention], at: Sequence[Mention], place: int) -> list[Mention]:
    """Return the events of a list that ends in the one that the sentence is at: ‘가온 해커톤’, ‘나래 해커톤’에 출전해."""
    group = list(at[-1:])
    for event in reversed([e for e in events if e.end <= place and e not in group]):
        behind = sentence.behind(event)
        if (not group and re.search(r"\s등에\s", behind[:30])) or (group and _LISTED.match(behind)):
            group.insert(0, event)
    return group


def _in_brackets(sentence: Sentence, event: Mention) -> Mention | None:
    return next(
        (
            m
            for m in sentence.mentions
            if m.label == "GROUP" and m.start == event.end + 1 and sentence.behind(event).startswith("(")
        ),
        None,
    )


def _shared(sentence: Sentence, events: Sequence[Mention]) -> Iterator[Relation]:
    """Yield the winners of several prizes: 대상은 ㈜가온이, 우수상은 ㈜나래가 차지했다; ㈜가온(대상), ㈜나래(우수상)."""
    if len({e.entity_id for e in events}) != 1:
        return
    last: str | None = None
    several = sum(_TAKES_PRIZE.match(sentence.behind(m)) is not None for m in sentence.mentions) > 1
    for actor in sentence.mentions:
        if not (acts(actor) or actor.label == "PERSON"):
            continue
        before = sentence.text[max(0, actor.start - sentence.start - 60) : actor.start - sentence.start]
        behind = sentence.behind(actor)
        beside = _PRIZED.match(behind) or (_TAKES_PRIZE.match(behind) if several else None)
        if beside is not None:
            last, prize = None, beside["prize"]
        else:
            named = _SHARED.search(before)
            joined = _JOINED.match(behind) is not None
            prize = named["prize"] if named else last
            if prize is None or not (joined or _TAKER.match(behind)):
                continue
            last = prize if joined else None
        if _GIVEN.search(behind):
            yield tie(sentence, actor, "WON", events[0], role=prize, modality=modality(behind[-20:]))
