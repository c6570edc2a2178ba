from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsmine.topics.stability import agreement, stability

TOPS = st.lists(st.permutations(range(8)).map(lambda row: row[:3]), min_size=3, max_size=3)


@settings(deadline=None)
@given(one=TOPS, other=TOPS)
def test_no_other_matching_agrees_more(one, other):
    got = agreement(np.array(one), np.array(other))
    shared = [[len({*a} & {*b}) / len({*a} | {*b}) for b in other] for a in one]
    best = max(sum(shared[i][way[i]] for i in range(3)) for way in permutations(range(3)))
    assert got.sum() == pytest.approx(best)
    assert agreement(np.array(one), np.array(one)) == pytest.approx(np.ones(3))


def test_a_topic_without_a_match_agrees_with_none():
    assert agreement(np.array([[0, 1], [2, 3]]), np.array([[0, 1]])).tolist() == [1, 0]


def test_clear_subjects_are_stable_and_topics_that_nothing_supports_are_not(documents):
    clear = stability(documents, n_topics=3, max_share=0.6, seeds=(1, 2, 3))
    assert list(clear.columns) == ["topic", "over_seeds", "over_articles", "terms"]
    assert clear["over_seeds"].mean() > 0.95
    too_many = stability(documents, n_topics=9, max_share=0.6, seeds=(1, 2, 3))
    assert too_many["over_articles"].mean() < clear["over_articles"].mean()
    # What starts without chance is the same whatever the seed: that alone says nothing.
    assert too_many["over_seeds"].mean() > 0.95


@pytest.mark.parametrize("method", ["lda", "hdp"])
def test_other_methods_are_compared_too(documents, method):
    seen = []
    table = stability(
        documents, n_topics=3, method=method, seeds=(1, 2), progress=lambda done, whole: seen.append((done, whole))
    )
    for name in ("over_seeds", "over_articles"):
        assert table[name].between(0, 1).all()
    assert seen == [(1, 2), (2, 2)]


def test_one_seed_is_nothing_to_compare(documents):
    with pytest.raises(ValueError, match="at least 2"):
        stability(documents, n_topics=3, seeds=(7,))


def test_an_ensemble_finds_the_subjects(documents):
    from newsmine.topics.fit import fit

    model = fit(documents, n_topics=3, ensemble=5, max_share=0.6)
    strongest = model.doc_topic.argmax(axis=1)
    for subject in range(3):
        assert np.bincount(strongest[subject::3], minlength=3).max() >= 17
    assert model.parameters["ensemble"] == 5


def test_an_ensemble_of_one_is_refused(documents):
    from newsmine.topics.fit import fit

    with pytest.raises(ValueError, match="ensemble is 1"):
        fit(documents, n_topics=3, ensemble=1)
