import networkx as nx
import numpy as np
import pytest

from newsmine.graphs.compare import compare_graphs


def weighed(seed, n=14):
    graph = nx.gnp_random_graph(n, 0.4, seed=seed)
    draw = np.random.default_rng(seed)
    for *_, data in graph.edges(data=True):
        data["weight"] = float(draw.normal())
    return graph


def brute(one, other, permutations, seed):
    """The QAP with whole matrices and numpy's own correlation."""
    n = len(one)
    upper = np.triu_indices(n, 1)
    a, b = (nx.to_numpy_array(graph, nodelist=range(n)) for graph in (one, other))
    draw = np.random.default_rng(seed)
    r = np.corrcoef(a[upper], b[upper])[0, 1]
    chance = []
    for _ in range(permutations):
        order = draw.permutation(n)
        chance.append(np.corrcoef(a[upper], b[np.ix_(order, order)][upper])[0, 1])
    chance = np.array(chance)
    return (
        r,
        (1 + (chance >= r - 1e-9).sum()) / (permutations + 1),
        (1 + (chance <= r + 1e-9).sum()) / (permutations + 1),
    )


@pytest.mark.parametrize("seed", range(5))
def test_the_qap_equals_that_of_whole_matrices(seed):
    one, other = weighed(seed), weighed(seed + 50)
    found = compare_graphs(one, other, permutations=200, seed=3)
    r, greater, less = brute(one, other, 200, 3)
    assert found.r == pytest.approx(r)
    assert (found.p_greater, found.p_less) == pytest.approx((greater, less))


def test_a_graph_is_itself_and_chance_is_not():
    graph = weighed(1)
    found = compare_graphs(graph, graph, permutations=99)
    assert (found.r, found.shared, found.nodes) == (1.0, 1.0, 14)
    assert found.p_greater == pytest.approx(0.01)


def test_only_nodes_of_both_count():
    one = nx.Graph([("시청", "구청"), ("구청", "재단"), ("재단", "도청")])
    other = nx.Graph([("시청", "구청"), ("구청", "재단"), ("시청", "한빛데이터")])
    found = compare_graphs(one, other, weight=None, permutations=9)
    assert (found.nodes, found.r, found.shared) == (3, 1.0, 1.0)


def test_graphs_without_common_nodes_are_refused():
    with pytest.raises(ValueError, match="share 0 nodes"):
        compare_graphs(nx.path_graph(3), nx.Graph([("가", "나")]), weight=None)
    with pytest.raises(ValueError, match="has no 'weight'"):
        compare_graphs(nx.path_graph(3), nx.path_graph(3))
