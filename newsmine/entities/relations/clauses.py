"""Clauses: who is the subject of what, which names are joined, and whether a deed is stated or only planned."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import cast

from newsmine.entities.candidates import ORGANISATIONS
from newsmine.entities.titles import ANY_TITLE
from newsmine.records import Mention, Modality, Relation, RelationType

_DENIED = r"않|못[하한했]|지\s?못|아니|무산|취소|불발|결렬|철회"
_ASKED = r"[까냐가]\?|느냐|는지(?=[\s를])|여부|주장|의혹|가능성"
_PLANNED = (
    r"계획|예정|방침|검토|전망|목표|기대|추진할|(?:체결|개최|설립|지원|조성|건립|유치|도입)(?:을|를)?\s(?:추진|앞두|논의|요구|검토|목표|위해\s(?:노력|힘))"
    r"|논의|제안|촉구|요구|요청|희망|할\s것|[을될할]\s?것으로|으려|하려|키로\s?했|기로\s?했|[을할될]\s수\s있|면\s|겠[다습]|바란다|해야|구상|놓고\s협의"
    r"|(?:체결|개최|운영|실시|시행|개발|출시|참가|참여|참석|출전|제공|개소|수상)할(?=[\s,.])|맺을\s|열릴\s"
)
UNDONE = r"할\s(?:계획|예정|방침|것)|하기로|하지(?:는|도)?\s(?:않|못)"
"""Endings of a verb of deeds that are planned or denied."""

_UNSURE = re.compile(f"(?P<denied>{_DENIED})|(?P<asked>{_ASKED})|(?P<planned>{_PLANNED})")
_CLAUSE = re.compile(
    r"(?<=[가-힣][고며])[,]?\s|(?<=[가-힣](?:면서|지만|는데|으나))[,]?\s|(?<=[가-힣]{2}[해아어]),\s|,\s(?=이어|또|특히)"
)
# Who is meant with a body: its students, its team, 등 3개 기관.
_OF_IT = r"(?:\s(?:소속|출신))?(?:\s\d기)?(?:\s?(?:교육생|학생|수료생|졸업생|연구팀|연구진|교수팀|팀|측)들?)?(?:\)?\s(?:총\s)?\d{1,9}여?\s?(?:명|개\s?팀|팀))?"
_ETC = r"(?:(?:[,·]\s?[^\s,·()]{2,14}){0,3}\s?등(?:의)?(?:\s[가-힣]{1,6}){0,2}?(?:\s\d{1,9}여?\s?(?:개|곳|명|팀)?)?(?:\s?[가-힣]{1,6}){0,2}?)?"
CLOSE = r"(?:['`’”\"」』>》]|\([^()]{1,30}\)){0,4}"
"""What may stand between a name and its particle: closing quotes and brackets."""

_CASE = re.compile(
    rf"{CLOSE}{_OF_IT}{_ETC}(?P<case>은|는|이|가|께서|에서는|측은|측이|도|과의|와의|과|와|을|를|에게|에|에서|의|으로부터|로부터)(?=[\s,])"
)
_CASES = {
    **dict.fromkeys(("은", "는", "에서는", "측은"), "topic"),
    **dict.fromkeys(("이", "가", "께서", "도", "측이"), "subject"),
    **dict.fromkeys(("과", "와", "과의", "와의"), "with"),
    **dict.fromkeys(("을", "를"), "object"),
    **dict.fromkeys(("에게", "에"), "to"),
    **dict.fromkeys(("으로부터", "로부터"), "from"),
    "에서": "at",
    "의": "of",
}
_TITLED = re.compile(
    rf"(?:\s?\([^()]{{1,20}}\))?(?:\s?[^\s,.·]{{1,20}}?(?:\s[^\s,.·]{{1,20}}?){{0,3}}?)??\s?(?:{ANY_TITLE}|장)(?P<case>은|는|이|가|도)(?=[\s,])"
)
_AND = re.compile(
    r"(?:['’”\"」』>》]|\([^()]{1,30}\))?\s?(?:과|와|및|,|·|ㆍ|▲|△)\s?(?:['‘“\"「『<《]|\((?:재|사|유)\)\s?|[재사]단법인\s)?"
)
# A verb before a noun that has a subject of its own: 가온시가 운영하는 센터; not 열린, 위치한, 다양한.
_OWNS = re.compile(
    r"(?<![가-힣])[가-힣]{1,9}(?:하는|한|하던|했던|맡은|받은|맺은|내놓은|만든|이끄는|세운|여는|연|가진|갖는|주는)(?=\s)"
)
_OWNS_NOT = re.compile(
    r"(?:위치|자리|입주|다양|관련|비롯|포함|우수|중요|필요|가능|풍부|안전|유일|특별|활발|또|유망|탁월|참신|새로|이러|그러|각종|신선|훌륭|성공적인)한$|(?:^|\s)(?:또한|한|대한|위한|통한|관한|향한)$"
)
# Somebody else that the words are about: 학생들은, 업체는.
OTHERS = re.compile(
    r"(?<![가-힣0-9])(?:\d{1,9}여?\s?(?:개사|곳|명|개\s?팀|팀)|[가-힣]{1,6}(?:들|자|생|민|사|팀|진|원|측)|정부|기업|회사|업체|당국|대표|이들|그|우리|누구)(?:은|는|이|가)\s"
)
# A company that no finder knows: 자회사 나래가.
_STRANGER = re.compile(
    r"(?:자회사|계열사|기업|업체|회사|스타트업|법인|운영사|개발사)(?:인)?\s['‘]?[가-힣A-Za-z0-9&]{2,15}['’]?(?:\([^()]{1,20}\))?(?:이|가|은|는)\s"
)
_DESCRIBES = re.compile(r"[가-힣](?:는|은|던|한|린|인|된|[할될질울릴])\s")
NEAR = 60
"""Characters between a name and the verb that is still its own."""
OBJECT = re.compile(
    CLOSE
    + r"(?:\s?(?:사업|행사|대회|데모데이|세미나|포럼|콘퍼런스|컨퍼런스|해커톤|공모전|페스티벌|챌린지|캠페인|프로그램|과제|프로젝트|과정|교육))?(?:을|를|도)(?=[\s,])"
)
_SCHOOLS = re.compile(r"(?:사관학교|아카데미|스쿨|학교|캠프|센터|사업단|캠퍼스)$")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its mentions; places are those of the article.

    ``carried`` is what the sentence before was about, if this one names no subject; ``since`` is where that one begins.
    ``before`` is what the last sentence was about in any case, ``bodies`` are all that may act in it, ``contest`` is the only event that the few sentences before name,
    if prizes are given there. ``recalled`` are the places of class nouns that stand for
    what an earlier sentence names (이번 대회), and where that sentence begins.
    """

    text: str
    start: int
    end: int
    mentions: tuple[Mention, ...]
    carried: tuple[Mention, ...] = ()
    since: int = 0
    before: tuple[Mention, ...] = ()
    bodies: tuple[Mention, ...] = ()
    contest: Mention | None = None
    recalled: tuple[tuple[int, int], ...] = ()

    def behind(self, mention: Mention) -> str:
        """Return what follows the mention."""
        return self.text[mention.end - self.start :]

    def between(self, first: Mention, second: Mention) -> str:
        """Return what stands between two mentions."""
        return self.text[first.end - self.start : max(first.end, second.start) - self.start]


