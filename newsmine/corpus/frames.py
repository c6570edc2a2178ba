"""The tables of a corpus as DataFrames, and its rows as records."""

import json
import sqlite3
import zlib
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, get_args

from newsmine.corpus.kinds import CHOSEN, Labels, chosen
from newsmine.corpus.named import entities
from newsmine.errors import check_choice
from newsmine.records import Article, Document, Duplicate, Mention, Modality, Relation, Token
from newsmine.schema import ARTICLES, DUPLICATES, ENTITIES, MENTIONS, RELATIONS, TOKENS, token_row

if TYPE_CHECKING:
    import pandas as pd

ModalityChoice = Modality | Literal["all"]
"""Which relations are asked for, by how the texts word them."""

# The order of every table: by day, then by id, so that two corpora of the same articles give the same files. An index has it, so
# that no row is sorted: articles must be the outer table of a join.
BY_ARTICLE = "ORDER BY a.published_at IS NULL, a.published_at, a.id"

_ARTICLES = f"SELECT {', '.join('a.' + name for name in ARTICLES.names)} FROM stories a {BY_ARTICLE}"
_DOCUMENTS = f"SELECT d.article_id, d.tokenizer, d.tokens FROM stories a CROSS JOIN documents d ON d.article_id = a.id {BY_ARTICLE}"
_MENTIONS = (
    f"SELECT {', '.join('m.' + name for name in MENTIONS.names)} FROM stories a CROSS JOIN mentions m ON m.article_id = a.id "
    f"WHERE {CHOSEN} {BY_ARTICLE}, m.field DESC, m.start, m.end, m.label"
)
_RELATIONS = (
    f"SELECT {', '.join('r.' + name for name in RELATIONS.names)} FROM stories a CROSS JOIN relations r ON r.article_id = a.id "
    f"WHERE :modality IN (r.modality, 'all') {BY_ARTICLE}, r.start, r.head, r.type, r.tail, r.role"
)
# The article that stands for a group comes first in it; the groups come in the order of those articles.
_DUPLICATES = """
SELECT dense_rank() OVER (ORDER BY k.published_at IS NULL, k.published_at, k.id) AS story, a.id, a.publisher,
       a.published_at, a.title, g.left_out = 0, g.duplicate_of, g.similarity
FROM (SELECT article_id, duplicate_of AS of_id, duplicate_of, similarity, left_out FROM copies
      UNION ALL SELECT DISTINCT duplicate_of, duplicate_of, NULL, 1.0, 0 FROM copies) g
JOIN articles a ON a.id = g.article_id JOIN articles k ON k.id = g.of_id
ORDER BY story, g.duplicate_of IS NOT NULL, a.published_at IS NULL, a.published_at, a.id
"""


def article_of_row(row: tuple[Any, ...]) -> Article:
    """Return the article of a row whose columns are those of the schema."""
    values = dict(zip(ARTICLES.names, row, strict=True))
    for name in ("published_at", "modified_at"):
        values[name] = datetime.fromisoformat(values[name]) if values[name] else None
    for name in ("authors", "captions"):
        values[name] = tuple(json.loads(values[name]))
    for name in ("body_complete", "ai_training_prohibited"):
        values[name] = bool(values[name])
    return Article(**values)


def mention_of_row(row: tuple[Any, ...]) -> Mention:
    """Return the mention of a row whose columns are those of the schema."""
    return Mention(**dict(zip(MENTIONS.names, row, strict=True)))


def document_of_row(row: tuple[Any, ...]) -> Document:
    """Return the document of a row of article, tokenizer and packed tokens."""
    article_id, tokenizer, packed = row
    return Document(article_id=article_id, tokenizer=tokenizer, tokens=unpack_tokens(packed))


def row_of_article(article: Article) -> tuple[Any, ...]:
    """Return the row of an article: times as text, lists as JSON."""
    values = ARTICLES.to_json(article)
    return tuple(
        json.dumps(value, ensure_ascii=False) if isinstance(value, list) else value for value in values.values()
    )


class PackedDocument(NamedTuple):
    """A document whose tokens are packed."""

    article_id: str
    tokenizer: str
    tokens: bytes


