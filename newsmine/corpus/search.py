"""Search over character bigrams: every Korean substring is found, however short or glued to a particle.

A text is folded (NFC, case, all but letters and digits to blanks); each word is written as its bigrams and its last
character. A query word is the phrase of its bigrams; where another word follows in a quoted phrase, the last character
stands between, so that ``"인공지능 사관학교"`` is found only with that blank.
"""

import json
import re
import sqlite3
import unicodedata
from dataclasses import dataclass
from operator import add

from newsmine.corpus.database import Corpus

# Matches that are rather gone through than sorted.
_MANY = 2_000
IN_PERIOD = "(:since IS NULL OR substr(a.published_at, 1, 7) >= :since) AND (:until IS NULL OR substr(a.published_at, 1, 7) <= :until)"
"""What holds of the rows ``a`` of some months, both of which may be NULL."""
_NEWEST = "ORDER BY a.published_at DESC, a.id LIMIT :limit OFFSET :skip"
_NEWEST_OF_FEW = f"""
SELECT a.id FROM bigrams b CROSS JOIN stories a ON a.n = b.rowid WHERE bigrams MATCH :match AND {IN_PERIOD} {_NEWEST}
"""
_NEWEST_OF_MANY = f"""
SELECT a.id FROM stories a
WHERE {IN_PERIOD} AND +a.n IN (SELECT rowid FROM bigrams WHERE bigrams MATCH :match) {_NEWEST}
"""
_N_IN_PERIOD = f"""
SELECT count(*) FROM bigrams b JOIN stories a ON a.n = b.rowid WHERE bigrams MATCH :match AND {IN_PERIOD}
"""
_NO_LETTERS = re.compile(r"[\W_]+")
_QUERY = re.compile(r'(?P<minus>-?)(?:"(?P<phrase>[^"]*)"|(?P<word>\S+))')


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """An article that a query found, with the text around its first place."""

    article_id: str
    published_at: str | None
    publisher: str | None
    title: str | None
    snippet: str


def fold(text: str) -> str:
    """Return the text as it is compared: NFC, without case, words of letters and digits.

    Examples
    --------
    >>> fold("AI·사관학교(5기)")
    'ai 사관학교 5기'
    """
    return " ".join(_NO_LETTERS.sub(" ", unicodedata.normalize("NFC", text).casefold()).split())


def grams(text: str) -> str:
    """Return a text as the tokens that are indexed.

    Examples
    --------
    >>> grams("광주시 AI")
    '광주 주시 시 ai i'
    """
    folded = fold(text)
    # Each character with the next one; of a word's last one that is a blank.
    pairs = map(add, folded, folded[1:] + " ")
    return " ".join([pair for pair in pairs if pair[0] != " "]).replace("  ", " ").rstrip()


def search(corpus: Corpus, query: str, *, limit: int = 20) -> list[Hit]:
    """Return the newest articles that hold the query.

    Parameters
    ----------
    query : str
        Words that must all occur; ``"…"`` a phrase; ``-word`` must not occur; ``OR`` between two words.
    limit : int
        How many articles at most.

    Raises
    ------
    ValueError
        If the query holds no letter or digit that must occur.
    """
    expression = match_expression(query)
    ids = json.dumps(newest_ids(corpus, expression, limit))
    rows = corpus.connection.execute(
        "SELECT a.id, a.published_at, a.publisher, a.title, a.text FROM json_each(?) f JOIN articles a ON a.id = f.value "
        "ORDER BY f.key",
        (ids,),
    )
    words = query_words(query)
    return [
        Hit(article_id=id_, published_at=date, publisher=publisher, title=title, snippet=_snippet(text, words))
        for id_, date, publisher, title, text in rows
    ]


def newest_ids(  # noqa: PLR0913 - a page of a period
    corpus: Corpus, expression: str, limit: int, *, skip: int = 0, since: str | None = None, until: str | None = None
) -> list[str]:
    """Return the ids of the newest articles that match an expression (:func:`match_expression`), the newest first.

    Few matches are sorted by day. Of many, the numbers alone are collected, and an index of the days is gone through from the last
    one on: twenty are soon met, and no other article is looked at.

    Parameters
    ----------
    expression : str
    limit, skip : int
        How many articles at most, after so many newer ones.
    since, until : str, optional
        First and last month (``"2024-05"``), both count in.
    """
    few = corpus.connection.execute(
        "SELECT count(*) FROM (SELECT 1 FROM bigrams WHERE bigrams MATCH ? LIMIT ?)", (expression, _MANY)
    ).fetchone()[0]
    query = _NEWEST_OF_FEW if few < _MANY else _NEWEST_OF_MANY
    asked = {"match": expression, "limit": limit, "skip": skip, "since": since, "until": until}
    return [id_ for (id_,) in corpus.connection.execute(query, asked)]


