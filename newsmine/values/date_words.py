"""The words that Korean dates are written with, and the patterns made of them."""

import re
from collections.abc import Iterable, Mapping

TO = r" ?[~∼〜～–-] ?"
"""What stands between the ends of a span."""

YEAR_WORDS: Mapping[str, int] = {
    "재작년": -2, "지지난해": -2, "지난해": -1, "지난 해": -1, "작년": -1, "전년": -1, "올해": 0, "올": 0, "금년": 0, "당해": 0,
    "내년": 1, "내후년": 2, "후년": 2,
}  # fmt: skip
YEARS_SAID_BEFORE: Mapping[str, int] = {
    "이듬해": 1,
    "같은 해": 0,
    "같은해": 0,
    "그해": 0,
    "동년": 0,
    "다음 해": 1,
    "다음해": 1,
}
MONTH_WORDS: Mapping[str, int] = {
    "지지난달": -2, "지난달": -1, "지난 달": -1, "저번달": -1, "저번 달": -1, "전월": -1, "이달": 0, "이번달": 0, "이번 달": 0,
    "다음달": 1, "다음 달": 1, "내달": 1,
}  # fmt: skip
MONTHS_SAID_BEFORE: Mapping[str, int] = {"같은 달": 0, "같은달": 0, "그달": 0, "동월": 0}
DAYS_SAID_BEFORE: Mapping[str, int] = {
    "이날": 0, "이 날": 0, "당일": 0, "같은 날": 0, "같은날": 0, "전날": -1, "다음날": 1, "다음 날": 1, "이튿날": 1,
}  # fmt: skip
DAY_WORDS: Mapping[str, int] = {
    "오늘": 0, "금일": 0, "어제": -1, "전일": -1, "그제": -2, "그저께": -2, "내일": 1, "명일": 1, "모레": 2,
}  # fmt: skip
WEEK_WORDS: Mapping[str, int] = {
    "지지난주": -2, "지난주": -1, "지난 주": -1, "저번주": -1, "저번 주": -1, "이번주": 0, "이번 주": 0, "금주": 0, "다음주": 1,
    "다음 주": 1, "내주": 1,
}  # fmt: skip
WEEKDAYS = "월화수목금토일"
FEASTS: Mapping[str, tuple[int, int]] = {
    "신정": (1, 1), "삼일절": (3, 1), "식목일": (4, 5), "근로자의 날": (5, 1), "어린이날": (5, 5), "어버이날": (5, 8), "스승의 날": (5, 15),
    "현충일": (6, 6), "제헌절": (7, 17), "광복절": (8, 15), "개천절": (10, 3), "한글날": (10, 9), "크리스마스": (12, 25), "성탄절": (12, 25),
}  # fmt: skip
"""Days that lie fast in the solar calendar."""

LUNAR = ("설날", "설 연휴", "추석", "정월대보름", "부처님 오신 날", "부처님오신날", "석가탄신일")
"""Days of the lunar calendar: named, not told."""

MONTHS_OF_PART: Mapping[str, tuple[int, int]] = {
    "상반기": (1, 6), "하반기": (7, 12), "봄": (3, 5), "여름": (6, 8), "가을": (9, 11), "겨울": (12, 14), "연말": (12, 12), "말": (12, 12),
    "연초": (1, 1), "1분기": (1, 3), "2분기": (4, 6), "3분기": (7, 9), "4분기": (10, 12),
}  # fmt: skip
"""First and last month of a part of a year; a winter ends in the next one."""

VAGUE = frozenset(
    ["봄", "여름", "가을", "겨울", "초", "말", "초반", "중반", "후반", "초순", "중순", "하순", "상순", "연말", "연초"]
)
"""Parts without a first and a last day."""


# Weeks that are also the stems of verbs (내주며, 금주하다).
_VERBS = frozenset({"내주", "금주"})


def _any(*tables: Iterable[str]) -> str:
    return "|".join(sorted((word for table in tables for word in table), key=len, reverse=True))


