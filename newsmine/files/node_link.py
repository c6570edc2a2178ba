"""Graphs as node-link JSON (D3, networkx, sigma.js)."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import networkx as nx

from newsmine.corpus.whole import whole
from newsmine.errors import InputError
from newsmine.files.assemble import assemble
from newsmine.files.flat import check_graph
from newsmine.files.json_rows import read_json_file, rows_of, write_lists
from newsmine.files.names import attribute_names, check_distinct
from newsmine.files.options import Options
from newsmine.files.tables import json_cell
from newsmine.records import Evidence

_PLACE = {"article_id", "field", "start", "end"}


def write_json(result: Any, path: Path, options: Options) -> None:  # noqa: ANN401, ARG001 - what is no graph is refused
    """Write a graph as ``networkx.node_link_graph(..., edges="edges")`` reads it; evidence is a list of objects.

    Raises
    ------
    TypeError
        If the result is no networkx graph.
    ExportError
        If two nodes would be one, or an attribute is named ``id``, ``source``, ``target`` or ``key``.
    """
    graph = check_graph(result, path)
    ids = {node: node if type(node) in {str, int} else str(node) for node in graph}
    # Two halves of one sign, written one after the other, are that sign.
    check_distinct({node: _whole_signs(text) if isinstance(text, str) else text for node, text in ids.items()}, path)
    attribute_names((data for _, data in graph.nodes(data=True)), path, ("id",))
    attribute_names((data for *_, data in graph.edges(data=True)), path, ("source", "target", "key"))
    head = {
        "directed": graph.is_directed(),
        "multigraph": graph.is_multigraph(),
        "graph": json_cell(graph.graph),
    }
    nodes = ({**json_cell(attributes), "id": ids[node]} for node, attributes in graph.nodes(data=True))
    with whole(path) as part, part.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
        write_lists(file, head, {"nodes": nodes, "edges": _edges(graph, ids)})


def read_json(path: Path) -> "nx.Graph[Any]":
    """Return the graph of node-link JSON, as :func:`newsmine.files.read.read_graph` does: lists stay lists, ids their kind."""
    found = read_json_file(path)
    nodes: dict[Any, dict[Any, Any]] = {}
    for row in rows_of(path, found, "nodes"):
        data = _values(row)
        node = data.pop("id", None)
        if not isinstance(node, (str, int)) or node in nodes:
            raise InputError(
                f"{path}: a second node {node!r:.60}, or one whose id is no text or number; rename one of them"
            )
        nodes[node] = data
    edges = [_values(row) for row in rows_of(path, found, "edges" if "edges" in found else "links")]
    joined = [(data.pop("source", None), data.pop("target", None), data) for data in edges]
    keys = [data.pop("key", None) for data in edges]
    graph = assemble(path, nodes, joined, directed=found.get("directed") is True)
    if found.get("multigraph") is True:
        return _multigraph(graph, joined, keys, found)
    if graph.is_multigraph():
        raise InputError(f"{path}: two edges join the same nodes; drop one, or set multigraph to true")
    graph.graph.update(_values(found.get("graph") or {}))
    return graph


def _multigraph(graph: "nx.Graph[Any]", edges: list[Any], keys: list[Any], found: dict[str, Any]) -> "nx.Graph[Any]":
    made: nx.MultiGraph[Any] = nx.MultiDiGraph() if graph.is_directed() else nx.MultiGraph()
    made.graph.update(_values(found.get("graph") or {}))
    made.add_nodes_from(graph.nodes(data=True))
    for (head, tail, data), key in zip(edges, keys, strict=True):
        there = made.add_edge(head, tail, key=tuple(key) if isinstance(key, list) else key)
        made.edges[head, tail, there].update(data)
    return made


def _edges(graph: Any, ids: dict[Any, Any]) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - with keys or without
    if graph.is_multigraph():
        for head, tail, key, data in graph.edges(data=True, keys=True):
            yield {**json_cell(data), "source": ids[head], "target": ids[tail], "key": json_cell(key)}
        return
    for head, tail, data in graph.edges(data=True):
        yield {**json_cell(data), "source": ids[head], "target": ids[tail]}


def _values(row: dict[str, Any]) -> dict[Any, Any]:
    """Return a row with its evidence as records, and without what has no value."""
    return {name: _evidence(value) for name, value in row.items() if value is not None}


def _evidence(value: Any) -> Any:  # noqa: ANN401 - an attribute of any kind
    if isinstance(value, list) and value and all(isinstance(part, dict) and set(part) == _PLACE for part in value):
        return tuple(Evidence(**part) for part in value)
    return value


def _whole_signs(text: str) -> str:
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
