"""Dates that lean on the one before them: 3월 2일부터 5일까지."""

import re
from typing import NamedTuple

from newsmine.values.calendar import Context, Turn, month_of_day, year_of_day, year_of_month
from newsmine.values.value import Basis

_NEAR = 30
"""Characters behind a date in which a month or a day still lies in its year or month."""
_BESIDE = 6
"""And those in which a day follows its month: 지난달 29과 30일."""
_BREAK = re.compile(r"\n|[다요]\. |\? ")
_FROM = re.compile(r"부터|에서|[~∼〜～]")
_REPORTED = re.compile(r" (?:밝|전|말|발표|공시|설명|보도|강조|공개|체결)(?:했|혔)")


class Place(NamedTuple):
    """Whether a date stands near the one before or beside it, ends what that begins (부터), and tells when something was said."""

    near: bool
    beside: bool
    until: bool
    reported: bool


def place_of(text: str, span: tuple[int, int], context: Context) -> Place:
    """Return how a date of the text stands to the one before it."""
    at, end = span
    near = context.end >= 0 and at - context.end <= _NEAR and _BREAK.search(text, context.end, at) is None
    until = near and _FROM.search(text, context.end, at) is not None
    return Place(near, near and at - context.end <= _BESIDE, until, _REPORTED.match(text, end) is not None)


def placed(
    said: tuple[int | None, int | None], context: Context, turn: Turn, place: Place
) -> tuple[int, int, Basis] | None:
    """Return the year and month of a date that leaves them out, and what they rest on."""
    month, day = said
    paper = context.published
    if place.near and turn is None and context.year is not None and context.month is not None:
        if month is not None:
            return context.year + (1 if place.until and month < context.month else 0), month, context.basis
        follows = context.has_day and context.day is not None and day is not None and day >= context.day.day
        if follows or (place.beside and not context.has_day):
            return context.year, context.month, context.basis
    if paper is None:
        return None
    if month is not None:
        year = year_of_day(month, day, paper, turn) if day else year_of_month(month, paper, turn)
        return year, month, "published"
    return (*month_of_day(day or 1, paper, turn, reported=place.reported), "published")
