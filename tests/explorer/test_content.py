"""The parts of a page: network, quotations, relations, posts, topics, of a corpus that is written here."""

from collections import Counter
from datetime import datetime
from itertools import accumulate

import networkx as nx
import pytest

import newsmine as nm
from newsmine.corpus.database import Corpus
from newsmine.corpus.stages import keep_result
from newsmine.corpus.write import Input, add_readings
from newsmine.explorer.calendar import Calendar
from newsmine.explorer.content import Content, quoting_parts
from newsmine.explorer.network import edges_in_order, network_part, ranked
from newsmine.explorer.pack import unpack
from newsmine.explorer.sentences import Sentences
from newsmine.records import KST, Article, Evidence, Found, Mention, Reading, Relation

NAMES = {"한빛재단": "PUBLIC_ORG", "누리로봇": "COMPANY", "서가람": "PERSON"}
TEXTS = {
    "a1": (
        datetime(2024, 1, 5, tzinfo=KST),
        "한빛재단은 누리로봇과 만났다. 서가람 원장이 말했다.\n한빛재단 서가람 원장은 떠났다.",
    ),
    "a2": (datetime(2024, 3, 9, tzinfo=KST), "누리로봇과 한빛재단이 또 만났다."),
    "a3": (None, "한빛재단과 누리로봇, 그리고 서가람 원장."),
}


def places(text):
    for name, label in NAMES.items():
        at = text.find(name)
        while at >= 0:
            yield at, name, label
            at = text.find(name, at + 1)


@pytest.fixture
def corpus():
    with Corpus.open(":memory:") as store:
        articles = [
            Article(
                id=id_,
                title=f"{id_} 소식",
                text=text,
                published_at=when,
                publisher="한빛일보",
                url=f"https://hanbit.example/{id_}",
            )
            for id_, (when, text) in TEXTS.items()
        ]
        readings = [Reading(article=article) for article in articles]
        add_readings(store, Input(path="open", sha256="0", fingerprint="1", licence="CC BY 4.0"), readings[:1])
        add_readings(store, Input(path="closed", sha256="0", fingerprint="1"), readings[1:])
        for article in articles:
            mentions = [
                Mention(
                    article_id=article.id, start=at, end=at + len(name), text=name, label=label, entity_id=name,
                    canonical=name, sentence=0, by="test",
                )
                for at, name, label in places(article.text)
            ]  # fmt: skip
            head = Relation(
                article_id=article.id, head_id="서가람", head="서가람", type="HEAD_OF", tail_id="한빛재단", tail="한빛재단",
                role="원장", start=0, end=len(article.text.split("\n")[0]),
            )  # fmt: skip
            keep_result(store, "entities", article.id, Found(mentions=tuple(mentions), relations=(head,)))
        yield store


@pytest.fixture
def content(corpus):
    return Content(nm.connect(corpus, min_count=1), corpus)


def undone(part):
    """Return the edges of a network as pairs of names with count and months."""
    nodes, edges = part["nodes"], part["edges"]
    values = iter(edges["months"]["values"])
    months = [[next(values) for _ in range(size)] for size in edges["months"]["sizes"]]
    heads = accumulate(edges["head"])
    return {
        frozenset((nodes["name"][head], nodes["name"][tail])): (count, dict(zip(own[::2], own[1::2], strict=True)))
        for head, tail, count, own in zip(heads, edges["tail"], edges["count"], months, strict=True)
    }


def test_a_network_says_each_ties_count_and_its_months(content):
    told = undone(content.network)
    for one, other, edge in content.graph.edges(data=True):
        months = Counter(
            content.calendar.month_of[place.article_id]
            for place in edge["evidence"]
            if place.article_id in content.calendar.month_of
        )
        assert told[frozenset((one, other))] == (edge["count"], dict(months))
    assert content.calendar.months == ["2024-01", "2024-02", "2024-03"]
    assert content.calendar.counts == [1, 0, 1]
    assert told[frozenset(("한빛재단", "누리로봇"))] == (3, {0: 1, 2: 1})


def test_nodes_are_numbered_by_the_windows_that_they_stand_in(content):
    windows = [content.graph.nodes[node]["windows"] for node in content.nodes]
    assert windows == sorted(windows, reverse=True)
    assert content.network["nodes"]["name"] == content.nodes


def test_a_graph_of_anybody_is_a_network_too():
    graph = nx.Graph([(1, 2), (2, 3), (3, 3)])
    part = network_part(graph, ranked(graph), edges_in_order(graph, ranked(graph)), {})
    assert part["nodes"]["name"] == ["3", "2", "1"]
    assert part["edges"]["count"] == [1, 1]
    assert max(map(abs, part["nodes"]["x"] + part["nodes"]["y"])) <= 5000


