"""Queries over time, against all that was printed."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args

from newsmine.corpus.database import Corpus
from newsmine.corpus.read import iter_articles
from newsmine.corpus.select import Selection, selected_articles
from newsmine.errors import check_choice
from newsmine.records import Article, Token
from newsmine.text.periods import period_of
from newsmine.text.synonyms import Synonyms, read_synonyms
from newsmine.words.match import Articles, Match, Query, check_match, queries_of, whole_words, with_tokens

if TYPE_CHECKING:
    import pandas as pd

By = Literal["day", "week", "month", "year"]

_PER = 10_000
# Universal POS names of what is written beside words, and of what is glued to them.
_NO_WORDS = frozenset({"ADP", "PART", "PUNCT", "SYM", "CCONJ", "SCONJ", "AUX"})


@dataclass(slots=True)
class _Counts:
    """What is counted of each outlet (``None`` for all) and period."""

    totals: Counter[tuple[str | None, str]] = field(default_factory=Counter)
    words: Counter[tuple[str | None, str]] = field(default_factory=Counter)
    articles: dict[str, Counter[tuple[str | None, str]]] = field(default_factory=lambda: defaultdict(Counter))
    hits: dict[str, Counter[tuple[str | None, str]]] = field(default_factory=lambda: defaultdict(Counter))
    in_texts: dict[str, Counter[tuple[str | None, str]]] = field(default_factory=lambda: defaultdict(Counter))


def trend(  # noqa: PLR0913 - settings, all by keyword
    source: Articles,
    query: str | Iterable[str],
    *,
    by: By = "month",
    per: Literal["publisher"] | None = None,
    words: bool = False,
    average: int | None = None,
    match: Match = "literal",
    synonyms: Synonyms | Mapping[str, str] | Path | None = None,
) -> "pd.DataFrame":
    """Return how many articles of each period hold a query, or each of several, in title or text.

    Parameters
    ----------
    source : Corpus, Selection or iterable of Article
        Read once; articles without a date are left out.
    query : str or iterable of str
        What is sought, as it is written; see :func:`newsmine.words.kwic.kwic`.
    by : {"day", "week", "month", "year"}
        Length of a period; a week begins on Monday and is named by that day.
    per : {"publisher"}, optional
        Each outlet for itself, against what that outlet printed; articles without outlet are left out.
    words : bool
        Whether the places are counted against the words of the texts too; the corpus must be tokenized. Words are the tokens
        that are no particles, endings or signs.
    average : int, optional
        Of how many periods, this one in the middle, a moving average of the share is taken: an odd number. At the ends, of
        those that are there.
    match : {"literal", "word"}
        Wherever it is written, or only where it is a word of its own (in texts alone: titles are not tokenized).
    synonyms : Path, mapping of str to str or Synonyms, optional
        A table ``form,word``: all forms of a query are sought.

    Returns
    -------
    pandas.DataFrame
        A notebook shows it as lines, while it has ``period``, ``articles``, ``total`` and ``share``. Columns: period, articles (that hold the query), hits (its places), total (articles of the period), share (articles / total;
        missing where the total is 0); with ``words`` also words (of the texts) and per_10000 (places in texts for 10,000 of their words), with
        ``average`` also average. In front query, if several are asked, and publisher. Periods without articles stand in it
        too, from the first to the last of all.

    Raises
    ------
    ValueError
        If a query is blank, a choice unknown, the average even, or words are asked of what is no corpus.

    Examples
    --------
    >>> from datetime import datetime
    >>> article = Article(id="a", text="한빛시 학교", published_at=datetime.fromisoformat("2024-05-02T09:00:00+09:00"))
    >>> trend([article], "학교").to_numpy().tolist()
    [['2024-05', 1, 1, 1, 1.0]]
    """
    _check(by, per, average)
    check_match(match)
    queries = queries_of(query, read_synonyms(synonyms))
    counts = _count(source, queries, (by, per, match), words=words)
    periods = _periods([period for _, period in counts.totals], by)
    outlets = sorted({outlet or "" for outlet, _ in counts.totals}) if per else [None]
    keys = [(name, outlet, period) for name in (q.name for q in queries) for outlet in outlets for period in periods]
    frame = _frame(counts, keys, words=words)
    if average is not None:
        groups = frame.groupby(["query", "publisher"], dropna=False, sort=False)["share"]
        frame["average"] = groups.transform(lambda share: share.rolling(average, center=True, min_periods=1).mean())
    left_out = ([] if per else ["publisher"]) + (["query"] if isinstance(query, str) else [])
    kept: pd.DataFrame = frame.drop(columns=left_out)
    return kept


def _check(by: str, per: str | None, average: int | None) -> None:
    check_choice(by, get_args(By), "period")
    if per not in {None, "publisher"}:
        raise ValueError(f"unknown part {per!r}; known: publisher")
    if average is not None and (average < 1 or average % 2 == 0):
        raise ValueError(f"average is {average}; give an odd number of periods, so that one is in the middle")


def _count(source: Articles, queries: Sequence[Query], asked: tuple[By, str | None, Match], *, words: bool) -> _Counts:
    by, per, match = asked
    counts = _Counts()
    cut = words or match == "word"
    pairs: Iterable[tuple[Article, tuple[Token, ...]]] = (
        with_tokens(source, _articles(source)) if cut else ((article, ()) for article in _articles(source))
    )
    for article, tokens in pairs:
        if article.published_at is None or (per and article.publisher is None):
            continue
        key = (article.publisher if per else None, period_of(article.published_at.date().isoformat(), by))
        counts.totals[key] += 1
        if words:
            counts.words[key] += sum(token.pos not in _NO_WORDS for token in tokens)
        for query in queries:
            there = query.places(article.text)
            in_text = len(whole_words(there, tokens) if match == "word" else there)
            places = in_text + (len(query.places(article.title or "")) if match == "literal" else 0)
            counts.in_texts[query.name][key] += in_text
            counts.articles[query.name][key] += places > 0
            counts.hits[query.name][key] += places
    return counts


def _articles(source: Articles) -> Iterable[Article]:
    if isinstance(source, Selection):
        return selected_articles(source)
    return iter_articles(source) if isinstance(source, Corpus) else source


def _periods(found: list[str], by: By) -> list[str]:
    """Return all periods from the first to the last, also those in which nothing was printed."""
    if not found:
        return []
    first, last = min(found), max(found)
    if by == "year":
        return [str(year) for year in range(int(first), int(last) + 1)]
    if by == "month":
        start, end = (12 * int(name[:4]) + int(name[5:]) - 1 for name in (first, last))
        return [f"{month // 12:04}-{month % 12 + 1:02}" for month in range(start, end + 1)]
    step = 7 if by == "week" else 1
    begin, days = date.fromisoformat(first), (date.fromisoformat(last) - date.fromisoformat(first)).days
    return [(begin + timedelta(days=passed)).isoformat() for passed in range(0, days + 1, step)]


def _frame(counts: _Counts, keys: list[tuple[str, str | None, str]], *, words: bool) -> "pd.DataFrame":
    import pandas as pd

    from newsmine.words.courses import Courses

    def whole(of: Any) -> Any:  # noqa: ANN401 - a function of a key, a column
        return pd.Series([of(name, (outlet, period)) for name, outlet, period in keys], dtype="int64")

    held, total = whole(lambda name, key: counts.articles[name][key]), whole(lambda _, key: counts.totals[key])
    columns = {
        "query": pd.Series([name for name, _, _ in keys], dtype="string"),
        "publisher": pd.Series([outlet for _, outlet, _ in keys], dtype="string"),
        "period": pd.Series([period for _, _, period in keys], dtype="string"),
        "articles": held,
        "hits": whole(lambda name, key: counts.hits[name][key]),
        "total": total,
        "share": (held / total.where(total > 0)).astype("float64"),
    }
    if words:
        columns["words"] = whole(lambda _, key: counts.words[key])
        in_texts = whole(lambda name, key: counts.in_texts[name][key])
        columns["per_10000"] = (_PER * in_texts / columns["words"].where(columns["words"] > 0)).astype("float64")
    frame: pd.DataFrame = Courses(columns)
    return frame
