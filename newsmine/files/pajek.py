"""Graphs as Pajek's .net: labels, places and weights."""

import re
from pathlib import Path
from typing import Any

import networkx as nx

from newsmine.corpus.whole import whole
from newsmine.errors import InputError
from newsmine.files.assemble import Edge, assemble, numeric
from newsmine.files.flat import check_graph
from newsmine.files.names import file_labels
from newsmine.files.options import Options
from newsmine.files.text_rows import is_number, read_lines, weights_of

# A number or a label in quotes, and what follows it.
_VERTEX = re.compile(r'\s*(\d+)\s*(?:"([^"]*)"|(\S+))?(.*)', re.DOTALL)
# Pajek draws from 0 to 1; what lies on the edge is cut.
_LOW, _HIGH = 0.05, 0.95


def write_pajek(result: Any, path: Path, options: Options) -> None:  # noqa: ANN401, ARG001 - what is no graph is refused
    """Write a graph as Pajek reads it: UTF-8 with BOM, labels in quotes, places from 0 to 1, the weight of each edge.

    A label is the node's name (:func:`newsmine.files.names.file_labels`); other attributes have no place there.

    Raises
    ------
    TypeError
        If the result is no networkx graph.
    ExportError
        If two labels are equal, or only some edges have a weight.
    """
    graph = check_graph(result, path)
    labels = file_labels(graph, path)
    numbers = {node: number for number, node in enumerate(graph, start=1)}
    places = _places(graph)
    _, weights = weights_of(graph, path, "weight")
    # The BOM tells Pajek the encoding; networkx takes it for a part of the first line, which it does not need.
    with whole(path) as part, part.open("w", encoding="utf-8-sig", newline="\n") as file:
        file.write(f"*Network newsmine\n*Vertices {len(graph)}\n")
        file.writelines(f'{number} "{labels[node]}"{places.get(node, "")}\n' for node, number in numbers.items())
        file.write("*Arcs\n" if graph.is_directed() else "*Edges\n")
        edges = zip(graph.edges(), weights, strict=True)
        file.writelines(f"{numbers[head]} {numbers[tail]} {weight!r}\n" for (head, tail, *_), weight in edges)


def read_pajek(path: Path) -> "nx.Graph[Any]":
    """Return the graph of a .net file, as :func:`newsmine.files.read.read_graph` does; nodes are named by their labels."""
    nodes: dict[str, dict[Any, Any]] = {}
    labels: dict[str, str] = {}
    edges: list[Edge] = []
    kinds: set[bool] = set()
    section = ""
    for number, line in read_lines(path):
        words = line.split(None, 1)
        if not words or line.startswith("%"):
            continue
        if line.startswith("*"):
            section = words[0].lower()
            kinds |= {section == "*arcs"} if section in {"*arcs", "*edges"} else set()
            if section in {"*matrix", "*arcslist", "*edgeslist"}:
                raise InputError(
                    f"{path}: line {number}: {words[0]} is not read; save the network as arcs and edges in Pajek"
                )
            continue
        try:
            if section == "*vertices":
                _take_vertex(line, nodes, labels)
            elif section in {"*arcs", "*edges"}:
                edges.append(_edge(line, labels))
        except ValueError as error:
            raise InputError(f"{path}: line {number}: {error}") from error
    if len(kinds) > 1 and edges:
        raise InputError(f"{path}: arcs and edges in one file; in Pajek, make all of them one kind")
    return assemble(path, nodes, edges, directed=True in kinds)


def _take_vertex(line: str, nodes: dict[str, dict[Any, Any]], labels: dict[str, str]) -> None:
    found = _VERTEX.fullmatch(line)
    if found is None:
        raise ValueError(f'{line!r:.60} is no vertex; it should look like 1 "시청" 0.5 0.5')
    vertex, quoted, bare, rest = found.groups()
    label = quoted if quoted is not None else bare or vertex
    if label in nodes:
        raise ValueError(f"a second node {label!r:.60}; rename one of them")
    labels[vertex], nodes[label] = label, {"name": label}
    for name, word in zip(("x", "y"), rest.split()[:2], strict=False):
        try:
            nodes[label][name] = numeric(word)
        except ValueError:
            break


def _edge(line: str, labels: dict[str, str]) -> Edge:
    head, tail, *rest = line.split()[:3] if len(line.split()[:3]) > 1 else (line, "")
    for end in (head, tail):
        if end not in labels:
            raise ValueError(f"{end!r:.60} is no vertex; add it to *Vertices, or drop the edge")
    return labels[head], labels[tail], {"weight": numeric(rest[0])} if rest else {}


def _places(graph: "nx.Graph[Any]") -> dict[Any, str]:
    """Return the places of all nodes, moved into Pajek's window; none where not every node has one."""
    found: dict[Any, tuple[float, float]] = {}
    for node, data in graph.nodes(data=True):
        x, y = data.get("x"), data.get("y")
        if not (is_number(x) and is_number(y)):
            return {}
        found[node] = (x, y)
    if not found:
        return {}
    left, top = (min(place[axis] for place in found.values()) for axis in (0, 1))
    wide = max(max(x - left, y - top) for x, y in found.values()) or 1.0
    scale = (_HIGH - _LOW) / wide
    return {
        node: f" {_LOW + (x - left) * scale:.4f} {_LOW + (y - top) * scale:.4f} 0.5" for node, (x, y) in found.items()
    }
