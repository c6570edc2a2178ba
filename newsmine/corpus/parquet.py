"""A whole corpus as a folder of Parquet files, and back."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby, islice
from pathlib import Path
from typing import Any

from newsmine.corpus import frames
from newsmine.corpus.copies import mark_copies
from newsmine.corpus.database import Corpus
from newsmine.corpus.stages import keep_result
from newsmine.corpus.whole import whole
from newsmine.corpus.write import Input, add_readings
from newsmine.errors import InputError
from newsmine.records import Document, Found, Reading, Token
from newsmine.schema import ARTICLES, DUPLICATES, ENTITIES, MENTIONS, RELATIONS, TOKENS, TableSchema, token_row

# Rows of one row group: a few megabytes, so that a table is never in memory as a whole.
_ROWS = 20_000
_STORED = (ARTICLES, TOKENS, MENTIONS, RELATIONS, DUPLICATES)


def write_parquet(corpus: Corpus, folder: "str | Path") -> list[Path]:
    """Write every table of a corpus, with the full text, as ``<table>.parquet``.

    Returns
    -------
    list of Path
        The files, one a table; each is written under another name first, so that none is ever half there.
    """
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    connection = corpus.connection
    stored = (
        (ARTICLES, frames.article_rows(connection, duplicates=True)),
        (MENTIONS, frames.mention_rows(connection, duplicates=True, labels="all")),
        (RELATIONS, frames.relation_rows(connection, duplicates=True, modality="all")),
    )
    tokens = (
        token_row(document.article_id, i, token)
        for document in frames.documents(connection, duplicates=True)
        for i, token in enumerate(document.tokens)
    )
    made = ((TOKENS, tokens), (ENTITIES, frames.entities(connection)), (DUPLICATES, frames.duplicates(connection)))
    return [_write(schema, rows, stored_table, folder) for schema, rows in stored] + [
        _write(schema, records, arrow_table, folder) for schema, records in made
    ]


def read_parquet(folder: "str | Path", corpus: Corpus) -> None:
    """Put the tables of a folder that :func:`write_parquet` wrote into a corpus.

    Raises
    ------
    InputError
        If there is no ``articles.parquet``, or a file is damaged or has other columns.
    """
    folder = Path(folder)
    if not (folder / "articles.parquet").is_file():
        raise InputError(f"{folder}: holds no articles.parquet; name a folder that newsmine wrote")
    articles, tokens, mentions, relations, duplicates = (
        _read(schema, folder / f"{schema.name}.parquet") for schema in _STORED
    )
    source = Input(path=folder.as_posix(), sha256="", fingerprint="parquet")
    add_readings(corpus, source, (Reading(article=article) for article in articles))
    for id_, rows in groupby(tokens, key=lambda row: row.article_id):
        names = [name for name in Token._fields if name in TOKENS.names]
        parts = tuple(Token(**{name: getattr(row, name) for name in names}) for row in rows)
        keep_result(corpus, "tokens", id_, Document(article_id=id_, tokenizer="parquet", tokens=parts))
    found: dict[str, tuple[list[Any], list[Any]]] = {}
    for mention in mentions:
        found.setdefault(mention.article_id, ([], []))[0].append(mention)
    for relation in relations:
        found.setdefault(relation.article_id, ([], []))[1].append(relation)
    for id_, (named, tied) in found.items():
        keep_result(corpus, "entities", id_, Found(mentions=tuple(named), relations=tuple(tied)))
    mark_copies(corpus, duplicates)


def _write(
    schema: "TableSchema[Any]", rows: Iterable[Any], table: "Callable[[TableSchema[Any], list[Any]], Any]", folder: Path
) -> Path:
    from pyarrow import parquet

    path, waiting = folder / f"{schema.name}.parquet", iter(rows)
    with whole(path) as part, parquet.ParquetWriter(part, arrow_schema(schema)) as writer:
        while some := list(islice(waiting, _ROWS)):
            writer.write_table(table(schema, some))
    return path


def _read(schema: "TableSchema[Any]", path: Path) -> Iterator[Any]:
    import pyarrow as pa
    from pyarrow import parquet

    if not path.is_file():
        return
    try:
        with parquet.ParquetFile(path) as file:
            for batch in file.iter_batches(_ROWS):
                yield from schema.records(batch.to_pandas())
    except (pa.ArrowException, UnicodeDecodeError, OverflowError) as error:
        raise InputError(f"{path}: no readable Parquet file: {error}") from error


def arrow_table(schema: "TableSchema[Any]", records: Sequence[Any]) -> Any:  # noqa: ANN401 - pyarrow has no types
    """Return records as Parquet has them."""
    import pyarrow as pa

    own = arrow_schema(schema)
    columns = [pa.array([getattr(record, each.name) for record in records], each.type) for each in own]
    return pa.Table.from_arrays(columns, schema=own)


def stored_table(schema: "TableSchema[Any]", rows: Sequence[tuple[Any, ...]]) -> Any:  # noqa: ANN401 - pyarrow has no types
    """Return rows as the corpus stores them, with times and lists as text, as Parquet has them."""
    import pyarrow as pa

    own, columns = arrow_schema(schema), []
    for column, arrow, values in zip(schema.columns, own, zip(*rows, strict=True), strict=True):
        if column.kind == "list":
            columns.append(pa.array(map(_listed, values), arrow.type, size=len(rows)))
        elif column.kind in {"time", "flag"}:
            columns.append(pa.array(values).cast(arrow.type))
        else:
            columns.append(pa.array(values, arrow.type))
    return pa.Table.from_arrays(columns, schema=own)


@lru_cache(maxsize=1_000)
def _listed(stored: str) -> list[str]:
    listed: list[str] = json.loads(stored)
    return listed


def arrow_schema(schema: "TableSchema[Any]") -> Any:  # noqa: ANN401 - pyarrow has no types
    """Return the columns of a table as Parquet has them."""
    import pyarrow as pa

    kinds = {
        "text": pa.string(),
        "time": pa.timestamp("us", tz="+09:00"),
        "integer": pa.int64(),
        "number": pa.float64(),
        "flag": pa.bool_(),
        "list": pa.list_(pa.string()),
    }
    return pa.schema([(column.name, kinds[column.kind]) for column in schema.columns])
