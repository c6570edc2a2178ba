"""A part of a corpus: the articles of some outlets, of a period, or that a query finds."""

import json
import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from newsmine.corpus.database import Corpus
from newsmine.corpus.frames import BY_ARTICLE, article_of_row, document_of_row, unpack_tokens
from newsmine.corpus.search import found_ids
from newsmine.errors import InputError, did_you_mean
from newsmine.records import Article, Document, Token
from newsmine.schema import ARTICLES
from newsmine.text.hangul import nfc

_PERIOD = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?")
_DECEMBER = 12
_AMONG = "a.id IN (SELECT value FROM json_each(?))"
_KEYS = ("publisher", "period", "since", "until", "query")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Selection:
    """A part of a corpus, made by :func:`select`: what asks a corpus for its words takes it in place of the whole.

    ``wording`` says in words what was asked for; ``article_ids`` are those of its articles. The corpus stays as it is.
    """

    corpus: Corpus
    wording: str
    article_ids: frozenset[str]

    def __len__(self) -> int:
        """Return how many articles there are."""
        return len(self.article_ids)

    def rest(self) -> "Selection":
        """Return all other articles of the corpus, without the copies that are left out."""
        every = frozenset(id_ for (id_,) in self.corpus.connection.execute("SELECT id FROM stories"))
        return Selection(corpus=self.corpus, wording=f"not {self.wording}", article_ids=every - self.article_ids)


def select(  # noqa: PLR0913 - what is asked for, all by keyword
    corpus: Corpus,
    *,
    publisher: str | Iterable[str] | None = None,
    period: str | None = None,
    since: "str | date | None" = None,
    until: "str | date | None" = None,
    query: str | None = None,
) -> Selection:
    """Return the articles of a corpus for which all that is given holds.

    Parameters
    ----------
    corpus : Corpus
        Asked once; copies that are left out are not in it.
    publisher : str or iterable of str, optional
        Outlets, as the articles name them.
    period : str, optional
        A year, month or day: ``"2024"``, ``"2024-05"``, ``"2024-05-02"``.
    since, until : str or date, optional
        First and last day, both count in; a year or month is all of it.
    query : str, optional
        What the articles must hold in title or text, as for :func:`newsmine.search`.

    Raises
    ------
    ValueError
        If nothing is asked for, a period is none, or the query names nothing to find.
    InputError
        If no article is of an outlet of that name.

    Examples
    --------
    >>> with Corpus.open(":memory:") as corpus:
    ...     selection = select(corpus, period="2024-02")
    >>> selection.wording, len(selection)
    ('2024-02-01 to 2024-02-29', 0)
    """
    since, until = (period or since, period or until) if period else (since, until)
    first, last = _first(since), _last(until)
    named = None if publisher is None else _publishers(corpus, publisher)
    if named is None and first is None and last is None and query is None:
        raise ValueError(f"select what? give one of: {', '.join(_KEYS)}")
    days = [part for part in (first and first.isoformat(), last and f"to {last.isoformat()}") if part]
    wording = [", ".join(named)] if named else []
    wording += [" ".join(days)] if days else []
    wording += [repr(query)] if query else []
    rows = corpus.connection.execute(
        "SELECT a.id FROM stories a WHERE (:publishers IS NULL OR a.publisher IN (SELECT value FROM json_each(:publishers))) "
        "AND (:first IS NULL OR substr(a.published_at, 1, 10) >= :first) "
        "AND (:last IS NULL OR substr(a.published_at, 1, 10) <= :last)",
        {
            "publishers": None if named is None else json.dumps(named),
            "first": first and first.isoformat(),
            "last": last and last.isoformat(),
        },
    )
    ids = frozenset(id_ for (id_,) in rows)
    if query is not None:
        ids &= frozenset(found_ids(corpus, query))
    return Selection(corpus=corpus, wording="; ".join(wording), article_ids=ids)


