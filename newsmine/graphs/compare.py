"""How alike two graphs of the same nodes are."""

from dataclasses import dataclass
from typing import Any

import networkx as nx
import numpy as np

from newsmine.graphs.weights import Floats
from newsmine.graphs.windows import Integers


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The correlation of two graphs, and how often chance has one as large.

    ``r`` is Pearson's over all pairs of ``nodes`` nodes; ``p_greater`` and ``p_less`` are the shares of ``permutations``
    (and of what was found) with a correlation at least as large, or as small. ``shared`` is the Jaccard index of the edges.
    """

    r: float
    p_greater: float
    p_less: float
    nodes: int
    permutations: int
    shared: float


def compare_graphs(
    one: "nx.Graph[Any]",
    other: "nx.Graph[Any]",
    *,
    weight: str | None = "weight",
    permutations: int = 1000,
    seed: int = 7,
) -> Comparison:
    """Return the QAP correlation of two graphs: two periods, two outlets, co-occurrence and relations.

    Nodes are matched by their ids; only those of both graphs count. Rows and columns of the one matrix are permuted
    together, so that what hangs on a node moves with it.

    Parameters
    ----------
    one, other : networkx.Graph
        Undirected. Not changed.
    weight : str or None
        Attribute of the edges that holds their weight; ``None`` for ones. Pairs without an edge count as 0.
    permutations : int
        How many, at least 1.
    seed : int
        Seed of the permutations.

    Raises
    ------
    ValueError
        If a graph is directed, the graphs share fewer than three nodes, an edge has no weight, or ``permutations`` is under 1.

    References
    ----------
    .. [1] Krackhardt, "QAP partialling as a test of spuriousness", Social Networks 9(2), 1987.
    .. [2] Hubert, Schultz, "Quadratic assignment as a general data analysis strategy", British Journal of Mathematical and
       Statistical Psychology 29(2), 1976.

    Examples
    --------
    >>> import networkx as nx
    >>> graph = nx.path_graph(9)
    >>> compare_graphs(graph, graph, weight=None).r
    1.0
    """
    if permutations < 1:
        raise ValueError(f"permutations is {permutations}; at least 1 tells something")
    nodes = [node for node in one if node in other]
    if len(nodes) < 3:  # noqa: PLR2004 - two nodes have one pair, which does not vary
        raise ValueError(f"the graphs share {len(nodes)} nodes; ids must be the same in both")
    index = {node: i for i, node in enumerate(nodes)}
    first, second = _pairs(one, index, weight), _pairs(other, index, weight)
    n_pairs = len(nodes) * (len(nodes) - 1) // 2
    draw = np.random.default_rng(seed)
    found = _correlation(first, second, np.arange(len(nodes)), n_pairs)
    chance = np.array([_correlation(first, second, draw.permutation(len(nodes)), n_pairs) for _ in range(permutations)])
    both = len(np.intersect1d(first[0], second[0]))
    return Comparison(
        r=found,
        p_greater=float((1 + (chance >= found - 1e-12).sum()) / (1 + permutations)),
        p_less=float((1 + (chance <= found + 1e-12).sum()) / (1 + permutations)),
        nodes=len(nodes),
        permutations=permutations,
        shared=both / max(1, len(first[0]) + len(second[0]) - both),
    )


def _pairs(graph: "nx.Graph[Any]", index: dict[Any, int], weight: str | None) -> tuple[Integers, Floats, int]:
    """Return the edges among the nodes as keys in order, with their weights, and the number of nodes."""
    if graph.is_directed() or graph.is_multigraph():
        raise ValueError("only undirected graphs without parallel edges are compared; use networkx.Graph(graph)")
    keys, weights = [], []
    for head, tail, data in graph.edges(data=True):
        if head in index and tail in index and head != tail:
            if weight is not None and weight not in data:
                raise ValueError(f"edge {head!r}–{tail!r} has no {weight!r}; its attributes: {', '.join(data)}")
            low, high = sorted((index[head], index[tail]))
            keys.append(low * len(index) + high)
            weights.append(1.0 if weight is None else float(data[weight]))
    order = np.argsort(np.array(keys, dtype=np.int64), kind="stable")
    return np.array(keys, dtype=np.int64)[order], np.array(weights, dtype=np.float64)[order], len(index)


def _correlation(
    first: tuple[Integers, Floats, int], second: tuple[Integers, Floats, int], order: Integers, n_pairs: int
) -> float:
    """Return Pearson's r of the one with the other, whose nodes take new places; only what is tied is looked at."""
    (keys, x, n), (others, y, _) = first, second
    low, high = np.divmod(keys, n)
    a, b = order[low], order[high]
    moved = np.minimum(a, b) * n + np.maximum(a, b)
    place = np.minimum(np.searchsorted(others, moved), max(0, len(others) - 1))
    met = others[place] == moved if len(others) else np.zeros(len(moved), dtype=bool)
    product = float((x[met] * y[place[met]]).sum())
    spread = [(float((z**2).sum()) - float(z.sum()) ** 2 / n_pairs) for z in (x, y)]
    if min(spread) <= 0:
        return 0.0
    r = (product - float(x.sum()) * float(y.sum()) / n_pairs) / float(np.sqrt(spread[0] * spread[1]))
    return round(r, 12)
