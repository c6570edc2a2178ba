import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsmine.records import Document, Token
from newsmine.words.terms import terms

WORDS = st.lists(st.sampled_from(["학교", "감독", "공장", "물"]), max_size=8)


def _document(i, words, pos="NOUN"):
    tokens = tuple(Token(word, word, "NNG", pos, 0, len(word), exact=False) for word in words)
    return Document(article_id=str(i), tokenizer="kiwi", tokens=tokens)


@given(texts=st.lists(WORDS, max_size=6))
def test_counts_are_those_of_counting_by_hand(texts):
    table = terms(_document(i, words) for i, words in enumerate(texts))
    for row in table.itertuples():
        assert row.count == sum(words.count(row.term) for words in texts)
        assert row.articles == sum(row.term in words for words in texts)
        assert row.share == row.articles / len(texts)
        assert row.tfidf == pytest.approx(row.count * math.log(len(texts) / row.articles))
    assert set(table["term"]) == {word for words in texts for word in words if len(word) > 1}
    assert table["count"].is_monotonic_decreasing


def test_tfidf_puts_what_every_article_says_last():
    table = terms([_document(0, ["학교"] * 9 + ["감독"]), _document(1, ["학교"])], by="tfidf")
    assert table["term"].tolist() == ["감독", "학교"]
    assert table["tfidf"].iloc[1] == 0


def test_other_parts_of_speech_stopwords_and_rare_terms_are_left_out():
    documents = [_document(0, ["학교", "학교", "감독", "공장"]), _document(1, ["달리다"] * 3, pos="VERB")]
    assert terms(documents, stopwords=["감독"])["term"].tolist() == ["학교", "공장"]
    assert terms(documents, min_count=2)["term"].tolist() == ["학교"]
    assert terms(documents, pos=["VERB"])["term"].tolist() == ["달리다"]


def test_an_unknown_order_is_answered_with_the_nearest():
    with pytest.raises(ValueError, match="did you mean 'tfidf'"):
        terms([], by="tfdif")
