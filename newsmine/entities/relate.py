"""Typed ties between the entities of a sentence: posts by their shape, deeds by actor, particle and verb.

Precision first: a tie is stated only where actor, object and verb stand in one clause, and neither a plan nor a negation.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from newsmine.entities.candidates import ORGANISATIONS, Post, Scan
from newsmine.entities.titles import HEADS
from newsmine.records import Mention, Relation, RelationType

_UNSURE = re.compile(
    r"않|못[하한했]|아니|무산|취소|불발|계획|예정|방침|검토|전망|목표|기대|추진할|논의|제안|촉구|요구|요청|희망|할\s것|[을될할]\s?것으로|으려|하려|키로\s?했|기로\s?했|[을할될]\s수\s있|면\s|겠[다습]|[까냐]\?|여부|주장|의혹|가능성|바란다|해야"
)
_CLAUSE = re.compile(r"(?<=[가-힣][고며])[,]?\s|(?<=[가-힣](?:면서|지만|는데|으나))[,]?\s|(?<=[가-힣]{2}[해아어]),\s|,\s(?=이어|또|특히)")
_SUBJECT = re.compile(r"(?:은|는|이|가|에서는|도|측은|측이)(?=[\s,])|(?:\s?등)?(?:이|은|가|는)(?=[\s,])|\s등\s?\d*[가-힣\s]{0,10}(?:이|가|은|는)(?=[\s,])")
_JOINED = re.compile(r"(?:\([^()]{1,30}\))?(?:과|와|및|,|·|ㆍ|\s|은|는|이|가|을|를|의|하고|함께|등|등과|등이)*")
_AND = re.compile(r"(?:장|총장|대표|시장)?(?:['’”\"」』>》]|\([^()]{1,30}\))?\s?(?:과|와|및|,|·|ㆍ|▲|△)\s?(?:['‘“\"「『<《])?")
_OBJECT = re.compile(r"(?:['’”\"」』>》]|\([^()]{1,30}\))*(?:\s?(?:사업|행사|대회|프로그램|과제|프로젝트|과정|교육))?(?:을|를)(?=[\s,])")
_AT = re.compile(r"(?:['’”\"」』>》]|\([^()]{1,30}\))*(?:\s?(?:사업|행사|대회|프로그램|과정|교육|현장))?에(?:는|도|서)?\s")
_OF = re.compile(r"(?:['’”\"」』>》]|\([^()]{1,30}\))*에서\s")

_RELATIVE = re.compile(r"(?:한|하는|된|되는|던|린|는|인|할|온|준|운|낸|킨|진)\s(?:['‘“\"「『<《]\s?)?$")
_HOST_VERB = re.compile(r"개최|열었|열고|연\s?다고|열어|가졌|갖고|가진\s|마련했|주최|주관|치렀|진행했")
_RUN_VERB = re.compile(r"운영|실시|추진(?!할)|설립|개설|시행|개교|출범시|진행하고|진행했|펼치고|벌이고|신설|구축했|착수|개소")
_TAKE_PART = re.compile(r"(?:참석|참가|참여|출전|출품|참관)(?:해|했|한다|하고\s(?!있는)|하며|하여)")
_SIGN = re.compile(r"(?:협약|양해각서|MOU|협정)[^.]{0,14}?(?:체결(?!할)|맺었|맺고|맺은|서명했)")
_SUPPORT_VERB = re.compile(r"^[^,.]{0,10}(?:지원했|지원하고|지원한다|후원했|후원한다|후원하고|기탁|기부했|투자했|출연했)")
_DEVELOP_VERB = re.compile(r"^[^,.]{0,14}(?:개발했|개발해|개발하고|개발한|출시|선보였|선보인|공개했|내놨|내놓)")
_PRIZE = re.compile(r"(?P<prize>대상|최우수상|우수상|장려상|금상|은상|동상|특별상|장관상|시장상|원장상|우승|준우승|1위|2위|3위|본상|인기상)(?:과[^.]{0,12})?(?:을|를)?\s?[^.,]{0,8}?(?:수상|차지|받았|받는|거머쥐|획득|거뒀|올랐)")
_HELD = re.compile(r"^[^.]{0,45}?(?:열린|열리는|열렸|개최된|개최됐|진행된|진행됐|막을\s?올|개막|펼쳐)")
_SITED = re.compile(r"^[^,.]{0,12}(?:위치한|위치해|들어선|들어섰|자리한|소재한|입주한|입주해|입주하며|입주했|조성된|조성되|본사를\s?둔|건립된|문을\s?연|문을\s?열었)")
_PARTNER_VERB = re.compile(r"^\s?(?:등)?(?:의)?[^.,]{0,14}?(?:과|와)?\s?(?:협력해|협력하고|협업해|손잡고|손을\s?잡|공동으로|협력해\s|연계해)")
_UNDER = re.compile(r"^\s?(?:의\s)?(?:산하|부설|소속|직속|내\s(?:부설)?)\s?")
_ACTORS = ORGANISATIONS | {"PERSON"}
_HEADS = frozenset(HEADS)
_UNIT_ROLES = frozenset("본부장 국장 과장 실장 팀장 부장 센터장 단장 소장 지점장 부문장 그룹장 학장 학과장 학부장 담당관 연구소장 처장 사업단장 지원단장 추진단장 랩장 연구실장 지부장 지사장 서장 관장 공장장 주장".split())
_NEAR = 60


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence with its mentions; places are those of the article."""

    text: str
    start: int
    end: int
    mentions: tuple[Mention, ...]

    def behind(self, mention: Mention) -> str:
        return self.text[mention.end - self.start :]

    def between(self, first: Mention, second: Mention) -> str:
        return self.text[first.end - self.start : max(first.end, second.start) - self.start]


