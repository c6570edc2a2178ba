"""Measures of the nodes: who is named with whom, how much, and who stands between."""

import math
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

import networkx as nx

from newsmine.errors import did_you_mean
from newsmine.graphs.engine import seeded, to_igraph

if TYPE_CHECKING:
    import igraph
    import pandas as pd

_Measure = Callable[["igraph.Graph", "list[float] | None"], "list[float]"]


def measure(
    graph: "nx.Graph[Any]", *, names: Iterable[str] | None = None, weight: str | None = "weight"
) -> "pd.DataFrame":
    r"""Return measures of every node.

    ``degree`` counts neighbours; ``strength`` sums weights; ``betweenness`` (normalised to [0, 1]) and ``closeness``
    (of Wasserman and Faust, so that components compare) go by steps, not by weights; ``eigenvector`` (largest
    value 1; 0 outside the largest component) and ``pagerank`` (sums to 1, damping .85) go by weights. Weights under 0 count as 0.

    Parameters
    ----------
    graph : networkx.Graph
        Undirected. Not changed.
    names : iterable of str, optional
        Which measures; all by default.
    weight : str or None
        Attribute of the edges that holds their weight; ``None`` for a graph without weights.

    Returns
    -------
    pandas.DataFrame
        Of shape (n_nodes, n_measures); its index, ``node``, is in the order of the graph.

    Raises
    ------
    ValueError
        If a measure is unknown, the graph is directed, or an edge has no weight.

    References
    ----------
    .. [1] Freeman, "A set of measures of centrality based on betweenness", Sociometry 40(1), 1977.
    .. [2] Wasserman, Faust, "Social Network Analysis", 1994 (closeness in graphs of several components).
    .. [3] Bonacich, "Power and centrality", American Journal of Sociology 92(5), 1987 (eigenvector).
    .. [4] Page et al., "The PageRank citation ranking", Stanford InfoLab 1999.

    Examples
    --------
    >>> import networkx as nx
    >>> star = nx.Graph([("구청", "시청"), ("시청", "도청")])
    >>> measure(star, names=["degree", "betweenness"], weight=None).loc["시청"].tolist()
    [2.0, 1.0]
    """
    import pandas as pd

    chosen = tuple(MEASURES if names is None else names)
    for name in chosen:
        if name not in MEASURES:
            raise ValueError(f"unknown measure {name!r}; {did_you_mean(name, MEASURES)}measures: {', '.join(MEASURES)}")
    engine, weights = to_igraph(graph, weight)
    with seeded(0):  # ARPACK starts anywhere: without a seed, last digits of the eigenvector differ from run to run
        columns = {name: MEASURES[name](engine, weights) if len(graph) else [] for name in chosen}
    index = pd.Index(list(graph), name="node", dtype=None if len(graph) else "object")
    frame: pd.DataFrame = pd.DataFrame(columns, index=index, dtype="float64")
    if "degree" in columns:
        frame["degree"] = frame["degree"].astype("int64")
    return frame


def _degree(engine: "igraph.Graph", _weights: "list[float] | None") -> "list[float]":
    return [float(value) for value in engine.degree()]


def _strength(engine: "igraph.Graph", weights: "list[float] | None") -> "list[float]":
    return [float(value) for value in engine.strength(weights=weights)]


def _betweenness(engine: "igraph.Graph", _weights: "list[float] | None") -> "list[float]":
    n = engine.vcount()
    pairs = max(1.0, (n - 1) * (n - 2) / 2)
    return [value / pairs for value in engine.betweenness(directed=False)]


def _closeness(engine: "igraph.Graph", _weights: "list[float] | None") -> "list[float]":
    n = engine.vcount()
    sizes = [len(part) for part in engine.connected_components()]
    size = [sizes[part] for part in engine.connected_components().membership]
    values = engine.closeness(normalized=True)
    return [0.0 if math.isnan(value) else value * (size[i] - 1) / max(1, n - 1) for i, value in enumerate(values)]


def _eigenvector(engine: "igraph.Graph", weights: "list[float] | None") -> "list[float]":
    """Of the largest component; elsewhere the measure has no meaning and is 0."""
    values = [0.0] * engine.vcount()
    tied = engine.copy()
    if weights is not None:
        tied.es["weight"] = weights
        tied.delete_edges([i for i, value in enumerate(weights) if value == 0])
    main = min(tied.connected_components(), key=lambda part: (-len(part), part[0]))
    part = tied.induced_subgraph(main)
    if part.ecount():
        result = part.eigenvector_centrality(weights="weight" if weights else None, scale=True)
        for node, value in zip(main, result, strict=True):
            values[node] = abs(value)
    return values


def _pagerank(engine: "igraph.Graph", weights: "list[float] | None") -> "list[float]":
    return list(engine.pagerank(directed=False, damping=0.85, weights=weights))


MEASURES: dict[str, _Measure] = {
    "degree": _degree,
    "strength": _strength,
    "betweenness": _betweenness,
    "closeness": _closeness,
    "eigenvector": _eigenvector,
    "pagerank": _pagerank,
}
"""Every measure by its name."""