def count(corpus: Corpus, query: str, *, since: str | None = None, until: str | None = None) -> int:
    """Return how many articles hold the query, all or those of some months; see :func:`search`."""
    expression = match_expression(query)
    if since is not None or until is not None:
        asked = {"match": expression, "since": since, "until": until}
        return int(corpus.connection.execute(_N_IN_PERIOD, asked).fetchone()[0])
    found = corpus.connection.execute(
        "SELECT count(*) FROM bigrams WHERE bigrams MATCH ? AND rowid NOT IN "
        "(SELECT a.n FROM copies c JOIN articles a ON a.id = c.article_id WHERE c.left_out)",
        (expression,),
    )
    return int(found.fetchone()[0])


def found_ids(corpus: Corpus, query: str) -> list[str]:
    """Return the ids of all articles that hold the query, by date; see :func:`search`."""
    rows = corpus.connection.execute(
        "SELECT a.id FROM bigrams b JOIN stories a ON a.n = b.rowid WHERE bigrams MATCH ? ORDER BY a.published_at, a.id",
        (match_expression(query),),
    )
    return [id_ for (id_,) in rows]


def query_words(query: str) -> list[str]:
    """Return the words and phrases of a query that shall stand in a text, as they are written.

    Examples
    --------
    >>> query_words('광주 OR "인공지능 사관학교" -서울')
    ['광주', '인공지능 사관학교']
    """
    found = _QUERY.finditer(query)
    words = [each["phrase"] or each["word"] or "" for each in found if not each["minus"] and each["word"] != "OR"]
    return [word.strip() for word in words if word.strip()]


def match_expression(query: str) -> str:
    """Return the query in the language of the index.

    Examples
    --------
    >>> match_expression('광주 -서울')
    '("광주") NOT ("서울")'
    """
    wanted: list[str] = []
    unwanted: list[str] = []
    either = False
    for found in _QUERY.finditer(query):
        if found["word"] == "OR" and wanted:
            either = True
            continue
        phrase = _phrase(found["phrase"] or found["word"] or "")
        if not phrase:
            continue
        if found["minus"]:
            unwanted.append(phrase)
        elif either:
            wanted[-1] = f"({wanted[-1]} OR {phrase})"
        else:
            wanted.append(phrase)
        either = False
    if not wanted:
        raise ValueError(f"query {query!r} names nothing to find; give at least one word of letters or digits")
    expression = "(" + " AND ".join(wanted) + ")"
    return expression + "".join(f" NOT ({phrase})" for phrase in unwanted)


def add_to_index(connection: sqlite3.Connection, n: int, title: str | None, text: str) -> None:
    """Put an article into the index."""
    connection.execute(
        "INSERT INTO bigrams (rowid, title, text) VALUES (?, ?, ?)", (n, grams(title or ""), grams(text))
    )


def remove_from_index(connection: sqlite3.Connection, n: int, title: str | None, text: str) -> None:
    """Take an article out of the index; title and text must be those that were put in."""
    connection.execute(
        "INSERT INTO bigrams (bigrams, rowid, title, text) VALUES ('delete', ?, ?, ?)",
        (n, grams(title or ""), grams(text)),
    )


def _bigrams(word: str) -> list[str]:
    return [word[i : i + 2] for i in range(len(word) - 1)]


def _phrase(words: str) -> str:
    """Return the words, next to each other, in the language of the index; the last one may go on."""
    *before, last = fold(words).split() or [""]
    if not last:
        return ""
    tokens = [token for word in before for token in [*_bigrams(word), word[-1]]]
    if len(last) > 1:
        return '"' + " ".join([*tokens, *_bigrams(last)]) + '"'
    return '"' + " ".join([*tokens, last]) + '"' + " *"


def _snippet(text: str, words: list[str], *, width: int = 60) -> str:
    places = [text.casefold().find(word.casefold()) for word in words]
    at = min((place for place in places if place >= 0), default=0)
    start, end = max(0, at - width), at + width
    return ("…" if start else "") + " ".join(text[start:end].split()) + ("…" if end < len(text) else "")
