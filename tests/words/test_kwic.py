import unicodedata
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsmine.corpus.database import Corpus
from newsmine.corpus.write import Input, add_readings
from newsmine.records import Article, Reading
from newsmine.words.kwic import kwic

TEXT = st.text(alphabet="가나다 \nA.", max_size=40)
ARTICLES = [
    Article(
        id="b",
        text="한빛시는 새 학교를 세운다.\n둘째 학교도 세운다.",
        publisher="가람일보",
        published_at=datetime.fromisoformat("2024-05-02T09:00:00+09:00"),
    ),
    Article(id="a", text="옛 학교가 문을 닫았다.", published_at=datetime.fromisoformat("2024-05-01T09:00:00+09:00")),
    Article(id="c", text="날짜 없는 학교 이야기."),
]


@given(
    texts=st.lists(TEXT, max_size=4), query=st.text(alphabet="가나A. ", min_size=1, max_size=3), width=st.integers(0, 9)
)
def test_every_line_is_cut_from_its_text_and_no_place_is_missed(texts, query, width):
    if not query.strip():
        return
    lines = kwic([Article(id=str(i), text=text) for i, text in enumerate(texts)], query, width=width)
    assert len(lines) == sum(text.count(query) for text in texts)
    for line in lines.itertuples():
        text = texts[int(line.article_id)]
        assert text[line.start : line.end] == query == line.keyword
        assert text.replace("\n", " ")[: line.start].endswith(line.left)
        assert text.replace("\n", " ")[line.end :].startswith(line.right)
        assert len(line.left) <= width
        assert len(line.right) <= width


def test_lines_stand_by_date_and_undated_ones_last():
    lines = kwic(ARTICLES, "학교")
    assert lines["article_id"].tolist() == ["a", "b", "b", "c"]
    assert lines["published_at"].isna().tolist() == [False, False, False, True]


def test_lines_stand_by_what_follows():
    assert kwic(ARTICLES, "학교", sort="right", width=2)["right"].tolist() == [" 이", "가 ", "도 ", "를 "]


def test_lines_stand_by_what_precedes_read_from_the_keyword():
    lefts = kwic(ARTICLES, "학교", sort="left", width=2)["left"].tolist()
    assert lefts == sorted(lefts, key=lambda left: left[::-1])
    assert set(lefts) == {"새 ", "째 ", "옛 ", "는 "}


def test_a_decomposed_query_finds_composed_text():
    assert len(kwic(ARTICLES, unicodedata.normalize("NFD", "학교"))) == 4


def test_a_query_is_no_pattern():
    assert kwic([Article(id="a", text="값은 3.5(%)이다")], "3.5(%)")["keyword"].tolist() == ["3.5(%)"]
    assert kwic([Article(id="a", text="값은 375이다")], "3.5").empty


def test_nothing_found_keeps_the_columns_and_kinds():
    empty, full = kwic([], "학교"), kwic(ARTICLES, "학교")
    assert list(empty.dtypes) == list(full.dtypes)
    assert list(empty.columns) == list(full.columns)


@pytest.mark.parametrize("query", ["학교", "교", "학교를 세", "세운다.", ".\n둘", "새", '학"교', "."])
def test_a_corpus_gives_the_lines_of_its_articles(query):
    with Corpus.open(":memory:") as corpus:
        add_readings(
            corpus,
            Input(path="x", sha256="0", fingerprint="1"),
            [Reading(article=article) for article in ARTICLES],
        )
        assert kwic(corpus, query).equals(kwic(ARTICLES, query))


@pytest.mark.parametrize("query", ["", "  ", "\n"])
def test_a_blank_query_is_refused(query):
    with pytest.raises(ValueError, match="blank"):
        kwic(ARTICLES, query)


def test_unknown_orders_and_negative_widths_are_refused():
    with pytest.raises(ValueError, match="did you mean 'right'"):
        kwic(ARTICLES, "학교", sort="rigth")
    with pytest.raises(ValueError, match="width is -1"):
        kwic(ARTICLES, "학교", width=-1)
