"""A picture of who held which post when: a lane a post, a bar a person, what contradicts itself hatched."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from newsmine.plots.fonts import korean_figure, showable
from newsmine.plots.frames import check_columns, say_empty

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

# Fill, edge, line and Korean name of each standing; apart for the colour-blind (Okabe, Ito 2008).
_STYLES = {
    "held": ("#7FB6DC", "#3B6E95", "-", "재직"),
    "acting": ("#F3D08A", "#A67C1E", "-", "권한·직무대행"),
    "former": ("#FFFFFF", "#8A8A8A", ":", "전직으로 나옴"),
    "designate": ("#CFE8DC", "#3F8F6C", "--", "내정·당선"),
    "candidate": ("#F4F4F4", "#8A8A8A", "--", "후보"),
}
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
# Inches of a bar with its gap; a bar of one day is as wide as this share of the whole time.
_ROW = 0.3
_NARROWEST = 0.008
# Days of the whole picture at least.
_SHORTEST = 30
# A Hangul syllable at the size of a name, as a share of the width of the axes.
_SYLLABLE = 0.0155


class _Bar(NamedTuple):
    person: str
    status: str
    first: date
    last: date
    conflict: bool


class _Lane(NamedTuple):
    name: str
    rows: list[list[_Bar]]


def plot_timeline(frame: "pd.DataFrame", *, posts: int = 30) -> "Figure":
    """Draw who held which post when.

    Parameters
    ----------
    frame : pandas.DataFrame
        Of :func:`newsmine.timeline`. Not changed.
    posts : int
        How many posts at most: those that the most articles speak of.

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
    first, last = frame["first"].min(), frame["last"].max()
    span = max(_SHORTEST, (_day(last) - _day(first)).days) if len(frame) else _SHORTEST
    lanes = list(_lanes(frame, posts, span))
    bars = [bar for lane in lanes for row in lane.rows for bar in row]
    height = sum(len(lane.rows) for lane in lanes) + 0.4 * len(lanes)
    with korean_figure(11, 1.3 + _ROW * height) as figure:
        axes = figure.add_subplot()
        if not bars:
            say_empty(axes, "날짜가 있는 직책이 없습니다")
            return figure
        _draw(axes, lanes, span)
        axes.set_xlim(_number(_day(first)) - 0.02 * span, _number(_day(last)) + 0.07 * span)
        axes.set_ylim(height, -0.2)
        _label(axes)
        _draw_legend(figure, bars)
    return figure


def _lanes(frame: "pd.DataFrame", posts: int, span: int) -> Iterator[_Lane]:
    """Yield the posts that most articles speak of, by organisation and post."""
    keys = ["organisation", "organisation_id", "post"]
    stated = frame[frame["post"].notna()]
    order = stated.groupby(keys)["articles"].sum().reset_index()
    chosen = order.sort_values(["articles", *keys], ascending=[False, True, True, True], kind="stable").head(posts)
    for _, body, id_, post in sorted((str(row[0]), *map(str, row[:3])) for row in chosen.to_numpy().tolist()):
        own = stated[(stated["organisation_id"] == id_) & (stated["post"] == post)]
        bars = [
            _Bar(str(row.person), str(row.status), _day(row.first), _day(row.last), isinstance(row.conflict, str))
            for row in own.sort_values(["first", "last", "person"]).itertuples()
        ]
        yield _Lane(f"{body} {post}", _rows(bars, span))


def _rows(bars: Sequence[_Bar], span: int) -> list[list[_Bar]]:
    """Return the bars in rows, where neither they nor the names beside them overlap."""
    rows: list[list[_Bar]] = []
    for bar in bars:
        free = next((row for row in rows if _reach(row[-1], span) <= _number(bar.first)), None)
        if free is None:
            rows.append([bar])
        else:
            free.append(bar)
    return rows


def _width(bar: _Bar, span: int) -> float:
    return max(_NARROWEST * span, _number(bar.last) - _number(bar.first))


def _needs(bar: _Bar, span: int) -> float:
    """Return the days that the name takes in print."""
    return _SYLLABLE * span * len(bar.person)


