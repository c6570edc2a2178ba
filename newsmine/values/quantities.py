"""Quantities of Korean news text: 305명, 68%, 1300여 시간, 2조 3천억 원, 3배, 50~60%, 두 차례."""

import re
from datetime import timedelta
from decimal import Decimal

from newsmine.values.calendar import Context, shift_month
from newsmine.values.date_words import TO
from newsmine.values.endings import PARTICLE_RUNS, RUNS
from newsmine.values.numerals import Numeral, read_figure, read_words, scale
from newsmine.values.units import DURATIONS, LONGEST, NATIVE, RANKS, UNITS
from newsmine.values.value import Basis, Bound, Value

_SIGN = re.compile(r"영하 ?|[-−]")
_MONEY = {"$": "달러", "₩": "원", "￦": "원", "€": "유로", "¥": "엔", "£": "파운드"}
_TO = re.compile(TO)
_LIST = re.compile(r"[·ㆍᆞ]")
_ABOUT = re.compile(r" ?(여)? ?")
_SYMBOL = re.compile(r"%p|%포인트|%P|[%％‰㎡㎢㎥㎞㎜㎝㎏㎎㎍㏊ℓ㎖㏄㎾㎿㎐㎚㎛℃℉]|°C|[a-zA-Z]{1,4}[²³]?|[km]?m[23]")
_RUN = re.compile(r"[가-힣]{1,14}")
_RELATIVE = re.compile(r" ?(전|뒤|후)(?=(?:에|의|부터|까지|만|인|보다|과|쯤|에는|에도|에야|부터는)?(?![가-힣]))")
_LASTING = re.compile(r" ?간(?=(?:의|에|은|을|이|만|에는|이나|으로|에도)?(?![가-힣]))")
_SMALLER = re.compile(r" ?(\d{1,2}) ?(개월|분|초|일)(?![가-힣]{2})")
# Units in which a length of time is given twice, and how many of the smaller one the greater has.
_STEPS = {("년", "개월"): 12, ("시간", "분"): 60, ("분", "초"): 60, ("박", "일"): 0}
_BEHIND = re.compile(r" ?(이상|초과|넘[는은게어]|이하|미만|이내|안팎|내외|가량|정도|남짓|쯤|가까[이운]|여)")
_BEFORE = re.compile(r"(약|대략|거의|어림잡아|최소|적어도|최대|많게는) ?$")
_BOUNDS: dict[str, Bound] = {
    "이상": "at least", "최소": "at least", "적어도": "at least", "초과": "more than", "이하": "at most", "이내": "at most",
    "최대": "at most", "많게는": "at most", "미만": "less than",
}  # fmt: skip
_LOOKBACK = 6
_ORDINAL = re.compile(r"제 ?$")
# Words that look like a numeral with its counter.
_NOT_COUNTED = frozenset({"한편", "세대", "한판", "한방", "한줄", "한계", "세계", "두통"})
_FIRST = {"첫 번째": 1, "첫번째": 1, "첫째": 1, "둘째": 2, "셋째": 3, "넷째": 4, "다섯째": 5}
_ORDER = re.compile("|".join(_FIRST))
_LENGTHS = {"하루": 1, "이틀": 2, "사흘": 3, "나흘": 4, "닷새": 5, "엿새": 6, "열흘": 10, "보름": 15, "일주일": 7}
_LENGTH = re.compile("|".join(_LENGTHS))
_DAYS = {"일": 1, "주": 7, "주일": 7}
_MONTHS = {"년": 12, "해": 12, "개월": 1, "달": 1}

