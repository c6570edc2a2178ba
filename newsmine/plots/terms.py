"""Bars of terms: the most frequent or most telling of a collection, or what tells two parts of it apart."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from newsmine.errors import did_you_mean
from newsmine.plots.fonts import Font
from newsmine.plots.frames import check_columns, say_empty
from newsmine.plots.names import broken, place_legend, width_of
from newsmine.plots.sizes import Sheet, Size, Style, figure_on, sheet

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.container import BarContainer
    from matplotlib.figure import Figure

# What the bars show where nobody says it: the first of these columns.
_USUAL = ("z", "score", "log_odds", "log_ratio", "keyness", "count")
_TITLES = {
    "count": "빈도",
    "articles": "기사 수",
    "share": "기사 비율",
    "tfidf": "TF-IDF",
    "z": "z 점수",
    "score": "점수",
    "log_odds": "로그 오즈비",
    "log_ratio": "로그 비율",
    "keyness": "키워드성",
}
# Of the figure's width, the most that the names of terms take.
_NAMES = 0.4
_BAR = 0.72
_SIDES = ("앞 집단", "뒤 집단")


class _Bar(NamedTuple):
    term: str
    value: float


def plot_terms(  # noqa: PLR0913 - settings, all by keyword
    frame: "pd.DataFrame",
    *,
    n: int = 20,
    by: str | None = None,
    sides: tuple[str, str] = _SIDES,
    size: Size = "screen",
    style: Style = "light",
    font: Font = None,
) -> "Figure":
    """Draw terms as bars, the largest first; where values have two signs, to both sides of a line.

    Parameters
    ----------
    frame : pandas.DataFrame
        Of :func:`newsmine.terms`, or any table with the column ``term`` and a column of numbers; of two parts that are compared
        the numbers are over 0 for the one and under 0 for the other. Not changed.
    n : int
        How many terms at most; of two signs, half of them from each side where it has so many.
    by : str, optional
        Column of the bars: ``"count"``, ``"articles"``, ``"tfidf"``, ``"z"``, …; by default the score of a comparison, or the
        count. Terms without a number are left out.
    sides : tuple of two str
        What is compared, by the signs over and under 0, for the legend.
    size, style, font
        See :func:`newsmine.plots.sizes.sheet`.

    Returns
    -------
    matplotlib.figure.Figure
        As high as there are terms; every bar says its number.

    Raises
    ------
    ValueError
        If there is no column ``term``, no such column of numbers, or ``n`` is under 1.
    """
    check_columns(frame, ("term",), "newsmine.terms")
    if n < 1:
        raise ValueError(f"n is {n}; at least 1 term is drawn")
    column = _column(frame, by)
    page = sheet(size, style, font)
    bars = _chosen(frame, column, n)
    a_bar = page.text / 72 * 1.75
    with figure_on(page, 7, 0.55 + a_bar * max(3, len(bars))) as figure:
        axes = figure.add_subplot()
        if not bars:
            say_empty(axes, "그릴 낱말이 없습니다")
            return figure
        _draw(figure, axes, bars, page)
        axes.set_xlabel(page.show(_TITLES.get(column, column)))
        if _two_sided(bars):
            (drawn,) = axes.containers
            patches = drawn.patches  # type: ignore[attr-defined] # of bars
            place_legend(figure, page, [(patches[0], sides[0]), (patches[-1], sides[1])])
        _widen(figure, axes, bars, page)
    return figure


def _column(frame: "pd.DataFrame", by: str | None) -> str:
    import pandas as pd

    numbers = [str(name) for name in frame.columns if pd.api.types.is_numeric_dtype(frame[name])]
    usual = next((name for name in _USUAL if name in numbers), None)
    if by is None and usual is not None:
        return usual
    if by is None or by not in numbers:
        hint = did_you_mean(by, numbers) if by else ""
        raise ValueError(f"no column of numbers {by or 'count'!r}; {hint}there are: {', '.join(numbers) or 'none'}")
    return by


def _chosen(frame: "pd.DataFrame", column: str, n: int) -> list[_Bar]:
    """Return the bars from above to below."""
    rows = frame[["term", column]].dropna()
    every = [_Bar(str(term), float(value)) for term, value in zip(rows["term"], rows[column], strict=True)]
    every = [bar for bar in every if abs(bar.value) < float("inf")]
    over = sorted((bar for bar in every if bar.value >= 0), key=lambda bar: (-bar.value, bar.term))
    under = sorted((bar for bar in every if bar.value < 0), key=lambda bar: (bar.value, bar.term))
    if not (over and under):
        return (over or under)[:n]
    first = min(len(over), max(n - n // 2, n - len(under)))
    return over[:first] + under[: n - first][::-1]


def _two_sided(bars: Sequence[_Bar]) -> bool:
    return bool(bars) and bars[0].value > 0 > bars[-1].value


def _draw(figure: "Figure", axes: "Axes", bars: Sequence[_Bar], page: Sheet) -> None:
    places = range(len(bars))
    drawn: BarContainer = axes.barh(places, [bar.value for bar in bars], height=_BAR, linewidth=page.line)
    for patch, bar in zip(drawn.patches, bars, strict=True):
        patch.set_facecolor(_fill(page, over=bar.value >= 0))
        patch.set_edgecolor("none" if page.coloured else "#000000")
        if bar.value < 0 and not page.coloured:
            patch.set_hatch("//////")
    room = float(figure.get_figwidth()) * _NAMES
    names = [broken(figure, page, bar.term, inches=room, points=page.text) for bar in bars]
    axes.set_yticks(list(places), names, fontsize=page.text)
    if any("\n" in name for name in names):
        figure.set_figheight(figure.get_figheight() * (1 + max(name.count("\n") for name in names)))
    axes.set_ylim(len(bars) - 0.4, -0.6)
    axes.tick_params(axis="y", length=0)
    axes.spines["left"].set_visible(False)
    axes.axvline(0, color="#000000", linewidth=page.line)


def _fill(page: Sheet, *, over: bool) -> str:
    if page.coloured:
        return page.colour(0 if over else 1)
    return "#9A9A9A" if over else "#FFFFFF"


def _widen(figure: "Figure", axes: "Axes", bars: Sequence[_Bar], page: Sheet) -> None:
    """Write the number at the end of each bar, and make the axes so wide that it stands in them."""
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    gap = page.small / 72 * 0.4
    texts = [_number(bar.value, bars) for bar in bars]
    need = max(width_of(figure, text, page.small) for text in texts) + 2 * gap
    axes.xaxis.set_major_locator(MaxNLocator(nbins=int(page.pick(screen=7, page=7, column=4))))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _place: f"{value:,.10g}"))
    figure.draw_without_rendering()
    wide = float(axes.get_window_extent().width) / float(figure.dpi)
    low, high = min(0.0, *(bar.value for bar in bars)), max(0.0, *(bar.value for bar in bars))
    room = max(wide * 0.3, wide - need * ((low < 0) + (high > 0)))
    an_inch = ((high - low) or 1.0) / room
    axes.set_xlim(low - need * an_inch * (low < 0), (high or (0.0 if low < 0 else 1.0)) + need * an_inch * (high > 0))
    for i, (bar, text) in enumerate(zip(bars, texts, strict=True)):
        x = bar.value + (gap if bar.value >= 0 else -gap) * an_inch
        axes.text(x, i, text, fontsize=page.small, va="center", ha="left" if bar.value >= 0 else "right")


def _number(value: float, bars: Sequence[_Bar]) -> str:
    """Return the number as it is written at the bar: whole numbers as they are, others with three digits that tell."""
    if all(bar.value.is_integer() for bar in bars):
        return f"{value:,.0f}"
    largest = max(abs(bar.value) for bar in bars)
    digits = 0 if largest >= 1000 else 1 if largest >= 10 else 2 if largest >= 1 else 3  # noqa: PLR2004 - tens
    return f"{value:,.{digits}f}"
