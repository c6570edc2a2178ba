"""Tables as CSV, Parquet and JSON Lines."""

import dataclasses
import json
import math
from pathlib import Path
from typing import Any

import networkx as nx
import pandas as pd

from newsmine.corpus.whole import whole
from newsmine.errors import ExportError
from newsmine.files.flat import graph_tables
from newsmine.files.labels import heading
from newsmine.files.options import Options
from newsmine.files.text_rows import write_csv_row
from newsmine.schema import TABLES
from newsmine.text.cells import clean, escape_formula
from newsmine.text.contacts import hide_contacts
from newsmine.text.references import is_evidence

# What is the publisher's, in the table of articles; the other tables hold no such columns.
_PUBLISHERS_OWN = ("text", "captions")
_MARKS_ARTICLES = {"id", "text", "body_complete"}


def write_csv(result: Any, path: Path, options: Options) -> None:  # noqa: ANN401 - what is no table is refused
    """Write a table as CSV for Excel (UTF-8 with BOM), or a graph for Gephi (without; nodes in ``NAME.nodes.csv``)."""
    if isinstance(result, nx.Graph):
        nodes, edges = graph_tables(result, path)
        beside = path.with_name(f"{path.stem}.nodes{path.suffix}")
        with whole(path) as part, whole(beside) as part_beside:
            # Gephi takes a BOM for a letter of the first heading.
            _write_csv(edges, part, options, encoding="utf-8")
            _write_csv(nodes, part_beside, options, encoding="utf-8")
        return
    with whole(path) as part:
        _write_csv(table_of(result, path, options), part, options, encoding="utf-8-sig")


def write_parquet(result: Any, path: Path, options: Options) -> None:  # noqa: ANN401 - what is no table is refused
    """Write a table as Parquet; lists stay lists."""
    import pyarrow as pa
    from pyarrow import parquet

    frame = table_of(result, path, options)
    with whole(path) as part:
        try:
            parquet.write_table(pa.Table.from_pandas(frame, preserve_index=False), part)
        except pa.ArrowException as error:
            reason = str(error).splitlines()[0]
            raise ExportError(f"{path}: a column holds values of several kinds: {reason}; use .jsonl") from error


def write_jsonl(result: Any, path: Path, options: Options) -> None:  # noqa: ANN401 - what is no table is refused
    """Write a table as JSON Lines, a row a line; what is missing is null, times are ISO 8601."""
    frame = table_of(result, path, options)
    names = [str(name) for name in frame.columns]
    with whole(path) as part, part.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
        for values in frame.itertuples(index=False, name=None):
            row = {name: json_cell(value) for name, value in zip(names, values, strict=True)}
            file.write(json.dumps(row, ensure_ascii=False, allow_nan=False) + "\n")


def table_of(result: Any, path: Path, options: Options) -> pd.DataFrame:  # noqa: ANN401 - what is no table is refused
    """Return the table that a result is: a DataFrame, records, or what has a ``frame()``.

    Articles lose their text unless the options keep it.

    Raises
    ------
    TypeError
        If the result is no table.
    """
    frame: Any = result
    if isinstance(result, (list, tuple)) and result and dataclasses.is_dataclass(result[0]):
        schema = next((schema for schema in TABLES.values() if schema.record is type(result[0])), None)
        frame = schema.frame(result) if schema else result
    elif callable(getattr(result, "frame", None)):
        frame = result.frame()
    if isinstance(frame, pd.Series):
        frame = frame.to_frame()
    if not isinstance(frame, pd.DataFrame):
        kind = type(result).__name__
        raise TypeError(f"{path}: a {path.suffix} file holds a table (DataFrame, records, TopicModel), not a {kind}")
    if not isinstance(frame.index, pd.RangeIndex) and any(name is not None for name in frame.index.names):
        frame = frame.reset_index()
    if not options.text and set(frame.columns) >= _MARKS_ARTICLES:
        frame = frame.drop(columns=[name for name in _PUBLISHERS_OWN if name in frame.columns])
    table: pd.DataFrame = frame if options.contacts else without_contacts(frame)
    return table


def without_contacts(frame: pd.DataFrame) -> pd.DataFrame:
    """Return a table of articles with masks in place of e-mail addresses and telephone numbers; any other table as it is."""
    own = [name for name in (*_PUBLISHERS_OWN, "subtitle") if name in frame.columns]
    if not set(frame.columns) >= _MARKS_ARTICLES:
        return frame
    hidden: dict[str, Any] = {name: frame[name].map(_hidden, na_action="ignore") for name in own}
    masked: pd.DataFrame = frame.assign(**hidden)
    return masked


def _hidden(cell: Any) -> Any:  # noqa: ANN401 - a text, or several
    return hide_contacts(cell) if isinstance(cell, str) else tuple(map(hide_contacts, cell))


def json_cell(value: Any) -> Any:  # noqa: ANN401, PLR0911 - one return a kind; a cell of any column
    """Return a cell as JSON can hold it."""
    if is_missing(value):
        return None
    if (
        isinstance(value, (list, tuple))
        or is_evidence(value)
        or (hasattr(value, "tolist") and getattr(value, "ndim", None))
    ):
        return [json_cell(part) for part in value]
    if isinstance(value, dict):
        return {str(key): json_cell(part) for key, part in value.items()}
    if hasattr(value, "isoformat"):
        return value.isoformat()
    if hasattr(value, "item"):
        value = value.item()
    if isinstance(value, float) and math.isinf(value):
        return str(value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return dataclasses.asdict(value)
    return value if isinstance(value, (str, bool, int, float)) else str(value)


def text_cell(value: Any) -> Any:  # noqa: ANN401 - a cell of any column
    """Return a cell as a spreadsheet can hold it: lists parted by ``"; "``, texts without what XML cannot hold."""
    if is_missing(value):
        return None
    if isinstance(value, (list, tuple, set, frozenset)) or (hasattr(value, "tolist") and getattr(value, "ndim", None)):
        return clean("; ".join(str(part) for part in value))
    if hasattr(value, "item"):
        value = value.item()
    if isinstance(value, (bool, int, float)) or hasattr(value, "isoformat"):
        return value
    return clean(str(value))


def is_missing(value: Any) -> bool:  # noqa: ANN401 - a cell of any column
    """Return whether a cell is empty: ``None``, NaN, NaT or NA."""
    return value is None or value is pd.NA or value is pd.NaT or (isinstance(value, float) and math.isnan(value))


def _write_csv(frame: pd.DataFrame, part: Path, options: Options, *, encoding: str) -> None:
    with part.open("w", encoding=encoding, newline="") as file:
        file.write(write_csv_row(escape_formula(clean(heading(str(name), options.labels))) for name in frame.columns))
        file.writelines(write_csv_row(map(_csv_cell, row)) for row in frame.itertuples(index=False, name=None))


def _csv_cell(value: Any) -> Any:  # noqa: ANN401 - a cell of any column
    cell = text_cell(value)
    if isinstance(cell, str):
        return escape_formula(cell)
    return cell.isoformat() if hasattr(cell, "isoformat") else cell
