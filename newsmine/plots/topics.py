"""Pictures of topics."""

from typing import TYPE_CHECKING, Protocol

from newsmine.plots.fonts import korean_figure, showable

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

_TERMS = 4


class Topics(Protocol):
    """A fitted topic model, as far as it is drawn."""

    def top_terms(self, n: int = ...) -> "pd.DataFrame":
        """Return topic, rank, term and weight."""

    def by_month(self) -> "pd.DataFrame":
        """Return month, topic, share and articles."""


def plot_topics(topics: Topics, *, by: str = "quarter") -> "Figure":
    """Draw the share of each topic over time as a heat map, named by its top terms.

    Parameters
    ----------
    topics : TopicModel
        Of :func:`newsmine.fit`. Not changed.
    by : {"month", "quarter", "year"}
        Length of a period.

    Returns
    -------
    matplotlib.figure.Figure
        A row a topic, a column a period; a period without articles is blank; the colour is the share in per cent.
    """
    table = _shares(topics.by_month(), by)
    terms = topics.top_terms(_TERMS).groupby("topic")["term"].agg(" · ".join)
    with korean_figure(max(7.0, 3.5 + 0.42 * table.shape[1]), 1.8 + 0.42 * table.shape[0]) as figure:
        axes = figure.add_subplot()
        image = axes.imshow(table.to_numpy(dtype=float), aspect="auto", cmap="Blues", vmin=0)
        axes.set_yticks(range(len(table)), [f"{topic}  {showable(terms[topic])}" for topic in table.index], fontsize=9)
        axes.set_xticks(range(table.shape[1]), list(table.columns), rotation=60, ha="right", fontsize=8)
        axes.set_title("토픽별 비중 (%)")
        figure.colorbar(image, ax=axes, shrink=0.8)
    return figure


def _shares(months: "pd.DataFrame", by: str) -> "pd.DataFrame":
    """Return per cent of shape (n_topics, n_periods), each month weighed by its articles."""
    import pandas as pd

    rule = {"month": "M", "quarter": "Q", "year": "Y"}.get(by)
    if rule is None:
        raise ValueError(f"unknown period {by!r}; known: month, quarter, year")
    period = pd.PeriodIndex(months["month"].astype(str), freq="M").asfreq(rule)
    weighed = months.assign(period=period, weighed=months["share"] * months["articles"])
    sums = weighed.groupby(["topic", "period"])[["weighed", "articles"]].sum()
    per_cent = (100 * sums["weighed"] / sums["articles"]).rename("share").reset_index()
    table: pd.DataFrame = per_cent.pivot_table(index="topic", columns="period", values="share")
    if table.shape[1]:
        table = table.reindex(columns=pd.period_range(table.columns.min(), table.columns.max(), freq=rule))
    table.columns = [str(each) for each in table.columns]
    return table