def relate(scan: Scan, mentions: Sequence[Mention], posts: Sequence[Post]) -> Iterator[Relation]:
    """Yield the relations of a text, each once, with the first sentence that states it.

    Parameters
    ----------
    scan : Scan
    mentions : sequence of Mention
        Of this text, linked.
    posts : sequence of Post
        What titles say of persons.
    """
    seen: set[tuple[str, str, str, str | None]] = set()
    for relation in [*_posts(scan, mentions, posts), *_deeds(scan, mentions)]:
        pair = tuple(sorted((relation.head_id, relation.tail_id))) if relation.type in {"SIGNED_MOU_WITH", "PARTNER_OF"} else (relation.head_id, relation.tail_id)
        key = (*pair, relation.type, relation.role)
        if relation.head != relation.tail and key not in seen:
            seen.add(key)
            yield relation


def _posts(scan: Scan, mentions: Sequence[Mention], posts: Sequence[Post]) -> Iterator[Relation]:
    by_start = {mention.start: mention for mention in mentions}
    for post in posts:
        person = by_start.get(post.start)
        if person is None or person.label != "PERSON" or post.former or not post.role:
            continue
        sentence = scan.sentences[person.sentence]
        held = [m for m in (_at(mentions, place) for place in post.places) if m is not None and m.label in ORGANISATIONS | {"PROGRAM"}]
        held = list(dict.fromkeys(held))
        if not held:
            continue
        unit = held[-1]
        head = post.role in _HEADS and _heads(post.role, unit)
        yield _relation(person, "HEAD_OF" if head else "AFFILIATED_WITH", unit, sentence, role=post.role)
        for parent in held[:-1]:
            if head:
                yield _relation(person, "AFFILIATED_WITH", parent, sentence, role=_full_role(unit.text, post.role))
            yield _relation(unit, "PART_OF", parent, sentence)


def _heads(role: str, unit: Mention) -> bool:
    """Whether the role is the head of just that organisation: a 본부장 heads a 본부, not the company that has it."""
    return role not in _UNIT_ROLES or unit.text.endswith(role[:-1]) or unit.canonical.endswith(role[:-1]) or unit.canonical.endswith(role[-2:-1])


