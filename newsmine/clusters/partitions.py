"""Articles as Parquet files by outlet and month, and what workers made of them: each file is whole or not there."""

import json
import os
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib.util import find_spec
from io import BytesIO
from itertools import groupby, islice
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar
from urllib.parse import quote

from newsmine.corpus.arrow import arrow_table
from newsmine.corpus.frames import PackedDocument, pack_tokens
from newsmine.corpus.parts import Row
from newsmine.corpus.stages import Attempt
from newsmine.errors import InputError
from newsmine.records import KST, Article, Document, Found
from newsmine.schema import ARTICLES, MENTIONS, RELATIONS

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

Item = TypeVar("Item")
_S3 = "s3://"
# Articles of one file: a worker that is lost loses no more than a few of these.
_MOST = 256
_COLUMNS = ("article_id", "by", "result", "error", "makeshift")


class Partition(NamedTuple):
    """A file of articles of one outlet and month, and the file of what became of them, both URLs."""

    articles: str
    results: str
    n: int


class Folder:
    """A folder that all workers can read and write: a path, or any URL that fsspec knows (``s3://bucket/folder``).

    Parameters
    ----------
    url : str

    Raises
    ------
    InputError
        If there is nothing that reads such a URL.
    """

    def __init__(self, url: str) -> None:
        self.url = url.rstrip("/")
        self.files, self.root = _file_system(self.url)
        # Of pyarrow's store: it has no transactions and no folders, and an object is there once all of it was sent.
        self._at_once = self.files.protocol == "s3"

    def cut(self, stage: str, articles: Iterable[Article]) -> Iterator[Partition]:
        """Write articles, which come by outlet and month, as partitions; they are there once they are yielded."""
        for name, some in files_of(articles, _place):
            partition = Partition(
                f"{self.root}/{stage}/articles/{name}", f"{self.root}/{stage}/results/{name}", len(some)
            )
            self._put(partition.articles, arrow_table(ARTICLES, some))
            yield partition

    def read_articles(self, partition: Partition) -> Iterator[Article]:
        """Yield the articles of a partition."""
        yield from ARTICLES.records(self._read(partition.articles).to_pandas())

    def write_results(self, partition: Partition, attempts: Iterable[Attempt]) -> None:
        """Write what became of the articles of a partition, all of it or nothing."""
        import pyarrow as pa

        rows = [_packed(attempt) for attempt in attempts]
        kinds = (pa.string(), pa.string(), pa.binary(), pa.string(), pa.string())
        columns = [pa.array(column, kind) for column, kind in zip(zip(*rows, strict=True), kinds, strict=True)]
        self._put(partition.results, pa.Table.from_arrays(columns, names=[*_COLUMNS]))

    def read_results(self, partition: Partition) -> Iterator[Attempt]:
        """Yield what became of the articles of a partition, and take its files away."""
        table = self._read(partition.results).to_pydict()
        yield from (_unpacked(*row) for row in zip(*(table[name] for name in _COLUMNS), strict=True))
        for path in (partition.articles, partition.results):
            self.files.rm(path)

    def write_rows(self, name: str, columns: tuple[str, ...], rows: Sequence[Row]) -> None:
        """Write rows as a file of the folder, all of them or nothing."""
        import pyarrow as pa

        table = [pa.array([row[i] for row in rows]) for i in range(len(columns))]
        self._put(f"{self.root}/{name}", pa.Table.from_arrays(table, names=[*columns]))

    def read_rows(self, name: str) -> Iterator[Row]:
        """Yield the rows of a file of the folder."""
        columns = self._read(f"{self.root}/{name}").to_pydict()
        yield from zip(*columns.values(), strict=True)

    def remove(self, name: str) -> None:
        """Take a folder of the folder away."""
        if self.files.exists(f"{self.root}/{name}"):
            self.files.rm(f"{self.root}/{name}", recursive=True)

    def clear(self) -> None:
        """Take the folder away."""
        if self.files.exists(self.root):
            self.files.rm(self.root, recursive=True)

    def _put(self, path: str, table: Any) -> None:  # noqa: ANN401 - pyarrow has no types
        from pyarrow import parquet

        whole = BytesIO()
        parquet.write_table(table, whole)
        if self._at_once:
            self.files.pipe_file(path, whole.getvalue())
            return
        self.files.makedirs(path.rpartition("/")[0], exist_ok=True)
        with self.files.transaction, self.files.open(path, "wb") as file:
            file.write(whole.getbuffer())

    def _read(self, path: str) -> Any:  # noqa: ANN401 - pyarrow has no types
        from pyarrow import parquet

        with self.files.open(path, "rb") as file:
            return parquet.read_table(file)


