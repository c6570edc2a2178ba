"""The store of fetched pages: one SQLite file beside the corpus, one transaction a page."""

import contextlib
import hashlib
import json
import sqlite3
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType

from newsmine.errors import CorpusError
from newsmine.records import KST

# Seconds that a writer waits for a reader of the same file.
_BUSY_SECONDS = 10.0
VERSION = 1
_TABLES = """
CREATE TABLE responses (
    url TEXT PRIMARY KEY, status INTEGER NOT NULL, headers TEXT NOT NULL, body BLOB NOT NULL, sha256 TEXT NOT NULL,
    fetched_at TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE frontier (
    n INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE, url TEXT NOT NULL, state TEXT NOT NULL, tries INTEGER NOT NULL DEFAULT 0,
    kind TEXT, reason TEXT, final_url TEXT, title TEXT, published_at TEXT, publisher TEXT, found_in TEXT,
    changed_at TEXT NOT NULL
);
CREATE INDEX frontier_by_state ON frontier (state, n);
CREATE TABLE asks (n INTEGER PRIMARY KEY, ask TEXT NOT NULL UNIQUE, tries INTEGER NOT NULL DEFAULT 0);
CREATE TABLE known (key TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE hosts (host TEXT PRIMARY KEY, asked_at REAL NOT NULL, delay REAL NOT NULL DEFAULT 0) WITHOUT ROWID;
CREATE TABLE asleep (host TEXT PRIMARY KEY, until REAL NOT NULL) WITHOUT ROWID;
CREATE TABLE quota (name TEXT, day TEXT, used INTEGER NOT NULL, PRIMARY KEY (name, day)) WITHOUT ROWID;
CREATE TABLE walks (walk TEXT PRIMARY KEY, n INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE sources (url TEXT PRIMARY KEY, links INTEGER NOT NULL, asked_at TEXT NOT NULL) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredResponse:
    """An answer of a server: ``body`` is decompressed and whole, ``headers`` have lower-case names."""

    url: str
    status: int
    headers: Mapping[str, tuple[str, ...]]
    body: bytes
    fetched_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchedPage:
    """A fetched article page, with what the place that named it said of it."""

    key: str
    url: str
    final_url: str
    body: bytes
    sha256: str
    charset: str | None
    fetched_at: datetime
    title: str | None = None
    published_at: datetime | None = None
    publisher: str | None = None
    found_in: str | None = None


class PageStore:
    """Fetched pages, the addresses that are still to fetch, and when each host was last asked.

    Made by :meth:`open`; a context manager. Reading and writing functions stand beside it, and in
    ``newsmine.corpus.frontier``.
    """

    def __init__(self, path: str, connection: sqlite3.Connection) -> None:
        self.path = path
        self.connection = connection

    @classmethod
    def open(cls, path: "str | Path") -> "PageStore":
        """Open a store, and make it if it is not there.

        Raises
        ------
        CorpusError
            If the file is no store, is of a newer version, or cannot be written.
        """
        try:
            Path(path).parent.mkdir(parents=True, exist_ok=True)
            return cls(str(path), _connect(str(path)))
        except (sqlite3.Error, OSError) as error:
            raise CorpusError(f"{path}: {error}; is it a store of pages, and may you write there?") from error

    def close(self) -> None:
        """Close the file."""
        self.connection.close()

    def __enter__(self) -> "PageStore":  # noqa: PYI034 - Self came with Python 3.11
        """Return the store itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the file."""
        self.close()


def store_path(corpus: "str | Path") -> Path:
    """Return where the pages of a corpus are kept: beside it.

    Examples
    --------
    >>> store_path("study/gwangju.sqlite").name
    'gwangju.pages.sqlite'
    """
    path = Path(corpus)
    return path.with_name(f"{path.stem}.pages.sqlite")


def save_response(store: PageStore, response: StoredResponse, *, key: str | None = None) -> None:
    """Keep an answer, and with it, in one transaction, that the article of that key is fetched."""
    now = datetime.now(KST).isoformat(timespec="seconds")
    headers = json.dumps({name: list(values) for name, values in response.headers.items()}, ensure_ascii=False)
    with saving(store) as connection:
        connection.execute(
            "INSERT OR REPLACE INTO responses (url, status, headers, body, sha256, fetched_at) VALUES (?, ?, ?, ?, ?, ?)",
            (
                response.url,
                response.status,
                headers,
                zlib.compress(response.body, 6),
                hashlib.sha256(response.body).hexdigest(),
                response.fetched_at.isoformat(timespec="seconds"),
            ),
        )
        if key is not None:
            connection.execute(
                "UPDATE frontier SET state = 'fetched', kind = NULL, reason = NULL, final_url = ?, changed_at = ? "
                "WHERE key = ?",
                (response.url, now, key),
            )


def load_response(store: PageStore, url: str) -> StoredResponse | None:
    """Return what was kept of a URL, or ``None``."""
    row = store.connection.execute(
        "SELECT url, status, headers, body, fetched_at FROM responses WHERE url = ?", (url,)
    ).fetchone()
    if row is None:
        return None
    return StoredResponse(
        url=row[0],
        status=row[1],
        headers={name: tuple(values) for name, values in json.loads(row[2]).items()},
        body=_unpack(store, row[0], row[3]),
        fetched_at=datetime.fromisoformat(row[4]),
    )


def fetched_pages(store: PageStore, *, keys: "tuple[str, ...] | None" = None) -> Iterator[FetchedPage]:
    """Yield the fetched article pages in the order in which they were found; only those keys, if given."""
    query = (
        "SELECT f.key, f.url, f.final_url, r.body, r.headers, r.fetched_at, f.title, f.published_at, f.publisher, "
        "f.found_in, r.sha256 FROM frontier f JOIN responses r ON r.url = f.final_url WHERE f.state = 'fetched' "
    )
    if keys is None:
        rows = store.connection.execute(query + "ORDER BY f.n")
    else:
        rows = store.connection.execute(
            query + "AND f.key IN (SELECT value FROM json_each(?)) ORDER BY f.n", (json.dumps(keys),)
        )
    for row in rows:
        yield FetchedPage(
            key=row[0],
            url=row[1],
            final_url=row[2],
            body=_unpack(store, row[2], row[3]),
            charset=_charset(json.loads(row[4])),
            fetched_at=datetime.fromisoformat(row[5]),
            title=row[6],
            published_at=datetime.fromisoformat(row[7]) if row[7] else None,
            publisher=row[8],
            found_in=row[9],
            sha256=row[10],
        )


def fetched_keys(store: PageStore) -> list[tuple[str, str, str]]:
    """Return key, final URL and hash of every fetched article page, in the order in which they were found."""
    return list(
        store.connection.execute(
            "SELECT f.key, f.final_url, r.sha256 FROM frontier f JOIN responses r ON r.url = f.final_url "
            "WHERE f.state = 'fetched' ORDER BY f.n"
        )
    )


@contextlib.contextmanager
def saving(store: PageStore) -> Iterator[sqlite3.Connection]:
    """Hold the store for writing: all of it happens, or nothing.

    Raises
    ------
    CorpusError
        If the disk does not take it, or another program holds the file.
    """
    connection = store.connection
    try:
        connection.execute("BEGIN IMMEDIATE")
        yield connection
        connection.execute("COMMIT")
    except sqlite3.Error as error:
        _roll_back(connection)
        raise CorpusError(f"{store.path}: {error}; nothing of this step was kept") from error
    except BaseException:
        _roll_back(connection)
        raise


def _roll_back(connection: sqlite3.Connection) -> None:
    if connection.in_transaction:
        connection.execute("ROLLBACK")


def _connect(name: str) -> sqlite3.Connection:
    connection = sqlite3.connect(name, timeout=_BUSY_SECONDS, isolation_level=None)
    try:
        for pragma in ("journal_mode = WAL", "synchronous = NORMAL"):
            connection.execute(f"PRAGMA {pragma}")
        _make_tables(connection, name)
    except BaseException:
        connection.close()
        raise
    return connection


def _make_tables(connection: sqlite3.Connection, name: str) -> None:
    connection.execute("BEGIN IMMEDIATE")
    found = connection.execute("PRAGMA user_version").fetchone()[0]
    if found > VERSION:
        raise CorpusError(f"{name}: store of version {found}, this newsmine knows {VERSION}; upgrade newsmine")
    if found < VERSION:
        for statement in _TABLES.split(";"):
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {VERSION}")
    connection.execute("COMMIT")


def _unpack(store: PageStore, url: str, body: bytes) -> bytes:
    try:
        return zlib.decompress(body)
    except zlib.error as error:
        raise CorpusError(f"{store.path}: the page {url} is damaged: {error}; restore the file from a copy") from error


def _charset(headers: Mapping[str, list[str]]) -> str | None:
    for value in headers.get("content-type", []):
        _, found, label = value.lower().partition("charset=")
        if found:
            return label.split(";")[0].strip().strip("\"'") or None
    return None
