"""The tables of a corpus as Parquet files; those of a large corpus in parts by month, of which only what changed is written."""

import hashlib
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

from newsmine.corpus.arrow import ROWS, arrow_schema, arrow_table, files_of, stored_table, write_file
from newsmine.corpus.code import code_hash
from newsmine.corpus.database import Corpus
from newsmine.corpus.frames import BY_ARTICLE, document_of_row
from newsmine.corpus.kept import block_of, keep_blocks, kept_blocks
from newsmine.corpus.parts import Kind, rows_of
from newsmine.errors import ExportError
from newsmine.schema import ARTICLES, MENTIONS, RELATIONS, TOKENS, TableSchema, token_row

# A table of more articles is a folder with a file for each month.
_ONE_FILE = 100_000
# Articles whose rows are read at a time.
_AT_ONCE = 1_000
# Bytes of a part that is mended in memory; a larger one is written anew.
_MENDED = 1 << 30
_UNDATED = "undated"

KINDS: tuple[tuple[Kind, "TableSchema[Any]"], ...] = (
    ("articles", ARTICLES),
    ("mentions", MENTIONS),
    ("relations", RELATIONS),
    ("documents", TOKENS),
)


class Part(NamedTuple):
    """Articles whose rows are one file, in the order of every table, each with its block; of the whole the month is empty."""

    month: str
    ids: list[str]
    blocks: list[int]


@dataclass(frozen=True)
class PartedTable:
    """A table of the copies too, ``<table>.parquet`` in a folder: a file, or a folder with a file for each month."""

    corpus: Corpus
    kind: Kind
    schema: "TableSchema[Any]"
    folder: Path

    @property
    def path(self) -> Path:
        """The file of the table, or the folder of its parts."""
        return self.folder / f"{self.schema.name}.parquet"

    def write(self, parts: Sequence[Part], changed: Collection[str], tell: Callable[[], object]) -> list[Path]:
        """Write the parts in which something changed since this folder was written, and return the files of all.

        Parameters
        ----------
        parts : sequence of Part
        changed : collection of str
            Months that lost an article, or may have.
        tell : callable
            Called after each part.
        """
        kept, paths = self._kept(), [self._path(part) for part in parts]
        self._clear(paths)
        for part, path in zip(parts, paths, strict=True):
            fresh = [id_ for id_, block in zip(part.ids, part.blocks, strict=True) if block not in kept]
            if fresh or not kept or part.month in changed:
                write_file(path, self.schema, self._mended(part, path, fresh) or self._read(part.ids))
            tell()
        return paths

    def keep(self, blocks: Collection[int]) -> None:
        """Keep that the files are those of the corpus."""
        keep_blocks(self.corpus.connection, self._name, self._state(), [(number, b"") for number in blocks])

    def lost(self, parts: Sequence[Part]) -> set[str]:
        """Return the months whose files hold another number of rows than they have articles; for the table of articles."""
        from pyarrow import parquet

        known, lost = bool(self._kept()), set()
        for part in parts:
            path = self._path(part)
            if not known or not path.is_file() or parquet.read_metadata(path).num_rows != len(part.ids):
                lost.add(part.month)
        return lost

    @property
    def _name(self) -> str:
        return f"table:{self.schema.name}"

    def _kept(self) -> set[int]:
        """Return the blocks of which the files hold what the corpus holds."""
        return {number for number, _ in kept_blocks(self.corpus.connection, self._name, self._state())}

    def _path(self, part: Part) -> Path:
        return self.path / f"{part.month}.parquet" if part.month else self.path

    def _state(self) -> str:
        """Return what changes with the files and with the code that writes them."""
        import pyarrow as pa

        digest = hashlib.sha256(f"{pa.__version__} {code_hash('corpus')} {self.schema.names}".encode())
        for path in files_of(self.path):
            told = path.stat()
            digest.update(f"{path.name} {told.st_size} {told.st_mtime_ns}\n".encode())
        return digest.hexdigest()

    def _clear(self, wanted: Collection[Path]) -> None:
        """Take away what is no part any more."""
        try:
            for path in set(files_of(self.path)).difference(wanted):
                path.unlink()
            if self.path in wanted and self.path.is_dir():
                self.path.rmdir()
        except OSError as error:
            way = "take away what else is in it, or write to another folder"
            raise ExportError(f"{self.path}: {error.strerror or error}; {way}") from error

    def _mended(self, part: Part, path: Path, fresh: list[str]) -> "Iterator[Any] | None":
        """Return the rows of a part, those of fresh articles out of the corpus and the others as the file has them, if these are many."""
        import pyarrow as pa
        from pyarrow import compute, parquet

        if 2 * len(fresh) >= len(part.ids) or not path.is_file():
            return None
        own, key = arrow_schema(self.schema), "id" if self.kind == "articles" else "article_id"
        old = parquet.ParquetFile(path).read().cast(own)
        if old.nbytes > _MENDED:
            return None
        still = pa.array(set(part.ids).difference(fresh), pa.string())
        old = old.filter(compute.is_in(old[key], value_set=still))
        rows = pa.concat_tables([old, *self._read(fresh)])
        places = compute.index_in(rows[key], value_set=pa.array(part.ids, pa.string()))
        rows = rows.take(compute.sort_indices(places)).combine_chunks()
        return (rows.slice(start, ROWS) for start in range(0, len(rows), ROWS))

    def _read(self, ids: Sequence[str]) -> Iterator[Any]:
        """Yield the rows of some articles out of the corpus, as many at a time as a row group has."""
        rows: list[Any] = []
        for start in range(0, len(ids), _AT_ONCE):
            rows += self._rows(ids[start : start + _AT_ONCE])
            while len(rows) >= ROWS:
                yield self._table(rows[:ROWS])
                del rows[:ROWS]
        if rows:
            yield self._table(rows)

    def _rows(self, ids: Sequence[str]) -> Sequence[Any]:
        _, rows = rows_of(self.corpus, self.kind, ids)
        if self.kind != "documents":
            return rows
        documents = map(document_of_row, rows)
        return [token_row(each.article_id, i, token) for each in documents for i, token in enumerate(each.tokens)]

    def _table(self, rows: Sequence[Any]) -> Any:  # noqa: ANN401 - pyarrow has no types
        return (arrow_table if self.kind == "documents" else stored_table)(self.schema, rows)


def parts_of(corpus: Corpus) -> list[Part]:
    """Return the articles month by month, or together if there are not very many; those without a day come last."""
    query = f"SELECT a.n, a.id, substr(a.published_at, 1, 7) FROM articles a {BY_ARTICLE}"
    rows = corpus.connection.execute(query).fetchall()
    if len(rows) <= _ONE_FILE:
        return [_part("", rows)]
    return [_part(month or _UNDATED, list(own)) for month, own in groupby(rows, key=lambda row: row[2])]


def _part(month: str, rows: Sequence[tuple[int, str, str | None]]) -> Part:
    return Part(month, [id_ for _, id_, _ in rows], [block_of(n) for n, _, _ in rows])
