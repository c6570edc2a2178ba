"""Any file that holds articles to articles: pages, archives of pages, BIGKinds exports, and our own tables."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from newsmine.articles.bigkinds import OnError, is_bigkinds, read_rows
from newsmine.articles.extract import read
from newsmine.articles.tables import Table, cell_text, open_table
from newsmine.articles.warc import read_warc
from newsmine.corpus.records_file import read_records
from newsmine.errors import InputError, RowError
from newsmine.records import Page, Reading
from newsmine.schema import ARTICLES
from newsmine.text.cells import unescape_formula
from newsmine.text.hangul import nfc

PAGES = frozenset({".html", ".htm", ".xhtml", ".txt"})
"""Kinds of files that hold one page."""

TABLES = frozenset({".xlsx", ".xls", ".csv", ".tsv", ".jsonl", ".ndjson", ".parquet"})
"""Kinds of files that hold many articles."""

ARCHIVES = frozenset({".warc", ".warc.gz"})
"""Kinds of files that hold many pages."""

# A page of a newspaper has some 100 kB; what is larger than this is none, and would only fill the memory.
_MAX_PAGE = 50_000_000
_LOCK = "~$"
_MAGIC = {
    b"%PDF": "a PDF; save the page as text or HTML",
    b"\x89PNG": "a picture; save the page as text or HTML",
    b"\xff\xd8\xff": "a picture; save the page as text or HTML",
}


def load(path: Path, *, url: str | None = None, on_error: OnError | None = None) -> Iterator[Reading]:
    """Yield the articles of a file, by its kind; lock files of Excel (``~$…``) yield nothing.

    Parameters
    ----------
    path : Path
        ``.html``, ``.htm``, ``.xhtml`` or ``.txt`` (one page), ``.warc`` or ``.warc.gz`` (many), a BIGKinds export (``.xlsx``, ``.xls``, ``.csv``, ``.tsv``), or articles as
        ``.jsonl``, ``.parquet``, ``.csv`` or ``.xlsx`` with the columns of :data:`newsmine.schema.ARTICLES`.
    url : str, optional
        Where a page came from.
    on_error : callable, optional
        Called with the ``RowError`` of each row or record that cannot be used, and the others are read; without it, the
        first one is raised.

    Raises
    ------
    InputError
        If the file is absent, empty, broken or of a kind that we do not read; also, as ``ExtractError``, if there is
        no article in a page.
    """
    path = Path(path)
    if path.name.startswith(_LOCK):
        return
    suffix = _suffix(path)
    _check(path, suffix)
    if suffix in PAGES:
        yield read(Page(body=path.read_bytes(), url=url, path=nfc(path.as_posix())))
    elif suffix in ARCHIVES:
        yield from read_warc(path, on_error=on_error)
    elif suffix in {".jsonl", ".ndjson", ".parquet"}:
        for article in read_records(path, ARTICLES, on_error=on_error):
            yield Reading(article=article)
    else:
        yield from _table(path, on_error)


def _suffix(path: Path) -> str:
    suffix = path.suffix.lower()
    return Path(path.stem).suffix.lower() + suffix if suffix == ".gz" else suffix


def _check(path: Path, suffix: str) -> None:
    """Raise if the file cannot be what its suffix says."""
    known = ", ".join(sorted(PAGES | TABLES | ARCHIVES))
    if path.is_dir():
        raise InputError(f"{path}: a folder; give the files in it, like {path}/*.html")
    if not path.is_file():
        raise InputError(f"{path}: no such file")
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(8)
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from error
    if not size:
        raise InputError(f"{path}: the file is empty; save it again")
    for magic, kind in _MAGIC.items():
        if head.startswith(magic):
            raise InputError(f"{path}: {kind}")
    if suffix not in PAGES | TABLES | ARCHIVES:
        raise InputError(f"{path}: unknown kind of file {suffix or path.name!r}; newsmine reads {known}")
    if suffix in PAGES and size > _MAX_PAGE:
        raise InputError(f"{path}: {size:,} bytes are no page; the limit is {_MAX_PAGE:,}")


def _table(path: Path, on_error: OnError | None) -> Iterator[Reading]:
    """Yield the articles of an Excel or csv file: of BIGKinds, or with our own columns."""
    table = open_table(path, lambda row: is_bigkinds(row) or _is_ours(row))
    if is_bigkinds(table.header):
        yield from read_rows(path, table.header, table.rows, on_error=on_error)
    elif _is_ours(table.header):
        yield from _records(path, table, on_error)
    else:
        names = ", ".join(cell_text(name) for name in table.header[:8])
        raise InputError(
            f"{path}: neither a BIGKinds export (뉴스 식별자, 일자, 제목) nor a table of articles (id, text); "
            f"its columns: {names or 'none'}"
        )


def _is_ours(header: Sequence[object]) -> bool:
    return {"id", "text"} <= {cell_text(name) for name in header}


def _records(path: Path, table: Table, on_error: OnError | None) -> Iterator[Reading]:
    names = [cell_text(name) for name in table.header]
    for number, row in table.rows:
        cells = [unescape_formula(cell) if table.text and isinstance(cell, str) else cell for cell in row]
        if not any(map(cell_text, cells)):
            continue
        try:
            article = ARTICLES.from_json({name: cell for name, cell in zip(names, cells, strict=False) if name})
        except InputError as error:
            failure = RowError(str(path), f"row {number}", str(error))
            if on_error is None:
                raise failure from error
            on_error(failure)
        else:
            yield Reading(article=article)
