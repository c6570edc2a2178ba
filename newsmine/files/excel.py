"""Tables and graphs as xlsx."""

import math
import re
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import networkx as nx
import xlsxwriter

from newsmine.corpus.whole import whole
from newsmine.errors import ExportError, InputError
from newsmine.files.flat import graph_tables
from newsmine.files.labels import heading
from newsmine.files.options import Options
from newsmine.files.tables import table_of, text_cell
from newsmine.records import KST
from newsmine.text.cells import clean

if TYPE_CHECKING:
    import pandas as pd

# Excel's own limits.
_ROWS = 1_048_576
_COLUMNS = 16_384
_CHARACTERS = 32_767
_DIGITS = 10**15
# Widths in characters; the first rows tell how wide a column is.
_NARROW, _WIDE, _LOOKED_AT = 8, 60, 200
# Last letter before Hangul jamo: what is beyond takes two places.
_LATIN = 0x10FF
# Two of Office's marks for characters that share an underscore: only the first of them is kept apart from what it marks.
_MARKS = re.compile("_x[0-9A-Fa-f]{4}_x[0-9A-Fa-f]{4}_")
_PLAIN = Options()
_CREATED = datetime(2000, 1, 1)  # noqa: DTZ001 - Excel's times have no zone; any fixed one, so that bytes are equal


def write_xlsx(result: Any, path: Path, options: Options) -> None:  # noqa: ANN401 - what is no table is refused
    """Write a table as one sheet, or a graph as the sheets ``nodes`` and ``edges``; texts are never formulas or links.

    Raises
    ------
    ExportError
        If there are more rows, columns or characters in a cell than Excel can hold.
    """
    if isinstance(result, nx.Graph):
        nodes, edges = graph_tables(result, path)
        sheets = {"nodes": nodes, "edges": edges}
    else:
        sheets = {"table": table_of(result, path, options)}
    write_sheets(sheets, path, options)


def write_sheets(sheets: "Mapping[str, pd.DataFrame]", path: Path, options: Options = _PLAIN) -> None:
    """Write tables as the sheets of one workbook, in their order; texts are never formulas or links.

    Raises
    ------
    ExportError
        If there are more rows, columns or characters in a cell than Excel can hold.
    """
    for frame in sheets.values():
        check_size(frame, path)
    with whole(path) as part, part.open("wb") as file:
        book = new_book(file)
        formats = {
            "head": book.add_format({"bold": True}),
            "time": book.add_format({"num_format": "yyyy-mm-dd hh:mm"}),
            "day": book.add_format({"num_format": "yyyy-mm-dd"}),
        }
        for name, frame in sheets.items():
            _write_sheet(book.add_worksheet(name), frame, formats, path, options)
        book.close()


def new_book(file: BinaryIO) -> Any:  # noqa: ANN401 - xlsxwriter has no types
    """Return a workbook whose texts are never formulas or links, and whose bytes do not depend on the day."""
    book = xlsxwriter.Workbook(
        file, {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
    )
    book.set_properties({"created": _CREATED})
    return book


def read_sheets(path: Path) -> dict[str, list[list[Any]]]:
    """Return the sheets of a workbook, by name: rows of cells, those without a value ``""``.

    Raises
    ------
    InputError
        If it is no workbook.
    """
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        with CalamineWorkbook.from_path(path) as book:
            return {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}
    except (CalamineError, ValueError) as error:
        raise InputError(f"{path}: no readable workbook ({error}); save it as .xlsx") from error


def check_size(frame: "pd.DataFrame", path: Path) -> None:
    """Raise ``ExportError`` if a sheet cannot hold the table."""
    rows, columns = frame.shape
    if rows >= _ROWS or columns > _COLUMNS:
        raise ExportError(
            f"{path}: {rows:,} rows and {columns:,} columns; Excel holds {_ROWS - 1:,} and {_COLUMNS:,}: use .csv or .parquet"
        )


def check_text(cell: Any, path: Path, row: int, column: str) -> None:  # noqa: ANN401 - a cell of any column
    """Raise ``ExportError`` if a text is too long for a cell, or would be read as another one."""
    if not isinstance(cell, str):
        return
    if _MARKS.search(cell) or (cell.startswith("<r>") and cell.endswith("</r>")):
        raise ExportError(
            f"{path}: row {row}, column {column!r} has {cell!r:.60}, which Excel would read as something else: use .csv or .parquet"
        )
    if len(cell.encode("utf-16-le", "surrogatepass")) // 2 > _CHARACTERS:
        raise ExportError(
            f"{path}: row {row}, column {column!r} has {len(cell):,} characters; "
            f"Excel holds {_CHARACTERS:,}: use .csv or .parquet"
        )


def _write_sheet(sheet: Any, frame: "pd.DataFrame", formats: dict[str, Any], path: Path, options: Options) -> None:  # noqa: ANN401 - xlsxwriter has no types
    names = [clean(heading(str(name), options.labels)) for name in frame.columns]
    widths = [_width(name) for name in names]
    for column, name in enumerate(names):
        sheet.write_string(0, column, name, formats["head"])
    for row, values in enumerate(frame.itertuples(index=False, name=None), start=1):
        for column, value in enumerate(values):
            cell = text_cell(value)
            check_text(cell, path, row + 1, names[column])
            _write_cell(sheet, row, column, cell, formats)
            if row <= _LOOKED_AT:
                widths[column] = max(widths[column], _width(cell))
    for column, width in enumerate(widths):
        sheet.set_column(column, column, min(width, _WIDE))
    sheet.freeze_panes(1, 0)
    if names:
        sheet.autofilter(0, 0, len(frame), len(names) - 1)


def _write_cell(sheet: Any, row: int, column: int, cell: Any, formats: dict[str, Any]) -> None:  # noqa: ANN401 - xlsxwriter has no types
    if cell is None or cell == "":
        return
    if isinstance(cell, bool):
        sheet.write_boolean(row, column, cell)
    elif isinstance(cell, (int, float)):
        # Excel holds 15 digits and no infinity: a whole number that is longer is kept as text.
        if abs(cell) < _DIGITS or (isinstance(cell, float) and math.isfinite(cell)):
            sheet.write_number(row, column, cell)
        else:
            sheet.write_string(row, column, str(cell))
    elif isinstance(cell, datetime):
        # Excel knows no zones: times stand in Korean time.
        local = cell.astimezone(KST).replace(tzinfo=None) if cell.tzinfo else cell
        sheet.write_datetime(row, column, local, formats["time"])
    elif isinstance(cell, date):
        sheet.write_datetime(row, column, cell, formats["day"])
    else:
        sheet.write_string(row, column, str(cell))


def _width(cell: Any) -> int:  # noqa: ANN401 - a cell of any column
    """Characters that a cell needs; Hangul is two wide."""
    if isinstance(cell, datetime):
        return 17
    text = "" if cell is None else str(cell)[:_WIDE]
    return max(_NARROW, 2 + sum(2 if ord(character) > _LATIN else 1 for character in text))
