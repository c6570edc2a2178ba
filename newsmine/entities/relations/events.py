"""What the entities of a sentence do: host, run, take part, sign, support, develop, win, cooperate.

Precision first: a tie is stated only where actor, object and verb stand in one clause, and neither a plan nor a negation.
"""

import re
from collections.abc import Iterator

from newsmine.entities.candidates import ORGANISATIONS
from newsmine.entities.relations.clauses import (
    NEAR,
    OBJECT,
    Sentence,
    clause_behind,
    coordinated,
    is_subject,
    is_sure,
    neighbours,
    objects,
    subjects,
    tie,
)
from newsmine.records import Mention, Relation, RelationType

_AT = re.compile(
    r"(?:['’”\"」』>》]|\([^()]{1,30}\)){0,4}(?:\s?(?:사업|행사|대회|프로그램|과정|교육|현장))?에(?:는|도|서)?\s"
)
_HOST_VERB = re.compile(r"개최|열었|열고|연\s?다고|열어|가졌|갖고|가진\s|마련했|주최|주관|치렀|진행했")
_RUN_VERB = re.compile(
    r"운영|실시|추진(?!할)|설립|개설|시행|개교|출범시|진행하고|진행했|펼치고|벌이고|신설|구축했|착수|개소"
)
_TAKE_PART = re.compile(r"(?:참석|참가|참여|출전|출품|참관)(?:해|했|한다|하고\s(?!있는)|하며|하여)")
_SIGN = re.compile(r"(?:협약|양해각서|MOU|협정)[^.]{0,14}?(?:체결(?!할)|맺었|맺고|맺은|서명했)")
_SUPPORT_VERB = re.compile(
    r"^[^,.]{0,10}(?:지원했|지원하고|지원한다|후원했|후원한다|후원하고|기탁|기부했|투자했|출연했)"
)
_DEVELOP_VERB = re.compile(r"^[^,.]{0,14}(?:개발했|개발해|개발하고|개발한|출시|선보였|선보인|공개했|내놨|내놓)")
_TOPIC = re.compile(r"(?:['’”\"」』>》]|\([^()]{1,30}\)){0,4}(?:은|는)\s")
_CARRIES = re.compile(
    r"(?:\([^()]{1,30}\))?(?:이|가)\s(?:공동\s?|함께\s|위탁\s?|직접\s)?(?:주최|주관|운영|추진|시행|개최)(?:하고|하며|했|한다|해|하는\s(?:사업|행사|프로그램|과정|대회|교육))"
)
_HOSTS_WHAT = re.compile(
    r"(?:\([^()]{1,30}\))?(?:이|가)\s(?:공동\s?|함께\s)?(?:주최|주관|주최·주관|개최|마련)(?:하고|하며|한|하는|해)(?=[\s,])"
)
_IN = re.compile(r"(?:['’”\"」』>》]|\([^()]{1,30}\)){0,4}(?:에서|서|에)(?:는|도)?\s")
_PRIZE = re.compile(
    r"(?P<prize>대상|최우수상|우수상|장려상|금상|은상|동상|특별상|장관상|시장상|원장상|최고혁신상|혁신상|대통령상|국무총리상|우승|준우승|1위|2위|3위|본상|인기상)(?:과[^.]{0,12})?(?:을|를)?\s?[^.,]{0,8}?(?:수상|차지|받았|받는|거머쥐|획득|거뒀|올랐)"
)
_ACTORS = ORGANISATIONS | {"PERSON"}


def hosting(sentence: Sentence) -> Iterator[Relation]:
    """Yield who holds which event: 개최, 주최, 주관."""
    for event in objects(sentence, {"EVENT"}, OBJECT):
        clause = clause_behind(sentence, event)
        if _HOST_VERB.search(clause[:30]) and is_sure(sentence.behind(event)[:50]):
            yield from (
                tie(sentence, actor, "HOSTS", event) for actor in subjects(sentence, event) if actor.label != "PERSON"
            )
    yield from _hosting_before(sentence)
    yield from _by_topic(sentence)
    for actor, event in neighbours(sentence, ORGANISATIONS, {"EVENT"}):
        words = sentence.between(actor, event)
        if re.fullmatch(
            r"(?:이|가|에서)?\s?(?:공동\s)?(?:주최|주관|개최|주최·주관)(?:한|하는|하고|으로\s열린)?\s(?:['‘“\"「『<《]\s?)?",
            words,
        ):
            yield tie(sentence, actor, "HOSTS", event)


