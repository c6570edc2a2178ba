"""Tables that people write by hand: CSV or Excel with named columns, however a spreadsheet saved them."""

import csv
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from newsmine.errors import InputError, RowError, did_you_mean
from newsmine.text.hangul import nfc
from newsmine.text.reading import read_text

# Excel parts the cells with what the system's settings say; a table that is copied into a text has tabs.
_DELIMITERS = (",", ";", "\t")
# How files of Excel begin, .xlsx and .xls.
_EXCEL = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


def read_columns(
    path: Path, *, what: str, needed: Sequence[str], known: Sequence[str]
) -> Iterator[tuple[str, dict[str, str]]]:
    r"""Yield the rows of a table, each with its place (``line 2``, in Excel ``row 2``); blank rows are passed over.

    A CSV file may be in UTF-8, UTF-16 with BOM, or cp949, its cells parted by commas, semicolons or tabs; of an Excel file
    the first sheet is read. Case and blanks of the columns' names do not count, nor does their order. Cells are NFC
    without blanks around them.

    Parameters
    ----------
    path : Path
    what : str
        What the file should hold, for the errors.
    needed, known : sequence of str
        Columns that must be there, and all that are read; others are passed over, unless one looks like a known one.

    Raises
    ------
    InputError
        If the file cannot be read, or lacks a column.
    RowError
        If a row has more cells than there are columns, or a quote is not closed.
    """
    rows = _sheet(path, what) if _is_excel(path) else _lines(path, what, needed)
    columns: list[str] | None = None
    for place, cells in rows:
        if not any(cells):
            continue
        if columns is None:
            columns = _columns(path, cells, needed, known)
            continue
        if any(cells[len(columns) :]):
            reason = f"{len(cells)} cells, but {len(columns)} columns; put a cell that holds what parts them in quotes"
            raise RowError(str(path), place, reason)
        row = dict.fromkeys(known, "")
        row.update((name, nfc(cell)) for name, cell in zip(columns, cells, strict=False) if name in row)
        yield place, row
    if columns is None:
        raise InputError(f"{path}: is empty; write {','.join(known)} in its first line")


def _is_excel(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(len(_EXCEL[0])) in _EXCEL
    except OSError:
        return False


def _sheet(path: Path, what: str) -> Iterator[tuple[str, list[str]]]:
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, ZipError

    try:
        with path.open("rb") as file:
            rows = CalamineWorkbook.from_filelike(file).get_sheet_by_index(0).to_python(skip_empty_area=False)
    except (PasswordError, CalamineError, ZipError, OSError) as error:
        why = " ".join(str(error).split())
        raise InputError(
            f"{path}: cannot be read as {what}: {why}; save it again as .xlsx or as 'CSV UTF-8'"
        ) from error
    for number, row in enumerate(rows, start=1):
        yield f"row {number}", [_text(cell) for cell in row]


def _text(cell: object) -> str:
    """Return a cell of Excel as it would stand in a CSV file."""
    if isinstance(cell, date):
        return cell.isoformat()[:10]
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell).strip()


def _lines(path: Path, what: str, needed: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    lines = read_text(path, what=what).splitlines(keepends=True)
    reader = csv.reader(lines, delimiter=_delimiter(lines, needed), strict=True)
    try:
        for cells in reader:
            yield f"line {reader.line_num}", [cell.strip() for cell in cells]
    except csv.Error as error:
        reason = f"{error}; a quote that is opened must be closed"
        raise RowError(str(path), f"line {reader.line_num}", reason) from error


def _delimiter(lines: Sequence[str], needed: Sequence[str]) -> str:
    """Return what parts the names of the columns: of several signs the one that leaves the most needed names whole."""
    header = next((line for line in lines if line.strip()), "")

    def whole(delimiter: str) -> int:
        return len({_name(cell) for cell in header.split(delimiter)} & set(needed))

    return max(_DELIMITERS, key=lambda delimiter: (whole(delimiter), header.count(delimiter)))


def _columns(path: Path, header: Sequence[str], needed: Sequence[str], known: Sequence[str]) -> list[str]:
    columns = [_name(cell) for cell in header]
    missing = [name for name in needed if name not in columns]
    absent = [name for name in known if name not in columns]
    for given in columns:
        hint = did_you_mean(given, absent) if given not in known else ""
        if hint:
            raise InputError(f"{path}: unknown column {given!r}; {hint}columns: {', '.join(known)}")
    if missing:
        raise InputError(
            f"{path}: no column {' and no column '.join(map(repr, missing))}; its first line names: "
            f"{', '.join(header)}; expected: {', '.join(known)}"
        )
    twice = next((name for name in known if columns.count(name) > 1), None)
    if twice is not None:
        raise InputError(f"{path}: {columns.count(twice)} columns are called {twice!r}; keep one")
    return columns


def _name(cell: str) -> str:
    return cell.strip().strip('"').strip().lower()