def pack_tokens(tokens: tuple[Token, ...]) -> bytes:
    """Return tokens as compressed JSON, column by column: a tenth of their rows' size."""
    columns = [[getattr(token, name) for token in tokens] for name in Token._fields]
    return zlib.compress(json.dumps(columns, ensure_ascii=False, separators=(",", ":")).encode(), 6)


def unpack_tokens(packed: bytes) -> tuple[Token, ...]:
    """Return the tokens that :func:`pack_tokens` packed."""
    return tuple(Token(*values) for values in zip(*json.loads(zlib.decompress(packed)), strict=True))


def articles(connection: sqlite3.Connection, *, duplicates: bool = False) -> Iterator[Article]:
    """Yield the articles by date and id; with ``duplicates`` also the copies that are left out."""
    query = _ARTICLES.replace(" stories a", " articles a") if duplicates else _ARTICLES
    yield from map(article_of_row, connection.execute(query))


def documents(connection: sqlite3.Connection) -> Iterator[Document]:
    """Yield the tokens of every article that has been tokenized."""
    yield from map(document_of_row, connection.execute(_DOCUMENTS))


def mentions(connection: sqlite3.Connection, *, labels: Labels = None) -> Iterator[Mention]:
    """Yield the mentions in the order of the articles, names or those of the labels; a title's come before its text's."""
    return map(mention_of_row, _mention_rows(connection, labels=labels))


def relations(connection: sqlite3.Connection, *, modality: ModalityChoice = "asserted") -> Iterator[Relation]:
    """Yield the relations that the texts word so, or all, in the order of the articles."""
    names = RELATIONS.names
    for row in _relation_rows(connection, modality=modality):
        values = dict(zip(names, row, strict=True))
        yield Relation(**{**values, "cross_sentence": bool(values["cross_sentence"])})


def duplicates(connection: sqlite3.Connection) -> Iterator[Duplicate]:
    """Yield the near-duplicates, group after group; the article that stands for its group comes first."""
    for row in connection.execute(_DUPLICATES):
        values = dict(zip(DUPLICATES.names, row, strict=True))
        values["published_at"] = datetime.fromisoformat(values["published_at"]) if values["published_at"] else None
        values["kept"] = bool(values["kept"])
        yield Duplicate(**values)


def article_frame(connection: sqlite3.Connection, *, duplicates: bool = False) -> "pd.DataFrame":
    """Return the articles as a table; with ``duplicates`` also the copies that are left out."""
    return ARTICLES.frame(articles(connection, duplicates=duplicates))


def token_frame(connection: sqlite3.Connection) -> "pd.DataFrame":
    """Return the tokens as a table."""
    return TOKENS.frame(
        token_row(document.article_id, i, token)
        for document in documents(connection)
        for i, token in enumerate(document.tokens)
    )


def mention_frame(connection: sqlite3.Connection, *, labels: Labels = None) -> "pd.DataFrame":
    """Return the mentions as a table: names, or those of the labels."""
    return MENTIONS.frame_of_rows(_mention_rows(connection, labels=labels))


def entity_frame(connection: sqlite3.Connection) -> "pd.DataFrame":
    """Return the entities as a table."""
    return ENTITIES.frame(entities(connection))


def duplicate_frame(connection: sqlite3.Connection) -> "pd.DataFrame":
    """Return the near-duplicates as a table."""
    return DUPLICATES.frame(duplicates(connection))


def relation_frame(connection: sqlite3.Connection, *, modality: ModalityChoice = "asserted") -> "pd.DataFrame":
    """Return the relations that the texts word so, or all, as a table."""
    return RELATIONS.frame_of_rows(_relation_rows(connection, modality=modality))


def _known(modality: ModalityChoice) -> ModalityChoice:
    known = (*get_args(Modality), "all")
    check_choice(modality, known, "modality", listed="modalities")
    return modality


def _mention_rows(connection: sqlite3.Connection, *, labels: Labels) -> Iterator[tuple[Any, ...]]:
    yield from connection.execute(_MENTIONS, chosen(connection, labels))


def _relation_rows(connection: sqlite3.Connection, *, modality: ModalityChoice) -> Iterator[tuple[Any, ...]]:
    yield from connection.execute(_RELATIONS, {"modality": _known(modality)})
