"""A graph out of the nodes and edges that a file holds."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import networkx as nx

from newsmine.errors import InputError
from newsmine.text.references import read_references

Nodes = Mapping[Any, dict[Any, Any]]
Edge = tuple[Any, Any, dict[Any, Any]]
# Of a long name, so much is said in an error.
_SHOWN = 60


def assemble(path: Path, nodes: Nodes, edges: Iterable[Edge], *, directed: bool) -> "nx.Graph[Any]":
    """Return the graph; it is a MultiGraph or MultiDiGraph where two edges join the same nodes.

    ``evidence`` that is text becomes a tuple of :class:`~newsmine.records.Evidence` again.

    Raises
    ------
    InputError
        If an edge names a node that is not there.
    """
    edges = list(edges)
    graph: nx.Graph[Any] = _kind_of(edges, directed=directed)()
    graph.add_nodes_from((node, _restored(data)) for node, data in nodes.items())
    for number, (head, tail, data) in enumerate(edges, start=1):
        for end in (head, tail):
            if end not in nodes:
                raise InputError(
                    f"{path}: edge {number}: {end!r:.{_SHOWN}} is no node of the file; add it, or drop the edge"
                )
        graph.add_edges_from([(head, tail, _restored(data))])
    return graph


def parsed(kind: str, text: str) -> Any:  # noqa: ANN401 - a value of any kind
    """Return a text as what its column declares it to be.

    Raises
    ------
    ValueError
        If it is none.

    Examples
    --------
    >>> parsed("long", "7"), parsed("double", "7"), parsed("boolean", "true"), parsed("string", "7")
    (7, 7.0, True, '7')
    """
    if kind in {"integer", "long", "int", "short", "byte", "biginteger"}:
        return _whole(text)
    if kind in {"double", "float", "bigdecimal"}:
        return _real(text)
    if kind == "boolean":
        return _truth(text)
    return text


def numeric(text: str) -> int | float:
    """Return a number as it is written: whole or not.

    Raises
    ------
    ValueError
        If the text is none.

    Examples
    --------
    >>> numeric("3"), numeric("-0.5")
    (3, -0.5)
    """
    try:
        return _whole(text)
    except ValueError:
        return _real(text)


def _kind_of(edges: list[Edge], *, directed: bool) -> "type[nx.Graph[Any]]":
    pairs = {(head, tail) if directed else frozenset((head, tail)) for head, tail, _ in edges}
    if len(pairs) == len(edges):
        return nx.DiGraph if directed else nx.Graph
    return nx.MultiDiGraph if directed else nx.MultiGraph


def _restored(data: dict[Any, Any]) -> dict[Any, Any]:
    evidence = data.get("evidence")
    if isinstance(evidence, str):
        try:
            data["evidence"] = read_references(evidence)
        except ValueError:
            return data
    return data


def _whole(text: str) -> int:
    if text.isascii() and "_" not in text:
        return int(text)
    raise ValueError(f"{text!r:.{_SHOWN}} is no whole number")


def _real(text: str) -> float:
    if text.isascii() and "_" not in text:
        return float(text)
    raise ValueError(f"{text!r:.{_SHOWN}} is no number")


def _truth(text: str) -> bool:
    known = {"true": True, "1": True, "false": False, "0": False}
    if text.lower() in known:
        return known[text.lower()]
    raise ValueError(f"{text!r:.{_SHOWN}} is neither true nor false")
