import networkx as nx
import pytest

from newsmine.graphs.ego import ego


def graph():
    made = nx.Graph([("c1", "c2"), ("c2", "c3"), ("c3", "c4")])
    nx.set_node_attributes(made, {"c1": "한빛데이터", "c2": "누리로봇", "c3": "가온시", "c4": "가온시"}, "name")
    return made


def test_a_node_is_found_by_id_and_by_name():
    assert set(ego(graph(), "누리로봇")) == set(ego(graph(), "c2")) == {"c1", "c2", "c3"}
    assert set(ego(graph(), "c1", radius=2)) == {"c1", "c2", "c3"}
    assert ego(graph(), "한빛데이터").graph["ego"] == "c1"


def test_directions_do_not_count():
    assert set(ego(nx.DiGraph([("가", "나"), ("나", "다")]), "나")) == {"가", "나", "다"}


@pytest.mark.parametrize(("node", "said"), [("한빛데이타", "did you mean '한빛데이터'"), ("가온시", "2 nodes.*c3, c4")])
def test_a_node_that_is_not_there_or_twice_is_named(node, said):
    with pytest.raises(ValueError, match=said):
        ego(graph(), node)
