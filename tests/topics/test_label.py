from datetime import datetime

import numpy as np
import pytest

from newsmine.corpus.database import Corpus
from newsmine.corpus.stages import keep_result
from newsmine.corpus.write import Input, add_readings
from newsmine.errors import InputError
from newsmine.records import KST, Article, Document, Found, Mention, Reading, Token
from newsmine.text.references import read_references
from newsmine.topics.cross import topic_entities, topic_outlets
from newsmine.topics.fit import fit
from newsmine.topics.label import label_topics, topic_labels, topic_sentences
from newsmine.topics.relevance import relevance, telling

SPORT, TRADE = "농구 감독 선수 경기 득점", "반도체 공장 수출 투자 설비"


def _article(i):
    words = SPORT if i % 2 else TRADE
    text = f"{words} 이야기다. 오늘 날씨 소식. {' '.join(words.split()[:3])} 소식{i}."
    outlet = "빛고을일보" if i % 2 else "한빛경제"
    return Article(
        id=f"a{i:02}",
        title=f"기사 {i}",
        text=text,
        publisher=outlet,
        published_at=datetime(2024, 1 + i % 6, 3, tzinfo=KST),
    )


def _document(article):
    tokens, start = [], 0
    for word in article.text.replace(".", "").split():
        at = article.text.index(word, start)
        tokens.append(Token(word, word, "NNG", "NOUN", at, at + len(word), exact=True))
        start = at + len(word)
    return Document(article_id=article.id, tokenizer="test", tokens=tuple(tokens))


ARTICLES = tuple(_article(i) for i in range(20))
DOCUMENTS = tuple(map(_document, ARTICLES))


def _mention(article, name, label):
    entity = f"{label.lower()}-{name}"
    return Mention(
        article_id=article.id,
        start=0,
        end=2,
        text=name,
        label=label,
        entity_id=entity,
        canonical=name,
        sentence=0,
        by="test",
    )


@pytest.fixture
def corpus():
    with Corpus.open(":memory:") as store:
        source = Input(path="test", sha256="", fingerprint="test")
        add_readings(store, source, (Reading(article=article) for article in ARTICLES))
        for i, (article, document) in enumerate(zip(ARTICLES, DOCUMENTS, strict=True)):
            keep_result(store, "tokens", article.id, document)
            named = [("홍감독", "PERSON") if i % 2 else ("㈜나래", "COMPANY")] + [("가온시", "GOV")] * 2
            mentions = tuple(_mention(article, *each) for each in named[: 2 if i else 1])
            keep_result(store, "entities", article.id, Found(mentions=mentions))
        yield store


@pytest.fixture
def model(corpus):
    return fit(corpus, n_topics=2, max_share=0.6)


def test_a_label_names_the_terms_that_tell_the_topic_from_the_others(model):
    labels = topic_labels(model)
    assert {set(SPORT.split()) >= set(label.split("·")) for label in labels} == {True, False}
    assert {set(TRADE.split()) >= set(label.split("·")) for label in labels} == {True, False}


def test_the_evidence_of_a_label_leads_to_sentences_of_the_topic(model, corpus):
    table = label_topics(model, corpus)
    assert list(table.columns) == [
        "topic", "topic_label", "share", "coherence", "terms", "article_ids", "evidence",
    ]  # fmt: skip
    texts = {article.id: article.text for article in ARTICLES}
    for row in table.itertuples():
        places = read_references(row.evidence)
        assert len({place.article_id for place in places}) == 3
        for place in places:
            words = texts[place.article_id][place.start : place.end]
            assert set(row.topic_label.split("·")) & set(words.split())


def test_without_a_source_there_is_no_evidence(model):
    assert label_topics(model)["evidence"].tolist() == ["", ""]


def test_the_best_sentence_is_the_one_that_says_most(model, corpus):
    table = topic_sentences(model, corpus, n=2)
    assert table["rank"].tolist() == [1, 2, 1, 2]
    assert table["sentence_text"].str.endswith("이야기다.").all()
    assert table["publisher"].notna().all()
    by_records = topic_sentences(model, (ARTICLES, DOCUMENTS), n=2)
    assert by_records["sentence_text"].tolist() == table["sentence_text"].tolist()


