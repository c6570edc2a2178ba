"""The store of everything: one SQLite file, one writer, safe against kill -9."""

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from newsmine.corpus.frames import (
    ModalityChoice,
    article_frame,
    duplicate_frame,
    entity_frame,
    mention_frame,
    relation_frame,
    token_frame,
)
from newsmine.corpus.kinds import Labels
from newsmine.corpus.migrations import check_version, migrate
from newsmine.errors import CorpusError

if TYPE_CHECKING:
    import pandas as pd

# Seconds that a writer waits for another one before it gives up.
_BUSY_SECONDS = 10.0
# Of a large corpus pages that are written again and again (indices) stay in memory up to 128 MB, and go to the file 64 MB at a time:
# with what SQLite does by itself a million articles are joined in ten times the time.
_SETTINGS = (
    "journal_mode = WAL",
    "synchronous = FULL",
    "foreign_keys = ON",
    "cache_size = -131072",
    "wal_autocheckpoint = 16384",
)
_HEADER = b"SQLite format 3\x00"


class Corpus:
    """A corpus of articles with all that was found in them.

    Made by :meth:`open`; a context manager. Reading and writing functions stand beside it in ``newsmine.corpus``.

    Examples
    --------
    >>> with Corpus.open(":memory:") as corpus:
    ...     len(corpus.articles())
    0
    """

    def __init__(self, path: str, connection: sqlite3.Connection) -> None:
        self.path = path
        self.connection = connection

    @classmethod
    def open(cls, path: "str | Path", *, create: bool = True, read_only: bool = False) -> "Corpus":
        """Open a corpus, and make it if it is not there.

        Parameters
        ----------
        path : str or Path
            File of the corpus; ``":memory:"`` keeps it in memory.
        create : bool
            Whether a missing file is made.
        read_only : bool
            Whether nothing may be written: for a program that only answers. The file must be there, and of this version. So it
            is opened too in a folder that cannot be written to.

        Raises
        ------
        CorpusError
            If the file is missing and ``create`` is false, is no corpus, is locked or of a newer version.
        """
        name = str(path)
        if name != ":memory:":
            _check(Path(path), create=create and not read_only)
        # Where nobody may write, all can be read that needs no writing.
        fixed = name != ":memory:" and Path(path).exists() and not os.access(Path(path).parent, os.W_OK)
        try:
            return cls(name, _connect_to_read(Path(path), fixed=fixed) if read_only or fixed else _connect(name))
        except sqlite3.Error as error:
            raise CorpusError(f"{name}: {error}; is it a corpus that no other program writes to?") from error

    def close(self) -> None:
        """Close the file; a closed corpus cannot be used again."""
        self.connection.close()

    def __enter__(self) -> "Corpus":  # noqa: PYI034 - Self came with Python 3.11
        """Return the corpus itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the file."""
        self.close()

    def __repr__(self) -> str:
        """Return the path and the number of articles."""
        n = self.connection.execute("SELECT count(*) FROM articles").fetchone()[0]
        return f"<Corpus {self.path}: {n:,} articles>"

    def articles(self, *, duplicates: bool = False) -> "pd.DataFrame":
        """Return the articles, one a row, by date and id; with ``duplicates`` also the copies that are left out."""
        return article_frame(self.connection, duplicates=duplicates)

    def duplicates(self) -> "pd.DataFrame":
        """Return the near-duplicates that ``newsmine.dedupe`` marked, one a row, group after group."""
        return duplicate_frame(self.connection)

    def tokens(self) -> "pd.DataFrame":
        """Return the tokens, one a row, in the order of the articles."""
        return token_frame(self.connection)

    def mentions(self, *, labels: Labels = None) -> "pd.DataFrame":
        """Return the mentions, one a row, in the order of the articles.

        Parameters
        ----------
        labels : str or iterable of str, optional
            Only those of these labels: ``"DATE"``, ``("DATE", "TIME", "QUANTITY")``, or ``"all"``. By default names only,
            no dates, times and quantities.

        Raises
        ------
        ValueError
            If a label is unknown.
        """
        return mention_frame(self.connection, labels=labels)

    def entities(self) -> "pd.DataFrame":
        """Return the entities, the most mentioned first."""
        return entity_frame(self.connection)

    def relations(self, *, modality: ModalityChoice = "asserted") -> "pd.DataFrame":
        """Return the relations, one a row, in the order of the articles.

        Parameters
        ----------
        modality : {"asserted", "planned", "denied", "asked", "all"}
            How the texts word them: what is stated as a fact, what is only planned, what is denied, what is left open, or
            all of these, told apart by the column ``modality``.

        Raises
        ------
        ValueError
            If it is none of these.
        """
        return relation_frame(self.connection, modality=modality)


@contextlib.contextmanager
def transaction(corpus: Corpus) -> Iterator[sqlite3.Connection]:
    """Hold the corpus for writing: all of it happens, or nothing.

    Raises
    ------
    CorpusError
        If another program writes for longer than ten seconds, or the disk does not take it.
    """
    connection = corpus.connection
    try:
        connection.execute("BEGIN IMMEDIATE")
    except sqlite3.Error as error:
        raise CorpusError(f"{corpus.path}: {error}; another program writes to it or it is read-only") from error
    try:
        yield connection
        connection.execute("COMMIT")
    except sqlite3.Error as error:
        _roll_back(connection)
        raise CorpusError(f"{corpus.path}: {error}; nothing of this step was kept") from error
    except BaseException:
        _roll_back(connection)
        raise


def _connect(name: str) -> sqlite3.Connection:
    connection = sqlite3.connect(name, timeout=_BUSY_SECONDS, isolation_level=None)
    try:
        for pragma in _SETTINGS:
            connection.execute(f"PRAGMA {pragma}")
        migrate(connection, name)
    except BaseException:
        connection.close()
        raise
    return connection


def _connect_to_read(path: Path, *, fixed: bool) -> sqlite3.Connection:
    """Open without a right to write; whoever uses it sees to it that one thread does at a time.

    ``fixed`` says that nobody else writes either: SQLite then needs no files beside it.
    """
    # What a killed writer left in the log is read with the log alone, and that takes a file beside it.
    log = path.with_name(path.name + "-wal")
    whole = fixed and not (log.exists() and log.stat().st_size)
    connection = sqlite3.connect(
        f"{path.resolve().as_uri()}?{'immutable=1' if whole else 'mode=ro'}",
        uri=True,
        timeout=_BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        check_version(connection, str(path))
    except BaseException:
        connection.close()
        raise
    return connection


def _roll_back(connection: sqlite3.Connection) -> None:
    if connection.in_transaction:
        connection.execute("ROLLBACK")


def _check(path: Path, *, create: bool) -> None:
    if not path.exists():
        if not create:
            raise CorpusError(f"{path}: no such corpus; make it with: newsmine import FILES -c {path}")
        path.parent.mkdir(parents=True, exist_ok=True)
        return
    if path.is_dir():
        raise CorpusError(f"{path}: is a folder; name the corpus file in it")
    with path.open("rb") as file:
        head = file.read(len(_HEADER))
    if head and head != _HEADER:
        raise CorpusError(f"{path}: no corpus but another kind of file; name a .sqlite file")
