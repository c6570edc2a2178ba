"""What goes out as a graph comes back as it was, as far as the format holds it: 500 hostile names, every format."""

import math
import random
import re
from collections import Counter
from datetime import date, datetime

import networkx as nx
import pytest

from newsmine.files.export import export
from newsmine.files.names import escape_name, file_labels
from newsmine.files.read import read_graph
from newsmine.records import KST, Evidence
from newsmine.text.cells import clean

PIECES = [
    *'"&<>\'=+-@%#;:,|\\/_{}[]()!?*~`^$ \t\n\r\x00\x07\x0b\x1b\x1f\x7f\x85\xa0\u2028\u200b\ufeff\ufffe\uffff\ud83e\udd16',
    "가", "한빛데이터", "🤖", "👩‍👩‍👧", "각", "e\u0301", "مرحبا", "\u202eabc", "_x0007_", "_x005F_", "]]>", "&amp;", "&#10;", "<!--", "%u0020",
    "=1+1", "-5도", "@광주", "'90년대", "007", "1e5", "null", "None", "true", "  ", "http://hanbit.example/?a=1&b=2",
]  # fmt: skip
FORMATS = ("gexf", "graphml", "gml", "json", "cyjs", "csv", "xlsx", "neo4j.csv")
"""What keeps every id and attribute; the others keep labels and weights."""
LABELLED = ("net", "dl", "matrix.csv", "matrix.xlsx")


def hostile_names(n, seed=7):
    """Return so many different names, none of them harmless."""
    random_ = random.Random(seed)  # noqa: S311 - no secret
    names = dict.fromkeys(["", " ", "\t", "가" * 40_000, '"', "=1+1", "1", "01", "\x07", "_x0007_"])
    while len(names) < n:
        names["".join(random_.choice(PIECES) for _ in range(random_.randint(1, 9)))] = None
    return list(names)[:n]


NAMES = hostile_names(500)
MARKS = re.compile("_x[0-9A-F]{4}_x[0-9A-F]{4}_")
# Excel holds neither long names nor two marks with one underscore; the exporter says so.
FOR_EXCEL = [name for name in NAMES if len(name) < 32_000 and not MARKS.search(escape_name(name))]


def hostile_graph(kind=nx.Graph, names=NAMES):
    """Return a graph whose ids, names and attributes are hostile."""
    random_ = random.Random(8)  # noqa: S311 - no secret
    graph = kind()
    for i, name in enumerate(names):
        graph.add_node(
            name,
            name=random_.choice(names) or "이름",
            label=random_.choice(["COMPANY", "GOV"]),
            mentions=random_.choice([1, 2**40, -3]),
            share=random_.choice([0.1 + 0.2, 1e-300, -1.5e20, 3.0]),
            kept=random_.random() < 0.5,
            note=random_.choice([*names[10:], "글"]),
            nothing=None,
            nan=math.nan,
            day=date(2024, 1, 2),
            time=datetime(2024, 1, 2, 9, 30, tzinfo=KST),
            aliases=["가온", "나래"],
            first="2024-01-02",
            last="2024-03-01",
            x=float(i),
            y=-0.5 * i,
        )
    for i, name in enumerate(names):
        for other in {names[(i + 1) % len(names)], random_.choice(names)} - {name}:
            places = tuple(Evidence(random_.choice(names), "text", i, i + 9) for _ in range(random_.randint(1, 3)))
            graph.add_edge(
                name, other, weight=random_.uniform(-1, 1), count=random_.randint(1, 9), npmi=random_.random(),
                role=random_.choice(["대표", "=1+1", 'a"b']), first=None, last="2024-03-01", evidence=places,
            )  # fmt: skip
    return graph


def held(value):
    """Return a value as text formats hold it: without control characters, dates and lists as text."""
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if isinstance(value, list):
        return "; ".join(value)
    return clean(value) if isinstance(value, str) else value


def kept(data, form):
    """Return what a format keeps of attributes: nothing for what has no value."""
    there = {name: value for name, value in data.items() if value is not None and value == value}  # noqa: PLR0124 - NaN
    if form in {"json", "cyjs"}:
        return {
            name: value.isoformat() if isinstance(value, (date, datetime)) else value for name, value in there.items()
        }
    there = {name: held(value) for name, value in there.items()}
    if form == "gml":
        there = {
            name: str(value) if type(value) is int and abs(value) >= 2**31 else value for name, value in there.items()
        }
    if form == "xlsx":
        there = {name: float(f"{value:.16G}") if type(value) is float else value for name, value in there.items()}
    if form in {"csv", "neo4j.csv", "xlsx"}:
        return {name: value for name, value in there.items() if value != ""}
    return there


def edges_of(graph, form=None):
    """Return the edges as a table that has no order, of both ends alike where they are alike."""
    rows = Counter()
    for head, tail, data in graph.edges(data=True):
        ends = (head, tail) if graph.is_directed() else tuple(sorted((head, tail)))
        rows[ends, str(sorted((kept(data, form) if form else data).items(), key=str))] += 1
    return rows


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("kind", [nx.Graph, nx.DiGraph])
def test_hostile_names_and_attributes_come_back_equal(form, kind, tmp_path):
    graph = hostile_graph(kind, FOR_EXCEL if form == "xlsx" else NAMES)
    back = read_graph(export(graph, tmp_path / f"g.{form}"))
    if form == "neo4j.csv" and kind is nx.Graph:
        back = back.to_undirected()
    assert type(back) is kind
    assert set(back) == set(graph)
    for node, data in graph.nodes(data=True):
        assert back.nodes[node] == kept(data, form), repr(node)[:80]
    assert edges_of(back) == edges_of(graph, form)


@pytest.mark.parametrize("form", LABELLED)
@pytest.mark.parametrize("kind", [nx.Graph, nx.DiGraph])
def test_labels_and_weights_come_back_equal(form, kind, tmp_path):
    names = FOR_EXCEL if form.endswith("xlsx") else NAMES
    graph = hostile_graph(kind, names)
    path = tmp_path / f"g.{form}"
    back = read_graph(export(graph, path))
    labels = file_labels(graph, path)
    assert len(set(labels.values())) == len(graph)
    assert set(back) == set(labels.values())
    assert all(data["name"] == node for node, data in back.nodes(data=True))
    weigh = "count" if form.startswith("matrix") else "weight"
    wanted = nx.relabel_nodes(graph, labels)
    assert back.is_directed() == graph.is_directed()
    assert {frozenset(edge): data["weight"] for *edge, data in back.edges(data=True)} == {
        frozenset(edge): data[weigh] for *edge, data in wanted.edges(data=True)
    }
