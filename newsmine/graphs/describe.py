"""Write on a graph what is known of its nodes."""

import math
from collections.abc import Iterable
from typing import Any

import networkx as nx

from newsmine.graphs.communities import grouped, modularity_of
from newsmine.graphs.engine import Engine, engine_of
from newsmine.graphs.layout import placed
from newsmine.graphs.measures import measured

# Digits that positions keep: a thousandth of a pixel, and short files.
_DIGITS = 3


def describe(
    graph: "nx.Graph[Any]", *, seed: int = 7, weight: str | None = "weight", names: Iterable[str] | None = None
) -> None:
    """Give every node its measures, ``community`` and position ``x``, ``y``; the graph is changed.

    The graph gets ``modularity`` and ``seed``. What a measure leaves missing is ``None``.

    Parameters
    ----------
    graph : networkx.Graph
        Undirected.
    seed : int
        Seed of communities and positions.
    weight : str or None
        Attribute of the edges that holds their weight.
    names : iterable of str, optional
        Which measures (:func:`newsmine.graphs.measures.measure`); all by default. Betweenness of 20,000 nodes takes minutes.

    Examples
    --------
    >>> import networkx as nx
    >>> graph = nx.Graph([("시청", "구청")])
    >>> describe(graph, weight=None)
    >>> graph.nodes["시청"]["degree"], graph.nodes["시청"]["community"]
    (1, 1)
    """
    rows, facts = described(engine_of(graph, weight), seed=seed, names=names)
    for (_, data), row in zip(graph.nodes(data=True), rows, strict=True):
        data.update(row)
    graph.graph.update(facts)


def described(
    engine: Engine, *, seed: int = 7, names: Iterable[str] | None = None
) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """Return what :func:`describe` writes: the attributes of each node, and those of the graph."""
    groups = grouped(engine, seed=seed)
    columns = {name: _plain(name, values.tolist()) for name, values in measured(engine, names).items()}
    columns["community"] = groups.tolist()
    places = placed(engine, seed=seed).round(_DIGITS)
    columns["x"], columns["y"] = (places + 0.0).T.tolist()
    rows = [dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)]
    return rows, {"modularity": modularity_of(engine, groups), "seed": seed}


def _plain(name: str, values: list[float]) -> list[Any]:
    if name in {"degree", "core"}:
        return [int(value) for value in values]
    return [None if math.isnan(value) else value for value in values]
