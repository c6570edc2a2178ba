"""BIGKinds exports (뉴스빅데이터, xlsx or csv) to articles: ids as the text they are, bodies marked where they are cut."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from newsmine.errors import InputError
from newsmine.html.bylines import clean_authors, lead_byline, parse_byline
from newsmine.html.dates import parse_date
from newsmine.records import KST, Article, Cut, Reading
from newsmine.text.hangul import nfc

if TYPE_CHECKING:
    import pandas as pd

_COLUMNS = {
    "뉴스식별자": "id",
    "일자": "date",
    "언론사": "publisher",
    "기고자": "authors",
    "제목": "title",
    "본문": "text",
    "URL": "url",
    "분석제외여부": "excluded",
}
_REQUIRED = ("id", "date", "title", "text")
# BIGKinds cuts a body at 200 characters and puts two dots behind; blanks at its ends then go.
_CUT_LENGTH = 195
_CUT_MARKS = ("..", "…")
_ID = re.compile(r"[0-9A-Za-z_-]{2,20}[.][0-9A-Za-z_-]{8,30}|[0-9A-Za-z_-]{8,50}")
_MAX_CELL = 100_000_000


def read_bigkinds(path: Path) -> Iterator[Reading]:
    """Yield one article a row of a BIGKinds export, in the order of its rows.

    The id is BIGKinds' own (뉴스 식별자), and never read as a number: two of them may be equal as one. Of the other
    columns only those that an article has are kept. Where 본문 is empty the title stands for it.

    Parameters
    ----------
    path : Path
        An ``.xlsx``, or a ``.csv`` in UTF-8 or CP949.

    Raises
    ------
    InputError
        If the file is broken or no BIGKinds export, or a row has no usable id or date.
    """
    rows = table_rows(path)
    header = next(rows, None)
    if header is None or not is_bigkinds(header):
        raise InputError(f"{path}: no BIGKinds export: its first row must hold 뉴스 식별자, 일자, 제목 and 본문")
    yield from read_rows(path, header, rows)


def is_bigkinds(header: Sequence[object]) -> bool:
    """Return whether the names in a first row are those of a BIGKinds export.

    Examples
    --------
    >>> is_bigkinds(["뉴스 식별자", "일자", "언론사", "제목", "본문"]), is_bigkinds(["id", "text"])
    (True, False)
    """
    return set(_REQUIRED) <= set(_places(header))


def read_rows(path: Path, header: Sequence[object], rows: Iterable[Sequence[object]]) -> Iterator[Reading]:
    """Yield the articles of the rows behind a header, counted from 2 in errors as Excel does."""
    places = _places(header)
    for number, row in enumerate(rows, start=2):
        cells = {name: row[place] if place < len(row) else "" for name, place in places.items()}
        if any(cell not in {"", None} for cell in cells.values()):
            yield _reading(path, number, cells)


def coverage(articles: Iterable[Article]) -> "pd.DataFrame":
    """Return how many articles each outlet has on each day; read once.

    Returns
    -------
    pandas.DataFrame
        With the columns ``date`` (datetime.date, Korean), ``publisher`` and ``articles``, ordered by the first two;
        articles without a date or publisher have ``None`` there, and stand last.
    """
    import pandas as pd

    counts = Counter(
        (article.published_at.astimezone(KST).date() if article.published_at else None, article.publisher)
        for article in articles
    )
    ordered = sorted(counts.items(), key=lambda item: (item[0][0] is None, str(item[0][0]), item[0][1] or "\uffff"))
    frame: pd.DataFrame = pd.DataFrame(
        {
            "date": pd.Series([day for (day, _), _ in ordered], dtype="object"),
            "publisher": pd.Series([publisher for (_, publisher), _ in ordered], dtype="string"),
            "articles": pd.Series([count for _, count in ordered], dtype="int64"),
        }
    )
    return frame


def table_rows(path: Path) -> Iterator[Sequence[object]]:
    """Yield the rows of the first sheet of an xlsx, or of a csv in UTF-8 or CP949; cells of a csv are text.

    Raises
    ------
    InputError
        If the file is no such table.
    """
    if path.suffix.lower() in {".csv", ".tsv"}:
        yield from _csv_rows(path)
    else:
        yield from _sheet_rows(path)


def _sheet_rows(path: Path) -> Iterator[Sequence[object]]:
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, ZipError

    try:
        sheet = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0)
        yield from sheet.iter_rows()
    except (PasswordError, CalamineError, ZipError, OSError) as error:
        raise InputError(f"{path}: no readable Excel file ({_one_line(error)}); save it again as .xlsx") from error


def _csv_rows(path: Path) -> Iterator[Sequence[object]]:
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        try:
            text = raw.decode("cp949")
        except UnicodeDecodeError as error:
            raise InputError(
                f"{path}: text in neither UTF-8 nor CP949 ({_one_line(error)}); save it as UTF-8"
            ) from error
    first = text.partition("\n")[0]
    delimiter = "\t" if first.count("\t") > first.count(",") else ","
    csv.field_size_limit(_MAX_CELL)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    except csv.Error as error:
        raise InputError(f"{path}: no readable csv ({_one_line(error)}); save it again as UTF-8 csv") from error


def _places(header: Sequence[object]) -> dict[str, int]:
    """Return the column of each field that we keep, by the names of BIGKinds without their blanks."""
    names = (re.sub(r"\s", "", nfc(str(cell))) for cell in header)
    return {_COLUMNS[name]: place for place, name in reversed(list(enumerate(names))) if name in _COLUMNS}


def _reading(path: Path, number: int, cells: dict[str, object]) -> Reading:
    title = _text(cells.get("title")) or None
    raw = _text(cells["text"])
    lines = [" ".join(line.split()) for line in nfc(raw).splitlines()]
    lines = [line for line in lines if line] or ([nfc(title)] if title else [])
    if not lines:
        raise InputError(f"{path}: row {number}: neither 본문 nor 제목; delete the row")
    lead = lead_byline(lines[0])
    cuts: tuple[Cut, ...] = ()
    if lead is not None and lines[0][lead[1] :].strip():
        cuts = (Cut(kind="byline", text=lines[0][: lead[1]].strip()),)
        lines[0] = lines[0][lead[1] :].strip()
    authors, bureau = _authors(_text(cells.get("authors")))
    article = Article(
        id=_id(path, number, cells["id"]),
        text="\n".join(lines),
        url=_text(cells.get("url")) or None,
        publisher=nfc(_text(cells.get("publisher"))) or None,
        title=nfc(" ".join(title.split())) if title else None,
        published_at=_day(path, number, cells["date"]),
        authors=authors or (lead[0].names if lead else ()),
        bureau=bureau or (lead[0].bureau if lead else None),
        source=str(path),
        reader="bigkinds",
        body_complete=bool(raw) and len(raw) < _CUT_LENGTH and not raw.endswith(_CUT_MARKS),
    )
    warnings = [] if raw else ["no 본문: the title stands for it"]
    excluded = _text(cells.get("excluded"))
    if excluded:
        warnings.append(f"BIGKinds leaves it out of analyses: {excluded}")
    return Reading(article=article, decoder="bigkinds", warnings=tuple(warnings), cuts=cuts)


def _text(cell: object) -> str:
    return "" if cell is None else str(cell).strip()


def _id(path: Path, number: int, cell: object) -> str:
    if not isinstance(cell, str):
        raise InputError(
            f"{path}: row {number}: 뉴스 식별자 {cell!r} is a number, so its last digits are lost; export again from BIGKinds"
        )
    text = cell.strip().strip("'")
    if not _ID.fullmatch(text) or "E+" in text:
        raise InputError(f"{path}: row {number}: 뉴스 식별자 {text!r} is no id of BIGKinds; export again")
    return text


def _day(path: Path, number: int, cell: object) -> datetime:
    if isinstance(cell, datetime):
        return cell.replace(tzinfo=KST)
    if isinstance(cell, date):
        return datetime(cell.year, cell.month, cell.day, tzinfo=KST)
    text = str(int(cell)) if isinstance(cell, float) else str(cell)
    found = parse_date(text)
    if found is None:
        raise InputError(f"{path}: row {number}: 일자 {text!r} is no date; write it as 20200731")
    return found


def _authors(cell: str) -> tuple[tuple[str, ...], str | None]:
    """Return the names and the bureau of 기고자 (``부산=홍길동|기자``, ``홍길동(mail)``)."""
    if not cell:
        return (), None
    plain = nfc(cell.replace("|", " "))
    byline = parse_byline(plain)
    return clean_authors([plain]), byline.bureau if byline else None


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split()) or type(error).__name__