def clause_behind(sentence: Sentence, mention: Mention) -> str:
    """Return what follows the mention up to the end of its clause."""
    behind = sentence.behind(mention)
    found = _CLAUSE.search(behind)
    return behind[: found.start()] if found else behind


def in_one_clause(words: str) -> bool:
    """Return whether no clause ends within the words."""
    return _CLAUSE.search(words) is None


def is_sure(words: str) -> bool:
    """Return whether the words state a deed: no plan, no negation, no question.

    Examples
    --------
    >>> is_sure("협약을 체결했다"), is_sure("협약을 체결할 계획이다"), is_sure("행사를 주최하는가?")
    (True, False, False)
    """
    return modality(words) == "asserted"


def modality(words: str) -> Modality:
    """Return how the words state a deed: as a fact, or as planned, denied or asked, by the first word that says so.

    Examples
    --------
    >>> modality("협약을 체결했다"), modality("협약을 체결할 계획이다"), modality("협약을 맺지 않았다"), modality("맺었는지를")
    ('asserted', 'planned', 'denied', 'asked')
    """
    found = _UNSURE.search(words)
    return cast("Modality", found.lastgroup) if found else "asserted"


def acts(mention: Mention) -> bool:
    """Return whether what is named can act: an organisation, or a school or centre that is known as a programme."""
    return mention.label in ORGANISATIONS or (mention.label == "PROGRAM" and _SCHOOLS.search(mention.text) is not None)


def case(sentence: Sentence, mention: Mention) -> tuple[str, int] | None:
    """Return the part that the particle behind a mention gives it in its clause, and how long it is with what is before it.

    The parts are topic, subject, object, with, to, at, of and from.
    """
    behind = sentence.behind(mention)
    found = (_TITLED.match(behind) if mention.label == "PERSON" else None) or _CASE.match(behind)
    return (_CASES[found["case"]], found.end()) if found else None


