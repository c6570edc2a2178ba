"""What the text formats of UCINET, Pajek, VOSviewer and Neo4j share: numbers, weights and lines."""

import csv
import math
import re
import sys
import threading
from collections.abc import Iterable, Iterator
from html.entities import name2codepoint
from pathlib import Path
from typing import Any, TypeGuard

import networkx as nx

from newsmine.errors import ExportError, InputError

# The largest text file that is read as a whole, in bytes; a graph of a million edges is a tenth of it.
_MAX_BYTES = 2**30
# The limit of csv's cells is one for the whole program; the evidence of an edge may be longer than it is.
_LIMIT = threading.Lock()
_QUOTED = re.compile(r'[",\r\n]|^ | $')
_ENTITY = re.compile(r"&(?:#([0-9]{1,7})|([A-Za-z0-9]{1,31}));")


def is_number(value: Any) -> TypeGuard[float]:  # noqa: ANN401 - an attribute of any kind
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
    if any(data.get(name) is not None for data in rows for name in names):
        edge = next(number for number, data in enumerate(rows, start=1) if not is_number(data.get(names[-1])))
        raise ExportError(
            f"{path}: {' or '.join(names)} is no number on every edge (see edge {edge}); give each edge one"
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
    _check_size(path)
    try:
        with path.open(encoding="utf-8-sig", newline="\n") as file:
            for number, line in enumerate(file, start=1):
                yield number, line.rstrip("\r\n")
    except UnicodeDecodeError as error:
        raise _no_text(path, error) from error


def write_csv_row(cells: Iterable[Any]) -> str:
    r"""Return cells as a line of CSV; what has a comma, a quote or any line break stands in quotes.

    Examples
    --------
    >>> write_csv_row(["쉼,표", 0.5, None, "줄\r바꿈"])
    '"쉼,표",0.5,,"줄\r바꿈"\n'
    """
    texts = ["" if cell is None else str(cell) for cell in cells]
    return ",".join('"' + text.replace('"', '""') + '"' if _QUOTED.search(text) else text for text in texts) + "\n"


def read_csv_rows(path: Path, delimiter: str = ",") -> list[list[str]]:
    """Return the rows of a CSV file in UTF-8, with or without BOM, without empty ones.

    Raises
    ------
    InputError
        If it is no such file, or too large.
    """
    _check_size(path)
    try:
        with _LIMIT, path.open(encoding="utf-8-sig", newline="") as file:
            before = csv.field_size_limit(_MAX_BYTES)
            try:
                return [row for row in csv.reader(file, delimiter=delimiter) if row]
            finally:
                csv.field_size_limit(before)
    except csv.Error as error:
        raise InputError(f"{path}: no readable CSV ({error}); write it again") from error
    except UnicodeDecodeError as error:
        raise _no_text(path, error) from error


def is_symmetric(weights: dict[tuple[str, str], Any]) -> bool:
    """Return whether each pair has the weight of its reverse."""
    return all(weights.get((tail, head)) == weight for (head, tail), weight in weights.items())


def write_entities(text: str, special: re.Pattern[str]) -> str:
    """Return a text whose special characters, ``&`` among them, are written by their numbers.

    Examples
    --------
    >>> write_entities("시청 & 구청", re.compile("[^ -%'-~]"))
    '&#49884;&#52397; &#38; &#44396;&#52397;'
    """
    return special.sub(lambda match: f"&#{ord(match[0])};", text)


def read_entities(text: str) -> str:
    """Return the text that :func:`write_entities` was given; entities of HTML are read as well.

    Examples
    --------
    >>> read_entities("&#49884;&#52397; &amp; &nothing;")
    '시청 & &nothing;'
    """
    return _ENTITY.sub(_character, text)


def _character(entity: re.Match[str]) -> str:
    code = int(entity[1] or name2codepoint.get(entity[2], -1))
    return chr(code) if 0 <= code <= sys.maxunicode else entity[0]


def _check_size(path: Path) -> None:
    if path.stat().st_size > _MAX_BYTES:
        raise InputError(f"{path}: more than {_MAX_BYTES:,} bytes; take a backbone of the graph first")


def _no_text(path: Path, error: UnicodeDecodeError) -> InputError:
    return InputError(f"{path}: no text in UTF-8 ({error.reason} at byte {error.start:,}); save it as UTF-8")
