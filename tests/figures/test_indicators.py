"""Figures of a corpus as a table, and what contradicts itself in it."""

from datetime import datetime, timedelta

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsmine.copies.dedupe import dedupe
from newsmine.corpus.database import Corpus
from newsmine.corpus.write import Input, add_readings
from newsmine.entities.find import find
from newsmine.figures.contradictions import CONTRADICTIONS, contradictions
from newsmine.figures.indicators import INDICATORS, Indicator, indicators
from newsmine.records import KST, Article, Reading

SERIES = (
    ("2020-11-27", "한빛소프트사관학교 1기 수료생은 155명이다. 교육 시간은 총 1,300시간이다. 여성은 35%다."),
    ("2021-12-09", "한빛소프트사관학교 2기에서 157명이 수료했다. 참여 기업은 30여곳이다."),
    ("2022-12-08", "한빛소프트사관학교 3기 수료생은 287명이다. 앞서 1기 수료생은 155명이었다."),
    ("2023-11-30", "한빛소프트사관학교는 4기 교육생 330명을 모집해 수료생 309명을 배출했다."),
    ("2024-11-27", "한빛소프트사관학교 수료생은 1기 150명, 2기 157명, 3기 287명이었다."),
)


def corpus_of(articles):
    corpus = Corpus.open(":memory:")
    readings = [
        Reading(article=Article(id=f"a{i}", text=text, published_at=datetime.fromisoformat(day).replace(tzinfo=KST)))
        for i, (day, text) in enumerate(articles, start=1)
    ]
    add_readings(corpus, Input(path="x", sha256="0", fingerprint="1"), readings)
    find(corpus)
    return corpus


@pytest.fixture(scope="module")
def table():
    with corpus_of(SERIES) as corpus:
        yield indicators(corpus)


def test_a_series_of_classes_comes_out_of_its_articles(table):
    graduates = table[(table["measure"] == "수료생") & ~table["planned"]]
    assert set(graduates["canonical"]) == {"한빛소프트사관학교"}
    assert graduates.groupby("cohort")["value"].apply(lambda own: sorted(set(own))).to_dict() == {
        "1기": [150, 155],
        "2기": [157],
        "3기": [287],
        "4기": [309],
    }


def test_hours_companies_and_shares_stand_beside_them(table):
    rows = {row.measure: row for row in table.itertuples()}
    assert (rows["교육 시간"].value, rows["교육 시간"].unit) == (1300, "시간")
    assert (rows["참여 기업"].low, rows["참여 기업"].high, rows["참여 기업"].approximate) == (30, 39, True)
    assert (rows["여성 비율"].value, rows["여성 비율"].unit) == (35, "%")
    assert rows["교육생 모집"].value == 330


def test_every_row_shows_its_sentence_and_its_place(table):
    texts = {f"a{i}": text for i, (_, text) in enumerate(SERIES, start=1)}
    for row in table.itertuples():
        text = texts[row.article_id]
        assert text[row.start : row.end] == row.written
        assert text[row.sentence_start : row.sentence_end] == row.sentence_text
        assert row.written in row.sentence_text
        assert row.holds == (row.published_at.date().isoformat() if not row.stated else row.holds)


def test_the_table_has_the_kinds_of_its_schema_also_when_it_is_empty(table):
    with Corpus.open(":memory:") as corpus:
        empty = indicators(corpus)
        assert list(empty.dtypes) == list(table.dtypes)
        assert list(contradictions(corpus).columns) == list(CONTRADICTIONS.names)
    assert list(table.columns) == list(INDICATORS.names)


def test_entity_measure_and_class_can_be_asked_for():
    with corpus_of(SERIES) as corpus:
        assert set(indicators(corpus, cohort="1기")["value"]) == {155, 150}
        assert set(indicators(corpus, measure="수료 인원")["measure"]) == {"수료생"}
        assert len(indicators(corpus, entity="한빛소프트사관학교")) == len(indicators(corpus))
        assert indicators(corpus, entity="가온진흥원").empty


def test_the_one_contradiction_is_listed_with_both_sentences(table):
    (pair,) = contradictions(table).itertuples()
    assert (pair.canonical, pair.measure, pair.cohort) == ("한빛소프트사관학교", "수료생", "1기")
    assert (pair.value, pair.other_value, pair.difference) == (155, 150, -5)
    assert (pair.article_id, pair.other_article_id) == ("a1", "a5")
    assert (pair.articles, pair.other_articles) == (2, 1)
    assert pair.sentence_text == "한빛소프트사관학교 1기 수료생은 155명이다."
    assert pair.other_sentence_text == SERIES[4][1]
    assert "both of 1기" in pair.reason
    assert "5 명 apart (3.2%)" in pair.reason


def test_copies_are_left_out():
    twice = ("2024-11-27", SERIES[0][1] * 3)
    with corpus_of([twice, twice]) as corpus:
        dedupe(corpus)
        find(corpus)
        assert set(indicators(corpus)["article_id"]) == {"a1"}