FIRST_WORDS = (
    r"영하 ?\d|첫 ?번?째|[둘셋넷]째|다섯째|하루|이틀|사흘|나흘|닷새|엿새|열흘|보름|일주일|수 ?[십백천만억조]|[십백천만억]여?[가-힣 ]"
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
    first = text[at]
    if first in _MONEY:
        numeral = _span(text, at + 1)
        return numeral and _made(text, (at, numeral.end), numeral, _MONEY[first])
    sign = _SIGN.match(text, at)
    begin = sign.end() if sign else at
    if begin < len(text) and text[begin].isdecimal():
        numeral = _span(text, begin)
        if numeral is None:
            return None
        unit = _unit(text, numeral, spelled=False)
    else:
        word = _worded(text, at, context)
        if word is not None:
            return word
        numeral = read_words(text, at)
        if numeral is None:
            return None
        unit = _unit(text, numeral, spelled=True)
    if unit is None:
        return _bare(text, at, numeral)
    name, end, about = unit
    numeral = numeral._replace(approx=numeral.approx or about)
    if sign and numeral.value is not None:
        high = None if numeral.high is None else -numeral.high
        numeral = numeral._replace(value=-numeral.value, high=high)
    return _timed(text, (at, end), numeral, name, context)


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


def _unit(text: str, numeral: Numeral, *, spelled: bool) -> tuple[str, int, bool] | None:
    """Return the unit behind a figure, where it ends, and whether 여 stands before it."""
    about = _ABOUT.match(text, numeral.end)
    at = about.end() if about else numeral.end
    vague = bool(about and about[1])
    symbol = _SYMBOL.match(text, at)
    if symbol is not None and not spelled:
        name = UNITS.get(symbol.group())
        if name is None or (symbol.group()[-1].isalnum() and text[symbol.end() : symbol.end() + 1].isdecimal()):
            return None
        return name, symbol.end(), vague
    found = _RUN.match(text, at)
    if found is None:
        return None
    run = found.group()
    native = spelled and numeral.value is not None and text[numeral.end - 1] not in "십백천만억조"
    for length in range(min(len(run), LONGEST), 0, -1):
        word, rest = run[:length], run[length:]
        if word not in (NATIVE if native else UNITS) or not _may_follow(word, rest):
            continue
        if native and at == numeral.end and text[numeral.end - 1 : at + 1] in _NOT_COUNTED:
            return None
        if word == "개" and not rest and text[at + 1 : at + 2] == " ":
            return _of_teams(text, at + 1, vague)
        return UNITS.get(word, word), at + length, vague
    return None


def _of_teams(text: str, at: int, vague: bool) -> tuple[str, int, bool]:  # noqa: FBT001 - handed on
    """Return 개, or 개 팀 where a noun of one syllable that counts with it follows."""
    found = _RUN.match(text, at + 1)
    if found is not None and found.group()[0] in "팀조국사교반종" and found.group()[1:] in RUNS:
        return UNITS["개" + found.group()[0]], at + 2, vague
    return "개", at, vague


def _may_follow(word: str, rest: str) -> bool:
    if not rest or rest in RUNS:
        return word != "조" or rest not in {"원", "여"}
    if word in DURATIONS:
        return rest.startswith(("간", "전", "후", "뒤")) and (rest[1:] in PARTICLE_RUNS or len(rest) == 1)
    # Titles are written without blanks: 305명배출, 10억원투자.
    return word in {"명", "%", "달러", "개월", "억원"} and not rest.startswith(("령", "예", "단"))


def _bare(text: str, at: int, numeral: Numeral) -> Value | None:
    """Return a figure without a unit where its steps show that it is one: 3만; 3조 is rather an article of a law."""
    last = text[numeral.end - 1]
    if numeral.value is None or last not in "만억" or not text[at].isdecimal():
        return None
    found = _RUN.match(text, numeral.end)
    if found is not None and found.group() not in RUNS:
        return None
    return _made(text, (at, numeral.end), numeral, None)


def _worded(text: str, at: int, context: Context) -> Value | None:
    """Return 첫째, 하루 and their like."""
    found = _ORDER.match(text, at)
    if found is not None:
        rest = _RUN.match(text, found.end())
        if rest is not None and rest.group() not in RUNS:
            return None
        number = Numeral(found.end(), Decimal(_FIRST[found.group()]))
        return _made(text, found.span(), number, "번째", ordinal=True)
    found = _LENGTH.match(text, at)
    if found is None:
        return None
    rest = _RUN.match(text, found.end())
    if rest is not None and not _may_follow("일", rest.group()):
        return None
    numeral = Numeral(found.end(), Decimal(_LENGTHS[found.group()]))
    return _timed(text, found.span(), numeral, "일", context)


def _timed(text: str, span: tuple[int, int], numeral: Numeral, unit: str, context: Context) -> Value:
    """Return a quantity with what a length of time takes along: 1시간 30분, 10개월 간, 3년 전."""
    start, end = span
    smaller = _SMALLER.match(text, end)
    if smaller is not None and numeral.value is not None and (unit, smaller[2]) in _STEPS:
        whole = numeral.value * _STEPS[unit, smaller[2]] + Decimal(smaller[1])
        numeral, unit, end = Numeral(end, whole, approx=numeral.approx), smaller[2], smaller.end()
    if unit in DURATIONS or unit == "박":
        lasting = _LASTING.match(text, end)
        if lasting is not None:
            return _made(text, (start, lasting.end()), numeral, unit)
        relative = _RELATIVE.match(text, end)
        if relative is not None and (unit in _DAYS or unit in _MONTHS):
            return _ago(text, (start, relative.end()), numeral, (unit, relative[1]), context)
    return _made(text, (start, end), numeral, unit)


def _ago(text: str, span: tuple[int, int], numeral: Numeral, way: tuple[str, str], context: Context) -> Value:
    """Return the date of 3년 전; what lies 뒤 or 후 counts from an event that the text tells, not from the paper."""
    unit, direction = way
    paper, value = context.published, numeral.value
    iso = None
    if direction == "전" and paper is not None and value is not None and numeral.high is None and value == int(value):
        count = int(value) * (_DAYS.get(unit) or _MONTHS[unit])
        if unit in _DAYS and count < paper.toordinal():
            iso = (paper - timedelta(days=count)).isoformat()
        elif unit in _MONTHS and count < paper.year * 12 - 12:
            year, month = shift_month(paper.year, paper.month, -count)
            iso = f"{year:04}" if _MONTHS[unit] > 1 else f"{year:04}-{month:02}"
    start, end = span
    basis: Basis = "published" if iso else "unresolvable"
    return Value(start=start, end=end, text=text[start:end], label="DATE", iso=iso, basis=basis, approx=True)


def _made(text: str, span: tuple[int, int], numeral: Numeral, unit: str | None, *, ordinal: bool = False) -> Value:
    start, end = span
    behind = _BEHIND.match(text, end)
    before = _BEFORE.search(text, max(0, start - _LOOKBACK), start)
    words = [found[1] for found in (before, behind) if found is not None]
    bound = next((_BOUNDS[word] for word in words if word in _BOUNDS), None)
    if behind is not None and behind[1].startswith("넘"):
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
        ordinal=ordinal or unit in RANKS or _ORDINAL.search(text, max(0, start - 2), start) is not None,
    )
