import copy
import itertools
from collections import Counter
from datetime import datetime

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsmine.corpus.database import Corpus
from newsmine.corpus.stages import keep_result
from newsmine.corpus.write import Input, add_readings
from newsmine.graphs.connect import connect, connect_by
from newsmine.records import KST, Article, Document, Evidence, Found, Mention, Reading, Token
from newsmine.text.words import choose_words

RELEASE = "가온시와 한빛데이터는 이날 인공지능 인재 양성을 위한 업무협약을 맺고 교육과정을 함께 열기로 했다."
TEXTS = {
    "a1": (RELEASE + " 누리로봇은 오지 않았다.", "한빛일보", datetime(2023, 5, 1, tzinfo=KST)),
    "a2": (RELEASE + " 가온시는 누리로봇과도 만난다.", "누리신문", datetime(2024, 2, 1, tzinfo=KST)),
    "a3": ("누리로봇과 한빛데이터가 가온시에 공장을 짓는다.", "누리신문", datetime(2024, 9, 3, tzinfo=KST)),
    "a4": ("가온시와 누리로봇이 만났다.", None, None),
}
NAMES = ("가온시", "한빛데이터", "누리로봇")


def mentions(article_id, text):
    for name in NAMES:
        at = text.find(name)
        while at >= 0:
            yield Mention(
                article_id=article_id, start=at, end=at + len(name), text=name, label="COMPANY", entity_id=name, canonical=name,
                sentence=0, by="test",
            )  # fmt: skip
            at = text.find(name, at + 1)


def document(article_id, text):
    """Words parted by blanks, each a noun; sentences by their number."""
    tokens, at, sentence = [], 0, 0
    for word in text.split(" "):
        bare = word.rstrip(".")
        tokens.append(Token(bare, bare, "NNG", "NOUN", at, at + len(bare), exact=True, sentence=sentence))
        sentence += word.endswith(".")
        at += len(word) + 1
    return Document(article_id=article_id, tokenizer="test", tokens=tuple(tokens))


@pytest.fixture
def corpus():
    with Corpus.open(":memory:") as store:
        readings = [
            Reading(article=Article(id=id_, text=text, publisher=publisher, published_at=time))
            for id_, (text, publisher, time) in TEXTS.items()
        ]
        add_readings(store, Input(path="test", sha256="", fingerprint="test"), readings)
        for id_, (text, *_) in TEXTS.items():
            keep_result(store, "entities", id_, Found(mentions=tuple(mentions(id_, text))))
            keep_result(store, "tokens", id_, document(id_, text))
        yield store


def counts(graph):
    return {frozenset(pair): graph.edges[pair]["count"] for pair in graph.edges}


def pair(*names):
    return frozenset(names)


def test_a_release_that_two_papers_print_counts_once(corpus):
    assert counts(connect(corpus, min_count=1))[pair("가온시", "한빛데이터")] == 2
    every = connect(corpus, min_count=1, once=False)
    assert counts(every)[pair("가온시", "한빛데이터")] == 3
    # The earlier paper's sentence is the evidence.
    once = connect(corpus, min_count=1)
    assert [place.article_id for place in once.edges["가온시", "한빛데이터"]["evidence"]] == ["a1", "a3"]
    # Who is how often named does not change.
    assert once.nodes["가온시"]["mentions"] == every.nodes["가온시"]["mentions"] == 5


def test_in_the_second_paper_alone_its_release_counts(corpus):
    assert counts(connect(corpus, publishers=["누리신문"], min_count=1))[pair("가온시", "한빛데이터")] == 2


def test_days_and_outlets_choose_the_articles(corpus):
    later = connect(corpus, since="2024-01-01", until="2024-06-30", min_count=1)
    assert counts(later) == {pair("가온시", "한빛데이터"): 1, pair("가온시", "누리로봇"): 1}
    assert later.nodes["가온시"]["articles"] == 1
    assert later.graph["since"] == "2024-01-01"
    with pytest.raises(ValueError, match=r"no article of '누리신믄'; did you mean '누리신문'"):
        connect(corpus, publishers=["누리신믄"])
    with pytest.raises(ValueError, match="since = '2024-13-01' is no day"):
        connect(corpus, since="2024-13-01")


def test_slices_equal_what_is_asked_one_by_one(corpus):
    years = connect_by(corpus, "year", min_count=1)
    assert list(years) == ["2023", "2024"]
    for year, graph in years.items():
        alone = connect(corpus, since=f"{year}-01-01", until=f"{year}-12-31", min_count=1)
        assert {n: d for n, d in graph.nodes(data=True)} == {n: d for n, d in alone.nodes(data=True)}  # noqa: C416 - views
        assert [(*e[:2], e[2]) for e in graph.edges(data=True)] == [(*e[:2], e[2]) for e in alone.edges(data=True)]
        assert graph.graph["slice"] == year
    assert list(connect_by(corpus, "quarter", min_count=1)) == ["2023Q2", "2024Q1", "2024Q3"]
    assert list(connect_by(corpus, "publisher", min_count=1)) == ["누리신문", "한빛일보"]


