"""Tables of any kind to rows: Excel (xlsx, xls), csv in its encodings, and the HTML tables that are saved as .xls."""

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from newsmine.errors import InputError

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_DELIMITERS = (",", "\t", ";", "|")
_MAX_CELL = 100_000_000
# A header stands in the first rows: above it is at most a title, the search that was made and the day.
_ROWS_TO_HEADER = 20
# Bytes and characters by which a file's kind and its delimiter are known.
_LOOKED_AT = 4096
# A file of which one letter in twenty is lost was read in the wrong encoding.
_LOST_SHARE = 20
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
# Characters that are read at once.
_CHUNK = 1 << 16

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
    encoding = _encoding(path, head)
    with path.open(encoding=encoding, errors="replace") as file:
        beginning = file.read(_LOOKED_AT)
    if beginning.lstrip().startswith("<"):
        return _best([_html_rows(path, encoding)], is_header, text=True)
    return _best(_csv_tables(path, encoding, beginning), is_header, text=True)


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


def _encoding(path: Path, head: bytes) -> str:
    """Return the encoding that reads a file: a few characters may be lost to it, where a few bytes are broken.

    Raises
    ------
    InputError
        If too many are.
    """
    for bom, encoding in _BOMS:
        if head.startswith(bom):
            return encoding
    best = (0, 0, "")
    for encoding in ("utf-8", "cp949"):
        lost, letters = _lost(path, encoding)
        if not lost:
            return encoding
        best = min(best, (lost, letters, encoding)) if best[2] else (lost, letters, encoding)
    lost, letters, encoding = best
    if lost * _LOST_SHARE > letters:
        raise InputError(f"{path}: text in neither UTF-8 nor CP949 ({lost:,} characters lost); save it as UTF-8")
    return encoding


def _lost(path: Path, encoding: str) -> tuple[int, int]:
    """Return how many characters an encoding cannot read, of how many that are no ASCII; the file is never held."""
    lost = letters = 0
    with path.open(encoding=encoding, errors="replace", newline="") as file:
        while chunk := file.read(_CHUNK):
            lost += chunk.count("\ufffd")
            letters += len(chunk) - len(chunk.encode("ascii", errors="ignore"))
    return lost, letters


def _csv_tables(path: Path, encoding: str, head: str) -> Iterator[Iterator[Row]]:
    """Yield the table as each delimiter cuts it, the likeliest first."""
    for delimiter in sorted(_DELIMITERS, key=head.count, reverse=True):
        yield _csv_rows(path, encoding, delimiter)


def _csv_rows(path: Path, encoding: str, delimiter: str) -> Iterator[Row]:
    csv.field_size_limit(_MAX_CELL)
    try:
        with path.open(encoding=encoding, errors="replace", newline="") as file:
            yield from csv.reader(file, delimiter=delimiter)
    except csv.Error as error:
        raise InputError(f"{path}: no readable csv ({_one_line(error)}); save it again as UTF-8 csv") from error


def _html_rows(path: Path, encoding: str) -> Iterator[Row]:
    """Yield the rows of all tables of a page; none is held."""
    from lxml import etree

    parser = etree.HTMLPullParser(events=("end",), tag="tr", huge_tree=True)
    with path.open(encoding=encoding, errors="replace") as file:
        while chunk := file.read(_CHUNK):
            parser.feed(chunk)
            for _, row in parser.read_events():
                yield ["".join(_pieces(cell)) for cell in row.iterchildren("td", "th")]
                row.clear()
                while row.getprevious() is not None:
                    del row.getparent()[0]


def _pieces(cell: Any) -> Iterator[str]:  # noqa: ANN401 - lxml has no types here
    for part in cell.iter():
        if part.tag == "br":
            yield "\n"
        elif isinstance(part.tag, str):
            yield part.text or ""
        if part is not cell:
            yield part.tail or ""


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split()) or type(error).__name__
