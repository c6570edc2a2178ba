"""Graphs draw themselves in a notebook: the strongest part, with names apart, and they stay networkx's graphs."""

import math
import time
from itertools import combinations

import networkx as nx
import numpy as np
import pytest
from bs4 import BeautifulSoup

import newsmine as nm
from newsmine.graphs.drawn import Graph, MultiDiGraph, draw_graph
from newsmine.records import Evidence


@pytest.fixture(scope="module")
def graph(sample_corpus):
    with nm.Corpus.open(sample_corpus) as corpus:
        return nm.connect(corpus)


def parsed(html):
    return BeautifulSoup(html, "lxml")


def test_every_verb_gives_a_graph_that_draws_itself(sample_corpus, graph):
    with nm.Corpus.open(sample_corpus) as corpus:
        made = [
            graph,
            *nm.connect_by(corpus, "year", min_count=1).values(),
            articles := nm.connect_articles(corpus),
            nm.project(articles),
            nm.backbone(graph),
            nm.ego(graph, max(graph, key=graph.degree)),
            graph.copy(),
            graph.subgraph([*graph][:5]),
            nm.connect(corpus, unit="word", top=20),
            nm.connect(corpus, offices=True),
        ]
        stated = nm.connect_relations(corpus)
    for each in made:
        assert isinstance(each, nx.Graph)
        assert str(each) == f"Graph with {len(each)} nodes and {each.number_of_edges()} edges"
        assert parsed(each._repr_html_()).svg["role"] == "img"
    assert str(stated).startswith("MultiDiGraph with ")
    assert parsed(stated._repr_html_()).svg["role"] == "img"


def test_a_graph_is_drawn_whole_or_its_strongest_part(graph):
    soup = parsed(graph._repr_html_())
    circles = soup.svg.find_all("circle")
    assert len(circles) == 60 < len(graph)
    assert f"노드 {len(graph):,}개 가운데 60개" in soup.get_text()
    small = graph.subgraph([*graph][:12])
    soup = parsed(draw_graph(small, "en"))
    assert len(soup.svg.find_all("circle")) == 12
    assert len(soup.svg.find_all("g")) == small.number_of_edges()
    assert "strongest part" not in soup.get_text()


def test_it_is_drawn_from_the_strongest_edge_outwards_in_one_piece(graph):
    soup = parsed(graph._repr_html_())
    drawn = [g.title.get_text().split("\n") for g in soup.svg.find_all("g")]
    counts = [int(lines[1].removeprefix("횟수 ")) for lines in drawn]
    assert counts == sorted(counts)  # the strongest lie on top
    assert counts[-1] == max(count for *_, count in graph.edges(data="count"))
    names = nx.Graph(tuple(lines[0].split(" — ")) for lines in drawn)
    assert len(names) == 60
    assert nx.is_connected(names)


def test_no_node_loses_its_last_edge_to_the_limit():
    numbers = np.random.default_rng(7)
    graph = Graph()
    core = [(one, other, {"count": 50}) for one, other in combinations(range(40), 2)]
    graph.add_edges_from([*core, *((int(numbers.integers(40)), node, {"count": 1}) for node in range(40, 60))])
    soup = parsed(draw_graph(graph, "ko"))
    edges = soup.svg.find_all("g")
    assert len(edges) == 150
    assert len({name for g in edges for name in g.title.get_text().split("\n")[0].split(" — ")}) == 60


def test_parts_that_nothing_joins_have_places_of_their_own():
    graph = nx.disjoint_union_all([nx.complete_graph(n) for n in (12, 6, 3, 2, 1)])
    soup = parsed(draw_graph(graph, "ko"))
    places = [(float(circle["cx"]), float(circle["cy"])) for circle in soup.svg.find_all("circle")]
    assert len(set(places)) == len(graph) == 24
    boxes = []
    for nodes in ([*range(12)], [*range(12, 18)], [18, 19, 20], [21, 22], [23]):
        xs, ys = zip(*(places[node] for node in nodes), strict=True)
        boxes.append((min(xs), min(ys), max(xs), max(ys)))
    for one, other in combinations(boxes, 2):
        assert one[2] < other[0] or other[2] < one[0] or one[3] < other[1] or other[3] < one[1]


def test_the_table_leads_back_to_the_first_evidence(graph):
    first = parsed(graph._repr_html_()).tbody.tr
    one, other, data = max(graph.edges(data=True), key=lambda edge: (edge[2]["count"], edge[2]["weight"]))
    cells = [cell.get_text() for cell in first.find_all("td")]
    assert {cells[0], cells[2]} == {graph.nodes[one]["name"], graph.nodes[other]["name"]}
    assert cells[3] == str(data["count"])
    place = data["evidence"][0]
    assert cells[5] == f"{place.article_id}:{place.field}:{place.start}-{place.end}"


