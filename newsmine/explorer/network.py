"""The network of a page: nodes and edges as columns, with their places and the months of every edge."""

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from newsmine.explorer.pack import flat, steps
from newsmine.graphs.layout import layout
from newsmine.records import Evidence

if TYPE_CHECKING:
    import networkx as nx

# What the size of a node may show, where the nodes have it; whole numbers as they are, others with four digits.
SIZES = ("mentions", "articles", "degree", "strength", "pagerank", "betweenness")
_DIGITS = 4
# Places are whole numbers within that, both ways: less than a pixel of any screen.
_REACH = 5000
# What layout gives them within.
_HALF = 1000.0


class Edge(NamedTuple):
    """The numbers of two nodes, the lower one first, and what the graph has of their tie."""

    head: int
    tail: int
    data: Mapping[str, Any]


Months = Mapping[str, int]
"""Number of the month of each article that has a day."""


def ranked(graph: "nx.Graph[Any]") -> list[Any]:
    """Return the nodes, those that stand in the most windows first: their names have the first right to room."""

    def rank(node: Any) -> tuple[float, str]:  # noqa: ANN401 - any node
        data = graph.nodes[node]
        return -float(data.get("windows", data.get("mentions", graph.degree(node)))), str(node)

    return sorted(graph, key=rank)


def edges_in_order(graph: "nx.Graph[Any]", nodes: Sequence[Any]) -> list[Edge]:
    """Return the edges as they are numbered: by the numbers of their nodes; no node is tied to itself."""
    number = {node: i for i, node in enumerate(nodes)}
    ends = ((number[one], number[other], data) for one, other, data in graph.edges(data=True))
    edges = (Edge(min(one, other), max(one, other), data) for one, other, data in ends if one != other)
    return sorted(edges, key=lambda edge: edge[:2])


def network_part(
    graph: "nx.Graph[Any]", nodes: Sequence[Any], edges: Sequence[Edge], months: Months, *, seed: int = 7
) -> dict[str, Any]:
    """Return nodes and edges as columns.

    Parameters
    ----------
    graph : networkx.Graph
        Of :func:`newsmine.connect`, or any other. Not changed.
    nodes, edges : sequence
        Its nodes and edges in the order in which they are numbered.
    months : mapping of str to int
        Number of the month of each article; edges without evidence have no months.
    seed : int
        Of the positions, where the nodes have none.

    Returns
    -------
    dict
        ``nodes``: name, label, community, x, y and what their size may show; ``edges``: head and tail (numbers of
        nodes), count, weight, and ``months``, by turns the number of a month and how often the edge stands in it.
    """
    data = [edge.data for edge in edges]
    return {
        "nodes": _nodes(graph, nodes, seed),
        "edges": {
            "head": steps([edge.head for edge in edges]),
            "tail": [edge.tail for edge in edges],
            "count": [int(each.get("count", 1)) for each in data],
            "weight": [_short(each.get("weight", each.get("count", 1))) for each in data],
            "months": flat(_months(data, months)),
        },
    }


def evidence_of(data: Mapping[str, Any]) -> Sequence[Evidence]:
    """Return the places behind an edge; of an edge that has none, none."""
    found = data.get("evidence", ())
    return found if hasattr(found, "references") or isinstance(found, tuple) else ()


def _nodes(graph: "nx.Graph[Any]", nodes: Sequence[Any], seed: int) -> dict[str, Any]:
    rows = [graph.nodes[node] for node in nodes]
    columns: dict[str, Any] = {
        "name": [str(row.get("name", node)) for node, row in zip(nodes, rows, strict=True)],
        "label": [str(row.get("label") or "") for row in rows],
        "community": [int(row.get("community") or 0) for row in rows],
    }
    kinds = [*dict.fromkeys(columns["label"])]
    columns["kinds"], columns["label"] = kinds, [kinds.index(label) for label in columns["label"]]
    columns["x"], columns["y"] = _places(graph, nodes, rows, seed)
    degrees = dict(graph.degree())
    for name in SIZES:
        values = [
            row.get(name, degrees[node] if name == "degree" else None) for node, row in zip(nodes, rows, strict=True)
        ]
        if values and None not in values:
            columns[name] = [_short(value) for value in values]
    return columns


def _places(
    graph: "nx.Graph[Any]", nodes: Sequence[Any], rows: Sequence[Mapping[str, Any]], seed: int
) -> tuple[list[int], list[int]]:
    if all("x" in row and "y" in row for row in rows):
        places = np.array([(row["x"], row["y"]) for row in rows], dtype=float).reshape(-1, 2)
    else:
        weighted = all("weight" in data for *_, data in graph.edges(data=True))
        found = layout(graph, seed=seed, weight="weight" if weighted else None)
        places = np.array([found[node] for node in nodes], dtype=float).reshape(-1, 2)
    reach = max(_HALF, float(np.abs(places).max(initial=0.0)))
    x, y = np.rint(places / reach * _REACH).astype(int).T.tolist()
    return x, y


def _months(edges: Iterable[Mapping[str, Any]], months: Months) -> Iterable[list[int]]:
    """Yield month and count by turns for each edge, months in order."""
    for data in edges:
        counts: dict[int, int] = {}
        for place in evidence_of(data):
            month = months.get(place.article_id)
            if month is not None:
                counts[month] = counts.get(month, 0) + 1
        yield [number for pair in sorted(counts.items()) for number in pair]


def _short(value: Any) -> float:  # noqa: ANN401 - a number of any kind
    if isinstance(value, int):
        return value
    return round(float(value), _DIGITS) if math.isfinite(value) else 0