def _at(mentions: Sequence[Mention], place: tuple[int, int]) -> Mention | None:
    return next((m for m in mentions if m.start < place[1] and place[0] < m.end and m.label != "PERSON"), None)


def _full_role(unit: str, role: str) -> str:
    """Return the role with its unit: 미래본부 and 본부장 are 미래본부장."""
    return unit + "장" if role.endswith("장") and unit.endswith(role[:-1]) else f"{unit} {role}"


def _deeds(scan: Scan, mentions: Sequence[Mention]) -> Iterator[Relation]:
    for number, (start, end) in enumerate(scan.sentences):
        inside = tuple(m for m in mentions if m.sentence == number and m.end <= end)
        if not inside:
            continue
        sentence = _Sentence(scan.text[start:end], start, end, inside)
        for rule in (_hosting, _running, _taking_part, _signing, _supporting, _developing, _winning, _locating, _belonging, _partnering):
            yield from rule(sentence)


def _clause(sentence: _Sentence, mention: Mention) -> str:
    """Return what follows the mention up to the end of its clause."""
    behind = sentence.behind(mention)
    found = _CLAUSE.search(behind)
    return behind[: found.start()] if found else behind


def _is_sure(words: str) -> bool:
    return _UNSURE.search(words) is None


def _subjects(sentence: _Sentence, before: Mention) -> list[Mention]:
    """Return the actors that the clause of ``before`` is about: the nearest subject to its left and what it is joined with."""
    left = [m for m in sentence.mentions if m.end <= before.start and m.label in ORGANISATIONS | {"PERSON", "PROGRAM"}]
    for i in range(len(left) - 1, -1, -1):
        shape = _SUBJECT.match(sentence.behind(left[i]))
        words = sentence.between(left[i], before)
        if shape is None or not _quotes_even(words) or (shape.group().strip()[-1] in "이가" and _RELATIVE.search(words)):
            continue
        return _coordinated(sentence, left, i)
    return []


def _coordinated(sentence: _Sentence, mentions: Sequence[Mention], last: int) -> list[Mention]:
    """Return the mentions that are joined with the one at ``last`` by 과, a comma or a dot, and it."""
    group = [mentions[last]]
    for i in range(last - 1, -1, -1):
        if _AND.fullmatch(sentence.between(mentions[i], group[0])) is None:
            break
        group.insert(0, mentions[i])
    return group


def _quotes_even(words: str) -> bool:
    return words.count('"') % 2 == 0 and words.count("“") == words.count("”")


def _objects(sentence: _Sentence, labels: Iterable[str], shape: re.Pattern[str]) -> Iterator[Mention]:
    wanted = frozenset(labels)
    for mention in sentence.mentions:
        if mention.label in wanted and shape.match(sentence.behind(mention)):
            yield mention


def _hosting(sentence: _Sentence) -> Iterator[Relation]:
    for event in _objects(sentence, {"EVENT"}, _OBJECT):
        clause = _clause(sentence, event)
        if _HOST_VERB.search(clause[:30]) and _is_sure(sentence.behind(event)[:50]):
            yield from (_tie(sentence, actor, "HOSTS", event) for actor in _subjects(sentence, event) if actor.label != "PERSON")
    for actor, event in _neighbours(sentence, ORGANISATIONS, {"EVENT"}):
        words = sentence.between(actor, event)
        if re.fullmatch(r"(?:이|가|에서)?\s?(?:공동\s)?(?:주최|주관|개최|주최·주관)(?:한|하는|하고|으로\s열린)?\s(?:['‘“\"「『<《]\s?)?", words):
            yield _tie(sentence, actor, "HOSTS", event)


def _running(sentence: _Sentence) -> Iterator[Relation]:
    for programme in _objects(sentence, {"PROGRAM"}, _OBJECT):
        clause = _clause(sentence, programme)
        if _RUN_VERB.search(sentence.behind(programme)[:24]) and _is_sure(clause[:60]):
            yield from (_tie(sentence, actor, "RUNS", programme) for actor in _subjects(sentence, programme) if actor.label in ORGANISATIONS)
    for actor, programme in _neighbours(sentence, ORGANISATIONS, {"PROGRAM"}):
        words = sentence.between(actor, programme)
        if re.fullmatch(r"(?:이|가)\s?(?:[가-힣]{2,6}\s)?(?:운영|추진|실시|주관|진행)(?:한|하는|하고\s있는|중인)\s(?:['‘“\"「『<《]\s?)?", words):
            yield _tie(sentence, actor, "RUNS", programme)


