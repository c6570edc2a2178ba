import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st

from newsmine.files.values import texts_of
from newsmine.graphs.connect import connect
from newsmine.graphs.evidence import Places
from newsmine.records import Mention
from newsmine.text.references import write_references

NAMES = ("시청", "구청", "한빛데이터", "누리로봇", "탁상우")
ROWS = st.lists(
    st.tuples(
        st.sampled_from(NAMES),
        st.sampled_from(["a1", "a 2", "<a3>"]),
        st.integers(-1, 3),
        st.integers(0, 90),
        st.sampled_from(["text", "title"]),
    ),
    max_size=40,
)


def graph_of(rows):
    mentions = [
        Mention(
            article_id=article,
            start=start,
            end=start + len(name),
            text=name,
            label="GOV",
            entity_id=name,
            canonical=name,
            sentence=sentence,
            by="test",
            field=field,
        )
        for name, article, sentence, start, field in rows
    ]
    return connect(mentions, within="article", min_count=1, measures=False)


def columns_of(evidence):
    for spans in Places.spans(evidence):
        places = zip(
            spans.article.tolist(), spans.field.tolist(), spans.start.tolist(), spans.end.tolist(), strict=True
        )
        for article, field, start, end in places:
            yield spans.article_ids[article], spans.fields[field], start, end


@settings(max_examples=100, deadline=None)
@given(first=ROWS, second=ROWS)
def test_places_of_many_edges_are_those_of_each(first, second):
    both = nx.disjoint_union(graph_of(first), graph_of(second))
    evidence = [data["evidence"] for *_, data in both.edges(data=True)]
    places = [place for each in evidence for place in each]
    assert [*columns_of(evidence)] == [(p.article_id, p.field, p.start, p.end) for p in places]
    assert [n for spans in Places.spans(evidence) for n in spans.sizes.tolist()] == [*map(len, evidence)]


@settings(max_examples=50, deadline=None)
@given(rows=ROWS.filter(lambda rows: len({row[0] for row in rows if row[1] == "a 2"}) > 1))
def test_the_text_of_many_is_the_text_of_each(rows):
    evidence = [data["evidence"] for *_, data in graph_of(rows).edges(data=True)]
    as_one = [write_references(each).replace("<", "&lt;").replace(">", "&gt;") for each in evidence]
    assert texts_of(evidence, Places).to_pylist() == as_one
    assert texts_of([tuple(each) for each in evidence], tuple).to_pylist() == as_one


def test_evidence_is_a_sequence():
    graph = graph_of([("시청", "a1", 0, 3, "text"), ("구청", "a1", 0, 9, "text"), ("시청", "a 2", 0, 0, "title")])
    graph.add_edge("시청", "누리로봇", evidence=())
    evidence = graph.edges["시청", "구청"]["evidence"]
    assert (len(evidence), evidence[0], evidence[-1:]) == (1, next(iter(evidence)), tuple(evidence))
    assert evidence == tuple(evidence)
    assert hash(evidence) == hash(tuple(evidence))
