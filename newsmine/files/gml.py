"""Graphs as GML: 7-bit ASCII with entities, as the format says."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import networkx as nx

from newsmine.corpus.whole import whole
from newsmine.errors import ExportError, InputError
from newsmine.files.assemble import Edge, assemble, numeric
from newsmine.files.flat import Plain, check_graph, plain_attributes
from newsmine.files.names import file_ids, unescape_name
from newsmine.files.options import Options
from newsmine.files.text_rows import read_entities, read_lines, write_entities
from newsmine.files.values import number

_KEY = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
_TOKEN = re.compile(r'\s+|"([^"]*)"|([A-Za-z][A-Za-z0-9_]*)|([-+.\w]+)|([\[\]])|(#[^\n]*)')
_SPECIAL = re.compile(r"[^ !#-%\'-~]")
# Whole numbers of GML have 32 bits; larger ones are texts.
_BITS = 2**31
_OWN_LABEL = "node_label"
_TAKEN = {"node": ("id", _OWN_LABEL), "edge": ("source", "target"), "graph": ("directed", "multigraph", "node", "edge")}
# Lists in lists: a graph needs two.
_DEPTH = 50


def write_gml(result: Any, path: Path, options: Options) -> None:  # noqa: ANN401, ARG001 - what is no graph is refused
    """Write a graph as GML: nodes are numbered, ``label`` is the node's id, its ``label`` ``node_label``.

    Truth values are 1 and 0; whole numbers beyond 32 bits are texts.

    Raises
    ------
    TypeError
        If the result is no networkx graph.
    ExportError
        If an attribute has a name that is no key of GML: other than Latin letters, digits and ``_``.
    """
    graph = check_graph(result, path)
    ids = file_ids(graph, path)
    numbers = {node: position for position, node in enumerate(graph)}
    _check_keys(graph, path)
    with whole(path) as part, part.open("w", encoding="ascii", newline="\n") as file:
        file.write('Creator "newsmine"\ngraph [\n')
        file.write(f"directed {int(graph.is_directed())}\n" + ("multigraph 1\n" if graph.is_multigraph() else ""))
        file.writelines(_pairs(plain_attributes(graph.graph)))
        for node, data in graph.nodes(data=True):
            own = {_OWN_LABEL if name == "label" else name: value for name, value in plain_attributes(data).items()}
            file.write(f"node [\nid {numbers[node]}\nlabel {_text(ids[node])}\n{''.join(_pairs(own))}]\n")
        for head, tail, data in graph.edges(data=True):
            file.write(
                f"edge [\nsource {numbers[head]}\ntarget {numbers[tail]}\n{''.join(_pairs(plain_attributes(data)))}]\n"
            )
        file.write("]\n")


def read_gml(path: Path) -> "nx.Graph[Any]":
    """Return the graph of a GML file, as :func:`newsmine.files.read.read_graph` does; nodes are named by their labels."""
    try:
        found = dict(_read(path))
    except ValueError as error:
        raise InputError(f"{path}: {error}") from error
    graph = found.get("graph")
    if not isinstance(graph, list):
        raise InputError(f"{path}: no graph [ ... ] in it; write it again")
    numbers: dict[Any, str] = {}
    nodes: dict[str, dict[Any, Any]] = {}
    edges: list[Edge] = []
    parts = {
        key: [dict(value) for name, value in graph if name == key and isinstance(value, list)]
        for key in ("node", "edge")
    }
    for row in parts["node"]:
        position = row.pop("id", None)
        label = unescape_name(str(row.pop("label", position)))
        if label in nodes or position is None:
            raise InputError(f"{path}: a second node {label!r:.60}, or one without id; rename one of them")
        numbers[position] = label
        nodes[label] = {"label" if name == _OWN_LABEL else name: value for name, value in row.items()}
    for row in parts["edge"]:
        head, tail = (numbers.get(row.pop(name, None), "") for name in ("source", "target"))
        edges.append((head, tail, row))
    own = {name: value for name, value in graph if name not in _TAKEN["graph"]}
    made = assemble(path, nodes, edges, directed=dict(graph).get("directed") == 1)
    made.graph.update(own)
    return made


def _check_keys(graph: "nx.Graph[Any]", path: Path) -> None:
    rows = {
        "graph": [graph.graph],
        "node": [data for _, data in graph.nodes(data=True)],
        "edge": [data for *_, data in graph.edges(data=True)],
    }
    for of, every in rows.items():
        for name in dict.fromkeys(str(name) for row in every for name in row):
            if not _KEY.fullmatch(name) or name in _TAKEN[of]:
                raise ExportError(
                    f"{path}: the {of} attribute {name!r:.60} is no key of GML; rename it in Latin letters, or use .graphml"
                )


def _pairs(row: dict[str, Plain]) -> Iterator[str]:
    for name, value in row.items():
        yield f"{name} {_value(value)}\n"


def _value(value: Plain) -> str:
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, int):
        return str(value) if -_BITS <= value < _BITS else f'"{value}"'
    if isinstance(value, float):
        shown = number(value) or "0.0"
        if "Inf" in shown:
            return "-INF" if value < 0 else "+INF"
        mantissa, e, exponent = shown.partition("e")
        return (mantissa if "." in mantissa else f"{mantissa}.0") + e.upper() + exponent
    return _text(value)


def _text(text: str) -> str:
    return f'"{write_entities(text, _SPECIAL)}"'


def _read(path: Path) -> list[tuple[str, Any]]:
    """Return pairs of key and value; the value of ``[ ... ]`` is such a list again."""
    text = "\n".join(line for _, line in read_lines(path))
    stack: list[list[tuple[str, Any]]] = [[]]
    keys: list[str] = []
    key, at = "", 0
    while at < len(text):
        found = _TOKEN.match(text, at)
        if found is None or len(stack) > _DEPTH:
            line = text.count("\n", 0, at) + 1
            raise ValueError(f"line {line}: {text[at : at + 20]!r} is no GML; write it again")
        at = found.end()
        word, bracket = found[2], found[4]
        if bracket:
            _nest(bracket, key, keys, stack)
        elif word and not (key and word.lower() in {"nan", "inf"}):
            key = word
            continue
        elif found[1] is not None:
            stack[-1].append((key, read_entities(found[1])))
        elif word or found[3]:
            stack[-1].append((key, numeric(word or found[3])))
        else:
            continue
        key = ""
    if len(stack) > 1:
        raise ValueError("a ] is missing at the end; the file is cut: write it again")
    return stack[0]


def _nest(bracket: str, key: str, keys: list[str], stack: list[list[tuple[str, Any]]]) -> None:
    if bracket == "[":
        keys.append(key)
        stack.append([])
        return
    if len(stack) == 1:
        raise ValueError("a ] too many; write it again")
    inner = stack.pop()
    stack[-1].append((keys.pop(), inner))