def _hosting_before(sentence: Sentence) -> Iterator[Relation]:
    """Yield the hosts that a relative clause before the event names: 가온시가 주최하고 나래재단이 주관한 ‘…’."""
    actors = [m for m in sentence.mentions if m.label in ORGANISATIONS]
    events = [m for m in sentence.mentions if m.label == "EVENT"]
    for i, actor in enumerate(actors):
        found = _HOSTS_WHAT.match(sentence.behind(actor))
        event = next((m for m in events if m.start >= actor.end), None)
        if found is None or event is None:
            continue
        rest = sentence.between(actor, event)[found.end() :]
        if is_sure(found.group()) and not re.search(r"[가-힣][은는]\s|다\.|[을를]\s", rest):
            yield from (tie(sentence, host, "HOSTS", event) for host in coordinated(sentence, actors, i))


def _by_topic(sentence: Sentence) -> Iterator[Relation]:
    """Yield who hosts or runs what the sentence is about: 나래 해커톤은 가온시가 주최하고 나래재단이 운영한다."""
    topics = [m for m in sentence.mentions if m.label in {"EVENT", "PROGRAM"} and _TOPIC.match(sentence.behind(m))]
    if not topics:
        return
    actors = [m for m in sentence.mentions if m.label in ORGANISATIONS and m.start > topics[0].end]
    for i, actor in enumerate(actors):
        found = _CARRIES.match(sentence.behind(actor))
        if found is not None and is_sure(found.group() + sentence.behind(actor)[found.end() : found.end() + 8]):
            kind: RelationType = "HOSTS" if topics[0].label == "EVENT" else "RUNS"
            yield from (tie(sentence, host, kind, topics[0]) for host in coordinated(sentence, actors, i))


def running(sentence: Sentence) -> Iterator[Relation]:
    """Yield who runs which programme: 운영, 추진, 설립."""
    for programme in objects(sentence, {"PROGRAM"}, OBJECT):
        clause = clause_behind(sentence, programme)
        if _RUN_VERB.search(sentence.behind(programme)[:24]) and is_sure(clause[:60]):
            yield from (
                tie(sentence, actor, "RUNS", programme)
                for actor in subjects(sentence, programme)
                if actor.label in ORGANISATIONS
            )
    for actor, programme in neighbours(sentence, ORGANISATIONS, {"PROGRAM"}):
        words = sentence.between(actor, programme)
        if re.fullmatch(
            r"(?:이|가)\s?(?:[가-힣]{2,6}\s)?(?:운영|추진|실시|주관|진행)(?:한|하는|하고\s있는|중인)\s(?:['‘“\"「『<《]\s?)?",
            words,
        ):
            yield tie(sentence, actor, "RUNS", programme)


def taking_part(sentence: Sentence) -> Iterator[Relation]:
    """Yield who takes part in which event or programme: 참석, 참가."""
    for event in objects(sentence, {"EVENT", "PROGRAM"}, _AT):
        behind = sentence.behind(event)
        found = _TAKE_PART.search(behind[:NEAR])
        if found is None or not is_sure(behind[: found.end() + 12]) or "에는" in behind[:8]:
            continue
        between = [
            m
            for m in sentence.mentions
            if m.start > event.end and m.start - event.end < found.start() and m.label in _ACTORS
        ]
        actors_behind = [m for m in between if is_subject(sentence, m)] or subjects(sentence, event)
        for subject in actors_behind[:1]:
            actors = _titled_list(sentence, subject)
            yield from (
                tie(sentence, actor, "PARTICIPATES_IN", event)
                for actor in actors
                if actor.label in _ACTORS and actor is not event
            )
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


def _titled_list(sentence: Sentence, last: Mention) -> list[Mention]:
    """Return the persons of a list with titles that ends in ``last``: 홍길동 시장과 김철수 가온진흥원장이."""
    if last.label != "PERSON":
        actors = [m for m in sentence.mentions if m.label in _ACTORS]
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


