"""Graphs out of GEXF, of any version: what newsmine, Gephi and Gephi Lite write."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import networkx as nx

from newsmine.files.assemble import Edge, assemble, numeric, parsed
from newsmine.files.markup import walk
from newsmine.files.names import unescape_name


def read_gexf(path: Path) -> "nx.Graph[Any]":
    """Return the graph of a GEXF file, as :func:`newsmine.files.read.read_graph` does.

    What was moved or renamed in Gephi is what counts: places are those that are drawn, names the labels.
    """
    reader = _Reader()
    walk(path, reader.start, reader.end)
    return assemble(path, reader.nodes, reader.edges, directed=reader.is_directed())


class _Reader:
    """What is read so far."""

    def __init__(self) -> None:
        self.nodes: dict[str, dict[Any, Any]] = {}
        self.edges: list[Edge] = []
        self._columns: dict[tuple[str, str], tuple[str, str]] = {}
        self._defaults: dict[str, dict[str, Any]] = {"node": {}, "edge": {}}
        self._default_type, self._types = "undirected", set[str]()
        self._class, self._attribute = "", ""
        # The node or edge that is open; nodes of old hierarchies stand in each other.
        self._open: list[tuple[str, Mapping[str, str], dict[Any, Any], dict[str, str]]] = []

    def is_directed(self) -> bool:
        return "directed" in (self._types or {self._default_type})

    def start(self, tag: str, given: Mapping[str, str]) -> None:
        if tag == "attvalue":
            self._take_value(given)
        elif tag in {"node", "edge"}:
            self._open.append((tag, given, {}, {}))
        elif tag == "position" and self._open:
            self._open[-1][3].update(given)
        elif tag == "attributes":
            self._class = given.get("class", "")
        elif tag == "attribute":
            self._attribute = given.get("id", "")
            title = unescape_name(given.get("title", self._attribute))
            self._columns[self._class, self._attribute] = (title, given.get("type", "string"))
        elif tag == "graph":
            self._default_type = given.get("defaultedgetype", "undirected")

    def end(self, tag: str, text: str) -> None:
        if tag == "default" and self._class in self._defaults:
            title, kind = self._columns[self._class, self._attribute]
            self._defaults[self._class][title] = parsed(kind, text)
        elif tag == "node":
            self._close_node(*self._open.pop()[1:])
        elif tag == "edge":
            self._close_edge(*self._open.pop()[1:3])

    def _take_value(self, given: Mapping[str, str]) -> None:
        tag, _, data, _ = self._open[-1] if self._open else ("", {}, {}, {})
        column = given.get("for", given.get("id", ""))
        if (tag, column) not in self._columns:
            raise ValueError(f"a value of attribute {column!r}, which is not declared; declare it, or drop the value")
        title, kind = self._columns[tag, column]
        data[title] = parsed(kind, given.get("value", ""))

    def _close_node(self, given: Mapping[str, str], own: dict[Any, Any], place: Mapping[str, str]) -> None:
        node = unescape_name(_needed(given, "id"))
        if node in self.nodes:
            raise ValueError(f"a second node {node!r:.60}; rename one of them")
        titles = {title for (of, _), (title, _) in self._columns.items() if of == "node"}
        data = {**self._defaults["node"], **own}
        label = given.get("label")
        if label is not None and (
            ("name" in data and str(data["name"]) != label) or ("name" not in titles and label != given["id"])
        ):
            data["name"] = label
        if "kind" in data and "label" not in titles:
            data = {"label" if title == "kind" else title: value for title, value in data.items()}
        for axis in ("x", "y"):
            if axis in place and data.get(axis) != (drawn := numeric(place[axis])):
                data[axis] = drawn
        _take_days(data, given)
        self.nodes[node] = data

    def _close_edge(self, given: Mapping[str, str], own: dict[Any, Any]) -> None:
        kind = given.get("type", self._default_type)
        self._types.add("directed" if kind == "directed" else "undirected")
        if len(self._types) > 1:
            raise ValueError("directed and undirected edges in one file; in Gephi, make all of them one type")
        data = {**self._defaults["edge"], **own}
        if "weight" in given:
            data["weight"] = numeric(given["weight"])
        if "label" in given:
            data.setdefault("label", given["label"])
        _take_days(data, given)
        head, tail = (unescape_name(_needed(given, name)) for name in ("source", "target"))
        self.edges.append((head, tail, data))


def _take_days(data: dict[Any, Any], given: Mapping[str, str]) -> None:
    if "first" in data or "last" in data:
        return
    for name, attribute in (("first", "start"), ("last", "end")):
        if attribute in given:
            data[name] = given[attribute]


def _needed(given: Mapping[str, str], name: str) -> str:
    if name not in given:
        raise ValueError(f"no {name!r} where one must be; the file is cut or made by hand: write it again")
    return given[name]
