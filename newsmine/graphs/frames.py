"""Graphs as tables of nodes and edges, and back."""

from typing import TYPE_CHECKING, Any

import networkx as nx

from newsmine.errors import InputError
from newsmine.text.references import is_evidence, read_references, write_references

if TYPE_CHECKING:
    import pandas as pd


def to_frames(graph: "nx.Graph[Any]") -> "tuple[pd.DataFrame, pd.DataFrame]":
    """Return the nodes and the edges of a graph as tables.

    Returns
    -------
    tuple of pandas.DataFrame
        Nodes of shape (n_nodes, 1 + n_attributes) with ``id`` first; edges of shape (n_edges, 2 + n_attributes) with
        ``source`` and ``target`` first. ``evidence`` is text, ``article:field:start-end`` parted by blanks.

    Examples
    --------
    >>> import networkx as nx
    >>> nodes, edges = to_frames(nx.Graph([("시청", "구청", {"weight": 2})]))
    >>> edges.to_dict("records")
    [{'source': '시청', 'target': '구청', 'weight': 2}]
    """
    import pandas as pd

    nodes = [{"id": node, **data} for node, data in graph.nodes(data=True)]
    edges = [{"source": head, "target": tail, **_written(data)} for head, tail, data in graph.edges(data=True)]
    return (
        pd.DataFrame(nodes, columns=_columns(nodes, ("id",))),
        pd.DataFrame(edges, columns=_columns(edges, ("source", "target"))),
    )


def from_frames(nodes: "pd.DataFrame", edges: "pd.DataFrame") -> "nx.Graph[Any]":
    """Return the graph of two tables, as :func:`to_frames` makes them; missing cells become ``None``.

    Raises
    ------
    InputError
        If ``id``, ``source`` or ``target`` is missing, or an edge names a node that is not there.
    """
    for table, frame, needed in (("nodes", nodes, {"id"}), ("edges", edges, {"source", "target"})):
        if missing := needed - set(frame.columns):
            raise InputError(f"{table}: no column {min(missing)!r}; columns: {', '.join(map(str, frame.columns))}")
    graph: nx.Graph[Any] = nx.Graph()
    for row in _rows(nodes):
        graph.add_node(row.pop("id"), **row)
    for row in _rows(edges):
        head, tail = row.pop("source"), row.pop("target")
        for end in (head, tail):
            if end not in graph:
                raise InputError(f"edges: {end!r} is no id of the nodes; add it to the table of nodes")
        if isinstance(row.get("evidence"), str):
            row["evidence"] = read_references(row["evidence"])
        graph.add_edge(head, tail, **row)
    return graph


def _written(data: dict[str, Any]) -> dict[str, Any]:
    evidence = data.get("evidence")
    if evidence is not None and (evidence == () or is_evidence(evidence)):
        return {**data, "evidence": write_references(evidence)}
    return data


def _columns(rows: list[dict[str, Any]], first: tuple[str, ...]) -> list[str]:
    return list(dict.fromkeys((*first, *(name for row in rows for name in row))))


def _rows(frame: "pd.DataFrame") -> list[dict[str, Any]]:
    plain = frame.astype(object).where(frame.notna(), None)
    return [{str(name): _plain(value) for name, value in row.items()} for row in plain.to_dict("records")]


def _plain(value: Any) -> Any:  # noqa: ANN401 - a cell of any column
    return value.item() if hasattr(value, "item") else value