def _taking_part(sentence: _Sentence) -> Iterator[Relation]:
    for event in _objects(sentence, {"EVENT", "PROGRAM"}, _AT):
        behind = sentence.behind(event)
        found = _TAKE_PART.search(behind[:_NEAR])
        if found is None or not _is_sure(behind[: found.end() + 12]) or "에는" in behind[:8]:
            continue
        between = [m for m in sentence.mentions if m.start > event.end and m.start - event.end < found.start() and m.label in _ACTORS]
        subjects = [m for m in between if _SUBJECT.match(sentence.behind(m))] or _subjects(sentence, event)
        for subject in subjects[:1]:
            actors = _titled_list(sentence, subject)
            yield from (_tie(sentence, actor, "PARTICIPATES_IN", event) for actor in actors if actor.label in _ACTORS and actor is not event)
    for event in sentence.mentions:
        if event.label != "EVENT":
            continue
        before = sentence.text[: event.start - sentence.start]
        found = re.search(r"(?:등\s)?(?:\d+여?개\s?)?(?:기업|기관|대학|팀|업체|회사|사)?(?:이|가)?\s?(?:참여|참가)(?:하는|한|했던)\s(?:['‘]\s?)?$", before)
        actors = [m for m in sentence.mentions if m.end <= event.start and m.label in ORGANISATIONS]
        if found and actors and 0 <= found.start() + sentence.start - actors[-1].end <= 1:
            yield from (_tie(sentence, actor, "PARTICIPATES_IN", event) for actor in _coordinated(sentence, actors, len(actors) - 1))


def _titled_list(sentence: _Sentence, last: Mention) -> list[Mention]:
    """Return the persons of a list with titles that ends in ``last``: 홍길동 시장과 김철수 가온진흥원장이."""
    if last.label != "PERSON":
        actors = [m for m in sentence.mentions if m.label in _ACTORS]
        return [m for m in _coordinated(sentence, actors, actors.index(last)) if m.label != "PERSON"] or [last]
    persons = [m for m in sentence.mentions if m.label == "PERSON" and m.end <= last.end]
    group = [last]
    for person in reversed(persons[:-1]):
        words = sentence.between(person, group[0])
        if not re.search(r"(?:과|와|,|·)\s?$", words) or re.search(r"[은는을를](?:\s|$)|에서\s", words) or len(words) > _NEAR // 2:
            break
        group.insert(0, person)
    return group


def _signing(sentence: _Sentence) -> Iterator[Relation]:
    found = _SIGN.search(sentence.text)
    if found is None or not _is_sure(sentence.text[found.start() : found.end() + 12]):
        return
    actors = [m for m in sentence.mentions if m.label in ORGANISATIONS and m.end - sentence.start <= found.start() and m.label != "MEDIA"]
    marked = [i for i, m in enumerate(actors) if re.match(r"(?:\([^()]{1,30}\))?(?:은|는|이|가|과|와|,|·|\s등과|등과)", sentence.behind(m))]
    if not marked or not any(re.match(r"(?:\([^()]{1,30}\))?(?:\s?등)?(?:과|와)\s", sentence.behind(m)) for m in actors):
        return
    last = max((i for i in marked if re.match(r"(?:\([^()]{1,30}\))?(?:\s?등)?(?:과|와|은|는|이|가)\s", sentence.behind(actors[i]))), default=-1)
    signers = [m for i, m in enumerate(actors) if i in marked and i <= last]
    distinct = list({m.entity_id: m for m in reversed(signers)}.values())[::-1]
    for i, first in enumerate(distinct):
        yield from (_tie(sentence, first, "SIGNED_MOU_WITH", second) for second in distinct[i + 1 :])


