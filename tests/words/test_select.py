import pytest

from newsmine.corpus.select import article_facts, select, select_by_words, selected_articles, selected_documents
from newsmine.errors import InputError


@pytest.mark.parametrize(
    ("asked", "ids"),
    [
        ({"publisher": "가람일보"}, "ab"),
        ({"publisher": ["가람일보", "누리신문"]}, "abcd"),
        ({"period": "2024"}, "bc"),
        ({"period": "2024-01"}, "b"),
        ({"period": "2024-03-07"}, "c"),
        ({"since": "2024"}, "bc"),
        ({"until": "2024-01"}, "ab"),
        ({"query": "축제", "publisher": "누리신문"}, "cd"),
    ],
)
def test_what_is_asked_for_holds_of_every_article_of_the_part_and_of_none_of_the_rest(corpus, asked, ids):
    part = select(corpus, **asked)
    assert part.article_ids == set(ids)
    assert part.rest().article_ids == set("abcd") - set(ids)
    assert [article.id for article in selected_articles(part)] == sorted(ids)
    assert [document.article_id for document in selected_documents(part)] == sorted(ids)


@pytest.mark.parametrize("words", ["2024-01", "period=2024-01", "publisher=가람일보; since=2024", "query=AI 교육"])
def test_a_line_of_the_command_line_asks_the_same(corpus, words):
    assert select_by_words(corpus, words).article_ids == {"b"}


def test_facts_are_outlet_and_korean_day(corpus):
    assert article_facts(corpus)["a"] == ("가람일보", "2023-11-03")
    assert article_facts(corpus)["d"] == ("누리신문", None)


@pytest.mark.parametrize(
    ("words", "said"),
    [("publishr=가람일보", "did you mean 'publisher'"), ("작년", "is no part of a corpus"), ("2024-13", "2024-13")],
)
def test_what_cannot_be_understood_is_refused(corpus, words, said):
    with pytest.raises(ValueError, match=said):
        select_by_words(corpus, words)


def test_nothing_asked_for_and_an_unknown_outlet_are_refused(corpus):
    with pytest.raises(ValueError, match="select what"):
        select(corpus)
    with pytest.raises(InputError, match="did you mean '가람일보'"):
        select(corpus, publisher="가람일")
