import itertools
import math
from collections import defaultdict
from datetime import datetime

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsmine.corpus.database import Corpus
from newsmine.corpus.stages import keep_result
from newsmine.corpus.write import Input, add_readings
from newsmine.graphs.connect import connect
from newsmine.records import Article, Evidence, Found, Mention, Reading
from newsmine.schema import KST

NAMES = {"시청": "GOV", "구청": "GOV", "한빛데이터": "COMPANY", "누리로봇": "COMPANY", "탁상우": "PERSON"}


def mention(name, *, article="a1", start=0, sentence=0, field="text"):
    return Mention(
        article_id=article,
        start=start,
        end=start + len(name),
        text=name,
        label=NAMES[name],
        entity_id=f"{NAMES[name].lower()}-{name}",
        canonical=name,
        sentence=sentence,
        by="test",
        field=field,
    )


def mentions_in(text, article, field="text"):
    from newsmine.text.sentences import sentences

    spans = list(sentences(text))
    for name in NAMES:
        at = text.find(name)
        while at >= 0:
            sentence = next((i for i, (start, end) in enumerate(spans) if start <= at < end), 0)
            yield mention(name, article=article, start=at, sentence=sentence if field == "text" else -1, field=field)
            at = text.find(name, at + 1)


ARTICLES = (
    Article(
        id="b1",
        title="시청과 누리로봇 손잡다",
        text="시청은 27일 한빛데이터와 만났다. 누리로봇은 오지 않았다.\n구청은 쉬었다. 시청도 쉬었다.",
        published_at=datetime(2024, 3, 2, 9, tzinfo=KST),
    ),
    Article(id="b2", title=None, text="한빛데이터가 시청에 왔다.", published_at=datetime(2023, 1, 5, tzinfo=KST)),
    Article(id="b3", title="구청", text="시청만 있다.", published_at=None),
)


@pytest.fixture
def corpus():
    with Corpus.open(":memory:") as store:
        source = Input(path="test", sha256="", fingerprint="test")
        add_readings(store, source, (Reading(article=article) for article in ARTICLES))
        for article in ARTICLES:
            found = [*mentions_in(article.title or "", article.id, "title"), *mentions_in(article.text, article.id)]
            keep_result(store, "entities", article.id, Found(mentions=tuple(found)))
        yield store


def edge(graph, head, tail):
    return graph.edges[f"{NAMES[head].lower()}-{head}", f"{NAMES[tail].lower()}-{tail}"]


def test_an_edge_of_a_corpus_leads_to_its_sentences(corpus):
    found = edge(connect(corpus, min_count=1), "시청", "한빛데이터")
    texts = {article.id: article.text for article in ARTICLES}
    assert [texts[e.article_id][e.start : e.end] for e in found["evidence"]] == [
        "시청은 27일 한빛데이터와 만났다.",
        "한빛데이터가 시청에 왔다.",
    ]
    assert (found["count"], found["articles"], found["first"], found["last"]) == (2, 2, "2023-01-05", "2024-03-02")


def test_a_title_is_a_window_of_its_own(corpus):
    found = edge(connect(corpus, min_count=1), "시청", "누리로봇")
    assert found["evidence"] == (Evidence("b1", "title", 0, 12),)


def test_a_paragraph_joins_what_its_sentences_part(corpus):
    graph = connect(corpus, within="paragraph", min_count=1)
    (place,) = edge(graph, "시청", "구청")["evidence"]
    assert ARTICLES[0].text[place.start : place.end] == "구청은 쉬었다. 시청도 쉬었다."


def test_an_article_joins_title_and_text_and_shows_the_text(corpus):
    graph = connect(corpus, within="article", min_count=1)
    found = edge(graph, "시청", "구청")
    assert found["count"] == 2
    assert found["evidence"][1] == Evidence("b3", "text", 0, 7)
    wide = found["evidence"][0]
    assert ARTICLES[0].text[wide.start : wide.end].startswith("시청은 27일")


def test_mentions_of_a_corpus_give_the_graph_of_the_corpus(corpus):
    from newsmine.corpus.read import iter_mentions

    whole, bare = connect(corpus, min_count=1), connect(iter_mentions(corpus), min_count=1)
    assert {frozenset(pair) for pair in whole.edges} == {frozenset(pair) for pair in bare.edges}
    for head, tail, data in whole.edges(data=True):
        other = bare.edges[head, tail]
        assert (data["count"], data["npmi"]) == (other["count"], other["npmi"])
        assert other["first"] is None


