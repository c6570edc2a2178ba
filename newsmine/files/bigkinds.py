"""Articles and graphs as the workbooks that BIGKinds itself gives: its news sheet, and its relationship analysis."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import networkx as nx
import pandas as pd

from newsmine.corpus.extras import BIGKINDS_COLUMNS, BIGKINDS_CUTS_AT
from newsmine.corpus.whole import whole
from newsmine.files.excel import check_size, check_text, new_book
from newsmine.files.flat import plain_attributes
from newsmine.files.names import file_ids
from newsmine.files.options import Options
from newsmine.files.tables import is_missing, table_of, text_cell
from newsmine.html.bylines import clean_authors, parse_byline
from newsmine.records import KST
from newsmine.text.cells import clean

# BIGKinds' own name of its only sheet, and the one column that it makes wider: which, and how wide.
_SHEET = "sheet"
_WIDE_COLUMN, _WIDTH = 15, 27.34
_NEEDED = {"id", "text", "body_complete", "published_at"}
# The kinds of BIGKinds, in its own spelling.
_ORGANISATION, _KEYWORD = "ORGNIZATION", "KEYWORD"
_CATEGORIES = {
    "PERSON": "PERSON",
    "PLACE": "LOCATION",
    # What was read from such a workbook goes out as it came.
    **dict.fromkeys(("GOV", "PUBLIC_ORG", "COMPANY", "UNIVERSITY", "MEDIA", "GROUP", _ORGANISATION), _ORGANISATION),
}
_CUT_MARKS = ("..", "…")
# What BIGKinds weighs a node by is the number of its articles; these come nearest to it where that is not known.
_WEIGHTS = ("articles", "mentions", "windows", "strength", "degree")


def write_bigkinds(result: Any, path: Path, options: Options) -> None:  # noqa: ANN401 - what is neither is refused
    """Write articles as BIGKinds' news sheet, or a graph as the workbook of its relationship analysis.

    The news sheet has BIGKinds' 19 columns, all text; those that no article has (통합 분류, 인물 …) are filled from the
    columns of the table that have their names, as :func:`newsmine.corpus.extras.articles_with_extras` gives them. 본문 is
    empty unless the options keep the text. The other workbook has the sheets ``node_data`` (ID, Name, Category, Weight) and
    ``link_data`` (ID, From, To).

    Raises
    ------
    TypeError
        If the result is neither.
    ExportError
        If there are more rows or characters in a cell than Excel can hold.
    """
    if isinstance(result, nx.Graph):
        sheets = {"node_data": _nodes(result, path), "link_data": _links(result, path)}
    else:
        articles = table_of(result, path, replace(options, text=True))
        if not set(articles.columns) >= _NEEDED:
            raise TypeError(f"{path}: a .bigkinds.xlsx file holds articles or a networkx.Graph, not another table")
        sheets = {_SHEET: _news(articles, text=options.text)}
    for frame in sheets.values():
        check_size(frame, path)
    with whole(path) as part, part.open("wb") as file:
        book = new_book(file)
        for name, frame in sheets.items():
            _write(book.add_worksheet(name), frame, path)
            if name == _SHEET:
                book.get_worksheet_by_name(name).set_column(_WIDE_COLUMN, _WIDE_COLUMN, _WIDTH)
        book.close()


def _news(articles: pd.DataFrame, *, text: bool) -> pd.DataFrame:
    made: dict[str, Callable[[Mapping[str, Any]], Any]] = {
        "뉴스 식별자": lambda row: row["id"],
        "일자": lambda row: _day(row["published_at"]),
        "언론사": lambda row: row.get("publisher"),
        "기고자": _byline,
        "제목": lambda row: row.get("title"),
        "본문": lambda row: _body(row) if text else None,
        "URL": lambda row: row.get("url"),
    }
    names = [str(name) for name in articles.columns]
    rows = [
        [_text(made[name](row) if name in made else row.get(name)) for name in BIGKINDS_COLUMNS]
        for row in (dict(zip(names, values, strict=True)) for values in articles.itertuples(index=False, name=None))
    ]
    frame: pd.DataFrame = pd.DataFrame(rows, columns=list(BIGKINDS_COLUMNS), dtype="object")
    return frame


def _body(row: Mapping[str, Any]) -> str:
    """Return the text with the dots of BIGKinds where it is cut, and nothing where the title only stands for one."""
    body = _text(row["text"])
    if row["body_complete"] or body.endswith(_CUT_MARKS) or len(body) in BIGKINDS_CUTS_AT:
        return body
    return "" if body == _text(row.get("title")) else f"{body}.."


def _day(time: Any) -> str:  # noqa: ANN401 - a cell of a table
    if not isinstance(time, datetime) or is_missing(time):
        return ""
    return (time.astimezone(KST) if time.tzinfo else time).strftime("%Y%m%d")


def _byline(row: Mapping[str, Any]) -> str:
    """Return 기고자 as it was imported, if it says who wrote the article; else so: ``부산=홍길동, 김가온|기자``."""
    cell = row.get("authors")
    names = tuple(cell) if isinstance(cell, (list, tuple)) else ()
    bureau = _text(row.get("bureau"))
    imported = _text(row.get("기고자"))
    said = imported.replace("|", " ")
    byline = parse_byline(said)
    if imported and clean_authors([said]) == names and ((byline and byline.bureau) or "") == bureau:
        return imported
    return f"{bureau}={', '.join(names)}|기자" if bureau and names else ";".join(names) or imported


def _text(cell: Any) -> str:  # noqa: ANN401 - a cell of a table
    return "" if is_missing(cell) else clean(str(cell))


def _nodes(graph: "nx.Graph[Any]", path: Path) -> pd.DataFrame:
    rows = []
    ids = file_ids(graph, path)
    for node, data in graph.nodes(data=True):
        plain = plain_attributes(data)
        label = str(plain.get("label", ""))
        weight = next((plain[name] for name in _WEIGHTS if name in plain), graph.degree(node))
        rows.append((ids[node], plain.get("name", ids[node]), _CATEGORIES.get(label, _KEYWORD), weight))
    frame: pd.DataFrame = pd.DataFrame(rows, columns=["ID", "Name", "Category", "Weight"])
    return frame


def _links(graph: "nx.Graph[Any]", path: Path) -> pd.DataFrame:
    ids = file_ids(graph, path)
    rows = [(n, ids[head], ids[tail]) for n, (head, tail, *_) in enumerate(graph.edges(), start=1)]
    frame: pd.DataFrame = pd.DataFrame(rows, columns=["ID", "From", "To"])
    return frame


def _write(sheet: Any, frame: pd.DataFrame, path: Path) -> None:  # noqa: ANN401 - xlsxwriter has no types
    names = [str(name) for name in frame.columns]
    sheet.write_row(0, 0, names)
    for number, values in enumerate(frame.itertuples(index=False, name=None), start=1):
        for column, value in enumerate(values):
            cell = text_cell(value)
            check_text(cell, path, number + 1, names[column])
            if isinstance(cell, (int, float)):
                sheet.write_number(number, column, cell)
            elif cell:
                sheet.write_string(number, column, cell)
