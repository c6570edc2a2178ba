"""Positions of the nodes on a plane."""

import math
from typing import Any

import networkx as nx
import numpy as np

from newsmine.graphs.engine import Engine, engine_of, seeded
from newsmine.graphs.weights import Floats

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
    places = placed(engine_of(graph, weight), seed=seed)
    return {node: (x, y) for node, (x, y) in zip(graph, places.tolist(), strict=True)}


def placed(engine: Engine, *, seed: int = 7) -> Floats:
    """Return the positions as an array of shape (n, 2); see :func:`layout`."""
    if not engine.n:
        return np.empty((0, 2))
    # Force grows with the root of a weight, or one strong tie would pull its two nodes onto one point.
    forces = None if engine.weight is None else np.sqrt(engine.weight) + 1e-3
    with seeded(seed):
        if engine.igraph.is_connected():
            points = engine.igraph.layout_fruchterman_reingold(
                weights=None if forces is None else forces.tolist(), niter=_ROUNDS, grid=_GRID
            )
            return _scaled(np.array(points.coords))
        return _scaled(_side_by_side(engine, forces))


def _side_by_side(engine: Engine, forces: Floats | None) -> Floats:
    """Lay out each component by itself, the largest first, in rows whose height is that of the first."""
    whole = engine.igraph.copy()
    if forces is not None:
        whole.es["force"] = forces.tolist()
    parts = sorted(whole.connected_components(), key=lambda part: (-len(part), part[0]))
    places = np.zeros((engine.n, 2))
    left = bottom = height = 0.0
    width = 2.2 * math.sqrt(engine.n)
    for part in parts:
        side = math.sqrt(len(part))
        if left and left + side > width:
            left, bottom, height = 0.0, bottom + height, 0.0
        weights = "force" if forces is not None else None
        points = whole.induced_subgraph(part).layout_fruchterman_reingold(weights=weights, niter=_ROUNDS, grid=_GRID)
        corner = np.array([left, bottom])
        places[part] = corner + side * (0.5 + 0.4 * _scaled(np.array(points.coords)) / _HALF)
        left, height = left + side, max(height, side)
    return places


def _scaled(places: Floats) -> Floats:
    """Scale to the square, with the middle in the middle; the proportions stay."""
    least, greatest = places.min(axis=0), places.max(axis=0)
    reach = float((greatest - least).max()) / 2
    return np.asarray(_HALF * (places - (least + greatest) / 2) / (reach or 1.0))


# Rounds of moving every node, and igraph's grid, which leaves the push of far nodes out where there are many.
_ROUNDS, _GRID = 500, "auto"
