"""Articles into a corpus, with where each came from."""

import hashlib
import json
import sqlite3
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from newsmine.corpus.database import Corpus, transaction
from newsmine.corpus.extras import put_extra
from newsmine.corpus.frames import row_of_article
from newsmine.corpus.search import add_to_index, remove_from_index
from newsmine.records import KST, Article, Reading
from newsmine.schema import ARTICLES

_INSERT = (
    f"INSERT INTO articles ({', '.join(ARTICLES.names)}, content_hash) "
    f"VALUES ({', '.join('?' for _ in range(len(ARTICLES.names) + 1))})"
)
_UPDATE = f"UPDATE articles SET {', '.join(name + ' = ?' for name in ARTICLES.names)}, content_hash = ? WHERE n = ?"
_PROVENANCE = (
    "INSERT OR REPLACE INTO provenance (article_id, input, sha256, reader, decoder, licence, warnings, imported_at, "
    "found_in, fetched_at, charset) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """A file or a collected page that articles come from: ``fingerprint`` names the readers that read it.

    Of a collected page ``path`` is its URL, ``found_in`` the feed, list or answer that named it, and ``charset`` what
    its server called it.
    """

    path: str
    sha256: str
    fingerprint: str
    licence: str | None = None
    found_in: str | None = None
    fetched_at: datetime | None = None
    charset: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What became of the articles of an input."""

    added: int = 0
    changed: int = 0
    same: int = 0
    removed: int = 0


def is_known(corpus: Corpus, source: Input) -> bool:
    """Return whether the input was read before, with the same bytes and the same readers."""
    row = corpus.connection.execute(
        "SELECT 1 FROM inputs WHERE path = ? AND sha256 = ? AND fingerprint = ?",
        (source.path, source.sha256, source.fingerprint),
    ).fetchone()
    return row is not None


def add_readings(
    corpus: Corpus,
    source: Input,
    readings: Iterable[Reading],
    *,
    error: str | None = None,
    bad_rows: Collection[str] = (),
) -> Added:
    """Put the articles of one input into the corpus, in one transaction.

    Articles that the same input gave before and gives no more are taken out. Of two articles of one id the longer
    one is kept; which of two inputs was read first makes no difference.

    Parameters
    ----------
    source : Input
        The file; remembered, so that it is not read again until it changes.
    readings : iterable of Reading
        Its articles; read once.
    error : str, optional
        Why the file could not be read; it is listed at the end of every run until the file changes.
    bad_rows : collection of str
        Why some of its rows could not be used, each in one line: listed likewise. Read when the readings are through, so
        that it may be filled while they are read.
    """
    tally = {"added": 0, "changed": 0, "same": 0}
    met: set[str] = set()
    with transaction(corpus) as connection:
        for reading in readings:
            met.add(reading.article.id)
            tally[_put(connection, source, reading)] += 1
        removed = _remove_others(connection, source.path, met)
        said = "\n".join(" ".join(line.split()) for line in ([error] if error is not None else bad_rows)) or None
        connection.execute(
            "INSERT OR REPLACE INTO inputs (path, sha256, fingerprint, articles, error) VALUES (?, ?, ?, ?, ?)",
            (source.path, source.sha256, source.fingerprint, len(met), said),
        )
    return Added(**tally, removed=removed)


def forget_inputs(corpus: Corpus, *, keep: Collection[str]) -> list[str]:
    """Take out what came from files other than those; return their paths. What was collected from the web stays."""
    paths = [path for (path,) in corpus.connection.execute("SELECT path FROM inputs ORDER BY path")]
    gone = [path for path in paths if path not in keep and "://" not in path]
    if gone:
        with transaction(corpus) as connection:
            for path in gone:
                _remove_others(connection, path, set())
                connection.execute("DELETE FROM inputs WHERE path = ?", (path,))
    return gone


def failed_inputs(corpus: Corpus) -> list[tuple[str, str]]:
    """Return path and reason of every input, and of every row of one, that could not be read."""
    failed = corpus.connection.execute("SELECT path, error FROM inputs WHERE error IS NOT NULL ORDER BY path")
    return [(path, line) for path, error in failed for line in error.split("\n")]


def content_hash(article: Article) -> str:
    """Return the hash of what later stages read of an article: title, text and date."""
    parts = [article.title, article.text, article.published_at.isoformat() if article.published_at else None]
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _put(connection: sqlite3.Connection, source: Input, reading: Reading) -> str:
    article = reading.article
    row, hash_ = row_of_article(article), content_hash(article)
    found = connection.execute(
        "SELECT a.n, a.title, a.text, a.content_hash, p.input, a.body_complete FROM articles a "
        "LEFT JOIN provenance p ON p.article_id = a.id WHERE a.id = ?",
        (article.id,),
    ).fetchone()
    if found is None:
        cursor = connection.execute(_INSERT, (*row, hash_))
        add_to_index(connection, int(cursor.lastrowid or 0), article.title, article.text)
        outcome = "added"
    else:
        outcome = _renew(connection, source, article, found, (*row, hash_))
        if outcome == "kept":
            return "same"
    connection.execute(_PROVENANCE, _provenance(source, reading))
    put_extra(connection, article.id, reading.extra)
    return outcome


def _renew(
    connection: sqlite3.Connection, source: Input, article: Article, found: tuple[Any, ...], row: tuple[Any, ...]
) -> str:
    """Write over an article of the same id, unless another input has a longer one: then it is ``"kept"``.

    Kept too is one that became whole since its input was read, if that gives it cut again.
    """
    n, title, text, hash_, path, whole = found
    if path not in {None, source.path} and (len(text), path) > (len(article.text), source.path):
        return "kept"
    if path == source.path and whole and not article.body_complete and len(text) > len(article.text):
        return "kept"
    connection.execute(_UPDATE, (*row, n))
    if hash_ == row[-1]:
        return "same"
    remove_from_index(connection, n, title, text)
    add_to_index(connection, n, article.title, article.text)
    return "changed"


def _provenance(source: Input, reading: Reading) -> tuple[Any, ...]:
    now = datetime.now(KST).isoformat(timespec="seconds")
    return (
        reading.article.id,
        source.path,
        source.sha256,
        reading.article.reader,
        reading.decoder,
        source.licence,
        json.dumps(list(reading.warnings), ensure_ascii=False),
        now,
        source.found_in,
        source.fetched_at.isoformat(timespec="seconds") if source.fetched_at else None,
        source.charset,
    )


def _remove_others(connection: sqlite3.Connection, path: str, keep: set[str]) -> int:
    rows = connection.execute(
        "SELECT a.n, a.id, a.title, a.text FROM articles a JOIN provenance p ON p.article_id = a.id WHERE p.input = ?",
        (path,),
    ).fetchall()
    gone = [row for row in rows if row[1] not in keep]
    for n, id_, title, text in gone:
        remove_from_index(connection, n, title, text)
        connection.execute("DELETE FROM articles WHERE id = ?", (id_,))
    return len(gone)
