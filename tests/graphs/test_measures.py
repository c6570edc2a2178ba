import random

import igraph
import networkx as nx
import pytest

from newsmine.graphs.communities import communities, modularity
from newsmine.graphs.describe import describe
from newsmine.graphs.engine import engine_of
from newsmine.graphs.layout import layout
from newsmine.graphs.measures import measure


def some_graph(seed):
    graph = nx.gnp_random_graph(30, 0.12, seed=seed)
    draw = random.Random(seed)  # noqa: S311 - a test's weights are no secret
    for *_, data in graph.edges(data=True):
        data["weight"] = draw.uniform(0.1, 1)
    return graph


SEEDS = range(8)


@pytest.mark.parametrize("seed", SEEDS)
def test_measures_equal_those_of_networkx(seed):
    graph = some_graph(seed)
    frame = measure(graph)
    assert frame["degree"].to_dict() == dict(graph.degree)
    assert frame["strength"].to_dict() == pytest.approx(dict(graph.degree(weight="weight")))
    assert frame["betweenness"].to_dict() == pytest.approx(nx.betweenness_centrality(graph), abs=1e-9)
    assert frame["closeness"].to_dict() == pytest.approx(nx.closeness_centrality(graph), abs=1e-9)
    assert frame["pagerank"].to_dict() == pytest.approx(nx.pagerank(graph, tol=1e-12, max_iter=1000), abs=1e-9)
    assert frame["core"].to_dict() == nx.core_number(graph)
    assert frame["constraint"].to_dict() == pytest.approx(nx.constraint(graph, weight="weight"), nan_ok=True)


@pytest.mark.parametrize("seed", SEEDS)
def test_eigenvector_equals_that_of_numpy(seed):
    graph = some_graph(seed)
    part = graph.subgraph(max(nx.connected_components(graph), key=len)).copy()
    want = nx.eigenvector_centrality_numpy(part, weight="weight")
    top = max(want.values())
    got = measure(part, names=["eigenvector"])["eigenvector"].to_dict()
    assert got == pytest.approx({node: value / top for node, value in want.items()}, abs=1e-6)


def test_weights_under_0_count_as_0():
    graph = nx.Graph([("가", "나", {"weight": -0.5}), ("나", "다", {"weight": 0.5})])
    assert measure(graph)["strength"].to_dict() == {"가": 0, "나": 0.5, "다": 0.5}
    describe(graph)


def test_an_empty_graph_has_an_empty_table_and_no_communities():
    graph = nx.Graph()
    describe(graph)
    assert measure(graph).shape == (0, 8)
    assert communities(graph) == layout(graph) == {}


def test_nodes_without_edges_are_measured():
    graph = nx.empty_graph(3)
    describe(graph)
    assert measure(graph)["closeness"].tolist() == [0, 0, 0]
    assert len(set(communities(graph).values())) == 3


def test_an_unknown_measure_a_missing_weight_and_a_directed_graph_are_named():
    graph = nx.Graph([(1, 2)])
    with pytest.raises(ValueError, match="did you mean 'degree'"):
        measure(graph, names=["degre"])
    with pytest.raises(ValueError, match="has no 'weight'"):
        measure(graph)
    with pytest.raises(ValueError, match="undirected"):
        measure(nx.DiGraph([(1, 2)]))
    with pytest.raises(ValueError, match="over 0"):
        communities(graph, resolution=0)


def test_two_cliques_are_two_communities():
    graph = nx.barbell_graph(5, 0)
    groups = communities(graph, weight=None)
    assert [groups[node] for node in range(10)] == [1] * 5 + [2] * 5
    assert modularity(graph, groups, weight=None) == pytest.approx(
        nx.community.modularity(graph, [range(5), range(5, 10)])
    )


@pytest.mark.parametrize("seed", SEEDS)
def test_communities_are_no_worse_than_louvain_and_come_again(seed):
    graph = some_graph(seed)
    groups = communities(graph, seed=3)
    assert communities(graph, seed=3) == groups
    louvain = nx.community.louvain_communities(graph, seed=seed)
    assert modularity(graph, groups) >= nx.community.modularity(graph, louvain) - 0.02


def test_a_layout_comes_again_and_does_not_touch_the_common_generator():
    graph = some_graph(1)
    random.seed(5)
    before = random.getstate()
    first = layout(graph, seed=4)
    assert random.getstate() == before
    assert layout(graph, seed=4) == first
    assert layout(graph, seed=5) != first
    assert max(abs(value) for point in first.values() for value in point) <= 1000.001
    random.seed(5)
    left = igraph.Graph.Erdos_Renyi(n=9, p=0.5).get_edgelist()
    random.seed(5)
    assert igraph.Graph.Erdos_Renyi(n=9, p=0.5).get_edgelist() == left


def test_the_engine_gets_nodes_in_order():
    engine = engine_of(nx.Graph([("나", "가", {"weight": 2})]))
    assert engine.igraph.get_edgelist() == [(0, 1)]
    assert engine.weights == [2.0]
