"""Quantities of Korean news text: 305명, 68%, 1300여 시간, 2조 3천억 원, 3배, 50~60%, 두 차례.

Of the kept libraries Recognizers-Text has no Korean numbers that it would find here (of 1,200억원 it reads 1), and pint
knows no counters, so figures and units are read by the tables of this folder.
"""

import re
from datetime import timedelta
from decimal import Decimal

from newsmine.records import ValueLabel
from newsmine.values.calendar import Context, shift_month
from newsmine.values.counters import Unit, may_end, read_unit
from newsmine.values.date_words import TO
from newsmine.values.numerals import Numeral, read_figure, read_words, scale
from newsmine.values.units import DURATIONS, RANKS
from newsmine.values.value import Basis, Bound, Value

_PREFIX = re.compile(r"(?P<minus>영하 ?|[-−])|(?P<rank>제 ?|[전후]반 ?)(?P<number>\d{1,5})")
_MONEY = {"$": "달러", "₩": "원", "￦": "원", "€": "유로", "¥": "엔", "£": "파운드"}
_TO = re.compile(TO)
_LIST = re.compile(r"[·ㆍᆞ]")
_RELATIVE = re.compile(r" ?(전|뒤|후)(?=(?:에|의|부터|까지|만|인|보다|과|쯤|에는|에도|에야|부터는|이다)?(?![가-힣]))")
_LASTING = re.compile(r"여? ?간(?=(?:의|에|은|을|이|만|에는|이나|으로|에도)?(?![가-힣]))")
_RANKED = re.compile(r" ?째(?![가-힣]{3})")
_SMALLER = re.compile(r" ?(\d{1,2}) ?(개월|분(?![기의야])|초(?![등중])|일(?![본반]))")
_HALF = re.compile(r" ?반(?=[^가-힣]|$|만에|동안|이|을|의|에|간)")
_HALVED = frozenset({"년", "해", "달", "시간"})
# Units in which a length of time is given twice, and how many of the smaller one the greater has.
_STEPS = {("년", "개월"): 12, ("시간", "분"): 60, ("분", "초"): 60, ("박", "일"): 0}
_BEHIND = re.compile(
    r" ?(이상|초과|[을를]? ?넘[는은게어]|이하|미만|이내|안팎|내외|가량|정도|남짓|쯤|가까[이운]|여)"
    r"(?=[의이을은으에인임일도부까당씩만짜과로는가를다섰서]|[^가-힣]|$)"
)
_BEFORE = re.compile(r"(약|대략|거의|어림잡아|최소|적어도|최대|많게는) ?$")
_BOUNDS: dict[str, Bound] = {
    "이상": "at least", "최소": "at least", "적어도": "at least", "초과": "more than", "이하": "at most", "이내": "at most",
    "최대": "at most", "많게는": "at most", "미만": "less than",
}  # fmt: skip
_LOOKBACK = 6
_LAW = re.compile(r"(?:법|령|규칙|조례|규정|헌장|강령) ?$")
# 김가온(44) and 김가온(44·서울) give an age.
_AGE = re.compile(r"(?<=[가-힣]\()\d{2}(?=[)·,])")
_FRACTION = re.compile(r"(\d{1,5})분의 ?(\d{1,5})(?![\d.,])")
_AGAIN = re.compile(r"다시 ?$")
_FIRST = {"첫 번째": 1, "첫번째": 1, "첫째": 1, "둘째": 2, "셋째": 3, "넷째": 4, "다섯째": 5}
_ORDER = re.compile("|".join(_FIRST))
_LENGTHS = {"하루": 1, "이틀": 2, "사흘": 3, "나흘": 4, "닷새": 5, "엿새": 6, "열흘": 10, "보름": 15, "일주일": 7}
_LENGTH = re.compile("|".join(_LENGTHS))
_DAYS = {"일": 1, "주": 7, "주일": 7}
_MONTHS = {"년": 12, "해": 12, "개월": 1, "달": 1}
_CLOCK = frozenset({"시간", "분", "초"})

