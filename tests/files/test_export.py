import json
from datetime import datetime
from pathlib import Path

import matplotlib.figure
import networkx as nx
import openpyxl
import pandas as pd
import pytest
from python_calamine import CalamineWorkbook

from newsmine.errors import ExportError
from newsmine.files.export import export
from newsmine.records import Article, Evidence, Mention
from newsmine.schema import ARTICLES, KST
from newsmine.text.cells import clean, unescape_formula

NASTY = [
    "한빛데이터",
    '그는 "된다"고',
    "연구&개발 <1>",
    "로봇🤖과학",
    "종\x07소리\x00",
    "=1+1",
    "+82-62",
    "-5도",
    "@광주",
    "'90년대",
    "줄\n바꿈",
    "칸\t띄움",
    "http://hanbit.example/가",
    "_x0041_",
    "007",
    "쉼,표; 쌍",
    "]]>",
]
PLACES = (Evidence("기사 1", "text", 0, 24), Evidence("a2", "title", 3, 9))


@pytest.fixture
def table():
    return pd.DataFrame({"name": NASTY, "mentions": range(len(NASTY)), "score": [0.5, None, *[1.0] * (len(NASTY) - 2)]})


@pytest.fixture
def graph():
    graph = nx.Graph(within="sentence", labels=None)
    for i, name in enumerate(NASTY):
        graph.add_node(
            f"n{i}", name=name, label="COMPANY", community=i % 12 + 1, strength=float(i), x=1.5, y=-2.0, first=None
        )
    for i in range(len(NASTY) - 1):
        graph.add_edge(f"n{i}", f"n{i + 1}", weight=-0.25 * i, count=i, first=None, last="2024-01-02", evidence=PLACES)
    return graph


def test_csv_opens_right_in_excel_and_reads_back(table, tmp_path):
    path = export(table, tmp_path / "t.csv")
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    back = pd.read_csv(path, encoding="utf-8-sig", keep_default_na=False)
    assert not any(name.startswith(("=", "+", "-", "@", "\t")) for name in back["name"])
    assert [unescape_formula(name) for name in back["name"]] == [clean(name) for name in NASTY]
    assert back["mentions"].tolist() == list(range(len(NASTY)))


def test_xlsx_holds_texts_and_no_formulas_or_links(table, tmp_path):
    path = export(table, tmp_path / "t.xlsx")
    book = openpyxl.load_workbook(path)
    (sheet,) = book.worksheets
    cells = [row[0] for row in sheet.iter_rows(min_row=2)]
    assert {cell.data_type for cell in cells} == {"s"}
    assert not any(cell.hyperlink for cell in cells)
    assert sheet.freeze_panes == "A2"
    assert sheet["A1"].font.b
    assert sheet.auto_filter.ref == f"A1:C{len(NASTY) + 1}"
    rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    assert [row[0] for row in rows[1:]] == [clean(name) for name in NASTY]


def test_jsonl_keeps_everything(table, tmp_path):
    rows = [json.loads(line) for line in export(table, tmp_path / "t.jsonl").read_text("utf-8").splitlines()]
    assert [row["name"] for row in rows] == NASTY
    assert rows[1]["score"] is None


def test_parquet_keeps_everything(table, tmp_path):
    back = pd.read_parquet(export(table, tmp_path / "t.parquet"))
    assert back["name"].tolist() == NASTY


def test_gexf_is_read_by_networkx(graph, tmp_path):
    path = export(graph, tmp_path / "g.gexf")
    if "1.3" not in nx.readwrite.gexf.GEXF.versions:
        # The networkx of Python 3.10 knows the version before, which names the same elements.
        older = path.read_text(encoding="utf-8").replace("http://gexf.net/1.3", "http://www.gexf.net/1.2draft")
        path.write_text(older.replace('version="1.3"', 'version="1.2"'), encoding="utf-8")
    back = nx.read_gexf(path, version="1.3" if "1.3" in nx.readwrite.gexf.GEXF.versions else "1.2draft")
    assert [data["label"] for _, data in back.nodes(data=True)][1:4] == NASTY[1:4]
    assert [data["name"] for _, data in back.nodes(data=True)] == [clean(name) for name in NASTY]
    assert back.nodes["n1"]["viz"]["color"] == {"r": 255, "g": 127, "b": 14, "a": 1.0}
    assert back.nodes["n1"]["viz"]["position"] == {"x": 1.5, "y": -2.0, "z": 0.0}
    assert back.edges["n1", "n2"]["weight"] == -0.25
    assert back.edges["n1", "n2"]["evidence"] == "기사%u00201:text:0-24 a2:title:3-9"
    assert "first" not in back.nodes["n1"]


