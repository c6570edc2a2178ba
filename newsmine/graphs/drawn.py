"""Graphs that a notebook shows as a picture: networkx's own otherwise."""

import heapq
import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import networkx as nx

from newsmine.graphs.layout import layout
from newsmine.text.references import is_evidence, write_references
from newsmine.widgets.looks import Language, label_name, relation_name
from newsmine.widgets.network import Edge, Network, Node, draw_network
from newsmine.widgets.phrases import phrase
from newsmine.widgets.tags import Html

# What is drawn at most, so that names have room; and among how many strong pairs the nodes are sought.
_NODES, _EDGES, _STRONG = 60, 150, 2000
# Lines of the table.
_ROWS = 10
_SIZES = ("windows", "mentions", "count", "size")


class _Drawn:
    """What :func:`draw_graph` draws where a notebook asks."""

    def _repr_html_(self) -> str:
        return draw_graph(self, "ko")  # type: ignore[arg-type] # the graph that it is mixed into


if TYPE_CHECKING:

    class Graph(_Drawn, nx.Graph[Any]):
        """A networkx.Graph that a notebook shows as a picture."""

    class MultiDiGraph(_Drawn, nx.MultiDiGraph[Any]):
        """A networkx.MultiDiGraph that a notebook shows as a picture."""

