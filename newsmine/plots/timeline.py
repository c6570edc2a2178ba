"""A picture of who held which post when: a lane a post, a bar a person, what contradicts itself hatched."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from newsmine.plots.fonts import Font, escaped
from newsmine.plots.frames import check_columns, say_empty
from newsmine.plots.names import broken, place_legend, shortened, width_of
from newsmine.plots.sizes import Sheet, Size, Style, figure_on, sheet
from newsmine.widgets.looks import STANDINGS

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.patches import Rectangle

# The same without colours: what is held is grey, the others have hatches and kinds of lines of their own.
_HATCHES = {"acting": "......", "designate": "\\\\\\\\\\", "candidate": "ooo"}
_IN_PRINT = {"held": "#BDBDBD"}
_NEEDED = (
    "person",
    "person_id",
    "organisation",
    "organisation_id",
    "post",
    "status",
    "first",
    "last",
    "articles",
    "conflict",
)
_HATCH = "////"
# Heights of letters that a bar with its gap has; a bar of one day is so many inches wide.
_ROW = 2.4
_NARROWEST = 0.06
# Days of the whole picture at least.
_SHORTEST = 30
# Of the figure's width, the most that the names of posts take; inches of what stands beside the axes.
_POSTS, _BESIDE = 0.34, 0.2
# Of the time, what is free before the first bar, between a bar and its name, and after it.
_FREE = 0.012


class _Bar(NamedTuple):
    person: str
    status: str
    first: date
    last: date
    conflict: bool
    wide: float = 0.0


class _Lane(NamedTuple):
    name: str
    rows: list[list[_Bar]]


def plot_timeline(
    frame: "pd.DataFrame", *, posts: int = 30, size: Size = "screen", style: Style = "light", font: Font = None
) -> "Figure":
    """Draw who held which post when.

    Parameters
    ----------
    frame : pandas.DataFrame
        Of :func:`newsmine.timeline`. Not changed.
    posts : int
        How many posts at most: those that the most articles speak of.
    size, style, font
        See :func:`newsmine.plots.sizes.sheet`.

    Returns
    -------
    matplotlib.figure.Figure
        A lane a post, as high as it has people at one time; a bar runs from the first to the last evidence. Days on
        which two are said to hold what one can hold are hatched.

    Raises
    ------
    ValueError
        If the table lacks a column of a timeline, or ``posts`` is under 1.
    """
    check_columns(frame, _NEEDED, "newsmine.timeline")
    if posts < 1:
        raise ValueError(f"posts is {posts}; at least 1 is drawn")
    page = sheet(size, style, font)
    with figure_on(page, 11, 1.3) as figure:
        axes = figure.add_subplot()
        chosen = list(_posts(frame, posts))
        if not chosen:
            say_empty(axes, "날짜가 있는 직책이 없습니다")
            return figure
        room = float(figure.get_figwidth()) * _POSTS
        names = [broken(figure, page, name, inches=room, points=page.text) for name, _ in chosen]
        beside = max(width_of(figure, line, page.text) for name in names for line in name.split("\n")) + _BESIDE
        inches = float(figure.get_figwidth()) - beside
        measured = [[_measured(figure, page, bar, inches) for bar in bars] for _, bars in chosen]
        first, last, an_inch = _scale(measured, inches)
        lanes = [_Lane(name, _rows(bars, an_inch)) for name, bars in zip(names, measured, strict=True)]
        height = sum(_height(lane) for lane in lanes)
        figure.set_figheight(0.45 + _ROW * page.text / 72 * height)
        _draw(axes, lanes, an_inch, page)
        axes.set_xlim(first, last)
        axes.set_ylim(height, -0.2)
        _label(axes, page)
        _draw_legend(figure, [bar for bars in measured for bar in bars], page)
    return figure


def _posts(frame: "pd.DataFrame", posts: int) -> Iterator[tuple[str, list[_Bar]]]:
    """Yield the posts that most articles speak of, by organisation and post, with their bars."""
    keys = ["organisation", "organisation_id", "post"]
    stated = frame[frame["post"].notna()]
    order = stated.groupby(keys)["articles"].sum().reset_index()
    chosen = order.sort_values(["articles", *keys], ascending=[False, True, True, True], kind="stable").head(posts)
    for _, body, id_, post in sorted((str(row[0]), *map(str, row[:3])) for row in chosen.to_numpy().tolist()):
        own = stated[(stated["organisation_id"] == id_) & (stated["post"] == post)]
        yield (
            f"{body} {post}",
            [
                _Bar(str(row.person), str(row.status), _day(row.first), _day(row.last), isinstance(row.conflict, str))
                for row in own.sort_values(["first", "last", "person"]).itertuples()
            ],
        )


def _measured(figure: "Figure", page: Sheet, bar: _Bar, inches: float) -> _Bar:
    """Return the bar with its name as it is drawn, and how wide that is."""
    name = shortened(figure, page, bar.person, inches=inches / 3, points=page.small)
    return bar._replace(person=name, wide=width_of(figure, name, page.small))


def _scale(lanes: Sequence[Sequence[_Bar]], inches: float) -> tuple[float, float, float]:
    """Return the first and the last day of the axes, and the days in an inch, so that every name stands in them."""
    bars = [bar for lane in lanes for bar in lane]
    begin, end = min(_number(bar.first) for bar in bars), max(_number(bar.last) for bar in bars)
    end = max(end, begin + _SHORTEST)
    an_inch = (end - begin) / inches
    for _ in range(12):
        # A wider scale makes names reach farther: after a few rounds both stand still.
        reach = max(end, *(_reach(bar, an_inch) for bar in bars))
        an_inch = (reach - begin) * (1 + 2 * _FREE) / inches
    free = _FREE * an_inch * inches
    return begin - free, begin - free + an_inch * inches, an_inch


def _height(lane: _Lane) -> float:
    """Return how high a lane is, in rows: its bars, or its name where that has more lines."""
    return max(len(lane.rows), 0.55 * (lane.name.count("\n") + 1)) + 0.4


def _rows(bars: Sequence[_Bar], an_inch: float) -> list[list[_Bar]]:
    """Return the bars in rows, where neither they nor the names beside them overlap."""
    rows: list[list[_Bar]] = []
    for bar in bars:
        free = next((row for row in rows if _reach(row[-1], an_inch) <= _number(bar.first)), None)
        if free is None:
            rows.append([bar])
        else:
            free.append(bar)
    return rows


def _width(bar: _Bar, an_inch: float) -> float:
    return max(_NARROWEST * an_inch, _number(bar.last) - _number(bar.first))


def _stands_in(bar: _Bar, an_inch: float) -> bool:
    """Return whether the name stands in its bar, not beside it."""
    return (bar.wide + 0.06) * an_inch <= _width(bar, an_inch)


def _reach(bar: _Bar, an_inch: float) -> float:
    """Return the day up to which the bar and its name reach."""
    beside = 0.0 if _stands_in(bar, an_inch) else (bar.wide + 0.1) * an_inch
    return _number(bar.first) + _width(bar, an_inch) + beside


def _draw(axes: "Axes", lanes: Sequence[_Lane], an_inch: float, page: Sheet) -> None:
    top, ticks = 0.0, []
    for lane in lanes:
        height = _height(lane) - 0.4
        ticks.append(top + height / 2)
        at = top + (height - len(lane.rows)) / 2
        for row in lane.rows:
            for bar in row:
                _draw_bar(axes, bar, at, an_inch, page)
            at += 1
        for one, other in _clashes(bar for row in lane.rows for bar in row):
            days = max(one.first, other.first), min(one.last, other.last)
            for i, row in enumerate(lane.rows, start=-len(lane.rows)):
                if one in row or other in row:
                    _draw_clash(axes, days, at + i, an_inch, page)
        top += height + 0.4
        axes.axhline(top - 0.2, color="#DDDDDD", lw=page.line, zorder=0)
    axes.set_yticks(ticks, [lane.name for lane in lanes], fontsize=page.text)


def _look(status: str, page: Sheet) -> dict[str, object]:
    """Return how a bar of this standing looks."""
    fill, edge, line, *_ = STANDINGS.get(status, STANDINGS["held"])
    if page.coloured:
        return {"fc": fill, "ec": edge, "ls": line, "lw": page.line}
    return {
        "fc": _IN_PRINT.get(status, "#FFFFFF"),
        "ec": "#000000",
        "ls": line,
        "lw": page.line,
        "hatch": _HATCHES.get(status),
    }


def _draw_bar(axes: "Axes", bar: _Bar, top: float, an_inch: float, page: Sheet) -> None:
    from matplotlib.patches import Rectangle
    from matplotlib.patheffects import withStroke

    left, width = _number(bar.first), _width(bar, an_inch)
    axes.add_patch(Rectangle((left, top + 0.1), width, 0.8, **_look(bar.status, page)))  # type: ignore[arg-type]
    inside = _stands_in(bar, an_inch)
    x = left + width / 2 if inside else left + width + 0.04 * an_inch
    text = axes.text(
        x, top + 0.5, escaped(bar.person), fontsize=page.small, ha="center" if inside else "left", va="center", zorder=5
    )
    if inside and (bar.conflict or not page.coloured):
        text.set_path_effects([withStroke(linewidth=1.6, foreground="white")])


def _clashes(bars: "Iterable[_Bar]") -> Iterator[tuple[_Bar, _Bar]]:
    """Yield the bars that contradict each other."""
    marked = [bar for bar in bars if bar.conflict]
    for one, other in combinations(marked, 2):
        if one.status == other.status and max(one.first, other.first) <= min(one.last, other.last):
            yield one, other


def _draw_clash(axes: "Axes", days: tuple[date, date], top: float, an_inch: float, page: Sheet) -> None:
    first, last = map(_number, days)
    patch = _clash(page)
    patch.set_bounds(first, top + 0.1, max(_NARROWEST * an_inch, last - first), 0.8)
    axes.add_patch(patch)


def _clash(page: Sheet) -> "Rectangle":
    from matplotlib.patches import Rectangle

    return Rectangle((0, 0), 1, 1, fc="none", ec="#B23A2E" if page.coloured else "#000000", hatch=_HATCH, lw=page.line)


def _label(axes: "Axes", page: Sheet) -> None:
    from matplotlib.dates import AutoDateLocator, ConciseDateFormatter

    most = int(page.pick(screen=10, page=9, column=5))
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
    axes.grid(axis="x")
    axes.tick_params(axis="y", length=0)
    axes.spines["left"].set_visible(False)


def _draw_legend(figure: "Figure", bars: Sequence[_Bar], page: Sheet) -> None:
    from matplotlib.patches import Patch

    used = {bar.status for bar in bars}
    entries: list[tuple[Artist, str]] = [
        (Patch(**_look(status, page)), standing.korean)  # type: ignore[arg-type]
        for status, standing in STANDINGS.items()
        if status in used
    ]
    if any(bar.conflict for bar in bars):
        entries.append((_clash(page), "겹침(모순)"))
    place_legend(figure, page, entries)


def _day(text: object) -> date:
    return date.fromisoformat(str(text))


def _number(day: date) -> float:
    from matplotlib.dates import date2num

    return float(date2num(day))  # type: ignore[no-untyped-call]
