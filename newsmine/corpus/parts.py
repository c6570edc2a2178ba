"""A corpus in parts: what is counted in each of them is put together, here or by many workers, in one and the same way."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from newsmine.corpus.database import Corpus
from newsmine.corpus.frames import BY_ARTICLE, article_of_row, document_of_row, mention_of_row
from newsmine.corpus.kept import bounds_of
from newsmine.corpus.kinds import Labels
from newsmine.corpus.read import iter_articles, iter_documents, iter_mentions
from newsmine.records import VALUE_LABELS, Article, Document, Mention
from newsmine.schema import ARTICLES, MENTIONS, RELATIONS

Row = tuple[Any, ...]
Kind = Literal["articles", "mentions", "relations", "documents"]

# Columns, table and its article, and the order within an article: as the rows of a whole corpus stand, see newsmine.corpus.frames.
_ROWS: dict[Kind, tuple[Sequence[str], str, str]] = {
    "articles": (ARTICLES.names, "articles t ON t.id", ""),
    "mentions": (MENTIONS.names, "mentions t ON t.article_id", ", t.field DESC, t.start, t.end, t.label"),
    "relations": (RELATIONS.names, "relations t ON t.article_id", ", t.start, t.head, t.type, t.tail, t.role"),
    "documents": (("article_id", "tokenizer", "tokens"), "documents t ON t.article_id", ""),
}
_RECORDS: dict[Kind, Callable[[Row], Article | Mention | Document]] = {
    "articles": article_of_row,
    "mentions": mention_of_row,
    "documents": document_of_row,
}


class Records(Protocol):
    """What is read of some articles, each kind article after article by date and id."""

    def articles(self) -> Iterator[Article]:
        """Yield the articles."""

    def mentions(self, labels: Labels = None) -> Iterator[Mention]:
        """Yield the mentions: names, or ``"all"``."""

    def documents(self) -> Iterator[Document]:
        """Yield the tokens."""


@dataclass(frozen=True, slots=True)
class Stored:
    """The records of a whole corpus."""

    corpus: Corpus

    def articles(self) -> Iterator[Article]:
        """Yield the articles."""
        return iter_articles(self.corpus)

    def mentions(self, labels: Labels = None) -> Iterator[Mention]:
        """Yield the mentions: names, or ``"all"``."""
        return iter_mentions(self.corpus, labels=labels)

    def documents(self) -> Iterator[Document]:
        """Yield the tokens."""
        return iter_documents(self.corpus)


class Some:
    """The records of some articles, each kind as :meth:`records` gives it."""

    def records(self, kind: Kind) -> Iterator[Any]:
        """Yield the records of a kind."""
        raise NotImplementedError

    def articles(self) -> Iterator[Article]:
        """Yield the articles."""
        return self.records("articles")

    def mentions(self, labels: Labels = None) -> Iterator[Mention]:
        """Yield the mentions: names, or ``"all"``."""
        mentions: Iterator[Mention] = self.records("mentions")
        return mentions if labels == "all" else (each for each in mentions if each.label not in VALUE_LABELS)

    def documents(self) -> Iterator[Document]:
        """Yield the tokens."""
        return self.records("documents")


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


class Parts(Protocol):
    """Something of each part of a corpus, here or elsewhere; what is not here yet is passed on as it is.

    What is passed to a work or a function beside the parts may be what :meth:`fold` and :meth:`apply` returned. Works and
    functions are known by their names: they stand at the top of a module, or are a :func:`functools.partial` of such a one.
    """

    @property
    def alone(self) -> bool:
        """Whether there is one part only: what is counted in it is all."""

    def map(self, work: Callable[..., Any], *given: object) -> "Parts":
        """Return what the work makes of each part."""

    def fold(self, merge: Callable[[Sequence[Any]], Any]) -> object:
        """Return all parts as one: ``merge`` takes some, or some that were merged, in any order; it is not asked of one."""

    def apply(self, function: Callable[..., Any], *given: object) -> object:
        """Return what a function makes of what was folded or applied."""

    def value(self, given: object) -> Any:  # noqa: ANN401 - whatever was made
        """Return what was folded or applied, here."""

    def values(self) -> list[Any]:
        """Return what there is of each part, here."""


@dataclass(frozen=True, slots=True)
class Here:
    """Parts that are here: often one, which is the whole."""

    parts: Sequence[Any]

    @property
    def alone(self) -> bool:
        """Whether there is one part only."""
        return len(self.parts) == 1

    def map(self, work: Callable[..., Any], *given: object) -> "Here":
        """Return what the work makes of each part."""
        return Here([work(part, *given) for part in self.parts])

    def fold(self, merge: Callable[[Sequence[Any]], Any]) -> object:
        """Return all parts as one."""
        return self.parts[0] if self.alone else merge(self.parts)

    def apply(self, function: Callable[..., Any], *given: object) -> object:
        """Return what a function makes of what is given."""
        return function(*given)

    def value(self, given: object) -> Any:  # noqa: ANN401 - as Parts
        """Return what is given."""
        return given

    def values(self) -> list[Any]:
        """Return the parts."""
        return list(self.parts)


Cut = Callable[[Corpus, Callable[[Records], Any], tuple[Kind, ...]], Parts]
"""From a corpus, how a part of it is read and of which kinds of records, to what was read of each part."""


def corpus_to_cut(source: object) -> Corpus:
    """Return what is to be cut.

    Raises
    ------
    TypeError
        If it is no corpus.
    """
    if not isinstance(source, Corpus):
        raise TypeError(f"parts are cut of a Corpus, not of {type(source).__name__}")
    return source


def places_of(corpus: Corpus) -> Iterator[tuple[str, str | None, str | None]]:
    """Yield id, outlet and Korean month of the articles that are no copies: outlet after outlet, month after month."""
    yield from corpus.connection.execute(
        "SELECT a.id, a.publisher, substr(a.published_at, 1, 7) FROM stories a "
        f"{BY_ARTICLE.replace('BY', 'BY a.publisher, substr(a.published_at, 1, 7),', 1)}"
    )


def ranks_of(corpus: Corpus) -> dict[str, int]:
    """Return the number of each article that is no copy in the order in which a corpus is read."""
    rows = corpus.connection.execute(f"SELECT a.id FROM stories a {BY_ARTICLE}")
    return {id_: i for i, (id_,) in enumerate(rows)}


def rows_of(corpus: Corpus, kind: Kind, ids: Sequence[str]) -> tuple[tuple[str, ...], list[Row]]:
    """Return the columns and the rows of a kind that some articles have, as they are stored, in the order of the articles given."""
    names, source, order = _ROWS[kind]
    columns = ", ".join(f"t.{name}" for name in names)
    asked = ", ".join(f"({n}, ?)" for n in range(len(ids)))
    query = f"WITH q (n, id) AS (VALUES {asked}) SELECT {columns} FROM q CROSS JOIN {source} = q.id ORDER BY q.n{order}"
    return tuple(names), corpus.connection.execute(query, ids).fetchall() if ids else []


def record_of(kind: Kind, row: Row) -> "Article | Mention | Document":
    """Return the record of a row of :func:`rows_of`."""
    return _RECORDS[kind](row)
