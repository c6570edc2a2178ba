"""From where to where a figure may lie."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsmine.figures.bounds import bounds, precision
from newsmine.values.find import find_values


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("305명", 305, 305),
        ("300여명", 300, 399),
        ("1300여 시간", 1300, 1399),
        ("30여곳", 30, 39),
        ("약 1,200명", 1140, 1260),
        ("300명 가량", 250, 350),
        ("300명 남짓", 300, 399),
        ("300명 가까이", 200, 300),
        ("300명 이상", 300, None),
        ("최대 300명", None, 300),
        ("50~60%", 50, 60),
        ("여덟 시간", 8, 8),
    ],
)
def test_words_around_a_figure_say_how_far_it_reaches(text, low, high):
    (value,) = find_values(text)
    found = bounds(text, value)
    assert (found.low, found.high) == (low, high)
    assert found.approximate == (value.high is None and (low, high) != (value.value, value.value))


@given(
    st.integers(1, 10**9),
    st.sampled_from(["명", "여명", "명 가량", "명 이상", "명 이하", "명 남짓"]),
    st.sampled_from(["", "약 "]),
)
def test_a_figure_lies_within_its_bounds(number, tail, head):
    text = f"{head}{number}{tail}"
    (value,) = find_values(text)
    found = bounds(text, value)
    assert found.low is None or found.low <= value.value
    assert found.high is None or value.value <= found.high


@given(st.integers(1, 10**7))
def test_a_figure_is_written_to_a_step_that_divides_it_and_is_much_less(number):
    step = precision(f"{number}명")
    assert number % step == 0
    assert step == 1 or step * 10 <= number
