import math
import statistics
from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.feature_extraction.text import CountVectorizer, TfidfTransformer
from stories import document

from newsmine.corpus.read import iter_documents
from newsmine.corpus.select import select
from newsmine.records import Document, Token
from newsmine.words.terms import dispersion, terms

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


def test_an_n_gram_is_of_words_with_nothing_but_a_blank_between_them():
    table = terms([document("a", "교육 과정+를 연다 교육+과정+. 교육 과정+, 교육")], ngrams=2)
    assert dict(zip(table["term"], table["count"], strict=True)) == {"교육 과정": 3, "연다 교육": 1}


def test_no_n_gram_runs_over_a_sentence_or_an_article():
    documents = [document("a", "교육 과정+. 축제"), document("b", "교육")]
    assert terms(documents, ngrams=2)["term"].tolist() == ["교육 과정"]


def test_a_word_that_does_not_count_parts_an_n_gram():
    given = [document("a", "교육 축제 과정")]
    assert terms(given, ngrams=2, stopwords=["축제"]).empty
    assert terms(given, ngrams=3)["term"].tolist() == ["교육 축제 과정"]


@given(
    texts=st.lists(st.lists(st.sampled_from(["교육", "과정", "는", "축제", "."]), max_size=9), max_size=4),
    n=st.integers(1, 4),
)
def test_n_grams_are_those_of_a_plain_walk(texts, n):
    documents = [document(str(i), " ".join(words)) for i, words in enumerate(texts) if words]
    counted = Counter()
    for words in texts:
        for i in range(len(words) - n + 1):
            some = words[i : i + n]
            if not {"는", "."} & set(some):
                counted[" ".join(some)] += 1
    table = terms(documents, ngrams=n)
    assert dict(zip(table["term"], table["count"], strict=True)) == counted


def test_terms_of_several_lengths_stand_in_one_table():
    table = terms([document("a", "교육 과정")], ngrams=(1, 2))
    assert sorted(zip(table["term"], table["n"], strict=True)) == [("과정", 1), ("교육", 1), ("교육 과정", 2)]


def test_synonyms_count_as_one_and_the_forms_lead_back(corpus):
    table = terms(corpus, synonyms={"AI": "인공지능", "인공 지능": "인공지능"}, forms=True).set_index("term")
    assert table.loc["인공지능", ["count", "articles", "forms"]].tolist() == [2, 1, "AI 1; 인공지능 1"]
    assert "지능" not in table.index
    before = terms(corpus, forms=True)
    assert set(before["term"]) >= {"AI", "인공", "지능"}
    assert before.equals(terms(corpus, synonyms={}, forms=True))


def test_parts_are_counted_for_themselves(corpus):
    table = terms(corpus, per="publisher")
    assert table["publisher"].unique().tolist() == ["가람일보", "누리신문"]
    whole = terms(corpus).set_index("term")["count"]
    assert table.groupby("term")["count"].sum().sort_index().equals(whole.sort_index())
    row = table[(table["publisher"] == "누리신문") & (table["term"] == "축제")].iloc[0]
    # 축제 stands 4 times in both articles of 누리신문, which have 10 words: 시장 조사 시장 조사 축제 연다, 축제 축제 시장 축제.
    assert row["count"] == 4
    assert row["articles"] == 2
    assert row["share"] == 1
    assert row["per_10000"] == pytest.approx(10_000 * 4 / 10)
    assert row["tfidf"] == pytest.approx(4 * math.log(4 / 3))


def test_undated_articles_are_in_no_period(corpus):
    table = terms(corpus, per="year")
    assert table["year"].unique().tolist() == ["2023", "2024"]
    assert table[table["term"] == "축제"]["count"].sum() == 2


def test_a_part_of_a_corpus_is_counted_as_its_documents(corpus):
    part = select(corpus, publisher="가람일보")
    assert terms(part).equals(terms(d for d in iter_documents(corpus) if d.article_id in part.article_ids))


