import hashlib
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsmine.errors import InputError
from newsmine.topics.bags import bag_words
from newsmine.topics.fit import fit, fit_bags

METHODS = ("nmf", "lda")
EVERY = ("nmf", "lda", "hdp", "dtm")
ROOT = Path(__file__).resolve().parents[2]
PROGRAM = """
import random, sys, hashlib
from newsmine.topics.bags import bag_words
from newsmine.topics.fit import fit_bags
words = [f"낱말{i}" for i in range(40)]
made = random.Random(1)
months = {f"a{i}": f"202{i % 2}-05" for i in range(50)}
bags = bag_words(((f"a{i}", set(made.choices(words, k=9))) for i in range(50)), months=months)
for method in ("nmf", "lda", "hdp", "dtm"):
    model = fit_bags(bags, n_topics=3, seed=3, method=method, by="year", passes=2)
    print(hashlib.sha256(model.save(sys.argv[1]).read_bytes()).hexdigest())
"""


def _sums_to_one(rows):
    return np.allclose(rows.sum(axis=1), 1) and (rows >= 0).all()


@pytest.mark.parametrize("method", METHODS)
def test_three_subjects_become_three_topics(documents, method):
    model = fit(documents, n_topics=3, method=method, max_share=0.6)
    strongest = model.doc_topic.argmax(axis=1)
    for subject in range(3):
        counts = np.bincount(strongest[subject::3], minlength=3)
        assert counts.max() >= 17


@pytest.mark.parametrize("method", METHODS)
def test_rows_are_shares_and_topics_stand_by_share(documents, months, method):
    model = fit(documents, n_topics=4, method=method, months=months)
    assert _sums_to_one(model.topic_term)
    assert _sums_to_one(model.doc_topic)
    assert (np.diff(model.share) <= 1e-12).all()
    assert model.share.sum() == pytest.approx(1)
    assert model.months[0] == "2024-01"
    assert model.parameters["method"] == method
    assert set(model.versions) == {"gensim", "numpy", "scipy"}


@pytest.mark.parametrize("method", EVERY)
def test_the_same_seed_gives_the_same_arrays(documents, method):
    months = {each.article_id: "2024-05" for each in documents}
    one, other = (
        fit(iter(documents), n_topics=7, seed=9, method=method, passes=2, months=months, min_count=6) for _ in range(2)
    )
    assert np.array_equal(one.topic_term, other.topic_term)
    assert np.array_equal(one.doc_topic, other.doc_topic)


def test_saved_models_do_not_depend_on_the_hash_seed(tmp_path):
    outputs = set()
    for hash_seed in ("0", "1", "4242"):
        environment = {**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONUTF8": "1"}
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM, str(tmp_path / f"{hash_seed}.npz")],
            capture_output=True,
            check=True,
            env=environment,
            cwd=ROOT,
            timeout=120,
        )
        outputs.add(done.stdout)
    assert len(outputs) == 1
    assert len(set(outputs.pop().split())) == 4


@pytest.mark.parametrize("method", METHODS)
def test_progress_ends_at_the_whole(documents, method):
    seen = []
    fit(documents, n_topics=3, method=method, progress=lambda done, whole: seen.append((done, whole)))
    assert seen
    assert seen[-1][0] == seen[-1][1]
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)


def test_more_topics_than_documents_are_an_error_that_says_the_most(documents):
    with pytest.raises(InputError, match="5 topics asked of 4 documents"):
        fit(documents[:4], n_topics=5, min_count=1, max_share=1)


def test_an_unknown_method_is_answered_with_the_nearest(documents):
    with pytest.raises(ValueError, match="did you mean 'nmf'"):
        fit(documents, method="nmff")


@pytest.mark.parametrize(("name", "value"), [("n_topics", 1), ("passes", 0)])
def test_arguments_out_of_range_are_refused(documents, name, value):
    with pytest.raises(ValueError, match=name):
        fit(documents, **{name: value})


@pytest.mark.parametrize("method", METHODS)
def test_documents_that_are_all_equal_still_give_shares(method):
    bags = bag_words([(str(i), ["학교", "감독", "공장"]) for i in range(5)], max_share=1)
    model = fit_bags(bags, n_topics=3, method=method)
    assert _sums_to_one(model.topic_term)
    assert _sums_to_one(model.doc_topic)


@settings(deadline=None, max_examples=25)
@given(
    texts=st.lists(st.lists(st.sampled_from(["학교", "감독", "공장", "수출", "AI융합"]), max_size=6), max_size=8),
    n_topics=st.integers(2, 4),
)
def test_whatever_is_fitted_is_shares_or_a_clear_error(texts, n_topics):
    try:
        bags = bag_words(((str(i), words) for i, words in enumerate(texts)), min_count=1, max_share=1)
        model = fit_bags(bags, n_topics=n_topics)
    except InputError:
        return
    assert _sums_to_one(model.topic_term)
    assert _sums_to_one(model.doc_topic)
    assert len(model.article_ids) + bags.left_out == len(texts)


def test_the_digest_of_a_model_is_that_of_its_bytes(documents, tmp_path):
    paths = [fit(documents, n_topics=3).save(tmp_path / f"{i}.npz") for i in range(2)]
    assert len({hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}) == 1


def test_topics_of_one_size_stand_in_the_order_of_the_documents():
    from newsmine.topics.fit import _order

    noise = 1e-15
    shares = np.array([[0.0, 1.0, 0.0], [0.0, 1.0, 0.0], [1.0, 0.0, 0.0], [1.0 + noise, 0.0, 0.0], [0.0, 0.0, 1.0]])
    assert _order(shares).tolist() == [1, 0, 2]


def test_terms_of_one_weight_stand_in_their_order():
    from newsmine.topics.model import top_places

    assert top_places(np.array([[0.2, 0.2 + 1e-16, 0.3, 0.2 - 1e-15]]), 4).tolist() == [[2, 0, 1, 3]]
