"""Find the dates, times and quantities of a text, and say what they come to."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from newsmine.values import quantities
from newsmine.values.calendar import Context
from newsmine.values.clock import HALVES, read_clock
from newsmine.values.date_words import FIRST_WORDS, TO
from newsmine.values.dates import read_date
from newsmine.values.quantities import read_quantity
from newsmine.values.value import Value

_START = re.compile(
    r"(?<![\dA-Za-z_@#&=?/])(?<!\d[,.:])(?<![A-Za-z\d]-)\d"
    r"|(?<![^\s(\[“‘\"'])[-−](?=\d)"
    rf"|(?<![가-힣])(?:{FIRST_WORDS}|(?:{HALVES}|정오|자정)|{quantities.FIRST_WORDS})"
    r"|[$₩￦€¥£](?=\d)"
)
_DIGITS = re.compile(r"\d{1,40}(?:(?:[-.:/]|,(?=\d{3}(?!\d)))\d{1,40}){0,8}")
_TO = re.compile(TO)
# Blanks of web pages, each as one plain blank, and what headlines write in Chinese characters: 2兆, 10개社, 3月.
_PLAIN = dict.fromkeys(map(ord, "\xa0\u2002\u2003\u2009\u202f\u3000\t"), " ") | str.maketrans(
    "兆億萬社年月日", "조억만사년월일"
)
_ODD = re.compile("[" + "".join(map(chr, _PLAIN)) + "]")


def find_values(text: str, published: date | None = None) -> list[Value]:
    """Return the dates, times and quantities of a text in order; they do not overlap.

    Parameters
    ----------
    text : str
        An article or a part of it. 이날 and 같은 해 mean what was named before them in it.
    published : datetime.date, optional
        The day of publication. Without it 올해 and 지난 26일 are found, but not told.

    Returns
    -------
    list of Value
        With places in characters of the text.

    Examples
    --------
    >>> for found in find_values("지난 26일 수료식에 300여명이 모였다. 내년 상반기까지 120억원을 들인다.", date(2024, 11, 27)):
    ...     print(found.text, found.iso or found.value, found.unit)
    지난 26일 2024-11-26 None
    300여명 300.0 명
    내년 상반기 2025-01/2025-06 None
    120억원 12000000000.0 원
    """
    if _ODD.search(text) is None:
        return list(_walk(text, Context(published)))
    found = _walk(text.translate(_PLAIN), Context(published))
    return [replace(one, text=text[one.start : one.end]) for one in found]


def _walk(text: str, context: Context) -> Iterator[Value]:
    position = 0
    while (start := _START.search(text, position)) is not None:
        at = start.start()
        value = _read(text, at, context)
        if value is None:
            digits = _DIGITS.match(text, at)
            position = digits.end() if digits else at + 1
            continue
        yield value
        position = value.end


def _read(text: str, at: int, context: Context) -> Value | None:
    value = read_date(text, at, context)
    if value is None:
        return read_clock(text, at, context) or read_quantity(text, at, context)
    between = _TO.match(text, value.end)
    if between is None or value.iso is None or "/" in value.iso:
        return value
    last = read_date(text, between.end(), context)
    if last is None or last.iso is None or "/" in last.iso or last.iso[: len(value.iso)] < value.iso[: len(last.iso)]:
        return value
    return Value(
        start=value.start,
        end=last.end,
        text=text[value.start : last.end],
        label="DATE",
        iso=f"{value.iso}/{last.iso}",
        basis=value.basis,
        approx=value.approx or last.approx,
    )
