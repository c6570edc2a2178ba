"""Pictures of topics."""

from typing import TYPE_CHECKING, Protocol

from newsmine.errors import check_choice
from newsmine.plots.fonts import Font
from newsmine.plots.frames import say_empty
from newsmine.plots.names import broken, place_legend
from newsmine.plots.periods import label_periods
from newsmine.plots.sizes import Sheet, Size, Style, figure_on, sheet

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.image import AxesImage
    from matplotlib.patches import Rectangle

_TERMS = 4


class Topics(Protocol):
    """A fitted topic model, as far as it is drawn."""

    def top_terms(self, n: int = ...) -> "pd.DataFrame":
        """Return topic, rank, term and weight."""

    def by_month(self) -> "pd.DataFrame":
        """Return month, topic, share and articles."""


def plot_topics(
    topics: Topics,
    *,
    by: str = "quarter",
    size: Size = "screen",
    style: Style = "light",
    font: Font = None,
) -> "Figure":
    """Draw the share of each topic over time as a heat map, named by its top terms.

    Parameters
    ----------
    topics : TopicModel
        Of :func:`newsmine.fit`. Not changed.
    by : {"month", "quarter", "year"}
        Length of a period.
    size, style, font
        See :func:`newsmine.plots.sizes.sheet`.

    Returns
    -------
    matplotlib.figure.Figure
        A row a topic, a column a period; the darker, the larger its share of the period's articles, in per cent. A period without
        articles is hatched.

    Raises
    ------
    ValueError
        If the period, size or style is unknown.
    """
    table = _shares(topics.by_month(), by)
    terms = topics.top_terms(_TERMS).groupby("topic")["term"].agg(" · ".join)
    page = sheet(size, style, font)
    room = page.pick(screen=3.0, page=2.1, column=1.15)
    with figure_on(page, max(7.0, 3.9 + 0.36 * table.shape[1]), 1.0) as figure:
        axes = figure.add_subplot()
        if table.empty:
            say_empty(axes, "날짜가 있는 기사가 없습니다")
            return figure
        names = [broken(figure, page, f"{i}  {terms[i]}", inches=room, points=page.small) for i in table.index]
        lines = max(name.count("\n") for name in names) + 1
        a_row = page.small / 72 * 1.25 * lines + 0.06
        figure.set_figheight(0.55 + a_row * len(table))
        image = _draw(axes, table, page)
        axes.set_yticks(range(len(table)), names, fontsize=page.small)
        beside = room + page.pick(screen=1.0, page=0.8, column=0.5)
        label_periods(
            figure, axes, list(table.columns), inches=float(figure.get_figwidth()) - beside, points=page.small
        )
        bar = figure.colorbar(image, ax=axes, shrink=0.9, aspect=25, pad=0.02)
        bar.set_label("비중 (%)", fontsize=page.small)
        bar.outline.set_linewidth(page.line)
        if table.isna().to_numpy().any():
            place_legend(figure, page, [(_blank(page), "기사 없음")])
    return figure


def _draw(axes: "Axes", table: "pd.DataFrame", page: Sheet) -> "AxesImage":
    image = axes.imshow(table.to_numpy(dtype=float), aspect="auto", cmap="Blues" if page.coloured else "Greys", vmin=0)
    for place, empty in enumerate(table.isna().all()):
        if empty:
            patch = _blank(page)
            patch.set_bounds(place - 0.5, -0.5, 1, len(table))
            axes.add_patch(patch)
    axes.set_xticks([i - 0.5 for i in range(1, table.shape[1])], minor=True)
    axes.set_yticks([i - 0.5 for i in range(1, table.shape[0])], minor=True)
    axes.grid(which="minor", color="white", linewidth=page.line)
    axes.tick_params(which="minor", length=0)
    axes.tick_params(axis="y", length=0)
    axes.set_axisbelow(False)
    axes.spines[:].set_visible(True)
    axes.spines[:].set_zorder(3)  # over the grid
    return image


def _blank(page: Sheet) -> "Rectangle":
    from matplotlib.patches import Rectangle

    return Rectangle((0, 0), 1, 1, fc="white", ec="#999999", hatch="/////", lw=0 if page.coloured else page.line)


def _shares(months: "pd.DataFrame", by: str) -> "pd.DataFrame":
    """Return per cent of shape (n_topics, n_periods), each month weighed by its articles."""
    import pandas as pd

    rules = {"month": "M", "quarter": "Q", "year": "Y"}
    check_choice(by, rules, "period")
    rule = rules[by]
    period = pd.PeriodIndex(months["month"].astype(str), freq="M").asfreq(rule)
    weighed = months.assign(period=period, weighed=months["share"] * months["articles"])
    sums = weighed.groupby(["topic", "period"])[["weighed", "articles"]].sum()
    per_cent = (100 * sums["weighed"] / sums["articles"]).rename("share").reset_index()
    table: pd.DataFrame = per_cent.pivot_table(index="topic", columns="period", values="share")
    if table.shape[1]:
        table = table.reindex(columns=pd.period_range(table.columns.min(), table.columns.max(), freq=rule))
    table.columns = [str(each) for each in table.columns]
    return table
