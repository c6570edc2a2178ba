"""A graph in the numbers that a paper gives of it."""

from typing import TYPE_CHECKING, Any

import networkx as nx
import numpy as np

from newsmine.graphs.communities import grouped, modularity_of
from newsmine.graphs.engine import engine_of

if TYPE_CHECKING:
    import pandas as pd


def summarize(graph: "nx.Graph[Any]", *, weight: str | None = "weight") -> "pd.Series":
    r"""Return the numbers that describe a whole graph.

    ``nodes``, ``edges``, ``density``, ``mean_degree``, ``components``, ``largest`` (share of the nodes in the largest
    component), ``diameter`` and ``mean_distance`` (steps between two nodes of the largest component), ``clustering`` (the mean over
    nodes of two neighbours or more), ``transitivity`` (share of closed triads), ``centralization`` (of degree, Freeman's: 1 for a
    star), ``communities`` and ``modularity`` (of Leiden, by weights).

    Parameters
    ----------
    graph : networkx.Graph
        Undirected. Not changed.
    weight : str or None
        Attribute of the edges that holds their weight, for the communities.

    Returns
    -------
    pandas.Series
        One value a number; missing where a graph has none (the diameter of nothing).

    Raises
    ------
    ValueError
        If the graph is directed, or an edge has no weight.

    References
    ----------
    .. [1] Freeman, "Centrality in social networks: conceptual clarification", Social Networks 1(3), 1979.
    .. [2] Watts, Strogatz, "Collective dynamics of 'small-world' networks", Nature 393, 1998 (clustering).

    Examples
    --------
    >>> import networkx as nx
    >>> star = summarize(nx.star_graph(4), weight=None)
    >>> float(star["density"]), float(star["centralization"]), float(star["diameter"])
    (0.4, 1.0, 2.0)
    """
    import pandas as pd

    engine = engine_of(graph, weight)
    whole, n, n_edges = engine.igraph, engine.n, len(engine.head)
    parts = whole.connected_components()
    largest = parts.giant() if n else whole
    groups = grouped(engine)
    degrees = engine.degrees
    spread = float((degrees.max() - degrees).sum()) if n else np.nan
    values = {
        "nodes": n,
        "edges": n_edges,
        "density": 2 * n_edges / (n * (n - 1)) if n > 1 else np.nan,
        "mean_degree": float(degrees.mean()) if n else np.nan,
        "components": len(parts),
        "largest": largest.vcount() / n if n else np.nan,
        "diameter": largest.diameter() if n else np.nan,
        "mean_distance": largest.average_path_length() if largest.vcount() > 1 else np.nan,
        "clustering": whole.transitivity_avglocal_undirected(mode="nan") if n else np.nan,
        "transitivity": whole.transitivity_undirected(mode="nan") if n else np.nan,
        "centralization": spread / ((n - 1) * (n - 2)) if n > 2 else np.nan,  # noqa: PLR2004 - a star takes three
        "communities": int(groups.max(initial=0)),
        "modularity": modularity_of(engine, groups),
    }
    index = pd.Index(values, name="measure")
    numbers: pd.Series = pd.Series(list(values.values()), index=index, dtype="float64", name="value")
    return numbers