def _reach(bar: _Bar, span: int) -> float:
    """Return the day up to which the bar and its name reach."""
    width, needs = _width(bar, span), _needs(bar, span)
    return _number(bar.first) + width + (needs if width < needs else 0)


def _draw(axes: "Axes", lanes: Sequence[_Lane], span: int) -> None:
    top, ticks = 0.0, []
    for lane in lanes:
        ticks.append((top + len(lane.rows) / 2, lane.name))
        for i, row in enumerate(lane.rows):
            for bar in row:
                _draw_bar(axes, bar, top + i, span)
        for one, other in _clashes(bar for row in lane.rows for bar in row):
            first, last = max(one.first, other.first), min(one.last, other.last)
            for i, row in enumerate(lane.rows):
                if one in row or other in row:
                    _draw_clash(axes, first, last, top + i, span)
        top += len(lane.rows) + 0.4
        axes.axhline(top - 0.2, color="#DDDDDD", lw=0.6)
    axes.set_yticks([at for at, _ in ticks], [showable(name) for _, name in ticks], fontsize=9)


def _draw_bar(axes: "Axes", bar: _Bar, top: float, span: int) -> None:
    from matplotlib.patches import Rectangle

    fill, edge, line, _ = _STYLES.get(bar.status, _STYLES["held"])
    left, width = _number(bar.first), _width(bar, span)
    axes.add_patch(Rectangle((left, top + 0.1), width, 0.8, fc=fill, ec=edge, ls=line, lw=0.8))
    inside = width >= _needs(bar, span)
    x = left + width / 2 if inside else left + width + 0.003 * span
    axes.text(x, top + 0.5, showable(bar.person), fontsize=8, ha="center" if inside else "left", va="center", zorder=5)


def _clashes(bars: "Iterable[_Bar]") -> Iterator[tuple[_Bar, _Bar]]:
    """Yield the bars that contradict each other."""
    marked = [bar for bar in bars if bar.conflict]
    for one, other in combinations(marked, 2):
        if one.status == other.status and max(one.first, other.first) <= min(one.last, other.last):
            yield one, other


def _draw_clash(axes: "Axes", first: date, last: date, top: float, span: int) -> None:
    from matplotlib.patches import Rectangle

    width = max(_NARROWEST * span, _number(last) - _number(first))
    place = (_number(first), top + 0.1)
    axes.add_patch(Rectangle(place, width, 0.8, fc="none", ec="#B23A2E", hatch=_HATCH, lw=0.8))


def _label(axes: "Axes") -> None:
    from matplotlib.dates import AutoDateLocator, ConciseDateFormatter

    locator = AutoDateLocator()  # type: ignore[no-untyped-call]
    formatter = ConciseDateFormatter(  # type: ignore[no-untyped-call]
        locator,
        formats=["%Y", "%Y-%m", "%m-%d", "%H:%M", "%H:%M", "%S"],
        zero_formats=["", "%Y", "%Y-%m", "%m-%d", "%H:%M", "%H:%M"],
        show_offset=False,
    )
    axes.xaxis_date()
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(formatter)
    axes.grid(axis="x", alpha=0.3)
    axes.set_axisbelow(True)
    axes.tick_params(axis="y", length=0)


def _draw_legend(figure: "Figure", bars: Sequence[_Bar]) -> None:
    from matplotlib.patches import Patch

    used = {bar.status for bar in bars}
    handles = [
        Patch(fc=fill, ec=edge, ls=line, lw=0.8, label=name)
        for status, (fill, edge, line, name) in _STYLES.items()
        if status in used
    ]
    if any(bar.conflict for bar in bars):
        handles.append(Patch(fc="none", ec="#B23A2E", hatch=_HATCH, lw=0.8, label="겹침(모순)"))
    figure.legend(handles=handles, loc="outside lower center", ncols=len(handles), fontsize=8, frameon=False)


def _day(text: object) -> date:
    return date.fromisoformat(str(text))


def _number(day: date) -> float:
    from matplotlib.dates import date2num

    return float(date2num(day))  # type: ignore[no-untyped-call]
