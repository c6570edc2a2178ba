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

    A graph of more than 60 nodes is drawn from its strongest edge outwards, edges by their ``count`` (else ``weight``), until
    there are 60 nodes, and of the edges among these the 150 strongest; the picture says of how many. Positions are those of
    :func:`newsmine.graphs.layout.layout` for what is drawn.

    Parameters
    ----------
    graph : networkx.Graph
        Of any kind. Not changed.
    language : {"en", "ko"}
    """
    pairs = _strongest(graph)
    drawn, shown = _chosen(graph, pairs)
    number = {node: i for i, node in enumerate(drawn)}
    places, sizes = _places(drawn, shown), _sizes(graph, drawn)
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
        heads=("name", "relation" if graph.is_directed() else "weight", "name", "count", "days", "evidence"),
        rows=[_row(graph, pair, language) for pair in shown[:_ROWS]],
    )
    return draw_network(network, language)


def _places(drawn: list[Any], shown: list[_Pair]) -> dict[Any, tuple[int, float, float]]:
    """Return for each node which connected part it is in, the largest first, and where in it."""
    part: nx.Graph[Any] = nx.Graph()
    part.add_nodes_from(drawn)
    part.add_edges_from((pair.head, pair.tail) for pair in shown)
    number = {node: i for i, node in enumerate(drawn)}
    parts = [sorted(each, key=number.__getitem__) for each in nx.connected_components(part)]
    parts.sort(key=lambda each: (-len(each), number[each[0]]))
    # Without weights: with them what is strongly tied lies on one heap, and names find no room.
    return {
        node: (i, x, y)
        for i, nodes in enumerate(parts)
        for node, (x, y) in layout(part.subgraph(nodes), weight=None).items()
    }


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
    """Return the nodes and the pairs that are drawn, the strongest first; of a small graph all nodes."""
    nodes, needed = _grown(pairs)
    if len(graph) <= _NODES:
        nodes = dict.fromkeys(graph)
    elif not nodes:
        nodes = dict.fromkeys(sorted(graph, key=lambda node: (-_size(graph.nodes[node]), str(node)))[:_NODES])
    among = [i for i, pair in enumerate(pairs) if pair.head in nodes and pair.tail in nodes and i not in needed]
    return list(nodes), [pairs[i] for i in sorted([*needed, *among[: _EDGES - len(needed)]])]


def _grown(pairs: list[_Pair]) -> tuple[dict[Any, None], set[int]]:
    """Return the nodes that are reached by the strongest pairs one after another, and the pairs that reached them."""
    around: dict[Any, list[int]] = {}
    for i, pair in enumerate(pairs):
        around.setdefault(pair.head, []).append(i)
        around.setdefault(pair.tail, []).append(i)
    nodes: dict[Any, None] = {}
    needed: set[int] = set()
    near: list[int] = []
    for start in range(len(pairs)):
        # From the strongest pair on, then from the strongest of those that no way leads to.
        heapq.heappush(near, start)
        while near and len(nodes) < _NODES:
            i = heapq.heappop(near)
            new = [end for end in (pairs[i].head, pairs[i].tail) if end not in nodes]
            if new and len(nodes) + len(new) <= _NODES:
                nodes |= dict.fromkeys(new)
                needed.add(i)
                for index in (index for end in new for index in around[end]):
                    heapq.heappush(near, index)
    return nodes, needed


def _count(data: Mapping[str, Any]) -> float:
    return _number(data["count"]) if "count" in data else _number(data.get("weight", 1.0))


def _weight(pair: _Pair) -> float:
    return max((_number(edge.get("weight")) for edge in pair.edges), default=0.0)


def _number(value: Any) -> float:  # noqa: ANN401 - whatever a file or a user wrote there
    """Return a number as one to draw by: 0 for what is none, or is under 0."""
    return max(0.0, _real(value))


def _real(value: Any) -> float:  # noqa: ANN401 - as above
    try:
        number = float(value)
    except (TypeError, ValueError, OverflowError):
        return 0.0
    return number if math.isfinite(number) else 0.0


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
    place: tuple[int, float, float],
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
        part=place[0],
        x=place[1],
        y=place[2],
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


def _row(graph: "nx.Graph[Any]", pair: _Pair, language: Language) -> tuple[str, ...]:
    data = pair.edges[0]
    between = ", ".join(_relations(pair, language)) if graph.is_directed() else f"{_real(data.get('weight')):.3g}"
    evidence = data.get("evidence")
    first = write_references(evidence[:1]) if evidence is not None and is_evidence(evidence) else ""
    ends = _name(graph, pair.head), _name(graph, pair.tail)
    return ends[0], between, ends[1], f"{pair.count:,.5g}", _days(data), first
