"""What was read of a corpus, kept in it block by block: a change of an article throws the block away that it is in."""

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newsmine.corpus.database import Corpus
from newsmine.corpus.frames import article_of_row, document_of_row, mention_of_row
from newsmine.corpus.kinds import CHOSEN, Labels, chosen
from newsmine.records import Article, Document, Mention
from newsmine.schema import ARTICLES, MENTIONS

# Articles that came into the corpus one after another. The triggers of newsmine.corpus.migrations say so too.
_BITS = 7
_SOME = "stories a {} WHERE a.n BETWEEN :first AND :last"


@dataclass(frozen=True, slots=True)
class Block:
    """The records of a block of articles, as :class:`newsmine.corpus.parts.Records`."""

    corpus: Corpus
    number: int

    def articles(self) -> Iterator[Article]:
        """Yield the articles."""
        columns = ", ".join(f"a.{name}" for name in ARTICLES.names)
        return map(article_of_row, self._rows(f"SELECT {columns} FROM {_SOME.format('')} ORDER BY a.n"))

    def mentions(self, labels: Labels = None) -> Iterator[Mention]:
        """Yield the mentions: names, or ``"all"``."""
        columns = ", ".join(f"m.{name}" for name in MENTIONS.names)
        source = _SOME.format("CROSS JOIN mentions m ON m.article_id = a.id")
        query = f"SELECT {columns} FROM {source} AND {CHOSEN} ORDER BY a.n"
        return map(mention_of_row, self._rows(query, chosen(self.corpus.connection, labels)))

    def documents(self) -> Iterator[Document]:
        """Yield the tokens."""
        source = _SOME.format("CROSS JOIN documents d ON d.article_id = a.id")
        return map(
            document_of_row, self._rows(f"SELECT d.article_id, d.tokenizer, d.tokens FROM {source} ORDER BY a.n")
        )

    def _rows(self, query: str, given: "dict[str, str | int] | None" = None) -> sqlite3.Cursor:
        bounds = {"first": self.number << _BITS, "last": (self.number + 1 << _BITS) - 1}
        return self.corpus.connection.execute(query, {**bounds, **(given or {})})


def blocks(corpus: Corpus) -> range:
    """Return the numbers of all blocks; some may have no article any more."""
    last = corpus.connection.execute("SELECT max(n) FROM articles").fetchone()[0]
    return range(0 if last is None else (last >> _BITS) + 1)


def kept_blocks(corpus: Corpus, name: str, choice: str) -> Iterator[tuple[int, bytes]]:
    """Yield number and value of the blocks that are kept of what was read under a name, by the same choice."""
    yield from corpus.connection.execute(
        "SELECT block, value FROM kept WHERE name = ? AND choice = ? ORDER BY block", (name, choice)
    )


def version(corpus: Corpus) -> int:
    """Return what changes when another connection writes."""
    number: int = corpus.connection.execute("PRAGMA data_version").fetchone()[0]
    return number


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
            rows = [(name, number, choice, value) for number, value in some]
            connection.executemany("INSERT OR REPLACE INTO kept (name, block, choice, value) VALUES (?, ?, ?, ?)", rows)
        connection.execute("COMMIT")
    except sqlite3.OperationalError:
        # Another program writes, the disk is full, or nobody may write: it is read again then.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
    finally:
        connection.execute(f"PRAGMA busy_timeout = {wait}")
