import unicodedata

import numpy as np
import pytest

from newsmine.corpus.database import Corpus
from newsmine.errors import InputError
from newsmine.records import Document, Token
from newsmine.topics.bags import bag, bag_words


def test_the_vocabulary_is_sorted_and_holds_only_nouns_of_two_characters(make_document):
    bags = bag([make_document("a", ["학교", "감독", "곳"]), make_document("b", ["감독", "학교", "곳"])], max_share=1)
    assert bags.terms == ("감독", "학교")
    assert bags.counts.toarray().tolist() == [[1, 1], [1, 1]]


def test_rare_frequent_and_unwanted_terms_are_left_out():
    words = {"a": ["모두", "둘", "흔한", "드문"], "b": ["모두", "흔한"], "c": ["모두", "멈춤"], "d": ["모두", "멈춤"]}
    bags = bag_words(words.items(), min_count=2, max_share=0.5, stopwords=["멈춤"])
    assert bags.terms == ("흔한",)
    assert bags.article_ids == ("a", "b")
    assert bags.left_out == 2


def test_decomposed_words_and_stopwords_are_the_composed_ones():
    loose = unicodedata.normalize("NFD", "학교")
    bags = bag_words([("a", [loose, "감독"]), ("b", ["학교", "감독"])], max_share=1)
    assert bags.terms == ("감독", "학교")
    assert bag_words([("a", ["학교", "감독"]), ("b", ["감독"])], max_share=1, stopwords=[loose]).terms == ("감독",)


def test_numbers_and_signs_are_no_terms():
    bags = bag_words([("a", ["2024", "··", "5G"]), ("b", ["2024", "··", "5G"])], max_share=1)
    assert bags.terms == ("5G",)


def test_no_documents_are_an_error_that_says_what_to_do():
    with pytest.raises(InputError, match="tokenize the articles first"):
        bag([])


def test_an_empty_corpus_is_the_same_error():
    with Corpus.open(":memory:") as corpus, pytest.raises(InputError, match="tokenize the articles first"):
        bag(corpus)


def test_documents_without_a_noun_are_an_error_that_names_the_limits():
    verb = Token("갔다", "가다", "VV", "VERB", 0, 2, exact=True)
    with pytest.raises(InputError, match=r"0 different nouns.*lower min_count"):
        bag([Document(article_id="a", tokenizer="kiwi", tokens=(verb,))])


@pytest.mark.parametrize(("name", "value"), [("min_count", 0), ("max_share", 0), ("max_share", 1.5)])
def test_limits_out_of_range_are_refused(name, value):
    with pytest.raises(ValueError, match=name):
        bag([], **{name: value})


def test_the_words_of_a_document_stand_in_their_order():
    words = {"a": ["학교", "감독", "학교"], "b": ["없음"], "c": ["감독", "학교"]}
    bags = bag_words(words.items(), min_count=2, max_share=1)
    assert list(bags.texts()) == [["학교", "감독", "학교"], ["감독", "학교"]]
    taken = bags.take(np.array([1]))
    assert (taken.article_ids, list(taken.texts())) == (("c",), [["감독", "학교"]])
    assert taken.counts.toarray().tolist() == [[1, 1]]
    assert taken.terms == bags.terms


def test_synonyms_count_as_one_word_and_stopwords_are_of_the_words_that_count(make_document, tmp_path):
    documents = [make_document("a", ["AI", "학교"]), make_document("b", ["인공지능", "학교"])]
    assert bag(documents, max_share=1, synonyms={"AI": "인공지능"}).terms == ("인공지능", "학교")
    table = tmp_path / "synonyms.csv"
    table.write_text("form,word\nAI,인공지능\n", encoding="utf-8")
    assert bag(documents, max_share=1, synonyms=table).counts.toarray().tolist() == [[1, 1], [1, 1]]
    assert bag(documents, max_share=1, synonyms=table, stopwords=["인공지능"]).terms == ("학교",)
