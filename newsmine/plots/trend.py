"""A picture of how often something is written over time."""

from typing import TYPE_CHECKING

from newsmine.plots.fonts import korean_figure, showable

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd
    from matplotlib.figure import Figure

# More ticks than that cannot be read.
_TICKS = 24


def plot_trend(trends: "pd.DataFrame | Mapping[str, pd.DataFrame]", *, value: str = "articles") -> "Figure":
    """Draw one trend, or several by their names.

    Parameters
    ----------
    trends : DataFrame or mapping of str to DataFrame
        Of :func:`newsmine.trend`, all of the same length of period. Not changed.
    value : {"articles", "hits", "share"}
        Which column is drawn.

    Returns
    -------
    matplotlib.figure.Figure
        Periods on the x axis; with several trends a legend.
    """
    named = trends if not hasattr(trends, "columns") else {"": trends}
    periods = sorted({str(period) for frame in named.values() for period in frame["period"]})
    with korean_figure(9, 4) as figure:
        axes = figure.add_subplot()
        for name, frame in named.items():
            values = dict(zip(frame["period"].astype(str), frame[value], strict=True))
            heights = [float(values.get(period, 0) or 0) for period in periods]
            axes.plot(range(len(periods)), heights, marker="o", markersize=3, label=showable(name))
        step = max(1, -(-len(periods) // _TICKS))
        axes.set_xticks(range(0, len(periods), step), periods[::step], rotation=45, ha="right", fontsize=8)
        axes.set_ylabel({"articles": "기사 수", "hits": "빈도", "share": "비율"}.get(value, value))
        axes.set_ylim(bottom=0)
        axes.grid(axis="y", alpha=0.3)
        if len(named) > 1:
            axes.legend(frameon=False)
    return figure
