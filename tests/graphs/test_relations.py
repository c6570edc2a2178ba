import pytest

from newsmine.graphs.relations import connect_relations
from newsmine.records import Evidence, Relation


def stated(head, type_, tail, **further):
    facts = {"article_id": "a1", "start": 0, "head_id": head, "head": head, "tail_id": tail, "tail": tail, **further}
    return Relation(type=type_, end=facts["start"] + 9, **facts)


SAID = [
    stated("서가온", "HEAD_OF", "빛고을재단", role="원장"),
    stated("서가온", "HEAD_OF", "빛고을재단", role="원장", article_id="a2", start=30),
    stated("서가온", "AFFILIATED_WITH", "빛고을재단", role="위원", article_id="a2"),
    stated("한빛데이터", "SIGNED_MOU_WITH", "빛고을재단"),
    stated("빛고을재단", "SIGNED_MOU_WITH", "한빛데이터", article_id="a2"),
]


def test_each_type_and_role_is_an_edge_of_its_own_with_its_sentences():
    graph = connect_relations(SAID)
    edge = graph.edges["서가온", "빛고을재단", "HEAD_OF:원장"]
    assert (edge["count"], edge["articles"], edge["role"]) == (2, 2, "원장")
    assert edge["evidence"] == (Evidence("a1", "text", 0, 9), Evidence("a2", "text", 30, 39))
    assert graph.number_of_edges("서가온", "빛고을재단") == 2


def test_what_says_the_same_of_both_is_one_edge_however_it_is_told():
    graph = connect_relations(SAID, types=["SIGNED_MOU_WITH"])
    ((_, _, data),) = graph.edges(data=True)
    assert (data["count"], data["mutual"]) == (2, True)
    back = connect_relations(reversed(SAID), types=["SIGNED_MOU_WITH"])
    assert list(back.edges(keys=True)) == list(graph.edges(keys=True))


def test_plans_are_edges_of_their_own():
    graph = connect_relations([*SAID[:1], stated("서가온", "HEAD_OF", "빛고을재단", role="원장", modality="denied")])
    assert {data["modality"] for *_, data in graph.edges(data=True)} == {"asserted", "denied"}


def test_few_articles_are_left_out():
    assert connect_relations(SAID, min_count=2).number_of_edges() == 2


@pytest.mark.parametrize(
    ("given", "choice", "error", "said"),
    [
        (SAID, {"types": ["HEADS_OF"]}, ValueError, "did you mean 'HEAD_OF'"),
        (SAID, {"min_count": 0}, ValueError, "at least 1"),
        (["서가온"], {}, TypeError, "not of str"),
    ],
)
def test_wrong_choices_are_named(given, choice, error, said):
    with pytest.raises(error, match=said):
        connect_relations(given, **choice)
