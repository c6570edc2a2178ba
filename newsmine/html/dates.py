"""Dates as Korean newspapers print them, in Korean Standard Time.

A date without a year, a day that no calendar has and a year that no newspaper can print are no date: nothing is guessed.
"""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from typing import Literal

from newsmine.records import KST

# The first Korean newspaper appeared in 1883; a year past 2099 is a slip of the page or of the reader.
_FIRST_YEAR, _LAST_YEAR = 1883, 2099
# Two digits: papers went online in the 1990s, so 70 to 99 lie in that century.
_CENTURY_BREAK = 70
_NOON = 12
_MIDNIGHT = 24

_DAY = re.compile(
    r"(?<![\d.])(?P<year>\d{4}|['’]?\d{2})\s{0,3}(?:[./년年-]|\s-)\s{0,3}(?P<month>\d{1,2})\s{0,3}(?:[./월月-]|\s-)\s{0,3}"
    r"(?P<day>\d{1,2})(?!\d)\s{0,3}[일日]?\.?"
    r"|(?<![\d.])(?P<digits>(?:1[89]|20)\d{6}(?:\d{4}(?:\d{2})?)?)(?!\d)"
    r"|(?<!\d)(?P<eday>\d{1,2})\s{1,3}(?P<ename>[A-Z][a-z]{2})[a-z]{0,6}\.?,?\s{1,3}(?P<eyear>\d{4})(?!\d)"
    r"|(?<![A-Za-z])(?P<mname>[A-Z][a-z]{2})[a-z]{0,6}\.?\s{1,3}(?P<mday>\d{1,2})(?:st|nd|rd|th)?,?\s{1,3}(?P<myear>\d{4})(?!\d)"
)
_HALF = r"(?P<half{}>오전|오후|낮|밤|새벽|아침|저녁|[AaPp]\.?[Mm]\.?)"
_TIME = re.compile(
    r"\s{0,3}(?:[(\[]?[월화수목금토일月火水木金土日](?:요일)?[)\]]?(?![가-힣]))?[\s,|/·ㅣT-]{0,4}"
    r"(?:"
    + _HALF.format("")
    + r"\s{0,3})?(?P<hour>\d{1,2})\s{0,2}(?::\s{0,2}|시\s{0,3})(?:(?P<minute>\d{1,2})(?:\s{0,2}[:분]\s{0,2}(?P<second>\d{2}))?초?)?"
    r"(?:\.\d{1,9})?분?(?!\d)(?:\s{0,3}" + _HALF.format("_behind") + r"(?![A-Za-z가-힣]))?"
    r"\s{0,2}(?P<zone>Z(?![A-Za-z])|GMT|UTC|KST|[+-]\d{2}(?::?\d{2})?(?!\d))?"
)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MORE_DIGITS = re.compile(r"[./-]?\d")

_Label = Literal["published", "approved", "modified"]
_LABELS: tuple[tuple[_Label, re.Pattern[str]], ...] = (
    (
        "modified",
        re.compile(r"수정|업데이트|갱신|고침|(?i:updated?|modified|last\s?edited)"),
    ),
    ("approved", re.compile(r"승인")),
    (
        "published",
        re.compile(r"입력|등록|게재|게시|송고|발행|작성|배포|보도|출고|방송|(?i:published|posted|input|registered)"),
    ),
)
_NEAR = 8
"""Characters behind a date in which a label may follow it."""


def parse_date(text: str) -> datetime | None:
    """Return the first date of a text, in Korean Standard Time, or ``None``.

    A time without a zone is Korean; a date without a time is the midnight that begins it.

    Examples
    --------
    >>> parse_date("입력 2021.10.04. 오후 4:26").isoformat()
    '2021-10-04T16:26:00+09:00'
    >>> parse_date("2019년 11월 19일(화) 오전 12:05").isoformat()
    '2019-11-19T00:05:00+09:00'
    >>> parse_date("11월 19일") is None, parse_date("2019.13.45") is None
    (True, True)
    """
    return next((when for when, _, _ in find_dates(text)), None)


def find_dates(text: str) -> Iterator[tuple[datetime, int, int]]:
    """Yield every date of a text with its place (start, end), in order.

    Examples
    --------
    >>> [(when.hour, start, end) for when, start, end in find_dates("승인 : 2024. 11. 27. 09:52")]
    [(9, 5, 24)]
    """
    position = 0
    while (found := _DAY.search(text, position)) is not None:
        position = found.end()
        day = _day(found)
        if day is None:
            position = found.start() + 1
            continue
        time = None if _is_long(found["digits"]) else _TIME.match(text, found.end())
        if time is not None:
            exact = _at(day, time)
            if exact is not None:
                position = time.end()
                yield exact, found.start(), time.end()
                continue
        if found["year"] and _MORE_DIGITS.match(text, found.end()):
            continue  # 10.11.12.13 is an address or a version
        yield day, found.start(), found.end()


