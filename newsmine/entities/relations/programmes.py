"""Who runs which programme, who supports whom, who makes what."""

import re
from collections.abc import Iterator

from newsmine.entities.candidates import ORGANISATIONS
from newsmine.entities.relations.clauses import (
    CLOSE,
    OBJECT,
    Sentence,
    acts,
    clause_behind,
    coordinated,
    in_one_clause,
    is_subject,
    modality,
    neighbours,
    subjects,
    tie,
)
from newsmine.entities.relations.companions import companions
from newsmine.records import Mention, Relation, RelationType

_RUN_VERB = re.compile(
    r"운영|실시|추진|설립|개설|시행|개교|출범시|진행하고|진행했|펼치고|벌이고|신설|구축했|착수|개소|가동|도입했|수립|제시(?:했|하)|내놨|마련했"
)
_RUNS_IT = re.compile(
    r"(?:이|가)\s?(?:[^\s,.]{1,12}\s){0,4}?(?:운영|추진|실시|주관|진행|시행|주최|설립|개설|신설)(?:한|하는|하고\s있는|중인|해\s온)\s(?:[가-힣A-Za-z·]{1,8}\s){0,2}(?:['‘“\"「『<《]\s?)?"
)
# 가온진흥원의 대표적인 소프트웨어 지원사업인 ‘…’: nouns and what they are, no verb, no other party.
_OF = re.compile(
    r"(?:\([^()]{1,30}\))?(?:의|\s(?:[가-힣]{2,8}\s)?(?:공모사업|지원사업|사업|공모|프로그램)인|\s주관|\s주최|\s주최·주관|\s운영)\s(?:(?!위한|통한|대한|관한|따른|지원으로)[가-힣A-Za-z·]{1,12}(?:(?<![은는이가을를에])|(?<=적인))\s){0,4}(?:['‘“\"「『<《]\s?)?"
)
_CHOSEN = re.compile(
    rf"{CLOSE}(?:\s?(?:사업|과제|프로그램|프로젝트|과정))?(?:에|\s?공모(?:전)?에|\s?(?:지원\s?)?대상(?:에|으로|자로|지로)|\s?(?:참여|수행|주관|지원|선도|협력|전담)\s?(?:기업|기관|대학|사업자)(?:에|으로))\s"
)
# The guidelines have who was chosen to run a programme as running it.
_AS_OPERATOR = re.compile(
    rf"{CLOSE}(?:\s?(?:사업|과제|프로그램|과정))?(?:의)?\s?(?:위탁\s?)?(?:운영사|운영기관|운영\s?기관|운영대학|위탁기관|교육기관)(?:으로|에|로)\s"
)
_ARE_CHOSEN = re.compile(
    rf"{CLOSE}(?:\s등(?:\s[가-힣]{{1,6}})?(?:\s\d{{1,4}}여?\s?(?:개사|곳|개\s?기업|개\s?팀|개\s?대학|개\s?기관|팀|명))?)?(?:을|를|이|가)\s(?:최종\s|각각\s|신규로?\s)?선정"
)
_FINISHED = re.compile(rf"{CLOSE}(?:\s\d{{1,2}}기)?(?:\s(?:과정|교육))?(?:을|를)\s?(?:수료|졸업|이수|마쳤|마친\s뒤)")
_GRADUATE = re.compile(
    rf"{CLOSE}(?:\s\d{{1,2}}기)?\s(?:교육생|수료생|졸업생|수강생)(?:인|으로|이자)?\s(?:[가-힣]{{1,6}}\s)?"
)
_IS_CHOSEN = re.compile(r"[^.]{0,30}?선정(?:돼|됐|되었|되며|된)")
_TOPIC = re.compile(rf"{CLOSE}(?:\s?(?:사업|과제|프로그램|프로젝트|과정|교육|행사|대회))?(?:은|는)\s")
# What a topic is said to be: … 운영하는 실무인재 양성 과정이다.
_WHAT_IT_IS = r"하는\s(?:[^\s,.]{1,12}\s){0,5}?[^\s,.]{0,8}(?:사업|행사|프로그램|과정|대회|교육|학교|캠프|제도|공모전|축제|포럼|박람회|기관|센터|시설|공간)(?=이다|다|으로|로|이며|인|[\s,])"
_CARRIES = re.compile(
    rf"(?:\([^()]{{1,30}}\))?(?:이|가)\s(?:공동\s?|함께\s|위탁\s?|직접\s|총괄\s?)?(?:주최|주관|운영|추진|시행|개최)(?:하고|하며|했|한다|해|{_WHAT_IT_IS})"
)
_BACKS = re.compile(
    rf"(?:\([^()]{{1,30}}\))?(?:이|가)\s(?:[^\s,.]{{1,12}}\s){{0,2}}?(?:지원|후원)(?:하고|하며|했|한다|해|{_WHAT_IT_IS})"
)


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
        behind = sentence.behind(actor)
        carries, backs = _CARRIES.match(behind), _BACKS.match(behind)
        found = carries or backs
        if found is not None:
            worded = modality(found.group() + behind[found.end() : found.end() + 8])
            for host in coordinated(sentence, actors, i):
                kind: RelationType = "SUPPORTS" if backs else "HOSTS" if topics[0].label == "EVENT" else "RUNS"
                yield tie(sentence, host, kind, topics[0], modality=worded)


