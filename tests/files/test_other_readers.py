"""What newsmine writes is read by programs that it did not write: networkx, igraph, pandas, openpyxl, Gephi Lite's reader."""

import html
import json
import warnings
from pathlib import Path

import igraph
import networkx as nx
import openpyxl
import pandas as pd
import pytest
from lxml import etree

from newsmine.files.export import export
from newsmine.files.read import read_graph
from newsmine.records import Evidence

SCHEMA = Path(__file__).parent / "schemas" / "gexf-1.3.rng"
NAMES = ["한빛데이터", "연구&개발 <1>", "=1+1", "-5도", "로봇🤖과학", "'90년대", '그는 "된다"고', "쉼,표; 쌍", "]]>"]
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def made(kind=nx.Graph, names=NAMES):
    graph = kind(within="sentence")
    for i, name in enumerate(names):
        graph.add_node(
            f"n{i}", name=name, label="COMPANY", mentions=i + 1, windows=i + 2, community=i % 3 + 1, x=float(i), y=-1.5 * i,
            first="2024-01-02", last="2024-02-03",
        )  # fmt: skip
    for i in range(len(names) - 1):
        graph.add_edge(
            f"n{i}", f"n{i + 1}", weight=0.25 * i - 0.5, count=i + 1, first="2024-01-05", last="2024-01-05",
            evidence=(Evidence("기사 1", "text", i, i + 9),),
        )  # fmt: skip
    return graph


def gexf_of_networkx(path):
    if "1.3" not in nx.readwrite.gexf.GEXF.versions:
        # The networkx of Python 3.10 knows the version before, which names the same elements.
        older = path.read_text(encoding="utf-8").replace("http://gexf.net/1.3", "http://www.gexf.net/1.2draft")
        path.write_text(older.replace('version="1.3"', 'version="1.2"'), encoding="utf-8")
        return nx.read_gexf(path, version="1.2draft")
    return nx.read_gexf(path, version="1.3")


def test_gexf_has_lifetimes_that_its_schema_allows_and_networkx_reads(tmp_path):
    path = export(made(), tmp_path / "g.gexf")
    schema = etree.RelaxNG(etree.parse(SCHEMA))
    schema.assertValid(etree.parse(path))
    back = gexf_of_networkx(path)
    assert back.graph["mode"] == "dynamic"
    assert (back.nodes["n1"]["start"], back.nodes["n1"]["end"]) == ("2024-01-02", "2024-02-03")
    assert (back.edges["n1", "n2"]["start"], back.edges["n1", "n2"]["end"]) == ("2024-01-05", "2024-01-05")
    assert back.nodes["n1"]["kind"] == "COMPANY"
    assert back.edges["n1", "n2"]["count"] == 2


def test_the_schema_refuses_what_gexf_does_not_allow(tmp_path):
    schema = etree.RelaxNG(etree.parse(SCHEMA))
    text = export(made(), tmp_path / "g.gexf").read_text("utf-8")
    for right, wrong in (
        ('start="2024-01-02"', 'start="2024-13-02"'),
        ('r="31"', 'r="311"'),
        ('weight="-0.5"', 'weight="much"'),
        ('mode="dynamic"', 'mode="alive"'),
        ("<nodes>", "<nodes><node/>"),
        ('type="long"', 'type="int"'),
    ):
        assert right in text
        assert not schema.validate(etree.fromstring(text.replace(right, wrong, 1).encode()))


def test_a_graph_without_days_is_static_and_one_with_wrong_days_keeps_them_as_text(tmp_path):
    graph = nx.Graph()
    graph.add_node("a", first="언제", last=None)
    graph.add_node("b", first="2024-03-01", last="2024-02-01")
    path = export(graph, tmp_path / "g.gexf")
    assert 'mode="static"' in path.read_text("utf-8")
    assert dict(read_graph(path).nodes) == {"a": {"first": "언제"}, "b": {"first": "2024-03-01", "last": "2024-02-01"}}


