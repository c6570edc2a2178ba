"""A graph with plain attributes: what the formats of graphs can hold."""

import math
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import networkx as nx
import pandas as pd

from newsmine.files.names import attribute_names, escape_name, file_ids
from newsmine.text.cells import clean
from newsmine.text.references import is_evidence, write_references

Plain = bool | int | float | str
NODE_HEADINGS = ("Id", "Label")
EDGE_HEADINGS = ("Source", "Target", "Type", "Weight")


def plain_attributes(data: Mapping[Any, Any]) -> dict[str, Plain]:
    """Return the attributes as numbers, truth values and texts; those without a value are left out.

    Evidence becomes ``article:field:start-end`` parted by blanks, other lists are parted by ``"; "``.
    """
    return {escape_name(str(name)): cell for name, value in data.items() if (cell := plain(value)) is not None}


def plain(value: Any) -> Plain | None:  # noqa: ANN401 - an attribute of any kind
    """Return a value as a number, a truth value or a text without control characters; ``None`` where it has none."""
    if hasattr(value, "item") and not getattr(value, "ndim", 0):
        value = value.item()
    if value is None or value is pd.NA or value is pd.NaT or (isinstance(value, float) and math.isnan(value)):
        return None
    if isinstance(value, (bool, int, float)):
        return value
    if isinstance(value, str):
        return clean(value)
    if is_evidence(value):
        return write_references(value)
    if isinstance(value, (list, tuple)):
        return clean("; ".join(str(part) for part in value))
    return clean(value.isoformat() if hasattr(value, "isoformat") else str(value))


def graph_tables(graph: "nx.Graph[Any]", path: Path) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return nodes and edges as tables with the headings that Gephi knows: Id, Label, Source, Target, Type, Weight.

    Raises
    ------
    ExportError
        If two nodes or two attributes are one in them, or an attribute has one of these names.
    """
    ids = file_ids(graph, path)
    of_nodes = [data for _, data in graph.nodes(data=True)]
    of_edges = [data for *_, data in graph.edges(data=True)]
    titles, relations = other_title(of_nodes, "label", "kind"), other_title(of_edges, "type", "relation")
    attribute_names(of_nodes, path, NODE_HEADINGS)
    attribute_names(of_edges, path, EDGE_HEADINGS)
    kind = "Directed" if graph.is_directed() else "Undirected"
    nodes = []
    for node, data in graph.nodes(data=True):
        row = plain_attributes(data)
        name = row.pop("name", None)
        nodes.append({"Id": ids[node], "Label": ids[node] if name is None else name, **_titled(row, titles)})
    edges = []
    for head, tail, data in graph.edges(data=True):
        row = plain_attributes(data)
        weight = {"Weight": row.pop("weight")} if "weight" in row else {}
        edges.append({"Source": ids[head], "Target": ids[tail], "Type": kind, **weight, **_titled(row, relations)})
    return (
        _frame(nodes, (*NODE_HEADINGS, *titles.values())),
        _frame(edges, (*EDGE_HEADINGS, *relations.values())),
    )


def other_title(rows: Iterable[Mapping[Any, Any]], name: str, title: str) -> dict[str, str]:
    """Return how two attributes are called where a format means something else by the one name.

    ``label``, the kind of a node, is called ``kind``, for the label is what is shown. Where there is a ``kind`` as well, both
    keep their names, and both are named: a file with a column ``label`` says that its ``kind`` is one.

    Examples
    --------
    >>> other_title([{"label": "GOV"}], "label", "kind"), other_title([{"kind": "GOV"}], "label", "kind")
    ({'label': 'kind'}, {'kind': 'kind', 'label': 'label'})
    """
    names = {name for row in rows for name in row}
    if title in names:
        return {title: title, name: name}
    return {name: title} if name in names else {}


def _titled(row: dict[str, Plain], titles: Mapping[str, str]) -> dict[str, Plain]:
    return {titles.get(name, name): value for name, value in row.items()}


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


def _frame(rows: list[dict[str, Any]], first: tuple[str, ...]) -> pd.DataFrame:
    names = list(dict.fromkeys((*first, *(name for row in rows for name in row))))
    # Columns of objects: whole numbers with gaps stay whole.
    columns: dict[str, Any] = {name: pd.Series([row.get(name) for row in rows], dtype="object") for name in names}
    frame: pd.DataFrame = pd.DataFrame(columns, columns=names)
    return frame
