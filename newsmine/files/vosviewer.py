"""Graphs as VOSviewer's map and network files, and as its JSON."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import networkx as nx

from newsmine.corpus.whole import whole
from newsmine.errors import ExportError, InputError
from newsmine.files.assemble import Edge, assemble, numeric
from newsmine.files.flat import check_graph, plain_attributes
from newsmine.files.json_rows import object_of, read_json_file, rows_of, write_lists
from newsmine.files.names import file_ids, label_of, unescape_name
from newsmine.files.options import Options
from newsmine.files.text_rows import (
    is_number,
    read_csv_rows,
    read_entities,
    read_lines,
    refuse_direction,
    refuse_parallel,
    weights_of,
    write_entities,
)

# What a description, which is HTML, and a table parted by tabs cannot hold as it is.
_SPECIAL = re.compile(r'[&<>"\t\r\n]')
# VOSviewer knows so many clusters.
_CLUSTERS = 1000
_PLACED = ("x", "y", "community")
_MEASURE = re.compile(r"(?:weight|score)<([^>]*)>")


def write_map(result: Any, path: Path, options: Options) -> None:  # noqa: ANN401, ARG001 - what is no graph is refused
    """Write a graph as VOSviewer's map, and its network beside it: ``NAME.vosviewer.network.txt``.

    The label is the node's name, the description its id, the cluster its community; numbers that every node has are weights,
    or scores where one is negative. The strength of a link is the edge's ``count``, or else its ``weight``.

    Raises
    ------
    TypeError
        If the result is no networkx graph.
    ExportError
        If it is directed, has parallel edges, or a strength is not above 0.
    """
    graph = check_graph(result, path)
    items, links = _items(graph, path), _links(graph, path)
    headings = list(next(items, {"id": 0, "label": "", "description": ""}))
    with whole(path) as part, whole(network_of(path)) as beside:
        with part.open("w", encoding="utf-8", newline="\n") as file:
            file.write("\t".join(headings) + "\n")
            file.writelines("\t".join(map(_cell, item.values())) + "\n" for item in _items(graph, path))
        with beside.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(f"{head}\t{tail}\t{strength!r}\n" for head, tail, strength in links)


def write_vosviewer_json(result: Any, path: Path, options: Options) -> None:  # noqa: ANN401, ARG001 - as the map
    """Write a graph as VOSviewer's JSON, with what :func:`write_map` writes.

    Raises
    ------
    TypeError
        If the result is no networkx graph.
    ExportError
        If it is directed, has parallel edges, or a strength is not above 0.
    """
    graph = check_graph(result, path)
    links = (
        {"source_id": head, "target_id": tail, "strength": strength} for head, tail, strength in _links(graph, path)
    )
    with whole(path) as part, part.open("w", encoding="utf-8", newline="\n") as file:
        write_lists(file, {}, {"items": map(_nested, _items(graph, path)), "links": links}, within="network")


def read_map(path: Path) -> "nx.Graph[Any]":
    """Return the graph of a map and the network beside it, as :func:`newsmine.files.read.read_graph` does."""
    network = network_of(path)
    if not network.exists():
        raise InputError(f"{path}: no {network.name} beside it; a map without its network has no links")
    rows = read_csv_rows(path, "\t")
    headings = rows.pop(0) if rows else []
    items = [{name: cell for name, cell in zip(headings, row, strict=False) if cell} for row in rows]
    links: list[tuple[str, str, str]] = []
    for number, line in read_lines(network):
        cells = line.split()
        if cells and not 2 <= len(cells) <= 3:  # noqa: PLR2004 - from, to and a strength
            raise InputError(f"{network}: line {number}: {line!r:.60} is no link; it should look like 1 2 5")
        links += [(cells[0], cells[1], cells[-1] if len(cells) > 2 else "1")] if cells else []  # noqa: PLR2004 - as above
    return _made(path, items, links)


def read_vosviewer_json(path: Path) -> "nx.Graph[Any]":
    """Return the graph of VOSviewer's JSON, as :func:`newsmine.files.read.read_graph` does."""
    network = object_of(path, read_json_file(path), "network")
    items = []
    for item in rows_of(path, network, "items"):
        groups = {name: item.pop(f"{name}s", None) or {} for name in ("weight", "score")}
        items.append(
            {**item, **{f"{name}<{key}>": value for name, group in groups.items() for key, value in group.items()}}
        )
    links = [
        (str(link.get("source_id")), str(link.get("target_id")), str(link.get("strength", 1)))
        for link in rows_of(path, network, "links")
    ]
    return _made(path, items, links)


