"""What a finder proposes: a place in a text with a label, and the rules for where a name may begin and end."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from newsmine.entities.standing import Standing
from newsmine.records import MentionField
from newsmine.text.hangul import PARTICLES, fits, has_final
from newsmine.text.sentences import sentences

Tail = Literal["end", "particle", "title", "noun"]
"""What stands right behind a name: nothing, a particle, a title (``장``), or a noun that it forms a compound with."""

ORGANISATIONS = frozenset({"GOV", "PUBLIC_ORG", "COMPANY", "UNIVERSITY", "MEDIA", "GROUP"})
"""Labels of what can act: sign, host, employ."""

_COPULAS = (
    "인 인데 이었던 였던 이었다 였다 이다 입니다 이지만 지만 이라서 이면서 이라면서 라면서 에서의 에서만 로의 으로의 까지의 에의 만의 에까지 이든 뿐 뿐만 "
    "뿐이 보다는 보단 한테 더러 이라도 에게로 에서부터 이야말로 이어서 이었으며 였으며 이던 이므로 에서처럼 께서는 께서도"
)
_INNER = "등 들 측 내 외 간 별 씨 님 뿐"
_ENDINGS = frozenset(PARTICLES) | frozenset(_COPULAS.split())
_RUN = re.compile(r"[가-힣A-Za-z0-9]*")
_WORD_CHARACTER = re.compile(r"[가-힣A-Za-z0-9]")
# Nouns that are written on to a name without a blank, the name still being meant.
_COMPOUND = re.compile(
    "(?:지역|권역|권|시내|일대|전역|출신|유치|본사|공장|캠퍼스|소재|시민|도민|구민|주민|관내|인근|현지|산하|관계자|임직원|직원|교수진|교수|학생|청사|방문|이전|설립|진출"
    "|개최|주최|주관|후원|제공|노조|홈페이지|기업|청년|공무원|부설|소속|내|외)(?P<rest>[가-힣]{0,20})$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A place that a finder proposes as a name.

    ``canonical`` is the official name where the finder knows it; ``rule`` is set once the name is linked, to the rule that
    did it.
    """

    start: int
    end: int
    label: str
    by: str
    score: float
    canonical: str | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A person with a post, as a text states it: places of the name, of the units and organisations, and the role.

    ``places`` run from the parent to the unit that the role belongs to; it is empty where only the role is named.
    ``standing`` says how the person stands to the post, ``word`` what is written of that (권한대행, 당선인, 차기).
    """

    start: int
    end: int
    role: str
    places: tuple[tuple[int, int], ...] = ()
    standing: Standing = "held"
    word: str = ""

    @property
    def former(self) -> bool:
        """Whether the person no more holds the post."""
        return self.standing == "former"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """A field of an article, as the finders see it; ``day`` is that of its publication (ISO 8601), if known."""

    text: str
    field: MentionField = "text"
    sentences: tuple[tuple[int, int], ...] = ()
    day: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldNames:
    """The names of one field: ``taken`` are linked and do not overlap, ``proposed`` is all that any finder said."""

    scan: Scan
    taken: list[Candidate]
    proposed: list[Candidate]
    posts: list[Post]


def scan(text: str, *, field: MentionField = "text", day: str | None = None) -> Scan:
    """Return the text with its sentences."""
    return Scan(text=text, field=field, sentences=tuple(sentences(text)), day=day)


def spans(text: str, word: str) -> Iterator[tuple[int, int]]:
    """Yield where a text has a word, or a part of one: start and end of each place, none within another.

    Unlike a pattern for each of very many names, this has nothing to compile.

    Examples
    --------
    >>> list(spans("광주는 광주다", "광주"))
    [(0, 2), (4, 6)]
    """
    start = text.find(word) if word else -1
    while start >= 0:
        end = start + len(word)
        yield start, end
        start = text.find(word, end)


def begins(text: str, start: int) -> bool:
    """Return whether a name may begin here: no word character stands right before.

    Examples
    --------
    >>> begins("㈜가온", 1), begins("새광주", 1)
    (True, False)
    """
    return start == 0 or _WORD_CHARACTER.match(text[start - 1]) is None


def is_ending(name: str, run: str) -> bool:
    """Return whether ``run`` is a particle, or a chain of them, that may follow the name.

    Examples
    --------
    >>> is_ending("광주시", "에서는"), is_ending("광주시", "민"), is_ending("가온", "등이")
    (True, False, True)
    """
    if run == "다":
        return not has_final(name[-1])
    if run in _ENDINGS:
        return fits(name, run)
    return run[:1] in _INNER.split() and (len(run) == 1 or (run[1:] in _ENDINGS and fits(run[0], run[1:])))


def tail(text: str, start: int, end: int, *, titles: re.Pattern[str] | None = None) -> tuple[Tail, str] | None:
    """Return what follows the name ``text[start:end]`` in its word, or ``None`` where the name cannot end here.

    Examples
    --------
    >>> tail("광주시는", 0, 3), tail("광주시민", 0, 3), tail("광주시민", 0, 2)
    (('particle', '는'), None, ('noun', '시민'))
    """
    found = _RUN.match(text, end)
    run = found.group() if found else ""
    if not run:
        return "end", ""
    last = text[end - 1]
    if last.isascii() and last.isalnum() and run[0].isascii():
        return None
    name = text[start:end]
    if is_ending(name, run):
        return "particle", run
    if titles is not None and (title := titles.match(text, end)):
        rest = text[title.end() : end + len(run)]
        if not rest or is_ending(title.group(), rest):
            return "title", title.group()
    compound = _COMPOUND.match(run)
    if compound and (not compound["rest"] or is_ending(run[: compound.start("rest")], compound["rest"])):
        return "noun", run
    return None
