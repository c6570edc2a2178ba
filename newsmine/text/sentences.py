"""Sentences and paragraphs of a text, as places in it."""

import re
import sys
from collections.abc import Iterator

# A sentence ends at a stop, with the quotes and brackets that close on it, before a blank. A stop after a digit or a
# single Latin letter that stands between word characters (3.5, U.S.) is none: no blank follows it. The blank is asked for
# behind the match: a look ahead in it would make a long row of stops quadratic, one behind would try every character.
_STOP = re.compile(r"[.!?…。]+[\"'”’」』)\]》>]*")
_OPEN = {"“": "”", "‘": "’", "「": "」", "『": "』", '"': '"'}
_MARK = re.compile(f"[{''.join(_OPEN)}]")
_NOWHERE = (sys.maxsize, sys.maxsize)
# "다."로 끝난 인용 뒤에 오는 말: the sentence goes on behind the quotation.
_GOES_ON = re.compile(r"\s{0,99}(?:[”\"’'」』]\s{0,99})?(?:라고|라며|라는|이라고|이라며|고\s|며\s|하고\s|면서)")
_DATE_STOP = re.compile(r"(?:^|\D)(?:\d{2,4}|\d{1,2})\.$")
_NEXT_DIGIT = re.compile(r"\s{0,99}\d")


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    r"""Yield the place (start, end) of every paragraph that is not blank.

    Examples
    --------
    >>> list(paragraphs("첫째 문단.\n\n둘째 문단."))
    [(0, 6), (8, 14)]
    """
    for found in re.finditer(r"[^\n]+", text):
        start, end = _trim(text, found.start(), found.end())
        if start < end:
            yield start, end


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield the place (start, end) of every sentence, in order; none spans two paragraphs.

    A stop inside a quotation does not end the sentence around it.

    Examples
    --------
    >>> text = '광주시는 27일 문을 열었다. 원장은 "기쁘다. 고맙다"고 말했다.'
    >>> [text[start:end] for start, end in sentences(text)]
    ['광주시는 27일 문을 열었다.', '원장은 "기쁘다. 고맙다"고 말했다.']
    """
    for first, last in paragraphs(text):
        yield from _split(text, first, last)


def sentence_ends(text: str) -> list[int]:
    """Return where each sentence ends; the end of the text where it is one sentence, without a closer look.

    Examples
    --------
    >>> sentence_ends("문을 열었다. 모두 기뻐했다.")
    [7, 16]
    """
    if "\n" not in text and not any(text[stop.end() : stop.end() + 1].isspace() for stop in _STOP.finditer(text)):
        return [len(text)]
    return [end for _, end in sentences(text)] or [len(text)]


def _split(text: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    start = first
    quotations = _quotations(text, first, last)
    opened = closed = -1
    for stop in _STOP.finditer(text, first, last):
        end = stop.end()
        if end == last or not text[end].isspace():
            continue
        while closed < end:
            opened, closed = next(quotations, _NOWHERE)
        if opened < end or _GOES_ON.match(text, end) or _inside_date(text, start, stop):
            continue
        begin, finish = _trim(text, start, end)
        if begin < finish:
            yield begin, finish
        start = end
    begin, finish = _trim(text, start, last)
    if begin < finish:
        yield begin, finish


def _inside_date(text: str, start: int, stop: re.Match[str]) -> bool:
    """Whether the stop is one of ``2024. 11. 27.``: digits before it and behind it."""
    return bool(
        _DATE_STOP.search(text[max(start, stop.end() - 6) : stop.end()]) and _NEXT_DIGIT.match(text, stop.end())
    )


def _quotations(text: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Yield the quotations that close in the paragraph, each as the places of its two marks; none lies in another."""
    mark = _MARK.search(text, first, last)
    while mark:
        close = text.find(_OPEN[mark.group()], mark.end(), last)
        if close >= 0:
            yield mark.start(), close
        mark = _MARK.search(text, max(close, mark.start()) + 1, last)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