def test_a_quotation_is_the_sentence_with_its_names(content):
    sentences = content.sentences()
    place = Evidence("a1", "text", 0, 14)
    number = sentences.quote([place])[place]
    part = sentences.part()
    text = part["text"][number]
    assert text == "한빛재단은 누리로봇과 만났다."
    marks = part["marks"]["values"]
    spans = [text[start:end] for start, end in zip(marks[::4], marks[1::4], strict=True)]
    assert spans == ["한빛재단", "누리로봇"]
    assert [content.nodes[node] for node in marks[3::4]] == spans
    assert [content.kinds[kind] for kind in marks[2::4]] == [NAMES[name] for name in spans]


def test_equal_sentences_are_quoted_once_and_those_of_missing_articles_not_at_all(content):
    sentences = content.sentences()
    found = sentences.quote(
        [Evidence("a1", "text", 0, 4), Evidence("a1", "text", 6, 10), Evidence("없음", "text", 0, 1)]
    )
    assert len(found) == 2
    assert len(set(found.values())) == 1
    assert sentences.within(Evidence("a1", "text", 6, 10)) == (6, 10)
    assert sentences.find("a1", "서가람 원장이 말했다.") == 1
    assert sentences.find("a1", "없는 말") is None


def test_a_long_quotation_ends_where_it_must(corpus):
    sentences = Sentences(corpus, {}, [])
    add_readings(
        corpus,
        Input(path="long", sha256="0", fingerprint="1"),
        [Reading(article=Article(id="b", text="가나 " * 5000))],
    )
    place = Evidence("b", "text", 3000, 12_000)
    sentences.quote([place])
    assert len(sentences.part()["text"][0]) == 3600
    assert sentences.within(place) == (3000, 3600)


def test_every_tie_has_sentences_of_articles_apart_in_time(content):
    parts = quoting_parts(content, per_edge=2, text=True)
    sizes, values = parts["edges"]["sizes"], iter(parts["edges"]["values"])
    for edge, size in zip(content.edges, sizes, strict=True):
        numbers = [next(values) for _ in range(size)]
        days = [parts["articles"]["day"][parts["sentences"]["article"][n]] for n in numbers]
        assert len(set(days)) == len(days) == min(2, len({place.article_id for place in edge.data["evidence"]}))
    posts = parts["posts"]
    assert (posts["person"], posts["organisation"], posts["n_articles"]) == (["서가람"], ["한빛재단"], [2])
    assert parts["relations"]["head"] == ["서가람"] * 3
    assert [parts["sentences"]["text"][n] for n in parts["relations"]["sentence"]][1] == TEXTS["a2"][1]


def test_a_text_is_given_only_where_the_licence_and_the_user_allow(content):
    parts = quoting_parts(content, per_edge=5, text=True)
    assert [*parts["texts"].values()] == [TEXTS["a1"][1]]
    assert quoting_parts(content, per_edge=5, text=False)["texts"] == {}


def test_no_sentences_are_quoted_where_none_are_wanted(corpus):
    page = nm.explore(corpus, min_count=1, sentences=0, topics=None)
    held = {name: unpack(text) for name, text in parts_of(page.html)}
    assert sum(held["edges"]["sizes"]) == 0
    assert held["topics"] is None
    assert (page.nodes, page.edges) == (3, 3)


def parts_of(html):
    import re

    return re.findall(r'<script type="text/plain" id="part-(\w+)">([^<]*)</script>', html)


def test_a_corpus_without_names_or_dates_has_a_page(tmp_path):
    with Corpus.open(":memory:") as corpus:
        page = nm.explore(corpus)
        assert Calendar(corpus).months == []
    assert (page.nodes, page.edges) == (0, 0)
    assert page.save(tmp_path / "빈 것.html").stat().st_size > 100_000


@pytest.mark.parametrize(
    ("asked", "error"),
    [
        ({"labels": "kr"}, "unknown labels 'kr'"),
        ({"sentences": -1}, "sentences is -1"),
        ({"within": "book"}, "book"),
        ({"top": 1}, "top is 1"),
    ],
)
def test_what_cannot_be_is_refused(corpus, asked, error):
    with pytest.raises(ValueError, match=error):
        nm.explore(corpus, **asked)


def test_what_is_no_corpus_is_refused():
    with pytest.raises(TypeError, match="a list cannot be explored"):
        nm.explore([1])


def test_a_checkout_that_did_not_build_the_page_says_how(corpus, monkeypatch, tmp_path):
    from newsmine.explorer import page

    monkeypatch.setattr(page, "_BUILT", tmp_path)
    page._read.cache_clear()
    with pytest.raises(
        nm.ExportError, match=r"explorer\.js: the explorer is not built; in a checkout run: pip install -e \."
    ):
        nm.explore(corpus, topics=None)


def test_the_page_brings_the_licences_of_what_is_in_it(corpus):
    html = nm.explore(corpus, topics=None).html
    for name in ("sigma 3", "graphology 0", "Copyright (C) 2013-2025, Alexis Jacomy", "The MIT License"):
        assert name in html