def select_by_words(corpus: Corpus, words: str) -> Selection:
    """Return the part of a corpus that a line of the command line asks for.

    Parameters
    ----------
    words : str
        ``publisher=가람일보;since=2024-01;query=사관학교``, its parts one after another; a year, month or day alone is a period.

    Raises
    ------
    ValueError
        If it cannot be understood.
    """
    if _PERIOD.fullmatch(words.strip()):
        return select(corpus, period=words.strip())
    given: dict[str, str] = {}
    for part in words.split(";"):
        name, sign, value = (piece.strip() for piece in part.partition("="))
        if not sign or name not in _KEYS:
            hint = did_you_mean(name, _KEYS) if sign else ""
            raise ValueError(
                f"{words!r} is no part of a corpus; {hint}write it like 2024-05, or like publisher=가람일보;since=2024-01 "
                f"of: {', '.join(_KEYS)}"
            )
        given[name] = value
    publisher = given.pop("publisher", None)
    names = None if publisher is None else [name.strip() for name in publisher.split(",")]
    return select(corpus, publisher=names, **given)


def selected_documents(selection: Selection) -> Iterator[Document]:
    """Yield the tokens of every article of the part that has been tokenized, in the order of the articles."""
    rows = selection.corpus.connection.execute(
        f"SELECT d.article_id, d.tokenizer, d.tokens FROM documents d JOIN stories a ON a.id = d.article_id "
        f"WHERE {_AMONG} {BY_ARTICLE}",
        (json.dumps(sorted(selection.article_ids)),),
    )
    yield from map(document_of_row, rows)


def selected_articles(selection: Selection) -> Iterator[Article]:
    """Yield the articles of the part, by date and id."""
    columns = ", ".join(f"a.{name}" for name in ARTICLES.names)
    for row in selection.corpus.connection.execute(
        f"SELECT {columns} FROM stories a WHERE {_AMONG} {BY_ARTICLE}", (json.dumps(sorted(selection.article_ids)),)
    ):
        yield article_of_row(row)


def tokens_of(corpus: Corpus, article_id: str) -> tuple[Token, ...] | None:
    """Return the tokens of an article; nothing if it has not been tokenized."""
    found = corpus.connection.execute("SELECT tokens FROM documents WHERE article_id = ?", (article_id,)).fetchone()
    return None if found is None else unpack_tokens(found[0])


def article_facts(corpus: Corpus) -> dict[str, tuple[str | None, str | None]]:
    """Return the outlet and the Korean day (ISO 8601) of each article by its id."""
    rows = corpus.connection.execute("SELECT id, publisher, substr(published_at, 1, 10) FROM stories")
    return {id_: (publisher, day) for id_, publisher, day in rows}


def _publishers(corpus: Corpus, publisher: str | Iterable[str]) -> list[str]:
    asked = sorted({nfc(publisher)} if isinstance(publisher, str) else set(map(nfc, publisher)))
    known = [name for (name,) in corpus.connection.execute("SELECT DISTINCT publisher FROM stories") if name]
    for name in asked:
        if name not in known:
            raise InputError(f"no article of {name!r}; {did_you_mean(name, known)}outlets: {', '.join(sorted(known))}")
    return asked


def _first(given: "str | date | None") -> date | None:
    if given is None or isinstance(given, date):
        return given
    year, month, day = _numbers(given)
    return _day(year, month or 1, day or 1, given)


def _last(given: "str | date | None") -> date | None:
    if given is None or isinstance(given, date):
        return given
    year, month, day = _numbers(given)
    month = month or _DECEMBER
    return _day(year, month, day or (monthrange(year, month)[1] if 1 <= month <= _DECEMBER else 1), given)


def _numbers(given: str) -> tuple[int, int, int]:
    found = _PERIOD.fullmatch(given.strip())
    if found is None:
        raise ValueError(f"{given!r} is no period; write a year, month or day as 2024, 2024-05 or 2024-05-02")
    return int(found["year"]), int(found["month"] or 0), int(found["day"] or 0)


def _day(year: int, month: int, day: int, given: str) -> date:
    try:
        return date(year, month, day)
    except ValueError as error:
        raise ValueError(f"{given!r} is no period: {error}; write it as 2024, 2024-05 or 2024-05-02") from error
