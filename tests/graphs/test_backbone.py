import random

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import fisher_exact

from newsmine.graphs.backbone import backbone
from newsmine.graphs.connect import connect
from newsmine.records import Mention


def weighed(seed):
    graph = nx.gnp_random_graph(25, 0.3, seed=seed)
    draw = random.Random(seed)  # noqa: S311 - a test's weights are no secret
    for *_, data in graph.edges(data=True):
        data["weight"] = draw.choice([1, 1, 2, 3, 12])
    return graph


def in_a_loop(graph):
    """The disparity filter as its paper has it, an integral by hand: (1 - w/s)^(k-1)."""
    found = {}
    for head, tail, data in graph.edges(data=True):
        chances = []
        for end in (head, tail):
            degree = graph.degree(end)
            if degree > 1:
                chances.append((1 - data["weight"] / graph.degree(end, weight="weight")) ** (degree - 1))
        found[head, tail] = min(chances, default=1.0)
    return found


@pytest.mark.parametrize("seed", range(8))
def test_the_disparity_equals_the_loop(seed):
    graph = weighed(seed)
    kept = backbone(graph, alpha=0.2)
    want = {pair: chance for pair, chance in in_a_loop(graph).items() if chance < 0.2}
    assert {pair: data["p_value"] for *pair, data in kept.edges(data=True) for pair in [tuple(pair)]} == pytest.approx(
        want
    )
    assert kept.graph["share"] == pytest.approx(len(want) / graph.number_of_edges())


def test_the_disparity_worked_by_hand():
    # 시청 has ties of 8, 1 and 1: (1 - 8/10)^2 = .04 and (1 - 1/10)^2 = .81; its neighbours have no other tie.
    graph = nx.Graph(
        [("시청", "재단", {"weight": 8}), ("시청", "구청", {"weight": 1}), ("시청", "도청", {"weight": 1})]
    )
    kept = backbone(graph)
    assert [(head, tail, round(data["p_value"], 9)) for head, tail, data in kept.edges(data=True)] == [
        ("시청", "재단", 0.04)
    ]


@settings(max_examples=50, deadline=None)
@given(seed=st.integers(0, 10_000), alpha=st.floats(0.01, 0.99))
def test_a_backbone_is_a_subgraph_and_grows_with_alpha(seed, alpha):
    graph = weighed(seed)
    kept, more = backbone(graph, alpha=alpha), backbone(graph, alpha=min(0.995, alpha * 1.5))
    assert set(kept.edges) <= set(more.edges) <= set(graph.edges)
    assert all("p_value" not in data for *_, data in graph.edges(data=True))
    assert not list(nx.isolates(kept))


def test_significance_asks_whether_so_many_shared_windows_are_chance():
    def named(name, sentence):
        return Mention(
            article_id="a1",
            start=0,
            end=2,
            text=name,
            label="GOV",
            entity_id=name,
            canonical=name,
            sentence=sentence,
            by="t",
        )

    rows = [named(name, i) for i in range(6) for name in ("시청", "구청")]
    rows += [named("도청", i) for i in range(4, 20)]
    graph = connect(rows, min_count=1, measures=False)
    kept = backbone(graph, method="significance", correction="bonferroni")
    (edge,) = kept.edges(data=True)
    assert set(edge[:2]) == {"시청", "구청"}
    assert edge[2]["p_value"] == pytest.approx(fisher_exact([[6, 0], [0, 14]], alternative="greater").pvalue)
    with pytest.raises(ValueError, match="needs a graph"):
        backbone(weighed(1), method="significance")


def test_the_false_discovery_rate_keeps_between_bonferroni_and_none():
    graph = weighed(3)
    sizes = [backbone(graph, alpha=0.3, correction=c).number_of_edges() for c in ("bonferroni", "fdr", "none")]
    assert sizes == sorted(sizes)
    chances = sorted(in_a_loop(graph).values())
    passed = [i for i, chance in enumerate(chances, start=1) if chance <= 0.3 * i / len(chances)]
    assert sizes[1] == max(passed, default=0)


@pytest.mark.parametrize(
    ("choice", "said"), [({"alpha": 1}, "between 0 and 1"), ({"method": "disparty"}, "did you mean")]
)
def test_a_wrong_choice_is_named(choice, said):
    with pytest.raises(ValueError, match=said):
        backbone(weighed(1), **choice)