def test_graphml_is_read_by_networkx_and_igraph(graph, tmp_path):
    import igraph

    path = export(graph, tmp_path / "g.graphml")
    back = nx.read_graphml(path)
    assert [data["name"] for _, data in back.nodes(data=True)] == [clean(name) for name in NASTY]
    assert back.edges["n1", "n2"]["count"] == 1
    assert back.graph["within"] == "sentence"
    other = igraph.Graph.Read_GraphML(str(path))
    assert other.vs["name"] == [clean(name) for name in NASTY]
    assert other.es["weight"] == [data["weight"] for *_, data in graph.edges(data=True)]


def test_json_is_read_by_networkx(graph, tmp_path):
    back = nx.node_link_graph(json.loads(export(graph, tmp_path / "g.json").read_text("utf-8")), edges="edges")
    assert [data["name"] for _, data in back.nodes(data=True)] == NASTY
    assert back.edges["n1", "n2"]["evidence"][0] == {"article_id": "기사 1", "field": "text", "start": 0, "end": 24}


def test_csv_of_a_graph_has_gephis_headings_no_bom_and_nodes_beside(graph, tmp_path):
    path = export(graph, tmp_path / "g.csv")
    edges, nodes = pd.read_csv(path), pd.read_csv(tmp_path / "g.nodes.csv")
    assert path.read_bytes().startswith(b"Source,Target,Type,Weight")
    assert list(nodes.columns[:3]) == ["Id", "Label", "kind"]
    assert len(edges) == graph.number_of_edges()


def test_xlsx_of_a_graph_has_two_sheets(graph, tmp_path):
    book = CalamineWorkbook.from_path(export(graph, tmp_path / "g.xlsx", labels="ko"))
    assert book.sheet_names == ["nodes", "edges"]
    assert book.get_sheet_by_name("nodes").to_python()[0][:3] == ["번호", "이름", "종류"]


@pytest.mark.parametrize("suffix", ["csv", "xlsx", "gexf", "graphml", "json"])
def test_equal_graphs_give_equal_bytes(graph, tmp_path, suffix):
    first, again = export(graph, tmp_path / f"a.{suffix}"), export(graph.copy(), tmp_path / f"b.{suffix}")
    assert first.read_bytes() == again.read_bytes()


@pytest.mark.parametrize("suffix", ["csv", "xlsx", "parquet", "jsonl"])
def test_equal_tables_give_equal_bytes(table, tmp_path, suffix):
    first, again = export(table, tmp_path / f"a.{suffix}"), export(table.copy(), tmp_path / f"b.{suffix}")
    assert first.read_bytes() == again.read_bytes()


@pytest.mark.parametrize("suffix", ["png", "svg", "pdf"])
def test_equal_figures_give_equal_bytes(tmp_path, suffix):
    def draw():
        figure = matplotlib.figure.Figure()
        figure.add_subplot().plot([1, 2], [3, 4])
        return figure

    first, again = export(draw(), tmp_path / f"a.{suffix}"), export(draw(), tmp_path / f"b.{suffix}")
    assert first.read_bytes() == again.read_bytes()


ARTICLE = Article(
    id="a1", title="시청, 누리로봇과 협약", text="시청은 쉬었다.", publisher="한빛일보",
    published_at=datetime(2024, 3, 2, 9, 30, tzinfo=KST), authors=("탁상우", "반가온"), captions=("사진 설명",),
)  # fmt: skip


@pytest.mark.parametrize("suffix", ["csv", "xlsx", "parquet", "jsonl"])
def test_the_text_of_articles_stays_out_unless_asked(tmp_path, suffix):
    from functools import partial

    def columns(path):
        if suffix == "jsonl":
            return set(json.loads(path.read_text("utf-8").splitlines()[0]))
        reader = {"csv": pd.read_csv, "xlsx": partial(pd.read_excel, engine="calamine"), "parquet": pd.read_parquet}[
            suffix
        ]
        return set(reader(path).columns)

    frame = ARTICLES.frame([ARTICLE])
    assert columns(export(frame, tmp_path / f"a.{suffix}")) == set(ARTICLES.names) - {"text", "captions"}
    assert columns(export([ARTICLE], tmp_path / f"b.{suffix}", text=True)) == set(ARTICLES.names)


