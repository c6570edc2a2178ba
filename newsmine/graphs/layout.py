"""Positions of the nodes on a plane."""

import math
from typing import Any

import networkx as nx

from newsmine.graphs.engine import seeded, to_igraph

# Half the side of the picture that positions are scaled to; Gephi's own layouts are of that size.
_HALF = 1000.0


def layout(graph: "nx.Graph[Any]", *, seed: int = 7, weight: str | None = "weight") -> dict[Any, tuple[float, float]]:
    """Return a position for every node: tied nodes near each other, components side by side.

    Parameters
    ----------
    graph : networkx.Graph
        Undirected. Not changed. Weights under 0 count as 0.
    seed : int
        Seed of the first positions; the same graph and seed give the same picture.
    weight : str or None
        Attribute of the edges that holds their weight; only its order of size matters.

    Returns
    -------
    dict
        (x, y) for each node, within -1,000 and 1,000.

    References
    ----------
    .. [1] Fruchterman, Reingold, "Graph drawing by force-directed placement", Software 21(11), 1991.
    """
    if not len(graph):
        return {}
    engine, weights = to_igraph(graph, weight)
    # Force grows with the root of a weight, or one strong tie would pull its two nodes onto one point.
    forces = None if weights is None else [math.sqrt(value) + 1e-3 for value in weights]
    places = []
    with seeded(seed):
        if engine.is_connected():
            places = [tuple(point) for point in engine.layout_fruchterman_reingold(weights=forces, niter=500)]
        else:
            places = _side_by_side(engine, forces)
    return dict(zip(graph, _scaled(places), strict=True))


def _side_by_side(engine: Any, forces: list[float] | None) -> list[tuple[float, float]]:  # noqa: ANN401 - igraph has no types
    """Lay out each component by itself, the largest first, in rows whose height is that of the first."""
    if forces is not None:
        engine.es["force"] = forces
    parts = sorted(engine.connected_components(), key=lambda part: (-len(part), part[0]))
    places = [(0.0, 0.0)] * engine.vcount()
    left = bottom = height = 0.0
    width = 2.2 * math.sqrt(engine.vcount())
    for part in parts:
        side = math.sqrt(len(part))
        if left and left + side > width:
            left, bottom, height = 0.0, bottom + height, 0.0
        piece = engine.induced_subgraph(part)
        points = piece.layout_fruchterman_reingold(weights="force" if forces else None, niter=500)
        for node, (x, y) in zip(part, _scaled([tuple(point) for point in points]), strict=True):
            places[node] = (left + side * (0.5 + 0.4 * x / _HALF), bottom + side * (0.5 + 0.4 * y / _HALF))
        left, height = left + side, max(height, side)
    return places


def _scaled(places: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Scale to the square, with the middle in the middle; the proportions stay."""
    columns = list(zip(*places, strict=True))
    middle = [(min(column) + max(column)) / 2 for column in columns]
    reach = max((max(column) - min(column)) / 2 for column in columns) or 1.0
    return [(_HALF * (x - middle[0]) / reach, _HALF * (y - middle[1]) / reach) for x, y in places]
