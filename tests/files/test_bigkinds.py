"""What goes out as BIGKinds' workbooks comes back as it went, and looks as BIGKinds' own."""

import subprocess
import sys
from dataclasses import replace

import networkx as nx
import openpyxl
import pandas as pd
import pytest
from bigkinds_files import HEADER, ROWS, VARIANTS

from newsmine.articles.load import load
from newsmine.corpus.database import Corpus
from newsmine.corpus.extras import articles_with_extras
from newsmine.corpus.read import iter_articles
from newsmine.errors import ExportError
from newsmine.files.export import export
from newsmine.graphs.frames import from_frames
from newsmine.records import Article
from newsmine.runs.inputs import import_files
from newsmine.schema import ARTICLES


def sheet(path, name):
    """Return the rows of a sheet as openpyxl reads them: another program than the one that wrote them."""
    return [list(row) for row in openpyxl.load_workbook(path)[name].iter_rows(values_only=True)]


@pytest.fixture
def corpus(tmp_path):
    with Corpus.open(tmp_path / "a.sqlite") as opened:
        import_files(opened, [(VARIANTS["xlsx with inline numbered characters"](tmp_path), None)])
        yield opened


def test_the_news_sheet_has_the_columns_and_cells_of_the_export_that_was_imported(corpus, tmp_path):
    path = export(articles_with_extras(corpus), tmp_path / "x.bigkinds.xlsx", text=True)
    assert openpyxl.load_workbook(path).sheetnames == ["sheet"]
    header, *rows = sheet(path, "sheet")
    assert header == HEADER
    bylines, body = HEADER.index("기고자"), HEADER.index("본문")
    for got, given in zip(rows, ROWS, strict=True):
        wanted = [cell.strip() or None for cell in given]
        kept = [i for i in range(len(HEADER)) if i not in {bylines, body}]
        assert [got[i] for i in kept] == [wanted[i] for i in kept]
    assert [row[bylines] for row in rows] == ["도윤재|기자", "부산=김가온|기자", "김가온;도윤재", "한빛일보", None]
    assert rows[0][body] == "도서관이 문을 열었다."
    assert rows[2][body] == "=1+1은 2다, 라고 했다."


def test_articles_that_went_out_come_back_the_same(corpus, tmp_path):
    path = export(articles_with_extras(corpus), tmp_path / "x.bigkinds.xlsx", text=True)
    back = list(load(path))
    assert [replace(each.article, source=None) for each in back] == [
        replace(article, source=None) for article in iter_articles(corpus)
    ]
    again = {reading.article.id: dict(reading.extra) for reading in back}
    before = articles_with_extras(corpus).set_index("id")
    for id_, extra in again.items():
        assert extra == {name: cell for name, cell in before.loc[id_].items() if name in HEADER and not pd.isna(cell)}


def test_the_text_is_left_out_unless_asked_for(corpus, tmp_path):
    path = export(articles_with_extras(corpus), tmp_path / "x.bigkinds.xlsx")
    rows = sheet(path, "sheet")[1:]
    assert {row[HEADER.index("본문")] for row in rows} == {None}
    assert [reading.article.text for reading in load(path)] == [row[HEADER.index("제목")] for row in rows]


def test_articles_of_other_sources_become_rows_of_bigkinds_too(tmp_path):
    page = Article(
        id="https://paper.example/7",
        text="글이다.",
        title="제목",
        authors=("도윤재", "김가온"),
        bureau="부산",
        publisher="한빛일보",
    )
    path = export([page], tmp_path / "x.bigkinds.xlsx", text=True)
    row = sheet(path, "sheet")[1]
    assert (row[0], row[1], row[3], row[16]) == ("https://paper.example/7", None, "부산=도윤재, 김가온|기자", "글이다.")


def test_the_column_that_bigkinds_widens_is_wide_and_nothing_is_bold(corpus, tmp_path):
    book = openpyxl.load_workbook(export(corpus.articles(), tmp_path / "x.bigkinds.xlsx"))
    assert book["sheet"].column_dimensions["P"].width == pytest.approx(28, abs=1)
    assert not book["sheet"]["A1"].font.bold
    assert {cell.data_type for row in book["sheet"].iter_rows(min_row=2) for cell in row if cell.value} == {"s"}