def signing(sentence: Sentence) -> Iterator[Relation]:
    """Yield all pairs of who signed an agreement together."""
    found = _SIGN.search(sentence.text)
    if found is None or not is_sure(sentence.text[found.start() : found.end() + 12]):
        return
    actors = [
        m
        for m in sentence.mentions
        if m.label in ORGANISATIONS and m.end - sentence.start <= found.start() and m.label != "MEDIA"
    ]
    marked = [
        i
        for i, m in enumerate(actors)
        if re.match(r"(?:\([^()]{1,30}\))?(?:은|는|이|가|과|와|,|·|\s등과|등과)", sentence.behind(m))
    ]
    if not marked or not any(
        re.match(r"(?:\([^()]{1,30}\))?(?:\s?등)?(?:과|와)\s", sentence.behind(m)) for m in actors
    ):
        return
    last = max(
        (
            i
            for i in marked
            if re.match(r"(?:\([^()]{1,30}\))?(?:\s?등)?(?:과|와|은|는|이|가)\s", sentence.behind(actors[i]))
        ),
        default=-1,
    )
    signers = [m for i, m in enumerate(actors) if i in marked and i <= last]
    distinct = list({m.entity_id: m for m in reversed(signers)}.values())[::-1]
    for i, first in enumerate(distinct):
        yield from (tie(sentence, first, "SIGNED_MOU_WITH", second) for second in distinct[i + 1 :])


def supporting(sentence: Sentence) -> Iterator[Relation]:
    """Yield who gives money or places to whom."""
    for taker in objects(
        sentence, ORGANISATIONS | {"PROGRAM"}, re.compile(OBJECT.pattern + r"|(?:['’”\"」』>》])*에\s")
    ):
        behind = sentence.behind(taker)
        words = behind[1:24].lstrip()
        if _SUPPORT_VERB.match(words) and is_sure(behind[:40]):
            yield from (
                tie(sentence, actor, "SUPPORTS", taker)
                for actor in subjects(sentence, taker)
                if actor.label in ORGANISATIONS
            )


def developing(sentence: Sentence) -> Iterator[Relation]:
    """Yield who made which product."""
    for product in objects(sentence, {"PRODUCT"}, OBJECT):
        words = re.sub(r"^[^\s]*\s", "", sentence.behind(product))
        if _DEVELOP_VERB.match(words[:30]) and is_sure(words[:40]):
            yield from (
                tie(sentence, actor, "DEVELOPS", product)
                for actor in subjects(sentence, product)
                if actor.label in {"COMPANY", "PUBLIC_ORG", "UNIVERSITY"}
            )
    for actor, product in neighbours(sentence, {"COMPANY", "PUBLIC_ORG", "UNIVERSITY"}, {"PRODUCT"}):
        if re.fullmatch(
            r"(?:이|가)\s(?:자체\s|공동\s|직접\s)?(?:개발|출시|제작|운영)(?:한|하는)\s(?:[가-힣A-Za-z]+\s){0,4}(?:['‘“\"]\s?)?",
            sentence.between(actor, product),
        ):
            yield tie(sentence, actor, "DEVELOPS", product)


def winning(sentence: Sentence) -> Iterator[Relation]:
    """Yield who won a prize, the role, at which event."""
    found = _PRIZE.search(sentence.text)
    events = list(objects(sentence, {"EVENT"}, _IN))
    if found is None or len(events) != 1 or not is_sure(sentence.text[found.start() : found.end() + 10]):
        return
    event = events[0]
    between = [m for m in sentence.mentions if m.start > event.end and m.start - sentence.start < found.start()]
    actors = [m for m in between if m.label in {*ORGANISATIONS, "PERSON"} and is_subject(sentence, m)] or subjects(
        sentence, event
    )
    yield from (tie(sentence, actor, "WON", event, role=found["prize"]) for actor in actors)


def partnering(sentence: Sentence) -> Iterator[Relation]:
    """Yield who works with whom without a signed agreement: 와 공동으로, 과 협력해."""
    if _SIGN.search(sentence.text):
        return
    actors = [m for m in sentence.mentions if m.label in ORGANISATIONS]
    for i, partner in enumerate(actors):
        behind = sentence.behind(partner)
        if re.match(
            r"(?:\([^()]{1,30}\))?\s?(?:등\s?)?(?:[가-힣\d]{1,20}\s)?(?:과|와)\s(?:공동으로|협력해|협력하고|협업해|손잡고|손을\s?잡고)",
            behind,
        ) and is_sure(behind[:50]):
            partners = coordinated(sentence, actors, i)
            for subject in subjects(sentence, partners[0]):
                if subject.label in ORGANISATIONS:
                    yield from (
                        tie(sentence, subject, "PARTNER_OF", other)
                        for other in partners
                        if other.entity_id != subject.entity_id
                    )