else:

    class Graph(_Drawn, nx.Graph):
        """A networkx.Graph that a notebook shows as a picture."""

    class MultiDiGraph(_Drawn, nx.MultiDiGraph):
        """A networkx.MultiDiGraph that a notebook shows as a picture."""


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two nodes with what all edges between them (in this direction) say together."""

    head: Any
    tail: Any
    count: float
    edges: tuple[dict[str, Any], ...]


def draw_graph(graph: "nx.Graph[Any]", language: Language) -> Html:
    """Return the strongest part of a graph as HTML: an SVG picture without scripts, and its strongest edges as a table.

    At most 60 nodes and 150 edges are drawn, those with the greatest ``count`` (else ``weight``), and the picture says of how
    many; a graph that is not larger is drawn whole. Positions are those of :func:`newsmine.graphs.layout.layout` for what is drawn.

    Parameters
    ----------
    graph : networkx.Graph
        Of any kind. Not changed.
    language : {"en", "ko"}
    """
    pairs = _strongest(graph)
    drawn, shown = _chosen(graph, pairs)
    part: nx.Graph[Any] = nx.Graph()
    part.add_nodes_from(drawn)
    part.add_weighted_edges_from((pair.head, pair.tail, pair.count) for pair in shown)
    places = layout(part) if drawn else {}
    number = {node: i for i, node in enumerate(drawn)}
    sizes = _sizes(graph, drawn)
    top = max((pair.count for pair in shown), default=0.0) or 1.0
    network = Network(
        nodes=[_node(graph, node, places[node], sizes[node], language) for node in drawn],
        edges=[
            Edge(
                number[pair.head],
                number[pair.tail],
                pair.count / top,
                _tip(graph, pair, language),
                directed=graph.is_directed() and not all(edge.get("mutual") for edge in pair.edges),
            )
            for pair in reversed(shown)
        ],
        n_nodes=len(graph),
        n_edges=graph.number_of_edges() if not graph.is_multigraph() else len(_pairs_of(graph)),
        heads=_heads(graph),
        rows=[_row(graph, pair, language) for pair in shown[:_ROWS]],
    )
    return draw_network(network, language)


def _pairs_of(graph: "nx.Graph[Any]") -> set[Any]:
    if graph.is_directed():
        return set(graph.edges())
    return {frozenset(edge) for edge in graph.edges()}


def _strongest(graph: "nx.Graph[Any]") -> list[_Pair]:
    """Return the pairs of the greatest counts, the greatest first; equals by their names."""
    pairs: Iterable[_Pair]
    if graph.is_multigraph():
        joined: dict[Any, list[dict[str, Any]]] = {}
        for head, tail, data in graph.edges(data=True):
            ends = (head, tail) if graph.is_directed() or (tail, head) not in joined else (tail, head)
            joined.setdefault(ends, []).append(data)
        pairs = (_Pair(ends[0], ends[1], sum(map(_count, edges)), tuple(edges)) for ends, edges in joined.items())
    else:
        pairs = (_Pair(head, tail, _count(data), (data,)) for head, tail, data in graph.edges(data=True))
    others = (pair for pair in pairs if pair.head != pair.tail)
    return heapq.nsmallest(
        _STRONG, others, key=lambda pair: (-pair.count, -_weight(pair), str(pair.head), str(pair.tail))
    )


def _chosen(graph: "nx.Graph[Any]", pairs: list[_Pair]) -> tuple[list[Any], list[_Pair]]:
    """Return the nodes and the pairs that are drawn; of a small graph all of them."""
    nodes: dict[Any, None] = dict.fromkeys(graph if len(graph) <= _NODES else ())
    shown: list[_Pair] = []
    for pair in pairs:
        new = [end for end in (pair.head, pair.tail) if end not in nodes]
        if len(shown) < _EDGES and len(nodes) + len(new) <= _NODES:
            nodes |= dict.fromkeys(new)
            shown.append(pair)
    if not nodes:
        nodes = dict.fromkeys(sorted(graph, key=lambda node: (-_size(graph.nodes[node]), str(node)))[:_NODES])
    return list(nodes), shown


def _count(data: Mapping[str, Any]) -> float:
    return _number(data["count"]) if "count" in data else _number(data.get("weight", 1.0))


def _weight(pair: _Pair) -> float:
    return max((_number(edge.get("weight")) for edge in pair.edges), default=0.0)


def _number(value: Any) -> float:  # noqa: ANN401 - whatever a file or a user wrote there
    try:
        number = float(value)
    except (TypeError, ValueError, OverflowError):
        return 0.0
    return max(0.0, number) if math.isfinite(number) else 0.0


def _size(data: Mapping[str, Any]) -> float:
    return next((_number(data[name]) for name in _SIZES if name in data), 0.0)


def _sizes(graph: "nx.Graph[Any]", drawn: list[Any]) -> dict[Any, float]:
    """Return how large the nodes are among those drawn: by the windows or mentions that they have, else by their edges."""
    sizes = {node: _size(graph.nodes[node]) or float(graph.degree[node]) for node in drawn}
    top = max(sizes.values(), default=0.0) or 1.0
    return {node: size / top for node, size in sizes.items()}


def _name(graph: "nx.Graph[Any]", node: Any) -> str:  # noqa: ANN401 - any node
    return str(graph.nodes[node].get("name") or node)


def _node(
    graph: "nx.Graph[Any]",
    node: Any,  # noqa: ANN401 - any node
    place: tuple[float, float],
    size: float,
    language: Language,
) -> Node:
    data = graph.nodes[node]
    label, group = str(data.get("label") or ""), data.get("community")
    told = [_name(graph, node), label_name(label, language) if label else ""]
    told.append(f"{phrase('neighbours', language)} {len({*nx.all_neighbors(graph, node)} - {node}):,}")
    told += [f"{phrase(key, language)} {_number(data[key]):,.0f}" for key in ("mentions", "articles") if key in data]
    told.append(_days(data))
    return Node(
        name=told[0],
        label=label,
        group=group if isinstance(group, int) and not isinstance(group, bool) and group >= 0 else None,
        x=place[0],
        y=place[1],
        size=size,
        tip="\n".join(line for line in told if line),
    )


def _days(data: Mapping[str, Any]) -> str:
    first, last = data.get("first"), data.get("last")
    return f"{first} – {last}" if first and last else ""


def _tip(graph: "nx.Graph[Any]", pair: _Pair, language: Language) -> str:
    arrow = "→" if graph.is_directed() else "—"
    told = [f"{_name(graph, pair.head)} {arrow} {_name(graph, pair.tail)}", *_relations(pair, language)]
    told.append(f"{phrase('count', language)} {pair.count:,.5g}")
    data = pair.edges[0]
    told += [f"{phrase('articles', language)} {_number(data['articles']):,.0f}"] if "articles" in data else []
    told.append(_days(data))
    return "\n".join(line for line in told if line)


def _relations(pair: _Pair, language: Language) -> Iterator[str]:
    """Yield the relations that edges state, with their roles, each once."""
    stated = dict.fromkeys((edge["type"], edge.get("role")) for edge in pair.edges if edge.get("type"))
    for type_, role in stated:
        name = relation_name(str(type_), language)
        yield f"{name} ({role})" if role else name


def _heads(graph: "nx.Graph[Any]") -> tuple[str, ...]:
    return ("name", "relation" if graph.is_directed() else "weight", "name", "count", "days", "evidence")


def _row(graph: "nx.Graph[Any]", pair: _Pair, language: Language) -> tuple[str, ...]:
    data = pair.edges[0]
    between = ", ".join(_relations(pair, language)) if graph.is_directed() else f"{_number(data.get('weight')):.3g}"
    evidence = data.get("evidence")
    first = write_references(evidence[:1]) if evidence is not None and is_evidence(evidence) else ""
    ends = _name(graph, pair.head), _name(graph, pair.tail)
    return ends[0], between, ends[1], f"{pair.count:,.5g}", _days(data), first
