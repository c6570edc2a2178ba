"""How many articles each outlet has on each day, and the days on which it has none."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from newsmine.corpus.database import Corpus
from newsmine.corpus.read import day_counts
from newsmine.records import KST, Article

if TYPE_CHECKING:
    import pandas as pd

_Counts = dict[tuple[date | None, str | None], int]


def coverage(source: "Corpus | Iterable[Article]") -> "pd.DataFrame":
    """Return how many articles each outlet has on each day; a day without one, from its first to its last, has 0.

    Parameters
    ----------
    source : Corpus or iterable of Article
        The articles; read once.

    Returns
    -------
    pandas.DataFrame
        With the columns ``date`` (datetime.date, Korean), ``publisher`` and ``articles``, ordered by the first two;
        articles without a date or publisher have ``None`` there, and stand last.
    """
    counts = day_counts(source) if isinstance(source, Corpus) else _counted(source)
    full = dict(counts)
    for publisher, days in _days(counts).items():
        first = min(days)
        full |= {
            (day, publisher): 0
            for day in (first + timedelta(days=n) for n in range((max(days) - first).days))
            if day not in days
        }
    ordered = sorted(full.items(), key=lambda item: (item[0][0] is None, str(item[0][0]), item[0][1] or "\uffff"))
    return _frame(
        date=([day for (day, _), _ in ordered], "object"),
        publisher=([publisher for (_, publisher), _ in ordered], "string"),
        articles=([count for _, count in ordered], "int64"),
    )


def missing_days(covered: "pd.DataFrame") -> "pd.DataFrame":
    """Return the days on which an outlet has no article, from its first to its last.

    Parameters
    ----------
    covered : pandas.DataFrame
        What :func:`coverage` gave. Not changed.

    Returns
    -------
    pandas.DataFrame
        With the columns ``publisher``, ``date`` and ``gap``: how many days in a row are missing there. Ordered by the first
        two.
    """
    empty = ((publisher, day) for day, publisher, count in _rows(covered) if count == 0 and day is not None)
    rows = sorted(empty, key=lambda row: (row[0] or "\uffff", row[1]))
    gaps: list[list[tuple[str | None, date]]] = []
    for publisher, day in rows:
        if gaps and gaps[-1][-1] == (publisher, day - timedelta(days=1)):
            gaps[-1].append((publisher, day))
        else:
            gaps.append([(publisher, day)])
    return _frame(
        publisher=([publisher for publisher, _ in rows], "string"),
        date=([day for _, day in rows], "object"),
        gap=([len(gap) for gap in gaps for _ in gap], "int64"),
    )


def outlets(covered: "pd.DataFrame") -> "pd.DataFrame":
    """Return what each outlet has in all, the one with the most articles first.

    Parameters
    ----------
    covered : pandas.DataFrame
        What :func:`coverage` gave. Not changed.

    Returns
    -------
    pandas.DataFrame
        With the columns ``publisher``, ``articles``, ``first``, ``last``, ``days`` (with an article) and ``missing_days``
        (without one, between the first and the last).
    """
    kept: dict[str | None, list[tuple[date | None, int]]] = {}
    for day, publisher, count in _rows(covered):
        kept.setdefault(publisher, []).append((day, count))
    rows = []
    for publisher, counts in kept.items():
        days = [day for day, _ in counts if day is not None]
        empty = sum(count == 0 for _, count in counts)
        total = sum(count for _, count in counts)
        rows.append((publisher, total, min(days, default=None), max(days, default=None), len(days) - empty, empty))
    rows.sort(key=lambda row: (-row[1], row[0] or "\uffff"))
    names = ("publisher", "articles", "first", "last", "days", "missing_days")
    kinds = ("string", "int64", "object", "object", "int64", "int64")
    return _frame(
        **{name: ([row[i] for row in rows], kind) for i, (name, kind) in enumerate(zip(names, kinds, strict=True))}
    )


def _rows(covered: "pd.DataFrame") -> Iterator[tuple[date | None, str | None, int]]:
    for day, publisher, count in covered.itertuples(index=False, name=None):
        yield (day if isinstance(day, date) else None), (publisher if isinstance(publisher, str) else None), count


def _counted(articles: Iterable[Article]) -> _Counts:
    return Counter(
        (article.published_at.astimezone(KST).date() if article.published_at else None, article.publisher)
        for article in articles
    )


def _days(counts: _Counts) -> dict[str | None, set[date]]:
    days: dict[str | None, set[date]] = {}
    for day, publisher in counts:
        if day is not None:
            days.setdefault(publisher, set()).add(day)
    return days


def _frame(**columns: tuple[list[Any], Any]) -> "pd.DataFrame":
    import pandas as pd

    frame: pd.DataFrame = pd.DataFrame({name: pd.Series(cells, dtype=kind) for name, (cells, kind) in columns.items()})
    return frame