def files_of(items: Iterable[Item], place: Callable[[Item], tuple[str, str]]) -> Iterator[tuple[str, list[Item]]]:
    """Yield what comes by outlet and month as files of 256 at most: the name of each, and what is to stand in it."""
    n = 0
    for (publisher, month), own in groupby(items, key=place):
        while some := list(islice(own, _MOST)):
            yield f"publisher={quote(publisher, safe='')}/month={month}/{n:06}.parquet", some
            n += 1


def tasks_of(files: Iterable[Item], size: Callable[[Item], int], enough: int) -> Iterator[list[Item]]:
    """Yield files together that are too small to be worth a task of their own."""
    task: list[Item] = []
    for each in files:
        task.append(each)
        if sum(map(size, task)) >= enough:
            yield task
            task = []
    if task:
        yield task


def _file_system(url: str) -> "tuple[AbstractFileSystem, str]":
    from fsspec.core import url_to_fs

    if url.startswith(_S3) and find_spec("s3fs") is None:
        return _store(), url.removeprefix(_S3)
    try:
        files, root = url_to_fs(url)
    except (ValueError, ImportError) as error:
        raise InputError(f"{url}: {error}; name a folder that all workers see, or a URL that fsspec knows") from error
    return files, root.rstrip("/")


def _store() -> "AbstractFileSystem":
    """Return S3 as pyarrow speaks it; keys, region and endpoint are those of the environment, as for s3fs (``AWS_…``)."""
    from fsspec.implementations.arrow import ArrowFSWrapper
    from pyarrow.fs import S3FileSystem

    # pyarrow finds keys and region by itself, but not where a store is that is not Amazon's.
    scheme, _, host = os.environ.get("AWS_ENDPOINT_URL", "").partition("://")
    return ArrowFSWrapper(S3FileSystem(endpoint_override=host, scheme=scheme) if host else S3FileSystem())


def _place(article: Article) -> tuple[str, str]:
    when = article.published_at
    return article.publisher or "", when.astimezone(KST).strftime("%Y-%m") if when else ""


def _packed(attempt: Attempt) -> tuple[str | None, str | None, bytes | None, str | None, str | None]:
    result = attempt.result
    if isinstance(result, Document):
        return result.article_id, result.tokenizer, pack_tokens(result.tokens), attempt.error, attempt.makeshift
    if isinstance(result, Found):
        tables = ((MENTIONS, result.mentions), (RELATIONS, result.relations), (RELATIONS, result.unasserted))
        rows = [[[getattr(record, name) for name in schema.names] for record in records] for schema, records in tables]
        return (
            None,
            None,
            zlib.compress(json.dumps(rows, ensure_ascii=False).encode(), 1),
            attempt.error,
            attempt.makeshift,
        )
    return None, None, None, attempt.error, attempt.makeshift


def _unpacked(
    article_id: str | None, by: str | None, result: bytes | None, error: str | None, makeshift: str | None
) -> Attempt:
    if result is None:
        return Attempt(error=error, makeshift=makeshift)
    if article_id is not None and by is not None:
        return Attempt(PackedDocument(article_id, by, result), error, makeshift)
    mentions, *ties = json.loads(zlib.decompress(result))
    relations, unasserted = (
        (RELATIONS.record(**dict(zip(RELATIONS.names, row, strict=True))) for row in rows) for rows in ties
    )
    named = (MENTIONS.record(**dict(zip(MENTIONS.names, row, strict=True))) for row in mentions)
    return Attempt(
        Found(mentions=tuple(named), relations=tuple(relations), unasserted=tuple(unasserted)), error, makeshift
    )
