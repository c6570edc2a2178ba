"""Months, and the longer periods that they lie in."""

from typing import Literal, get_args

from newsmine.errors import check_choice

Period = Literal["month", "quarter", "year"]
"""Lengths of a period."""

_YEAR = 4


def period_of(month: str, by: Period) -> str:
    """Return the period that a month lies in.

    Examples
    --------
    >>> [period_of("2024-05", by) for by in ("month", "quarter", "year")]
    ['2024-05', '2024Q2', '2024']
    """
    if by == "month":
        return month
    year = month[:_YEAR]
    return year if by == "year" else f"{year}Q{(int(month[_YEAR + 1 :]) + 2) // 3}"


def check_period(by: str) -> None:
    """Refuse a length that is none.

    Raises
    ------
    ValueError
        If ``by`` is unknown.
    """
    known = get_args(Period)
    check_choice(by, known, "period")
