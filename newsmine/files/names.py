"""Names in files: of nodes and attributes none is lost and two never become one; labels stand on one line."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import networkx as nx

from newsmine.errors import ExportError
from newsmine.text.cells import clean

# What XML 1.0 has no place for, and the codes of it, with the code of the underscore that begins our mark (the mark is Office's).
_NO_XML = "\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff"
_CODE = "00(?:0[0-8BCEF]|1[0-9A-F]|5F)|D[89A-F][0-9A-F]{2}|FFF[EF]"
_TO_MARK = re.compile(f"_(?=x(?:{_CODE})[_{_NO_XML}])|[{_NO_XML}]")
_MARK = re.compile(f"_x({_CODE})_")
# Quotes cannot stand in a label in quotes, and a backslash before a quote is read in two ways: their look-alikes do.
_ONE_LINE = str.maketrans(
    {'"': "”", "\\": "＼", "\n": " ", "\r": " ", "\t": " ", "\x85": " ", "\u2028": " ", "\u2029": " "}
)
# Of a long name, so much is said in an error.
_SHOWN = 60


def escape_name(text: str) -> str:
    r"""Return a name in which each character that XML cannot hold is written as ``_xHHHH_``.

    A name that holds such a mark itself has its underscore written so, and :func:`unescape_name` gives every name back.

    Examples
    --------
    >>> escape_name("광주\x07시"), escape_name("_x0007_")
    ('광주_x0007_시', '_x005F_x0007_')
    """
    return _TO_MARK.sub(lambda match: f"_x{ord(match[0]):04X}_", text)


def unescape_name(text: str) -> str:
    r"""Return the name that :func:`escape_name` was given.

    Examples
    --------
    >>> unescape_name("광주_x0007_시"), unescape_name("_x0041_")
    ('광주\x07시', '_x0041_')
    """
    return _MARK.sub(lambda match: chr(int(match[1], 16)), text)


def file_ids(graph: "nx.Graph[Any]", path: Path) -> dict[Any, str]:
    """Return the id of each node as a file holds it: as text, nothing lost.

    Raises
    ------
    ExportError
        If two nodes are one text, as the number 1 and the text "1".
    """
    ids = {node: escape_name(str(node)) for node in graph}
    check_distinct(ids, path)
    return ids


def file_labels(graph: "nx.Graph[Any]", path: Path) -> dict[Any, str]:
    """Return a label for each node, on one line and without quotes, for formats that tell nodes apart by it.

    It is the name; where several nodes have that name, the name with the id, ``김가온 (p1)``; where these are one on one line
    as well, with the place among the nodes too. ``"`` becomes ``”``, a backslash ``＼``, line breaks and tabs become
    blanks, control characters are left out of names and marked in ids.

    Raises
    ------
    ExportError
        If two labels are equal all the same.
    """
    labels = {node: label_of(node, data) for node, data in graph.nodes(data=True)}
    for more in (lambda node, _: f"({_one_line_id(node)})", lambda _, number: f"[{number}]"):
        held = Counter(labels.values())
        for number, (node, label) in enumerate(labels.items(), start=1):
            if held[label] > 1 or not label.strip():
                labels[node] = f"{label} {more(node, number)}".strip()
    check_distinct(labels, path)
    return labels


def label_of(node: Any, data: Mapping[Any, Any]) -> str:  # noqa: ANN401 - any hashable is a node
    """Return the name of a node, or its id, on one line."""
    name = data.get("name")
    return _one_line_id(node) if name is None else one_line(str(name))


def one_line(text: str) -> str:
    """Return a text without control characters, double quotes, backslashes and line breaks.

    Examples
    --------
    >>> one_line('그는 "된다"고')
    '그는 ”된다”고'
    """
    return clean(text.translate(_ONE_LINE))


def _one_line_id(node: Any) -> str:  # noqa: ANN401 - any hashable is a node
    return one_line(escape_name(str(node)))


def check_distinct(written: Mapping[Any, Any], path: Path) -> None:
    """Raise ``ExportError`` that names two nodes which the file could not tell apart."""
    if len(set(written.values())) == len(written):
        return
    first: dict[Any, Any] = {}
    for node, text in written.items():
        if text in first:
            both = f"{first[text]!r:.{_SHOWN}} and {node!r:.{_SHOWN}}"
            raise ExportError(f"{path}: the nodes {both} are one in this file; rename one of them, or use .json")
        first[text] = node


def attribute_names(rows: Iterable[Mapping[Any, Any]], path: Path, taken: Iterable[str] = ()) -> dict[Any, str]:
    """Return the names of the attributes as a file holds them, in the order in which they come.

    Raises
    ------
    ExportError
        If two are one text, or the format means something else by the name.
    """
    names = dict.fromkeys(name for row in rows for name in row)
    written = {name: escape_name(str(name)) for name in names}
    for name, text in written.items():
        if text in set(taken):
            raise ExportError(
                f"{path}: an attribute is named {name!r}, which means something else there; rename it, or use .graphml"
            )
    check_distinct(written, path)
    return written
