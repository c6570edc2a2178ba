"""Who runs which programme, who supports whom, who makes what."""

import re
from collections.abc import Iterator

from newsmine.entities.candidates import ORGANISATIONS
from newsmine.entities.relations.clauses import (
    CLOSE,
    OBJECT,
    OTHERS,
    UNDONE,
    Sentence,
    acts,
    case,
    clause_behind,
    coordinated,
    is_subject,
    modality,
    neighbours,
    objects,
    subjects,
    tie,
)
from newsmine.entities.relations.companions import companions
from newsmine.records import Mention, Relation, RelationType

_RUN_VERB = re.compile(
    r"운영|실시|추진|설립|개설|시행|개교|출범시|진행하고|진행했|펼치고|벌이고|신설|구축했|착수|개소|가동|도입했|수립|제시(?:했|하)|내놨|마련했"
)
_RUNS_IT = re.compile(
    r"(?:이|가)\s?(?:[가-힣]{2,6}\s)?(?:운영|추진|실시|주관|진행|시행|주최)(?:한|하는|하고\s있는|중인|해\s온)\s(?:[가-힣A-Za-z·]{1,8}\s){0,2}(?:['‘“\"「『<《]\s?)?"
)
# 가온진흥원의 대표적인 소프트웨어 지원사업인 ‘…’: nouns and what they are, no verb, no other party.
_OF = re.compile(
    r"(?:\([^()]{1,30}\))?(?:의|\s(?:[가-힣]{2,8}\s)?(?:공모사업|지원사업|사업|공모|프로그램)인|\s주관|\s주최|\s주최·주관|\s운영)\s(?:(?!위한|통한|대한|관한|따른|지원으로)[가-힣A-Za-z·]{1,12}(?:(?<![은는이가을를에])|(?<=적인))\s){0,4}(?:['‘“\"「『<《]\s?)?"
)
_CHOSEN = re.compile(
    rf"{CLOSE}(?:\s?(?:사업|과제|프로그램|프로젝트|과정))?(?:에|\s?대상(?:에|으로)|\s?참여기업(?:에|으로))\s"
)
_IS_CHOSEN = re.compile(r"[^.]{0,30}?선정(?:돼|됐|되었|되며|된)")
_TOPIC = re.compile(rf"{CLOSE}(?:\s?(?:사업|과제|프로그램|프로젝트|과정|교육|행사|대회))?(?:은|는)\s")
_CARRIES = re.compile(
    r"(?:\([^()]{1,30}\))?(?:이|가)\s(?:공동\s?|함께\s|위탁\s?|직접\s|총괄\s?)?(?:주최|주관|운영|추진|시행|개최)(?:하고|하며|했|한다|해|하는\s(?:사업|행사|프로그램|과정|대회|교육))"
)
_SUPPORT_VERB = re.compile(
    r"^[^,.]{0,10}(?:지원했|지원하고|지원한다|후원했|후원한다|후원하고|기탁|기부했|투자했|출연했)"
)
_GIVES = re.compile(
    rf"\s(?P<what>(?:[^\s,.]{{1,15}}\s){{0,6}}?)(?P<verb>지원|후원|기탁|기부|전달|투자|출연|쾌척|제공)(?:했|하고|하며|한다|해\s|하기도|한\s바|{UNDONE})"
)
_GIFT = re.compile(r"성금|기금|장학금|후원금|물품|쌀|성품|기부금|격려금|지원금|상품권|마스크|도서")
_ROOM = re.compile(r"공간|장소|부지|예산|사업비|교육비|장비|기숙사|숙소|자금|강의실|사무실")
_NOT_GIVEN = re.compile(r"참여|참석|위해|관련|따라|대해|선정|있는|열린|의해")
_TAKES = re.compile(
    r"(?P<from>의|으로부터|로부터|에서)\s(?:[가-힣A-Za-z0-9·,]{1,12}\s){0,4}?(?:(?:지원|후원|투자)(?:금)?(?:을|를)?\s?(?:받(?:아\s|아,|은|고|았|으며)|유치(?:했|하[고며여]|해\s))|(?:지원|후원)(?:으로|\s아래|\s속에)\s)"
)
# ‘가온톡’을 개발한 ㈜나래.
_MADE_BY = re.compile(
    rf"{CLOSE}(?:을|를)\s(?:자체\s|공동\s|직접\s)?(?:개발|출시|제작|운영|서비스|제공)(?:한|하는|하고\s있는|해\s온)\s(?:[가-힣A-Za-z]{{1,10}}(?<![은는이가을를의에])\s){{0,3}}['‘“]?"
)
_MAKERS = frozenset({"COMPANY", "PUBLIC_ORG", "UNIVERSITY"})
_DEVELOP_VERB = re.compile(r"^[^,.]{0,14}(?:개발했|개발해|개발하고|개발한|출시|선보였|선보인|공개했|내놨|내놓)")


