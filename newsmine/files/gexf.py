"""Graphs as GEXF 1.3 (Gephi, Gephi Lite), written and read as a stream."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from operator import itemgetter, le
from pathlib import Path
from typing import Any, BinaryIO

import networkx as nx

from newsmine.corpus.whole import whole
from newsmine.files.columns import Columns, Element, chunks
from newsmine.files.edges import EdgeColumns, edge_columns
from newsmine.files.flat import check_graph, other_title, plain_attributes
from newsmine.files.names import file_ids
from newsmine.files.options import Options
from newsmine.files.text_rows import is_number
from newsmine.files.values import Texts, column_of, join_texts, marked, number, texts_of

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
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">
  <meta>
    <creator>newsmine</creator>
    <description>{}</description>
  </meta>
  <graph defaultedgetype="{}" {}>
"""
_NODE = Element('      <node id="%s" label="%s"%s>', "%s</node>\n", "<attvalues>", "</attvalues>")
_EDGE = Element('      <edge id="%s" source="%s" target="%s"%s%s>', "</edge>\n", "<attvalues>", "</attvalues>")
_FIRST, _LAST = itemgetter("first"), itemgetter("last")
_VALUE = ('<attvalue for="', '" value="', '"/>')
# "long", for an integer of GEXF has 32 bits.
_KINDS = {"integer": "long"}


def write_gexf(result: Any, path: Path, options: Options) -> None:  # noqa: ANN401, ARG001 - what is no graph is refused
    """Write a graph as GEXF: node colours by ``community``, sizes by ``strength`` (or degree), places by ``x`` and ``y``.

    The node's ``name`` is its label, and its ``label`` is called ``kind``. Where nodes or edges have the days ``first`` and
    ``last``, the graph is dynamic: they are there from the one to the other, both included, and Gephi has a timeline. The
    choices that made the graph stand in the description.

    Raises
    ------
    TypeError
        If the result is no networkx graph.
    ExportError
        If two nodes or two attributes would be one in the file.
    """
    graph = check_graph(result, path)
    ids = {node: marked(text) for node, text in file_ids(graph, path).items()}
    titles = other_title((data for _, data in graph.nodes(data=True)), "label", "kind")
    of_nodes = Columns((data for _, data in graph.nodes(data=True)), path, _VALUE, titles=titles)
    edges = edge_columns(graph)
    of_edges = Columns(edges[2], path, _VALUE, leave=_is_weight)
    for title in titles.values():
        of_nodes.declare(title)
    said = "; ".join(f"{name}={value}" for name, value in plain_attributes(graph.graph).items())
    is_dynamic = _has_days(graph, edges, of_nodes, of_edges)
    mode = 'mode="dynamic" timeformat="date"' if is_dynamic else 'mode="static"'
    head = _HEAD.format(marked(said), "directed" if graph.is_directed() else "undirected", mode)
    with whole(path) as part, part.open("wb") as file:
        file.write(head.encode())
        for of, columns in (("node", of_nodes), ("edge", of_edges)):
            file.write(f'    <attributes class="{of}">\n{_declarations(columns)}    </attributes>\n'.encode())
        _write_all(file, b"nodes", _nodes(graph, ids, of_nodes))
        _write_all(file, b"edges", _edges(edges, ids, of_edges, is_dynamic=is_dynamic))
        file.write(b"  </graph>\n</gexf>\n")


def _write_all(file: BinaryIO, name: bytes, chunks: Iterator[memoryview]) -> None:
    file.write(b"    <%b>\n" % name)
    file.writelines(chunks)
    file.write(b"    </%b>\n" % name)


def _nodes(graph: "nx.Graph[Any]", ids: Mapping[Any, str], columns: Columns) -> Iterator[memoryview]:
    looks = _looks(graph)
    for chunk in chunks(graph.nodes(data=True)):
        rows = [data for _, data in chunk]
        names = [ids[node] if data.get("name") is None else marked(str(data["name"])) for node, data in chunk]
        given = [[ids[node] for node, _ in chunk], names, [*map(_lifetime, rows)], [*map(looks, rows)]]
        yield columns.write(rows, given, _NODE)


