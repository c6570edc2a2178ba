"""Graphs as UCINET's DL files: labels and weights."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import networkx as nx

from newsmine.corpus.whole import whole
from newsmine.errors import InputError
from newsmine.files.assemble import assemble, numeric
from newsmine.files.flat import check_graph
from newsmine.files.names import file_labels
from newsmine.files.options import Options
from newsmine.files.text_rows import is_symmetric, read_lines, refuse_parallel, weights_of

# What ends a label without quotes.
_NEEDS_QUOTES = re.compile(r"[\s,=:;']")
_WORD = re.compile(r'"([^"]*)"|([^\s,"]+)')
_SIZE = re.compile(r"(?i)\bn\s*=\s*(\d{1,9})\b")
_FORMAT = re.compile(r"(?i)\bformat\s*=\s*(\w+)")


def write_dl(result: Any, path: Path, options: Options) -> None:  # noqa: ANN401, ARG001 - what is no graph is refused
    """Write a graph as DL, format edgelist1: the labels, then ``from to weight`` a line; undirected edges both ways.

    A label is the node's name (:func:`newsmine.files.names.file_labels`), in quotes where it has blanks; other attributes
    have no place there. UCINET itself shows labels in capitals and cuts long ones.

    Raises
    ------
    TypeError
        If the result is no networkx graph.
    ExportError
        If two labels are equal, edges are parallel, or only some edges have a weight.
    """
    graph = check_graph(result, path)
    refuse_parallel(graph, path)
    labels = file_labels(graph, path)
    numbers = {node: number for number, node in enumerate(graph, start=1)}
    _, weights = weights_of(graph, path, "weight")
    with whole(path) as part, part.open("w", encoding="utf-8", newline="\n") as file:
        file.write(f"DL N={len(graph)}\nFORMAT = EDGELIST1\nLABELS:\n")
        file.writelines(_quoted(labels[node]) + "\n" for node in graph)
        file.write("DATA:\n")
        for (head, tail), weight in zip(graph.edges(), weights, strict=True):
            file.write(f"{numbers[head]} {numbers[tail]} {weight!r}\n")
            if not graph.is_directed() and head != tail:
                file.write(f"{numbers[tail]} {numbers[head]} {weight!r}\n")


def read_dl(path: Path) -> "nx.Graph[Any]":
    """Return the graph of a DL file (edgelist1 or fullmatrix), as :func:`newsmine.files.read.read_graph` does.

    Nodes are named by their labels. The graph is undirected where every edge goes both ways with one weight.
    """
    lines = list(read_lines(path))
    head = " ".join(
        line for _, line in lines[: next((i for i, (_, line) in enumerate(lines) if _is(line, "labels")), len(lines))]
    )
    if not head.lower().lstrip().startswith("dl"):
        raise InputError(f"{path}: no DL file; it should begin with DL N=...")
    every = " ".join(line for _, line in lines if "=" in line)
    size, kind = _SIZE.search(every), _FORMAT.search(every)
    form = kind[1].lower() if kind else "fullmatrix"
    if size is None or form not in {"edgelist1", "fullmatrix"}:
        raise InputError(
            f"{path}: N={size and size[1]}, format {form!r}; edgelist1 and fullmatrix are read: save it as one of them"
        )
    labels, embedded, data = _parts(lines)
    try:
        if form == "edgelist1":
            labels, weights = _edge_list(labels, data, int(size[1]), embedded=embedded)
        else:
            labels, weights = _matrix(labels, data, int(size[1]), embedded=embedded)
    except ValueError as error:
        raise InputError(f"{path}: {error}") from error
    nodes = {label: {"name": label} for label in labels}
    if len(nodes) < len(labels):
        raise InputError(f"{path}: two nodes have one label; rename one of them")
    directed = not is_symmetric(weights)
    kept = {
        (a, b): w
        for (a, b), w in weights.items()
        if directed or (b, a) not in weights or labels.index(a) <= labels.index(b)
    }
    return assemble(path, nodes, [(a, b, {"weight": w}) for (a, b), w in kept.items()], directed=directed)


def _quoted(label: str) -> str:
    return f'"{label}"' if not label or _NEEDS_QUOTES.search(label) else label


def _is(line: str, word: str) -> bool:
    return line.strip().lower().rstrip(":").split(" ")[0] == word


def _parts(lines: list[tuple[int, str]]) -> tuple[list[str], bool, list[tuple[int, str]]]:
    """Return the labels, whether they stand in the data, and the lines of the data."""
    labels: list[str] = []
    embedded, section = False, ""
    for i, (_, line) in enumerate(lines):
        if _is(line, "data"):
            return labels, embedded, lines[i + 1 :]
        if _is(line, "labels"):
            section, embedded = "labels", "embedded" in line.lower()
        elif section == "labels" and not embedded:
            labels += _words(line)
    return labels, embedded, []


def _words(line: str) -> list[str]:
    return [found[1] if found[1] is not None else found[2] for found in _WORD.finditer(line)]


def _edge_list(
    labels: list[str], data: list[tuple[int, str]], size: int, *, embedded: bool
) -> tuple[list[str], dict[tuple[str, str], Any]]:
    known = list(labels) or ([] if embedded else [str(n) for n in range(1, size + 1)])
    weights = {}
    for number, words in _rows(data):
        head, tail, *rest = words if len(words) > 1 else (words[0], "")
        ends = (head, tail) if embedded else tuple(_nth(known, word, number) for word in (head, tail))
        known += [end for end in dict.fromkeys(ends) if embedded and end not in set(known)]
        weights[ends[0], ends[1]] = numeric(rest[0]) if rest else 1
    return known, weights


def _matrix(
    labels: list[str], data: list[tuple[int, str]], size: int, *, embedded: bool
) -> tuple[list[str], dict[tuple[str, str], Any]]:
    rows = list(_rows(data))
    known = rows.pop(0)[1] if embedded and rows else labels or [str(n) for n in range(1, size + 1)]
    weights = {}
    for label, (number, words) in zip(known, rows, strict=False):
        cells = words[1:] if embedded else words
        if len(cells) != len(known):
            raise ValueError(f"line {number}: {len(cells):,} cells where there are {len(known):,} nodes")
        weights.update(
            {(label, other): value for other, cell in zip(known, cells, strict=True) if (value := numeric(cell))}
        )
    return known, weights


def _rows(data: list[tuple[int, str]]) -> Iterator[tuple[int, list[str]]]:
    for number, line in data:
        if words := _words(line):
            yield number, words


def _nth(labels: list[str], word: str, number: int) -> str:
    if word.isascii() and word.isdigit() and 1 <= int(word[:9]) <= len(labels):
        return labels[int(word) - 1]
    raise ValueError(f"line {number}: {word!r:.60} is no number of a label; there are {len(labels):,}")
