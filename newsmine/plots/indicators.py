"""A picture of what the articles count: a panel a measure of an entity, by class or by time, with what a figure may mean."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from newsmine.plots.fonts import korean_figure, showable
from newsmine.plots.frames import check_columns, say_empty

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_NEEDED = ("entity_id", "canonical", "measure", "cohort", "value", "unit", "low", "high", "planned", "whole", "holds")
_COLUMNS = 3
# Inches of a panel; a title is broken at so many characters.
_WIDE, _HIGH = 3.7, 2.7
_TITLE = 26
# Stated and planned; told apart by the shape too (Okabe, Ito 2008).
_TOLD, _PLANNED, _SPAN = "#0072B2", "#D55E00", "#8AB8D8"
_LARGE = ((10**12, "조"), (10**8, "억"), (10**4, "만"))
# The axis goes on above the highest figure.
_ROOM = 1.12
_FEWEST_LARGE = 100_000


class _Point(NamedTuple):
    at: str
    value: float
    low: float
    high: float
    planned: bool


class _Panel(NamedTuple):
    title: str
    unit: str
    by_class: bool
    points: list[_Point]


def plot_indicators(frame: "pd.DataFrame", *, panels: int = 9) -> "Figure":
    """Draw what the articles count, over classes or over time.

    Parameters
    ----------
    frame : pandas.DataFrame
        Of :func:`newsmine.indicators`. Not changed.
    panels : int
        How many measures at most: those that tell most different classes or times, then those with most figures. Measures of
        one time only are drawn where there are no others.

    Returns
    -------
    matplotlib.figure.Figure
        A panel a measure of an entity, of figures that tell how many there are; a dot is a figure of an article, a line what an approximate one may mean, a
        triangle what is only planned. Articles that differ of one class stand as several dots above each other.

    Raises
    ------
    ValueError
        If the table lacks a column of the indicators, or ``panels`` is under 1.
    """
    check_columns(frame, _NEEDED, "newsmine.indicators")
    if panels < 1:
        raise ValueError(f"panels is {panels}; at least 1 is drawn")
    chosen = _chosen(frame, panels)
    columns = min(_COLUMNS, max(1, len(chosen)))
    rows = max(1, -(-len(chosen) // columns))
    with korean_figure(_WIDE * columns, 0.4 + _HIGH * rows) as figure:
        if not chosen:
            say_empty(figure.add_subplot(), "셀 수 있는 지표가 없습니다")
            return figure
        for i, panel in enumerate(chosen, start=1):
            _draw(figure.add_subplot(rows, columns, i), panel)
        _draw_legend(figure, chosen)
    return figure


def _chosen(frame: "pd.DataFrame", panels: int) -> list[_Panel]:
    """Return the measures that tell most of a course of things."""
    found = []
    keys = ["entity_id", "measure", "unit"]
    for key, own in frame[frame["whole"]].groupby(keys, dropna=False, sort=True):
        classed = own[own["cohort"].notna() & ~own["cohort"].astype("string").str.contains("~").fillna(value=False)]
        by_class = len(set(classed["cohort"])) > 1
        rows = classed if by_class else own[own["holds"].notna() & own["cohort"].isna()]
        name = "cohort" if by_class else "holds"
        if len(rows):
            order = (-rows[name].nunique(), -len(rows), str(own["canonical"].iloc[0]), *map(str, key))
            found.append((order, _panel(rows, name)))
    ordered = [panel for _, panel in sorted(found, key=lambda pair: pair[0])]
    courses = [panel for panel in ordered if len({point.at for point in panel.points}) > 1]
    return (courses or ordered)[:panels]


def _panel(rows: "pd.DataFrame", name: str) -> _Panel:
    first = rows.iloc[0]
    unit = "" if not isinstance(first["unit"], str) else first["unit"]
    points = [
        _Point(str(at), value, *_limits(value, low, high), planned=bool(planned))
        for at, value, low, high, planned in zip(
            *(rows[column].tolist() for column in (name, "value", "low", "high", "planned")), strict=True
        )
    ]
    return _Panel(f"{first['canonical']}: {first['measure']}", unit, name == "cohort", points)


def _limits(value: float, low: float, high: float) -> tuple[float, float]:
    """Return the ends to draw; an open side is drawn to the figure itself."""
    return (value if low != low else low), (value if high != high else high)  # noqa: PLR0124 - NaN is no other number


def _draw(axes: "Axes", panel: _Panel) -> None:
    scale, unit = _scale(panel)
    places = _places(panel)
    for point in panel.points:
        x = places[point.at]
        if point.high > point.low:
            axes.plot([x, x], [point.low / scale, point.high / scale], color=_SPAN, lw=3, solid_capstyle="round")
        mark, colour = ("^", _PLANNED) if point.planned else ("o", _TOLD)
        axes.plot([x], [point.value / scale], mark, color=colour, ms=5)
    if panel.by_class:
        axes.set_xticks(list(places.values()), [showable(at) for at in places], fontsize=8)
        axes.margins(x=0.15)
    else:
        _date_axis(axes)
    ends = [end / scale for point in panel.points for end in (point.low, point.high)]
    axes.set_ylim(min(0.0, *ends) * _ROOM, max(0.0, *ends) * _ROOM or 1.0)
    axes.set_ylabel(showable(unit), fontsize=8)
    axes.set_title(showable(_broken(panel.title)), fontsize=9)
    axes.grid(axis="y", alpha=0.3)
    axes.tick_params(labelsize=8)


def _places(panel: _Panel) -> dict[str, float]:
    """Return where each class or time stands, in order."""
    names = sorted({point.at for point in panel.points}, key=lambda at: (len(at), at) if panel.by_class else (0, at))
    if panel.by_class:
        return {name: float(i) for i, name in enumerate(names)}
    return {name: _number(name) for name in names}


def _scale(panel: _Panel) -> tuple[float, str]:
    """Return by what the figures are divided to be read, and the unit then."""
    most = max(abs(point.value) for point in panel.points)
    step, word = next(((step, word) for step, word in _LARGE if most >= max(step, _FEWEST_LARGE)), (1, ""))
    return float(step), f"{word} {panel.unit}".strip() if word else panel.unit


def _broken(title: str) -> str:
    return "\n".join(title[i : i + _TITLE] for i in range(0, min(len(title), 2 * _TITLE), _TITLE))


def _date_axis(axes: "Axes") -> None:
    from matplotlib.dates import AutoDateLocator, ConciseDateFormatter

    locator = AutoDateLocator(minticks=2, maxticks=6)  # type: ignore[no-untyped-call]
    formatter = ConciseDateFormatter(  # type: ignore[no-untyped-call]
        locator,
        formats=["%Y", "%Y-%m", "%m-%d", "%H:%M", "%H:%M", "%S"],
        zero_formats=["", "%Y", "%Y-%m", "%m-%d", "%H:%M", "%H:%M"],
        show_offset=False,
    )
    axes.xaxis_date()
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(formatter)
    axes.margins(x=0.15)


def _draw_legend(figure: "Figure", panels: Sequence[_Panel]) -> None:
    from matplotlib.lines import Line2D

    points = [point for panel in panels for point in panel.points]
    handles = [Line2D([], [], marker="o", ls="", color=_TOLD, label="기사가 전한 수")]
    if any(point.planned for point in points):
        handles.append(Line2D([], [], marker="^", ls="", color=_PLANNED, label="계획·목표"))
    if any(point.high > point.low for point in points):
        handles.append(Line2D([], [], color=_SPAN, lw=3, label="어림수의 범위"))
    figure.legend(handles=handles, loc="outside lower center", ncols=len(handles), fontsize=8, frameon=False)


def _number(iso: str) -> float:
    """Return the day of a time in ISO 8601; of a span or a year its first."""
    from matplotlib.dates import date2num

    first = iso.partition("/")[0]
    day = date.fromisoformat(first + "-01-01"[len(first) - 4 :] if len(first) < len("2024-01-01") else first)
    return float(date2num(day))  # type: ignore[no-untyped-call]
