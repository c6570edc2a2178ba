"""The engine below: a graph as arrays, for numpy, scipy and igraph; networkx stands only at the border."""

import contextlib
import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, compress
from operator import itemgetter, methodcaller
from typing import Any

import igraph
import networkx as nx
import numpy as np
import numpy.typing as npt
from scipy import sparse

from newsmine.graphs.weights import Floats
from newsmine.graphs.windows import Integers


@dataclass(frozen=True, kw_only=True)
class Engine:
    """An undirected graph of ``n`` nodes without parallel edges.

    ``head`` and ``tail`` are of shape (n_edges,), ``weight`` too, none under 0; it is ``None`` where edges have none.
    """

    n: int
    head: Integers
    tail: Integers
    weight: Floats | None = None

    @cached_property
    def igraph(self) -> Any:  # noqa: ANN401 - igraph has no types
        """The graph of igraph, without weights."""
        # A list, for igraph takes four times as long to read an array.
        return igraph.Graph(n=self.n, edges=list(zip(self.head.tolist(), self.tail.tolist(), strict=True)))

    @cached_property
    def weights(self) -> list[float] | None:
        """The weights as igraph takes them."""
        return None if self.weight is None else self.weight.tolist()

    @cached_property
    def matrix(self) -> sparse.csr_matrix:
        """The symmetric matrix of the weights, of shape (n, n), a loop once; without weights of ones."""
        values = np.ones(len(self.head)) if self.weight is None else self.weight
        other = self.head != self.tail
        rows = np.concatenate([self.head, self.tail[other]])
        columns = np.concatenate([self.tail, self.head[other]])
        return sparse.csr_matrix((np.concatenate([values, values[other]]), (rows, columns)), shape=(self.n, self.n))

    @cached_property
    def degrees(self) -> Integers:
        """The numbers of neighbours, a loop as two, of shape (n,)."""
        return np.bincount(self.head, minlength=self.n) + np.bincount(self.tail, minlength=self.n)

    @cached_property
    def strengths(self) -> Floats:
        """The sums of weights, those of loops twice, of shape (n,); without weights the degrees."""
        if self.weight is None:
            return self.degrees.astype(np.float64)
        ends = (np.bincount(end, weights=self.weight, minlength=self.n) for end in (self.head, self.tail))
        return np.add(*ends)


def engine_of(graph: "nx.Graph[Any]", weight: str | None = "weight") -> Engine:
    """Return the graph as arrays, nodes in order.

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
    # Each edge stands in the rows of both its ends; this way is several times as fast as graph.edges.
    rows = dict(graph.adjacency())
    sizes = np.fromiter(map(len, rows.values()), dtype=np.int64, count=len(index))
    n = int(sizes.sum())
    tail = np.fromiter(map(index.__getitem__, chain.from_iterable(rows.values())), dtype=np.int64, count=n)
    head = np.repeat(np.arange(len(index)), sizes)
    once = tail >= head
    if weight is None:
        return Engine(n=len(index), head=head[once], tail=tail[once])
    weights = _weights(graph, rows, weight, once)
    return Engine(n=len(index), head=head[once], tail=tail[once], weight=weights if weights.any() else None)


def _weights(graph: "nx.Graph[Any]", rows: dict[Any, Any], weight: str, once: npt.NDArray[np.bool_]) -> Floats:
    data = compress(chain.from_iterable(map(methodcaller("values"), rows.values())), once.tolist())
    try:
        values = np.fromiter(map(itemgetter(weight), data), dtype=np.float64, count=int(once.sum()))
        return np.maximum(0.0, values)
    except KeyError:
        head, tail, has = next(edge for edge in graph.edges(data=True) if weight not in edge[2])
        raise ValueError(f"edge {head!r}–{tail!r} has no {weight!r}; its attributes: {', '.join(has)}") from None


@contextlib.contextmanager
def seeded(seed: int) -> Iterator[None]:
    """Let igraph draw from a generator of its own, and give it back the default one (module ``random``)."""
    igraph.set_random_number_generator(random.Random(seed))  # noqa: S311 - a layout is no secret
    try:
        yield
    finally:
        igraph.set_random_number_generator(random)
