import unicodedata
from datetime import datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsmine.corpus.database import Corpus
from newsmine.corpus.select import select
from newsmine.corpus.write import Input, add_readings
from newsmine.errors import InputError
from newsmine.records import Article, Reading
from newsmine.words.kwic import kwic
from newsmine.words.match import Query

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


def test_a_word_is_found_where_it_stands_alone(corpus):
    literally, as_word = kwic(corpus, "시장"), kwic(corpus, "시장", match="word")
    # 시장은, 시장의, 시장 조사, 시장 축제 are 시장; 시장조사 is another word.
    assert len(literally) == 5
    assert [(row.article_id, row.start) for row in as_word.itertuples()] == [("a", 0), ("a", 15), ("c", 0), ("d", 7)]
    assert kwic(corpus, "시장조사", match="word")["start"].tolist() == [7]


def test_all_forms_of_a_word_are_found_with_its_synonyms(corpus):
    lines = kwic(corpus, "인공지능", synonyms={"AI": "인공지능", "인공 지능": "인공지능"})
    assert lines["keyword"].tolist() == ["AI", "인공 지능"]
    assert set(lines["query"]) == {"인공지능"}
    assert kwic(corpus, "인공지능").empty


def test_several_queries_stand_in_one_table(corpus):
    lines = kwic(corpus, ["축제", "AI"])
    assert lines["query"].value_counts().to_dict() == {"축제": 5, "AI": 1}


@given(
    texts=st.lists(st.text(alphabet="가나 .", max_size=30), max_size=3),
    forms=st.lists(st.text("가나", min_size=1, max_size=2), min_size=1, max_size=3),
)
def test_places_of_a_query_do_not_overlap_and_none_is_left_that_would_fit(texts, forms):
    query = Query(name="x", forms=tuple(sorted(set(forms), key=lambda form: (-len(form), form))))
    for text in texts:
        found = query.places(text)
        assert all(text[start:end] in forms for start, end in found)
        assert all(end <= start for (_, end), (start, _) in pairwise(found))
        covered = {i for start, end in found for i in range(start, end)}
        for form in forms:
            for start in range(len(text) - len(form) + 1):
                if text.startswith(form, start):
                    assert covered & set(range(start, start + len(form)))


def test_the_context_is_counted_in_words():
    text = "하나 둘 셋 학교를 넷 다섯\n여섯"
    row = kwic([Article(id="a", text=text)], "학교", context="words", width=2).iloc[0]
    assert (row["left"], row["right"]) == ("둘 셋 ", "를 넷")
    row = kwic([Article(id="a", text=text)], "학교", context="words", width=9).iloc[0]
    assert (row["left"], row["right"]) == ("하나 둘 셋 ", "를 넷 다섯 여섯")


def test_the_context_is_the_sentence():
    lines = kwic(ARTICLES, "학교", context="sentence")
    assert (lines["left"] + lines["keyword"] + lines["right"]).tolist() == [
        "옛 학교가 문을 닫았다.",
        "한빛시는 새 학교를 세운다.",
        "둘째 학교도 세운다.",
        "날짜 없는 학교 이야기.",
    ]


def test_lines_stand_by_the_words_around_them():
    texts = ["나 다 학교 라 가", "가 나 학교 라 나", "다 나 학교 가 라"]
    lines = kwic([Article(id=str(i), text=text) for i, text in enumerate(texts)], "학교", sort=("R1", "L1", "L2"))
    assert lines["article_id"].tolist() == ["2", "1", "0"]
    assert kwic([Article(id="a", text="학교")], "학교", sort="R9")["keyword"].tolist() == ["학교"]


def test_every_line_says_where_it_comes_from(corpus):
    assert kwic(corpus, "AI")["citation"].tolist() == ["가람일보, 「b 소식」, 2024-01-05, https://news.example/b"]


def test_a_part_of_a_corpus_is_searched_alone(corpus):
    assert set(kwic(select(corpus, publisher="누리신문"), "축제")["article_id"]) == {"c", "d"}


def test_words_are_told_by_tokens_alone(corpus):
    with pytest.raises(ValueError, match="give a Corpus"):
        kwic(ARTICLES, "학교", match="word")
    with pytest.raises(ValueError, match="did you mean 'word'"):
        kwic(corpus, "학교", match="words")
    with pytest.raises(ValueError, match="did you mean 'sentence'"):
        kwic(corpus, "학교", context="sentense")
    corpus.connection.execute("DELETE FROM documents")
    with pytest.raises(InputError, match="newsmine tokenize"):
        kwic(corpus, "시장", match="word")