FIRST_WORDS = (
    r"영하 ?\d|제 ?\d|[전후]반 ?\d{1,2}분|첫 ?번?째|[둘셋넷]째|다섯째|하루|이틀|사흘|나흘|닷새|엿새|열흘|보름|일주일|수 ?[십백천만억조]|[십백천만억]여?[가-힣 ]"
    r"|(?:열|스물|서른|마흔|쉰|예순|일흔|여든|아흔)(?:한|두|세|네|다섯|여섯|일곱|여덟|아홉)?[ 가-힣]|스무|한두|두세|두어|서너|네댓|대여섯|예닐곱"
    r"|(?:한|두|세|네|석|넉|다섯|여섯|일곱|여덟|아홉) ?[가-힣]"
)
"""What a quantity may begin with that is no digit, for a pattern."""


def read_quantity(text: str, at: int, context: Context) -> Value | None:
    """Return the quantity that begins here; 3년 전 is a date.

    Examples
    --------
    >>> found = read_quantity("1300여 시간의", 0, Context())
    >>> found.text, found.value, found.unit, found.approx
    ('1300여 시간', 1300.0, '시간', True)
    """
    if text[at] in _MONEY:
        numeral = _span(text, at + 1)
        return numeral and _made(text, (at, numeral.end), numeral, _MONEY[text[at]])
    prefix = _PREFIX.match(text, at)
    if prefix is not None and prefix["rank"]:
        numeral = Numeral(prefix.end(), Decimal(prefix["number"]))
        unit = read_unit(text, numeral)
        return unit and _made(text, (at, unit.end), numeral, unit.name, ordinal=True)
    begin = prefix.end() if prefix else at
    if begin < len(text) and text[begin].isdecimal():
        return _in_digits(text, (at, begin), context)
    return _worded(text, at, context)


def _in_digits(text: str, starts: tuple[int, int], context: Context) -> Value | None:
    """Return the quantity whose digits begin at the second of the places; a minus stands at the first."""
    at, begin = starts
    part = _FRACTION.match(text, begin)
    if part is not None and int(part[1]):
        return _made(text, (at, part.end()), Numeral(part.end(), Decimal(part[2]) / Decimal(part[1])), None)
    numeral = _span(text, begin)
    if numeral is None:
        return None
    unit = read_unit(text, numeral)
    if unit is None:
        age = _AGE.match(text, begin)
        return _made(text, age.span(), numeral, "세") if age else _bare(text, at, numeral)
    numeral, unit = _repeated(text, numeral, unit)
    if begin > at and numeral.value is not None:
        numeral = numeral._replace(value=-numeral.value, high=None if numeral.high is None else -numeral.high)
    return _timed(text, (at, unit.end), numeral, unit.name, context)


def _repeated(text: str, numeral: Numeral, unit: Unit) -> tuple[Numeral, Unit]:
    """Return the figure with its upper end where the unit is said twice: 10분~15분."""
    numeral = numeral._replace(approx=numeral.approx or unit.approx)
    between = _TO.match(text, unit.end)
    if between is None or numeral.high is not None or numeral.value is None:
        return numeral, unit
    high = read_figure(text, between.end())
    if high is None or high.value is None or high.value <= numeral.value:
        return numeral, unit
    again = read_unit(text, high)
    if again is None or again.name != unit.name:
        return numeral, unit
    return Numeral(high.end, numeral.value, high.value, approx=numeral.approx or high.approx or again.approx), again


def _span(text: str, at: int) -> Numeral | None:
    """Return a figure, or two with a wave between."""
    low = read_figure(text, at)
    if low is None or low.value is None:
        return low
    between = _TO.match(text, low.end) or _LIST.match(text, low.end)
    if between is None:
        return low
    high = read_figure(text, between.end())
    if high is None or high.value is None:
        return low
    value, step = low.value, scale(text[between.end() : high.end])
    if step > 1 and scale(text[at : low.end]) == 1 and value * step < high.value:
        value *= step
    listed = between.group().strip() in "·ㆍᆞ"
    if value >= high.value or (listed and high.value != value + 1):
        return low
    return Numeral(high.end, value, high.value, approx=low.approx or high.approx)


def _bare(text: str, at: int, numeral: Numeral) -> Value | None:
    """Return a figure without a unit where its steps show that it is one: 3만, 2조; 3조 of a law is its article."""
    last = text[numeral.end - 1]
    if numeral.value is None or last not in "만억조" or not text[at].isdecimal():
        return None
    if last == "조" and _LAW.search(text, max(0, at - _LOOKBACK), at):
        return None
    return _made(text, (at, numeral.end), numeral, None) if may_end(text, numeral.end, unit="", spelled=True) else None