def _edges(edges: EdgeColumns, ids: Mapping[Any, str], columns: Columns, *, is_dynamic: bool) -> Iterator[memoryview]:
    written = 0
    for heads, tails, rows in zip(*map(chunks, edges), strict=True):
        numbers = range(written, written + len(rows))
        ends = ([*map(ids.__getitem__, heads)], [*map(ids.__getitem__, tails)])
        lives = _lifetimes(rows) if is_dynamic else [""] * len(rows)
        yield columns.write(rows, [numbers, *ends, _weights(rows), lives], _EDGE)
        written += len(rows)


def _declarations(columns: Columns) -> str:
    return "".join(
        f'      <attribute id="{columns.numbers[title]}" title="{marked(title)}" type="{_KINDS.get(kind, kind)}"/>\n'
        for title, kind in columns.kinds.items()
    )


def _is_weight(name: object, type_: type) -> bool:
    return name == "weight" and issubclass(type_, (int, float)) and not issubclass(type_, bool)


def _weights(rows: Sequence[Mapping[Any, Any]]) -> Sequence[str] | Texts:
    weights: list[Any] = [row.get("weight") for row in rows]
    numbers = texts_of(weights, float) if set(map(type, weights)) == {float} else None
    return [*map(_weight, weights)] if numbers is None else join_texts((' weight="', '"'), [numbers])


def _weight(weight: object) -> str:
    if weight is None or not _is_weight("weight", type(weight)):
        return ""
    text = number(weight) if isinstance(weight, float) else int.__repr__(weight)
    # The schema's spelling, here where it is no text.
    return "" if text is None else f' weight="{text.replace("Infinity", "INF")}"'


def _has_days(graph: "nx.Graph[Any]", edges: EdgeColumns, of_nodes: Columns, of_edges: Columns) -> bool:
    days = {"first", "last"}
    return any(_lifetime(data) for _, data in graph.nodes(data=True) if days & set(of_nodes.kinds)) or any(
        map(_lifetime, edges[2] if days & set(of_edges.kinds) else ())
    )


def _lifetimes(rows: Sequence[Mapping[Any, Any]]) -> Sequence[str] | Texts:
    """Return the lifetimes of rows; where all have both days, each day is read once."""
    try:
        first, last = [*map(_FIRST, rows)], [*map(_LAST, rows)]
        is_plain = all(day == _day(day) for day in {*first, *last}) and all(map(le, first, last))
    except (KeyError, TypeError):
        is_plain = False
    if is_plain:
        return join_texts((' start="', '" end="', '"'), [column_of(first), column_of(last)])
    return [*map(_lifetime, rows)]


def _lifetime(data: Mapping[Any, Any]) -> str:
    first, last = data.get("first"), data.get("last")
    if first is None and last is None:
        return ""
    return _days(first, last)


def _days(first: object, last: object) -> str:
    start, end = _day(first), _day(last)
    if start and end and start > end:
        return ""
    return (f' start="{start}"' if start else "") + (f' end="{end}"' if end else "")


def _day(value: object) -> str:
    text = value.isoformat() if isinstance(value, date) else value
    if not isinstance(text, str):
        return ""
    try:
        return date.fromisoformat(text[:10]).isoformat()
    except ValueError:
        return ""


def _looks(graph: "nx.Graph[Any]") -> Callable[[Mapping[Any, Any]], str]:
    """Return what writes colour, size and place of a node."""
    smallest, largest, measure = _sizes(graph)

    def look(data: Mapping[Any, Any]) -> str:
        text = ""
        if "community" in data:
            red, green, blue = _color(data["community"])
            text += f'<viz:color r="{red}" g="{green}" b="{blue}"/>'
        if measure:
            share = (float(data[measure]) - smallest) / ((largest - smallest) or 1.0)
            text += f'<viz:size value="{_SMALL + (_LARGE - _SMALL) * share:.3f}"/>'
        x, y = data.get("x"), data.get("y")
        if is_number(x) and is_number(y):
            text += f'<viz:position x="{float(x)!r}" y="{float(y)!r}" z="0.0"/>'
        return text

    return look


def _sizes(graph: "nx.Graph[Any]") -> tuple[float, float, str | None]:
    """Smallest and largest value of the first measure that every node has."""
    for measure in _SIZED_BY:
        values = [data[measure] for _, data in graph.nodes(data=True) if is_number(data.get(measure))]
        if values and len(values) == len(graph):
            return min(values), max(values), measure
    return 0.0, 0.0, None


def _color(community: object) -> tuple[int, int, int]:
    if isinstance(community, int) and 1 <= community <= len(_COLORS):
        return _COLORS[community - 1]
    return _GREY
