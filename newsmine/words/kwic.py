"""Keywords in their context."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Literal, get_args

from newsmine.corpus.database import Corpus
from newsmine.corpus.read import iter_articles
from newsmine.corpus.search import fold, found_ids
from newsmine.errors import did_you_mean
from newsmine.records import Article
from newsmine.text.hangul import nfc

if TYPE_CHECKING:
    import pandas as pd

Sort = Literal["date", "left", "right"]

# A line is a line: what would break it is shown as a blank of the same width.
_BREAKS = str.maketrans(dict.fromkeys("\n\r\t\v\f\u2028\u2029\x85", " "))


def kwic(source: Corpus | Iterable[Article], query: str, *, width: int = 40, sort: Sort = "date") -> "pd.DataFrame":
    """Return every place of a query in the texts, one a row, with what stands around it.

    Parameters
    ----------
    source : Corpus or iterable of Article
        Read once.
    query : str
        What is sought, as it is written: no pattern, case counts; brought to NFC as the texts are.
    width : int
        Characters of context on each side.
    sort : {"date", "left", "right"}
        By date and place; by the left context, read from the keyword outwards; or by the right context.

    Returns
    -------
    pandas.DataFrame
        article_id, published_at, publisher, left, keyword, right, start, end; ``start:end`` are characters of the
        text of the article. Places do not overlap.

    Raises
    ------
    ValueError
        If the query is blank, the width negative or the order unknown.

    Examples
    --------
    >>> article = Article(id="a", text="한빛시는 새 학교를 열었다.")
    >>> kwic([article], "학교", width=4)[["left", "keyword", "right"]].to_numpy().tolist()
    [['는 새 ', '학교', '를 열었']]
    """
    if sort not in get_args(Sort):
        known = get_args(Sort)
        raise ValueError(f"unknown order {sort!r}; {did_you_mean(sort, known)}known: {', '.join(known)}")
    if width < 0:
        raise ValueError(f"width is {width}; it must not be negative")
    wanted = literal(query)
    rows = [row for article in candidates(source, wanted) for row in _lines(article, wanted, width)]
    rows.sort(key=_ORDERS[sort])
    return _frame(rows)


def literal(query: str) -> str:
    """Return a query as it is compared with texts.

    Raises
    ------
    ValueError
        If it is blank.
    """
    wanted = nfc(query)
    if not wanted.strip():
        raise ValueError(f"query {query!r} is blank; give at least one character")
    return wanted


def candidates(source: Corpus | Iterable[Article], wanted: str) -> Iterator[Article]:
    """Yield the articles that may hold the literal; a corpus finds them by its index."""
    if not isinstance(source, Corpus):
        yield from source
        return
    words = fold(wanted)
    known = set(found_ids(source, f'"{words}"')) if words else None
    for article in iter_articles(source):
        if known is None or article.id in known:
            yield article


def places(text: str, wanted: str) -> Iterator[int]:
    """Yield where the literal begins in the text, without overlaps.

    Examples
    --------
    >>> list(places("가가가 가", "가가"))
    [0]
    """
    start = text.find(wanted)
    while start >= 0:
        yield start
        start = text.find(wanted, start + len(wanted))


def _lines(article: Article, wanted: str, width: int) -> Iterator[dict[str, Any]]:
    text = article.text
    for start in places(text, wanted):
        end = start + len(wanted)
        yield {
            "article_id": article.id,
            "published_at": article.published_at,
            "publisher": article.publisher,
            "left": text[max(0, start - width) : start].translate(_BREAKS),
            "keyword": text[start:end].translate(_BREAKS),
            "right": text[end : end + width].translate(_BREAKS),
            "start": start,
            "end": end,
        }


def _by_date(row: dict[str, Any]) -> tuple[bool, float, str, int]:
    time = row["published_at"]
    return time is None, time.timestamp() if time else 0.0, row["article_id"], row["start"]


_ORDERS = {
    "date": _by_date,
    "left": lambda row: (row["left"][::-1], *_by_date(row)),
    "right": lambda row: (row["right"], *_by_date(row)),
}


def _frame(rows: list[dict[str, Any]]) -> "pd.DataFrame":
    import pandas as pd

    from newsmine.records import KST

    columns: dict[str, Any] = {}
    for name in ("article_id", "published_at", "publisher", "left", "keyword", "right", "start", "end"):
        values = [row[name] for row in rows]
        if name == "published_at":
            times = pd.Series(pd.to_datetime(values, utc=True), dtype="datetime64[us, UTC]")
            columns[name] = times.dt.tz_convert(KST)
        else:
            columns[name] = pd.Series(values, dtype="int64" if name in {"start", "end"} else "string")
    table: pd.DataFrame = pd.DataFrame(columns)
    return table
