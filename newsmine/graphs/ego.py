"""A node and what stands around it."""

from typing import Any

import networkx as nx

from newsmine.errors import did_you_mean


def ego(graph: "nx.Graph[Any]", node: Any, *, radius: int = 1) -> "nx.Graph[Any]":  # noqa: ANN401 - any node
    """Return the ego network of a node: it, all within ``radius`` steps, and the edges among them.

    Parameters
    ----------
    graph : networkx.Graph
        Not changed.
    node : hashable
        The node, or its ``name``.
    radius : int
        Steps, at least 1; directions do not count.

    Returns
    -------
    networkx.Graph
        A graph of its own; its attribute ``ego`` is the node.

    Raises
    ------
    ValueError
        If there is no such node, or several have that name, or ``radius`` is under 1.

    Examples
    --------
    >>> import networkx as nx
    >>> graph = nx.Graph([("c1", "c2"), ("c2", "c3")])
    >>> graph.nodes["c1"]["name"] = "한빛데이터"
    >>> sorted(ego(graph, "한빛데이터"))
    ['c1', 'c2']
    """
    if radius < 1:
        raise ValueError(f"radius is {radius}; at least 1 step")
    centre = find_node(graph, node)
    part: nx.Graph[Any] = nx.ego_graph(graph, centre, radius=radius, undirected=graph.is_directed())
    part.graph["ego"] = centre
    return part


def find_node(graph: "nx.Graph[Any]", node: Any) -> Any:  # noqa: ANN401 - any node
    """Return the node that has such an id or name.

    Raises
    ------
    ValueError
        If there is none, or several have that name.
    """
    if node in graph:
        return node
    named = [each for each, name in graph.nodes(data="name") if name == node]
    if len(named) == 1:
        return named[0]
    if named:
        raise ValueError(f"{len(named)} nodes are called {node!r}; give the id of one: {', '.join(map(str, named))}")
    names = [str(name) for _, name in graph.nodes(data="name") if name]
    raise ValueError(
        f"no node {node!r}; {did_you_mean(str(node), names)}it is no id and no name of the {len(graph)} nodes"
    )
