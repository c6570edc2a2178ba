"""Write on a graph what is known of its nodes."""

from typing import Any

import networkx as nx

from newsmine.graphs.communities import communities, modularity
from newsmine.graphs.layout import layout
from newsmine.graphs.measures import measure

# Digits that positions keep: a thousandth of a pixel, and short files.
_DIGITS = 3


def describe(graph: "nx.Graph[Any]", *, seed: int = 7, weight: str | None = "weight") -> None:
    """Give every node its measures, ``community`` and position ``x``, ``y``; the graph is changed.

    The graph gets ``modularity`` and ``seed``.

    Examples
    --------
    >>> import networkx as nx
    >>> graph = nx.Graph([("시청", "구청")])
    >>> describe(graph, weight=None)
    >>> graph.nodes["시청"]["degree"], graph.nodes["시청"]["community"]
    (1, 1)
    """
    for node, values in measure(graph, weight=weight).to_dict("index").items():
        graph.nodes[node].update({str(name): value for name, value in values.items()})
    groups = communities(graph, seed=seed, weight=weight)
    nx.set_node_attributes(graph, groups, "community")
    for node, (x, y) in layout(graph, seed=seed, weight=weight).items():
        graph.nodes[node].update(x=round(x, _DIGITS), y=round(y, _DIGITS))
    graph.graph["modularity"] = modularity(graph, groups, weight=weight)
    graph.graph["seed"] = seed
