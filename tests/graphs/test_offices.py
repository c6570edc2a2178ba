"""A graph in which an office is a node of its own, beside the persons who held it and the body whose it is."""

from datetime import datetime

import networkx as nx
import pytest

from newsmine.corpus.database import Corpus
from newsmine.corpus.write import Input, add_readings
from newsmine.entities.find import find
from newsmine.files.export import export
from newsmine.graphs.connect import connect
from newsmine.records import KST, Article, Mention, Reading

TEXTS = {
    2021: "서라미 가온시장은 12일 ㈜누리로봇을 찾았다. 서라미 시장은 ㈜누리로봇에서 기업의 어려움을 들었다.",
    2022: "서라미 가온시장이 ㈜누리로봇 임직원을 만났다. 가온시는 12일 한빛대학교와 간담회를 열었다.",
    2024: "탁상우 가온시장은 3일 ㈜누리로봇 공장을 둘러봤다. 유미래 누리로봇 대표이사가 공장을 소개했다.",
    2025: "㈜누리로봇 유미래 대표는 탁상우 가온시장에게 감사 인사를 했다.",
}


@pytest.fixture
def corpus(tmp_path):
    study = tmp_path / "names.csv"
    study.write_text("name,label,canonical,aliases,since,until,note\n가온시,GOV,가온시,,,,\n", encoding="utf-8")
    with Corpus.open(":memory:") as corpus:
        readings = [
            Reading(
                article=Article(id=f"a{year}", title=None, text=text, published_at=datetime(year, 3, 2, tzinfo=KST))
            )
            for year, text in TEXTS.items()
        ]
        add_readings(corpus, Input(path="x", sha256="0", fingerprint="1"), readings)
        find(corpus, gazetteer=study)
        yield corpus


def named(graph):
    return {data["name"]: node for node, data in graph.nodes(data=True)}


def test_an_office_stands_between_its_holders_and_its_body(corpus):
    graph = connect(corpus, min_count=1, offices=True)
    nodes = named(graph)
    office = nodes["가온시 시장"]
    assert graph.nodes[office]["label"] == "OFFICE"
    assert graph.nodes[office]["articles"] == len(TEXTS)
    assert graph.edges[nodes["서라미"], office]["tie"] == "holds"
    assert graph.edges[nodes["탁상우"], office]["tie"] == "holds"
    assert graph.edges[office, nodes["가온시"]]["tie"] == "of"
    assert (graph.edges[nodes["서라미"], office]["first"], graph.edges[nodes["서라미"], office]["last"]) == (
        "2021-03-02",
        "2022-03-02",
    )


def test_a_body_is_not_named_where_only_its_head_is(corpus):
    plain, apart = (connect(corpus, min_count=1, offices=offices) for offices in (False, True))
    city, robots = named(plain)["가온시"], named(plain)["누리로봇"]
    assert plain.has_edge(city, robots)
    assert not apart.has_edge(city, robots)
    assert apart.nodes[city]["mentions"] == 1
    assert apart.has_edge(named(apart)["가온시 시장"], robots)
    assert apart.edges[city, named(apart)["한빛대학교"]]["tie"] == "together"
    assert "OFFICE" not in {label for _, label in plain.nodes(data="label")}
    assert not nx.get_edge_attributes(plain, "tie")


def test_wordings_of_one_post_are_one_office_even_below_the_least_count(corpus):
    graph = connect(corpus, min_count=3, offices=True)
    nodes = named(graph)
    assert {name for name in nodes if name.startswith("누리로봇 ")} == {"누리로봇 대표"}
    holds = graph.edges[nodes["유미래"], nodes["누리로봇 대표"]]
    assert (holds["tie"], holds["count"]) == ("holds", 2)
    texts = corpus.articles().set_index("id")["text"]
    for place in holds["evidence"]:
        assert "유미래" in texts[place.article_id][place.start : place.end]


def test_offices_go_to_gephi(corpus, tmp_path):
    graph = connect(corpus, min_count=1, offices=True, labels=["PERSON", "GOV"])
    written = export(graph, tmp_path / "offices.gexf").read_text(encoding="utf-8")
    (tmp_path / "older.gexf").write_text(
        written.replace("http://gexf.net/1.3", "http://www.gexf.net/1.2draft"), encoding="utf-8"
    )
    again = nx.read_gexf(tmp_path / "older.gexf", version="1.2draft")
    offices = [data["name"] for node, data in again.nodes(data=True) if node.startswith("office:")]
    assert sorted(offices) == ["가온시 시장", "누리로봇 대표"]
    assert written.count('value="OFFICE"') == len(offices)
    assert {tie for _, _, tie in again.edges(data="tie")} == {"holds", "of", "together"}


def test_mentions_alone_tell_no_offices():
    one = Mention(
        article_id="a", start=0, end=2, text="가온", label="GOV", entity_id="g", canonical="가온", sentence=0, by="test"
    )
    with pytest.raises(ValueError, match="give a Corpus"):
        connect([one], offices=True)
