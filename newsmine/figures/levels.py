"""What stands right behind a figure, and whether the figure is a level at all: no change, multiple or part of a name."""

import re
from typing import NamedTuple

from newsmine.figures.pieces import Sentence
from newsmine.figures.words import CHANGES

COUNTING = frozenset({"이", "가", "은", "는", "도", "을", "를", "만", "으로", "로", "이나"})
"""Particles of what a verb or a noun counts."""

# Brackets and words of measure are passed over.
_TAIL = re.compile(
    r"(?:\([^()\n]{0,60}\))?(?: ?(?:이상|이하|초과|미만|이내|가량|정도|내외|안팎|남짓|여|쯤|규모|수준|상당|어치|가까이|씩|대)(?![가-힣]{3})){0,2}"
    r"(?P<particle>이(?:었|라|다|며|고|지|면|어|던)[가-힣]{0,4}|였[가-힣]{1,4}|인데|에서는|에서|에게|에는|으로|이나|보다|까지|부터|당|의|인|로|이|가|은|는|을|를|도|만|에|과|와|다)?(?![가-힣])"
)
_ROOM = 90
# A change, not a level: 226명 많은, 10% 늘었다; 13명으로 늘었다 is a level.
_CHANGE = re.compile(rf"\s?(?:이?나|이상|가량|정도|포인트|더|씩|을|를|이|가)?\s?(?:더\s)?(?:{CHANGES})")
# 가격을 10% 올렸다 is a change, 매출 50억원을 올렸다 none.
_RAISED = re.compile(r"\s?올[린렸]")
_COMPARED = re.compile(
    r"\s?(?:이상|가량|정도)?\s?(?:의 )?(?:차이|차로|격차)|(?:이|가) 아니|짜리|\s?만에|\s?동안|\s안에|\s내에"
)
# Units that only compare, or rank.
_RELATIVE = frozenset({"배", "배속", "곱절", "%p", "대", "도", "박", "끼"})
# 두 기관, 세 회사: what was named before, pointed at.
_POINTED = frozenset(
    {"기관", "회사", "사람", "학교", "대학", "도시", "나라", "가지", "번", "점", "장", "단체", "지역", "부문", "기업", "분야", "업체"}
)  # fmt: skip
# 민사합의51부, 학생2팀: written on to a noun it is a part of the name.
_PARTS = frozenset({"부", "과", "팀", "반", "조", "호", "국", "단", "실", "개"})
_FROM = "에서"
# What was before stands so near to what is now: 6개월에서 7개월로.
_NEAR = 14


class Tail(NamedTuple):
    """The particle behind a figure, and where what follows begins."""

    particle: str
    end: int


def tail_of(sentence: Sentence, at: int) -> Tail:
    """Return what stands right behind a figure in its word."""
    end = sentence.pieces[at].end
    found = _TAIL.match(sentence.text, end, end + _ROOM)
    return Tail(found["particle"] or "", found.end()) if found else Tail("", end)


def is_level(sentence: Sentence, at: int, tail: Tail) -> bool:
    """Return whether a figure says how much there is: no change, comparison, rate, nor a part of a name."""
    return not (_is_of_another_kind(sentence, at, tail) or _is_change(sentence, at, tail))


def was_before(sentence: Sentence, at: int, tail: Tail) -> bool:
    """Return whether a figure says how much there was: 6개월에서 7개월로."""
    piece = sentence.pieces[at]
    following = next((each for each in sentence.pieces[at + 1 :] if each.kind == "quantity"), None)
    moved = following is not None and following.start - piece.end <= _NEAR and following.unit == piece.unit
    return tail.particle == _FROM and moved


def _is_of_another_kind(sentence: Sentence, at: int, tail: Tail) -> bool:
    piece, text = sentence.pieces[at], sentence.text
    if piece.unit in _RELATIVE or tail.particle == "당":
        return True
    if piece.unit in _PARTS and piece.start and "가" <= text[piece.start - 1] <= "힣":
        return True
    if piece.unit == "%" and text.startswith("대", piece.end):
        return True
    spelled = not piece.text[0].isdecimal()
    return spelled and (piece.unit in _POINTED or (piece.value is not None and piece.value.value == 1))


def _is_change(sentence: Sentence, at: int, tail: Tail) -> bool:
    text, end = sentence.text, sentence.pieces[at].end
    if _COMPARED.match(text, end):
        return True
    if tail.particle in {"으로", "로"}:
        return False
    if sentence.pieces[at].unit == "%" and _RAISED.match(text, tail.end):
        return True
    return bool(_CHANGE.match(text, end) or _CHANGE.match(text, tail.end))