def is_subject(sentence: Sentence, mention: Mention) -> bool:
    """Return whether a subject's particle follows the mention."""
    found = case(sentence, mention)
    return found is not None and found[0] in {"topic", "subject"}


def subjects(sentence: Sentence, before: Mention | int) -> list[Mention]:
    """Return the actors that the clause of ``before`` is about: the nearest subject to its left and what it is joined with.

    Where the sentence names none, they are those of the sentence before.
    """
    place = before if isinstance(before, int) else before.start
    left = [m for m in sentence.mentions if m.end <= place and _may_act(sentence, m)]
    verbs = place
    for i in range(len(left) - 1, -1, -1):
        found = case(sentence, left[i])
        if found is None or found[0] not in {"topic", "subject"}:
            continue
        first = left[i].end - sentence.start + found[1]
        words = sentence.text[first : place - sentence.start]
        if found[0] == "subject" and has_own_verb(sentence.text[first : verbs - sentence.start]):
            # That verb is taken: 나래팀이 가온시가 주최한 …에서 has one verb left for 나래팀.
            verbs = left[i].start
            continue
        if not _quotes_even(words):
            continue
        if _speaks_of_others(words):
            return []
        kin = [m for m in left[: i + 1] if (m.label == "PERSON") == (left[i].label == "PERSON")]
        return coordinated(sentence, kin, len(kin) - 1)
    return list(sentence.carried)


def _may_act(sentence: Sentence, mention: Mention) -> bool:
    """Whether the mention is of somebody who does something, not of the head of a body in brackets behind its name."""
    if mention.label == "PERSON":
        before = sentence.text[: mention.start - sentence.start]
        return before.rfind("(") <= before.rfind(")")
    return mention.label in ORGANISATIONS or mention.label == "PROGRAM"


def _speaks_of_others(words: str) -> bool:
    """Whether somebody else is the nearer subject: 가온시는 기업들이 …에 참가했다고, but not 시민들이 즐기는 …을 열었다."""
    if _STRANGER.search(words):
        return True
    other = OTHERS.search(words)
    if other is None:
        return False
    return other.group().strip()[-1] in "은는" or not _DESCRIBES.search(words, other.end())


def has_own_verb(words: str) -> bool:
    """Return whether a verb before a noun takes the subject before the words: 운영하는 센터."""
    clause = _CLAUSE.split(words, maxsplit=1)[0]
    return any(not _OWNS_NOT.search(found.group()) for found in _OWNS.finditer(clause))


def coordinated(sentence: Sentence, mentions: Sequence[Mention], last: int) -> list[Mention]:
    """Return the mentions that are joined with the one at ``last`` by 과, a comma or a dot, and it."""
    group = [mentions[last]]
    for i in range(last - 1, -1, -1):
        if _AND.fullmatch(sentence.between(mentions[i], group[0])) is None:
            break
        group.insert(0, mentions[i])
    return group


def _quotes_even(words: str) -> bool:
    return words.count('"') % 2 == 0 and words.count("“") == words.count("”")


def objects(sentence: Sentence, labels: Iterable[str], shape: re.Pattern[str]) -> Iterator[Mention]:
    """Yield the mentions of these labels that the shape (a particle, with quotes) follows."""
    wanted = frozenset(labels)
    for mention in sentence.mentions:
        if mention.label in wanted and shape.match(sentence.behind(mention)):
            yield mention


def neighbours(sentence: Sentence, heads: Iterable[str], tails: Iterable[str]) -> Iterator[tuple[Mention, Mention]]:
    """Yield the pairs of mentions with these labels that follow each other."""
    first, second = frozenset(heads), frozenset(tails)
    for left, right in zip(sentence.mentions, sentence.mentions[1:], strict=False):
        if left.label in first and right.label in second:
            yield left, right


def tie(  # noqa: PLR0913 - a relation has as many columns
    sentence: Sentence,
    head: Mention,
    kind: RelationType,
    tail: Mention,
    *,
    role: str | None = None,
    modality: Modality = "asserted",
) -> Relation:
    """Return a relation whose evidence is the sentence, from the one before on if that one names a party."""
    first = min(head.start, tail.start)
    start = sentence.start if first >= sentence.start else min(first, sentence.since)
    start = min(start, *(since for place, since in sentence.recalled if place in {head.start, tail.start}), start)
    return relation(head, kind, tail, (start, sentence.end), role=role, modality=modality)


def relation(  # noqa: PLR0913 - a relation has as many columns
    head: Mention,
    kind: RelationType,
    tail: Mention,
    place: tuple[int, int],
    *,
    role: str | None = None,
    modality: Modality = "asserted",
) -> Relation:
    """Return a relation between two mentions; ``place`` is its evidence in the text."""
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
        modality=modality,
    )