def _supporting(sentence: _Sentence) -> Iterator[Relation]:
    for taker in _objects(sentence, ORGANISATIONS | {"PROGRAM"}, re.compile(_OBJECT.pattern + r"|(?:['’”\"」』>》])*에\s")):
        behind = sentence.behind(taker)
        words = behind[1:24].lstrip()
        if _SUPPORT_VERB.match(words) and _is_sure(behind[:40]):
            yield from (_tie(sentence, actor, "SUPPORTS", taker) for actor in _subjects(sentence, taker) if actor.label in ORGANISATIONS)


def _developing(sentence: _Sentence) -> Iterator[Relation]:
    for product in _objects(sentence, {"PRODUCT"}, _OBJECT):
        words = re.sub(r"^[^\s]*\s", "", sentence.behind(product))
        if _DEVELOP_VERB.match(words[:30]) and _is_sure(words[:40]):
            yield from (_tie(sentence, actor, "DEVELOPS", product) for actor in _subjects(sentence, product) if actor.label in {"COMPANY", "PUBLIC_ORG", "UNIVERSITY"})
    for actor, product in _neighbours(sentence, {"COMPANY", "PUBLIC_ORG", "UNIVERSITY"}, {"PRODUCT"}):
        if re.fullmatch(r"(?:이|가)\s(?:자체\s|공동\s|직접\s)?(?:개발|출시|제작|운영)(?:한|하는)\s(?:[가-힣A-Za-z]+\s){0,4}(?:['‘“\"]\s?)?", sentence.between(actor, product)):
            yield _tie(sentence, actor, "DEVELOPS", product)


def _winning(sentence: _Sentence) -> Iterator[Relation]:
    found = _PRIZE.search(sentence.text)
    events = [m for m in _objects(sentence, {"EVENT"}, re.compile(r"(?:['’”\"」』>》]|\([^()]{1,30}\))*(?:에서|서|에)(?:는|도)?\s"))]
    if found is None or len(events) != 1 or not _is_sure(sentence.text[found.start() : found.end() + 10]):
        return
    event = events[0]
    between = [m for m in sentence.mentions if m.start > event.end and m.start - sentence.start < found.start()]
    actors = [m for m in between if m.label in {*ORGANISATIONS, "PERSON"} and _SUBJECT.match(sentence.behind(m))] or _subjects(sentence, event)
    yield from (_tie(sentence, actor, "WON", event, role=found["prize"]) for actor in actors)


def _locating(sentence: _Sentence) -> Iterator[Relation]:
    venues = [m for m in sentence.mentions if m.label in {"PLACE", "PUBLIC_ORG", "UNIVERSITY"}]
    for venue in venues:
        behind = sentence.behind(venue)
        room = re.match(r"(?:\s?[가-힣A-Za-z0-9]{1,10}(?:실|홀|룸|관|장|당|층|센터))?(?:에서|서)\s", behind)
        if room is not None:
            events = [m for m in sentence.mentions if m.label == "EVENT" and m.start >= venue.end]
            held = _HELD.match(behind[room.end() :])
            if events and held is not None and venue.end + room.end() + held.end() <= events[0].start + 1 and events[0].start - venue.end - room.end() - held.end() < len("세계 최대 가전 전시회인 더하기 말"):
                yield _tie(sentence, events[0], "LOCATED_IN", venue)
            elif events and _OBJECT.match(sentence.behind(events[0])) and events[0].start - venue.end - room.end() <= len("열 자까지 ‘") and _HOST_VERB.search(sentence.behind(events[0])[:24]) and _is_sure(sentence.behind(events[0])[:40]):
                yield _tie(sentence, events[0], "LOCATED_IN", venue)
            else:
                yield from _held_behind(sentence, venue, behind[room.end() :])
        if (sited := re.match(r"(?:에|내에)\s", behind)) is not None and venue.label == "PLACE" and _SITED.match(behind[sited.end() :]) and _is_sure(behind[:40]):
            yield from _sited(sentence, venue, behind[sited.end() :])


