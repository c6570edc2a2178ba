"""Keywords in their context."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args

from newsmine.errors import check_choice, did_you_mean
from newsmine.records import Article
from newsmine.text.sentences import sentences
from newsmine.text.synonyms import Synonyms, read_synonyms
from newsmine.words.match import Articles, Match, Query, candidates, check_match, queries_of, whole_words, with_tokens

if TYPE_CHECKING:
    import pandas as pd

Context = Literal["characters", "words", "sentence"]

# A line is a line: what would break it is shown as a blank of the same width.
_BREAKS = str.maketrans(dict.fromkeys("\n\r\t\v\f\u2028\u2029\x85", " "))
_WIDTHS = {"characters": 40, "words": 8, "sentence": 0}
_ORDERS = ("date", "left", "right", "keyword", "publisher")
_WORD = re.compile(r"(?P<side>[LR])(?P<n>[1-9])")
_COLUMNS = (
    "article_id",
    "published_at",
    "publisher",
    "left",
    "keyword",
    "right",
    "start",
    "end",
    "query",
    "citation",
)


def kwic(  # noqa: PLR0913 - settings, all by keyword
    source: Articles,
    query: str | Iterable[str],
    *,
    width: int | None = None,
    context: Context = "characters",
    sort: str | Sequence[str] = "date",
    match: Match = "literal",
    synonyms: Synonyms | Mapping[str, str] | Path | None = None,
) -> "pd.DataFrame":
    """Return every place of a query, or of several, in the texts, one a row, with what stands around it.

    Parameters
    ----------
    source : Corpus, Selection or iterable of Article
        Read once.
    query : str or iterable of str
        What is sought, as it is written: no pattern, case counts; brought to NFC as the texts are.
    width : int, optional
        How much context on each side: characters (40), or words parted by blanks (8).
    context : {"characters", "words", "sentence"}
        What the context is counted in; a sentence is shown from its beginning to its end.
    sort : str or sequence of str
        ``"date"`` (and place); ``"left"``, the left context read from the keyword outwards, and ``"right"``, by characters;
        ``"L1"`` to ``"L9"`` and ``"R1"`` to ``"R9"``, the first to ninth word on that side; ``"keyword"``, ``"publisher"``.
        Several count one after another: ``("R1", "R2", "L1")``. Equals stand by date.
    match : {"literal", "word"}
        Wherever it is written, or only where it is a word of its own: it begins and ends where tokens do, and no other noun
        is glued to it: 시장 in 시장은, not in 시장조사. For this the corpus must be tokenized.
    synonyms : Path, mapping of str to str or Synonyms, optional
        A table ``form,word``: all forms of a query are sought, written with their blanks and without.

    Returns
    -------
    pandas.DataFrame
        A notebook shows it with the keywords below each other, while it has ``left``, ``keyword`` and ``right``. Columns:
        article_id, published_at, publisher, left, keyword, right, start, end, query (that found it), citation (outlet,
        title, day, URL); ``start:end`` are characters of the text of the article. Places of one query do not overlap.

    Raises
    ------
    ValueError
        If a query is blank, the width negative, a choice unknown, or words are asked of what is no corpus.
    InputError
        If words are asked and nothing is tokenized, or the table of synonyms cannot be read.

    Examples
    --------
    >>> article = Article(id="a", text="한빛시는 새 학교를 열었다.")
    >>> kwic([article], "학교", width=4)[["left", "keyword", "right"]].to_numpy().tolist()
    [['는 새 ', '학교', '를 열었']]
    """
    orders = _orders(sort)
    check_choice(context, get_args(Context), "context")
    check_match(match)
    width = _WIDTHS[context] if width is None else width
    if width < 0:
        raise ValueError(f"width is {width}; it must not be negative")
    queries = queries_of(query, read_synonyms(synonyms))
    rows = [row for found in _found(source, queries, match) for row in _lines(*found, context, width)]
    rows.sort(key=lambda row: (*(order(row) for order in orders), _by_date(row)))
    return _frame(rows)


def _found(
    source: Articles, queries: Sequence[Query], match: Match
) -> Iterator[tuple[Article, list[tuple[str, int, int]]]]:
    """Yield the articles with the places of the queries in them."""
    articles = candidates(source, queries)
    if match == "literal":
        for article in articles:
            yield article, [(each.name, *place) for each in queries for place in each.places(article.text)]
        return
    for article, tokens in with_tokens(source, articles):
        yield (
            article,
            [(each.name, *place) for each in queries for place in whole_words(each.places(article.text), tokens)],
        )


def _lines(
    article: Article, found: list[tuple[str, int, int]], context: Context, width: int
) -> Iterator[dict[str, Any]]:
    if not found:
        return
    text, citation = article.text, _citation(article)
    bounds = list(sentences(text)) if context == "sentence" else []
    for query, start, end in found:
        first, last = _context(text, (start, end), context, width, bounds)
        yield {
            "article_id": article.id,
            "published_at": article.published_at,
            "publisher": article.publisher,
            "left": text[first:start].translate(_BREAKS),
            "keyword": text[start:end].translate(_BREAKS),
            "right": text[end:last].translate(_BREAKS),
            "start": start,
            "end": end,
            "query": query,
            "citation": citation,
        }


def _context(
    text: str, place: tuple[int, int], context: Context, width: int, bounds: list[tuple[int, int]]
) -> tuple[int, int]:
    """Return from where to where the context reaches."""
    start, end = place
    if context == "characters":
        return max(0, start - width), min(len(text), end + width)
    if context == "sentence":
        touched = [(a, b) for a, b in bounds if a < end and b > start]
        return (min(touched[0][0], start), max(touched[-1][1], end)) if touched else place
    before, behind = text[:start].rsplit(maxsplit=width), text[end:].split(maxsplit=width)
    first = len(before[0]) if len(before) > width else 0
    last = len(text) - len(behind[-1]) if len(behind) > width else len(text)
    return first + len(text[first:start]) - len(text[first:start].lstrip()), end + len(text[end:last].rstrip())


def _citation(article: Article) -> str:
    day = article.published_at.date().isoformat() if article.published_at else None
    title = f"「{article.title}」" if article.title else None
    return ", ".join(part for part in (article.publisher, title, day, article.url) if part).translate(_BREAKS)


def _by_date(row: dict[str, Any]) -> tuple[bool, float, str, int]:
    time = row["published_at"]
    return time is None, time.timestamp() if time else 0.0, row["article_id"], row["start"]


def _orders(sort: str | Sequence[str]) -> list[Callable[[dict[str, Any]], Any]]:
    asked = (sort,) if isinstance(sort, str) else tuple(sort)
    return [_order(name) for name in asked]


def _order(name: str) -> Callable[[dict[str, Any]], Any]:
    word = _WORD.fullmatch(name)
    if word:
        left, n = word["side"] == "L", int(word["n"])
        return lambda row: _nth(row["left"].split()[::-1] if left else row["right"].split(), n)
    if name not in _ORDERS:
        known = (*_ORDERS, "L1", "R1")
        raise ValueError(
            f"unknown order {name!r}; {did_you_mean(name, known)}known: {', '.join(_ORDERS)}, L1-L9, R1-R9"
        )
    if name == "left":
        return lambda row: row["left"][::-1]
    return _by_date if name == "date" else lambda row: row[name] or ""


def _nth(words: list[str], n: int) -> str:
    return words[n - 1] if len(words) >= n else ""


def _frame(rows: list[dict[str, Any]]) -> "pd.DataFrame":
    import pandas as pd

    from newsmine.records import KST
    from newsmine.words.lines import Lines

    columns: dict[str, Any] = {}
    for name in _COLUMNS:
        values = [row[name] for row in rows]
        if name == "published_at":
            times = pd.Series(pd.to_datetime(values, utc=True), dtype="datetime64[us, UTC]")
            columns[name] = times.dt.tz_convert(KST)
        else:
            columns[name] = pd.Series(values, dtype="int64" if name in {"start", "end"} else "string")
    table: pd.DataFrame = Lines(columns)
    return table
