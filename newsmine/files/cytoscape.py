"""Graphs as Cytoscape's JSON (.cyjs): Cytoscape, cytoscape.js, networkx."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import networkx as nx

from newsmine.corpus.whole import whole
from newsmine.files.assemble import Edge, assemble
from newsmine.files.flat import check_graph, plain
from newsmine.files.json_rows import object_of, read_json_file, rows_of, write_lists
from newsmine.files.names import attribute_names, check_distinct, escape_name
from newsmine.files.options import Options
from newsmine.files.text_rows import is_number
from newsmine.files.values import number
from newsmine.text.references import is_evidence

_OF_NODES = ("id", "value", "shared_name")
_OF_EDGES = ("id", "source", "target")


def write_cytoscape(result: Any, path: Path, options: Options) -> None:  # noqa: ANN401, ARG001 - what is no graph is refused
    """Write a graph as Cytoscape's JSON: ``elements`` of nodes, with their places, and edges; evidence is text.

    Raises
    ------
    TypeError
        If the result is no networkx graph.
    ExportError
        If two nodes would be one, or an attribute is named as one that Cytoscape needs.
    """
    graph = check_graph(result, path)
    ids = {node: str(node) for node in graph}
    check_distinct({node: escape_name(text) for node, text in ids.items()}, path)
    attribute_names((data for _, data in graph.nodes(data=True)), path, _OF_NODES)
    attribute_names((data for *_, data in graph.edges(data=True)), path, _OF_EDGES)
    head = {
        "data": [[str(name), cell] for name, value in graph.graph.items() if (cell := _cell(value)) is not None],
        "directed": graph.is_directed(),
        "multigraph": graph.is_multigraph(),
    }
    with whole(path) as part, part.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
        write_lists(file, head, {"nodes": _nodes(graph, ids), "edges": _edges(graph, ids)}, within="elements")


def read_cytoscape(path: Path) -> "nx.Graph[Any]":
    """Return the graph of Cytoscape's JSON, as :func:`newsmine.files.read.read_graph` does; where a node was moved, it is there."""
    whole_file = read_json_file(path)
    elements = whole_file.get("elements", {})
    if isinstance(elements, list):
        elements = {
            name: [each for each in elements if isinstance(each, dict) and _group(each) == name]
            for name in ("nodes", "edges")
        }
    nodes: dict[str, dict[Any, Any]] = {}
    for row in rows_of(path, elements, "nodes"):
        data = object_of(path, row, "data")
        node = str(data.pop("id", ""))
        for name in ("value", "shared_name", "SUID", "selected"):
            data.pop(name, None)
        place = row.get("position")
        for axis in ("x", "y"):
            if isinstance(place, dict) and is_number(place.get(axis)):
                data[axis] = place[axis]
        nodes[node] = data
    edges: list[Edge] = []
    for row in rows_of(path, elements, "edges"):
        data = object_of(path, row, "data")
        ends = [str(data.pop(name, "")) for name in ("source", "target")]
        for name in ("id", "key", "SUID", "selected", "shared_name", "shared_interaction"):
            data.pop(name, None)
        edges.append((ends[0], ends[1], data))
    graph = assemble(path, nodes, edges, directed=bool(whole_file.get("directed", False)))
    own = whole_file.get("data", [])
    pairs = (
        own.items()
        if isinstance(own, dict)
        else [(pair[0], pair[-1]) for pair in own if isinstance(pair, list) and pair]
    )
    graph.graph.update({str(name): value for name, value in pairs})
    return graph


def _group(element: dict[str, Any]) -> str:
    data = element.get("data")
    return str(element.get("group", "edges" if isinstance(data, dict) and "source" in data else "nodes"))


def _nodes(graph: "nx.Graph[Any]", ids: dict[Any, str]) -> Iterator[dict[str, Any]]:
    for node, data in graph.nodes(data=True):
        row: dict[str, Any] = {"data": {"id": ids[node], "value": ids[node], **_cells(data)}}
        if is_number(data.get("x")) and is_number(data.get("y")):
            row["position"] = {"x": data["x"], "y": data["y"]}
        yield row


def _edges(graph: "nx.Graph[Any]", ids: dict[Any, str]) -> Iterator[dict[str, Any]]:
    for i, (head, tail, data) in enumerate(graph.edges(data=True)):
        key = {"key": i} if graph.is_multigraph() else {}
        yield {"data": {"id": f"e{i}", "source": ids[head], "target": ids[tail], **key, **_cells(data)}}


def _cells(data: dict[Any, Any]) -> dict[str, Any]:
    return {str(name): cell for name, value in data.items() if (cell := _cell(value)) is not None}


def _cell(value: Any) -> Any:  # noqa: ANN401 - an attribute of any kind
    """Return a value as Cytoscape can hold it: a list of plain values stays one."""
    if isinstance(value, str):
        return value
    if isinstance(value, (list, tuple)) and not is_evidence(value):
        return [cell for part in value if (cell := _cell(part)) is not None]
    cell = plain(value)
    return cell if not isinstance(cell, float) or is_number(cell) else number(cell)