def _held_behind(sentence: _Sentence, venue: Mention, words: str) -> Iterator[Relation]:
    """Yield the event that stands before its venue: 해커톤이 26일 나래센터에서 열렸다."""
    events = [m for m in sentence.mentions if m.label == "EVENT" and m.end <= venue.start and re.match(r"(?:['’”\"」』>》]|\([^()]{1,30}\))*(?:이|가|은|는)\s", sentence.behind(m))]
    if events and re.match(r"[^.,]{0,12}(?:열렸|열린다|개최됐|진행됐|개막했)", words) and _is_sure(words[:30]):
        yield _tie(sentence, events[-1], "LOCATED_IN", venue)


def _sited(sentence: _Sentence, venue: Mention, words: str) -> Iterator[Relation]:
    after = [m for m in sentence.mentions if m.start > venue.end and m.label in {"PUBLIC_ORG", "COMPANY", "UNIVERSITY", "GROUP", "PLACE", "PROGRAM"}]
    found = _SITED.match(words)
    if found is None:
        return
    if found.group().endswith(("한", "된", "둔", "선", "연")):
        if after and re.fullmatch(r"(?:에|내에)\s" + re.escape(found.group()) + r"\s(?:[‘']\s?)?", sentence.between(venue, after[0])):
            yield _tie(sentence, after[0], "LOCATED_IN", venue)
    else:
        yield from (_tie(sentence, actor, "LOCATED_IN", venue) for actor in _subjects(sentence, venue)[-1:] if actor.label != "PERSON")


def _belonging(sentence: _Sentence) -> Iterator[Relation]:
    for parent, unit in _neighbours(sentence, ORGANISATIONS, ORGANISATIONS | {"PLACE"}):
        words = sentence.between(parent, unit)
        if words and _UNDER.fullmatch(words) and words.strip():
            yield _tie(sentence, unit, "PART_OF", parent)
        elif words == " " and unit.label == "GROUP" and parent.label in {"GOV", "PUBLIC_ORG", "COMPANY", "UNIVERSITY"} and not unit.text.endswith(("협회", "조합", "학회")):
            yield _tie(sentence, unit, "PART_OF", parent)


def _partnering(sentence: _Sentence) -> Iterator[Relation]:
    if _SIGN.search(sentence.text):
        return
    actors = [m for m in sentence.mentions if m.label in ORGANISATIONS]
    for i, partner in enumerate(actors):
        behind = sentence.behind(partner)
        if re.match(r"(?:\([^()]{1,30}\))?\s?(?:등\s?)?(?:[가-힣\d]+\s)?(?:과|와)\s(?:공동으로|협력해|협력하고|협업해|손잡고|손을\s?잡고)", behind) and _is_sure(behind[:50]):
            partners = _coordinated(sentence, actors, i)
            for subject in _subjects(sentence, partners[0]):
                if subject.label in ORGANISATIONS:
                    yield from (_tie(sentence, subject, "PARTNER_OF", other) for other in partners if other.entity_id != subject.entity_id)


def _neighbours(sentence: _Sentence, heads: Iterable[str], tails: Iterable[str]) -> Iterator[tuple[Mention, Mention]]:
    first, second = frozenset(heads), frozenset(tails)
    for left, right in zip(sentence.mentions, sentence.mentions[1:], strict=False):
        if left.label in first and right.label in second:
            yield left, right


def _tie(sentence: _Sentence, head: Mention, kind: RelationType, tail: Mention, *, role: str | None = None) -> Relation:
    return _relation(head, kind, tail, (sentence.start, sentence.end), role=role)


def _relation(head: Mention, kind: RelationType, tail: Mention, place: tuple[int, int], *, role: str | None = None) -> Relation:
    return Relation(
        article_id=head.article_id,
        head_id=head.entity_id,
        head=head.canonical,
        type=kind,
        tail_id=tail.entity_id,
        tail=tail.canonical,
        role=role,
        start=place[0],
        end=place[1],
    )
