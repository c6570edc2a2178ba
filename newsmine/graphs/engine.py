"""The engine below: a networkx graph as an igraph one, with its random numbers under a seed."""

import contextlib
import random
from collections.abc import Iterator
from typing import Any

import igraph
import networkx as nx


def to_igraph(graph: "nx.Graph[Any]", weight: str | None = "weight") -> tuple[igraph.Graph, list[float] | None]:
    """Return the graph for igraph, nodes in order, and the weights of its edges.

    Weights under 0 count as 0, since no measure knows what a negative tie is; if none is left over 0 (or ``weight`` is
    ``None``), there are no weights.

    Raises
    ------
    ValueError
        If the graph is directed or has parallel edges, or an edge has no such weight.
    """
    if graph.is_directed() or graph.is_multigraph():
        raise ValueError("measures are for undirected graphs without parallel edges; use networkx.Graph(graph)")
    index = {node: i for i, node in enumerate(graph)}
    pairs, weights = [], []
    for head, tail, data in graph.edges(data=True):
        pairs.append((index[head], index[tail]))
        if weight is not None:
            if weight not in data:
                raise ValueError(f"edge {head!r}–{tail!r} has no {weight!r}; its attributes: {', '.join(data)}")
            weights.append(max(0.0, float(data[weight])))
    engine = igraph.Graph(n=len(index), edges=pairs)
    return engine, weights if any(weights) else None


@contextlib.contextmanager
def seeded(seed: int) -> Iterator[None]:
    """Let igraph draw from a generator of its own, and give it back the default one (module ``random``)."""
    igraph.set_random_number_generator(random.Random(seed))  # noqa: S311 - a layout is no secret
    try:
        yield
    finally:
        igraph.set_random_number_generator(random)
