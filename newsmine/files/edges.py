"""The edges of a graph as three lists."""

from collections.abc import Mapping
from typing import Any

import networkx as nx

EdgeColumns = tuple[list[Any], list[Any], list[Mapping[Any, Any]]]
"""Heads, tails and attributes."""


def edge_columns(graph: "nx.Graph[Any]") -> EdgeColumns:
    """Return the heads, tails and attributes of all edges, in the order of ``graph.edges`` and several times as fast.

    No object is made for an edge: that, with a large graph in memory, would have Python's collector walk it again and again.
    """
    heads: list[Any] = []
    tails: list[Any] = []
    rows: list[Mapping[Any, Any]] = []
    if graph.is_multigraph():
        for head, tail, row in graph.edges(data=True):
            heads.append(head)
            tails.append(tail)
            rows.append(row)
        return heads, tails, rows
    seen: set[Any] = set()
    for head, neighbours in graph.adjacency():
        for tail, row in neighbours.items():
            if tail not in seen:
                heads.append(head)
                tails.append(tail)
                rows.append(row)
        if not graph.is_directed():
            seen.add(head)
    return heads, tails, rows
