"""Clauses: who is the subject of what, which names are joined, and whether a deed is stated or only planned."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from newsmine.entities.candidates import ORGANISATIONS
from newsmine.entities.titles import ANY_TITLE
from newsmine.records import Mention, Relation, RelationType

_UNSURE = re.compile(
    r"않|못[하한했]|아니|무산|취소|불발|계획|예정|방침|검토|전망|목표|기대|추진할|논의|제안|촉구|요구|요청|희망|할\s것|[을될할]\s?것으로|으려|하려|키로\s?했|기로\s?했|[을할될]\s수\s있|면\s|겠[다습]|[까냐]\?|여부|주장|의혹|가능성|바란다|해야"
)
_CLAUSE = re.compile(
    r"(?<=[가-힣][고며])[,]?\s|(?<=[가-힣](?:면서|지만|는데|으나))[,]?\s|(?<=[가-힣]{2}[해아어]),\s|,\s(?=이어|또|특히)"
)
_SUBJECT = re.compile(
    r"(?:\([^()]{1,30}\))?(?:은|는|이|가|에서는|도|측은|측이)(?=[\s,])|(?:\s?등)?(?:이|은|가|는)(?=[\s,])|\s등\s?\d{0,9}[가-힣\s]{0,10}(?:이|가|은|는)(?=[\s,])"
)
_TITLED = re.compile(
    rf"(?:\s?\([^()]{{1,20}}\))?(?:\s?[^\s,.·]{{1,20}}?(?:\s[^\s,.·]{{1,20}}?){{0,3}}?)??(?:{ANY_TITLE}|장)(?:은|는|이|가|도)(?=[\s,])"
)
_AND = re.compile(
    r"(?:장|총장|대표|시장)?(?:['’”\"」』>》]|\([^()]{1,30}\))?\s?(?:과|와|및|,|·|ㆍ|▲|△)\s?(?:['‘“\"「『<《])?"
)
_RELATIVE = re.compile(r"(?:한|하는|된|되는|던|린|는|인|할|온|준|운|낸|킨|진)\s(?:['‘“\"「『<《]\s?)?$")
OBJECT = re.compile(
    r"(?:['’”\"」』>》]|\([^()]{1,30}\)){0,4}(?:\s?(?:사업|행사|대회|프로그램|과제|프로젝트|과정|교육))?(?:을|를)(?=[\s,])"
)


NEAR = 60
"""Characters between a name and the verb that is still its own."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its mentions; places are those of the article."""

    text: str
    start: int
    end: int
    mentions: tuple[Mention, ...]

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


def is_sure(words: str) -> bool:
    """Return whether the words state a deed: no plan, no negation, no question.

    Examples
    --------
    >>> is_sure("협약을 체결했다"), is_sure("협약을 체결할 계획이다")
    (True, False)
    """
    return _UNSURE.search(words) is None


def is_subject(sentence: Sentence, mention: Mention) -> bool:
    """Return whether a subject's particle follows the mention."""
    return _subject_shape(sentence, mention) is not None


def subjects(sentence: Sentence, before: Mention) -> list[Mention]:
    """Return the actors that the clause of ``before`` is about: the nearest subject to its left and what it is joined with."""
    left = [m for m in sentence.mentions if m.end <= before.start and m.label in ORGANISATIONS | {"PERSON", "PROGRAM"}]
    for i in range(len(left) - 1, -1, -1):
        shape = _subject_shape(sentence, left[i])
        words = sentence.between(left[i], before)
        if (
            shape is None
            or not _quotes_even(words)
            or (shape.group().strip()[-1] in "이가" and _RELATIVE.search(words))
        ):
            continue
        return coordinated(sentence, left, i)
    return []


def _subject_shape(sentence: Sentence, mention: Mention) -> re.Match[str] | None:
    """Return the particle of a subject, of a person behind the title: 홍길동 가온진흥원장은."""
    behind = sentence.behind(mention)
    titled = _TITLED.match(behind) if mention.label == "PERSON" else None
    return _SUBJECT.match(behind) or titled


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


def tie(sentence: Sentence, head: Mention, kind: RelationType, tail: Mention, *, role: str | None = None) -> Relation:
    """Return a relation whose evidence is the sentence."""
    return relation(head, kind, tail, (sentence.start, sentence.end), role=role)


def relation(
    head: Mention, kind: RelationType, tail: Mention, place: tuple[int, int], *, role: str | None = None
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
    )
