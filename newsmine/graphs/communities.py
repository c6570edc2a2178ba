"""Groups of nodes that are more tied to each other than to the rest."""

from typing import Any

import networkx as nx

from newsmine.graphs.engine import seeded, to_igraph


def communities(
    graph: "nx.Graph[Any]", *, seed: int = 7, resolution: float = 1.0, weight: str | None = "weight"
) -> dict[Any, int]:
    """Return the community of every node, by the Leiden algorithm on modularity.

    Parameters
    ----------
    graph : networkx.Graph
        Undirected. Not changed. Weights under 0 count as 0.
    seed : int
        Seed of the random order; the same graph and seed give the same communities.
    resolution : float
        Over 1 for smaller communities, under 1 for larger ones; over 0.
    weight : str or None
        Attribute of the edges that holds their weight.

    Returns
    -------
    dict
        Numbers from 1, the largest community first.

    Raises
    ------
    ValueError
        If ``resolution`` is not over 0, the graph is directed, or an edge has no weight.

    References
    ----------
    .. [1] Traag, Waltman, van Eck, "From Louvain to Leiden", Scientific Reports 9, 2019.

    Examples
    --------
    >>> import networkx as nx
    >>> graph = nx.Graph([("가", "나"), ("나", "다"), ("가", "다"), ("라", "마")])
    >>> communities(graph, weight=None)
    {'가': 1, '나': 1, '다': 1, '라': 2, '마': 2}
    """
    if not resolution > 0:
        raise ValueError(f"resolution is {resolution}; it must be over 0")
    engine, weights = to_igraph(graph, weight)
    if not len(graph):
        return {}
    with seeded(seed):
        # Until nothing changes: a few rounds more cost less than the transfer of the graph.
        parts = engine.community_leiden(
            objective_function="modularity", weights=weights, resolution=resolution, n_iterations=-1
        )
    order = sorted(parts, key=lambda members: (-len(members), min(members)))
    number = {member: i for i, members in enumerate(order, start=1) for member in members}
    return {node: number[i] for i, node in enumerate(graph)}


def modularity(graph: "nx.Graph[Any]", groups: dict[Any, int], *, weight: str | None = "weight") -> float:
    """Return the modularity of communities, from -0.5 to 1; 0 for a graph without edges.

    References
    ----------
    .. [1] Newman, "Modularity and community structure in networks", PNAS 103(23), 2006.
    """
    engine, weights = to_igraph(graph, weight)
    if not engine.ecount():
        return 0.0
    return float(engine.modularity([groups[node] for node in graph], weights=weights))