def test_dispersion_by_hand():
    # Three articles of 2, 4 and 4 words; 교육 stands once, not at all, and three times.
    texts = ["교육 축제", "축제 축제 축제 축제", "교육 교육 교육 축제"]
    table = dispersion([document(str(i), text) for i, text in enumerate(texts)]).set_index("term")
    row = table.loc["교육"]
    assert row["range"] == 2
    # Of its places a quarter, none and three quarters; of all words a fifth and twice two fifths.
    assert row["dp"] == pytest.approx((0.05 + 0.4 + 0.35) / 2)
    assert row["dp_norm"] == pytest.approx(0.4 / 0.8)
    # p = .5, 0, .75: mean 5/12, σ² = (1/144 + 25/144 + 16/144) / 3
    assert row["juilland_d"] == pytest.approx(1 - math.sqrt(42 / 432) / (5 / 12) / math.sqrt(2))


@given(
    texts=st.lists(st.lists(st.sampled_from(["교육", "과정", "축제"]), min_size=1, max_size=8), min_size=2, max_size=6)
)
def test_dispersion_is_that_of_plain_python(texts):
    table = dispersion([document(str(i), " ".join(words)) for i, words in enumerate(texts)])
    sizes = [len(words) for words in texts]
    shares = [size / sum(sizes) for size in sizes]
    for row in table.itertuples():
        counts = [words.count(row.term) for words in texts]
        rates = [count / size for count, size in zip(counts, sizes, strict=True)]
        dp = sum(abs(count / sum(counts) - share) for count, share in zip(counts, shares, strict=True)) / 2
        assert row.range == sum(count > 0 for count in counts)
        assert row.dp == pytest.approx(dp, abs=1e-12)
        assert row.dp_norm == pytest.approx(dp / (1 - min(shares)), abs=1e-12)
        juilland = 1 - statistics.pstdev(rates) / statistics.mean(rates) / math.sqrt(len(texts) - 1)
        assert row.juilland_d == pytest.approx(juilland, abs=1e-9)
        assert 0 <= row.dp_norm <= 1 + 1e-12


def test_one_part_has_no_dispersion():
    row = dispersion([document("a", "교육 축제")]).iloc[0]
    assert row["dp"] == 0
    assert math.isnan(row["juilland_d"])
    assert math.isnan(row["dp_norm"])


def test_counts_and_weights_are_those_of_scikit_learn():
    draw = np.random.default_rng(7)
    words = ["교육", "과정", "축제", "시장", "조사"]
    texts = [" ".join(draw.choice(words, draw.integers(1, 13)).tolist()) for _ in range(60)]
    peer = CountVectorizer(ngram_range=(1, 2), tokenizer=str.split, token_pattern=None)
    counts = peer.fit_transform(texts)
    weights = TfidfTransformer(norm=None, smooth_idf=False).fit_transform(counts) - counts
    names = peer.get_feature_names_out().tolist()
    table = terms([document(str(i), text) for i, text in enumerate(texts)], ngrams=(1, 2)).set_index("term").loc[names]
    assert table["count"].tolist() == counts.sum(axis=0).A1.tolist()
    assert table["articles"].tolist() == counts.getnnz(axis=0).tolist()
    assert table["tfidf"].tolist() == pytest.approx(weights.sum(axis=0).A1.tolist())


def test_what_cannot_be_counted_is_refused(corpus):
    with pytest.raises(ValueError, match="did you mean 'publisher'"):
        terms(corpus, per="publishr")
    with pytest.raises(ValueError, match="a corpus does"):
        terms([document("a", "교육")], per="year")
    with pytest.raises(ValueError, match="give one of them"):
        terms(corpus, per="year", dispersion="article")
    with pytest.raises(ValueError, match="1 to 5 words"):
        terms(corpus, ngrams=6)


def test_nothing_is_an_empty_table_of_the_same_kinds(corpus):
    for settings in ({}, {"per": "year"}, {"dispersion": "article"}, {"ngrams": (1, 2), "forms": True}):
        empty, full = terms(select(corpus, query="없는말"), **settings), terms(corpus, **settings)
        assert list(empty.dtypes.items()) == list(full.dtypes.items())
