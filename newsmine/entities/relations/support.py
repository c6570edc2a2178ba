"""Who supports whom: money, goods, room, investments."""

import re
from collections.abc import Iterator

from newsmine.entities.candidates import ORGANISATIONS
from newsmine.entities.relations.clauses import (
    UNDONE,
    Sentence,
    acts,
    case,
    coordinated,
    is_subject,
    modality,
    subjects,
    tie,
)
from newsmine.records import Mention, Relation

_SUPPORT_VERB = re.compile(
    r"^[^,.]{0,10}(?:지원했|지원하고|지원한다|후원했|후원한다|후원하고|기탁|기부했|투자했|출연했)"
)
_GIVES = re.compile(
    rf"\s(?P<what>(?:[^\s,.]{{1,15}}\s){{0,6}}?)(?P<verb>지원|후원|기탁|기부|전달|투자|출연|쾌척|제공|기증|지급)(?:했|하고|하며|한다|해\s|하기도|한\s바|{UNDONE})"
)
_GIFT = re.compile(r"성금|기금|장학금|후원금|물품|쌀|성품|기부금|격려금|지원금|상품권|마스크|도서")
_ROOM = re.compile(r"공간|장소|부지|예산|사업비|교육비|장비|기숙사|숙소|자금|강의실|사무실")
_NOT_GIVEN = re.compile(r"참여|참석|위해|관련|따라|대해|선정|있는|열린|의해")
_TAKES = re.compile(
    r"(?P<from>의|으로부터|로부터|에서)\s(?:[가-힣A-Za-z0-9·,]{1,12}\s){0,4}?(?:(?:지원|후원|투자)(?:금)?(?:을|를)?\s?(?:받(?:아\s|아,|은|고|았|으며)|유치(?:했|하[고며여]|해\s))|(?:지원|후원)(?:으로|\s아래|\s속에)\s)"
)
# 가온시가 사업비 2억원을 지원하는 ‘…’, 나래부가 후원한 이번 대회.
_SUPPORTS_WHAT = re.compile(
    r"(?:\([^()]{1,30}\))?(?:이|가)\s(?:[^\s,.]{1,12}\s){0,3}?(?:지원|후원)(?:한|하는|하고\s있는|해\s온)\s(?:[가-힣A-Za-z]{1,10}(?<![은는을를에])\s){0,2}['‘“\"]?"
)
_BACKS_AND = re.compile(r"(?:\([^()]{1,30}\))?(?:이|가)\s(?:[^\s,.]{1,12}\s){0,2}?(?:지원|후원)(?:하고|하며)\s")
_OTHERS_RUN = re.compile(
    r"[^.\"“]{2,60}?(?:이|가)\s(?:공동\s)?(?:주최|주관|운영|추진|시행|개최|수행)(?:한|하는)\s(?:[가-힣A-Za-z]{1,10}(?<![은는을를에])\s){0,3}['‘“]?"
)
# 이번 투자에는 가온벤처스와 나래인베스트먼트가 참여했다.
_ROUND = re.compile(r"(?:이번\s|후속\s|신규\s|이번\s후속\s)?(?:시리즈\s?[A-D]\s)?투자(?:\s?유치)?(?:에는|에)\s")
_INVESTS = re.compile(
    r"\s?(?:등\s?)?(?:[가-힣0-9]{1,8}\s){0,3}?(?:이|가)\s(?:[^\s,.]{1,10}\s){0,2}?(?:참여|나섰|투자|함께)"
)


