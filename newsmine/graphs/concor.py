"""Blocks of nodes that are tied to the others alike."""

from typing import TYPE_CHECKING, Any

import networkx as nx
import numpy as np

from newsmine.graphs.engine import engine_of
from newsmine.graphs.weights import Floats
from newsmine.graphs.windows import Integers

if TYPE_CHECKING:
    import pandas as pd

# Correlations of correlations become 1 and -1 within some ten rounds; what does not is no two blocks.
_ROUNDS, _NEAR = 200, 1e-9


def concor(graph: "nx.Graph[Any]", *, depth: int = 2, weight: str | None = "weight") -> dict[Any, int]:
    """Return the block of every node: those of a block are tied to all others alike (CONCOR).

    The columns of the matrix of ties are correlated, then the columns of that matrix, and so on, until all correlations
    are 1 or -1: two blocks. Each is split again in the same way, by its columns of the matrix of ties. The diagonal counts
    as 0, as in UCINET.

    Parameters
    ----------
    graph : networkx.Graph
        Undirected. Not changed. Weights under 0 count as 0.
    depth : int
        How often blocks are split, at least 1: at most ``2 ** depth`` blocks. Nodes with the same ties are not split.
    weight : str or None
        Attribute of the edges that holds their weight.

    Returns
    -------
    dict
        Numbers from 1; blocks that were split last stand next to each other.

    Raises
    ------
    ValueError
        If ``depth`` is under 1, the graph is directed, or an edge has no weight.

    References
    ----------
    .. [1] Breiger, Boorman, Arabie, "An algorithm for clustering relational data with applications to social network
       analysis and comparison with multidimensional scaling", Journal of Mathematical Psychology 12(3), 1975.

    Examples
    --------
    >>> import networkx as nx
    >>> concor(nx.complete_bipartite_graph(2, 3), depth=1, weight=None)
    {0: 1, 1: 1, 2: 2, 3: 2, 4: 2}
    """
    if depth < 1:
        raise ValueError(f"depth is {depth}; blocks are split at least once")
    ties = engine_of(graph, weight).matrix.toarray()
    np.fill_diagonal(ties, 0.0)
    blocks = [np.arange(len(ties))] if len(ties) else []
    for _ in range(depth):
        blocks = [part for block in blocks for part in _split(ties, block)]
    number = {i: k for k, block in enumerate(blocks, start=1) for i in block.tolist()}
    return {node: number[i] for i, node in enumerate(graph)}


def densities(graph: "nx.Graph[Any]", groups: dict[Any, int], *, weight: str | None = "weight") -> "pd.DataFrame":
    """Return how densely groups are tied to each other: the mean weight of all ties that could be.

    Parameters
    ----------
    graph : networkx.Graph
        Undirected. Not changed.
    groups : dict
        The group of every node, of :func:`concor` or :func:`newsmine.graphs.communities.communities`.
    weight : str or None
        Attribute of the edges that holds their weight; ``None`` for the share of ties that are there.

    Returns
    -------
    pandas.DataFrame
        Symmetric, of shape (n_groups, n_groups), groups in order; missing for the inside of a group of one node.

    References
    ----------
    .. [1] White, Boorman, Breiger, "Social structure from multiple networks", American Journal of Sociology 81(4), 1976.

    Examples
    --------
    >>> import networkx as nx
    >>> graph = nx.complete_bipartite_graph(2, 3)
    >>> densities(graph, concor(graph, depth=1, weight=None), weight=None).to_numpy().tolist()
    [[0.0, 1.0], [1.0, 0.0]]
    """
    import pandas as pd

    ties = engine_of(graph, weight).matrix.tolil()
    ties.setdiag(0)
    names, group = np.unique(np.array([groups[node] for node in graph]), return_inverse=True)
    member = np.eye(len(names))[group]
    sums = member.T @ (ties.tocsr() @ member)
    size = member.sum(axis=0)
    could = np.outer(size, size) - np.diag(size)
    values = np.where(could > 0, sums / np.where(could > 0, could, 1.0), np.nan)
    index = pd.Index(names, name="group")
    frame: pd.DataFrame = pd.DataFrame(values, index=index, columns=index)
    return frame


def _split(ties: Floats, block: Integers) -> list[Integers]:
    if len(block) < 2:  # noqa: PLR2004 - two blocks
        return [block]
    near = _correlated(ties[:, block])
    for _ in range(_ROUNDS):
        if np.abs(np.abs(near) - 1.0).max() < _NEAR:
            break
        near = _correlated(near)
    with_first = near[0] > 0
    return [part for part in (block[with_first], block[~with_first]) if len(part)]


def _correlated(matrix: Floats) -> Floats:
    """Return the correlations of the columns; two that do not vary are alike, and one that does not is like no other."""
    centred = matrix - matrix.mean(axis=0)
    length = np.sqrt((centred**2).sum(axis=0))
    flat = length <= _NEAR * max(1.0, float(np.abs(matrix).max()))
    unit = centred / np.where(flat, 1.0, length)
    unit[:, flat] = 0.0
    near: Floats = np.clip(unit.T @ unit, -1.0, 1.0)
    near[np.ix_(flat, flat)] = 1.0
    near[np.ix_(flat, ~flat)] = -1.0
    near[np.ix_(~flat, flat)] = -1.0
    return near