def test_bare_mentions_are_evidence_from_the_first_to_the_last():
    graph = connect([mention("시청", start=30), mention("누리로봇", start=3)], min_count=1)
    assert edge(graph, "시청", "누리로봇")["evidence"] == (Evidence("a1", "text", 3, 32),)


def test_npmi_is_the_formula_worked_by_hand():
    # Four windows: 시청 in 3, 구청 in 2, both in 2.
    pairs = [(0, "시청"), (0, "구청"), (1, "시청"), (1, "구청"), (2, "시청"), (3, "누리로봇")]
    graph = connect([mention(name, sentence=i) for i, name in pairs])
    want = math.log((2 / 4) / ((3 / 4) * (2 / 4))) / -math.log(2 / 4)
    assert edge(graph, "시청", "구청")["npmi"] == pytest.approx(want)
    assert edge(graph, "시청", "구청")["weight"] == pytest.approx(want)


def test_labels_choose_nodes_and_leave_the_windows():
    rows = [mention(name, sentence=i) for i in (0, 1) for name in NAMES]
    graph = connect(rows, labels=["GOV"])
    assert sorted(data["name"] for _, data in graph.nodes(data=True)) == ["구청", "시청"]
    assert graph.graph["labels"] == ("GOV",)
    assert graph.graph["windows"] == 2


def test_counts_may_be_the_weight():
    rows = [mention(name, sentence=i) for i in (0, 1) for name in ("시청", "구청")]
    assert edge(connect(rows, weight="count"), "시청", "구청")["weight"] == 2


def test_nodes_carry_measures_communities_and_positions():
    rows = [mention(name, sentence=i) for i in (0, 1) for name in NAMES]
    (_, node), *_ = connect(rows).nodes(data=True)
    assert {"degree", "strength", "betweenness", "community", "x", "y", "windows"} <= set(node)


@pytest.mark.parametrize(
    ("choice", "text"),
    [
        ({"within": "paragraph"}, "give a Corpus"),
        ({"within": "sentense"}, "did you mean 'sentence'"),
        ({"weight": "npm"}, "did you mean 'npmi'"),
        ({"min_count": 0}, "at least 1"),
        ({"labels": ["PERSONS"]}, "did you mean 'PERSON'"),
    ],
)
def test_a_wrong_choice_says_the_way_out(choice, text):
    with pytest.raises(ValueError, match=text):
        connect([mention("시청")], **choice)


def test_something_else_than_mentions_is_refused():
    with pytest.raises(TypeError, match="not of str"):
        connect(["시청"])


def test_nothing_named_is_an_empty_graph():
    assert len(connect([])) == 0


ROWS = st.lists(
    st.tuples(
        st.sampled_from(sorted(NAMES)), st.sampled_from(["a1", "a2", "a3"]), st.integers(0, 3), st.integers(0, 90)
    ),
    max_size=60,
)


@settings(max_examples=200, deadline=None)
@given(rows=ROWS, min_count=st.integers(1, 3), within=st.sampled_from(["sentence", "article"]))
def test_counts_equal_brute_force(rows, min_count, within):
    mentions = [mention(name, article=a, sentence=s, start=100 * s + at) for name, a, s, at in rows]
    windows = defaultdict(set)
    for m in mentions:
        windows[m.article_id, m.sentence if within == "sentence" else 0].add(m.entity_id)
    counts = defaultdict(int)
    for names in windows.values():
        for pair in itertools.combinations(sorted(names), 2):
            counts[frozenset(pair)] += 1
    graph = connect(mentions, within=within, min_count=min_count, measures=False)
    assert {frozenset(pair): graph.edges[pair]["count"] for pair in graph.edges} == {
        pair: count for pair, count in counts.items() if count >= min_count
    }
    for *_, data in graph.edges(data=True):
        assert len(data["evidence"]) == data["count"]
        assert -1 <= data["npmi"] <= 1


@settings(max_examples=30, deadline=None)
@given(rows=ROWS, shuffle=st.randoms(use_true_random=False))
def test_the_order_of_mentions_does_not_show(rows, shuffle):
    mentions = [mention(name, article=a, sentence=s, start=100 * s + at) for name, a, s, at in rows]
    first = connect(mentions, min_count=1)
    shuffle.shuffle(mentions)
    again = connect(mentions, min_count=1)
    assert nx.node_link_data(first, edges="edges") == nx.node_link_data(again, edges="edges")
