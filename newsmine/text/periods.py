"""Days, and the periods that they lie in."""

from datetime import date, timedelta
from typing import Literal

Length = Literal["day", "week", "month", "quarter", "year"]
"""Lengths of a period."""

# Characters of a day in ISO 8601 that name the period.
_NAMED = {"day": 10, "month": 7, "year": 4}


def period_of(day: str, by: Length) -> str:
    """Return the period that a day (ISO 8601) lies in; a week is named by its Monday, a quarter as pandas does.

    Of a month alone, ``2024-05``, the month and what is longer can be told.

    Examples
    --------
    >>> [period_of("2024-05-02", by) for by in ("week", "month", "quarter", "year")]
    ['2024-04-29', '2024-05', '2024Q2', '2024']
    """
    if by == "week":
        monday = date.fromisoformat(day)
        return (monday - timedelta(days=monday.weekday())).isoformat()
    if by == "quarter":
        return f"{day[:4]}Q{(int(day[5:7]) + 2) // 3}"
    return day[: _NAMED[by]]