def supporting(sentence: Sentence) -> Iterator[Relation]:
    """Yield who gives money or places to whom."""
    takers = [m for m in sentence.mentions if m.label in ORGANISATIONS | {"PROGRAM"}]
    for i, taker in enumerate(takers):
        found = case(sentence, taker)
        if found is None:
            continue
        behind = sentence.behind(taker)
        rest = behind[found[1] :]
        given = _GIVES.match(rest) if found[0] == "to" else None
        direct = found[0] == "object" and _SUPPORT_VERB.match(rest[1:24])
        if given and (_NOT_GIVEN.search(given["what"]) or not _is_gift(given["verb"], given["what"])):
            given = None
        if given or direct:
            worded = modality(behind[:60])
            group = coordinated(sentence, takers, i)
            for actor in subjects(sentence, group[0]):
                if acts(actor):
                    yield from (tie(sentence, actor, "SUPPORTS", each, modality=worded) for each in group)
    yield from _taking(sentence)


def _is_gift(verb: str, what: str) -> bool:
    """Whether what is handed over or provided is money, goods or room."""
    wanted = {"전달": _GIFT, "제공": _ROOM}.get(verb)
    return wanted is None or wanted.search(what) is not None


def _taking(sentence: Sentence) -> Iterator[Relation]:
    """Yield who gets support from whom: 가온시의 지원을 받아, 나래재단으로부터 1억원을 지원받아."""
    actors = [m for m in sentence.mentions if m.label in ORGANISATIONS]
    for i, giver in enumerate(actors):
        behind = sentence.behind(giver)
        found = _TAKES.match(behind, 0)
        if found is None:
            continue
        worded = modality(behind[: found.end() + 30])
        after = [
            m
            for m in actors[i + 1 :]
            if m.start - giver.end - found.end() < len("지난해 8월 ‘") and is_subject(sentence, m)
        ]
        for taker in after[:1] or subjects(sentence, giver):
            if acts(taker):
                yield from (
                    tie(sentence, each, "SUPPORTS", taker, modality=worded) for each in coordinated(sentence, actors, i)
                )


def backing(sentence: Sentence) -> Iterator[Relation]:
    """Yield who supports what a relative clause stands before, and who took part in an investment."""
    actors = [m for m in sentence.mentions if m.label in ORGANISATIONS]
    for i, actor in enumerate(actors):
        after = [m for m in sentence.mentions if m.start > actor.end]
        taker = next((m for m in after if m.label in {"EVENT", "PROGRAM"} or acts(m)), None)
        found = _SUPPORTS_WHAT.fullmatch(sentence.between(actor, taker)) if taker else None
        if taker is None or found is None:
            continue
        for giver in coordinated(sentence, actors, i):
            yield tie(sentence, giver, "SUPPORTS", taker, modality=modality(found.group()))
    yield from _backing_with_others(sentence, actors)
    yield from _investing(sentence, actors)


def _backing_with_others(sentence: Sentence, actors: list[Mention]) -> Iterator[Relation]:
    """Yield who supports what others run: 나래부가 지원하고 가온시가 주관하는 ‘…’."""
    things = [m for m in sentence.mentions if m.label in {"EVENT", "PROGRAM"} and not acts(m)]
    for i, actor in enumerate(actors):
        found = _BACKS_AND.match(sentence.behind(actor))
        thing = next((m for m in things if m.start >= actor.end), None)
        if found is None or thing is None:
            continue
        if _OTHERS_RUN.fullmatch(sentence.between(actor, thing)[found.end() :]):
            yield from (tie(sentence, each, "SUPPORTS", thing) for each in coordinated(sentence, actors, i))


def _investing(sentence: Sentence, actors: list[Mention]) -> Iterator[Relation]:
    """Yield who took part in an investment in the company that the sentence before is about."""
    called = _ROUND.match(sentence.text)
    companies = [m for m in sentence.before if m.label == "COMPANY"]
    if called is None or len(companies) != 1:
        return
    last = [i for i, m in enumerate(actors) if _INVESTS.match(sentence.behind(m))]
    if last and modality(sentence.text) == "asserted":
        for investor in coordinated(sentence, actors, last[-1]):
            if investor.entity_id != companies[0].entity_id:
                yield tie(sentence, investor, "SUPPORTS", companies[0])
