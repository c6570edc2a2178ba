import networkx as nx
import pandas as pd
import pytest

from newsmine.errors import InputError
from newsmine.graphs.frames import from_frames, to_frames
from newsmine.records import Evidence


def test_a_graph_comes_back_from_its_tables():
    graph = nx.Graph()
    graph.add_node("c1", name="한빛데이터", mentions=3, first=None)
    graph.add_node("c2", name="누리로봇", mentions=2, first="2024-01-02")
    graph.add_edge(
        "c1", "c2", weight=0.25, count=2, evidence=(Evidence("a 1", "text", 0, 9), Evidence("b", "title", 1, 4))
    )
    back = from_frames(*to_frames(graph))
    assert dict(back.nodes(data=True)) == dict(graph.nodes(data=True))
    assert list(back.edges(data=True)) == list(graph.edges(data=True))


def test_an_empty_graph_has_columns():
    nodes, edges = to_frames(nx.Graph())
    assert list(nodes.columns) == ["id"]
    assert list(edges.columns) == ["source", "target"]
    assert len(from_frames(nodes, edges)) == 0


def test_a_missing_column_and_an_unknown_node_are_named():
    nodes = pd.DataFrame({"id": ["c1"]})
    with pytest.raises(InputError, match="no column 'source'"):
        from_frames(nodes, pd.DataFrame({"target": ["c1"]}))
    with pytest.raises(InputError, match="'c9' is no id"):
        from_frames(nodes, pd.DataFrame({"source": ["c1"], "target": ["c9"]}))
