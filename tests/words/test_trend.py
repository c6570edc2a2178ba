import math
from datetime import datetime, timedelta

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsmine.records import Article
from newsmine.words.trend import trend

START = datetime.fromisoformat("2023-12-28T23:30:00+09:00")


def _article(i, days, text, title=None):
    return Article(id=str(i), text=text, title=title, published_at=START + timedelta(days=days))


@given(
    days=st.lists(st.tuples(st.integers(0, 900), st.sampled_from(["학교", "공장", "학교와 학교"])), max_size=15),
    by=st.sampled_from(["day", "week", "month", "year"]),
)
def test_periods_part_the_articles(days, by):
    table = trend([_article(i, day, text) for i, (day, text) in enumerate(days)], "학교", by=by)
    assert table["total"].sum() == len(days)
    assert table["hits"].sum() == sum(text.count("학교") for _, text in days)
    assert (table["articles"] <= table["total"]).all()
    assert table["period"].is_unique
    assert table["period"].is_monotonic_increasing
    assert (table["share"].isna() == (table["total"] == 0)).all()


def test_months_without_articles_stand_in_the_table():
    table = trend([_article(0, 0, "학교"), _article(1, 80, "공장", title="학교")], "학교")
    assert table["period"].tolist() == ["2023-12", "2024-01", "2024-02", "2024-03"]
    assert table["total"].tolist() == [1, 0, 0, 1]
    assert table["articles"].tolist() == [1, 0, 0, 1]


def test_the_day_is_the_korean_day_and_a_week_is_named_by_its_monday():
    article = _article(0, 0, "학교")
    assert trend([article], "학교", by="day")["period"].tolist() == ["2023-12-28"]
    assert trend([article], "학교", by="week")["period"].tolist() == ["2023-12-25"]
    assert trend([article], "학교", by="year")["period"].tolist() == ["2023"]


def test_undated_articles_are_left_out_and_nothing_is_an_empty_table():
    assert trend([Article(id="a", text="학교")], "학교").empty


def test_an_unknown_period_is_answered_with_the_nearest():
    with pytest.raises(ValueError, match="did you mean 'month'"):
        trend([], "학교", by="moth")


def test_several_queries_are_counted_in_one_reading(corpus):
    table = trend(corpus, ["축제", "교육"])
    for name, part in table.groupby("query"):
        assert part.drop(columns="query").reset_index(drop=True).equals(trend(corpus, name))


def test_a_word_of_its_own_is_no_part_of_another(corpus):
    literally, as_word = trend(corpus, "시장", by="year"), trend(corpus, "시장", by="year", match="word")
    assert literally["hits"].tolist() == [2, 2]
    assert as_word["hits"].tolist() == [2, 1]


def test_forms_of_a_word_count_together(corpus):
    table = trend(corpus, "인공지능", by="year", synonyms={"AI": "인공지능", "인공 지능": "인공지능"})
    assert table["hits"].tolist() == [0, 2]


def test_places_are_counted_against_the_words_of_the_texts(corpus):
    # 2024: 교육 축제 AI 교육 인공 지능 교육, and 시장 조사 시장 조사 축제 연다.
    row = trend(corpus, "축제", by="year", words=True).iloc[1]
    assert (row["words"], row["hits"]) == (13, 2)
    assert row["per_10000"] == pytest.approx(10_000 * 2 / 13)


def test_each_outlet_stands_against_what_it_printed_over_the_same_periods(corpus):
    table = trend(corpus, "축제", by="year", per="publisher")
    assert table[["publisher", "period", "articles", "total"]].to_numpy().tolist() == [
        ["가람일보", "2023", 0, 1],
        ["가람일보", "2024", 1, 1],
        ["누리신문", "2023", 0, 0],
        ["누리신문", "2024", 1, 1],
    ]


@given(days=st.lists(st.integers(0, 60), min_size=1, max_size=12), average=st.sampled_from([1, 3, 5]))
def test_the_average_is_that_of_the_periods_around(days, average):
    table = trend(
        [_article(i, day, "학교" if i % 2 else "공장") for i, day in enumerate(days)],
        "학교",
        by="week",
        average=average,
    )
    shares = table["share"].tolist()
    for i, value in enumerate(table["average"]):
        near = [x for x in shares[max(0, i - average // 2) : i + average // 2 + 1] if not math.isnan(x)]
        assert value == pytest.approx(sum(near) / len(near)) if near else math.isnan(value)


@settings(deadline=None)
@given(days=st.lists(st.integers(0, 900), min_size=1, max_size=6), by=st.sampled_from(["day", "week", "month", "year"]))
def test_periods_are_those_of_pandas(days, by):
    table = trend([_article(i, day, "학교") for i, day in enumerate(days)], "학교", by=by)
    frequency = {"day": "D", "week": "W", "month": "M", "year": "Y"}[by]
    dates = [pd.Period((START + timedelta(days=day)).date().isoformat(), freq=frequency) for day in days]
    wanted = [
        period.start_time.date().isoformat() if by in {"day", "week"} else str(period)
        for period in pd.period_range(min(dates), max(dates))
    ]
    assert table["period"].tolist() == wanted


def test_an_even_average_and_an_unknown_part_are_refused(corpus):
    with pytest.raises(ValueError, match="odd number"):
        trend(corpus, "축제", average=2)
    with pytest.raises(ValueError, match="known: publisher"):
        trend(corpus, "축제", per="outlet")
