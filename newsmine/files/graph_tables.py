"""Graphs out of tables of nodes and edges: CSV as Gephi takes and gives it, workbooks, BIGKinds' relationship analysis."""

import re
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

import networkx as nx

from newsmine.errors import InputError
from newsmine.files.assemble import Edge, assemble, parsed
from newsmine.files.excel import read_sheets
from newsmine.files.flat import EDGE_HEADINGS, NODE_HEADINGS
from newsmine.files.labels import KOREAN
from newsmine.files.names import unescape_name
from newsmine.files.neo4j import nodes_of
from newsmine.files.text_rows import read_csv_rows
from newsmine.text.cells import unescape_formula

_WHOLE = re.compile(r"-?(?:0|[1-9][0-9]{0,999})")
_REAL = re.compile(r"-?(?:0|[1-9][0-9]{0,308})(?:\.[0-9]{1,999})?(?:[eE][-+]?[0-9]{1,3})?|-?inf")
# Columns that are text whatever stands in them.
_TEXTS = {
    "Id",
    "Label",
    "Source",
    "Target",
    "Type",
    "kind",
    "label",
    "name",
    "type",
    "relation",
    "evidence",
    "first",
    "last",
}
# What is a graph's where several columns have one Korean heading.
_FIRST = (
    "Id",
    "Label",
    "Source",
    "Target",
    "Type",
    "Weight",
    "kind",
    "mentions",
    "articles",
    "first",
    "last",
    "windows",
    "count",
    "npmi",
)
_KINDS_OF_BIGKINDS = {"LOCATION": "PLACE"}
Table = tuple[list[str], list[list[Any]]]


def read_csv(path: Path) -> "nx.Graph[Any]":
    """Return the graph of a table of edges and, where it is there, the table of nodes beside it, ``NAME.nodes.csv``.

    A column of whole numbers alone is numbers again, for CSV holds no kinds.
    """
    beside = nodes_of(path)
    nodes = _csv_table(beside) if beside.exists() else None
    return _graph(path, nodes, _csv_table(path))


def read_xlsx(path: Path) -> "nx.Graph[Any]":
    """Return the graph of a workbook with the sheets ``nodes`` and ``edges``, or ``node_data`` and ``link_data`` of BIGKinds."""
    sheets = read_sheets(path)
    if {"node_data", "link_data"} <= set(sheets):
        return _bigkinds(path, sheets)
    if missing := {"nodes", "edges"} - set(sheets):
        raise InputError(f"{path}: no sheet {min(missing)!r}; sheets: {', '.join(sheets)}")
    tables = [
        (([str(cell) for cell in rows[0]], rows[1:]) if rows else ([], []))
        for rows in (sheets["nodes"], sheets["edges"])
    ]
    return _graph(path, tables[0], tables[1])


def _csv_table(path: Path) -> Table:
    rows = read_csv_rows(path)
    return ([unescape_formula(cell) for cell in rows[0]] if rows else []), rows[1:]


def _graph(path: Path, nodes: Table | None, edges: Table) -> "nx.Graph[Any]":
    made: dict[str, dict[Any, Any]] = {}
    joined: list[Edge] = []
    kinds = set()
    titles = _titles(nodes[0], NODE_HEADINGS, path) if nodes else []
    other = {"kind": "label"} if "label" not in titles else {}
    for row in _rows(titles, nodes[1]) if nodes else ():
        node, label = unescape_name(_id(row.pop("Id", ""))), row.pop("Label", None)
        if node in made:
            raise InputError(f"{path}: a second node {node!r:.60}; rename one of them")
        named = {} if label is None else {"name": label if isinstance(label, str) else _id(label)}
        made[node] = {**named, **{other.get(name, name): value for name, value in row.items()}}
    if nodes and made and all(data.get("name") == node for node, data in made.items()):
        # A label that is but the id stands for a node without a name.
        for data in made.values():
            del data["name"]
    titles = _titles(edges[0], EDGE_HEADINGS[:2], path)
    other = {"Weight": "weight"} | ({"relation": "type"} if "type" not in titles else {})
    for row in _rows(titles, edges[1]):
        head, tail = (unescape_name(_id(row.pop(name, ""))) for name in EDGE_HEADINGS[:2])
        kinds.add(str(row.pop("Type", "Undirected")).lower())
        joined.append((head, tail, {other.get(name, name): value for name, value in row.items()}))
        if nodes is None:
            made.update({end: {} for end in (head, tail) if end not in made})
    if len(kinds) > 1:
        raise InputError(f"{path}: edges of several types ({', '.join(sorted(kinds))}); make all of them one type")
    return assemble(path, made, joined, directed="directed" in kinds)


