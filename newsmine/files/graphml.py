"""Graphs as GraphML (igraph, networkx, Cytoscape, yEd), written and read as a stream."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, BinaryIO

import networkx as nx

from newsmine.corpus.whole import whole
from newsmine.files.assemble import Edge, assemble, parsed
from newsmine.files.columns import Columns, Element, chunks
from newsmine.files.edges import edge_columns
from newsmine.files.flat import check_graph
from newsmine.files.markup import walk
from newsmine.files.names import file_ids, unescape_name
from newsmine.files.options import Options
from newsmine.files.values import marked

_HEAD = b"""<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""
_NODE = Element('    <node id="%s">', "</node>\n")
_EDGE = Element('    <edge source="%s" target="%s">', "</edge>\n")
_KINDS = {"integer": "long"}


def write_graphml(result: Any, path: Path, options: Options) -> None:  # noqa: ANN401, ARG001 - what is no graph is refused
    """Write a graph as GraphML; attributes without a value are left out, evidence is text.

    Raises
    ------
    TypeError
        If the result is no networkx graph.
    ExportError
        If two nodes or two attributes would be one in the file.
    """
    graph = check_graph(result, path)
    ids = {node: marked(text) for node, text in file_ids(graph, path).items()}
    of_graph = Columns([graph.graph], path, _frame("g"))
    of_nodes = Columns((data for _, data in graph.nodes(data=True)), path, _frame("n"))
    heads, tails, rows = edge_columns(graph)
    of_edges = Columns(rows, path, _frame("e"))
    direction = "directed" if graph.is_directed() else "undirected"
    with whole(path) as part, part.open("wb") as file:
        file.write(_HEAD)
        for of, columns in (("graph", of_graph), ("node", of_nodes), ("edge", of_edges)):
            _declare(file, of, columns)
        file.write(f'  <graph edgedefault="{direction}">\n'.encode())
        file.write(of_graph.write([graph.graph], [[""]], Element("%s", "\n")))
        for nodes in chunks(graph.nodes(data=True)):
            file.write(of_nodes.write([data for _, data in nodes], [[ids[node] for node, _ in nodes]], _NODE))
        for some in zip(chunks(heads), chunks(tails), chunks(rows), strict=True):
            ends = [[*map(ids.__getitem__, column)] for column in some[:2]]
            file.write(of_edges.write(some[2], ends, _EDGE))
        file.write(b"  </graph>\n</graphml>\n")


def read_graphml(path: Path) -> "nx.Graph[Any]":
    """Return the graph of a GraphML file, as :func:`newsmine.files.read.read_graph` does."""
    reader = _Reader()
    walk(path, reader.start, reader.end)
    graph = assemble(path, reader.nodes, reader.edges, directed=reader.is_directed())
    graph.graph.update(reader.graph)
    return graph


class _Reader:
    """What is read so far."""

    def __init__(self) -> None:
        self.graph: dict[str, Any] = {}
        self.nodes: dict[str, dict[Any, Any]] = {}
        self.edges: list[Edge] = []
        self._keys: dict[str, tuple[str, str, str]] = {}
        self._defaults: dict[str, dict[str, Any]] = {}
        self._default_type, self._types = "undirected", set[str]()
        self._key, self._open = "", list[dict[Any, Any]]()

    def is_directed(self) -> bool:
        return "directed" in (self._types or {self._default_type})

    def start(self, tag: str, given: Mapping[str, str]) -> None:
        if tag == "data":
            self._key = given.get("key", "")
        elif tag == "node":
            node = unescape_name(_needed(given, "id"))
            if node in self.nodes:
                raise ValueError(f"a second node {node!r:.60}; rename one of them")
            self.nodes[node] = data = dict(self._default("node"))
            self._open.append(data)
        elif tag == "edge":
            head, tail = (unescape_name(_needed(given, name)) for name in ("source", "target"))
            self._take_type(
                {"true": "directed", "false": "undirected"}.get(given.get("directed", ""), self._default_type)
            )
            self._open.append(dict(self._default("edge")))
            self.edges.append((head, tail, self._open[-1]))
        elif tag == "key":
            self._key = given.get("id", "")
            title = unescape_name(given.get("attr.name", self._key))
            self._keys[self._key] = (given.get("for", "all"), title, given.get("attr.type", "string"))
        elif tag == "graph":
            self._default_type = given.get("edgedefault", "undirected")
            self._open.append(self.graph)
        elif tag == "hyperedge":
            raise ValueError("a hyperedge, which no networkx graph holds; make it edges between two nodes")

    def end(self, tag: str, text: str) -> None:
        if tag in {"node", "edge", "graph"}:
            self._open.pop()
        elif tag == "default" and self._key in self._keys:
            of, title, kind = self._keys[self._key]
            self._defaults.setdefault(of, {})[title] = parsed(kind, text)
        elif tag == "data" and self._open:
            if self._key not in self._keys:
                raise ValueError(f"a value of key {self._key!r}, which is not declared; declare it, or drop the value")
            _, title, kind = self._keys[self._key]
            self._open[-1][title] = parsed(kind, text)

    def _default(self, of: str) -> dict[str, Any]:
        return {**self._defaults.get("all", {}), **self._defaults.get(of, {})}

    def _take_type(self, kind: str) -> None:
        self._types.add(kind)
        if len(self._types) > 1:
            raise ValueError("directed and undirected edges in one file; make all of them one type")


def _frame(letter: str) -> tuple[str, str, str]:
    return f'<data key="{letter}', '">', "</data>"


def _declare(file: BinaryIO, of: str, columns: Columns) -> None:
    file.writelines(
        f'  <key id="{of[0]}{columns.numbers[title]}" for="{of}" attr.name="{marked(title)}" '
        f'attr.type="{_KINDS.get(kind, kind)}"/>\n'.encode()
        for title, kind in columns.kinds.items()
    )


def _needed(given: Mapping[str, str], name: str) -> str:
    if name not in given:
        raise ValueError(f"no {name!r} where one must be; the file is cut or made by hand: write it again")
    return given[name]