def test_a_graph_goes_out_as_nodes_and_links_and_comes_back(tmp_path):
    graph = nx.Graph()
    kinds = {"n1": "PERSON", "n2": "PLACE", "n3": "GOV", "n4": "COMPANY", "n5": "PROGRAM"}
    for n, (node, label) in enumerate(kinds.items(), start=1):
        graph.add_node(node, name=f"이름 {n}", label=label, articles=n)
    graph.add_edges_from([("n1", "n2"), ("n1", "n3"), ("n4", "n5")], weight=0.5)
    path = export(graph, tmp_path / "관계도.bigkinds.xlsx")
    assert openpyxl.load_workbook(path).sheetnames == ["node_data", "link_data"]
    nodes, links = sheet(path, "node_data"), sheet(path, "link_data")
    assert nodes == [
        ["ID", "Name", "Category", "Weight"],
        ["n1", "이름 1", "PERSON", 1],
        ["n2", "이름 2", "LOCATION", 2],
        ["n3", "이름 3", "ORGNIZATION", 3],
        ["n4", "이름 4", "ORGNIZATION", 4],
        ["n5", "이름 5", "KEYWORD", 5],
    ]
    assert links == [["ID", "From", "To"], [1, "n1", "n2"], [2, "n1", "n3"], [3, "n4", "n5"]]
    back = from_frames(
        pd.DataFrame(nodes[1:], columns=["id", "name", "label", "articles"]),
        pd.DataFrame([row[1:] for row in links[1:]], columns=["source", "target"]),
    )
    assert set(map(frozenset, back.edges)) == set(map(frozenset, graph.edges))
    assert {node: (data["name"], data["articles"]) for node, data in back.nodes(data=True)} == {
        node: (data["name"], data["articles"]) for node, data in graph.nodes(data=True)
    }


def test_what_is_neither_articles_nor_a_graph_is_refused(tmp_path):
    with pytest.raises(TypeError, match=r"holds articles or a networkx\.Graph"):
        export(pd.DataFrame({"a": [1]}), tmp_path / "x.bigkinds.xlsx")
    long = ARTICLES.frame([Article(id="a", text="가" * 32_768)])
    with pytest.raises(ExportError, match="column '본문' has 32,768 characters"):
        export(long, tmp_path / "x.bigkinds.xlsx", text=True)
    assert list(tmp_path.iterdir()) == []


def run(*words):
    command = [sys.executable, "-m", "newsmine", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_export_by_the_command_line_gives_bigkinds_sheet_and_the_days(corpus, tmp_path):
    done = run("export", corpus.path, "articles", "-o", tmp_path / "x.bigkinds.xlsx", "--text")
    assert done.returncode == 0, done.stderr
    assert sheet(tmp_path / "x.bigkinds.xlsx", "sheet")[1][11] == "도윤재"
    assert run("export", corpus.path, "missing-days", "-o", tmp_path / "m.csv", "--korean").returncode == 0
    missing = (tmp_path / "m.csv").read_text(encoding="utf-8-sig").splitlines()
    assert missing == ["언론사,날짜,이어진 빈 날 수", *(f"한빛일보,2020-07-{day:02},3" for day in (9, 10, 11))]
    assert run("export", corpus.path, "outlets", "-o", tmp_path / "o.csv", "--korean").returncode == 0
    assert (tmp_path / "o.csv").read_text(encoding="utf-8-sig").splitlines() == [
        "언론사,기사 수,처음 날짜,마지막 날짜,기사가 있는 날 수,기사가 없는 날 수",
        "한빛일보,5,2020-07-07,2020-07-12,3,3",
    ]
    assert run("export", corpus.path, "coverage", "-o", tmp_path / "c.xlsx", "--korean").returncode == 0
    assert [row[2] for row in sheet(tmp_path / "c.xlsx", "table")] == ["기사 수", 2, 2, 0, 0, 0, 1]
