import networkx as nx
import numpy as np
import pytest

from newsmine.graphs.summarize import summarize


@pytest.mark.parametrize("seed", range(6))
def test_the_numbers_equal_those_of_networkx(seed):
    graph = nx.gnp_random_graph(40, 0.06, seed=seed)
    got = summarize(graph, weight=None)
    part = graph.subgraph(max(nx.connected_components(graph), key=len))
    local = [value for node, value in nx.clustering(graph).items() if graph.degree(node) > 1]
    want = {
        "nodes": 40,
        "edges": graph.number_of_edges(),
        "density": nx.density(graph),
        "mean_degree": np.mean([degree for _, degree in graph.degree]),
        "components": nx.number_connected_components(graph),
        "largest": len(part) / 40,
        "diameter": nx.diameter(part),
        "mean_distance": nx.average_shortest_path_length(part),
        "clustering": np.mean(local),
        "transitivity": nx.transitivity(graph),
    }
    assert got[list(want)].to_dict() == pytest.approx(want)


def test_the_centralization_of_a_ring_is_0_and_that_of_a_star_1():
    assert summarize(nx.cycle_graph(9), weight=None)["centralization"] == 0
    assert summarize(nx.star_graph(8), weight=None)["centralization"] == 1


def test_nothing_has_no_diameter():
    got = summarize(nx.Graph())
    assert (got["nodes"], got["communities"]) == (0, 0)
    assert np.isnan(got["diameter"])
