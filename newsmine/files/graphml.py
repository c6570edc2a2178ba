"""Graphs as GraphML (igraph, networkx, Cytoscape, yEd), written as a stream."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, TextIO
from xml.sax.saxutils import escape

from newsmine.corpus.whole import whole
from newsmine.files.flat import Plain, check_graph, kinds, plain_attributes
from newsmine.files.gexf import quoted
from newsmine.files.options import Options

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""
_KINDS = {"integer": "long"}


def write_graphml(result: Any, path: Path, options: Options) -> None:  # noqa: ANN401, ARG001 - what is no graph is refused
    """Write a graph as GraphML; attributes without a value are left out, evidence is text.

    Raises
    ------
    TypeError
        If the result is no networkx graph.
    """
    graph = check_graph(result, path)
    with whole(path) as part, part.open("w", encoding="utf-8", newline="\n") as file:
        file.write(_HEAD)
        of_graph = _declare(file, "graph", kinds(iter([plain_attributes(graph.graph)])))
        of_nodes = _declare(file, "node", kinds(plain_attributes(data) for _, data in graph.nodes(data=True)))
        of_edges = _declare(file, "edge", kinds(plain_attributes(data) for *_, data in graph.edges(data=True)))
        file.write(f'  <graph edgedefault="{"directed" if graph.is_directed() else "undirected"}">\n')
        _write_values(file, plain_attributes(graph.graph), of_graph, "    ")
        for node, data in graph.nodes(data=True):
            file.write(f"    <node id={quoted(node)}>\n")
            _write_values(file, plain_attributes(data), of_nodes, "      ")
            file.write("    </node>\n")
        for head, tail, data in graph.edges(data=True):
            file.write(f"    <edge source={quoted(head)} target={quoted(tail)}>\n")
            _write_values(file, plain_attributes(data), of_edges, "      ")
            file.write("    </edge>\n")
        file.write("  </graph>\n</graphml>\n")


def _declare(file: TextIO, of: str, declared: Mapping[str, str]) -> dict[str, str]:
    keys = {name: f"{of[0]}{number}" for number, name in enumerate(declared)}
    file.writelines(
        f'  <key id="{keys[name]}" for="{of}" attr.name={quoted(name)} attr.type="{_KINDS.get(kind, kind)}"/>\n'
        for name, kind in declared.items()
    )
    return keys


def _write_values(file: TextIO, row: Mapping[str, Plain], keys: Mapping[str, str], indent: str) -> None:
    for name, value in row.items():
        shown = str(value).lower() if isinstance(value, bool) else str(value)
        file.write(f'{indent}<data key="{keys[name]}">{escape(shown, {chr(13): "&#13;"})}</data>\n')
