"""Records and stored rows as Arrow has them, and the Parquet files that are written of them."""

import json
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from newsmine.corpus.whole import whole
from newsmine.schema import TableSchema

# Rows of one row group: a few megabytes, so that a table is never in memory as a whole.
ROWS = 20_000
_PART = re.compile(r"(\d{4}-\d\d|undated)\.parquet")


def write_file(path: Path, schema: "TableSchema[Any]", tables: Iterable[Any]) -> None:
    """Write a Parquet file of Arrow tables, each a row group; it is there as a whole or not at all."""
    from pyarrow import parquet

    with whole(path) as part, parquet.ParquetWriter(part, arrow_schema(schema)) as writer:
        for table in tables:
            writer.write_table(table)


def files_of(path: Path) -> list[Path]:
    """Return the file of a table, or the files of its parts in their order; none if there is no such table."""
    if path.is_dir():
        return sorted(each for each in path.iterdir() if _PART.fullmatch(each.name))
    return [path] if path.is_file() else []


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
