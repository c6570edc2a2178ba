"""Dates, times and quantities among the mentions."""

from datetime import datetime, timezone
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsmine.corpus.database import Corpus
from newsmine.corpus.parquet import read_parquet, write_parquet
from newsmine.corpus.read import counts
from newsmine.corpus.write import Input, add_readings
from newsmine.entities.find import find
from newsmine.entities.finder import Finder
from newsmine.entities.gazetteer import Entry
from newsmine.graphs.connect import connect
from newsmine.records import KST, VALUE_LABELS, Article, Reading

TEXT = (
    "가온정보진흥원은 지난 26일 오후 2시 30분 수료식을 열고 5기 교육생 305명을 배출했다. "
    "올해 예산은 1,200억원이며 1300여 시간을 가르쳤다. ㈜나래는 기업 30여곳과 협약을 맺었다."
)


def article(text=TEXT, *, title="가온정보진흥원, 305명 배출", day=datetime(2024, 11, 27, 9, tzinfo=KST)):
    return Article(id="a1", title=title, text=text, published_at=day)


def valued(mentions):
    return [(m.text, m.label, m.canonical) for m in mentions if m.label in VALUE_LABELS]


def test_values_are_mentions_with_what_they_come_to():
    assert valued(find(article(title=None))) == [
        ("지난 26일", "DATE", "2024-11-26"),
        ("오후 2시 30분", "TIME", "14:30"),
        ("305명", "QUANTITY", "305 명"),
        ("올해", "DATE", "2024"),
        ("1,200억원", "QUANTITY", "120000000000 원"),
        ("1300여 시간", "QUANTITY", "1300 시간"),
        ("30여곳", "QUANTITY", "30 곳"),
    ]


def test_a_relative_day_is_told_by_the_korean_day_of_the_paper():
    late = datetime(2024, 11, 26, 16, tzinfo=timezone.utc)  # the 27th in Korea
    assert valued(find(article("어제 문을 열었다.", title=None, day=late))) == [("어제", "DATE", "2024-11-26")]


def test_what_cannot_be_told_stands_as_it_is_written():
    assert valued(find("지난 26일 수십 명이 모였다.")) == [
        ("지난 26일", "DATE", "지난 26일"),
        ("수십 명", "QUANTITY", "수십 명"),
    ]


def test_a_name_that_holds_a_figure_is_no_quantity():
    finder = Finder([[Entry(name="2025 한빛 비엔날레", label="EVENT", canonical="한빛 비엔날레")]])
    found = finder.find("2025 한빛 비엔날레에 2025명이 왔다. ㈜365일은 새 회사다.").mentions
    assert valued(found) == [("2025명", "QUANTITY", "2025 명")]


def test_mentions_stand_in_the_order_of_the_text_and_slice_back_to_it():
    one = article()
    found = find(one)
    assert [m.field for m in found] == sorted((m.field for m in found), reverse=True)
    for field, text in (("title", one.title), ("text", one.text)):
        own = [m for m in found if m.field == field]
        assert [m.start for m in own] == sorted(m.start for m in own)
        assert all(text[m.start : m.end] == m.text for m in own)
        assert all(before.end <= behind.start for before, behind in pairwise(own))
    sentences = {m.text: m.sentence for m in found if m.field == "text"}
    assert (sentences["305명"], sentences["올해"], sentences["30여곳"]) == (0, 1, 2)
    assert {m.sentence for m in found if m.field == "title"} == {-1}


@given(
    parts=st.lists(
        st.sampled_from(
            [
                "가온정보진흥원은 ",
                "㈜나래 ",
                "지난 26일 ",
                "305명",
                "이 ",
                "광주시 ",
                "2024년 ",
                "50~60% ",
                "오후 2시 ",
                "홍길동 원장",
                ". ",
                "\n",
            ]
        ),
        max_size=12,
    )
)
def test_the_names_are_the_same_with_and_without_their_values(parts):
    found = Finder([]).find(article("".join(parts) + "다.", title=None))
    for mention in found.mentions:
        assert article("".join(parts) + "다.").text[mention.start : mention.end] == mention.text
    named = {(m.start, m.end) for m in found.mentions if m.label not in VALUE_LABELS}
    for start, end in ((m.start, m.end) for m in found.mentions if m.label in VALUE_LABELS):
        assert all(end <= first or last <= start for first, last in named)


@pytest.fixture
def corpus(tmp_path):
    with Corpus.open(tmp_path / "corpus.sqlite") as opened:
        add_readings(opened, Input(path="x", sha256="0", fingerprint="1"), [Reading(article=article())])
        find(opened)
        yield opened


def test_a_corpus_gives_names_unless_values_are_asked_for(corpus):
    names = corpus.mentions()
    assert not set(names["label"]) & VALUE_LABELS
    assert set(corpus.mentions(labels="QUANTITY")["canonical"]) == {
        "305 명",
        "120000000000 원",
        "1300 시간",
        "30 곳",
    }
    everything = corpus.mentions(labels="all")
    assert len(everything) == len(names) + len(corpus.mentions(labels=VALUE_LABELS))
    assert list(corpus.mentions(labels=("COMPANY", "DATE"))["text"]) == ["지난 26일", "올해", "㈜나래"]
    with pytest.raises(ValueError, match="unknown label 'DATUM'; did you mean 'DATE'"):
        corpus.mentions(labels="DATUM")


def test_entities_relations_and_counts_are_those_of_names(corpus):
    names = corpus.mentions()
    assert set(corpus.entities()["entity_id"]) == set(names["entity_id"])
    assert counts(corpus)["mentions"] == len(names)
    assert counts(corpus)["entities"] == names["entity_id"].nunique()
    named = set(names["entity_id"])
    assert set(corpus.relations()["head_id"]) | set(corpus.relations()["tail_id"]) <= named


def test_a_graph_joins_values_only_where_they_are_asked_for(corpus):
    plain = connect(corpus, min_count=1)
    assert {data["label"] for _, data in plain.nodes(data=True)}.isdisjoint(VALUE_LABELS)
    again = connect(find(article()), min_count=1)
    assert {data["label"] for _, data in again.nodes(data=True)}.isdisjoint(VALUE_LABELS)
    assert plain.graph["windows"] == again.graph["windows"]
    asked = connect(corpus, min_count=1, labels=("PUBLIC_ORG", "QUANTITY"))
    pairs = {frozenset((asked.nodes[a]["name"], asked.nodes[b]["name"])) for a, b in asked.edges}
    assert frozenset(("가온정보진흥원", "305 명")) in pairs


def test_values_outlive_the_way_through_parquet(corpus, tmp_path):
    write_parquet(corpus, tmp_path / "tables")
    with Corpus.open(tmp_path / "again.sqlite") as again:
        read_parquet(tmp_path / "tables", again)
        assert again.mentions(labels="all").equals(corpus.mentions(labels="all"))


def test_a_new_day_of_publication_moves_the_dates(corpus):
    moved = article(day=datetime(2023, 11, 27, 9, tzinfo=KST))
    add_readings(corpus, Input(path="x", sha256="1", fingerprint="1"), [Reading(article=moved)])
    assert find(corpus).done == 1
    assert list(corpus.mentions(labels="DATE")["canonical"]) == ["2023-11-26", "2023"]
