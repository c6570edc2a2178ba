"""Months, and the longer periods that they lie in."""

from typing import Literal, get_args

from newsmine.errors import check_choice

Period = Literal["month", "quarter", "year"]
"""Lengths of a period."""


def check_period(by: str) -> None:
    """Refuse a length that is none.

    Raises
    ------
    ValueError
        If ``by`` is unknown.
    """
    known = get_args(Period)
    check_choice(by, known, "period")