_PART_ENDS = r"(?=[^가-힣]|$|에|까지|부터|의|은|는|이(?!스)|가|를|을|로|쯤|경|께|보다|와|과|도|만|기준|중|현재)"
_PART = rf" ?(?:상반기|하반기|[1-4] ?분기|연말|연초|초반|중반|후반|초|말|봄|여름|가을|겨울){_PART_ENDS}"
_MONTH_PART = rf" ?(?:초순|중순|하순|상순|초|말){_PART_ENDS}"
_MONTH = r"1[0-2]|0?[1-9]"
_DAY = r"3[01]|[12]\d|0?[1-9]"
_OL = rf"올(?={_PART}| ?\d{{1,2}}월)"
_YEAR = (
    rf"(?P<year>[12]\d{{3}})(?:년?도?{TO}(?P<year2>[12]\d{{3}}|\d\d))?년(?!여|씩)(?P<decade>대(?!비|회|학|선))?(?:도(?!로|시|심|민|내|입|전|약|착))?"
    rf"|['’‘](?P<short>\d\d)년|(?P<century>\d\d)년(?:(?= ?(?:{_MONTH})월)|도(?!로|시|심)|(?=[작생산](?![가-힣])))|(?P<decades>\d0)년대"
    rf"|(?P<yword>(?:{_any(set(YEAR_WORDS) - {'올'}, YEARS_SAID_BEFORE)})(?:(?<=년)도)?|{_OL})"
)
DATE = re.compile(
    rf"(?:(?P<turn>지난|오는|다가오는) ?(?=['’]?\d))?"
    rf"(?:(?:{_YEAR})(?P<part>{_PART})?|(?P<mword>{_any(MONTH_WORDS, MONTHS_SAID_BEFORE)})(?P<wpart>{_MONTH_PART})?)?"
    rf"(?: ?(?P<month>{_MONTH})(?:월?{TO}(?P<month2>{_MONTH}))?월(?!드)(?P<mpart>{_MONTH_PART})?)?"
    rf"(?: ?(?P<day>{_DAY})(?:일?(?P<to>{TO}|[·ㆍᆞ]|, ?)(?P<day2>{_DAY}))?일(?!여|씩|째|차(?!량)|장(?!소)|제(?!주)|치|권|반(?!에)))?"
)
NUMERIC = re.compile(
    r"(?P<year>(?:19|20)\d\d)(?:(?P<sign>[./-]) ?(?P<month>1[0-2]|0?[1-9])(?P=sign) ?(?P<day>3[01]|[12]\d|0?[1-9])"
    r"|\.(?P<lone>1[0-2]|0[1-9]))(?![\d-]|[.:]\d)"
)
WORD = re.compile(
    rf"(?P<said>{_any(DAYS_SAID_BEFORE)})|(?P<day>{_any(DAY_WORDS)})"
    rf"|(?P<week>{_any(set(WEEK_WORDS) - _VERBS)}|(?:{_any(_VERBS)})(?=에|부터|까지|초|중|말|[^가-힣]|$))(?: ?(?P<weekday>[{WEEKDAYS}])요일| (?P<weekend>주말))?"
    rf"|(?P<turn>오는|지난) (?:(?P<tday>[{WEEKDAYS}])요일|(?P<tend>주말))|(?P<lone>[{WEEKDAYS}])요일|(?:이번 )?(?P<end>주말)"
    rf"|(?P<part>상반기|하반기|연말|연초|[1-4] ?분기)|(?P<feast>{_any(FEASTS)})|(?P<lunar>{_any(LUNAR)})"
)
LASTS = re.compile(
    r" \d{1,2}[회번끼]| ?(?:간(?:의|에|은|을|이|만)?(?![가-힣])|째|동안|만에|이내|이상|미만|연속|내내|짜리|안팎|내외|앞[두둔]|가까이|정도|가량|남짓|넘[게은는]"
    r"|[전뒤후](?:에|의|부터|까지|만|인)?(?![가-힣]))"
)
"""What makes a length of time of 20일."""

FIRST_WORDS = _any(YEAR_WORDS, YEARS_SAID_BEFORE, MONTH_WORDS, MONTHS_SAID_BEFORE, DAYS_SAID_BEFORE, DAY_WORDS, WEEK_WORDS, FEASTS, LUNAR) + (
    rf"|상반기|하반기|연말|연초|주말|이번 주말|[{WEEKDAYS}]요일|(?:지난|오는|다가오는) ?(?=\d|[{WEEKDAYS}]요일|주말)|['’‘]\d\d년"
)  # fmt: skip
"""Words that a date may begin with, for a pattern."""
