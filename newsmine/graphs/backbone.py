"""The part of a graph that chance does not explain."""

from typing import Any, Literal, get_args

import networkx as nx
import numpy as np

from newsmine.errors import check_choice
from newsmine.graphs.drawn import Graph
from newsmine.graphs.engine import Engine, engine_of
from newsmine.graphs.weights import Floats, p_values

Method = Literal["disparity", "significance"]
Correction = Literal["none", "bonferroni", "fdr"]


def backbone(
    graph: "nx.Graph[Any]",
    *,
    method: Method = "disparity",
    alpha: float = 0.05,
    correction: Correction = "none",
    weight: str | None = None,
) -> "nx.Graph[Any]":
    r"""Return the backbone of a graph: the edges that are heavier than chance would have them.

    ``"disparity"``: an edge of weight :math:`w` at a node of degree :math:`k` and strength :math:`s` has the
    significance :math:`(1 - w/s)^{k-1}`; that of an edge is the smaller one of its two ends. It asks which ties stand out
    among the ties of a node. ``"significance"``: how likely two that stand in so many windows each would share so many by
    chance (hypergeometric); it asks which pairs are no accident, and needs a graph of :func:`newsmine.connect`.

    Parameters
    ----------
    graph : networkx.Graph
        Undirected. Not changed.
    method : {"disparity", "significance"}
    alpha : float
        Significance level, between 0 and 1: edges under it stay.
    correction : {"none", "bonferroni", "fdr"}
        For the number of edges that are tested: none, ``alpha`` by their number, or the false discovery rate of
        Benjamini and Hochberg.
    weight : str, optional
        Attribute of the edges that holds their weight, for the disparity: ``count`` if edges have it, else ``weight``.
        Weights under 0 count as 0.

    Returns
    -------
    networkx.Graph
        A graph of its own with the edges that stay, in their order, each with its ``p_value``, and the nodes that they
        join. Its attributes say how it was made, and which ``share`` of the edges stayed.

    Raises
    ------
    ValueError
        If a choice is unknown, ``alpha`` is not strictly between 0 and 1, or the graph does not tell its windows.

    References
    ----------
    .. [1] Serrano, Boguñá, Vespignani, "Extracting the multiscale backbone of complex weighted networks", PNAS 106(16),
       2009 (the disparity filter).
    .. [2] Tumminello, Miccichè, Lillo, Piilo, Mantegna, "Statistically validated networks in bipartite complex systems",
       PLoS ONE 6(3), 2011.
    .. [3] Benjamini, Hochberg, "Controlling the false discovery rate", Journal of the Royal Statistical Society B 57(1),
       1995.

    Examples
    --------
    >>> import networkx as nx
    >>> star = nx.Graph([("시청", name, {"weight": 1}) for name in "가나다라"])
    >>> star.add_edge("시청", "재단", weight=40)
    >>> [*backbone(star).edges]
    [('시청', '재단')]
    """
    for name, value, known in (
        ("method", method, get_args(Method)),
        ("correction", correction, get_args(Correction)),
    ):
        check_choice(value, known, name)
    if not 0 < alpha < 1:
        raise ValueError(f"alpha is {alpha}; it must lie between 0 and 1")
    if weight is None:
        weight = "count" if all("count" in data for *_, data in graph.edges(data=True)) else "weight"
    chances = disparity(engine_of(graph, weight)) if method == "disparity" else _significance(graph)
    stay = chances < _limit(chances, alpha, correction)
    kept = Graph(**graph.graph)
    edges = [edge for edge, stays in zip(graph.edges(data=True), stay.tolist(), strict=True) if stays]
    joined = {node for head, tail, _ in edges for node in (head, tail)}
    kept.add_nodes_from((node, dict(data)) for node, data in graph.nodes(data=True) if node in joined)
    kept.add_edges_from(
        (head, tail, {**data, "p_value": chance})
        for (head, tail, data), chance in zip(edges, chances[stay].tolist(), strict=True)
    )
    share = len(edges) / max(1, len(chances))
    kept.graph.update(backbone=method, alpha=alpha, correction=correction, share=share)
    return kept


def disparity(engine: Engine) -> Floats:
    """Return the significance of each edge as an array of shape (n_edges,): 1 for edges of weight 0."""
    if engine.weight is None:
        return np.ones(len(engine.head))
    ends = []
    for end in (engine.head, engine.tail):
        share = engine.weight / np.where(engine.strengths[end] > 0, engine.strengths[end], 1.0)
        # The only edge of a node says nothing of it.
        ends.append(np.where(engine.degrees[end] > 1, (1.0 - share) ** (engine.degrees[end] - 1), 1.0))
    return np.where(engine.weight > 0, np.minimum(*ends), 1.0)


def _significance(graph: "nx.Graph[Any]") -> Floats:
    windows = graph.graph.get("windows")
    held = {node: data.get("windows") for node, data in graph.nodes(data=True)}
    if windows is None or None in held.values():
        raise ValueError("the graph does not tell its windows; significance needs a graph of newsmine.connect")
    rows = [(data["count"], held[head], held[tail]) for head, tail, data in graph.edges(data=True)]
    together, first, second = np.array(rows, dtype=np.int64).reshape(-1, 3).T
    return p_values(together, first, second, windows)


def _limit(chances: Floats, alpha: float, correction: Correction) -> float:
    if correction == "bonferroni":
        return alpha / max(1, len(chances))
    if correction == "none":
        return alpha
    ranked = np.sort(chances)
    passed = np.flatnonzero(ranked <= alpha * np.arange(1, len(ranked) + 1) / len(ranked))
    return float(np.nextafter(ranked[passed[-1]], 2.0)) if len(passed) else 0.0
