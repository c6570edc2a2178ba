"""Records out of a file: JSON Lines, CSV or Parquet with the columns of their table."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

from newsmine.errors import InputError
from newsmine.schema import TableSchema

Record = TypeVar("Record")

SUFFIXES = (".jsonl", ".csv", ".parquet")


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
    if path.suffix not in SUFFIXES:
        raise InputError(
            f"{path}: records are read from {', '.join(SUFFIXES)}, not {path.suffix or 'a file without suffix'!r}"
        )
    rows = {".jsonl": _json_lines, ".csv": _csv, ".parquet": _parquet}[path.suffix](path)
    n = 1
    try:
        for row in rows:
            yield schema.from_json(row)
            n += 1
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror or error}") from error
    except (InputError, ValueError, csv.Error) as error:
        raise InputError(f"{path}, row {n}: {error}") from error


def _json_lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8-sig") as file:
        for line in file:
            if line.strip():
                row = json.loads(line)
                if not isinstance(row, dict):
                    raise InputError(f"holds {line[:40].strip()!r}, which is no JSON object")
                yield row


def _csv(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file)


def _parquet(path: Path) -> Iterator[dict[str, Any]]:
    import pyarrow as pa
    from pyarrow import parquet

    try:
        with parquet.ParquetFile(path) as file:
            for batch in file.iter_batches():
                yield from batch.to_pylist()
    except pa.ArrowException as error:
        raise InputError(f"no readable Parquet file: {error}") from error
