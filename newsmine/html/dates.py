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
_MINUTES = 60

_DAY = re.compile(
    r"(?<![\d.])(?P<year>\d{4}|['’]?\d{2})\s{0,3}(?:[./．／년年-]|\s-)\s{0,3}(?P<month>\d{1,2})\s{0,3}(?:[./．／월月-]|\s-)\s{0,3}"
    r"(?P<day>\d{1,2})(?!\d)(?:\s{0,3}[일日]자?)?[.．]?"
    r"|(?<![\d.])(?P<digits>(?:1[89]|20)\d{6}(?:T?\d{4}(?:\d{2})?)?)(?!\d)(?P<dzone>(?<=T\d{6})(?:Z|[+-]\d{2}:?\d{2}))?"
    r"|(?<!\d)(?P<eday>\d{1,2})[\s/-]{1,3}(?P<ename>[A-Z][a-z]{2})[a-z]{0,6}\.?,?[\s/-]{1,3}(?P<eyear>\d{4}|\d{2}(?=\s\d{1,2}:))(?!\d)"
    r"|(?<![A-Za-z])(?P<mname>[A-Z][a-z]{2})[a-z]{0,6}\.?\s{1,3}(?P<mday>\d{1,2})(?:st|nd|rd|th)?,?\s{1,3}"
    r"(?:(?P<myear>\d{4})(?!\d)|(?P<mtime>\d{2}:\d{2}:\d{2})\s(?P<mzone>[A-Z]{3,4}\s)?(?P<tyear>\d{4})(?!\d))"
)
_HALF = r"(?P<half{}>오전|오후|낮|밤|새벽|아침|저녁|[AaPp]\.?[Mm]\.?)"
_WEEKDAY = r"(?:[(\[]?[월화수목금토일月火水木金土日](?:요일)?[)\]]?(?![가-힣])|[(\[]?(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6}[)\].]?)?"
# Hours behind Greenwich that mail and feeds give by name (RFC 822), and those of correspondents.
_NAMED = "Z:0 GMT:0 UTC:0 UT:0 KST:9 JST:9 HKT:8 SGT:8 CET:1 CEST:2 BST:1 EDT:-4 EST:-5 CDT:-5 CST:-6 MDT:-6 MST:-7 PDT:-7 PST:-8"
_ZONES = {name: int(hours) for name, hours in (zone.split(":") for zone in _NAMED.split())}
_TIME = re.compile(
    r"\s{0,3}" + _WEEKDAY + r"(?P<gap>[\s,|/·ㅣT-]{0,4}(?:at\s)?)[(\[]?(?:" + _HALF.format("") + r"\s{0,3})?"
    r"(?P<hour>\d{1,2})\s{0,2}(?:[:：]\s{0,2}|시\s{0,3})(?:(?P<minute>\d{1,2})(?:\s{0,2}[:：분]\s{0,2}(?P<second>\d{2}))?초?)?"
    r"(?:[.,]\d{1,9})?분?(?!\d)(?:\s{0,3}" + _HALF.format("_behind") + r"(?![A-Za-z가-힣]))?"
    r"(?:\s{0,2}\(?(?P<zone>(?:GMT|UTC)[+-]\d{1,2}(?::?\d{2})?|(?:"
    + "|".join(_ZONES)
    + r")(?![A-Za-z])|[+-]\d{2}(?::?\d{2})?(?![\d:])))?"
)
# No place on earth is further from Greenwich.
_FURTHEST_ZONE = 14
# The end of one event looks like a zone: 18:40-19:30.
_LIKE_AN_END = re.compile(r"-\d{2}(?::\d{2})?")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MORE_DIGITS = re.compile(r"[./-]?\d")

# Seconds or milliseconds since 1970, alone in an attribute: from 2001 to 2033. What begins as a day does is not taken.
_UNIX = re.compile(r"\s{0,9}(\d{10})(?:\d{3})?\s{0,9}")
_FIRST_SECOND, _LAST_SECOND = 1_000_000_000, 2_000_000_000
_AHEAD = timedelta(days=1)

