"""Dates as lists print them: with a year, without one, or as the time gone by."""

import re
from datetime import datetime, timedelta

from newsmine.html.dates import parse_date
from newsmine.records import KST

_AGO = re.compile(r"(?<!\d)(\d{1,3})\s?(초|분|시간|일|주)\s?전")
_UNITS = {
    "초": timedelta(seconds=1),
    "분": timedelta(minutes=1),
    "시간": timedelta(hours=1),
    "일": timedelta(days=1),
    "주": timedelta(weeks=1),
}
_WHOLE_DAYS = frozenset({"일", "주"})
_NOW = re.compile(r"방금\s?전?|지금")
_DAY_WORD = re.compile(r"(어제|그제|오늘)(?:\s{0,3}(\d{1,2}):(\d{2}))?")
_DAYS_BACK = {"오늘": 0, "어제": 1, "그제": 2}
_SHORT = re.compile(
    r"(?<![\d.:/-])(?P<month>0?[1-9]|1[0-2])(?:[-./]|월\s?)(?P<day>0?[1-9]|[12]\d|3[01])(?:일|\.)?"
    r"(?:\s{1,3}(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d))?(?![\d:./-])"
)
_CLOCK = re.compile(r"^\D{0,10}(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?::[0-5]\d)?$")
# A list shows the newest; what would lie further ahead than a clock may be wrong was a year ago.
_AHEAD = timedelta(days=1)


def list_date(text: str, seen_at: datetime | None = None) -> datetime | None:
    """Return the date of an article in a list, in Korean Standard Time, or ``None``.

    Parameters
    ----------
    text : str
        What stands in the list: ``2024-11-27 09:52``, ``11-27 09:52``, ``27분 전``, ``어제 18:20``.
    seen_at : datetime, optional
        When the list was fetched, aware. Without it only dates with a year are read; with it ``11-27`` is the last
        27th of November before, and ``5일 전`` the midnight that began that day.

    Examples
    --------
    >>> seen = datetime(2025, 1, 2, 10, 0, tzinfo=KST)
    >>> [list_date(text, seen).isoformat(" ", "minutes")[:16] for text in ("정치 | 12-30 09:52", "27분 전", "2024.11.27")]
    ['2024-12-30 09:52', '2025-01-02 09:33', '2024-11-27 00:00']
    >>> list_date("12-30 09:52") is None
    True
    """
    text = text[:300]
    exact = parse_date(text)
    if exact is not None or seen_at is None:
        return exact
    return _gone_by(text, seen_at.astimezone(KST)) or _without_year(text, seen_at.astimezone(KST))


def _gone_by(text: str, seen_at: datetime) -> datetime | None:
    ago = _AGO.search(text)
    if ago is not None:
        then = seen_at - int(ago[1]) * _UNITS[ago[2]]
        return _midnight(then) if ago[2] in _WHOLE_DAYS else then.replace(second=0, microsecond=0)
    if _NOW.search(text):
        return seen_at.replace(second=0, microsecond=0)
    word = _DAY_WORD.search(text)
    if word is None:
        return None
    day = _midnight(seen_at) - timedelta(days=_DAYS_BACK[word[1]])
    try:
        return day.replace(hour=int(word[2] or 0), minute=int(word[3] or 0))
    except ValueError:
        return day


def _without_year(text: str, seen_at: datetime) -> datetime | None:
    clock = _CLOCK.match(text.strip())
    if clock is not None:
        then = seen_at.replace(hour=int(clock["hour"]), minute=int(clock["minute"]), second=0, microsecond=0)
        return then if then <= seen_at + timedelta(minutes=5) else then - timedelta(days=1)
    short = _SHORT.search(text)
    if short is None:
        return None
    for year in (seen_at.year, seen_at.year - 1):
        try:
            then = datetime(
                year,
                int(short["month"]),
                int(short["day"]),
                int(short["hour"] or 0),
                int(short["minute"] or 0),
                tzinfo=KST,
            )
        except ValueError:
            continue
        if then <= seen_at + _AHEAD:
            return then
    return None


def _midnight(when: datetime) -> datetime:
    return when.replace(hour=0, minute=0, second=0, microsecond=0)
