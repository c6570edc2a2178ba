"""Measures of the nodes: who is named with whom, how much, and who stands between."""

import math
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

import networkx as nx
import numpy as np
from scipy import sparse

from newsmine.errors import check_choice
from newsmine.graphs.engine import Engine, engine_of, seeded
from newsmine.graphs.weights import Floats

if TYPE_CHECKING:
    import pandas as pd

# PageRank as everybody gives it, until no node moves by more than this.
_DAMPING, _STILL, _ROUNDS = 0.85, 1e-12, 1000


def measure(
    graph: "nx.Graph[Any]", *, names: Iterable[str] | None = None, weight: str | None = "weight"
) -> "pd.DataFrame":
    r"""Return measures of every node.

    By steps, not by weights: ``degree`` (neighbours), ``betweenness`` (normalised to [0, 1]), ``closeness`` (of
    Wasserman and Faust, so that components compare) and ``core`` (the largest k of a k-core that holds the node). By
    weights: ``strength`` (their sum), ``eigenvector`` (largest value 1; 0 outside the largest component), ``pagerank``
    (sums to 1, damping .85) and ``constraint`` (of Burt: how few and how tied its neighbours are; missing for a node
    without ties). Weights under 0 count as 0.

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
    .. [5] Burt, "Structural holes and good ideas", American Journal of Sociology 110(2), 2004 (constraint).
    .. [6] Seidman, "Network structure and minimum degree", Social Networks 5(3), 1983 (k-core).

    Examples
    --------
    >>> import networkx as nx
    >>> star = nx.Graph([("구청", "시청"), ("시청", "도청")])
    >>> measure(star, names=["degree", "betweenness"], weight=None).loc["시청"].tolist()
    [2.0, 1.0]
    """
    import pandas as pd

    chosen = _known(names)
    columns = measured(engine_of(graph, weight), chosen)
    index = pd.Index(list(graph), name="node", dtype=None if len(graph) else "object")
    frame: pd.DataFrame = pd.DataFrame(columns, index=index, dtype="float64")
    for name in _WHOLE & set(columns):
        frame[name] = frame[name].astype("int64")
    return frame


def measured(engine: Engine, names: Iterable[str] | None = None) -> Mapping[str, Floats]:
    """Return measures as arrays of shape (n,), by their names; see :func:`measure`."""
    chosen = _known(names)
    with seeded(0):  # ARPACK starts anywhere: without a seed, last digits of the eigenvector differ from run to run
        return {name: MEASURES[name](engine) if engine.n else np.empty(0) for name in chosen}


def _known(names: Iterable[str] | None) -> tuple[str, ...]:
    chosen = tuple(MEASURES if names is None else names)
    for name in chosen:
        check_choice(name, MEASURES, "measure", listed="measures")
    return chosen


def _degree(engine: Engine) -> Floats:
    return engine.degrees.astype(np.float64)


def _strength(engine: Engine) -> Floats:
    return engine.strengths


def _betweenness(engine: Engine) -> Floats:
    pairs = max(1.0, (engine.n - 1) * (engine.n - 2) / 2)
    return np.array(engine.igraph.betweenness(directed=False)) / pairs


def _closeness(engine: Engine) -> Floats:
    parts = engine.igraph.connected_components()
    size = np.array(parts.sizes())[parts.membership]
    values: Floats = np.nan_to_num(np.array(engine.igraph.closeness(normalized=True), dtype=np.float64))
    return np.asarray(values * (size - 1) / max(1, engine.n - 1))


def _core(engine: Engine) -> Floats:
    return np.array(engine.igraph.coreness(), dtype=np.float64)


def _eigenvector(engine: Engine) -> Floats:
    """Of the largest component; elsewhere the measure has no meaning and is 0."""
    values = np.zeros(engine.n)
    tied = engine.igraph.copy()
    if engine.weight is not None:
        tied.es["weight"] = engine.weights
        tied.delete_edges(np.flatnonzero(engine.weight == 0).tolist())
    main = min(tied.connected_components(), key=lambda part: (-len(part), part[0]))
    part = tied.induced_subgraph(main)
    if part.ecount():
        weights = None if engine.weight is None else "weight"
        values[main] = np.abs(part.eigenvector_centrality(weights=weights, scale=True))
    return values


def _pagerank(engine: Engine) -> Floats:
    """By power iteration: who has no ties gives to all alike."""
    out = np.asarray(engine.matrix.sum(axis=1)).ravel()
    lone = out == 0
    steps = sparse.diags_array(np.where(lone, 0.0, 1.0 / np.where(lone, 1.0, out))) @ engine.matrix
    flow = sparse.csr_array(steps.T)
    rank = np.full(engine.n, 1.0 / engine.n)
    for _ in range(_ROUNDS):
        before = rank
        rank = _DAMPING * (flow @ rank + rank[lone].sum() / engine.n) + (1.0 - _DAMPING) / engine.n
        if np.abs(rank - before).max() < _STILL:
            break
    return np.asarray(rank / rank.sum())


def _constraint(engine: Engine) -> Floats:
    """Sum over neighbours of the squared share of a node's ties that goes to each, straight and by way of others."""
    ties = sparse.csr_array(engine.matrix)
    ties.setdiag(0)
    ties.eliminate_zeros()
    out = np.asarray(ties.sum(axis=1)).ravel()
    share = sparse.csr_array(sparse.diags_array(np.where(out > 0, 1.0 / np.where(out > 0, out, 1.0), 0.0)) @ ties)
    values = np.full(engine.n, math.nan)
    step = max(1, _CELLS // max(1, engine.n))
    for first in range(0, engine.n, step):
        some = share[first : first + step]
        # Only neighbours count, so that the roundabout shares are looked up where a straight one is.
        both = some + (some @ share).multiply(some > 0)
        values[first : first + step] = np.asarray(both.power(2).sum(axis=1)).ravel()
    values[out == 0] = math.nan
    return values


# Cells of a product that are held at a time.
_CELLS = 20_000_000
_WHOLE = {"degree", "core"}

MEASURES: dict[str, Callable[[Engine], Floats]] = {
    "degree": _degree,
    "strength": _strength,
    "betweenness": _betweenness,
    "closeness": _closeness,
    "eigenvector": _eigenvector,
    "pagerank": _pagerank,
    "constraint": _constraint,
    "core": _core,
}
"""Every measure by its name."""
