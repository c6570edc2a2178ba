"""Files that are cut, foreign or hostile are refused in one line; what newsmine cannot hold it says before it writes."""

import networkx as nx
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsmine.errors import ExportError, InputError
from newsmine.files.export import export
from newsmine.files.names import escape_name, file_labels, unescape_name
from newsmine.files.read import read_graph
from newsmine.records import Evidence

GEXF = '<gexf version="1.3"><graph defaultedgetype="undirected">{}<nodes>{}</nodes><edges>{}</edges></graph></gexf>'
BOMB = '<!DOCTYPE a [<!ENTITY b "가가가가"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
REFUSED = {
    "bomb.gexf": (BOMB + GEXF.format("", '<node id="&c;"/>', ""), "line 1: a DOCTYPE"),
    "bomb.graphml": (BOMB + "<graphml><graph/></graphml>", "line 1: a DOCTYPE"),
    "outside.graphml": ('<!DOCTYPE a SYSTEM "file:///etc/passwd"><graphml/>', "a DOCTYPE"),
    "cut.gexf": ("<gexf><graph><nodes>", "no readable XML"),
    "twice.gexf": (GEXF.format("", '<node id="a"/><node id="a"/>', ""), "a second node 'a'"),
    "lost.gexf": (GEXF.format("", '<node id="a"/>', '<edge source="a" target="b"/>'), "'b' is no node of the file"),
    "mixed.gexf": (
        GEXF.format("", '<node id="a"/>', '<edge source="a" target="a"/><edge type="directed" source="a" target="a"/>'),
        "directed and undirected edges",
    ),
    "kind.gexf": (
        GEXF.format('<attributes class="node"><attribute id="0" title="n" type="long"/></attributes>',
                    '<node id="a"><attvalues><attvalue for="0" value="many"/></attvalues></node>', ""),
        "line 1: invalid literal",
    ),
    "undeclared.gexf": (GEXF.format("", '<node id="a"><attvalues><attvalue for="7" value="1"/></attvalues></node>', ""), "'7', which is not declared"),
    "noid.graphml": ("<graphml><graph><node/></graph></graphml>", "no 'id'"),
    "hyper.graphml": ("<graphml><graph><hyperedge/></graph></graphml>", "a hyperedge"),
    "latin.graphml": ('<?xml version="1.0" encoding="EUC-KR"?><graphml/>', "encoding|no readable XML"),
    "list.json": ("[]", "list instead of an object"),
    "cut.json": ('{"nodes": [', "no readable JSON"),
    "deep.json": ("[" * 100_000, "no readable JSON"),
    "other.json": ('{"a": 1}', "no list 'nodes'"),
    "ids.json": ('{"nodes": [{"id": [1]}], "edges": []}', "whose id is no text or number"),
    "element.cyjs": ('{"elements": {"nodes": [{}], "edges": []}}', "an element without 'data'"),
    "matrix.net": ('*Vertices 1\n1 "a"\n*Matrix\n0\n', "line 3: .Matrix is not read"),
    "ends.net": ('*Vertices 1\n1 "a"\n*Edges\n1 2 1\n', "line 4: '2' is no vertex"),
    "weight.net": ('*Vertices 1\n1 "a"\n*Edges\n1 1 heavy\n', "line 4: could not convert"),
    "both.net": ('*Vertices 1\n1 "a"\n*Edges\n1 1 1\n*Arcs\n1 1 1\n', "arcs and edges"),
    "none.dl": ("1 2 3\n", "no DL file"),
    "ranked.dl": ("DL N=2\nFORMAT = RANKLIST1\nDATA:\n1 2\n", "format 'ranklist1'"),
    "number.dl": ("DL N=2\nFORMAT = EDGELIST1\nLABELS:\na\nb\nDATA:\n1 3 1\n", "line 7: '3' is no number of a label"),
    "cut.gml": ("graph [ node [ id 1", "a . is missing"),
    "many.gml": ("graph [ ] ]", "a . too many"),
    "deep.gml": ("a [ " * 1000, "is no GML"),
    "wrong.gml": ("graph [ node { } ]", "line 1: .* is no GML"),
    "long.csv": ("A,B\n1,2\n", "no column 'Source'; columns: A, B"),
    "types.csv": ("Source,Target,Type\na,b,Directed\na,b,Undirected\n", "edges of several types"),
    "square.matrix.csv": (",a,b\na,0,1\n", "no square matrix"),
    "text.matrix.csv": (",a\na,many\n", "row 2: could not convert"),
    "alone.neo4j.csv": (":START_ID,:END_ID\n", "no alone.neo4j.nodes.csv beside it"),
    "alone.vosviewer.txt": ("id\tlabel\n", "no alone.vosviewer.network.txt beside it"),
    "text.xlsx": ("no workbook", "no readable workbook"),
    "a.gefx": ("", "no reader for '.gefx'; did you mean 'gexf'"),
    "name": ("", "a name without ending"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_refused_in_a_line_with_the_file(name, tmp_path):
    text, said = REFUSED[name]
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=said) as raised:
        read_graph(path)
    assert str(raised.value).startswith(str(tmp_path))
    assert len(str(raised.value).splitlines()) == 1


def test_a_file_that_is_not_there_and_text_of_another_encoding_are_refused(tmp_path):
    with pytest.raises(InputError, match="cannot be read: No such file"):
        read_graph(tmp_path / "a.gexf")
    for name in ("a.net", "a.csv", "a.gml", "a.json"):
        (tmp_path / name).write_bytes("시청,구청\n".encode("euc-kr"))
        with pytest.raises(InputError, match=r"UTF-8|JSON"):
            read_graph(tmp_path / name)


@pytest.mark.parametrize("form", ["gexf", "graphml", "gml", "csv", "xlsx", "neo4j.csv", "cyjs", "bigkinds.xlsx"])
def test_two_nodes_never_become_one(form, tmp_path):
    with pytest.raises(ExportError, match="the nodes 1 and '1' are one in this file"):
        export(nx.Graph([(1, "1")]), tmp_path / f"g.{form}")
    assert list(tmp_path.iterdir()) == []
    graph = nx.Graph([("가\x07", "가"), ("가", "가\x0b"), ("가", "가_x000" if form.endswith("xlsx") else "가_x0007_")])
    assert set(read_graph(export(graph, tmp_path / f"g.{form}"))) == set(graph)


def test_labels_that_are_equal_get_the_id_and_then_the_place(tmp_path):
    graph = nx.Graph()
    graph.add_node("p1", name="김가온")
    graph.add_node("p2", name="김가온")
    graph.add_node('a"', name="한빛")
    graph.add_node("a”", name="한빛")
    graph.add_node("b", name=" ")
    labels = ["김가온 (p1)", "김가온 (p2)", "한빛 (a”) [3]", "한빛 (a”) [4]", "(b)"]
    assert list(file_labels(graph, tmp_path).values()) == labels
    assert list(read_graph(export(graph, tmp_path / "g.net"))) == labels


@pytest.mark.parametrize(("form", "graph", "said"), [
    ("vosviewer.txt", nx.DiGraph([("a", "b")]), "holds no direction"),
    ("vosviewer.json", nx.Graph([("a", "b", {"weight": -1})]), "a weight is -1"),
    ("matrix.csv", nx.Graph([("a", "b", {"weight": 0})]), "has the weight 0"),
    ("matrix.xlsx", nx.Graph([("a", "a")]), "the diagonal is the nodes' own"),
    ("matrix.csv", nx.path_graph(16_384), "16,384 nodes; Excel and UCINET hold 16,383"),
    ("dl", nx.MultiGraph([("a", "b")]), "this is a MultiGraph"),
    ("net", nx.Graph([("a", "b", {"weight": 1}), ("b", "c")]), "weight is no number on every edge .see edge 2."),
    ("gml", nx.Graph([("a", "b", {"무게": 1})]), "the edge attribute '무게' is no key of GML"),
    ("neo4j.csv", nx.Graph([("a", "b", {"a:b": 1})]), "means something else to Neo4j"),
    ("csv", nx.Graph([("a", "b", {"Source": 1})]), "named 'Source', which means something else"),
    ("json", nx.Graph([("a", "b", {"source": 1})]), "named 'source', which means something else"),
    ("xlsx", nx.Graph([("a" * 32_768, "b")]), "32,768 characters"),
    ("xlsx", nx.Graph([("<r><t>a</t></r>", "b")]), "Excel would read as something else"),
    ("xlsx", nx.Graph([("_x0041_x0042_", "b")]), "Excel would read as something else"),
    ("gexf", nx.Graph([("a", "b", {1: 1, "1": 2})]), "two attributes are named '1'"),
])  # fmt: skip
def test_what_a_format_cannot_hold_is_refused_before_anything_is_there(form, graph, said, tmp_path):
    with pytest.raises(ExportError, match=said):
        export(graph, tmp_path / f"g.{form}")
    assert list(tmp_path.iterdir()) == []


def typed():
    graph = nx.MultiDiGraph()
    graph.add_node("p", name="홍길동", label="PERSON")
    graph.add_node("g", name="가온시청", label="GOV")
    for kind, role in (("HEAD_OF", "시장"), ("AFFILIATED_WITH", "=1+1")):
        graph.add_edge("p", "g", key=kind, type=kind, role=role, evidence=(Evidence("a1", "text", 0, 9),))
    return graph


@pytest.mark.parametrize("form", ["gexf", "graphml", "gml", "json", "cyjs", "csv", "xlsx", "neo4j.csv"])
def test_typed_relations_come_back_with_direction_and_parallel_edges(form, tmp_path):
    graph = typed()
    back = read_graph(export(graph, tmp_path / f"g.{form}"))
    assert type(back) is nx.MultiDiGraph
    assert dict(back.nodes) == dict(graph.nodes)
    assert [(head, tail, data) for head, tail, data in back.edges(data=True)] == list(graph.edges(data=True))
    if form == "json":
        assert dict(back.edges) == dict(graph.edges)


def test_parallel_arcs_and_loops_come_back_from_pajek(tmp_path):
    graph = nx.MultiDiGraph([("가", "나", {"weight": 1}), ("가", "나", {"weight": 2.5}), ("나", "나", {"weight": 3})])
    back = read_graph(export(graph, tmp_path / "g.net"))
    assert type(back) is nx.MultiDiGraph
    assert list(back.edges(data=True)) == list(graph.edges(data=True))


@pytest.mark.parametrize("form", ["gexf", "graphml", "gml", "csv"])
def test_numbers_without_end_and_none_come_back_or_are_left_out(form, tmp_path):
    graph = nx.Graph([("가", "나", {"far": float("inf"), "back": float("-inf"), "none": float("nan"), "near": 1.5})])
    graph.add_edge("나", "다", far=2.0, back=-2.0, none=1.0, near=0.5)
    back = read_graph(export(graph, tmp_path / f"g.{form}"))
    assert back.edges["가", "나"] == {"far": float("inf"), "back": float("-inf"), "near": 1.5}
    assert back.edges["나", "다"] == graph.edges["나", "다"]


def test_attributes_of_the_graph_and_a_kind_beside_the_label_come_back(tmp_path):
    graph = nx.Graph(within="sentence", min_count=2, weight="npmi")
    graph.add_node("a", label="GOV", kind="시청")
    graph.add_node("b", kind="구청")
    for form in ("gexf", "graphml", "gml", "csv", "xlsx", "json", "cyjs"):
        back = read_graph(export(graph, tmp_path / f"g.{form}"))
        assert dict(back.nodes) == dict(graph.nodes), form
        if form in {"graphml", "gml", "json", "cyjs"}:
            assert back.graph == graph.graph


def test_what_was_moved_and_renamed_in_gephi_is_what_counts(tmp_path):
    graph = nx.Graph()
    graph.add_node("a", name="시청", x=1.0, y=2.0, label="GOV")
    path = export(graph, tmp_path / "g.gexf")
    text = (
        path.read_text("utf-8")
        .replace('label="시청"', 'label="가온시청"')
        .replace('viz:position x="1.0"', 'viz:position x="7.5"')
    )
    path.write_text(text, encoding="utf-8")
    assert dict(read_graph(path).nodes) == {"a": {"name": "가온시청", "x": 7.5, "y": 2.0, "label": "GOV"}}


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_korean_headings_are_read_too(form, tmp_path):
    graph = nx.Graph()
    graph.add_node("a", name="시청", label="GOV", mentions=3, articles=2, first="2024-01-02", community=1)
    graph.add_node("b", name="구청", label="GOV", mentions=4, articles=1, first="2024-01-03", community=2)
    graph.add_edge(
        "a", "b", weight=0.5, count=3, npmi=0.5, articles=2, last="2024-01-02", evidence=(Evidence("a1", "text", 0, 9),)
    )
    back = read_graph(export(graph, tmp_path / f"g.{form}", labels="ko"))
    assert dict(back.nodes) == dict(graph.nodes)
    assert dict(back.edges) == dict(graph.edges)


def test_edges_alone_are_a_graph_and_bigkinds_own_workbook_is_one(tmp_path):
    (tmp_path / "e.csv").write_text("Source,Target,Weight\n시청,구청,2\n", encoding="utf-8-sig")
    assert dict(read_graph(tmp_path / "e.csv").edges) == {("시청", "구청"): {"weight": 2}}
    with pd.ExcelWriter(tmp_path / "관계도.xlsx") as book:
        pd.DataFrame(
            {"ID": ["n1", "n2"], "Name": ["홍길동", "가온시"], "Category": ["PERSON", "LOCATION"], "Weight": [3, 2]}
        ).to_excel(book, sheet_name="node_data", index=False)
        pd.DataFrame({"ID": [1], "From": ["n1"], "To": ["n2"]}).to_excel(book, sheet_name="link_data", index=False)
    back = read_graph(tmp_path / "관계도.xlsx")
    assert dict(back.nodes) == {
        "n1": {"name": "홍길동", "label": "PERSON", "articles": 3},
        "n2": {"name": "가온시", "label": "PLACE", "articles": 2},
    }
    again = read_graph(export(back, tmp_path / "g.bigkinds.xlsx"))
    assert (dict(again.nodes), list(again.edges)) == (dict(back.nodes), [("n1", "n2")])


def test_a_dl_matrix_and_labels_in_the_data_are_read(tmp_path):
    (tmp_path / "a.dl").write_text(
        'dl n = 2\nlabels embedded\nformat = fullmatrix\ndata:\n"가온 시" 나래\n"가온 시" 0 2\n나래 2 0\n',
        encoding="utf-8",
    )
    assert dict(read_graph(tmp_path / "a.dl").edges) == {("가온 시", "나래"): {"weight": 2}}
    (tmp_path / "b.dl").write_text(
        "DL n=3\nformat = edgelist1\nlabels embedded:\ndata:\n가 나 1.5\n나 다\n", encoding="utf-8"
    )
    assert dict(read_graph(tmp_path / "b.dl").edges) == {("가", "나"): {"weight": 1.5}, ("나", "다"): {"weight": 1}}


@pytest.mark.parametrize("form", ["gexf", "graphml", "gml", "json", "cyjs", "net", "dl", "csv", "xlsx", "matrix.csv", "matrix.xlsx",
                                  "neo4j.csv", "vosviewer.txt", "vosviewer.json", "bigkinds.xlsx"])  # fmt: skip
def test_an_empty_graph_and_equal_graphs(form, tmp_path):
    back = read_graph(export(nx.Graph(), tmp_path / f"e.{form}"))
    assert len(back) == 0
    graph = nx.Graph([("가", "나", {"weight": 2, "count": 3})])
    first, again = export(graph, tmp_path / f"a.{form}"), export(graph.copy(), tmp_path / f"b.{form}")
    assert first.read_bytes() == again.read_bytes()
    assert set(read_graph(first).nodes) == {"가", "나"}


@given(text=st.text(alphabet="_x0057FDEa\x07\x0b\ud800\ufffe가", max_size=12))
def test_every_name_comes_back_from_its_marks(text):
    marked = escape_name(text)
    assert unescape_name(marked) == text
    assert not set(marked) & set("\x07\x0b\ud800\ufffe")


@given(texts=st.lists(st.text(alphabet="_x07F\x07\x0b", max_size=8), unique=True))
def test_two_names_have_never_the_same_marks(texts):
    assert len({escape_name(text) for text in texts}) == len(texts)
