"""Of which class and day a figure is, and whether it is a sum of years, or only planned."""

import re
from dataclasses import dataclass

from newsmine.figures.counted import Counted
from newsmine.figures.pieces import Piece, Sentence

_REPORTED = re.compile(r"\s(?:밝|말|전|발표|공시|설명|보도|강조|공개|전했|소개)")
_ADDED_UP = re.compile(
    r"누적|누계|통산|지금까지|현재까지|이제까지|여태까지|그동안|그간|첫\s?모집\s?이후|이후\s(?:총|모두|지금)|(?:[기년월]|올해|지난해)까지\s?(?:총|모두|누적|전체)|\d년간\s(?:총|모두|누적)?|\d년\s?동안"
)
_PLANNED = re.compile(
    r"계획(?:$|이|인|[을]? ?(?:밝|세우|세웠|갖|가지)|했|하고)|예정|방침|목표(?:로|다|를|이|$)|전망|예상|추진키로|(?:하|되|[가-힣])기로\s|키로\s|[할될낼릴칠]\s것|겠다|겠습|(?:할|될|낼|릴)\s(?:수\s있|계획|예정|방침)|앞으로|향후"
)
# 채용할 계획 is one, 채용한 경험 is none.
_TO_COME = frozenset({"ᆯ", "을"})
_INTENTIONS = frozenset({"계획", "예정", "방침", "목표", "것", "구상"})
_YEARS = frozenset({"년", "해", "개월"})
_CLAUSE_ENDS = ("고", "며", "지만", "는데", "으나", "면서")
_NOW = re.compile(r"현재|지금|이제")
_UNTIL = re.compile(r"\s?까지")
_NAMED = re.compile(r"(?<!\d)(\d{1,3})기(?![가-힣])")
_PER = re.compile(
    r"(?<![\d가-힣])(매달|매월|월평균|월|매년|연간|연평균|연|매주|주|하루|매일|분기별?|분기당|1인당|(?:인|명|개|팀|기업|회사|시간|회|건|가구|분기|평|곳|대|월|주)당|각각|각)\s?(?:약\s?)?$"
)
_BRACKET = re.compile(r"\s?\([^()\n]{0,40}\)")
_LOOKBACK = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """The class (``"5기"``, ``"1~4기"``, ``"~5기"`` of all up to it) and the time (ISO 8601) of a figure; ``per`` is what it is counted for (매달, 1인당)."""

    cohort: str | None
    holds: str | None
    cumulative: bool
    planned: bool
    per: str | None


def read_when(sentence: Sentence, at: int, counted: Counted) -> When:
    """Return of which class and time the figure at a place of the sentence is.

    Parameters
    ----------
    sentence : Sentence
    at : int
        Which piece is the figure.
    counted : Counted
        What it counts.
    """
    text, pieces = sentence.text, sentence.pieces
    piece = pieces[at]
    since = _clause_start(sentence, at)
    cohort = _cohort(sentence, at, counted, since)
    date = _date(sentence, at, counted, since)
    others = [i for i in range(since, at) if pieces[i].kind == "quantity" and pieces[i].unit not in _YEARS]
    before = text[pieces[others[-1]].end if others else pieces[since].start : piece.start]
    until = cohort is not None and _UNTIL.match(text, cohort.end) is not None
    per = _PER.search(text, max(0, piece.start - _LOOKBACK), piece.start)
    return When(
        cohort=("~" if until else "") + _written(cohort) if cohort is not None else None,
        holds=date.value.iso if date is not None and date.value is not None else None,
        cumulative=until or _ADDED_UP.search(before) is not None,
        planned=_is_planned(sentence, at),
        per=per[1] if per else None,
    )


def cohort_in(name: str) -> str | None:
    """Return the class that a name holds.

    Examples
    --------
    >>> cohort_in("나래학교 제5기 수료식"), cohort_in("나래학교 수료식")
    ('5기', None)
    """
    found = _NAMED.search(name)
    return f"{int(found[1])}기" if found else None


def _clause_start(sentence: Sentence, at: int) -> int:
    """Return the first piece of the clause that the figure stands in."""
    for i in range(at - 1, -1, -1):
        piece = sentence.pieces[i]
        if piece.tag == "EC" and piece.text.endswith(_CLAUSE_ENDS):
            return i + 1
    return 0


def _cohort(sentence: Sentence, at: int, counted: Counted, since: int) -> Piece | None:
    """Return the class since the figure before, in the phrase of the figure, or the nearest one before it in its clause."""
    pieces = sentence.pieces
    last = max((i for i in range(at) if pieces[i].kind == "quantity"), default=-1)
    around = (*pieces[max(last + 1, since) : at], *pieces[at : counted.last + 1])
    found = [piece for piece in around if piece.kind == "cohort"]
    found = found or [piece for piece in pieces[counted.first : at] if piece.kind == "cohort"]
    found = found or [piece for piece in pieces[since:at] if piece.kind == "cohort"]
    return found[-1] if found else None


def _date(sentence: Sentence, at: int, counted: Counted, since: int) -> Piece | None:
    """Return the date in brackets behind the figure, in its phrase, or the nearest one in its clause that is not of the report."""
    text, pieces = sentence.text, sentence.pieces
    dates = [piece for piece in pieces if piece.kind == "date" and piece.value is not None and piece.value.iso]
    bracket = _BRACKET.match(text, pieces[at].end)
    if bracket is not None:
        inside = [piece for piece in dates if pieces[at].end < piece.start and piece.end <= bracket.end()]
        if inside:
            return inside[-1]
    first, place = pieces[min(since, counted.first)].start, pieces[at].start
    told = [piece for piece in dates if first <= piece.start < place and not _REPORTED.match(text, piece.end)]
    told = [p for p in told if not (_NOW.search(text, p.end, place) or _belongs_elsewhere(sentence, p, at))]
    return told[-1] if told else None


def _belongs_elsewhere(sentence: Sentence, date: Piece, at: int) -> bool:
    """Whether a date belongs to a relative clause about the subject: 2020년 문을 연 사관학교는 305명을."""
    between = [piece for piece in sentence.pieces[:at] if piece.start >= date.end]
    relative = next((i for i, piece in enumerate(between) if piece.tag == "ETM"), None)
    if relative is None:
        return False
    behind = between[relative + 1 :]
    return any(piece.tag in {"JX", "JKS"} and piece.text in {"은", "는", "이", "가"} for piece in behind)


def _written(cohort: Piece) -> str:
    """Return a class as 5기 or 1~4기."""
    value = cohort.value
    unit = "기" if value is not None and value.unit == "기수" else (value.unit if value is not None else None) or "기"
    if value is None or value.value is None:
        return cohort.text
    if value.high is not None:
        return f"{value.value:g}~{value.high:g}{unit}"
    return f"{value.value:g}{unit}"


def _is_planned(sentence: Sentence, at: int) -> bool:
    """Whether the clause says what shall be; one that only strings on (고) shares the mood of the next."""
    end = sentence.end
    past = False
    for i, piece in enumerate(sentence.pieces[at + 1 :], start=at + 1):
        past = past or piece.tag == "EP"
        following = sentence.pieces[i + 1].text if i + 1 < len(sentence.pieces) else ""
        past = past or piece.text.endswith(("며", "면서"))
        told = piece.tag == "ETM" and piece.text not in _TO_COME and following not in _INTENTIONS
        if told or (piece.tag == "EC" and piece.text.endswith(_CLAUSE_ENDS) and past):
            end = piece.start
            break
    return _PLANNED.search(sentence.text, sentence.pieces[at].end, end) is not None
