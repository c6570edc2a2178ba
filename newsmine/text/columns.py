"""Tables that people write by hand: CSV with named columns, however a spreadsheet saved them."""

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path

from newsmine.errors import InputError, RowError, did_you_mean
from newsmine.text.hangul import nfc
from newsmine.text.reading import read_text

# Excel parts the cells with what the system's settings say; a table that is copied into a text has tabs.
_DELIMITERS = (",", ";", "\t")


def read_columns(
    path: Path, *, what: str, needed: Sequence[str], known: Sequence[str]
) -> Iterator[tuple[int, dict[str, str]]]:
    r"""Yield the rows of a CSV file with the lines that they end in; blank rows are passed over.

    The encoding is UTF-8, UTF-16 with BOM, or cp949; commas, semicolons or tabs part the cells; case and blanks of the
    columns' names do not count, nor does their order. Cells are NFC without blanks around them.

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
    lines = read_text(path, what=what).splitlines(keepends=True)
    reader = csv.reader(lines, delimiter=_delimiter(lines, needed), strict=True)
    columns: list[str] | None = None
    try:
        for cells in reader:
            if not any(cell.strip() for cell in cells):
                continue
            if columns is None:
                columns = _columns(path, cells, needed, known)
                continue
            if any(cell.strip() for cell in cells[len(columns) :]):
                reason = f"{len(cells)} cells, but {len(columns)} columns; put a cell that holds {reader.dialect.delimiter!r} in quotes"
                raise RowError(str(path), f"line {reader.line_num}", reason)
            row = dict.fromkeys(known, "")
            row.update((name, nfc(cell.strip())) for name, cell in zip(columns, cells, strict=False) if name in row)
            yield reader.line_num, row
    except csv.Error as error:
        reason = f"{error}; a quote that is opened must be closed"
        raise RowError(str(path), f"line {reader.line_num}", reason) from error
    if columns is None:
        raise InputError(f"{path}: is empty; write {','.join(known)} in its first line")


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
            f"{', '.join(cell.strip() for cell in header)}; expected: {', '.join(known)}"
        )
    twice = next((name for name in known if columns.count(name) > 1), None)
    if twice is not None:
        raise InputError(f"{path}: {columns.count(twice)} columns are called {twice!r}; keep one")
    return columns


def _name(cell: str) -> str:
    return cell.strip().strip('"').strip().lower()
