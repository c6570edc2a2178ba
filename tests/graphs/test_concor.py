import networkx as nx
import numpy as np
import pytest

from newsmine.graphs.concor import concor, densities


def textbook(matrix, members, depth):
    """CONCOR with numpy's own correlations, one split after another."""
    if depth == 0 or len(members) < 2:
        return [members]
    near = np.corrcoef(matrix[:, members], rowvar=False)
    while not np.allclose(np.abs(near), 1, atol=1e-10):
        near = np.corrcoef(near, rowvar=False)
    one = [m for m, value in zip(members, near[0], strict=True) if value > 0]
    other = [m for m in members if m not in one]
    parts = [part for part in (one, other) if part]
    return [block for part in parts for block in textbook(matrix, part, depth - 1)] if len(parts) > 1 else [members]


@pytest.mark.parametrize("seed", range(6))
def test_blocks_equal_those_of_the_textbook(seed):
    graph = nx.gnp_random_graph(20, 0.35, seed=seed)
    draw = np.random.default_rng(seed)
    for *_, data in graph.edges(data=True):
        data["weight"] = float(draw.integers(1, 9))
    want = textbook(nx.to_numpy_array(graph), list(range(20)), 2)
    got = concor(graph)
    assert [[node for node in graph if got[node] == k] for k in sorted(set(got.values()))] == want


def test_agencies_that_deal_with_the_same_companies_are_a_block():
    agencies, companies = ["시청", "재단"], ["한빛데이터", "누리로봇", "가온소프트"]
    graph = nx.Graph([(a, c, {"weight": 3}) for a in agencies for c in companies])
    graph.add_edge("한빛데이터", "누리로봇", weight=1)
    blocks = concor(graph, depth=1)
    assert {blocks[a] for a in agencies} == {1}
    assert {blocks[c] for c in companies} == {2}
    assert densities(graph, blocks).to_numpy() == pytest.approx(np.array([[0, 3], [3, 1 / 3]]))


def test_nodes_with_the_same_ties_are_not_split():
    assert set(concor(nx.empty_graph(5), depth=3, weight=None).values()) == {1}
    assert len(set(concor(nx.complete_bipartite_graph(3, 4), depth=4, weight=None).values())) == 2


def test_densities_are_means_over_all_ties_that_could_be():
    graph = nx.gnp_random_graph(12, 0.4, seed=2)
    groups = {node: node % 3 for node in graph}
    matrix = nx.to_numpy_array(graph)
    got = densities(graph, groups, weight=None)
    for a in range(3):
        for b in range(3):
            cells = [matrix[i, j] for i in range(12) for j in range(12) if i != j and (i % 3, j % 3) == (a, b)]
            assert got.loc[a, b] == pytest.approx(np.mean(cells))


def test_an_empty_graph_has_no_blocks():
    assert concor(nx.Graph()) == {}
    with pytest.raises(ValueError, match="at least once"):
        concor(nx.path_graph(3), depth=0, weight=None)
