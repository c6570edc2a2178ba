"""Shares over time as lines, one a query."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newsmine.widgets.looks import GROUPS, REST, Language
from newsmine.widgets.phrases import phrase
from newsmine.widgets.tables import Align, box, note, table
from newsmine.widgets.tags import Html, drawing, joined, shortened, tag

# Of the picture, in pixels: its sides, and where the lines are; letters and how many periods are named.
_WIDTH, _HEIGHT, _LEFT, _TOP, _BOTTOM, _RIGHT = 760, 260, 52, 12, 34, 150
_LETTERS, _NAMED = 12, 8
_DASHES = (None, "7 3", "2 3", "9 3 2 3", "4 2", "12 4", "1 2")


class Spot(NamedTuple):
    """A period of a course: how many of how many articles; the share is missing where there are none."""

    period: str
    held: int
    total: int


class Course(NamedTuple):
    """What is drawn as a line, with its name."""

    name: str
    spots: Sequence[Spot]


def draw_courses(courses: Sequence[Course], language: Language) -> Html:
    """Return lines over time; at most as many as there are colours, those with the most articles.

    It runs nothing, loads nothing and has no ids.
    """
    most = sorted(courses, key=lambda course: -sum(spot.held for spot in course.spots))[: len(GROUPS)]
    drawn = [course for course in courses if course in most]
    periods = sorted({spot.period for course in drawn for spot in course.spots})
    title = phrase("trend", language)
    if not periods:
        return box(note(phrase("no periods", language)), label=title)
    top = max((spot.held / spot.total for course in drawn for spot in course.spots if spot.total), default=0) or 1.0
    ends: list[float] = []
    picture = drawing(
        *_grid(periods, top),
        *(_line(n, course, (periods, top, ends), language) for n, course in enumerate(drawn)),
        size=(_WIDTH, _HEIGHT),
        label=f"{title}: {', '.join(course.name for course in drawn)}",
        letters=_LETTERS,
    )
    more = phrase("more", language, count=len(courses) - len(drawn)) if len(drawn) < len(courses) else ""
    return box(picture, note(title + ".", more), _table(drawn, periods, language), label=title)


def _table(courses: Sequence[Course], periods: Sequence[str], language: Language) -> Html:
    heads: list[tuple[str, Align]] = [(phrase("period", language), "left")]
    heads += [(course.name or phrase("articles", language), "right") for course in courses]
    cells = {
        (spot.period, n): f"{spot.held:,} / {spot.total:,}" for n, course in enumerate(courses) for spot in course.spots
    }
    rows = [[period, *(cells.get((period, n), "") for n in range(len(courses)))] for period in periods]
    return tag("details", tag("summary", phrase("as table", language)), table(heads, rows))


def _x(n: int, periods: Sequence[str]) -> float:
    return _LEFT + (_WIDTH - _LEFT - _RIGHT) * (n / (len(periods) - 1) if len(periods) > 1 else 0.5)


def _y(share: float, top: float) -> float:
    return _TOP + (_HEIGHT - _TOP - _BOTTOM) * (1 - share / top)


def _grid(periods: Sequence[str], top: float) -> Iterator[Html]:
    for share in (0.0, top / 2, top):
        y = _y(share, top)
        yield tag("line", x1=_LEFT, y1=y, x2=_WIDTH - _RIGHT, y2=y, stroke="currentColor", opacity="0.2")
        yield tag("text", f"{share:.0%}" if top > 0.02 else f"{share:.2%}", x=_LEFT - 6, y=y + 4, text_anchor="end")  # noqa: PLR2004 - below, whole percents are all alike
    step = -(-len(periods) // _NAMED)
    for n in range(0, len(periods), step):
        yield tag("text", periods[n], x=_x(n, periods), y=_HEIGHT - 12, text_anchor="middle", opacity="0.75")


def _line(n: int, course: Course, plane: tuple[Sequence[str], float, list[float]], language: Language) -> Html:
    """Return a course with its name at its end; ``plane`` holds the periods, the greatest share, and where names stand."""
    periods, top, ends = plane
    number = {period: i for i, period in enumerate(periods)}
    colour = GROUPS[n] if n < len(GROUPS) else REST
    path: list[str] = []
    dots: list[Html] = []
    before = None
    for spot in course.spots:
        if not spot.total:
            before = None
            continue
        x, y = _x(number[spot.period], periods), _y(spot.held / spot.total, top)
        path.append(f"{'M' if before is None else 'L'}{x:.1f} {y:.1f}")
        tip = "\n".join((course.name, spot.period, phrase("of", language, held=spot.held, total=spot.total)))
        dots.append(tag("circle", tag("title", tip), cx=x, cy=y, r=3, fill=colour))
        before = y
    line = tag("path", d="".join(path), fill="none", stroke=colour, stroke_width=2, stroke_dasharray=_DASHES[n])
    last = next((spot for spot in reversed(course.spots) if spot.total), None)
    return tag("g", line, *dots, _name(course.name, _y(last.held / last.total, top) if last else _HEIGHT, ends, colour))


def _name(name: str, y: float, ends: list[float], colour: str) -> Html:
    """Return the name of a course beside the end of its line, moved where another stands."""
    free = [
        place
        for place in (y + step * sign * _LETTERS * 1.2 for step in range(len(GROUPS) + 1) for sign in (1, -1))
        if _TOP <= place <= _HEIGHT - _BOTTOM + 4 and all(abs(place - other) >= _LETTERS * 1.15 for other in ends)
    ]
    at = free[0] if free else y
    ends.append(at)
    left = _WIDTH - _RIGHT + 10
    text = shortened(name, (_RIGHT - 24) / _LETTERS)
    return joined(
        tag("circle", cx=left + 3, cy=at, r=4, fill=colour),
        tag("text", tag("title", name), text, x=left + 12, y=at + 4),
    )
