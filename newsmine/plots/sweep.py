"""A picture of what speaks for which number of topics."""

from typing import TYPE_CHECKING, Protocol

from newsmine.plots.fonts import korean_figure, showable
from newsmine.plots.frames import check_columns

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

# Name on the axis, and whether the measure lies in [0, 1].
_MEASURES = {
    "npmi": "일관성 NPMI",
    "c_v": "일관성 c_v",
    "diversity": "다양성",
    "over_articles": "안정성(기사 표집)",
    "over_seeds": "안정성(시드)",
}
# The least width of a picture whose reason is read; the reason is broken where it is longer.
_WIDTH = 7.5
_LETTERS = 58


class Suggested(Protocol):
    """A number of topics with its reason."""

    @property
    def n_topics(self) -> int:
        """How many topics."""

    @property
    def reason_ko(self) -> str:
        """Why so many, in Korean."""


def plot_sweep(table: "pd.DataFrame", suggestion: Suggested | None = None) -> "Figure":
    """Draw each measure over the number of topics, with what is suggested and why.

    Parameters
    ----------
    table : pandas.DataFrame
        Of :func:`newsmine.sweep`. Not changed.
    suggestion : Suggestion, optional
        Of :func:`newsmine.suggest`: a line stands at its number, its reason above.

    Returns
    -------
    matplotlib.figure.Figure
        A field a measure, the number of topics on the x axis.
    """
    from textwrap import fill

    check_columns(table, ["n_topics"], "newsmine.sweep")
    ordered = table.sort_values("n_topics")
    measures = [name for name in _MEASURES if name in ordered.columns]
    with korean_figure(_WIDTH, 1.1 + 1.5 * max(1, len(measures))) as figure:
        fields = figure.subplots(max(1, len(measures)), 1, sharex=True, squeeze=False)[:, 0]
        for axes, name in zip(fields, measures, strict=False):
            axes.plot(ordered["n_topics"], ordered[name], marker="o", markersize=4, color="#2166ac")
            axes.set_ylabel(_MEASURES[name], fontsize=8)
            axes.grid(axis="y", alpha=0.3)
            if suggestion is not None:
                axes.axvline(suggestion.n_topics, color="#b2182b", linestyle="--", linewidth=1)
        fields[-1].set_xlabel("토픽 수")
        fields[-1].set_xticks(ordered["n_topics"].tolist())
        if suggestion is not None:
            title = fill(f"제안: 토픽 {suggestion.n_topics}개. {suggestion.reason_ko}", _LETTERS)
            figure.suptitle(showable(title), fontsize=9)
    return figure