def _worded(text: str, at: int, context: Context) -> Value | None:
    """Return a quantity in words: 첫째, 하루, 두 차례, 수십만 명."""
    found = _ORDER.match(text, at)
    if found is not None:
        if not may_end(text, found.end(), unit="번째", spelled=True):
            return None
        return _made(text, found.span(), Numeral(found.end(), Decimal(_FIRST[found.group()])), "번째", ordinal=True)
    found = _LENGTH.match(text, at)
    if found is not None and may_end(text, found.end(), unit="일", spelled=True):
        numeral = Numeral(found.end(), Decimal(_LENGTHS[found.group()]))
        return _timed(text, found.span(), numeral, "일", context)
    spelled = read_words(text, at)
    unit = read_unit(text, spelled, spelled=True) if spelled else None
    if spelled is None or unit is None or (unit.name == "번" and _AGAIN.search(text, max(0, at - 3), at)):
        return None
    numeral = spelled._replace(approx=spelled.approx or unit.approx)
    return _timed(text, (at, unit.end), numeral, unit.name, context)


def _timed(text: str, span: tuple[int, int], numeral: Numeral, unit: str, context: Context) -> Value:
    """Return a quantity with what a length of time takes along: 1시간 30분, 10개월 간, 3년 전."""
    start, end = span
    smaller = _SMALLER.match(text, end)
    if smaller is not None and numeral.value is not None and (unit, smaller[2]) in _STEPS:
        whole = numeral.value * _STEPS[unit, smaller[2]] + Decimal(smaller[1])
        numeral, unit, end = Numeral(end, whole, approx=numeral.approx), smaller[2], smaller.end()
    half = _HALF.match(text, end)
    if half is not None and unit in _HALVED and numeral.value is not None:
        numeral, end = numeral._replace(value=numeral.value + Decimal("0.5")), half.end()
    if unit in DURATIONS or unit == "박":
        lasting = _LASTING.match(text, end)
        if lasting is not None:
            numeral = numeral._replace(approx=numeral.approx or lasting.group().startswith("여"))
            return _made(text, (start, lasting.end()), numeral, unit)
        ranked = _RANKED.match(text, end)
        if ranked is not None:
            return _made(text, (start, ranked.end()), numeral, unit, ordinal=True)
        relative = _RELATIVE.match(text, end)
        if relative is not None and (unit in _DAYS or unit in _MONTHS or unit in _CLOCK):
            return _ago(text, (start, relative.end()), numeral, (unit, relative[1]), context)
    return _made(text, (start, end), numeral, unit)


def _ago(text: str, span: tuple[int, int], numeral: Numeral, way: tuple[str, str], context: Context) -> Value:
    """Return the date of 3년 전; what lies 뒤 or 후 counts from an event that the text tells, not from the paper."""
    unit, direction = way
    paper, value = context.published, numeral.value
    iso = None
    whole = value is not None and numeral.high is None and value == int(value)
    if direction == "전" and unit not in _CLOCK and paper is not None and value is not None and whole:
        count = int(value) * (_DAYS.get(unit) or _MONTHS[unit])
        if unit in _DAYS and count < paper.toordinal():
            iso = (paper - timedelta(days=count)).isoformat()
        elif unit in _MONTHS and count < paper.year * 12 - 12:
            year, month = shift_month(paper.year, paper.month, -count)
            iso = f"{year:04}" if _MONTHS[unit] > 1 else f"{year:04}-{month:02}"
    start, end = span
    basis: Basis = "published" if iso else "unresolvable"
    label: ValueLabel = "TIME" if unit in _CLOCK else "DATE"
    return Value(start=start, end=end, text=text[start:end], label=label, iso=iso, basis=basis, approx=True)


def _made(text: str, span: tuple[int, int], numeral: Numeral, unit: str | None, *, ordinal: bool = False) -> Value:
    start, end = span
    behind = _BEHIND.match(text, end)
    before = _BEFORE.search(text, max(0, start - _LOOKBACK), start)
    words = [found[1] for found in (before, behind) if found is not None]
    bound = next((_BOUNDS[word] for word in words if word in _BOUNDS), None)
    if behind is not None and "넘" in behind[1]:
        bound = "more than"
    return Value(
        start=start,
        end=end,
        text=text[start:end],
        label="QUANTITY",
        value=None if numeral.value is None else float(numeral.value),
        high=None if numeral.high is None else float(numeral.high),
        unit=unit,
        approx=numeral.approx or bool(words),
        bound=bound,
        ordinal=ordinal or unit in RANKS,
    )
