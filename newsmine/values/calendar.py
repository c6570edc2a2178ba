"""What a day that a newspaper names is, seen from the day of publication."""

import calendar as _calendar
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from newsmine.values.value import Basis

Turn = Literal["past", "coming"] | None
"""지난 (before the paper) or 오는 (after it)."""

# Papers leave the year out of a day that lies near: one further off than this stands in the year beside.
_FAR = 9
# A paper of the first days of a month says 30일 of the month before, one of its last days 1일 of the next.
_FIRST_DAYS, _LAST_DAYS = 2, 28
# Papers are printed, and releases sent, so many days ahead of their date, hardly more.
_AHEAD = 5
_MONTHS = 12


@dataclass(slots=True)
class Context:
    """What was said before: the day of publication and the last date of the text, with its place."""

    published: date | None = None
    year: int | None = None
    month: int | None = None
    day: date | None = None
    has_day: bool = False
    end: int = -1
    basis: Basis = "published"
    day_basis: Basis = "published"
    half: str | None = None
    half_end: int = -1


def day_of(year: int, month: int, day: int) -> date | None:
    """Return the day, or ``None`` where no calendar has it."""
    if not date.min.year <= year <= date.max.year or not 1 <= month <= _MONTHS:
        return None
    return date(year, month, day) if 1 <= day <= _calendar.monthrange(year, month)[1] else None


def shift_month(year: int, month: int, by: int) -> tuple[int, int]:
    """Return the month so many months later.

    Examples
    --------
    >>> shift_month(2024, 11, 2), shift_month(2024, 1, -1)
    ((2025, 1), (2023, 12))
    """
    months = year * _MONTHS + month - 1 + by
    return months // _MONTHS, months % _MONTHS + 1


def year_of_month(month: int, published: date, turn: Turn) -> int:
    """Return the year that a month without one lies in.

    Examples
    --------
    >>> paper = date(2024, 11, 27)
    >>> year_of_month(10, paper, "past"), year_of_month(1, paper, "coming"), year_of_month(1, paper, None)
    (2024, 2025, 2025)
    """
    if turn == "past":
        return published.year if month < published.month else published.year - 1
    if turn == "coming":
        return published.year if month >= published.month else published.year + 1
    away = month - published.month
    return published.year + (1 if away < -_FAR else -1 if away > _FAR else 0)


def year_of_day(month: int, day: int, published: date, turn: Turn) -> int:
    """Return the year that a day of a month lies in.

    Examples
    --------
    >>> paper = date(2024, 12, 10)
    >>> year_of_day(12, 8, paper, "past"), year_of_day(12, 20, paper, "past"), year_of_day(6, 3, paper, "coming")
    (2024, 2023, 2025)
    """
    there = (month, day)
    here = (published.month, published.day)
    if turn == "past":
        return published.year if there <= here else published.year - 1
    if turn == "coming":
        return published.year if there >= here else published.year + 1
    return year_of_month(month, published, None)


def month_of_day(day: int, published: date, turn: Turn, *, reported: bool = False) -> tuple[int, int]:
    """Return year and month of a day that stands alone; ``reported`` is one on which something was said (26일 밝혔다).

    Examples
    --------
    >>> paper = date(2020, 7, 28)
    >>> month_of_day(2, paper, "past"), month_of_day(30, paper, "past"), month_of_day(5, paper, "coming")
    ((2020, 7), (2020, 6), (2020, 8))
    """
    by = 0
    if turn == "past":
        by = -1 if day > published.day else 0
    elif turn == "coming":
        by = 1 if day < published.day else 0
    elif reported:
        by = -1 if day > published.day + _AHEAD else 0
    elif published.day <= _FIRST_DAYS and day >= _LAST_DAYS:
        by = -1
    elif published.day >= _LAST_DAYS and day <= _FIRST_DAYS:
        by = 1
    return shift_month(published.year, published.month, by)


def week_of(published: date, by: int, weekday: int | None) -> str:
    """Return a week, or a day of it, so many weeks from that of the paper.

    Examples
    --------
    >>> week_of(date(2024, 11, 27), -1, None), week_of(date(2024, 11, 27), 0, 4)
    ('2024-11-18/2024-11-24', '2024-11-29')
    """
    monday = published - timedelta(days=published.weekday()) + timedelta(weeks=by)
    if weekday is not None:
        return (monday + timedelta(days=weekday)).isoformat()
    return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"