def test_records_keep_the_text_of_mentions(tmp_path):
    mention = Mention(
        article_id="a1", start=0, end=2, text="시청", label="GOV", entity_id="g", canonical="시청", sentence=0, by="t"
    )
    assert pd.read_csv(export([mention], tmp_path / "m.csv"))["text"].tolist() == ["시청"]


def test_times_are_korean_and_lists_are_parted_by_semicolons(tmp_path):
    sheet = openpyxl.load_workbook(export([ARTICLE], tmp_path / "a.xlsx", labels="ko")).active
    row = {head.value: cell.value for head, cell in zip(sheet[1], sheet[2], strict=True)}
    assert row["입력 시각"] == datetime(2024, 3, 2, 9, 30)  # noqa: DTZ001 - Excel's times have no zone
    assert row["기자"] == "탁상우; 반가온"
    text = export([ARTICLE], tmp_path / "a.csv").read_text("utf-8-sig")
    assert "2024-03-02T09:30:00+09:00" in text


def test_every_column_of_the_records_has_a_korean_heading():
    from newsmine.files.labels import KOREAN
    from newsmine.schema import TABLES

    for schema in TABLES.values():
        assert set(schema.names) <= set(KOREAN)


class Model:
    def frame(self):
        return pd.DataFrame({"topic": [1], "terms": ["인공지능"]})


def test_what_has_a_frame_is_a_table(tmp_path):
    assert pd.read_csv(export(Model(), tmp_path / "m.csv"))["terms"].tolist() == ["인공지능"]


def test_a_wrong_kind_of_result_is_named(tmp_path, table, graph):
    with pytest.raises(TypeError, match=r"holds a networkx\.Graph, not a DataFrame"):
        export(table, tmp_path / "t.gexf")
    with pytest.raises(TypeError, match=r"holds a table .* not a Graph"):
        export(graph, tmp_path / "g.parquet")
    with pytest.raises(TypeError, match="holds a matplotlib Figure, not a Graph"):
        export(graph, tmp_path / "g.png")
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_ending_is_answered_with_the_nearest(tmp_path, graph):
    with pytest.raises(ExportError, match="did you mean 'gexf'"):
        export(graph, tmp_path / "g.gex")
    with pytest.raises(ExportError, match="a name without ending"):
        export(graph, tmp_path / "g")
    with pytest.raises(ValueError, match="unknown labels 'kr'"):
        export(graph, tmp_path / "g.csv", labels="kr")


def test_an_old_file_stays_if_asked_and_when_writing_fails(tmp_path, table):
    path = tmp_path / "t.xlsx"
    path.write_text("old")
    with pytest.raises(ExportError, match="exists"):
        export(table, path, exist="refuse")
    table.loc[0, "name"] = "가" * 40_000
    with pytest.raises(ExportError, match="row 2, column 'name' has 40,000 characters"):
        export(table, path)
    assert path.read_text() == "old"
    assert [file.name for file in tmp_path.iterdir()] == ["t.xlsx"]


def test_a_folder_that_cannot_be_is_one_line(tmp_path, table):
    (tmp_path / "file").write_text("")
    with pytest.raises(ExportError, match="may you write there"):
        export(table, Path(tmp_path / "file" / "t.csv"))
    (tmp_path / "t.csv").mkdir()
    with pytest.raises(ExportError, match="is a folder"):
        export(table, tmp_path / "t.csv")


@pytest.mark.parametrize("suffix", ["csv", "xlsx", "gexf", "graphml", "json"])
def test_an_empty_graph_is_written(tmp_path, suffix):
    assert export(nx.Graph(), tmp_path / f"g.{suffix}").stat().st_size > 0


@pytest.mark.parametrize("suffix", ["csv", "xlsx", "parquet", "jsonl"])
def test_an_empty_table_is_written(tmp_path, suffix):
    assert export(ARTICLES.frame([]), tmp_path / f"t.{suffix}").exists()
