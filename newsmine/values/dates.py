"""Dates of Korean news text: 지난 26일, 올해, 내년 상반기, 2020년 7월 1~3일, 이날.

Kept libraries were measured beside it (``benchmarks/values.py``). dateparser finds no 지난 26일 and no 이날 and takes
2020년 7월 apart. korean-datetime reads nearly all that it finds, but cuts half of it otherwise than the guidelines, knows no
antecedents (이날), says not what a date rests on, and takes ten times as long. So the grammar stands here.
"""

import re
from datetime import date, timedelta
from typing import NamedTuple

from newsmine.values.calendar import Context, Turn, day_of, shift_month, week_of, year_of_day
from newsmine.values.date_words import (
    DATE,
    DAY_WORDS,
    DAYS_SAID_BEFORE,
    FEASTS,
    LASTS,
    MONTH_WORDS,
    MONTHS_OF_PART,
    MONTHS_SAID_BEFORE,
    NUMERIC,
    VAGUE,
    WEEK_WORDS,
    WEEKDAYS,
    WORD,
    YEAR_WORDS,
    YEARS_SAID_BEFORE,
)
from newsmine.values.endings import closes
from newsmine.values.nearness import Place, place_of, placed
from newsmine.values.value import Basis, Value

# 90년대 is of the last century, 10년대 of this one.
_CENTURY_BREAK = 30
# '99년 likewise; a paper of today writes no '69년 of this century.
_SHORT_BREAK = 70
_FIRST_YEAR, _LAST_YEAR = 1000, 2199
# What comes every year is no day of one.
_AGAIN = ("매년", "매월", "매주", "매달", "해마다")
_LOOKBACK = 4
_TURNS: dict[str, Turn] = {"지난": "past", "오는": "coming", "다가오는": "coming"}
_SATURDAY = 5


class _Told(NamedTuple):
    iso: str | None
    basis: Basis
    year: int | None = None
    month: int | None = None
    day: date | None = None


_UNTOLD = _Told(None, "unresolvable")


def read_date(text: str, at: int, context: Context) -> Value | None:
    """Return the date that begins here, and keep it in the context.

    Examples
    --------
    >>> read_date("지난 26일 열린", 0, Context(date(2024, 11, 27))).iso
    '2024-11-26'
    """
    if text[max(0, at - _LOOKBACK) : at].rstrip().endswith(_AGAIN):
        context = Context()
    found = NUMERIC.match(text, at)
    if found is not None:
        return _made(text, found.span(), context, _numeric(found))
    found = DATE.match(text, at)
    if found is not None and (end := _end(text, found)):
        part = (found["mpart"] or found["wpart"] or found["part"] or "").strip()
        told = _told(found, context, place_of(text, (at, end), context))
        return _made(text, (at, end), context, told, approx=part in VAGUE)
    found = WORD.match(text, at)
    if found is not None and closes(text, found.end()):
        approx = found["part"] in VAGUE
        return _made(text, found.span(), context, _of_word(found, context), approx=approx)
    return None


def _made(text: str, span: tuple[int, int], context: Context, told: _Told, *, approx: bool = False) -> Value:
    start, end = span
    context.end = end
    if told.year is not None:
        context.year, context.month, context.basis = told.year, told.month, told.basis
        context.has_day = told.day is not None
    if told.day is not None:
        context.day, context.day_basis = told.day, told.basis
    return Value(
        start=start, end=end, text=text[start:end], label="DATE", iso=told.iso, basis=told.basis, approx=approx
    )


def _end(text: str, found: re.Match[str]) -> int | None:
    """Return where the date ends, or ``None`` where what was matched is none: 20일간, 올리브."""
    end = found.end()
    if found.group().strip() == (found["turn"] or ""):
        return None
    has_month = found["month"] or found["mword"]
    if found["day"]:
        alone = not (has_month or found["year"] or found["short"] or found["century"])
        return None if alone and LASTS.match(text, end) else end
    if found["mpart"] or found["wpart"] or found["part"] or found["month"]:
        return end
    if found["mword"] or found["yword"]:
        return end if closes(text, end) else None
    return None if LASTS.match(text, end) and found["year"] and not found["turn"] else end


def _numeric(found: re.Match[str]) -> _Told:
    year, month = int(found["year"]), int(found["month"] or found["lone"])
    if not found["day"]:
        return _Told(f"{year:04}-{month:02}", "explicit", year, month)
    day = day_of(year, month, int(found["day"]))
    return _UNTOLD if day is None else _Told(day.isoformat(), "explicit", year, month, day)


def _told(found: re.Match[str], context: Context, place: Place) -> _Told:
    """Return what a date written with 년, 월 and 일 comes to."""
    turn = _TURNS.get(found["turn"] or "")
    basis: Basis = "explicit"
    year, month = _year(found, context), int(found["month"]) if found["month"] else None
    if found["yword"]:
        basis = "published" if found["yword"].rstrip("도") in YEAR_WORDS else context.basis
        if year is None:
            return _UNTOLD
    if found["mword"]:
        said = _month_word(found["mword"], context)
        if said is None:
            return _UNTOLD
        basis = "published" if found["mword"] in MONTH_WORDS else context.basis
        year, month = said
    elif year is None:
        day = int(found["day"]) if found["day"] else None
        taken = placed((month, day), context, turn, place)
        if taken is None:
            return _UNTOLD
        year, month, basis = taken
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return _UNTOLD
    if month is None:
        return _of_year(found, year, basis)
    return _of_month(found, year, month, basis)


