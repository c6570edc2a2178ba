"""A picture of what speaks for which number of topics."""

from typing import TYPE_CHECKING, Protocol

from newsmine.plots.fonts import Font, escaped
from newsmine.plots.frames import check_columns
from newsmine.plots.names import width_of
from newsmine.plots.sizes import Size, Style, figure_on, sheet

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
# Inches: of the picture on the screen, and left free beside the reason.
_WIDTH, _FREE = 7.5, 0.3


class Suggested(Protocol):
    """A number of topics with its reason."""

    @property
    def n_topics(self) -> int:
        """How many topics."""

    @property
    def reason_ko(self) -> str:
        """Why so many, in Korean."""


def plot_sweep(
    table: "pd.DataFrame",
    suggestion: Suggested | None = None,
    *,
    size: Size = "screen",
    style: Style = "light",
    font: Font = None,
) -> "Figure":
    """Draw each measure over the number of topics, with what is suggested and why.

    Parameters
    ----------
    table : pandas.DataFrame
        Of :func:`newsmine.sweep`. Not changed.
    suggestion : Suggestion, optional
        Of :func:`newsmine.suggest`: a line stands at its number, its reason above.
    size, style, font
        See :func:`newsmine.plots.sizes.sheet`.

    Returns
    -------
    matplotlib.figure.Figure
        A field a measure, the number of topics on the x axis.
    """
    check_columns(table, ["n_topics"], "newsmine.sweep")
    ordered = table.sort_values("n_topics")
    measures = [name for name in _MEASURES if name in ordered.columns]
    page = sheet(size, style, font)
    a_field = page.pick(screen=1.5, page=1.1, column=0.85)
    with figure_on(page, _WIDTH, 1.1 + a_field * max(1, len(measures))) as figure:
        fields = figure.subplots(max(1, len(measures)), 1, sharex=True, squeeze=False)[:, 0]
        for axes, name in zip(fields, measures, strict=False):
            axes.plot(
                ordered["n_topics"],
                ordered[name],
                marker="o",
                markersize=page.pick(screen=4, page=3.2, column=2.8),
                linewidth=page.line * 1.8,
                color=page.colour(0),
            )
            axes.set_title(_MEASURES[name], loc="left", fontsize=page.small)
            axes.grid(axis="y")
            if suggestion is not None:
                axes.axvline(suggestion.n_topics, color=page.colour(1), linestyle="--", linewidth=page.line * 1.2)
        fields[-1].set_xlabel("토픽 수")
        fields[-1].set_xticks(ordered["n_topics"].tolist())
        if suggestion is not None:
            said = page.drawable(f"제안: 토픽 {suggestion.n_topics}개. {suggestion.reason_ko}")
            lines = _lines(figure, said, page.small)
            figure.suptitle(escaped("\n".join(lines)), fontsize=page.small)
            figure.set_figheight(figure.get_figheight() + page.small / 72 * 1.4 * len(lines))
    return figure


def _lines(figure: "Figure", text: str, points: float) -> list[str]:
    """Return the text in lines as wide as the figure, however many they are."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and width_of(figure, longer, points) > figure.get_figwidth() - _FREE:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines
