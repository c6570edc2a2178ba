import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsmine.topics.fit import fit
from newsmine.topics.model import TopicModel

WORDS = ("농구", "감독", "득점", "반도체", "공장", "학교", "교육", "모르는말")


@pytest.mark.parametrize("method", ["nmf", "lda", "hdp", "dtm"])
def test_the_documents_of_the_fit_get_the_weights_of_the_fit(documents, months, method):
    model = fit(documents, n_topics=3, method=method, months=months, max_share=0.6, passes=4)
    got = model.transform(documents)
    assert got.article_ids == model.article_ids
    assert (got.weights.argmax(axis=1) == model.doc_topic.argmax(axis=1)).mean() > 0.95
    assert got.weights.sum(axis=1) == pytest.approx(np.ones(60))


@pytest.mark.parametrize("method", ["nmf", "lda"])
def test_a_loaded_model_scores_as_the_fitted_one(documents, tmp_path, method):
    model = fit(documents, n_topics=3, method=method)
    loaded = TopicModel.load(model.save(tmp_path / "topics.npz"))
    new = [("새것", ["농구", "감독", "우주선"])]
    assert np.array_equal(loaded.transform(new).weights, model.transform(new).weights)


def test_words_that_the_model_does_not_know_are_counted_and_say_nothing(documents):
    model = fit(documents, n_topics=3)
    got = model.transform([("둘", ["학교", "우주선", "학교"]), ("없음", ["우주선"]), ("빈것", [])])
    assert got.known.tolist() == [2, 0, 0]
    assert got.unknown.tolist() == [1, 1, 0]
    assert got.weights[1:] == pytest.approx(np.full((2, 3), 1 / 3))
    assert got.weights[0] == pytest.approx(model.transform([("하나", ["학교", "학교"])]).weights[0])


def test_no_documents_give_no_rows(documents):
    assert fit(documents, n_topics=3).transform([]).weights.shape == (0, 3)


def test_synonyms_of_the_fit_count_in_new_texts_too(documents, make_document):
    model = fit(documents, n_topics=3, synonyms={"Basketball": "농구"})
    one, other = (model.transform([make_document("x", [word, "감독"])]).weights for word in ("Basketball", "농구"))
    assert np.array_equal(one, other)
    assert model.parameters["synonyms"] == {"Basketball": "농구"}


@pytest.mark.parametrize("method", ["nmf", "lda"])
@settings(deadline=None, max_examples=20)
@given(texts=st.lists(st.lists(st.sampled_from(WORDS), max_size=6), min_size=1, max_size=5))
def test_a_document_gets_the_same_alone_and_beside_others(models, method, texts):
    model = models[method]
    named = [(str(i), words) for i, words in enumerate(texts)]
    together = model.transform(named)
    assert together.weights.sum(axis=1) == pytest.approx(np.ones(len(texts)))
    for i, each in enumerate(named):
        assert model.transform([each]).weights[0] == pytest.approx(together.weights[i], abs=1e-9)


@pytest.fixture(scope="module")
def models():
    """Give a model of each method, of three subjects."""
    from newsmine.topics.bags import bag_words
    from newsmine.topics.fit import fit_bags

    words = [["농구", "감독", "득점"], ["반도체", "공장"], ["학교", "교육"]]
    bags = bag_words([(str(i), words[i % 3] * 2) for i in range(12)], max_share=1)
    return {method: fit_bags(bags, n_topics=3, method=method) for method in ("nmf", "lda")}