def _year(found: re.Match[str], context: Context) -> int | None:
    if found["year"]:
        return int(found["year"])
    if found["decades"]:
        decade = int(found["decades"])
        return decade + (1900 if decade >= _CENTURY_BREAK else 2000)
    if short := found["short"] or found["century"]:
        return int(short) + (1900 if int(short) >= _SHORT_BREAK else 2000)
    word = (found["yword"] or "").rstrip("도")
    if word in YEAR_WORDS:
        return context.published.year + YEAR_WORDS[word] if context.published else None
    if word in YEARS_SAID_BEFORE:
        return context.year + YEARS_SAID_BEFORE[word] if context.year else None
    return None


def _month_word(word: str, context: Context) -> tuple[int, int] | None:
    if word in MONTHS_SAID_BEFORE:
        return (context.year, context.month) if context.year and context.month else None
    paper = context.published
    return shift_month(paper.year, paper.month, MONTH_WORDS[word]) if paper else None


def _of_year(found: re.Match[str], year: int, basis: Basis) -> _Told:
    if found["decade"] or found["decades"]:
        return _Told(f"{year:04}/{year + 9:04}", basis)
    if found["year2"]:
        last = int(found["year2"]) if len(found["year2"]) > 2 else year // 100 * 100 + int(found["year2"])  # noqa: PLR2004 - digits of a short year
        return _Told(f"{year:04}/{last:04}", basis, last) if last > year else _UNTOLD
    part = (found["part"] or "").replace(" ", "")
    if part in MONTHS_OF_PART:
        return _Told(_part_of_year(year, part), basis, year)
    return _Told(f"{year:04}", basis, year)


def _part_of_year(year: int, part: str) -> str:
    first, last = MONTHS_OF_PART[part]
    begins = f"{year:04}-{first:02}"
    if first == last:
        return begins
    until, month = shift_month(year, last, 0)
    return f"{begins}/{until:04}-{month:02}"


def _of_month(found: re.Match[str], year: int, month: int, basis: Basis) -> _Told:
    if not found["day"]:
        if not found["month2"]:
            return _Told(f"{year:04}-{month:02}", basis, year, month)
        last = int(found["month2"])
        until = year if last > month else year + 1
        return _Told(f"{year:04}-{month:02}/{until:04}-{last:02}", basis, until, last)
    return _of_days(found, year, month, basis)


def _of_days(found: re.Match[str], year: int, month: int, basis: Basis) -> _Told:
    """Return a day of a month, or the span to a later one; days that are only listed come to nothing."""
    day = day_of(year, month, int(found["day"]))
    if day is None:
        return _UNTOLD
    if not found["day2"]:
        return _Told(day.isoformat(), basis, year, month, day)
    following = shift_month(year, month, 1) if int(found["day2"]) < day.day else (year, month)
    last_day = day_of(*following, int(found["day2"]))
    listed = found["to"].strip() in "·ㆍᆞ," and last_day != day + timedelta(days=1)
    if last_day is None or listed or last_day == day:
        return _UNTOLD
    return _Told(f"{day.isoformat()}/{last_day.isoformat()}", basis, last_day.year, last_day.month, day)


def _of_word(found: re.Match[str], context: Context) -> _Told:
    """Return what a word such as 이날, 어제 or 다음 주 comes to."""
    paper = context.published
    if found["said"]:
        basis: Basis = context.day_basis if context.day else "published"
        return _day(context.day or paper, DAYS_SAID_BEFORE[found["said"]], basis)
    if paper is None or found["lone"] or found["lunar"]:
        return _UNTOLD
    if found["day"]:
        return _day(paper, DAY_WORDS[found["day"]], "published")
    if found["week"]:
        weekday = WEEKDAYS.index(found["weekday"]) if found["weekday"] else None
        return _week(paper, WEEK_WORDS[found["week"]], weekday, weekend=bool(found["weekend"]))
    if found["tday"] or found["tend"] or found["end"]:
        return _of_weekday(found, paper)
    return _of_season(found, paper)


def _of_weekday(found: re.Match[str], paper: date) -> _Told:
    """Return 지난 금요일, 오는 금요일 and the weekends."""
    past = found["turn"] == "지난"
    if not found["tday"]:
        return _week(paper, -1 if past else 0, None, weekend=True)
    ahead = (WEEKDAYS.index(found["tday"]) - paper.weekday()) % 7
    return _day(paper, ahead - 7 if past else ahead or 7, "published")


def _of_season(found: re.Match[str], paper: date) -> _Told:
    """Return a feast, or a part of the year of the paper."""
    if found["feast"]:
        month, day_number = FEASTS[found["feast"]]
        return _day(day_of(year_of_day(month, day_number, paper, None), month, day_number), 0, "published")
    return _Told(_part_of_year(paper.year, found["part"].replace(" ", "")), "published", paper.year)


def _day(day: date | None, by: int, basis: Basis) -> _Told:
    if day is None or not date.min.year < day.year < date.max.year:
        return _UNTOLD
    then = day + timedelta(days=by)
    return _Told(then.isoformat(), basis, then.year, then.month, then)


def _week(paper: date, by: int, weekday: int | None, *, weekend: bool) -> _Told:
    if not date.min.year < paper.year < date.max.year:
        return _UNTOLD
    if weekend:
        return _Told(f"{week_of(paper, by, _SATURDAY)}/{week_of(paper, by, _SATURDAY + 1)}", "published")
    return _Told(week_of(paper, by, weekday), "published")
