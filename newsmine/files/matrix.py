"""Graphs as square matrices: the co-word matrix of UCINET, KrKwic and Excel."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import networkx as nx

from newsmine.corpus.whole import whole
from newsmine.errors import ExportError, InputError
from newsmine.files.assemble import assemble, numeric
from newsmine.files.excel import check_text, new_book, read_sheets
from newsmine.files.flat import check_graph
from newsmine.files.names import file_labels
from newsmine.files.options import Options
from newsmine.files.text_rows import is_number, is_symmetric, read_csv_rows, refuse_parallel, weights_of, write_csv_row
from newsmine.text.cells import escape_formula, unescape_formula

# As many columns as Excel has, less the one of the labels.
_NODES = 16_383


def write_matrix_csv(result: Any, path: Path, options: Options) -> None:  # noqa: ANN401, ARG001 - what is no graph is refused
    """Write a graph as a square matrix in CSV (UTF-8 with BOM), labels in the first row and column.

    A cell is the edge's ``count``, or else its ``weight``, and 0 where there is no edge; the diagonal is the ``windows`` of
    the node, as often as it occurs, or 0. A label is the node's name (:func:`newsmine.files.names.file_labels`).

    Raises
    ------
    TypeError
        If the result is no networkx graph.
    ExportError
        If two labels are equal, edges are parallel, loops or 0, or there are more nodes than Excel has columns.
    """
    rows = _rows(check_graph(result, path), path)
    with whole(path) as part, part.open("w", encoding="utf-8-sig", newline="") as file:
        for row in rows:
            file.write(write_csv_row(escape_formula(cell) if isinstance(cell, str) else cell for cell in row))


def write_matrix_xlsx(result: Any, path: Path, options: Options) -> None:  # noqa: ANN401, ARG001 - as the CSV
    """Write a graph as a square matrix on the sheet ``matrix``, as :func:`write_matrix_csv` does in CSV.

    Raises
    ------
    TypeError
        If the result is no networkx graph.
    ExportError
        As for the CSV, and if a label is longer than a cell of Excel.
    """
    rows = _rows(check_graph(result, path), path)
    with whole(path) as part, part.open("wb") as file:
        book = new_book(file)
        sheet = book.add_worksheet("matrix")
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                if isinstance(cell, str):
                    check_text(cell, path, number + 1, "matrix")
                    sheet.write_string(number, column, cell)
                else:
                    sheet.write_number(number, column, cell)
        sheet.freeze_panes(1, 1)
        book.close()


def read_matrix_csv(path: Path) -> "nx.Graph[Any]":
    """Return the graph of a matrix in CSV, as :func:`newsmine.files.read.read_graph` does; nodes are named by their labels."""
    return _graph(path, [[unescape_formula(cell) for cell in row] for row in read_csv_rows(path)])


def read_matrix_xlsx(path: Path) -> "nx.Graph[Any]":
    """Return the graph of the first sheet, as :func:`newsmine.files.read.read_graph` does; nodes are named by their labels."""
    sheets = read_sheets(path)
    return _graph(path, [[str(cell) for cell in row] for row in next(iter(sheets.values()), [])])


def _rows(graph: "nx.Graph[Any]", path: Path) -> Iterator[list[Any]]:
    refuse_parallel(graph, path)
    if len(graph) > _NODES:
        raise ExportError(
            f"{path}: {len(graph):,} nodes; Excel and UCINET hold {_NODES:,}: take a backbone of the graph first"
        )
    if any(head == tail for head, tail in graph.edges()):
        raise ExportError(f"{path}: the diagonal is the nodes' own; remove the edges from a node to itself")
    labels = file_labels(graph, path)
    name, weights = weights_of(graph, path, "count", "weight")
    if not all(weights):
        raise ExportError(
            f"{path}: an edge has the {name} 0, which is none in a matrix; weigh by count, or drop the edge"
        )
    own = [data.get("windows") for _, data in graph.nodes(data=True)]
    diagonal: list[Any] = own if all(is_number(value) for value in own) else [0] * len(graph)
    return _filled(graph, list(labels.values()), weights, diagonal)


def _filled(graph: "nx.Graph[Any]", labels: list[str], weights: list[Any], diagonal: list[Any]) -> Iterator[list[Any]]:
    """Yield the rows, one held at a time."""
    columns = {node: number for number, node in enumerate(graph)}
    cells: dict[Any, dict[int, Any]] = {node: {} for node in graph}
    for (head, tail), weight in zip(graph.edges(), weights, strict=True):
        cells[head][columns[tail]] = weight
        if not graph.is_directed():
            cells[tail][columns[head]] = weight
    yield ["", *labels]
    for number, (node, label) in enumerate(zip(graph, labels, strict=True)):
        row: list[Any] = [0] * len(labels)
        for column, weight in cells[node].items():
            row[column] = weight
        row[number] = diagonal[number]
        yield [label, *row]


def _graph(path: Path, rows: list[list[str]]) -> "nx.Graph[Any]":
    labels = rows[0][1:] if rows else []
    if [row[0] for row in rows[1:]] != labels or len(set(labels)) < len(labels):
        raise InputError(
            f"{path}: no square matrix; the labels of the first row and of the first column must be the same, each once"
        )
    weights: dict[tuple[str, str], Any] = {}
    nodes: dict[str, dict[Any, Any]] = {label: {"name": label} for label in labels}
    for number, (label, *cells) in enumerate(rows[1:], start=2):
        try:
            row = [numeric(cell) if cell else 0 for cell in cells]
        except ValueError as error:
            raise InputError(f"{path}: row {number}: {error}") from error
        if len(row) != len(labels):
            raise InputError(f"{path}: row {number}: {len(row):,} cells where there are {len(labels):,} nodes")
        weights.update({(label, other): value for other, value in zip(labels, row, strict=True) if value})
        if own := weights.pop((label, label), 0):
            nodes[label]["windows"] = own
    directed = not is_symmetric(weights)
    order = {label: number for number, label in enumerate(labels)}
    edges = [(a, b, {"weight": w}) for (a, b), w in weights.items() if directed or order[a] < order[b]]
    return assemble(path, nodes, edges, directed=directed)
