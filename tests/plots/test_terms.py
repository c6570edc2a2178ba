"""Bars of terms: which are drawn, in which order, to which side."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsmine.plots.terms import _chosen, plot_terms

TERMS = pd.DataFrame(
    {
        "term": ["교육", "협약", "수료", "광주"],
        "count": [9, 12, 5, 12],
        "articles": [4, 3, 5, 2],
        "tfidf": [1.25, 0.5, 7.75, 3.0],
    }
)


def names(figure):
    return [label.get_text() for label in figure.axes[0].get_yticklabels()]


def numbers(figure):
    return [text.get_text() for text in figure.axes[0].texts]


def test_the_largest_stands_above_and_says_its_number():
    figure = plot_terms(TERMS, n=3)
    assert names(figure) == ["광주", "협약", "교육"]
    assert numbers(figure) == ["12", "12", "9"]
    low, high = figure.axes[0].get_ylim()
    assert low > high
    assert [patch.get_width() for patch in figure.axes[0].patches] == [12, 12, 9]


@pytest.mark.parametrize(("by", "first"), [("articles", "수료"), ("tfidf", "수료"), ("count", "광주")])
def test_bars_are_of_the_column_that_is_asked_for(by, first):
    assert names(plot_terms(TERMS, by=by))[0] == first


def test_a_comparison_goes_to_both_sides():
    scores = pd.DataFrame({"term": list("가나다라마"), "count": 1, "z": [3.0, -2.5, 0.5, -4.0, None]})
    figure = plot_terms(scores, sides=("이전", "이후"))
    assert names(figure) == ["가", "다", "나", "라"]
    assert numbers(figure) == ["3.00", "0.50", "-2.50", "-4.00"]
    assert [text.get_text() for text in figure.legends[0].get_texts()] == ["이전", "이후"]
    assert names(plot_terms(scores, n=2)) == ["가", "라"]
    assert figure.axes[0].get_xlabel() == "z 점수"


@given(
    values=st.lists(st.floats(-1e6, 1e6, allow_subnormal=False), max_size=30),
    n=st.integers(1, 12),
)
def test_no_bar_is_left_out_for_a_shorter_one_of_its_side(values, n):
    frame = pd.DataFrame({"term": [f"말{i}" for i in range(len(values))], "z": values}, columns=["term", "z"])
    bars = _chosen(frame.astype({"z": float}), "z", n)
    assert len(bars) == min(n, len(values))
    shown = [bar.value for bar in bars]
    assert shown == sorted(shown, reverse=True) if max(values, default=0) >= 0 else shown == sorted(shown)
    for sign in (1, -1):
        mine = sorted((abs(v) for v in values if (v >= 0) == (sign > 0)), reverse=True)
        drawn = sorted((abs(bar.value) for bar in bars if (bar.value >= 0) == (sign > 0)), reverse=True)
        assert drawn == mine[: len(drawn)]


def test_what_cannot_be_drawn_is_told():
    with pytest.raises(ValueError, match="n is 0"):
        plot_terms(TERMS, n=0)
    with pytest.raises(ValueError, match=r"no column of numbers 'tfdf'; did you mean 'tfidf'\?"):
        plot_terms(TERMS, by="tfdf")
    with pytest.raises(ValueError, match=r"no column term .*newsmine.terms"):
        plot_terms(TERMS.drop(columns="term"))
    assert [text.get_text() for text in plot_terms(TERMS.head(0)).axes[0].texts] == ["그릴 낱말이 없습니다"]
    assert numbers(plot_terms(pd.DataFrame({"term": ["가"], "count": [0]}))) == ["0"]
