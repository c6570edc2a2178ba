"""Graphs as the CSV files that neo4j-admin imports: nodes and relationships with typed headings."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import networkx as nx

from newsmine.corpus.whole import whole
from newsmine.errors import ExportError, InputError
from newsmine.files.assemble import Edge, assemble, parsed
from newsmine.files.columns import Columns
from newsmine.files.flat import Plain, check_graph, plain_attributes
from newsmine.files.names import file_ids, unescape_name
from newsmine.files.options import Options
from newsmine.files.text_rows import read_csv_rows, write_csv_row
from newsmine.text.cells import escape_formula, unescape_formula

_KINDS = {"integer": "long"}
# Where a node or an edge does not say what it is.
_NODE, _EDGE = "Entity", "CO_OCCURS_WITH"
_HEADING = re.compile(r"(.*):(\w+)(?:\([^()]*\))?(?:\[\])?", re.DOTALL)
_NODE_ID = "id:ID"
_TAKEN = {"node": ("id",), "edge": ()}


def write_neo4j(result: Any, path: Path, options: Options) -> None:  # noqa: ANN401, ARG001 - what is no graph is refused
    """Write the relationships of a graph for neo4j-admin, and its nodes beside them: ``NAME.neo4j.nodes.csv``.

    ``:LABEL`` is the node's ``label`` (else ``Entity``), ``:TYPE`` the edge's ``type`` (else ``CO_OCCURS_WITH``); the attributes
    stand as properties of their kind. Edges of an undirected graph are written once, in one direction.

    Raises
    ------
    TypeError
        If the result is no networkx graph.
    ExportError
        If two nodes would be one, an attribute is named ``id``, or one has ``:`` in its name.
    """
    graph = check_graph(result, path)
    ids = file_ids(graph, path)
    of_nodes = _properties(path, "node", [data for _, data in graph.nodes(data=True)])
    of_edges = _properties(path, "edge", [data for *_, data in graph.edges(data=True)])
    nodes = (
        [escape_formula(ids[node]), *_cells(data, of_nodes), _tag(data, "label", _NODE)]
        for node, data in graph.nodes(data=True)
    )
    edges = (
        [*map(escape_formula, (ids[head], ids[tail])), *_cells(data, of_edges), _tag(data, "type", _EDGE)]
        for head, tail, data in graph.edges(data=True)
    )
    with whole(path) as part, whole(nodes_of(path)) as beside:
        _write(part, [":START_ID", ":END_ID", *_headings(of_edges), ":TYPE"], edges)
        _write(beside, [_NODE_ID, *_headings(of_nodes), ":LABEL"], nodes)


def read_neo4j(path: Path) -> "nx.Graph[Any]":
    """Return the directed graph of relationships and the nodes beside them, as :func:`newsmine.files.read.read_graph` does."""
    beside = nodes_of(path)
    if not beside.exists():
        raise InputError(f"{path}: no {beside.name} beside it; relationships without their nodes are no graph")
    nodes: dict[str, dict[Any, Any]] = {}
    for row in _rows(beside):
        node = unescape_name(row.pop(":ID"))
        _take_tag(row, ":LABEL", "label", _NODE)
        if node in nodes:
            raise InputError(f"{beside}: a second node {node!r:.60}; rename one of them")
        nodes[node] = row
    edges: list[Edge] = []
    for row in _rows(path):
        head, tail = (unescape_name(row.pop(name)) for name in (":START_ID", ":END_ID"))
        _take_tag(row, ":TYPE", "type", _EDGE)
        edges.append((head, tail, row))
    return assemble(path, nodes, edges, directed=True)


def nodes_of(path: Path) -> Path:
    """Return the path of the nodes of a file of edges.

    Examples
    --------
    >>> nodes_of(Path("a.neo4j.csv")).name
    'a.neo4j.nodes.csv'
    """
    return path.with_name(f"{path.stem}.nodes{path.suffix}")


def _properties(path: Path, of: str, rows: list[Mapping[Any, Any]]) -> dict[str, str]:
    kinds = Columns(rows, path, ("", "", "")).kinds
    for name in kinds:
        if ":" in name or name in _TAKEN[of]:
            raise ExportError(f"{path}: the {of} attribute {name!r:.60} means something else to Neo4j; rename it")
    return {name: _KINDS.get(kind, kind) for name, kind in kinds.items()}


def _headings(properties: Mapping[str, str]) -> list[str]:
    return [f"{name}:{kind}" for name, kind in properties.items()]


def _cells(data: Mapping[Any, Any], properties: Mapping[str, str]) -> list[str]:
    row = plain_attributes(data)
    return [_cell(row.get(name)) for name in properties]


def _cell(value: Plain | None) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else escape_formula(value) if isinstance(value, str) else repr(value)


def _tag(data: Mapping[Any, Any], name: str, otherwise: str) -> str:
    value = data.get(name)
    # Neo4j parts several labels by semicolons.
    return _cell(str(value).replace(";", ",")) if isinstance(value, str) and value.strip() else otherwise


def _write(part: Path, headings: list[str], rows: Iterator[list[str]]) -> None:
    with part.open("w", encoding="utf-8", newline="", errors="strict") as file:
        file.write(write_csv_row(map(escape_formula, headings)))
        file.writelines(map(write_csv_row, rows))


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    """Yield each row by name, with what Neo4j names in capitals by ``:NAME``."""
    rows = read_csv_rows(path)
    headings = [_heading(unescape_formula(heading)) for heading in (rows.pop(0) if rows else [])]
    needed = {":ID"} if (":ID", "") in headings else {":START_ID", ":END_ID"}
    if missing := needed - {name for name, _ in headings}:
        raise InputError(f"{path}: no column {min(missing)}; it is no file for neo4j-admin")
    for number, cells in enumerate(rows, start=2):
        row: dict[str, Any] = {}
        for (name, kind), cell in zip(headings, cells, strict=False):
            try:
                if cell or name in needed:
                    row[name] = parsed(kind, unescape_formula(cell))
            except ValueError as error:
                raise InputError(f"{path}: row {number}: {name}: {error}") from error
        if needed <= set(row):
            yield row


def _heading(heading: str) -> tuple[str, str]:
    found = _HEADING.fullmatch(heading)
    if found is None:
        return unescape_name(heading), "string"
    if found[2] in {"ID", "LABEL", "TYPE", "START_ID", "END_ID", "IGNORE"}:
        return f":{found[2]}", ""
    return unescape_name(found[1]), found[2]


def _take_tag(row: dict[str, Any], tag: str, name: str, otherwise: str) -> None:
    value = row.pop(tag, None)
    if value is not None and value != otherwise:
        row.setdefault(name, value)
