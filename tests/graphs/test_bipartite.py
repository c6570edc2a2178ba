import networkx as nx
import pytest

from newsmine.graphs.bipartite import connect_articles, project
from newsmine.records import Evidence, Mention


def named(name, article, start=0):
    return Mention(
        article_id=article,
        start=start,
        end=start + 2,
        text=name,
        label="GOV",
        entity_id=name,
        canonical=name,
        sentence=0,
        by="t",
    )


@pytest.fixture
def graph():
    return connect_articles(
        [
            named("시청", "a1"),
            named("시청", "a1", 9),
            named("구청", "a1", 4),
            named("시청", "a2"),
            named("재단", "a2", 5),
        ]
    )


def test_an_edge_counts_the_mentions_and_leads_to_them(graph):
    assert nx.is_bipartite(graph)
    edge = graph.edges["시청", "article:a1"]
    assert (edge["count"], edge["weight"]) == (2, 2)
    assert edge["evidence"] == (Evidence("a1", "text", 0, 2), Evidence("a1", "text", 9, 11))
    assert graph.nodes["시청"]["articles"] == 2
    assert graph.nodes["article:a2"]["label"] == "ARTICLE"


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("onto", [0, 1])
def test_projections_equal_those_of_networkx(seed, onto):
    graph = nx.bipartite.random_graph(9, 12, 0.3, seed=seed)
    side = [node for node, data in graph.nodes(data=True) if data["bipartite"] == onto]
    peers = {
        "count": nx.bipartite.weighted_projected_graph(graph, side),
        "jaccard": nx.bipartite.overlap_weighted_projected_graph(graph, side, jaccard=True),
        "collaboration": nx.bipartite.collaboration_weighted_projected_graph(graph, side),
    }
    for name, peer in peers.items():
        got = project(graph, onto, weight=name)
        assert set(got) == set(side)
        want = {frozenset(pair): peer.edges[pair]["weight"] for pair in peer.edges}
        assert {frozenset(pair): got.edges[pair]["weight"] for pair in got.edges} == pytest.approx(want)


def test_cosine_worked_by_hand(graph):
    # 시청 in two articles, 구청 in one of them.
    edge = project(graph, weight="cosine").edges["시청", "구청"]
    assert edge == {"count": 1, "weight": pytest.approx(1 / 2**0.5)}
    assert edge["weight"] == pytest.approx(0.7071, abs=1e-4)


def test_a_node_of_no_side_is_named():
    with pytest.raises(ValueError, match="node 'a' has bipartite=None"):
        project(nx.Graph([("a", "b")]))
    with pytest.raises(ValueError, match="did you mean 'jaccard'"):
        project(nx.Graph(), weight="jacard")
