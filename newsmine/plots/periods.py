"""Periods along an axis: as many of their names as stand beside each other, at the turn of years where there is a choice."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from newsmine.plots.names import width_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_MONTH = re.compile(r"(\d{4})-(\d{2})")
_QUARTER = re.compile(r"(\d{4})Q(\d)")
_STEPS = {12: (1, 2, 3, 6, 12), 4: (1, 2, 4)}
# A name and the gap to the next one.
_WITH_GAP = 1.2


def label_periods(figure: "Figure", axes: "Axes", periods: Sequence[str], *, inches: float, points: float) -> None:
    """Name periods on the x axis, which stand at the whole numbers from 0.

    Parameters
    ----------
    periods : sequence of str
        ``2024``, ``2024Q1``, ``2024-05`` or days, without a gap.
    inches : float
        How wide the axes are, about.
    points : float
        Size of the letters.
    """
    if not periods:
        axes.set_xticks([])
        return
    a_period = inches / len(periods)
    for ticks in _choices(periods):
        step = min((b - a for (a, _), (b, _) in pairwise(ticks)), default=len(periods))
        if max(width_of(figure, name, points) for _, name in ticks) * _WITH_GAP <= step * a_period:
            break
    axes.set_xticks([i for i, _ in ticks], [name for _, name in ticks], fontsize=points)


def _choices(periods: Sequence[str]) -> Iterator[list[tuple[int, str]]]:
    """Yield which periods are named, and how, the most first; the last is the first period alone."""
    found = [_MONTH.fullmatch(name) or _QUARTER.fullmatch(name) for name in periods]
    parts = 12 if len(periods[0]) == len("2024-05") else 4
    if all(found):
        places = [(int(match[1]), int(match[2]) - 1) for match in found if match]
        for step in _STEPS[parts]:
            chosen = [i for i, (_, part) in enumerate(places) if part % step == 0]
            if chosen:
                yield [(i, str(places[i][0]) if step == parts else periods[i]) for i in chosen]
        firsts = [(i, year) for i, (year, part) in enumerate(places) if part == 0]
        for every in (2, 5, 10, 20, 50):
            if chosen := [i for i, year in firsts if year % every == 0]:
                yield [(i, str(places[i][0])) for i in chosen]
    else:
        step = 1
        while step < len(periods):
            yield [(i, periods[i]) for i in range(0, len(periods), step)]
            step = step * 2 if step > 1 else 2
    yield [(0, periods[0])]
