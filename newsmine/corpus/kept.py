"""What was read of a corpus, kept in it block by block: a change of an article throws away what was kept of its block."""

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator, Sequence

# A block is 128 articles that came into the corpus one after another. The triggers of newsmine.corpus.migrations say so too.
_BITS = 7


@contextlib.contextmanager
def one_state(connection: sqlite3.Connection) -> Iterator[None]:
    """Read all as it is now, whoever writes meanwhile; what is kept of it is there at the end."""
    begins = not connection.in_transaction
    if begins:
        connection.execute("BEGIN")
    try:
        yield
    finally:
        if begins and connection.in_transaction:
            try:
                connection.execute("COMMIT")
            except sqlite3.OperationalError:
                connection.execute("ROLLBACK")


def block_of(n: int) -> int:
    """Return the number of the block of the n-th article that came into the corpus."""
    return n >> _BITS


def bounds_of(number: int) -> tuple[int, int]:
    """Return the first and the last article that a block may have."""
    return number << _BITS, (number + 1 << _BITS) - 1


def blocks(connection: sqlite3.Connection) -> range:
    """Return the numbers of all blocks; some may have no article any more."""
    last = connection.execute("SELECT max(n) FROM articles").fetchone()[0]
    return range(0 if last is None else block_of(last) + 1)


def kept_blocks(connection: sqlite3.Connection, name: str, choice: str) -> Iterator[tuple[int, bytes]]:
    """Yield number and value of the blocks that are kept of what was read under a name, by the same choice."""
    yield from connection.execute(
        "SELECT block, value FROM kept WHERE name = ? AND choice = ? ORDER BY block", (name, choice)
    )


def put_blocks(connection: sqlite3.Connection, name: str, choice: str, some: Iterable[tuple[int, bytes]]) -> None:
    """Keep what was read of some blocks, in the transaction in which it was read, in place of what was kept under the name."""
    rows = ((name, number, choice, value) for number, value in some)
    connection.executemany("INSERT OR REPLACE INTO kept (name, block, choice, value) VALUES (?, ?, ?, ?)", rows)


def keep_blocks(connection: sqlite3.Connection, name: str, choice: str, some: Sequence[tuple[int, bytes]]) -> None:
    """Keep what was read of some blocks within :func:`one_state`, if that can be done now.

    Nothing is kept where nobody may write, another program writes now or wrote since, or the disk is full: it is read again then.
    """
    wait = connection.execute("PRAGMA busy_timeout").fetchone()[0]
    connection.execute("PRAGMA busy_timeout = 0")
    try:
        with contextlib.suppress(sqlite3.OperationalError):
            put_blocks(connection, name, choice, some)
    finally:
        connection.execute(f"PRAGMA busy_timeout = {wait}")