def test_slices_of_what_tells_no_day_are_refused():
    with pytest.raises(ValueError, match="no article tells its year"):
        connect_by(mentions("a1", RELEASE), "year")
    with pytest.raises(ValueError, match="did you mean 'month'"):
        connect_by([], "moth")


def test_a_window_of_words_is_counted_in_blanks(corpus):
    # 누리로봇과 한빛데이터가 가온시에: next to each other, and two words apart.
    two = counts(connect(corpus, within=2, since="2024-09-01", min_count=1))
    assert two == {pair("누리로봇", "한빛데이터"): 1, pair("한빛데이터", "가온시"): 1}
    three = counts(connect(corpus, within=3, since="2024-09-01", min_count=1))
    assert three == {**two, pair("누리로봇", "가온시"): 1}
    edge = connect(corpus, within=3, since="2024-09-01", min_count=1).edges["누리로봇", "가온시"]
    assert edge["evidence"] == (Evidence("a3", "text", 0, len(TEXTS["a3"][0])),)


def test_words_of_documents_are_joined_like_names(corpus):
    graph = connect(
        corpus, unit="word", within="sentence", min_count=1, words=choose_words(synonyms={"공장을": "공장"})
    )
    assert graph.nodes["공장"]["label"] == "WORD"
    assert counts(graph)[pair("공장", "짓는다")] == 1
    place = graph.edges["공장", "짓는다"]["evidence"][0]
    assert TEXTS["a3"][0][place.start : place.end] == TEXTS["a3"][0]
    bare = connect([document(id_, text) for id_, (text, *_) in TEXTS.items()], unit="word", min_count=1, once=False)
    assert counts(bare)[pair("업무협약을", "맺고")] == 2


SENTENCES = st.lists(st.lists(st.sampled_from("가나다라마"), max_size=9), min_size=1, max_size=6)


@settings(max_examples=200, deadline=None)
@given(sentences=SENTENCES, words=st.integers(2, 6))
def test_windows_of_words_equal_brute_force(sentences, words):
    text = " ".join(" ".join(sentence) + " 끝." for sentence in sentences)
    want = Counter()
    for sentence in sentences:
        row = [*sentence, "끝"]
        for i, j in itertools.combinations(range(len(row)), 2):
            if j - i < words and row[i] != row[j]:
                want[pair(row[i], row[j])] += 1
    chosen = choose_words(min_length=1)
    graph = connect([document("a1", text)], unit="word", words=chosen, within=words, min_count=1, measures=False)
    assert counts(graph) == dict(want)
    assert graph.graph["windows"] == want.total()
    assert all(len(data["evidence"]) == data["count"] for *_, data in graph.edges(data=True))


def test_only_the_words_of_most_windows_are_joined(corpus):
    graph = connect(corpus, top=2, min_count=1)
    assert set(graph) == {"가온시", "누리로봇"} or set(graph) == {"가온시", "한빛데이터"}
    assert graph.graph["top"] == 2


def test_counts_alone_are_those_with_evidence(corpus):
    whole, bare = connect(corpus, min_count=1), connect(corpus, min_count=1, evidence=False)
    assert counts(whole) == counts(bare)
    assert not any({"evidence", "first", "articles"} & set(data) for *_, data in bare.edges(data=True))


@pytest.mark.parametrize("weight", ["pmi", "jaccard", "cosine", "association_strength", "log_likelihood", "count"])
def test_the_weight_that_was_chosen_is_the_weight(corpus, weight):
    graph = connect(corpus, weight=weight, min_count=1)
    for *_, data in graph.edges(data=True):
        assert data["weight"] == data[weight]
        assert ("p_value" in data) == (weight == "log_likelihood")


def test_evidence_is_a_sequence_that_reads_like_a_tuple(corpus):
    places = connect(corpus, min_count=1).edges["가온시", "누리로봇"]["evidence"]
    assert places == tuple(places)
    assert tuple(places) == places
    assert places[0] == next(iter(places))
    assert places[-1:] == (tuple(places)[-1],)
    assert repr(places) == repr(tuple(places))
    assert hash(places) == hash(tuple(places))
    assert places != places[:1]


def test_a_graph_can_be_copied_and_sent_elsewhere(corpus):
    graph = connect(corpus, min_count=1)
    other = copy.deepcopy(graph)
    assert nx.utils.graphs_equal(graph, other)
    assert isinstance(other.edges["가온시", "누리로봇"]["evidence"], tuple)


@pytest.mark.parametrize(
    ("choice", "said"),
    [
        ({"within": 1}, "at least 2"),
        ({"within": True}, "unknown window"),
        ({"unit": "words"}, "did you mean 'word'"),
        ({"unit": "word", "labels": ["GOV"]}, "choose_words"),
        ({"top": 1}, "a pair takes 2"),
        ({"unit": "word", "offices": True}, "unit='entity'"),
    ],
)
def test_choices_that_say_nothing_are_refused(corpus, choice, said):
    with pytest.raises(ValueError, match=said):
        connect(corpus, **choice)
