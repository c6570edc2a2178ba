"""A picture of what the articles count: a panel a measure of an entity, by class or by time, with what a figure may mean."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from newsmine.plots.fonts import Font
from newsmine.plots.frames import check_columns, say_empty
from newsmine.plots.names import broken, place_legend, width_of
from newsmine.plots.sizes import Sheet, Size, Style, figure_on, sheet

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_NEEDED = ("entity_id", "canonical", "measure", "cohort", "value", "unit", "low", "high", "planned", "whole", "holds")
# Inches of a panel on the screen, and of what stands beside its axes.
_WIDE, _BESIDE = 3.7, 0.65
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


def plot_indicators(
    frame: "pd.DataFrame", *, panels: int = 9, size: Size = "screen", style: Style = "light", font: Font = None
) -> "Figure":
    """Draw what the articles count, over classes or over time.

    Parameters
    ----------
    frame : pandas.DataFrame
        Of :func:`newsmine.indicators`. Not changed.
    panels : int
        How many measures at most: those that tell most different classes or times, then those with most figures. Measures of
        one time only are drawn where there are no others.
    size, style, font
        See :func:`newsmine.plots.sizes.sheet`.

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
    page = sheet(size, style, font)
    columns = min(int(page.pick(screen=3, page=3, column=1)), max(1, len(chosen)))
    rows = max(1, -(-len(chosen) // columns))
    high = page.pick(screen=2.7, page=1.9, column=1.75)
    with figure_on(page, _WIDE * columns, 0.15 + high * rows) as figure:
        if not chosen:
            say_empty(figure.add_subplot(), "셀 수 있는 지표가 없습니다")
            return figure
        room = float(figure.get_figwidth()) / columns - _BESIDE
        for i, panel in enumerate(chosen, start=1):
            _draw(figure.add_subplot(rows, columns, i), panel, room, page)
        _draw_legend(figure, chosen, page)
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


def _draw(axes: "Axes", panel: _Panel, room: float, page: Sheet) -> None:
    scale, unit = _scale(panel)
    places = _places(panel)
    for point in panel.points:
        x = places[point.at]
        if point.high > point.low:
            ends = [point.low / scale, point.high / scale]
            axes.plot([x, x], ends, color=_span(page), lw=page.line * 3.5, solid_capstyle="round")
        axes.plot([x], [point.value / scale], **_look(page, planned=point.planned))  # type: ignore[arg-type]
    figure: Figure = axes.figure  # type: ignore[assignment] # a figure of its own, not a part of one
    if panel.by_class:
        _class_axis(axes, panel, room, page)
    else:
        _date_axis(axes, page)
    ends = [end / scale for point in panel.points for end in (point.low, point.high)]
    axes.set_ylim(min(0.0, *ends) * _ROOM, max(0.0, *ends) * _ROOM or 1.0)
    axes.set_ylabel(page.show(unit))
    axes.set_title(broken(figure, page, panel.title, inches=room, points=page.text))
    axes.grid(axis="y")


def _look(page: Sheet, *, planned: bool) -> dict[str, object]:
    colour = (_PLANNED if planned else _TOLD) if page.coloured else "#000000"
    return {
        "marker": "^" if planned else "o",
        "ls": "",
        "color": colour,
        "ms": page.pick(screen=5, page=4, column=3.5),
        "mfc": "white" if planned and not page.coloured else colour,
        "mew": page.line,
    }


def _span(page: Sheet) -> str:
    return _SPAN if page.coloured else "#AAAAAA"


def _class_axis(axes: "Axes", panel: _Panel, room: float, page: Sheet) -> None:
    """Name the classes, upright where they would lie on each other."""
    figure: Figure = axes.figure  # type: ignore[assignment] # a figure of its own, not a part of one
    places = _places(panel)
    names = [page.drawable(at) for at in places]
    wide = max(width_of(figure, name, page.small) for name in names) + 0.06
    upright = wide * len(names) > room * 0.85
    shown = [broken(figure, page, at, inches=1.0, points=page.small) for at in places]
    axes.set_xticks(list(places.values()), shown, fontsize=page.small, rotation=90 if upright else 0)
    axes.margins(x=0.15)


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


def _date_axis(axes: "Axes", page: Sheet) -> None:
    from matplotlib.dates import AutoDateLocator, ConciseDateFormatter

    most = int(page.pick(screen=6, page=4, column=6))
    locator = AutoDateLocator(minticks=2, maxticks=most)  # type: ignore[no-untyped-call]
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


def _draw_legend(figure: "Figure", panels: Sequence[_Panel], page: Sheet) -> None:
    from matplotlib.lines import Line2D

    points = [point for panel in panels for point in panel.points]
    entries: list[tuple[Artist, str]] = [
        (Line2D([], [], **_look(page, planned=False)), "기사가 전한 수")  # type: ignore[arg-type]
    ]
    if any(point.planned for point in points):
        entries.append((Line2D([], [], **_look(page, planned=True)), "계획·목표"))  # type: ignore[arg-type]
    if any(point.high > point.low for point in points):
        entries.append((Line2D([], [], color=_span(page), lw=page.line * 3.5), "어림수의 범위"))
    place_legend(figure, page, entries)


def _number(iso: str) -> float:
    """Return the day of a time in ISO 8601; of a span or a year its first."""
    from matplotlib.dates import date2num

    first = iso.partition("/")[0]
    day = date.fromisoformat(first + "-01-01"[len(first) - 4 :] if len(first) < len("2024-01-01") else first)
    return float(date2num(day))  # type: ignore[no-untyped-call]
