"""Records out of a file: JSON Lines, CSV or Parquet with the columns of their table."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

from newsmine.errors import InputError
from newsmine.schema import TableSchema

Record = TypeVar("Record")

SUFFIXES = (".jsonl", ".ndjson", ".csv", ".parquet")


def read_records(path: "str | Path", schema: TableSchema[Record]) -> Iterator[Record]:
    """Yield the records of a file, lazily.

    Parameters
    ----------
    path : str or Path
        A ``.jsonl``, ``.csv`` (UTF-8, with or without BOM; lists parted by ``;``) or ``.parquet`` file.
    schema : TableSchema
        The table that its rows belong to.

    Raises
    ------
    InputError
        If the file cannot be read, or a row does not fit the table; the message names the line.
    """
    path = Path(path)
    if path.suffix.lower() not in SUFFIXES:
        kind = path.suffix or "a file without suffix"
        raise InputError(f"{path}: records are read from {', '.join(SUFFIXES)}, not {kind!r}")
    place = str(path)
    try:
        for at, row in _READERS[path.suffix.lower()](path):
            place = at
            yield schema.from_json(row)
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror or error}") from error
    except InputError as error:
        raise InputError(f"{place}: {error}" if str(path) not in str(error) else str(error)) from error


def _json_lines(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    with path.open("rb") as file:
        for number, raw in enumerate(file, start=1):
            place = f"{path}: line {number}"
            if not raw.strip():
                continue
            try:
                row = json.loads(raw.decode("utf-8-sig"))
            except (ValueError, RecursionError) as error:
                raise InputError(f"{place}: no JSON ({error}); every line must be one record") from error
            if not isinstance(row, dict):
                raise InputError(f"{place}: {type(row).__name__} instead of an object; every line must be one record")
            yield place, row


def _csv(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            for number, row in enumerate(csv.DictReader(file), start=2):
                yield f"{path}: row {number}", row
    except (csv.Error, UnicodeDecodeError) as error:
        raise InputError(f"{path}: no readable CSV file in UTF-8 ({error})") from error


def _parquet(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    from pyarrow import ArrowException
    from pyarrow.parquet import ParquetFile

    try:
        with ParquetFile(path) as file:
            rows = (row for batch in file.iter_batches(batch_size=1000) for row in batch.to_pylist())
            for number, row in enumerate(rows, start=1):
                yield f"{path}: row {number}", row
    except (ArrowException, OSError) as error:
        reason = " ".join(str(error).split())
        raise InputError(f"{path}: no readable Parquet file ({reason}); write it again") from error


_READERS = {".jsonl": _json_lines, ".ndjson": _json_lines, ".csv": _csv, ".parquet": _parquet}
