"""Times of day of Korean news text: 오후 2시 30분, 14:30, 정오, 밤 9시 16분."""

import re

from newsmine.values.calendar import Context
from newsmine.values.date_words import TO
from newsmine.values.endings import closes
from newsmine.values.value import Basis, Value

HALVES = "오전|오후|새벽|아침|한낮|낮|점심|저녁|한밤|밤"
_POINT = r"(?P<hour{0}>\d{{1,2}})(?:시(?: ?(?P<minute{0}>\d{{1,2}})분|(?P<thirty{0}> ?반(?![가-힣])))?|:(?P<colon{0}>[0-5]\d)(?!\d|:\d\d:))"
_CLOCK = re.compile(
    rf"(?:(?P<half>{HALVES}) ?)?{_POINT.format('')}(?:{TO}(?:(?P<half2>{HALVES}) ?)?{_POINT.format('2')})?"
    rf"|(?:(?P<phalf>{HALVES}) ?)(?P<from>\d{{1,2}}){TO}(?P<to>\d{{1,2}})시|(?P<word>정오|자정)|(?P<part>오전|오후|새벽|아침|저녁|밤|낮(?=에|부터|까지|[^가-힣]|$))"
)
_NOT_A_TIME = re.compile(r"간|즌|도(?=의|를|와|에)|군|구|의원|장|청|내|공|정|리즈|기|민")
# What the halves of the day span; the others have no hours of their own.
_SPANS = {"오전": "00:00/12:00", "오후": "12:00/23:59"}
_NOON, _DAY = 12, 24
_WHOLE = "24"
"""Hours that are counted through the day."""
# The last hour of the evening words that lies behind midnight: 밤 2시.
_AFTER_MIDNIGHT = 4
_AFTERNOON = {"오후": 1, "점심": 1, "낮": 1, "한낮": 1, "저녁": 4, "밤": 5, "한밤": 5}
_NEAR = 30


def read_clock(text: str, at: int, context: Context) -> Value | None:
    """Return the time of day that begins here.

    An hour up to twelve without its half of the day is told only where a time before it in the text is near.

    Examples
    --------
    >>> read_clock("오후 2시 30분에", 0, Context()).iso, read_clock("밤 12시", 0, Context()).iso
    ('14:30', '00:00')
    """
    found = _CLOCK.match(text, at)
    if found is None:
        return None
    start, end = found.span()
    if found["word"] or found["part"]:
        if not closes(text, end):
            return None
        iso = ("12:00" if found["word"] == "정오" else "00:00") if found["word"] else _SPANS.get(found["part"])
        return _made(text, (start, end), iso)
    if text[end - 1] == "시" and (_NOT_A_TIME.match(text, end) or not closes(text, end)):
        return None
    half = found["half"] or found["phalf"]
    if half is None and 0 <= at - context.half_end <= _NEAR:
        half = context.half
    if half is None and _is_of_24(found["hour2"] or found["to"]):
        half = _WHOLE
    if found["from"]:
        first, last = _hour(found["from"], "00", half), _hour(found["to"], "00", half)
    else:
        first = _of(found, "", half)
        last = _of(found, "2", found["half2"] or half) if found["hour2"] else None
    context.half, context.half_end = None if half == _WHOLE else half, end
    ends = [first] if last is None and not (found["hour2"] or found["to"]) else [first, last]
    told = [one for one in ends if one is not None]
    return _made(text, (start, end), "/".join(told) if len(told) == len(ends) else None)


def _is_of_24(hour: str | None) -> bool:
    return hour is not None and int(hour) > _NOON


def _made(text: str, span: tuple[int, int], iso: str | None) -> Value:
    basis: Basis = "explicit" if iso else "unresolvable"
    return Value(start=span[0], end=span[1], text=text[span[0] : span[1]], label="TIME", iso=iso, basis=basis)


def _of(found: re.Match[str], which: str, half: str | None) -> str | None:
    if found[f"colon{which}"]:
        hour, minute = found[f"hour{which}"], found[f"colon{which}"]
        return _hour(hour, minute, half or _WHOLE)
    minute = "30" if found[f"thirty{which}"] else found[f"minute{which}"] or "00"
    return _hour(found[f"hour{which}"], minute, half)


def _hour(hour: str, minute: str, half: str | None) -> str | None:
    """Return ``HH:MM``, or ``None`` where the half of the day is not said or there is no such time."""
    number = int(hour)
    if number > _DAY or int(minute) > 59 or (number == _DAY and int(minute)):  # noqa: PLR2004 - minutes of an hour
        return None
    if half is None and 0 < number <= _NOON:
        return None
    if half in _AFTERNOON and number < _NOON:
        night = half in {"밤", "한밤"} and number <= _AFTER_MIDNIGHT
        number += 0 if night else _NOON
    elif number == _NOON and half in {"오전", "새벽", "밤", "한밤"}:
        number = 0
    return f"{number % _DAY:02}:{int(minute):02}"
