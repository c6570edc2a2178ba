"""What the text formats of UCINET, Pajek, VOSviewer and Neo4j share: numbers, weights and lines."""

import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import networkx as nx

from newsmine.errors import ExportError, InputError

# The largest text file that is read as a whole, in bytes; a graph of a million edges is a tenth of it.
_MAX_BYTES = 2**30


def is_number(value: Any) -> bool:  # noqa: ANN401 - an attribute of any kind
    """Return whether a value is a finite number, and no truth value."""
    return isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value)


def weights_of(graph: "nx.Graph[Any]", path: Path, *names: str) -> tuple[str, list[float]]:
    """Return the first of the attributes that is a finite number on every edge, and its values; 1 where there is none.

    Raises
    ------
    ExportError
        If only some edges have one.
    """
    rows = [data for *_, data in graph.edges(data=True)]
    for name in names:
        if rows and all(is_number(data.get(name)) for data in rows):
            return name, [data[name] for data in rows]
    for number, data in enumerate(rows, start=1):
        if any(data.get(name) is not None for name in names):
            raise ExportError(
                f"{path}: {' or '.join(names)} is no number on every edge (see edge {number}); give each edge one"
            )
    return "", [1] * len(rows)


def refuse_parallel(graph: "nx.Graph[Any]", path: Path) -> None:
    """Raise ``ExportError`` for a graph with parallel edges."""
    if graph.is_multigraph():
        raise ExportError(
            f"{path}: holds one edge from node to node, and this is a {type(graph).__name__}; join them, or use .gexf"
        )


def refuse_direction(graph: "nx.Graph[Any]", path: Path) -> None:
    """Raise ``ExportError`` for a directed graph."""
    if graph.is_directed():
        raise ExportError(
            f"{path}: holds no direction, and this is a {type(graph).__name__}; use graph.to_undirected(), or .gexf"
        )


def read_lines(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the lines of a text in UTF-8, with or without BOM, and their numbers from 1.

    Raises
    ------
    InputError
        If it is no such text, or too large.
    """
    if path.stat().st_size > _MAX_BYTES:
        raise InputError(f"{path}: more than {_MAX_BYTES:,} bytes; take a backbone of the graph first")
    try:
        with path.open(encoding="utf-8-sig", newline="\n") as file:
            for number, line in enumerate(file, start=1):
                yield number, line.rstrip("\r\n")
    except UnicodeDecodeError as error:
        raise InputError(
            f"{path}: no text in UTF-8 ({error.reason} at byte {error.start:,}); save it as UTF-8"
        ) from error


def is_symmetric(weights: dict[tuple[str, str], Any]) -> bool:
    """Return whether each pair has the weight of its reverse."""
    return all(weights.get((tail, head)) == weight for (head, tail), weight in weights.items())
