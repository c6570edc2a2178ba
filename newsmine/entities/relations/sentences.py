"""The sentences of an article with their names, and what a sentence without a subject goes on to speak of."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from newsmine.entities.candidates import Scan
from newsmine.entities.relations.clauses import OTHERS, Sentence, acts, case, coordinated, has_own_verb
from newsmine.entities.relations.recalled import recalled
from newsmine.records import Mention

_STATED = re.compile(r"다[.]?[\"'”’)\]]{0,3}$")
# Words with the particle of a topic that are no subject: when and where.
_NO_SUBJECT = re.compile(
    r"(?:올해|지난해|내년|작년|당초|현재|이번|특히|이달|지난달|오늘|이날|최근|당시|이후|[년월일](?:에)?|[에로서께])(?:은|는)$"
)
_TOPIC_WORD = re.compile(r"(?<![가-힣A-Za-z0-9])[가-힣A-Za-z0-9]{1,15}(?:은|는)(?=[\s,])")
_ADNOMINAL = re.compile(
    r"^(?:오|주|가|보|쓰|사|맡|받|갖|짓|찾|돕|잇|맞|놓|두|타|서|키우|다루|만드|모이|열리|나오|이루|오르|배우|즐기|이끄|꾸리|펼치|벌이|알리)는$|(?:다|라|자|냐|하|되|있|없|시키|어지|아지|려지|해지|나가|아가|어가|아오|어오)는$|(?:[같많높낮좋젊깊넓맺받맡얻찾남닮놓])은$|^(?:또는|혹은)$"
)
_CONTEST = re.compile(r"(?:대회|공모전|해커톤|챌린지|경연|올림피아드|어워즈|어워드|메이커톤|아이디어톤|데모데이|경진)")
# Sentences back in which a contest may be named.
_LOOK_BACK = 4
_STUDENTS = re.compile(r"(?:\d기\s)?(?:교육생|학생|수료생|졸업생)들?(?:은|이|의\s경우)\s")


def sentences(scan: Scan, mentions: Sequence[Mention]) -> Iterator[Sentence]:
    """Yield the sentences that name anything or go on from one that does, each with the subject of the one before where it has none.

    Parameters
    ----------
    scan : Scan
    mentions : sequence of Mention
        Of this text, in order.
    """
    inside: dict[int, list[Mention]] = defaultdict(list)
    for mention in mentions:
        own = inside[mention.sentence]
        # 가온정보원(GIA): the second name in brackets stands for no further party.
        if not (own and own[-1].end == mention.start - 1 and own[-1].entity_id == mention.entity_id):
            own.append(mention)
    called: dict[int, list[tuple[Mention, int]]] = defaultdict(list)
    for noun, since in recalled(scan, mentions):
        called[noun.sentence].append((noun, since))
    carried: tuple[Mention, ...] = ()
    before: tuple[Mention, ...] = ()
    bodies: tuple[Mention, ...] = ()
    since = 0
    for number, (start, end) in enumerate(scan.sentences):
        nouns = called.get(number, [])
        own = [m for m in inside.get(number, ()) if m.end <= end]
        named = tuple(sorted([*own, *(noun for noun, _ in nouns)], key=lambda m: m.start))
        places = tuple((noun.start, first) for noun, first in nouns)
        sentence = Sentence(scan.text[start:end], start, end, named, (), since, before, bodies, recalled=places)
        if not any(m.label == "EVENT" for m in named):
            sentence = replace(sentence, contest=_contest(inside, number))
        about = _about(sentence)
        if not about and carried and _goes_on(sentence, carried):
            sentence = replace(sentence, carried=carried)
        else:
            carried, since = (about, start) if _STATED.search(sentence.text) else ((), start)
        before = about or before
        bodies = tuple(m for m in own if acts(m))
        if named or sentence.bodies:
            yield sentence


def _contest(inside: dict[int, list[Mention]], number: int) -> Mention | None:
    """Return the one event that the sentences before name, if prizes are given at such."""
    near = [m for i in range(number - _LOOK_BACK, number) for m in inside.get(i, ()) if m.label == "EVENT"]
    single = near and len({m.entity_id for m in near}) == 1 and _CONTEST.search(near[-1].canonical)
    return near[-1] if single else None


def _about(sentence: Sentence) -> tuple[Mention, ...]:
    """Return what the sentence is about: its first topic, or else its only subject."""
    actors = [m for m in sentence.mentions if acts(m)]
    parts = [(i, found[0]) for i, m in enumerate(actors) if (found := case(sentence, m))]
    topics = [i for i, part in parts if part == "topic"] or [i for i, part in parts if part == "subject"]
    if not topics or sentence.text[:1] in {'"', "“"}:
        return ()
    first, length = actors[topics[0]], (case(sentence, actors[topics[0]]) or ("", 0))[1]
    # 나래대 학생이 창업한 ‘가온’이: what the students did is not what the sentence is about.
    if length > len("에서는") and has_own_verb(sentence.behind(first)[length:]):
        return ()
    about = coordinated(sentence, actors, topics[0])
    # The last of a list whose others are no known names does not stand for them all.
    if sentence.text[: about[0].start - sentence.start].rstrip().endswith((",", "·")):
        return ()
    return tuple(about)


def _goes_on(sentence: Sentence, carried: Sequence[Mention]) -> bool:
    """Whether the sentence has no subject of its own, so that it goes on to speak of the last one's."""
    text = sentence.text
    for mention in sentence.mentions:
        if mention.by == "recalled":
            continue
        first, last = mention.start - sentence.start, mention.end - sentence.start
        text = text[:first] + "·" * (last - first) + text[last:]
    if all(m.label in {"UNIVERSITY", "PROGRAM"} for m in carried):
        text = _STUDENTS.sub(" ", text)
    if any(m.label == "PERSON" for m in sentence.mentions) or OTHERS.search(text):
        return False
    return all(
        _NO_SUBJECT.search(found.group()) or _ADNOMINAL.search(found.group()) for found in _TOPIC_WORD.finditer(text)
    )
