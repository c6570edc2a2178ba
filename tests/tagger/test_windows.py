"""Rows of subwords in windows, and joined again."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsmine.tagger.windows import joined, windows


@given(count=st.integers(0, 300), size=st.integers(2, 40), data=st.data())
def test_windows_cover_all_and_overlap_as_told(count, size, data):
    overlap = data.draw(st.integers(0, size // 2))
    found = windows(count, size, overlap)
    assert [i for window in found for i in range(*window)][-1:] == ([count - 1] if count else [])
    assert all(window.last - window.first <= size for window in found)
    for before, after in pairwise(found):
        assert before.last - after.first == overlap


@given(count=st.integers(1, 300), size=st.integers(2, 40), data=st.data())
def test_joined_rows_are_those_of_each_place(count, size, data):
    overlap = data.draw(st.integers(0, size // 2))
    rows = np.array(data.draw(st.lists(st.integers(0, 2), min_size=count, max_size=count)))
    scores = np.eye(3, dtype=np.float32)[rows] + np.arange(count, dtype=np.float32)[:, None] * 10
    parts = [(window, scores[slice(*window)]) for window in windows(count, size, overlap)]
    assert np.array_equal(joined(parts, np.array([True, False, False])), scores)


@pytest.mark.parametrize(("first", "second"), [(3, 0), (6, 3)])
def test_a_name_in_the_overlap_is_taken_from_one_window(first, second):
    """Two windows of ten share six; each sees one name of three there, and they differ in its label."""
    before, after = np.zeros((10, 3), np.float32), np.zeros((10, 3), np.float32)
    before[:, 0] = after[:, 0] = 0.5
    before[4 + first - 3 : 4 + first, 1] = 1
    after[second : second + 3, 2] = 1
    found = joined(list(zip(windows(14, 10, 6), (before, after), strict=True)), np.array([True, False, False]))
    labels = found.argmax(1).tolist()
    assert len(labels) == 14
    assert 3 in {labels.count(1), labels.count(2)}