def _titles(headings: list[str], needed: Iterable[str], path: Path) -> list[str]:
    """Return the names of the columns, of Korean headings too."""
    english = {
        korean: name
        for name, korean in reversed([*((name, KOREAN[name]) for name in _FIRST if name in KOREAN), *KOREAN.items()])
    }
    given = set(headings)
    titles = headings if set(needed) & given else [english.get(heading, heading) for heading in headings]
    if len(set(titles)) < len(titles):
        titles = [name if titles.count(name) == 1 else heading for name, heading in zip(titles, headings, strict=True)]
    if missing := [name for name in needed if name not in titles and name != "Label"]:
        raise InputError(f"{path}: no column {missing[0]!r}; columns: {', '.join(headings) or 'none'}")
    return [unescape_name(title) for title in titles]


def _rows(titles: list[str], cells: list[list[Any]]) -> Iterable[dict[str, Any]]:
    """Yield each row by name, without what is empty, every column as the kind that all its cells are."""
    readers = [_reader(title, [row[i] for row in cells if i < len(row)]) for i, title in enumerate(titles)]
    for row in cells:
        yield {
            title: read(cell)
            for title, read, cell in zip(titles, readers, row, strict=False)
            if cell not in {"", None} or title in {"Id", "Source", "Target"}
        }


def _reader(title: str, cells: list[Any]) -> Callable[[Any], Any]:
    texts = [cell for cell in cells if isinstance(cell, str) and cell]
    if len(texts) < len(cells) and any(not isinstance(cell, str) for cell in cells):
        return _typed
    if title not in _TEXTS and texts:
        for kind, pattern in (("integer", _WHOLE), ("double", _REAL)):
            if all(pattern.fullmatch(text) for text in texts):
                return lambda cell: parsed(kind, cell)
        if {text.lower() for text in texts} <= {"true", "false"}:
            return lambda cell: parsed("boolean", cell)
    return unescape_formula


def _typed(cell: Any) -> Any:  # noqa: ANN401 - a cell of a workbook
    if isinstance(cell, date):
        return cell.isoformat()
    return int(cell) if isinstance(cell, float) and cell.is_integer() else cell


def _id(cell: Any) -> str:  # noqa: ANN401 - a cell of a workbook
    return str(_typed(cell))


def _bigkinds(path: Path, sheets: dict[str, list[list[Any]]]) -> "nx.Graph[Any]":
    nodes: dict[str, dict[Any, Any]] = {}
    tables = {name: (sheets[name][0] if sheets[name] else [], sheets[name][1:]) for name in ("node_data", "link_data")}
    for name, needed in (("node_data", ("ID", "Name", "Category", "Weight")), ("link_data", ("From", "To"))):
        if missing := [heading for heading in needed if heading not in tables[name][0]]:
            raise InputError(f"{path}: {name} has no column {missing[0]!r}; is it BIGKinds' relationship analysis?")
    for row in _rows(*tables["node_data"]):
        node = unescape_name(_id(row["ID"])) if "ID" in row else ""
        category = str(row.get("Category", ""))
        data = {"name": str(row.get("Name", node)), "label": _KINDS_OF_BIGKINDS.get(category, category)}
        nodes[node] = {**data, **({"articles": row["Weight"]} if "Weight" in row else {})}
    edges: list[Edge] = [
        (unescape_name(_id(row.get("From", ""))), unescape_name(_id(row.get("To", ""))), {})
        for row in _rows(*tables["link_data"])
    ]
    return assemble(path, nodes, edges, directed=False)