def test_twenty_thousand_nodes_open_with_networkx_and_igraph_and_keep_the_schema(tmp_path):
    graph = nx.gnm_random_graph(20_000, 30_000, seed=7)
    for node, data in graph.nodes(data=True):
        data.update(
            name=NAMES[node % len(NAMES)] + str(node), label="GOV", first="2024-01-02", last="2024-02-03", strength=1.5
        )
    nx.set_edge_attributes(graph, 0.5, "weight")
    path = export(nx.relabel_nodes(graph, str), tmp_path / "g.gexf")
    etree.RelaxNG(etree.parse(SCHEMA)).assertValid(etree.parse(path))
    back = gexf_of_networkx(path)
    assert (len(back), back.number_of_edges()) == (20_000, 30_000)
    # igraph has no reader of GEXF: it opens what networkx read.
    opened = igraph.Graph.from_networkx(back)
    assert (opened.vcount(), opened.ecount()) == (20_000, 30_000)
    assert opened.vs[1]["name"] == f"{NAMES[1]}1"


def test_pajek_is_read_by_networkx_and_igraph(tmp_path):
    path = export(made(), tmp_path / "g.net")
    assert path.read_bytes().startswith(b"\xef\xbb\xbf*Network")
    shown = [name.replace('"', "”") for name in NAMES]
    other = igraph.Graph.Read_Pajek(str(path))
    assert other.vs["name"] == shown
    assert other.es["weight"] == [data["weight"] for *_, data in made().edges(data=True)]
    assert all(0 <= x <= 1 for x in other.vs["x"] + other.vs["y"])
    back = nx.read_pajek(path)
    assert list(back) == shown
    assert back.edges[shown[0], shown[1], 0]["weight"] == -0.5


def test_dl_is_read_by_igraph_where_labels_have_no_blanks(tmp_path):
    names = ["한빛데이터", "누리로봇", "AI", "광주시"]
    other = igraph.Graph.Read_DL(str(export(made(names=names), tmp_path / "g.dl")), directed=True)
    assert other.vs["name"] == names
    assert other.is_directed()
    assert sorted(other.get_edgelist()) == [(0, 1), (1, 0), (1, 2), (2, 1), (2, 3), (3, 2)]


def test_gml_is_ascii_and_read_by_networkx_and_igraph(tmp_path):
    path = export(made(), tmp_path / "g.gml")
    assert path.read_bytes().isascii()
    back = nx.read_gml(path)
    assert [data["name"] for _, data in back.nodes(data=True)] == NAMES
    assert back.edges["n1", "n2"]["count"] == 2
    with warnings.catch_warnings():
        # igraph keeps entities of other letters as they are, and says so.
        warnings.simplefilter("ignore", RuntimeWarning)
        other = igraph.Graph.Read_GML(str(path))
    assert [html.unescape(name) for name in other.vs["name"]] == NAMES


def test_cytoscape_json_is_read_by_networkx(tmp_path):
    data = json.loads(export(made(), tmp_path / "g.cyjs").read_text("utf-8"))
    back = nx.cytoscape_graph(data)
    assert [attributes["name"] for _, attributes in back.nodes(data=True)] == NAMES
    assert data["elements"]["nodes"][2]["position"] == {"x": 2.0, "y": -3.0}
    assert back.edges["n1", "n2"]["evidence"] == "기사%u00201:text:1-10"


def test_vosviewer_files_are_tables_of_its_columns(tmp_path):
    path = export(made(), tmp_path / "g.vosviewer.txt")
    items = pd.read_csv(path, sep="\t")
    assert list(items.columns) == [
        "id", "label", "description", "x", "y", "cluster", "weight<mentions>", "weight<windows>",
    ]  # fmt: skip
    assert items["label"].tolist() == [name.replace('"', "”") for name in NAMES]
    links = pd.read_csv(tmp_path / "g.vosviewer.network.txt", sep="\t", header=None)
    assert links.to_numpy().tolist() == [[i, i + 1, i] for i in range(1, len(NAMES))]
    network = json.loads(export(made(), tmp_path / "g.vosviewer.json").read_text("utf-8"))["network"]
    assert network["items"][0]["weights"] == {"mentions": 1, "windows": 2}
    assert network["links"][0] == {"source_id": 1, "target_id": 2, "strength": 1}