def labelled_dates(text: str) -> tuple[datetime | None, datetime | None]:
    """Return when an article was published and when it was modified, from the lines that say so.

    입력, 등록, 게재, 송고, 발행일 and their like mark the first; 수정 and 업데이트 the second. 승인 is the time of
    publication only where nothing else is, and so is a lone 수정.

    Returns
    -------
    published, modified : datetime or None
        Both in Korean Standard Time.

    Examples
    --------
    >>> published, modified = labelled_dates("입력 2024.11.27 09:52 | 수정 2024.11.27 10:07")
    >>> published.minute, modified.minute
    (52, 7)
    >>> labelled_dates("승인 : 2024. 11. 27. 09:52")[0].minute
    52
    """
    dates = list(find_dates(text))
    if not dates:
        return None, None
    by_label: dict[_Label | None, datetime] = {}
    for (when, _, _), label in zip(dates, _labels(text, dates), strict=True):
        by_label.setdefault(label, when)
    modified = by_label.get("modified")
    published = by_label.get("published") or by_label.get("approved") or by_label.get(None)
    return published or modified, modified


def _labels(text: str, dates: list[tuple[datetime, int, int]]) -> list[_Label | None]:
    """Return the label of each date: the word before it, or behind it where the line is written that way."""
    starts = [start for _, start, _ in dates]
    ends = [end for _, _, end in dates]
    before = [_label(text[left:right]) for left, right in zip([0, *ends[:-1]], starts, strict=True)]
    if before[0] is None:
        behind = [
            _label(text[left : min(left + _NEAR, right)])
            for left, right in zip(ends, [*starts[1:], len(text)], strict=True)
        ]
        if behind[-1] is not None:
            return behind
    return before


def _label(text: str) -> _Label | None:
    """Return the label that stands last in the text."""
    last: tuple[int, _Label] | None = None
    for label, pattern in _LABELS:
        for found in pattern.finditer(text):
            if last is None or found.start() > last[0]:
                last = (found.start(), label)
    return last[1] if last else None


def _is_long(digits: str | None) -> bool:
    return digits is not None and len(digits) > len("20241127")


def _day(found: re.Match[str]) -> datetime | None:
    hour = minute = second = 0
    if found["digits"]:
        digits = found["digits"]
        year, month, day = int(digits[:4]), int(digits[4:6]), int(digits[6:8])
        hour, minute, second = int(digits[8:10] or 0), int(digits[10:12] or 0), int(digits[12:14] or 0)
    elif found["year"]:
        year = _year(found["year"].lstrip("'’"))
        month, day = int(found["month"]), int(found["day"])
    else:
        name = found["ename"] or found["mname"]
        if name not in _MONTHS:
            return None
        year, month = int(found["eyear"] or found["myear"]), _MONTHS.index(name) + 1
        day = int(found["eday"] or found["mday"])
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    try:
        return datetime(year, month, day, hour, minute, second, tzinfo=KST)
    except ValueError:
        return None


def _year(digits: str) -> int:
    year = int(digits)
    if len(digits) == len("2024"):
        return year
    return year + (1900 if year >= _CENTURY_BREAK else 2000)


def _at(day: datetime, time: re.Match[str]) -> datetime | None:
    """Return the day at that time, or ``None`` where no clock shows it."""
    if time["minute"] is None and "시" not in time.group():
        return None
    hour = _hour(int(time["hour"]), time["half"] or time["half_behind"])
    minute, second = int(time["minute"] or 0), int(time["second"] or 0)
    if (hour, minute, second) == (_MIDNIGHT, 0, 0):
        return day + timedelta(days=1)
    try:
        exact = day.replace(hour=hour, minute=minute, second=second, tzinfo=_zone(time["zone"]))
        return exact.astimezone(KST)
    except (ValueError, OverflowError):
        return None


def _hour(hour: int, half: str | None) -> int:
    """Return the hour of the day: 오전 12 is 0, 오후 12 is 12, and 오후 16 stays 16."""
    if half is None or hour > _NOON:
        return hour
    if half in {"오전", "새벽", "아침"} or half[0] in "Aa":
        return hour % _NOON
    if half == "밤" and hour == _NOON:
        return 0
    return hour % _NOON + _NOON


def _zone(name: str | None) -> timezone:
    if name is None or name == "KST":
        return KST
    if name in {"Z", "GMT", "UTC"}:
        return timezone.utc
    digits = name[1:].replace(":", "")
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:] or 0))
    return timezone(-offset if name[0] == "-" else offset)