def running(sentence: Sentence) -> Iterator[Relation]:
    """Yield who runs which programme: 운영, 추진, 설립, and whose it is."""
    programmes = [m for m in sentence.mentions if m.label == "PROGRAM"]
    for i, programme in enumerate(programmes):
        named = _object_end(sentence, programme)
        if named is None:
            continue
        clause = clause_behind(sentence, programme)
        if _RUN_VERB.search(sentence.text[named : named + 24]):
            worded = modality(clause[:60])
            for actor in companions(sentence, subjects(sentence, programme), programme):
                if actor.label in ORGANISATIONS:
                    yield from (
                        tie(sentence, actor, "RUNS", each, modality=worded) for each in _listed(sentence, programmes, i)
                    )
    for actor, programme in neighbours(sentence, ORGANISATIONS, {"PROGRAM"}):
        words = sentence.between(actor, programme)
        if _RUNS_IT.fullmatch(words) or _OF.fullmatch(words):
            worded = modality(words if _RUNS_IT.fullmatch(words) else sentence.behind(programme)[:30])
            actors = [m for m in sentence.mentions if m.label in ORGANISATIONS]
            yield from (
                tie(sentence, each, "RUNS", programme, modality=worded)
                for each in coordinated(sentence, actors, actors.index(actor))
            )


def _object_end(sentence: Sentence, programme: Mention) -> int | None:
    """Return where the particle of the object ends, of a programme or of the list that ends in it: ‘…’ 등 3대 전략을."""
    found = OBJECT.match(sentence.behind(programme)) or re.match(
        rf"{CLOSE}\s등\s?(?:\d{{1,3}}(?:대|개|가지)\s)?(?:[가-힣]{{1,8}}\s){{0,2}}?[가-힣]{{1,8}}(?:을|를)(?=\s)",
        sentence.behind(programme),
    )
    return programme.end - sentence.start + found.end() if found else None


def _listed(sentence: Sentence, programmes: list[Mention], last: int) -> list[Mention]:
    """Return the quoted programmes of the list that ends at ``last``, few words between them."""
    group = [programmes[last]]
    for programme in reversed(programmes[:last]):
        words = sentence.between(programme, group[0])
        if not re.fullmatch(r"['’”」』>]?(?:,|·|과|와)\s?(?:[가-힣·]{1,8}\s){0,3}['‘“「『<]?", words):
            break
        group.insert(0, programme)
    return group


def carrying(sentence: Sentence) -> Iterator[Relation]:
    """Yield who hosts or runs what the sentence is about: 나래 해커톤은 가온시가 주최하고 나래재단이 운영한다."""
    topics = [m for m in sentence.mentions if m.label in {"EVENT", "PROGRAM"} and _TOPIC.match(sentence.behind(m))]
    if not topics:
        return
    actors = [m for m in sentence.mentions if m.label in ORGANISATIONS and m.start > topics[0].end]
    for i, actor in enumerate(actors):
        found = _CARRIES.match(sentence.behind(actor))
        if found is not None:
            worded = modality(found.group() + sentence.behind(actor)[found.end() : found.end() + 8])
            for host in coordinated(sentence, actors, i):
                kind: RelationType = "HOSTS" if topics[0].label == "EVENT" else "RUNS"
                yield tie(sentence, host, kind, topics[0], modality=worded)


def chosen(sentence: Sentence) -> Iterator[Relation]:
    """Yield who was chosen for which programme: ‘나래 지원사업’에 ㈜가온이 선정됐다."""
    for programme in objects(sentence, {"PROGRAM"}, _CHOSEN):
        behind = sentence.behind(programme)
        found = _IS_CHOSEN.search(behind)
        if found is None:
            continue
        worded = modality(behind[: found.end() + 8])
        actors = [m for m in sentence.mentions if acts(m)]
        inner = [i for i, m in enumerate(actors) if programme.end <= m.start < programme.end + found.end()]
        inner = [i for i in inner if is_subject(sentence, actors[i])]
        taking = coordinated(sentence, actors, inner[-1]) if inner else subjects(sentence, programme)
        yield from (tie(sentence, each, "PARTICIPATES_IN", programme, modality=worded) for each in taking if acts(each))


def supporting(sentence: Sentence) -> Iterator[Relation]:
    """Yield who gives money or places to whom."""
    for taker in sentence.mentions:
        found = case(sentence, taker) if taker.label in ORGANISATIONS | {"PROGRAM"} else None
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
            yield from (
                tie(sentence, actor, "SUPPORTS", taker, modality=worded)
                for actor in subjects(sentence, taker)
                if acts(actor)
            )
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


def developing(sentence: Sentence) -> Iterator[Relation]:
    """Yield who made which product."""
    for product in objects(sentence, {"PRODUCT"}, OBJECT):
        words = re.sub(r"^[^\s]*\s", "", sentence.behind(product))
        if _DEVELOP_VERB.match(words[:30]) and not OTHERS.search(words[:12]):
            worded = modality(words[:40])
            yield from (
                tie(sentence, actor, "DEVELOPS", product, modality=worded)
                for actor in companions(sentence, subjects(sentence, product), product)
                if actor.label in _MAKERS
            )
    for product, actor in neighbours(sentence, {"PRODUCT"}, _MAKERS):
        if _MADE_BY.fullmatch(sentence.between(product, actor)):
            yield tie(sentence, actor, "DEVELOPS", product)
    for actor, product in neighbours(sentence, _MAKERS, {"PRODUCT"}):
        if re.fullmatch(
            r"(?:이|가)\s(?:자체\s|공동\s|직접\s|최근\s)?(?:개발|출시|제작|운영)(?:한|하는)\s(?:[가-힣A-Za-z]+\s){0,4}(?:['‘“\"]\s?)?",
            sentence.between(actor, product),
        ):
            yield tie(sentence, actor, "DEVELOPS", product)