def test_where_articles_do_not_suffice_a_second_sentence_of_one_is_taken(model):
    table = topic_sentences(model, (ARTICLES[:2], DOCUMENTS[:2]), n=2)
    assert table.groupby("topic")["article_id"].nunique().tolist() == [2, 2]
    assert len(topic_sentences(model, (ARTICLES[:1], DOCUMENTS[:1]), n=2)) == 4


def test_a_source_of_other_articles_is_refused(model):
    with pytest.raises(InputError, match="none of the articles"):
        topic_sentences(model, ([], []))


def test_relevance_is_the_formula_worked_by_hand(model):
    got = relevance(model, 0.25)
    p = model.term_counts / model.term_counts.sum()
    i = int(model.topic_term[0].argmax())
    phi = model.topic_term[0, i]
    assert got[0, i] == pytest.approx(0.25 * np.log(phi) + 0.75 * np.log(phi / p[i]))
    assert np.array_equal(relevance(model, 1.0).argmax(axis=1), model.topic_term.argmax(axis=1))
    assert telling(model).sum(axis=0) == pytest.approx(np.ones(len(model.terms)))


@pytest.mark.parametrize("weight", [-0.1, 1.1])
def test_a_weight_out_of_range_is_refused(model, weight):
    with pytest.raises(ValueError, match="weight is"):
        relevance(model, weight)


def test_an_entity_of_one_topic_s_articles_has_its_lift(model, corpus):
    table = topic_entities(model, corpus)
    sport = next(k for k, label in enumerate(topic_labels(model)) if label.split("·")[0] in SPORT)
    coach = table[table["canonical"] == "홍감독"].set_index("topic")
    assert coach.loc[sport, "share"] > 0.9
    assert coach.loc[sport, "lift"] == pytest.approx(coach.loc[sport, "share"] / model.share[sport])
    assert coach["share"].sum() == pytest.approx(1)
    assert coach.loc[sport, "articles"] == 10
    assert coach.loc[sport, "label"] == "PERSON"
    town = table[table["canonical"] == "가온시"]
    assert town["lift"].between(0.8, 1.2).all()
    assert town["articles"].tolist() == [19, 19]
    assert topic_entities(model, corpus, labels="GOV")["canonical"].unique().tolist() == ["가온시"]


def test_the_shares_of_an_entity_are_worked_by_hand(model, corpus):
    table = topic_entities(model, corpus)
    row = table[(table["canonical"] == "㈜나래") & (table["topic"] == 1)].iloc[0]
    own = model.doc_topic[[i for i, id_ in enumerate(model.article_ids) if int(id_[1:]) % 2 == 0], 1]
    assert row["share"] == pytest.approx(own.mean())
    assert row["topic_share"] == pytest.approx(own.sum() / model.doc_topic[:, 1].sum())


def test_outlets_stand_by_lift(model, corpus):
    table = topic_outlets(model, corpus)
    assert list(table.columns) == ["topic", "topic_label", "publisher", "articles", "share", "topic_share", "lift"]
    for _, rows in table.groupby("topic"):
        assert rows["lift"].is_monotonic_decreasing
        assert rows["topic_share"].sum() == pytest.approx(1)
    assert topic_outlets(model, corpus, min_articles=11).empty


def test_copies_count_for_no_outlet(corpus):
    from newsmine.copies.dedupe import dedupe

    dedupe(corpus, similarity=0.5, within_days=999)
    kept = corpus.articles()["id"].tolist()
    assert 2 <= len(kept) < 20
    model = fit(corpus, n_topics=2, max_share=1, min_count=1)
    assert sorted(model.article_ids) == sorted(kept)
    assert topic_outlets(model, corpus, min_articles=1)["articles"].max() <= len(kept)


def test_tables_without_anything_to_cross_say_what_to_do(documents):
    model = fit(documents, n_topics=2)
    with Corpus.open(":memory:") as empty:
        with pytest.raises(InputError, match="newsmine find"):
            topic_entities(model, empty)
        with pytest.raises(InputError, match="has an outlet"):
            topic_outlets(model, empty)
        with pytest.raises(ValueError, match="min_articles is 0"):
            topic_outlets(model, empty, min_articles=0)
