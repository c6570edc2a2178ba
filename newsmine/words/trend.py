"""A query over time, against all that was printed."""

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal, get_args

from newsmine.corpus.database import Corpus
from newsmine.corpus.read import iter_articles
from newsmine.errors import did_you_mean
from newsmine.records import Article
from newsmine.words.kwic import literal, places

if TYPE_CHECKING:
    import pandas as pd

By = Literal["day", "week", "month", "year"]

_FREQUENCIES: dict[By, str] = {"day": "D", "week": "W", "month": "M", "year": "Y"}


def trend(source: Corpus | Iterable[Article], query: str, *, by: By = "month") -> "pd.DataFrame":
    """Return how many articles of each period hold a query, in title or text.

    Parameters
    ----------
    source : Corpus or iterable of Article
        Read once; articles without a date are left out.
    query : str
        What is sought, as it is written; see :func:`newsmine.words.kwic.kwic`.
    by : {"day", "week", "month", "year"}
        Length of a period; a week begins on Monday and is named by that day.

    Returns
    -------
    pandas.DataFrame
        period, articles (that hold the query), hits (its places), total (articles of the period), share (articles /
        total; missing where the total is 0). Periods without articles stand in it too, from the first to the last.

    Raises
    ------
    ValueError
        If the query is blank or the period unknown.

    Examples
    --------
    >>> from datetime import datetime
    >>> article = Article(id="a", text="한빛시 학교", published_at=datetime.fromisoformat("2024-05-02T09:00:00+09:00"))
    >>> trend([article], "학교").to_numpy().tolist()
    [['2024-05', 1, 1, 1, 1.0]]
    """
    import pandas as pd

    if by not in get_args(By):
        known = get_args(By)
        raise ValueError(f"unknown period {by!r}; {did_you_mean(by, known)}known: {', '.join(known)}")
    wanted = literal(query)
    totals: Counter[pd.Period] = Counter()
    articles: Counter[pd.Period] = Counter()
    hits: Counter[pd.Period] = Counter()
    for article in iter_articles(source) if isinstance(source, Corpus) else source:
        if article.published_at is None:
            continue
        period = pd.Period(article.published_at.date().isoformat(), freq=_FREQUENCIES[by])
        found = sum(1 for field in (article.title or "", article.text) for _ in places(field, wanted))
        totals[period] += 1
        articles[period] += found > 0
        hits[period] += found
    periods = list(pd.period_range(min(totals), max(totals))) if totals else []
    total = pd.Series([totals[period] for period in periods], dtype="int64")
    held = pd.Series([articles[period] for period in periods], dtype="int64")
    table: pd.DataFrame = pd.DataFrame(
        {
            "period": pd.Series([_name(period, by) for period in periods], dtype="string"),
            "articles": held,
            "hits": pd.Series([hits[period] for period in periods], dtype="int64"),
            "total": total,
            "share": (held / total.where(total > 0)).astype("float64"),
        }
    )
    return table


def _name(period: "pd.Period", by: By) -> str:
    return period.start_time.date().isoformat() if by in {"day", "week"} else str(period)
