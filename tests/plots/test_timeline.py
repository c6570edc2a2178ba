"""The chart of posts: a lane a post, bars that do not hide each other, conflicts hatched."""

import io
from itertools import combinations

import pandas as pd
import pytest
from matplotlib.patches import Rectangle

from newsmine.plots.timeline import plot_timeline

COLUMNS = [
    "person",
    "person_id",
    "organisation",
    "organisation_id",
    "post",
    "status",
    "first",
    "last",
    "articles",
    "conflict",
]


def table(*rows):
    return pd.DataFrame([[r[0], f"p-{r[0]}", r[1], f"o-{r[1]}", *r[2:]] for r in rows], columns=COLUMNS)


POSTS = table(
    ("이도윤", "가온시", "시장", "held", "2018-07-02", "2022-06-28", 5, None),
    ("정하늘", "가온시", "시장", "designate", "2022-06-10", "2022-06-10", 1, None),
    ("정하늘", "가온시", "시장", "held", "2022-07-04", "2024-01-01", 4, None),
    ("이도윤", "가온시", "시장", "former", "2022-07-20", "2023-07-20", 2, None),
    ("김나래", "한빛진흥원", "원장", "held", "2021-01-01", "2022-05-20", 3, "최서우 2022-05-02–2022-12-01"),
    ("최서우", "한빛진흥원", "원장", "held", "2022-05-02", "2022-12-01", 3, "김나래 2021-01-01–2022-05-20"),
    ("$로봇🤖", "누리온", "대표", "acting", "2022-12-15", "2022-12-15", 1, None),
)


def png(figure):
    file = io.BytesIO()
    figure.savefig(file, format="png", metadata={"Software": None})
    return file.getvalue()


def boxes(figure):
    return [patch for patch in figure.axes[0].patches if isinstance(patch, Rectangle)]


def test_the_chart_has_no_missing_glyph_and_is_twice_the_same():
    assert png(plot_timeline(POSTS)) == png(plot_timeline(POSTS))


def test_a_lane_is_a_post_and_every_interval_a_bar():
    figure = plot_timeline(POSTS)
    names = [label.get_text() for label in figure.axes[0].get_yticklabels()]
    assert names == ["가온시 시장", "누리온 대표", "한빛진흥원 원장"]
    assert sum(not box.get_hatch() for box in boxes(figure)) == len(POSTS)


def test_only_the_days_of_a_conflict_are_hatched():
    from matplotlib.dates import date2num

    hatched = [box for box in boxes(plot_timeline(POSTS)) if box.get_hatch()]
    assert len(hatched) == 2
    assert {box.get_x() for box in hatched} == {float(date2num(pd.Timestamp("2022-05-02")))}
    assert boxes(plot_timeline(POSTS.assign(conflict=None)))
    assert not [box for box in boxes(plot_timeline(POSTS.assign(conflict=None))) if box.get_hatch()]


@pytest.mark.parametrize("size", ["screen", "column"])
def test_bars_and_names_of_one_row_do_not_hide_each_other(size):
    figure = plot_timeline(POSTS, size=size)
    axes = figure.axes[0]
    bars = [box.get_window_extent() for box in boxes(figure) if not box.get_hatch()]
    names = [text.get_window_extent() for text in axes.texts]
    assert len(bars) == len(names) == len(POSTS)
    for one, other in combinations(bars, 2):
        assert min(one.x1, other.x1) <= max(one.x0, other.x0) + 0.5 or not one.overlaps(other)
    for i, name in enumerate(names):
        assert not any(name.overlaps(bar) for k, bar in enumerate(bars) if k != i)


def test_the_posts_that_most_articles_speak_of_are_drawn():
    figure = plot_timeline(POSTS, posts=1)
    assert [label.get_text() for label in figure.axes[0].get_yticklabels()] == ["가온시 시장"]


def test_an_empty_timeline_says_so():
    figure = plot_timeline(POSTS.head(0))
    assert [text.get_text() for text in figure.axes[0].texts] == ["날짜가 있는 직책이 없습니다"]


def test_what_is_no_timeline_is_refused():
    with pytest.raises(ValueError, match="no column person_id, status"):
        plot_timeline(POSTS.drop(columns=["person_id", "status"]))
    with pytest.raises(ValueError, match="posts is 0"):
        plot_timeline(POSTS, posts=0)
