"""Records out of a file: JSON Lines, CSV or Parquet with the columns of their table."""

import csv
import json
from collections.abc import Callable, Iterator
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any, TypeVar

from newsmine.corpus.arrow import files_of
from newsmine.errors import InputError, RowError
from newsmine.schema import TableSchema
from newsmine.text.cells import unescape_formula

Record = TypeVar("Record")
# A row as its file gives it; calling it reads it, and may raise an InputError of this row alone.
_Row = Callable[[], dict[str, Any]]

SUFFIXES = (".jsonl", ".ndjson", ".csv", ".parquet")


def read_records(
    path: "str | Path", schema: TableSchema[Record], *, on_error: Callable[[RowError], None] | None = None
) -> Iterator[Record]:
    """Yield the records of a file, lazily.

    Parameters
    ----------
    path : str or Path
        A ``.jsonl``, ``.csv`` (UTF-8, with or without BOM; lists parted by ``;``) or ``.parquet`` file; or a folder of that
        name which holds the parts of a table.
    schema : TableSchema
        The table that its rows belong to.
    on_error : callable, optional
        Called with the ``RowError`` of each row that does not fit the table, and the others are read; without it, the
        first one is raised.

    Raises
    ------
    InputError
        If the file cannot be read, or a row does not fit the table and there is no ``on_error``.
    """
    path = Path(path)
    if path.suffix.lower() not in SUFFIXES:
        kind = repr(path.suffix) if path.suffix else "a file without suffix"
        hint = "; newsmine extract makes records of pages" if path.suffix.lower() in {".html", ".htm", ".txt"} else ""
        raise InputError(f"{path}: records are read from {', '.join(SUFFIXES)}, not {kind}{hint}")
    try:
        for place, row in _READERS[path.suffix.lower()](path):
            try:
                record = schema.from_json(row())
            except InputError as error:
                failure = RowError(str(path), place, str(error))
                if on_error is None:
                    raise failure from error
                on_error(failure)
            else:
                yield record
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror or error}") from error


def _json_lines(path: Path) -> Iterator[tuple[str, _Row]]:
    with path.open("rb") as file:
        for number, raw in enumerate(file, start=1):
            if raw.strip():
                yield f"line {number}", partial(_json_row, raw)


def _json_row(raw: bytes) -> dict[str, Any]:
    try:
        row = json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise InputError(f"no JSON ({error}); every line must be one record") from error
    if not isinstance(row, dict):
        raise InputError(f"{type(row).__name__} instead of an object; every line must be one record")
    return row


def csv_rows(path: Path) -> Iterator[tuple[str, _Row]]:
    """Yield the rows of a CSV file in UTF-8 as it was written by us, each with its place and what reads it.

    Raises
    ------
    InputError
        If it is no such file.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            for number, row in enumerate(csv.DictReader(file), start=2):
                yield f"row {number}", partial(_csv_row, row)
    except (csv.Error, UnicodeDecodeError) as error:
        raise InputError(f"{path}: no readable CSV file in UTF-8 ({error})") from error


def _csv_row(row: dict[Any, Any]) -> dict[str, Any]:
    """Return the row as :func:`newsmine.files.tables.write_csv` was given it: formulas without their apostrophe."""
    if None in row:
        raise InputError(f"{len(row[None]):,} cells more than there are columns; put texts with commas in quotes")
    return {name: unescape_formula(cell) if isinstance(cell, str) else cell for name, cell in row.items()}


def _parquet(path: Path) -> Iterator[tuple[str, _Row]]:
    from pyarrow import ArrowException
    from pyarrow.parquet import ParquetFile

    try:
        numbers = count(1)
        for part in files_of(path) or [path]:
            with ParquetFile(part) as file:
                # A pandas index that is no plain count is a column of its own, and none of the table's.
                names = [name for name in file.schema_arrow.names if not name.startswith("__index_level_")]
                batches = file.iter_batches(batch_size=1000, columns=names)
                for row in (row for batch in batches for row in batch.to_pylist()):
                    yield f"row {next(numbers)}", partial(dict, row)
    except (ArrowException, OSError, ValueError, OverflowError) as error:  # a damaged page holds any bytes as text
        reason = " ".join(str(error).split())
        raise InputError(f"{path}: no readable Parquet file ({reason}); write it again") from error


_READERS = {".jsonl": _json_lines, ".ndjson": _json_lines, ".csv": csv_rows, ".parquet": _parquet}
