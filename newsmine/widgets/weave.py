"""A text with stretches of it put into HTML elements, whatever lies in or across what."""

import heapq
from collections.abc import Iterable
from html import escape
from typing import NamedTuple

# What would show nothing, end a page for its reader, or turn round the letters behind it: controls but tab and line feed,
# lone surrogates, the marks of direction that embed or override, noncharacters.
_UNSHOWN = {
    place: "\ufffd"
    for first, last in (
        (0x00, 0x08),
        (0x0B, 0x1F),
        (0x7F, 0x9F),
        (0x202A, 0x202E),
        (0x2066, 0x2069),
        (0xD800, 0xDFFF),
        (0xFFFE, 0xFFFF),
    )
    for place in range(first, last + 1)
}
# Elements in each other; what lies deeper is not drawn, for browsers flatten what is much deeper.
_DEEPEST = 16
# A paragraph ends, and a little room follows.
_BREAK = '\n<span class="nm-gap"></span>'


class Span(NamedTuple):
    """``start:end`` of a text with the tags around it; where it is cut in two, later parts begin with ``again``."""

    start: int
    end: int
    opening: str
    closing: str
    again: str


def shown(text: str) -> str:
    r"""Return a text as HTML, also for an attribute in quotes; what cannot be shown is U+FFFD.

    Examples
    --------
    >>> shown('<b>"광주"\u202e\n')
    '&lt;b&gt;&quot;광주&quot;\ufffd&#10;'
    """
    return escape(text.translate(_UNSHOWN)).replace("\n", "&#10;")


def weave(text: str, spans: Iterable[Span]) -> tuple[str, int]:
    """Return the text with the tags of the spans, and how many of them lie too deep to be drawn.

    A longer span is put around a shorter one, an earlier around a later one of the same place; one that reaches out of
    another is cut at its end.

    Examples
    --------
    >>> weave("광주시청 앞", [Span(0, 4, "<b>", "</b>", "<b>"), Span(2, 6, "<i>", "</i>", "<i>")])
    ('<b>광주<i>시청</i></b><i> 앞</i>', 0)
    """
    waiting = [(span.start, -span.end, n, False, span) for n, span in enumerate(spans) if span.start < span.end]
    heapq.heapify(waiting)
    parts: list[str] = []
    unclosed: list[tuple[int, str]] = []
    at = deep = 0

    def put(to: int) -> None:
        nonlocal at
        parts.append(shown(text[at:to]).replace("&#10;", _BREAK))
        at = to

    def go(to: int) -> None:
        while unclosed and unclosed[-1][0] <= to:
            end, closing = unclosed.pop()
            put(end)
            parts.append(closing)
        put(to)

    while waiting:
        start, minus_end, n, cut, span = heapq.heappop(waiting)
        go(start)
        if len(unclosed) >= _DEEPEST:
            deep += 1
            continue
        end = min(-minus_end, unclosed[-1][0]) if unclosed else -minus_end
        if end < -minus_end:
            heapq.heappush(waiting, (end, minus_end, n, True, span))
        parts.append(span.again if cut else span.opening)
        unclosed.append((end, span.closing))
    go(len(text))
    return "".join(parts), deep
