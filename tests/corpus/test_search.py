"""Every substring of Korean text is found, and nothing else."""

from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsmine.corpus.database import Corpus
from newsmine.corpus.search import count, fold, found_ids, match_expression, newest_ids, search
from newsmine.corpus.write import Input, add_readings
from newsmine.records import KST, Article, Reading

TEXT = st.text(alphabet="광주인공지능가나 AI.", min_size=1, max_size=30).filter(str.strip)


def corpus_of(*texts):
    corpus = Corpus.open(":memory:")
    readings = [Reading(article=Article(id=str(i), text=text)) for i, text in enumerate(texts)]
    add_readings(corpus, Input(path="x", sha256="x", fingerprint="x"), readings)
    return corpus


@settings(max_examples=60, deadline=None)
@given(texts=st.lists(TEXT, min_size=1, max_size=4), query=st.text(alphabet="광주인공가 A", min_size=1, max_size=6))
def test_a_phrase_is_found_just_where_it_stands(texts, query):
    wanted = fold(query)
    if not wanted:
        return
    with corpus_of(*texts) as corpus:
        expected = {str(i) for i, text in enumerate(texts) if wanted in fold(text)}
        assert set(found_ids(corpus, f'"{query}"')) == expected


def test_words_must_all_occur_and_minus_must_not():
    with corpus_of("광주시가 사관학교를 열었다", "광주시가 문을 열었다", "서울의 사관학교") as corpus:
        assert found_ids(corpus, "광주 사관학교") == ["0"]
        assert found_ids(corpus, "사관학교 -광주") == ["2"]
        assert found_ids(corpus, "서울 OR 문을") == ["1", "2"]
        assert count(corpus, "광주") == 2


def test_a_query_without_words_says_so():
    with corpus_of("광주") as corpus, pytest.raises(ValueError, match="names nothing to find"):
        search(corpus, "-- !!")


def test_a_changed_article_is_found_by_its_new_words_only():
    with corpus_of("옛 글이다") as corpus:
        new = Reading(article=Article(id="0", text="새 말이다"))
        add_readings(corpus, Input(path="x", sha256="y", fingerprint="x"), [new])
        assert (count(corpus, "옛"), count(corpus, "말이다")) == (0, 1)


@pytest.mark.parametrize("many", [1, 100])
@pytest.mark.parametrize(
    ("period", "expected"),
    [
        ({}, ["2024-06", "2024-05", "2024-04", "2024-03"]),
        ({"since": "2024-04", "until": "2024-05"}, ["2024-05", "2024-04"]),
        ({"until": "2024-04"}, ["2024-04", "2024-03"]),
        ({"since": "2024-07"}, []),
    ],
)
def test_the_newest_of_a_period_come_page_by_page_whether_sorted_or_walked(monkeypatch, many, period, expected):
    monkeypatch.setattr("newsmine.corpus.search._MANY", many)
    with Corpus.open(":memory:") as corpus:
        for month in (5, 3, 6, 4):
            name = f"2024-{month:02}"
            when = datetime(2024, month, 9, tzinfo=KST)
            article = Article(id=name, text="광주의 하루", published_at=when)
            other = Article(id=f"{name}-other", text="서울의 하루", published_at=when)
            readings = [Reading(article=each) for each in (article, other)]
            add_readings(corpus, Input(path=name, sha256=name, fingerprint="x"), readings)
        expression = match_expression("광주")
        assert newest_ids(corpus, expression, 20, **period) == expected
        assert newest_ids(corpus, expression, 1, skip=1, **period) == expected[1:2]
        assert count(corpus, "광주", **period) == len(expected)
