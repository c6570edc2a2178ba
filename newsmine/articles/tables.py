"""Tables of any kind to rows: Excel (xlsx, xls), csv in its encodings, and the HTML tables that are saved as .xls."""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from newsmine.errors import DecodeError, InputError
from newsmine.html.decode import decode

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_DELIMITERS = (",", "\t", ";", "|")
_MAX_CELL = 100_000_000
# A header stands in the first rows: above it is at most a title, the search that was made and the day.
_ROWS_TO_HEADER = 20
# Bytes and characters by which a file's kind and its delimiter are known.
_LOOKED_AT = 4096
# A file of which one letter in twenty is lost was read in the wrong encoding.
_LOST_SHARE = 20
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")

Row = Sequence[object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The header of a table and the rows below it, each with its number as Excel counts; ``rows`` are read once.

    ``text`` is true where every cell is text, as in a csv.
    """

    header: Row
    rows: Iterator[tuple[int, Row]]
    text: bool


def open_table(path: Path, is_header: Callable[[Row], bool]) -> Table:
    """Open the table of a file: the first sheet, and the first row in it, that is a header.

    Where no row is one, the first row that is not blank stands for it.

    Parameters
    ----------
    path : Path
        An Excel file, a csv (UTF-8, UTF-16 or CP949; parted by comma, tab, semicolon or bar) or an HTML table. What it
        is, its bytes say, not its name.
    is_header : callable
        Whether a row holds the names of the columns; asked of the first twenty rows.

    Raises
    ------
    InputError
        If the file is no such table.
    """
    with path.open("rb") as file:
        head = file.read(_LOOKED_AT)
    if head.startswith((_ZIP, _OLE)) or _is_named_workbook(path, head):
        return _best(_sheets(path), is_header, text=False)
    text = _decoded(path)
    if text.lstrip()[:1] == "<":
        return _best(_html_tables(path, text), is_header, text=True)
    return _best(_csv_tables(path, text), is_header, text=True)


def cell_text(cell: object) -> str:
    """Return a cell as text without blanks at its ends; a whole number has no ``.0``.

    Examples
    --------
    >>> cell_text(20200707.0), cell_text(None), cell_text(" 가온 ")
    ('20200707', '', '가온')
    """
    if cell is None:
        return ""
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell).strip()


def _best(tables: Iterable[Iterator[Row]], is_header: Callable[[Row], bool], *, text: bool) -> Table:
    """Return the first table with a header; without one, the first that is not blank from its first row on."""
    spare: Table | None = None
    for rows in tables:
        first = list(islice(rows, _ROWS_TO_HEADER))
        for place, row in enumerate(first):
            if is_header(row):
                return _table(first, rows, place, text=text)
        filled = next((place for place, row in enumerate(first) if any(map(cell_text, row))), None)
        if spare is None and filled is not None:
            spare = _table(first, rows, filled, text=text)
    return spare or Table(header=(), rows=iter(()), text=text)


def _table(first: list[Row], rest: Iterator[Row], place: int, *, text: bool) -> Table:
    def numbered() -> Iterator[tuple[int, Row]]:
        yield from enumerate(first[place + 1 :], start=place + 2)
        yield from enumerate(rest, start=len(first) + 1)

    return Table(header=first[place], rows=numbered(), text=text)


def _is_named_workbook(path: Path, head: bytes) -> bool:
    """Return whether a file without the bytes of Excel can only be a broken Excel file, by its name."""
    return path.suffix.lower() == ".xlsx" and not head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<")


def _sheets(path: Path) -> Iterator[Iterator[Row]]:
    """Yield the rows of each sheet; calamine reads what stands there, whatever the sheet says of its size."""
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, ZipError

    try:
        with path.open("rb") as file:
            book = CalamineWorkbook.from_filelike(file)
        for sheet in book.sheets_metadata:
            if sheet.typ == SheetTypeEnum.WorkSheet:
                yield iter(book.get_sheet_by_name(sheet.name).iter_rows())
    except (PasswordError, CalamineError, ZipError, OSError) as error:
        raise InputError(f"{path}: no readable Excel file ({_one_line(error)}); save it again as .xlsx") from error


def _decoded(path: Path) -> str:
    """Return the text of a file; a few characters may be lost (U+FFFD), where a few bytes are broken."""
    try:
        text = decode(path.read_bytes()).text
    except DecodeError as error:
        raise InputError(f"{path}: {error}") from error
    lost = text.count("\ufffd")
    if lost * _LOST_SHARE > len(_NOT_ASCII.findall(text)):
        raise InputError(f"{path}: text in neither UTF-8 nor CP949 ({lost:,} characters lost); save it as UTF-8")
    return text


def _csv_tables(path: Path, text: str) -> Iterator[Iterator[Row]]:
    """Yield the table as each delimiter cuts it, the likeliest first."""
    counts = {mark: text[:_LOOKED_AT].count(mark) for mark in _DELIMITERS}
    for mark in sorted(_DELIMITERS, key=lambda mark: -counts[mark]):
        yield _csv_rows(path, text, mark)


def _csv_rows(path: Path, text: str, delimiter: str) -> Iterator[Row]:
    csv.field_size_limit(_MAX_CELL)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    except csv.Error as error:
        raise InputError(f"{path}: no readable csv ({_one_line(error)}); save it again as UTF-8 csv") from error


def _html_tables(path: Path, text: str) -> Iterator[Iterator[Row]]:
    from lxml import etree, html

    try:
        page = html.document_fromstring(text)
    except (etree.ParserError, ValueError) as error:
        raise InputError(f"{path}: no readable HTML table ({_one_line(error)}); save it again as .xlsx") from error
    for table in page.iter("table"):
        yield ([_html_cell(cell) for cell in row.iterchildren("td", "th")] for row in table.iter("tr"))


def _html_cell(cell: Any) -> str:  # noqa: ANN401 - lxml has no types here
    for mark in cell.iter("br"):
        mark.tail = "\n" + (mark.tail or "")
    return str(cell.text_content())


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split()) or type(error).__name__