def chosen(sentence: Sentence) -> Iterator[Relation]:
    """Yield who was chosen for which programme: ‘나래 지원사업’에 ㈜가온이 선정됐다."""
    for programme in sentence.mentions:
        operator = _AS_OPERATOR.match(sentence.behind(programme)) if programme.label == "PROGRAM" else None
        if programme.label != "PROGRAM" or not (operator or _CHOSEN.match(sentence.behind(programme))):
            continue
        behind = sentence.behind(programme)
        found = _IS_CHOSEN.search(behind)
        if found is None:
            continue
        worded = modality(behind[: found.end() + 8])
        actors = [m for m in sentence.mentions if acts(m)]
        inner = [i for i, m in enumerate(actors) if programme.end <= m.start < programme.end + found.end()]
        inner = [i for i in inner if is_subject(sentence, actors[i])]
        if inner:
            taking = coordinated(sentence, actors, inner[-1])
        else:
            taking = companions(sentence, subjects(sentence, programme), programme)
        kind: RelationType = "RUNS" if operator else "PARTICIPATES_IN"
        yield from (tie(sentence, each, kind, programme, modality=worded) for each in taking if acts(each))


def choosing(sentence: Sentence) -> Iterator[Relation]:
    """Yield who was chosen by others for a programme: ‘나래 지원사업’ 참여기업으로 ㈜가온 등 15개사를 선정했다."""
    actors = [m for m in sentence.mentions if acts(m)]
    for programme in sentence.mentions:
        if programme.label != "PROGRAM" or not _CHOSEN.match(sentence.behind(programme)):
            continue
        taken = [i for i, m in enumerate(actors) if m.start >= programme.end and _ARE_CHOSEN.match(sentence.behind(m))]
        if taken and in_one_clause(sentence.between(programme, actors[taken[0]])):
            worded = modality(sentence.behind(actors[taken[0]])[:40])
            for each in coordinated(sentence, actors, taken[0]):
                yield tie(sentence, each, "PARTICIPATES_IN", programme, modality=worded)


def graduating(sentence: Sentence) -> Iterator[Relation]:
    """Yield who went through which programme: 홍길동 씨는 나래 사관학교 3기를 수료했다, 나래 사관학교 3기 수료생 홍길동 씨."""
    for programme in sentence.mentions:
        behind = sentence.behind(programme) if programme.label == "PROGRAM" else ""
        finished = _FINISHED.match(behind)
        if finished is not None:
            worded = modality(behind[: finished.end() + 8])
            persons = [m for m in subjects(sentence, programme) if m.label == "PERSON" and m not in sentence.carried]
            yield from (tie(sentence, m, "PARTICIPATES_IN", programme, modality=worded) for m in persons)
    for programme, person in neighbours(sentence, {"PROGRAM"}, {"PERSON"}):
        if _GRADUATE.fullmatch(sentence.between(programme, person)):
            yield tie(sentence, person, "PARTICIPATES_IN", programme)