def test_the_same_graph_gives_the_same_picture_without_ids(graph):
    html = graph._repr_html_()
    assert graph._repr_html_() == html
    assert " id=" not in html
    assert nx.Graph(graph).number_of_edges() == graph.number_of_edges()
    shuffled = Graph()
    edges = [*graph.edges(data=True)][::-1]
    shuffled.add_nodes_from((node, graph.nodes[node]) for node in graph)
    shuffled.add_edges_from(edges)
    assert {g.title.get_text().split("\n")[1] for g in parsed(shuffled._repr_html_()).svg.find_all("g")} == {
        g.title.get_text().split("\n")[1] for g in parsed(html).svg.find_all("g")
    }


def test_colours_are_those_of_the_labels_or_of_the_communities(graph):
    assert "인물" in parsed(graph._repr_html_()).get_text()
    words = nx.relabel_nodes(graph, str)
    nx.set_node_attributes(words, "NOUN", "label")
    fills = {circle["fill"] for circle in parsed(draw_graph(words, "ko")).svg.find_all("circle")}
    assert 2 <= len(fills) <= 8


def test_relations_have_directions_types_and_roles():
    graph = MultiDiGraph()
    graph.add_node("p", name="서가온", label="PERSON")
    graph.add_node("o", name="빛고을재단", label="PUBLIC_ORG")
    graph.add_edge("p", "o", type="HEAD_OF", role="원장", count=3, evidence=(Evidence("a1", "text", 0, 9),))
    graph.add_edge("p", "o", type="AFFILIATED_WITH", role=None, count=1)
    graph.add_edge("o", "p", type="PARTNER_OF", mutual=True, count=1)
    soup = parsed(draw_graph(graph, "ko"))
    arrows = {g.title.get_text(): g.path is not None for g in soup.svg.find_all("g")}
    assert arrows == {
        "서가온 → 빛고을재단\n수장 (원장)\n소속\n횟수 4": True,
        "빛고을재단 → 서가온\n협력\n횟수 1": False,
    }
    assert [cell.get_text() for cell in soup.tbody.tr.find_all("td")][1] == "수장 (원장), 소속"


def test_whatever_a_file_wrote_there_can_be_drawn():
    graph = nx.MultiGraph()
    graph.add_edge(1, (2, 3), weight=float("nan"), evidence="a1:text:0-9", count="many")
    graph.add_edge((2, 3), 1, weight=-4)
    graph.add_edge(1, 1, weight=10**400)
    graph.add_node("없음", label=None, name=None, community="x", mentions=float("inf"))
    soup = parsed(draw_graph(graph, "en"))
    assert {title.get_text().split("\n")[0] for title in soup.svg.find_all("title")} == {
        "1",
        "(2, 3)",
        "없음",
        "1 — (2, 3)",
    }
    for circle in soup.svg.find_all("circle"):
        assert all(math.isfinite(float(circle[name])) for name in ("cx", "cy", "r"))
    assert "노드가 없는 그래프입니다." in Graph()._repr_html_()
    lonely = nx.Graph()
    lonely.add_nodes_from(range(100))
    assert len(parsed(draw_graph(lonely, "en")).svg.find_all("circle")) == 60


def test_a_graph_of_20000_nodes_is_cut_before_it_is_laid_out():
    numbers = np.random.default_rng(7)
    graph = Graph()
    graph.add_nodes_from((n, {"name": f"이름{n}", "label": "COMPANY", "windows": n}) for n in range(20_000))
    pairs, counts = numbers.integers(20_000, size=(100_000, 2)).tolist(), numbers.integers(1, 99, size=100_000).tolist()
    graph.add_edges_from((*pair, {"count": count, "weight": 0.5}) for pair, count in zip(pairs, counts, strict=True))
    began = time.process_time()
    html = graph._repr_html_()
    assert time.process_time() - began < 5  # it takes about one
    assert len(html) < 150_000
    assert len(parsed(html).svg.find_all("circle")) == 60


def test_no_name_lies_on_another(graph):
    boxes = []
    for text in parsed(graph._repr_html_()).svg.find_all("text"):
        name = text.find(string=True, recursive=False)
        x, y, width = float(text["x"]), float(text["y"]), 12 * 0.97 * len(name) * 0.58
        boxes.append((x - width / 2, y - 9, x + width / 2, y + 2))
    assert len(boxes) > 40
    for one, other in combinations(boxes, 2):
        assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
