"""A whole corpus as a folder of Parquet files, and back."""

from collections.abc import Iterable, Iterator
from itertools import count, groupby, islice
from pathlib import Path
from typing import Any

from newsmine.corpus import frames
from newsmine.corpus.arrow import ROWS, arrow_table, files_of, write_file
from newsmine.corpus.copies import mark_copies
from newsmine.corpus.database import Corpus
from newsmine.corpus.kept import one_state
from newsmine.corpus.named import entities
from newsmine.corpus.parted import KINDS, PartedTable, parts_of
from newsmine.corpus.stages import keep_result
from newsmine.corpus.write import Input, add_readings
from newsmine.errors import InputError
from newsmine.records import Document, Found, Reading, Token
from newsmine.schema import ARTICLES, DUPLICATES, ENTITIES, MENTIONS, RELATIONS, TOKENS, TableSchema
from newsmine.widgets.progress import Progress

_STORED = (ARTICLES, TOKENS, MENTIONS, RELATIONS, DUPLICATES)
_MADE = ((ENTITIES, entities), (DUPLICATES, frames.duplicates))


def write_parquet(corpus: Corpus, folder: "str | Path", *, progress: Progress | None = None) -> list[Path]:
    """Write every table of a corpus, with the full text, as ``<table>.parquet``.

    In a folder that was written before only what changed since is written. The tables of more than 100,000 articles are
    folders of that name with a file for each month, which pandas, Polars, Dask and Spark read as one table.

    Parameters
    ----------
    corpus : Corpus
    folder : str or Path
    progress : callable, optional
        Called with how many files are up to date, and how many there are to be.

    Returns
    -------
    list of Path
        The files; each is written under another name first, so that none is ever half there.
    """
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    tables = [PartedTable(corpus, kind, schema, folder) for kind, schema in KINDS]
    with one_state(corpus.connection):
        parts = parts_of(corpus)
        total = len(tables) * len(parts) + len(_MADE)
        done = count(1)

        def tell() -> None:
            if progress is not None:
                progress(next(done), total)

        lost = tables[0].lost(parts)
        files = [path for table in tables for path in table.write(parts, lost, tell)]
        for schema, records in _MADE:
            files.append(_write(schema, records(corpus.connection), folder))
            tell()
        for table in tables:
            table.keep({block for part in parts for block in part.blocks})
    return files


def read_parquet(folder: "str | Path", corpus: Corpus) -> None:
    """Put the tables of a folder that :func:`write_parquet` wrote into a corpus.

    Raises
    ------
    InputError
        If there is no ``articles.parquet``, or a file is damaged or has other columns.
    """
    folder = Path(folder)
    if not files_of(folder / "articles.parquet"):
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


def _write(schema: "TableSchema[Any]", records: Iterable[Any], folder: Path) -> Path:
    path, waiting = folder / f"{schema.name}.parquet", iter(records)
    write_file(path, schema, (arrow_table(schema, some) for some in iter(lambda: list(islice(waiting, ROWS)), [])))
    return path


def _read(schema: "TableSchema[Any]", path: Path) -> Iterator[Any]:
    import pyarrow as pa
    from pyarrow import parquet

    for part in files_of(path):
        try:
            with parquet.ParquetFile(part) as file:
                for batch in file.iter_batches(ROWS):
                    yield from schema.records(batch.to_pandas())
        except (pa.ArrowException, UnicodeDecodeError, OverflowError) as error:
            raise InputError(f"{part}: no readable Parquet file: {error}") from error
