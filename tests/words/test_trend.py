from datetime import datetime, timedelta

import pytest
from hypothesis import given
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
