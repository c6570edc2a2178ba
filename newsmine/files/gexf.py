"""Graphs as GEXF 1.3 (Gephi, Gephi Lite), written as a stream."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TextIO
from xml.sax.saxutils import quoteattr

import networkx as nx

from newsmine.corpus.whole import whole
from newsmine.files.flat import Plain, check_graph, kinds, plain_attributes
from newsmine.files.options import Options
from newsmine.text.cells import clean

# matplotlib's tab10, strong colours first; communities beyond share grey.
_COLORS = (
    (31, 119, 180),
    (255, 127, 14),
    (44, 160, 44),
    (214, 39, 40),
    (148, 103, 189),
    (140, 86, 75),
    (227, 119, 194),
    (188, 189, 34),
    (23, 190, 207),
)
_GREY = (160, 160, 160)
# Sizes of the smallest and the largest node, in Gephi's units.
_SMALL, _LARGE = 8.0, 60.0
_SIZED_BY = ("strength", "degree", "mentions")
_ESCAPES = {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd" version="1.3">
"""


def write_gexf(result: Any, path: Path, options: Options) -> None:  # noqa: ANN401, ARG001 - what is no graph is refused
    """Write a graph as GEXF: node colours by ``community``, sizes by ``strength`` (or degree), places by ``x`` and ``y``.

    The node's ``name`` is its label; the choices that made the graph stand in the description.

    Raises
    ------
    TypeError
        If the result is no networkx graph.
    """
    graph = check_graph(result, path)
    with whole(path) as part, part.open("w", encoding="utf-8", newline="\n") as file:
        file.write(_HEAD)
        said = "; ".join(f"{name}={value}" for name, value in plain_attributes(graph.graph).items())
        file.write(
            f"  <meta>\n    <creator>newsmine</creator>\n    <description>{_text(said)}</description>\n  </meta>\n"
        )
        directed = "directed" if graph.is_directed() else "undirected"
        file.write(f'  <graph defaultedgetype="{directed}" mode="static">\n')
        _write_nodes(file, graph)
        _write_edges(file, graph)
        file.write("  </graph>\n</gexf>\n")


def quoted(value: object) -> str:
    """Return a text as an XML attribute, in quotes, with line feeds and tabs kept."""
    return quoteattr(clean(str(value)), _ESCAPES)


def _write_nodes(file: TextIO, graph: "nx.Graph[Any]") -> None:
    numbers = _declare(file, "node", (plain_attributes(data) for _, data in graph.nodes(data=True)))
    smallest, largest, measure = _sizes(graph)
    file.write("    <nodes>\n")
    for node, data in graph.nodes(data=True):
        name = data.get("name")
        file.write(f"      <node id={quoted(node)} label={quoted(node if name is None else name)}>\n")
        _write_values(file, plain_attributes(data), numbers)
        if "community" in data:
            red, green, blue = _color(data["community"])
            file.write(f'        <viz:color r="{red}" g="{green}" b="{blue}"/>\n')
        if measure:
            share = (float(data[measure]) - smallest) / ((largest - smallest) or 1.0)
            file.write(f'        <viz:size value="{_SMALL + (_LARGE - _SMALL) * share:.3f}"/>\n')
        if "x" in data and "y" in data:
            file.write(f'        <viz:position x="{data["x"]:.3f}" y="{data["y"]:.3f}" z="0.0"/>\n')
        file.write("      </node>\n")
    file.write("    </nodes>\n")


def _write_edges(file: TextIO, graph: "nx.Graph[Any]") -> None:
    numbers = _declare(file, "edge", (_without_weight(data) for *_, data in graph.edges(data=True)))
    file.write("    <edges>\n")
    for i, (head, tail, data) in enumerate(graph.edges(data=True)):
        weight = data.get("weight", 1.0)
        file.write(f'      <edge id="{i}" source={quoted(head)} target={quoted(tail)} weight={quoted(weight)}>\n')
        _write_values(file, _without_weight(data), numbers)
        file.write("      </edge>\n")
    file.write("    </edges>\n")


def _without_weight(data: Mapping[Any, Any]) -> dict[str, Plain]:
    return {name: value for name, value in plain_attributes(data).items() if name != "weight"}


def _declare(file: TextIO, of: str, rows: Iterator[Mapping[str, Plain]]) -> dict[str, int]:
    declared = kinds(rows)
    file.write(f'    <attributes class="{of}" mode="static">\n')
    for number, (name, kind) in enumerate(declared.items()):
        # "long", for an integer of GEXF has 32 bits.
        kind_named = "long" if kind == "integer" else kind
        file.write(f'      <attribute id="{number}" title={quoted(name)} type="{kind_named}"/>\n')
    file.write("    </attributes>\n")
    return {name: number for number, name in enumerate(declared)}


def _write_values(file: TextIO, row: Mapping[str, Plain], numbers: Mapping[str, int]) -> None:
    if not row:
        return
    file.write("        <attvalues>\n")
    for name, value in row.items():
        shown = str(value).lower() if isinstance(value, bool) else value
        file.write(f'          <attvalue for="{numbers[name]}" value={quoted(shown)}/>\n')
    file.write("        </attvalues>\n")


def _sizes(graph: "nx.Graph[Any]") -> tuple[float, float, str | None]:
    """Smallest and largest value of the first measure that every node has."""
    for measure in _SIZED_BY:
        values = [data[measure] for _, data in graph.nodes(data=True) if isinstance(data.get(measure), (int, float))]
        if values and len(values) == len(graph):
            return min(values), max(values), measure
    return 0.0, 0.0, None


def _color(community: object) -> tuple[int, int, int]:
    if isinstance(community, int) and 1 <= community <= len(_COLORS):
        return _COLORS[community - 1]
    return _GREY


def _text(text: str) -> str:
    return clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