def network_of(path: Path) -> Path:
    """Return the path of the network of a map.

    Examples
    --------
    >>> network_of(Path("a.vosviewer.txt")).name
    'a.vosviewer.network.txt'
    """
    return path.with_name(f"{path.stem}.network{path.suffix}")


def _items(graph: "nx.Graph[Any]", path: Path) -> Iterator[dict[str, Any]]:
    refuse_direction(graph, path)
    refuse_parallel(graph, path)
    ids = file_ids(graph, path)
    rows = {node: plain_attributes(data) for node, data in graph.nodes(data=True)}
    measured = [
        name for name in next(iter(rows.values()), {}) if all(is_number(row.get(name)) for row in rows.values())
    ]
    clusters = "community" in measured and all(_is_cluster(row["community"]) for row in rows.values())
    headings = {name: name for name in ("x", "y") if {"x", "y"} <= set(measured)} | (
        {"community": "cluster"} if clusters else {}
    )
    for name in measured:
        if name not in headings and not set(name) & set("<>\t\r\n"):
            negative = any(row[name] < 0 for row in rows.values())  # type: ignore[operator]
            headings[name] = f"score<{name}>" if negative else f"weight<{name}>"
    for number, (node, data) in enumerate(graph.nodes(data=True), start=1):
        label = f'"{label}"' if set(label := label_of(node, data)) & set(",;") else label
        described = write_entities(ids[node], _SPECIAL)
        yield {"id": number, "label": label, "description": f'"{described}"'} | {
            heading: rows[node][name] for name, heading in headings.items()
        }


def _links(graph: "nx.Graph[Any]", path: Path) -> Iterator[tuple[int, int, Any]]:
    name, strengths = weights_of(graph, path, "count", "weight")
    if any(strength <= 0 for strength in strengths):
        raise ExportError(
            f"{path}: VOSviewer takes strengths above 0, and a {name} is {min(strengths)}; weigh by count, or drop the edge"
        )
    numbers = {node: number for number, node in enumerate(graph, start=1)}
    return (
        (numbers[head], numbers[tail], strength)
        for (head, tail), strength in zip(graph.edges(), strengths, strict=True)
    )


def _nested(item: Mapping[str, Any]) -> dict[str, Any]:
    nested: dict[str, Any] = {}
    for heading, value in item.items():
        found = _MEASURE.fullmatch(heading)
        if found:
            nested.setdefault(f"{heading.partition('<')[0]}s", {})[found[1]] = value
        else:
            nested[heading] = value.strip('"') if heading in {"label", "description"} else value
    return nested


def _made(path: Path, items: list[dict[str, Any]], links: list[tuple[str, str, str]]) -> "nx.Graph[Any]":
    ids: dict[str, str] = {}
    nodes: dict[str, dict[Any, Any]] = {}
    for item in items:
        row = dict(item)
        number, label = str(row.pop("id", "")), str(row.pop("label", ""))
        described = row.pop("description", None)
        node = unescape_name(read_entities(described)) if described is not None else label
        if node in nodes:
            raise InputError(f"{path}: a second item {node!r:.60}; rename one of them")
        ids[number], nodes[node] = node, {"name": label}
        for heading, value in row.items():
            found = _MEASURE.fullmatch(heading)
            name = "community" if heading == "cluster" else found[1] if found else heading
            nodes[node][name] = _number(path, value) if found or name in _PLACED else value
    edges: list[Edge] = []
    for head, tail, strength in links:
        edges.append((ids.get(head), ids.get(tail), {"weight": _number(path, strength)}))
    return assemble(path, nodes, edges, directed=False)


def _number(path: Path, value: Any) -> int | float:  # noqa: ANN401 - a cell
    try:
        return numeric(str(value))
    except ValueError as error:
        raise InputError(f"{path}: {error}") from error


def _is_cluster(value: Any) -> bool:  # noqa: ANN401 - an attribute of any kind
    return isinstance(value, int) and 1 <= value <= _CLUSTERS


def _cell(value: object) -> str:
    return value if isinstance(value, str) else repr(value)
