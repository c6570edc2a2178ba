"""The unit behind a figure: 305명, 28개 팀, 1300여 시간, 10만㎡."""

import re
from typing import NamedTuple

from newsmine.values.endings import PARTICLE_RUNS, RUNS
from newsmine.values.numerals import Numeral
from newsmine.values.units import DURATIONS, LONGEST, NATIVE, UNITS

_ABOUT = re.compile(r" ?(여)? ?")
_SYMBOL = re.compile(
    r"[km]?m[23]|%p|%포인트|%P|[%％‰㎡㎢㎥㎞㎜㎝㎏㎎㎍㏊ℓ㎖㏄㎾㎿㎐㎚㎛℃℉弗円人名]|°C|[a-zA-Z]{1,4}[²³]?"
)
_RUN = re.compile(r"[가-힣]{1,14}")
_STEPS = "십백천만억조"
# Words that look like a numeral with its counter.
_NOT_COUNTED = frozenset({"한편", "세대", "한판", "한방", "한줄", "한계", "세계", "두통"})
# Counters that stand right behind their figure; with a blank they are other words (8 등, 3 도).
_CLOSE = frozenset({"등", "도", "수", "단", "선", "인", "기", "일"})
_BEHIND_TEAMS = PARTICLE_RUNS | {"", "씩"}
# Units that are written on to a lone step of the numerals: 천원 is a figure, 천장 and 만화 are none.
_AFTER_A_STEP = frozenset({"원", "명", "개", "배", "달러", "유로", "마리", "가지", "가구", "세대", "톤", "번째"})


# 10억 평가 is worth that much, and 경기도 a province.
_OTHER_WORDS = frozenset({("평", "가"), ("경기", "도"), ("시", "도"), ("대", "중"), ("국", "가")})


class Unit(NamedTuple):
    """A unit with where it ends; ``approx`` is true where 여 stands before it."""

    name: str
    end: int
    approx: bool = False


def read_unit(text: str, numeral: Numeral, *, spelled: bool = False) -> Unit | None:
    """Return the unit behind a figure; ``spelled`` is a figure in Korean words.

    Examples
    --------
    >>> read_unit("28개 팀이", Numeral(2, None)), read_unit("30여개", Numeral(2, None)), read_unit("3사관학교", Numeral(1, None))
    (Unit(name='개 팀', end=5, approx=False), Unit(name='개', end=4, approx=True), None)
    """
    about = _ABOUT.match(text, numeral.end)
    at = about.end() if about else numeral.end
    vague = bool(about and about[1])
    symbol = None if spelled else _SYMBOL.match(text, at)
    if symbol is not None:
        return _symbol(text, symbol, vague=vague)
    found = _RUN.match(text, at)
    if found is None:
        return None
    run = found.group()
    known = NATIVE if spelled and numeral.value is not None and text[numeral.end - 1] not in _STEPS else UNITS
    for length in range(min(len(run), LONGEST), 0, -1):
        word = run[:length]
        if word in known and _may_follow(word, run[length:], spelled=spelled):
            parted = at > numeral.end
            if (parted and word in _CLOSE) or (spelled and not parted and not _may_join(text, numeral, word)):
                return None
            if word == "개" and length == len(run) and text[at + 1 : at + 2] == " ":
                return _of_teams(text, at + 1, vague=vague)
            return Unit(UNITS.get(word, word), at + length, vague)
    return None


def may_end(text: str, at: int, *, unit: str, spelled: bool) -> bool:
    """Return whether what follows here may follow a counter in its word."""
    found = _RUN.match(text, at)
    return found is None or _may_follow(unit, found.group(), spelled=spelled)


def _symbol(text: str, symbol: re.Match[str], *, vague: bool) -> Unit | None:
    name, end = UNITS.get(symbol.group()), symbol.end()
    if name is None or (symbol.group()[-1].isalnum() and text[end : end + 1].isdecimal()):
        return None
    return Unit(name, end, vague)


def _may_follow(word: str, rest: str, *, spelled: bool) -> bool:
    if rest in RUNS:
        return (word, rest) not in _OTHER_WORDS
    if word in DURATIONS:
        return rest.startswith(("간", "전", "후", "뒤", "여간", "반")) and (
            rest in {"여간", "반간"} or rest[1:] in RUNS
        )
    # Titles are written without blanks: 305명배출, 10억원투자.
    return not spelled and word in {"명", "달러", "개월"} and not rest.startswith(("령", "예", "단"))


def _may_join(text: str, numeral: Numeral, word: str) -> bool:
    """Return whether a numeral in words and a counter are so without a blank between: 두명, 천원."""
    end = numeral.end
    if text[end - 1 : end + 1] in _NOT_COUNTED:
        return False
    lone = text[end - 1] in _STEPS and (end < 2 or text[end - 2] not in "수몇" + _STEPS)  # noqa: PLR2004 - two characters
    return not lone or word in _AFTER_A_STEP


def _of_teams(text: str, at: int, *, vague: bool) -> Unit:
    """Return 개, or 개 팀 where a noun of one syllable that counts with it follows."""
    found = _RUN.match(text, at + 1)
    if found is not None and found.group()[0] in "팀조국사교반종" and found.group()[1:] in _BEHIND_TEAMS:
        return Unit(UNITS["개" + found.group()[0]], at + 2, vague)
    return Unit("개", at, vague)
