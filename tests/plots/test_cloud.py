from itertools import combinations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsmine.files.export import export
from newsmine.plots.cloud import plot_cloud

WORDS = st.dictionaries(
    st.text("가나다라학교AIgj", min_size=1, max_size=14), st.floats(0.1, 1000), min_size=1, max_size=25
)


def boxes(figure):
    """Return name and ink of each word in inches."""
    return [(patch.get_gid(), patch.get_path().get_extents()) for patch in figure.axes[0].patches]


@settings(deadline=None, max_examples=25)
@given(words=WORDS, seed=st.integers(0, 99))
def test_no_two_words_touch_and_none_is_cut(words, seed):
    drawn = boxes(plot_cloud(words, seed=seed, size=(6, 4)))
    for (_, one), (_, other) in combinations(drawn, 2):
        assert one.x1 <= other.x0 or other.x1 <= one.x0 or one.y1 <= other.y0 or other.y1 <= one.y0
    for name, box in drawn:
        assert 0 <= box.x0 < box.x1 <= 6, name
        assert 0 <= box.y0 < box.y1 <= 4, name
    assert {name for name, _ in drawn} <= set(words)


def test_words_of_a_moderate_number_are_all_there_and_their_order_is_that_of_their_size():
    words = {f"낱말{i}": 100 / (i + 1) for i in range(60)}
    drawn = boxes(plot_cloud(words))
    assert [name for name, _ in drawn] == list(words)
    heights = [box.height for _, box in drawn]
    assert all(later <= 1.05 * before for before, later in zip(heights, heights[3:], strict=False))


def test_area_grows_with_the_value():
    drawn = dict(boxes(plot_cloud({"가": 400, "나": 100, "다": 1e-9})))
    (one, other) = (drawn[name] for name in "가나")
    ratio = np.sqrt(one.width * one.height / (other.width * other.height))
    assert ratio == pytest.approx(2, rel=0.25)


def test_the_same_seed_gives_the_same_bytes_and_another_another(tmp_path):
    words = {"인공지능": 9, "교육": 5, "협약": 3}
    for name, seed in (("a", 7), ("b", 7), ("c", 8)):
        for kind in ("png", "svg"):
            export(plot_cloud(words, seed=seed), tmp_path / f"{name}.{kind}")
    for kind in ("png", "svg"):
        one, same, other = ((tmp_path / f"{name}.{kind}").read_bytes() for name in "abc")
        assert one == same != other


def test_a_table_is_drawn_by_the_column_that_is_named():
    table = pd.DataFrame({"term": ["가가", "나나", "다다"], "count": [1, 5, 0], "tfidf": [9.0, 2.0, 0.0]})
    assert [name for name, _ in boxes(plot_cloud(table))] == ["나나", "가가"]
    assert [name for name, _ in boxes(plot_cloud(table, value="tfidf"))] == ["가가", "나나"]
    assert [name for name, _ in boxes(plot_cloud(table, n=1))] == ["나나"]


def test_what_no_font_can_show_is_told_by_its_number_and_a_dollar_is_a_dollar():
    drawn = boxes(plot_cloud({"🤖": 9, "$5 美": 5, "교육": 3}))
    assert [name for name, _ in drawn] == ["🤖", "$5 美", "교육"]


@pytest.mark.parametrize(("size", "width"), [("screen", 228.6), ("column", 84), ("page", 174)])
def test_a_cloud_for_print_has_its_width_and_letters_that_are_read(size, width):
    figure = plot_cloud({f"낱말{i}": 100 / (i + 1) for i in range(60)}, size=size, style="print")
    assert figure.get_figwidth() * 25.4 == pytest.approx(width)
    drawn = boxes(figure)
    assert len(drawn) > 20
    # Syllables of 7 points are some 6 points high.
    assert min(box.height for _, box in drawn) * 72 > 5.5
    assert all(len(set(patch.get_facecolor()[:3])) == 1 for patch in figure.axes[0].patches)


def test_nothing_to_draw_is_said():
    assert plot_cloud({}).axes[0].texts[0].get_text() == "단어가 없습니다"


def test_what_cannot_be_drawn_is_refused():
    with pytest.raises(ValueError, match="no column tfidf"):
        plot_cloud(pd.DataFrame({"term": ["가"], "count": [1]}), value="tfidf")
    with pytest.raises(ValueError, match="n is 0"):
        plot_cloud({"가": 1}, n=0)