_Label = Literal["published", "approved", "modified", "printed", "site"]
_LABELS: tuple[tuple[_Label, re.Pattern[str]], ...] = (
    ("modified", re.compile(r"수정|업데이트|갱신|고침|(?i:updated?|modified|last\s?edited)")),
    ("approved", re.compile(r"승인")),
    (
        "published",
        re.compile(r"입력|등록|게재|게시|송고|발행|작성|배포|보도|출고|방송|(?i:published|posted|input|registered)"),
    ),
    # The day of the paper, and the clock of the site: what says so is longer than 게재 and 발행.
    ("printed", re.compile(r"(?:지면|신문)\s?(?:게재|발행|보기)?(?:일자?)?")),
    ("site", re.compile(r"최종\s?편집|현재\s?(?:시[각간])|오늘은?")),
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
    stamp = _UNIX.fullmatch(text)
    if stamp is not None:
        return _from_stamp(stamp[1])
    return next((when for when, _, _ in find_dates(text)), None)


def lies_ahead(when: datetime, *, now: datetime | None = None) -> bool:
    """Return whether a date lies in the future: more than a day, for papers are dated ahead.

    Parameters
    ----------
    when : datetime
        The date of an article, aware.
    now : datetime, optional
        The present time, aware; the clock of the machine by default.

    Examples
    --------
    >>> now = datetime(2024, 11, 27, 12, tzinfo=KST)
    >>> lies_ahead(datetime(2027, 11, 24, tzinfo=KST), now=now), lies_ahead(datetime(2024, 11, 28, tzinfo=KST), now=now)
    (True, False)
    """
    return when > (now or datetime.now(KST)) + _AHEAD


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
        time = None if _has_time(found) else _TIME.match(text, found.end())
        if time is not None and _is_time(time):
            position = time.end()
            exact = _at(day, time, named=found["ename"] is not None)
            if exact is not None:
                yield exact, found.start(), time.end()
            continue
        if found["year"] and _MORE_DIGITS.match(text, found.end()):
            continue  # 10.11.12.13 is an address or a version
        yield day, found.start(), found.end()


def labelled_dates(text: str) -> tuple[datetime | None, datetime | None]:
    """Return when an article was published and when it was modified, from the lines that say so.

    입력, 등록, 게재, 송고, 발행일 and their like mark the first; 수정 and 업데이트 the second. 승인 is the time of
    publication only where nothing else is, and so is a lone 수정 and the day of the paper (지면). The clock of the site
    (최종편집) is neither.

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
    return published or modified or by_label.get("printed"), modified


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
    """Return the label that ends last in the text; of two, the longer one."""
    last: tuple[int, int, _Label] | None = None
    for label, pattern in _LABELS:
        for found in pattern.finditer(text):
            if last is None or (found.end(), -found.start()) > last[:2]:
                last = (found.end(), -found.start(), label)
    return last[2] if last else None


def _from_stamp(seconds: str) -> datetime | None:
    """Return the moment, unless the digits are those of a day: 2026012918 is no second of 2034."""
    if not _FIRST_SECOND <= int(seconds) < _LAST_SECOND or _of(seconds[:4], seconds[4:6], seconds[6:8]) is not None:
        return None
    return datetime.fromtimestamp(int(seconds), tz=KST)


def _has_time(found: re.Match[str]) -> bool:
    return bool(found["mtime"]) or (found["digits"] is not None and len(found["digits"]) > len("20241127"))


def _day(found: re.Match[str]) -> datetime | None:
    """Return the day, with its time where that stands within it."""
    if found["digits"]:
        digits = found["digits"].replace("T", "")
        zone = _zone(found["dzone"])
        clock = (digits[8:10], digits[10:12], digits[12:14])
        return _of(digits[:4], digits[4:6], digits[6:8], clock=clock, zone=zone)
    if found["year"]:
        return _of(found["year"].lstrip("'’"), found["month"], found["day"])
    name = found["ename"] or found["mname"]
    if name not in _MONTHS:
        return None
    hour, minute, second = (found["mtime"] or "::").split(":")
    zone = _zone(found["mzone"].strip()) if found["mzone"] else KST
    year = found["eyear"] or found["myear"] or found["tyear"]
    month = str(_MONTHS.index(name) + 1)
    return _of(year, month, found["eday"] or found["mday"], clock=(hour, minute, second), zone=zone)


def _of(
    year: str, month: str, day: str, *, clock: tuple[str, str, str] = ("", "", ""), zone: timezone | None = KST
) -> datetime | None:
    """Return the moment that these digits give, or ``None`` if no calendar has it."""
    hour, minute, second = (int(part or 0) for part in clock)
    if zone is None or not _FIRST_YEAR <= _year(year) <= _LAST_YEAR:
        return None
    try:
        return datetime(_year(year), int(month), int(day), hour, minute, second, tzinfo=zone).astimezone(KST)
    except ValueError:
        return None


def _year(digits: str) -> int:
    year = int(digits)
    if len(digits) == len("2024"):
        return year
    return year + (1900 if year >= _CENTURY_BREAK else 2000)


def _is_time(time: re.Match[str]) -> bool:
    return time["minute"] is not None or "시" in time.group()


def _at(day: datetime, time: re.Match[str], *, named: bool) -> datetime | None:
    """Return the day at that time, or ``None`` where no clock shows it; ``named`` if its month is an English word."""
    hour = _hour(int(time["hour"]), time["half"] or time["half_behind"])
    minute, second = int(time["minute"] or 0), int(time["second"] or 0)
    if (hour, minute, second) == (_MIDNIGHT, 0, 0):
        return day + timedelta(days=1)
    name = time["zone"]
    if name and not (named or time["second"] or "T" in time["gap"]) and _LIKE_AN_END.fullmatch(name):
        name = None
    zone = _zone(name)
    if zone is None:
        return None
    try:
        return day.replace(hour=hour, minute=minute, second=second, tzinfo=zone).astimezone(KST)
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


def _zone(name: str | None) -> timezone | None:
    """Return the time zone of a name or an offset, Korea's where there is none; ``None`` if no place has it."""
    if name is None:
        return KST
    if name in _ZONES:
        return timezone(timedelta(hours=_ZONES[name]))
    offset = re.search(r"([+-])(\d{1,2}):?(\d{2})?$", name)
    if offset is None:
        return KST
    hours, minutes = int(offset[2]), int(offset[3] or 0)
    if hours > _FURTHEST_ZONE or minutes >= _MINUTES:
        return None
    span = timedelta(hours=hours, minutes=minutes)
    return timezone(-span if offset[1] == "-" else span)
