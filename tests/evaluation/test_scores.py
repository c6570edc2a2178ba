"""Precision, recall and F1."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsmine.evaluation.scores import Score, macro_f1, total

COUNT = st.integers(min_value=0, max_value=50)
SCORE = st.builds(Score, right=COUNT, missed=COUNT, false=COUNT)


def test_a_score_is_what_one_computes_by_hand():
    score = Score(right=3, missed=1, false=2)
    assert score.precision == 3 / 5
    assert score.recall == 3 / 4
    assert score.f1 == pytest.approx(2 * (3 / 5) * (3 / 4) / (3 / 5 + 3 / 4))


def test_nothing_to_find_and_nothing_found_is_right_and_what_is_found_or_missed_then_is_not():
    assert (Score().precision, Score().recall, Score().f1) == (1, 1, 1)
    assert (Score(false=2).precision, Score(false=2).recall, Score(false=2).f1) == (0, 0, 0)
    assert (Score(missed=2).precision, Score(missed=2).recall, Score(missed=2).f1) == (0, 0, 0)


def test_the_macro_mean_leaves_out_labels_that_are_only_false():
    assert macro_f1([Score(right=1), Score(missed=1), Score(false=5)]) == 0.5
    assert total([Score(right=1), Score(missed=1), Score(false=5)]) == Score(right=1, missed=1, false=5)


@given(score=SCORE)
def test_f1_lies_between_precision_and_recall(score):
    low, high = sorted((score.precision, score.recall))
    assert 0 <= low <= high <= 1
    if score.right:
        assert low - 1e-9 <= score.f1 <= high + 1e-9
