"""How much of a period is covered, by day and outlet, and what is missing of it."""

from datetime import date, datetime, timedelta

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsmine.articles.coverage import coverage, missing_days, outlets
from newsmine.corpus.database import Corpus
from newsmine.corpus.write import Input, add_readings
from newsmine.records import KST, Article, Reading

FIRST = date(2024, 2, 27)


def article(n, publisher, day):
    time = None if day is None else datetime(2024, 2, 27, 23, 30, tzinfo=KST) + timedelta(days=day)
    return Article(id=f"a{n}", text="글이다.", publisher=publisher, published_at=time)


ARTICLES = [
    article(n, publisher, day)
    for n, (publisher, day) in enumerate(
        [
            ("한빛일보", 0),
            ("한빛일보", 0),
            ("한빛일보", 4),
            ("누리신문", 1),
            ("누리신문", 2),
            (None, 3),
            ("한빛일보", None),
        ]
    )
]


def rows(frame):
    return [tuple(None if pd.isna(cell) else cell for cell in row) for row in frame.itertuples(index=False, name=None)]


def day(n):
    return FIRST + timedelta(days=n)


WANTED = [
    (day(0), "한빛일보", 2),
    (day(1), "누리신문", 1),
    (day(1), "한빛일보", 0),
    (day(2), "누리신문", 1),
    (day(2), "한빛일보", 0),
    (day(3), "한빛일보", 0),
    (day(3), None, 1),
    (day(4), "한빛일보", 1),
    (None, "한빛일보", 1),
]


def test_a_day_without_an_article_counts_none():
    assert rows(coverage(ARTICLES)) == WANTED


def test_a_corpus_is_covered_as_its_articles_are():
    with Corpus.open(":memory:") as corpus:
        readings = [Reading(article=each) for each in ARTICLES]
        add_readings(corpus, Input(path="a", sha256="0", fingerprint="0"), readings)
        assert rows(coverage(corpus)) == WANTED


def test_missing_days_are_listed_with_the_length_of_their_gap():
    frame = coverage([*ARTICLES, article(9, "한빛일보", 6)])
    assert rows(missing_days(frame)) == [
        ("한빛일보", day(1), 3),
        ("한빛일보", day(2), 3),
        ("한빛일보", day(3), 3),
        ("한빛일보", day(5), 1),
    ]


def test_an_outlet_is_summed_up_in_a_row():
    assert rows(outlets(coverage(ARTICLES))) == [
        ("한빛일보", 4, day(0), day(4), 2, 3),
        ("누리신문", 2, day(1), day(2), 2, 0),
        (None, 1, day(3), day(3), 1, 0),
    ]


@pytest.mark.parametrize("act", [lambda frame: frame, missing_days, outlets])
def test_nothing_is_covered_where_there_is_nothing(act):
    assert rows(act(coverage([]))) == []


@given(st.lists(st.tuples(st.sampled_from(["가", "나", None]), st.one_of(st.none(), st.integers(0, 40))), max_size=30))
def test_no_article_is_lost_and_every_day_of_a_range_is_there(placed):
    articles = [article(n, publisher, day) for n, (publisher, day) in enumerate(placed)]
    frame = coverage(articles)
    assert int(frame["articles"].sum()) == len(articles)
    assert len(missing_days(frame)) == int((frame["articles"] == 0).sum()) == int(outlets(frame)["missing_days"].sum())
    for publisher in {publisher for publisher, day in placed if day is not None}:
        days = [row[0] for row in rows(frame) if row[1] == publisher and row[0] is not None]
        assert days == [min(days) + timedelta(days=n) for n in range((max(days) - min(days)).days + 1)]
