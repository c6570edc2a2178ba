"""A graph with plain attributes: what the formats of graphs can hold."""

import math
from collections.abc import Iterator, Mapping
from typing import Any

import networkx as nx
import pandas as pd

from newsmine.text.cells import clean
from newsmine.text.references import write_references

Plain = bool | int | float | str


def plain_attributes(data: Mapping[Any, Any]) -> dict[str, Plain]:
    """Return the attributes as numbers, truth values and texts; those without a value are left out.

    Evidence becomes ``article:field:start-end`` parted by blanks, other lists are parted by ``"; "``.
    """
    return {clean(str(name)): cell for name, value in data.items() if (cell := _plain(value)) is not None}


def kinds(rows: Iterator[Mapping[str, Plain]]) -> dict[str, str]:
    """Return the kind of each attribute: boolean, integer, double, or string where the values are mixed."""
    met: dict[str, set[str]] = {}
    for row in rows:
        for name, value in row.items():
            met.setdefault(name, set()).add(_kind(value))
    return {name: next(iter(found)) if len(found) == 1 else _joined(found) for name, found in met.items()}


def graph_tables(graph: "nx.Graph[Any]") -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return nodes and edges as tables with the headings that Gephi knows: Id, Label, Source, Target, Type, Weight."""
    kind = "Directed" if graph.is_directed() else "Undirected"
    nodes = [{"Id": clean(str(node)), **_named(plain_attributes(data), node)} for node, data in graph.nodes(data=True)]
    edges = []
    for head, tail, data in graph.edges(data=True):
        row = plain_attributes(data)
        weight = row.pop("weight", 1.0)
        ends = {"Source": clean(str(head)), "Target": clean(str(tail))}
        edges.append({**ends, "Type": kind, "Weight": weight, **row})
    return (
        pd.DataFrame(nodes, columns=_columns(nodes, ("Id", "Label"))),
        pd.DataFrame(edges, columns=_columns(edges, ("Source", "Target", "Type", "Weight"))),
    )


def check_graph(result: Any, path: Any) -> "nx.Graph[Any]":  # noqa: ANN401 - what is no graph is refused
    """Return the result if it is a graph.

    Raises
    ------
    TypeError
        If it is something else.
    """
    if isinstance(result, nx.Graph):
        return result
    kind = type(result).__name__
    raise TypeError(f"{path}: a {path.suffix} file holds a networkx.Graph, not a {kind}")


def _named(row: dict[str, Plain], node: Any) -> dict[str, Plain]:  # noqa: ANN401 - any hashable is a node
    name = row.pop("name", None)
    kind = row.pop("label", None)
    named: dict[str, Plain] = {"Label": clean(str(node)) if name is None else name}
    return {**named, **({} if kind is None else {"kind": kind}), **row}


def _columns(rows: list[dict[str, Plain]], first: tuple[str, ...]) -> list[str]:
    return list(dict.fromkeys((*first, *(name for row in rows for name in row))))


def _plain(value: Any) -> Plain | None:  # noqa: ANN401 - an attribute of any kind
    if hasattr(value, "item") and not getattr(value, "ndim", 0):
        value = value.item()
    if value is None or value is pd.NA or value is pd.NaT or (isinstance(value, float) and math.isnan(value)):
        return None
    if isinstance(value, (bool, int, float)):
        return value
    if isinstance(value, (list, tuple)):
        if value and hasattr(value[0], "article_id"):
            return write_references(value)
        return clean("; ".join(str(part) for part in value))
    return clean(value.isoformat() if hasattr(value, "isoformat") else str(value))


def _kind(value: Plain) -> str:
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int):
        return "integer"
    return "double" if isinstance(value, float) else "string"


def _joined(found: set[str]) -> str:
    return "double" if found == {"integer", "double"} else "string"
