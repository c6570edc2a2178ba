"""Where names stand beside their points so that none lies on another, and none outside."""

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

# Directions around a point, in quarter turns from the right; above and below are read best.
_AROUND = (1, 3, 0, 2, 0.5, 1.5, 2.5, 3.5, 0.75, 1.25, 2.75, 3.25, 0.25, 1.75, 2.25, 3.75)
# How far from its point a name may go, in heights of a line, before there is no place for it.
_FAR = (0.0, 0.6, 1.3, 2.1, 3.0, 4.0, 5.2, 6.6, 8.2, 10.0, 12.0, 15.0, 19.0)
# What lying on a point, on a line to another name, or nearer to another point costs against a step away.
_ON_A_POINT, _ON_A_LINE, _NEARER = 2.2, 0.8, 1.2


class Box(NamedTuple):
    """A rectangle in pixels."""

    left: float
    low: float
    right: float
    high: float

    def overlaps(self, other: "Box") -> bool:
        """Return whether the two share more than an edge."""
        across = self.left < other.right and other.left < self.right
        return across and self.low < other.high and other.low < self.high

    def within(self, other: "Box") -> bool:
        """Return whether it lies in the other one."""
        inside = other.left <= self.left and self.right <= other.right
        return inside and other.low <= self.low and self.high <= other.high


class Point(NamedTuple):
    """A point with the size of its name, all in pixels."""

    x: float
    y: float
    radius: float
    width: float
    height: float


def place(points: Sequence[Point], others: Sequence[Point], bounds: Box, *, gap: float) -> list[Box | None]:
    """Return where the name of each point stands, the first ones where they are read best.

    Parameters
    ----------
    points : sequence of Point
        Those with a name, the most important first.
    others : sequence of Point
        All points; a name avoids them where it can.
    bounds : Box
        In which all names must lie.
    gap : float
        Pixels between a point and its name, and between two names.

    Returns
    -------
    list of Box or None
        No two of the boxes overlap; ``None`` where no place is left.

    Examples
    --------
    >>> point = Point(50, 50, 5, 20, 10)
    >>> place([point, point], [point], Box(0, 0, 100, 100), gap=2)
    [Box(left=40.0, low=57.0, right=60.0, high=67.0), Box(left=40.0, low=33.0, right=60.0, high=43.0)]
    """
    taken: list[Box] = []
    lines: list[tuple[float, float, float, float]] = []
    placed: list[Box | None] = []
    discs = [
        Box(each.x - each.radius, each.y - each.radius, each.x + each.radius, each.y + each.radius) for each in others
    ]
    for point in points:
        best: Box | None = None
        least = math.inf
        for cost, box in _around(point, gap):
            if cost >= least:
                break
            wide = Box(box.left - gap / 2, box.low - gap / 2, box.right + gap / 2, box.high + gap / 2)
            if not box.within(bounds) or any(wide.overlaps(each) for each in taken):
                continue
            hidden = _ON_A_POINT * sum(box.overlaps(disc) for disc in discs)
            hidden += _ON_A_LINE * sum(_crosses(box, line) for line in lines)
            own = _apart(box, point)
            hidden += _NEARER * any(_apart(box, other) < own for other in others if other[:2] != point[:2])
            if cost + hidden < least:
                best, least = box, cost + hidden
        placed.append(best)
        if best is not None:
            taken.append(best)
            lines.append((point.x, point.y, *nearest(best, point)))
    return placed


def nearest(box: Box, point: Point) -> tuple[float, float]:
    """Return the place of the box that is nearest to a point."""
    return min(max(point.x, box.left), box.right), min(max(point.y, box.low), box.high)


def _apart(box: Box, point: Point) -> float:
    x, y = nearest(box, point)
    return math.hypot(x - point.x, y - point.y) - point.radius


def _around(point: Point, gap: float) -> Iterator[tuple[float, Box]]:
    """Yield boxes around a point and what they cost, ever farther away."""
    line = min(point.height, point.radius + 3 * gap + point.height / 3)
    for far in _FAR:
        for i, quarter in enumerate(_AROUND):
            away = point.radius + gap + far * line
            dx, dy = math.cos(quarter * math.pi / 2), math.sin(quarter * math.pi / 2)
            x = point.x + dx * (away + point.width / 2)
            y = point.y + dy * (away + point.height / 2)
            left, low = x - point.width / 2, y - point.height / 2
            yield (
                far + 0.03 * i,
                Box(round(left, 6), round(low, 6), round(left + point.width, 6), round(low + point.height, 6)),
            )


def _crosses(box: Box, line: tuple[float, float, float, float]) -> bool:
    """Return whether a line goes through a box (Liang and Barsky 1984)."""
    x, y, to_x, to_y = line
    first, last = 0.0, 1.0
    steps = ((x - to_x, x - box.left), (to_x - x, box.right - x), (y - to_y, y - box.low), (to_y - y, box.high - y))
    for towards, room in steps:
        if towards == 0:
            if room < 0:
                return False
            continue
        at = room / towards
        first, last = (max(first, at), last) if towards < 0 else (first, min(last, at))
    return first < last
