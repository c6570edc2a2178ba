"""What was read of a corpus, kept in it block by block: a change of an article throws the block away that it is in."""

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from newsmine.corpus.database import Corpus
from newsmine.corpus.frames import BY_ARTICLE
from newsmine.corpus.parts import Kind, Some, record_of, rows_of

# Articles that came into the corpus one after another. The triggers of newsmine.corpus.migrations say so too.
_BITS = 7


@dataclass(frozen=True)
class Block(Some):
    """The records of a block of articles, copies left out."""

    corpus: Corpus
    number: int

    def records(self, kind: Kind) -> Iterator[Any]:
        """Yield the records of a kind."""
        query = f"SELECT a.id FROM stories a WHERE a.n BETWEEN ? AND ? {BY_ARTICLE}"
        ids = [id_ for (id_,) in self.corpus.connection.execute(query, bounds_of(self.number))]
        return (record_of(kind, row) for row in rows_of(self.corpus, kind, ids)[1])


@contextlib.contextmanager
def one_state(corpus: Corpus) -> Iterator[None]:
    """Read all as it is now, whoever writes meanwhile."""
    begins = not corpus.connection.in_transaction
    if begins:
        corpus.connection.execute("BEGIN")
    try:
        yield
    finally:
        if begins:
            corpus.connection.execute("COMMIT")


def blocks(corpus: Corpus) -> range:
    """Return the numbers of all blocks; some may have no article any more."""
    last = corpus.connection.execute("SELECT max(n) FROM articles").fetchone()[0]
    return range(0 if last is None else block_of(last) + 1)


def block_of(n: int) -> int:
    """Return the number of the block of the n-th article that came into the corpus."""
    return n >> _BITS


def bounds_of(number: int) -> tuple[int, int]:
    """Return the first and the last article that a block may have."""
    return number << _BITS, (number + 1 << _BITS) - 1


def kept_blocks(corpus: Corpus, name: str, choice: str) -> Iterator[tuple[int, bytes]]:
    """Yield number and value of the blocks that are kept of what was read under a name, by the same choice."""
    yield from corpus.connection.execute(
        "SELECT block, value FROM kept WHERE name = ? AND choice = ? ORDER BY block", (name, choice)
    )


def version(corpus: Corpus) -> int:
    """Return what changes when another connection writes."""
    number: int = corpus.connection.execute("PRAGMA data_version").fetchone()[0]
    return number


def put_blocks(corpus: Corpus, name: str, choice: str, some: Iterable[tuple[int, bytes]]) -> None:
    """Keep, within a transaction, what was read of some blocks, in place of what was kept of them under the name."""
    rows = ((name, number, choice, value) for number, value in some)
    corpus.connection.executemany("INSERT OR REPLACE INTO kept (name, block, choice, value) VALUES (?, ?, ?, ?)", rows)


def keep_blocks(corpus: Corpus, name: str, choice: str, some: Sequence[tuple[int, bytes]], *, read_at: int) -> None:
    """Keep what was read of some blocks, in place of what was kept of them under the name.

    Nothing is kept where the corpus cannot be written to now, or was written to since it was read: ``read_at`` is the
    :func:`version` then.
    """
    connection = corpus.connection
    if not some or connection.in_transaction:
        return
    wait = connection.execute("PRAGMA busy_timeout").fetchone()[0]
    connection.execute("PRAGMA busy_timeout = 0")
    try:
        connection.execute("BEGIN IMMEDIATE")
        if version(corpus) == read_at:
            put_blocks(corpus, name, choice, some)
        connection.execute("COMMIT")
    except sqlite3.OperationalError:
        # Another program writes, the disk is full, or nobody may write: it is read again then.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
    finally:
        connection.execute(f"PRAGMA busy_timeout = {wait}")
