"""A picture of how often something is written over time."""

from typing import TYPE_CHECKING, Any

from newsmine.errors import check_choice
from newsmine.plots.fonts import Font
from newsmine.plots.frames import check_columns, say_empty
from newsmine.plots.names import place_legend
from newsmine.plots.periods import label_periods
from newsmine.plots.sizes import LINES, MARKERS, Sheet, Size, Style, figure_on, sheet

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.lines import Line2D

_VALUES = {
    "articles": "기사 수",
    "hits": "빈도",
    "share": "기사 비율",
    "per_10000": "1만 단어당 빈도",
    "average": "기사 비율의 이동 평균",
}
# Marks of more points than that run into each other.
_MARKED = 60
# Inches beside the axes.
_BESIDE = 0.6


def plot_trend(
    trends: "pd.DataFrame | Mapping[str, pd.DataFrame]",
    *,
    value: str = "articles",
    size: Size = "screen",
    style: Style = "light",
    font: Font = None,
) -> "Figure":
    """Draw one trend, or several by their names.

    Parameters
    ----------
    trends : DataFrame or mapping of str to DataFrame
        Of :func:`newsmine.trend`, all of the same length of period. Not changed.
    value : {"articles", "hits", "share", "per_10000", "average"}
        Which column is drawn; the last two are those of ``trend(words=True)`` and ``trend(average=…)``.
    size, style, font
        See :func:`newsmine.plots.sizes.sheet`.

    Returns
    -------
    matplotlib.figure.Figure
        Periods on the x axis, from the first to the last of all trends; with several trends a legend. A period without
        articles is 0.

    Raises
    ------
    ValueError
        If the value is unknown, a table is no trend, or they are of different periods.
    """
    check_choice(value, _VALUES, "value")
    named: Any = trends if not hasattr(trends, "columns") else {"": trends}
    for frame in named.values():
        check_columns(frame, ("period", value), "newsmine.trend")
    periods = sorted({str(period) for frame in named.values() for period in frame["period"]})
    if len({len(period) for period in periods}) > 1:
        raise ValueError(f"trends of different periods, as {periods[0]} and {periods[-1]}; give all with the same by=")
    page = sheet(size, style, font)
    with figure_on(page, 9, page.pick(screen=3.8, page=2.7, column=2.0)) as figure:
        axes = figure.add_subplot()
        if not periods:
            say_empty(axes, "날짜가 있는 기사가 없습니다")
            return figure
        entries = []
        for i, (name, frame) in enumerate(named.items()):
            values = dict(zip(frame["period"].astype(str), frame[value].fillna(0), strict=True))
            entries.append((_draw(axes, [float(values.get(period, 0)) for period in periods], page, i), str(name)))
        label_periods(figure, axes, periods, inches=float(figure.get_figwidth()) - _BESIDE, points=page.small)
        _scale(axes, value)
        if len(named) > 1:
            place_legend(figure, page, entries)
    return figure


def _draw(axes: "Axes", heights: "Sequence[float]", page: Sheet, i: int) -> "Line2D":
    few = len(heights) <= _MARKED
    # Many points: a mark now and then, each line's at other places.
    every = 1 if few else (i % 7, len(heights) // 12)
    marked = few or not page.coloured
    (line,) = axes.plot(
        range(len(heights)),
        heights,
        color=page.colour(i),
        linestyle=LINES[i % len(LINES)],  # what runs on another line shows in its gaps
        linewidth=page.line * 1.8,
        marker=MARKERS[i % len(MARKERS)] if marked else "",
        markevery=every,
        markersize=page.pick(screen=4, page=3.2, column=2.8),
        markerfacecolor="white" if i % 2 and not page.coloured else page.colour(i),
        markeredgewidth=page.line,
        clip_on=False,
        zorder=3,
    )
    return line


def _scale(axes: "Axes", value: str) -> None:
    from matplotlib.ticker import FuncFormatter, MaxNLocator, PercentFormatter

    axes.set_ylabel(_VALUES[value])
    axes.set_ylim(0, axes.dataLim.y1 * 1.05 or 1)
    axes.margins(x=0.02)
    axes.grid(axis="y")
    if value in {"share", "average"}:
        axes.yaxis.set_major_formatter(PercentFormatter(xmax=1))
    elif value != "per_10000":
        axes.yaxis.set_major_locator(MaxNLocator(integer=True, nbins=6))
        axes.yaxis.set_major_formatter(FuncFormatter(lambda number, _place: f"{number:,.0f}"))