@pytest.mark.parametrize("form", ["vosviewer.txt", "vosviewer.json"])
def test_what_vosviewer_holds_comes_back(form, tmp_path):
    graph = made()
    back = read_graph(export(graph, tmp_path / f"g.{form}"))
    kept = ("mentions", "windows", "community", "x", "y")
    for node, data in graph.nodes(data=True):
        assert back.nodes[node] == {"name": data["name"].replace('"', "”"), **{name: data[name] for name in kept}}
    assert {edge: data["weight"] for *edge_, data in back.edges(data=True) for edge in [tuple(edge_)]} == {
        edge: data["count"] for *edge_, data in graph.edges(data=True) for edge in [tuple(edge_)]
    }


def test_a_matrix_is_square_with_what_a_node_has_on_the_diagonal(tmp_path):
    frame = pd.read_csv(export(made(), tmp_path / "g.matrix.csv"), index_col=0, encoding="utf-8-sig")
    assert (frame.to_numpy() == frame.to_numpy().T).all()
    assert [int(frame.iloc[i, i]) for i in range(len(NAMES))] == [i + 2 for i in range(len(NAMES))]
    assert [int(frame.iloc[i, i + 1]) for i in range(len(NAMES) - 1)] == [i + 1 for i in range(len(NAMES) - 1)]
    sheet = openpyxl.load_workbook(export(made(), tmp_path / "g.matrix.xlsx"))["matrix"]
    assert [[cell.value for cell in row[1:]] for row in sheet.iter_rows(min_row=2)] == frame.to_numpy().tolist()
    back = read_graph(tmp_path / "g.matrix.xlsx")
    assert dict(back.nodes["=1+1"]) == {"name": "=1+1", "windows": 4}


def test_neo4j_headings_say_the_kinds(tmp_path):
    edges = pd.read_csv(export(made(), tmp_path / "g.neo4j.csv"))
    assert list(edges.columns) == [
        ":START_ID", ":END_ID", "weight:double", "count:long", "first:string", "last:string", "evidence:string", ":TYPE",
    ]  # fmt: skip
    nodes = pd.read_csv(tmp_path / "g.neo4j.nodes.csv")
    assert nodes["id:ID"].tolist() == list(made())
    assert set(nodes[":LABEL"]) == {"COMPANY"}


@pytest.mark.parametrize("form", ["csv", "xlsx", "matrix.csv", "matrix.xlsx", "neo4j.csv", "bigkinds.xlsx"])
def test_no_cell_of_a_spreadsheet_is_a_formula(form, tmp_path):
    graph = nx.relabel_nodes(made(), {f"n{i}": name for i, name in enumerate(NAMES)})
    path = export(graph, tmp_path / f"g.{form}")
    texts = []
    for written in tmp_path.iterdir():
        if form.endswith("xlsx"):
            cells = [cell for sheet in openpyxl.load_workbook(written) for row in sheet.iter_rows() for cell in row]
            assert {cell.data_type for cell in cells} <= {"s", "n"}
            assert not any(cell.hyperlink for cell in cells)
        else:
            frame = pd.read_csv(written, dtype="string", keep_default_na=False, header=None, encoding="utf-8-sig")
            texts += [cell for row in frame.to_numpy().tolist() for cell in row]
    numbers = pd.to_numeric(pd.Series(texts, dtype="object"), errors="coerce").notna()
    assert not [
        text for text, is_number in zip(texts, numbers, strict=True) if text.startswith(FORMULA) and not is_number
    ]
    assert len(read_graph(path)) == len(NAMES)
