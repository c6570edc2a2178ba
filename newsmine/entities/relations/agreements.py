"""Who signed an agreement with whom, and who works together without one."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from newsmine.entities.relations.clauses import (
    Sentence,
    acts,
    case,
    coordinated,
    in_one_clause,
    is_subject,
    modality,
    subjects,
    tie,
)
from newsmine.entities.relations.companions import TOGETHER
from newsmine.entities.titles import ANY_TITLE
from newsmine.records import Mention, Modality, Relation, RelationType

_PAPER = r"(?:협약|양해각서|M\.?O\.?U|협정|합의각서)"
_SIGN = re.compile(
    rf"{_PAPER}[^.]{{0,18}}?(?:체결|맺었|맺고|맺은|맺어|맺는다|맺을|맺기로|맺지|서명했|서명하|교환했)"
    r"|협약식[^.]{0,10}?(?:가졌|갖고|개최|열었|열고|진행했|치렀)"
    rf"|(?:체결한|맺은)\s[^.,]{{0,14}}?{_PAPER}"
)
# A paper that there is already: 가온시와 나래대의 업무협약에 따라, 이번 협약을 통해.
_SIGNED = re.compile(rf"(?P<of>의\s|간\s|이번\s)(?:[가-힣]{{2,8}}\s)?(?:업무)?{_PAPER}(?:에\s따라|으로\s|을\s통해)")
# What one does beside another without working with them.
_ALONG_ONLY = re.compile(r"참석|참가|참여|방문|만나|찾[아은]|다녀|전했|밝혔|열리|열린|꼽|소개|선정|이름|밀려|경쟁")
# 가온시와 나래대는 새 기술을 함께 연구하고 있다.
_BOTH = re.compile(r"\s(?:[^\s,.]{1,15}\s){1,6}?(?:함께|공동으로)\s(?:연구|개발|운영|추진)")
_NUMBERS = {"두": 2, "양": 2, "세": 3, "네": 4, "3개": 3, "4개": 4}
_COUNTED = re.compile(
    rf"(?<![가-힣0-9])(?P<count>{'|'.join(_NUMBERS)})\s?(?:기관|측|대학|기업|회사|단체|사|도시|학교|지자체)(?:은|는|이|가)\s"
)
_HEAD_OF = re.compile(rf"\s?(?:장|{ANY_TITLE})")
_HEAD_AND = re.compile(rf"\s?(?:장|{ANY_TITLE})(?:\s?\([^()]{{1,20}}\))?(?:과|와|,|·)\s?")
_BEFORE_NAME = re.compile(r"(?:는|한|된|중인)\s(?:[가-힣]{1,8}\s)?['‘“\"]?$")
_BEFORE_QUOTE = re.compile(r"(?:는|한|된|중인)\s['‘“]")
_MIN_PARTIES = 2


def signing(sentence: Sentence) -> Iterator[Relation]:
    """Yield all pairs of who signed an agreement together."""
    found = _SIGN.search(sentence.text)
    nominal = None if found else _SIGNED.search(sentence.text)
    stated = found or nominal
    if stated is None:
        return
    worded = modality(sentence.text[found.start() : found.end() + _beyond(found)]) if found else "asserted"
    place = sentence.start + stated.start()
    actors = [m for m in sentence.mentions if acts(m) and m.end <= place + len("의") and m.label != "MEDIA"]
    sides = _sides(sentence, actors, place)
    parties = [m for side in sides.values() for m in side]
    if nominal and nominal["of"].strip() != "이번":
        last = [i for i, m in enumerate(actors) if m.end == place]
        parties = coordinated(sentence, actors, last[0]) if last else []
    both = _both_bodies(sentence, place) if found and not parties else []
    if both:
        parties = both
    elif "with" not in sides and not nominal and len(sides.get("subject", ())) < _MIN_PARTIES:
        parties = _represented(sentence, place)
    yield from _pairs(sentence, "SIGNED_MOU_WITH", sorted(parties, key=lambda m: m.start), worded)


def _both_bodies(sentence: Sentence, place: int) -> list[Mention]:
    """Return the bodies of the sentence before that 두 기관은, 양측은 stand for, if they are as many."""
    called = _COUNTED.search(sentence.text, 0, place - sentence.start)
    bodies = list({m.entity_id: m for m in sentence.bodies}.values()) if called else []
    return bodies if called and len(bodies) == _NUMBERS[called["count"]] else []


def _beyond(found: re.Match[str]) -> int:
    """Return how far behind the verb its clause reaches: in 맺고 협력하기로 했다 only what follows is planned."""
    return 0 if found.group().endswith(("고", "며")) else len("기로 했다고 밝혔다.")


def _sides(sentence: Sentence, actors: Sequence[Mention], place: int) -> dict[str, list[Mention]]:
    """Return who stands with which part in the clause that ends at the place: its subject, and with whom."""
    sides: dict[str, list[Mention]] = {}
    for i, actor in enumerate(actors):
        found = case(sentence, actor)
        words = sentence.text[actor.end - sentence.start : place - sentence.start]
        if found and found[0] == "with" and in_one_clause(words):
            joined = i + 1 < len(actors) and _joins(sentence, actors, i)
            if not joined:
                sides.setdefault("with", []).extend(coordinated(sentence, actors, i))
    subject = subjects(sentence, place)
    if subject and all(acts(m) for m in subject):
        sides["subject"] = subject
    return sides


def _represented(sentence: Sentence, place: int) -> list[Mention]:
    """Return the bodies whose heads sign: 홍길동 가온시장과 성춘향 나래대 총장이 협약을 체결하고 있다."""
    named = [m for m in sentence.mentions if m.end <= place]
    pairs = [
        (person, body)
        for person, body in pairwise(named)
        if person.label == "PERSON" and acts(body) and sentence.between(person, body) == " "
    ]
    pairs = [(person, body) for person, body in pairs if _HEAD_OF.match(sentence.behind(body))]
    if not pairs or not is_subject(sentence, pairs[-1][0]):
        return []
    bodies = [pairs[-1][1]]
    for (_, body), (follower, _) in zip(pairs[-2::-1], pairs[:0:-1], strict=False):
        if not _HEAD_AND.fullmatch(sentence.between(body, follower)):
            break
        bodies.insert(0, body)
    return bodies


def _joins(sentence: Sentence, actors: Sequence[Mention], i: int) -> bool:
    """Whether the actor at ``i`` is joined with the next: 가온시와 나래대는."""
    return len(coordinated(sentence, actors[i : i + 2], 1)) == _MIN_PARTIES


def partnering(sentence: Sentence) -> Iterator[Relation]:
    """Yield who works with whom without a signed agreement: 와 공동으로, 과 협력해, 와의 협력을 통해."""
    if re.search(_PAPER, sentence.text):
        return
    actors = [m for m in sentence.mentions if acts(m)]
    for i, partner in enumerate(actors):
        found = case(sentence, partner)
        if found is not None and found[0] == "with":
            yield from _with_subject(sentence, actors, i, found[1])
        elif found is not None and found[0] in {"topic", "subject"}:
            yield from _both(sentence, actors, i, found[1])


def _with_subject(sentence: Sentence, actors: Sequence[Mention], i: int, length: int) -> Iterator[Relation]:
    """Yield with whom the subject of the clause works: 가온시는 나래대와 공동으로."""
    behind = sentence.behind(actors[i])
    together = TOGETHER.match(behind, length)
    weak = together is not None and together["along"] is not None
    if together is None or (weak and _ALONG_ONLY.search(behind[:80])):
        return
    worded = modality(behind[: together.end() + 40])
    group = coordinated(sentence, actors, i)
    for subject in subjects(sentence, group[0]):
        carried = subject in sentence.carried
        if acts(subject) and not (carried and (weak or _is_of_next(sentence, actors[i]))):
            for other in group:
                yield from _pairs(sentence, "PARTNER_OF", [subject, other], worded)


def _both(sentence: Sentence, actors: Sequence[Mention], i: int, length: int) -> Iterator[Relation]:
    """Yield who work together as one subject: 가온시와 나래대는 공동으로, 가온시와 나래대는 새 기술을 함께 연구하고 있다."""
    behind = sentence.behind(actors[i])
    together = TOGETHER.match(behind, length)
    if together is not None and together["along"]:
        return
    together = together or (None if _ALONG_ONLY.search(behind[:80]) else _BOTH.match(behind, length))
    if together is not None:
        worded = modality(behind[: together.end() + 40])
        yield from _pairs(sentence, "PARTNER_OF", coordinated(sentence, actors, i), worded)


def _is_of_next(sentence: Sentence, partner: Mention) -> bool:
    """Whether the partner is one of whom is named next: 나래은행과 함께 조합을 운영 중인 가온생명."""
    words = sentence.behind(partner)[:80]
    names = [m for m in sentence.mentions if partner.end < m.start < partner.end + len(words)]
    return _BEFORE_QUOTE.search(words) is not None or any(
        _BEFORE_NAME.search(sentence.between(partner, m)) is not None for m in names
    )


def _pairs(sentence: Sentence, kind: RelationType, parties: Sequence[Mention], worded: Modality) -> Iterator[Relation]:
    distinct = list({m.entity_id: m for m in reversed(parties)}.values())[::-1]
    for i, first in enumerate(distinct):
        yield from (tie(sentence, first, kind, second, modality=worded) for second in distinct[i + 1 :])