@pytest.mark.parametrize(
    ("one", "other", "contradict"),
    [
        ("나래로봇㈜의 올해 예산은 120억원이다.", "나래로봇㈜의 올해 예산은 150억원이다.", True),
        ("나래로봇㈜의 올해 예산은 120억원이다.", "나래로봇㈜의 올해 예산은 119억8000만원이다.", False),
        ("나래로봇㈜의 올해 예산은 1,200억원이다.", "나래로봇㈜의 올해 예산은 1,198억원이다.", False),
        ("나래로봇㈜의 올해 예산은 약 120억원이다.", "나래로봇㈜의 올해 예산은 123억원이다.", False),
        ("나래로봇㈜의 올해 예산은 100여억원이다.", "나래로봇㈜의 올해 예산은 98억원이다.", True),
        ("나래로봇㈜의 직원은 300여명이다.", "나래로봇㈜의 직원은 345명이다.", False),
        ("나래로봇㈜의 직원은 300여명이다.", "나래로봇㈜의 직원은 412명이다.", True),
        ("나래로봇㈜의 직원은 300명 이상이다.", "나래로봇㈜의 직원은 412명이다.", False),
        ("나래로봇㈜의 직원은 94명이다.", "나래로봇㈜의 누적 직원은 412명이다.", False),
        ("나래로봇㈜의 직원은 94명이다.", "나래로봇㈜은 직원을 120명으로 늘릴 계획이다.", False),
        ("나래로봇㈜의 지난해 매출은 50억원이다.", "나래로봇㈜의 올해 매출은 80억원이다.", False),
        ("나래로봇㈜의 지난해 매출은 50억원이다.", "나래로봇㈜의 지난해 매출은 80억원이다.", True),
        ("나래로봇㈜의 수출 비율은 68%다.", "나래로봇㈜의 수출 비율은 67.7%다.", False),
        ("나래로봇㈜의 수출 비율은 68%다.", "나래로봇㈜의 수출 비율은 61%다.", True),
        ("나래로봇㈜의 직원은 94명이다.", "나래로봇㈜의 고객은 412명이다.", False),
        ("나래로봇㈜의 직원은 94명이다.", "가온로봇㈜의 직원은 412명이다.", False),
    ],
)
def test_what_may_mean_the_same_is_no_contradiction(one, other, contradict):
    with corpus_of([("2024-11-27", one), ("2024-12-02", other)]) as corpus:
        assert len(indicators(corpus)) == 2
        assert len(contradictions(corpus)) == contradict


def test_what_names_no_time_is_of_one_time_only_where_it_is_told_at_about_the_same_time():
    told = [("2024-01-10", "나래로봇㈜의 직원은 94명이다."), ("2024-11-27", "나래로봇㈜의 직원은 120명이다.")]
    with corpus_of(told) as corpus:
        assert contradictions(corpus).empty
        assert len(contradictions(corpus, within_days=400)) == 1
        with pytest.raises(ValueError, match="within_days is -1"):
            contradictions(corpus, within_days=-1)


def test_an_article_that_gives_both_figures_speaks_of_two_things():
    told = [
        ("2024-11-27", "나래로봇㈜의 직원은 94명이다."),
        ("2024-11-28", "나래로봇㈜의 직원은 94명이다. 나래로봇㈜의 직원은 공장에 120명이다."),
    ]
    with corpus_of(told) as corpus:
        assert contradictions(corpus).empty


def row(number, **values):
    filled = {
        "entity_id": "e",
        "canonical": "나래",
        "label": "COMPANY",
        "measure": "직원",
        "value": 1.0,
        "unit": "명",
        "low": 1.0,
        "high": 1.0,
        "approximate": False,
        "cumulative": False,
        "planned": False,
        "whole": True,
        "stated": False,
        "article_id": f"a{number}",
        "counted": "직원",
        "written": "1명",
        "tie": "phrase",
        "field": "text",
        "start": 0,
        "end": 2,
        "sentence_start": 0,
        "sentence_end": 2,
        "sentence_text": "1명",
        "published_at": datetime(2024, 1, 1, tzinfo=KST),
        "holds": "2024-01-01",
    }
    return Indicator(**{**filled, **values})


FIGURES = st.lists(
    st.tuples(st.integers(1, 400), st.integers(0, 80), st.sampled_from([None, "1기", "2기"]), st.booleans()),
    max_size=9,
)


@settings(deadline=None, max_examples=40)
@given(figures=FIGURES, shuffled=st.randoms(use_true_random=False))
def test_contradictions_do_not_depend_on_the_order_and_always_differ(figures, shuffled):
    rows = []
    for number, (value, days, cohort, rough) in enumerate(figures):
        day = datetime(2024, 1, 1, tzinfo=KST) + timedelta(days=days)
        high = value * 1.2 if rough else value
        told = {"low": float(value), "high": float(high), "approximate": rough, "written": f"{value}명"}
        rows.append(
            row(number, value=float(value), cohort=cohort, published_at=day, holds=day.date().isoformat(), **told)
        )
    frame = INDICATORS.frame(rows)
    found = contradictions(frame)
    again = contradictions(frame.sample(frac=1, random_state=shuffled.randrange(1000)).reset_index(drop=True))
    shown = ["cohort", "value", "other_value", "article_id", "other_article_id"]
    pd.testing.assert_frame_equal(found[shown], again[shown])
    assert all(found["value"] != found["other_value"])
    assert all(found["article_id"] != found["other_article_id"])
