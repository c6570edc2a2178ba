"""Posts are bars from the first to the last proof, parted by body, with sentences to read."""

from itertools import pairwise

import pandas as pd
import pytest
from bs4 import BeautifulSoup

import newsmine as nm
from newsmine.posts.lanes import Posts
from newsmine.widgets.posts import Interval, draw_posts


def interval(person, first, last, **more):
    said = {"organisation": "빛고을재단", "post": "원장", "status": "held", "articles": 3, **more}
    return Interval(person=person, first=first, last=last, **said)


def bars(html):
    """Give each bar by its tip: left and right, and its attributes."""
    soup = BeautifulSoup(html, "lxml")
    found = {}
    for group in soup.svg.find_all("g"):
        rect = group.rect
        left = float(rect["x"])
        found[group.title.get_text()] = (left, left + float(rect["width"]), rect.attrs)
    return found


def test_a_bar_reaches_from_the_first_to_the_last_day():
    html = draw_posts(
        [interval("서가온", "2020-01-01", "2021-12-31"), interval("한보람", "2022-01-01", "2023-12-31")], "ko"
    )
    (left, right, _), (after, end, _) = bars(html).values()
    assert left < right
    assert right == pytest.approx(after, abs=0.5)  # the one ends where the other begins
    assert end - after == pytest.approx(right - left, rel=0.01)  # two years each, but for a leap day
    assert [text.get_text() for text in BeautifulSoup(html, "lxml").svg.find_all("text", recursive=False)][
        -1
    ] == "빛고을재단 원장빛고을재단 원장"


def test_what_contradicts_itself_is_dashed_and_only_that():
    held = interval("서가온", "2020-01-01", "2021-12-31", conflict="한보람")
    html = draw_posts([held, interval("한보람", "2021-01-01", "2022-12-31")], "ko")
    dashed = ["stroke-dasharray" in attributes for *_, attributes in bars(html).values()]
    assert dashed == [True, False]
    assert "점선 막대" in html
    assert "점선 막대" not in draw_posts([interval("서가온", "2020-01-01", "2021-12-31")], "ko")


def test_sentences_and_standing_are_told_at_the_bar():
    acting = interval(
        "서가온", "2020-01-01", "2020-02-01", status="acting", sentences=("서가온 원장 직무대행이 말했다.",)
    )
    (tip,) = bars(draw_posts([acting], "ko"))
    assert tip.split("\n") == [
        "서가온 · 빛고을재단 원장 · 권한·직무대행",
        "2020-01-01 – 2020-02-01 · 기사 3",
        "서가온 원장 직무대행이 말했다.",
    ]
    assert "서가온 (acting)" in draw_posts([acting], "en")


def test_of_many_posts_those_of_the_most_articles_are_drawn():
    many = [interval("서가온", "2020-01-01", "2020-02-01", organisation=f"기관{n:03}", articles=n) for n in range(100)]
    html = draw_posts(many, "ko")
    assert len(bars(html)) == 40
    assert "기관099" in html
    assert "기관059" not in html
    assert "… 60줄 더" in html


def test_days_that_are_none_stay_in_the_table_alone():
    html = draw_posts([interval("서가온", "2020-01-01", "2020-02-01"), interval("한보람", "2020년", "")], "ko")
    assert len(bars(html)) == 1
    assert "한보람" in BeautifulSoup(html, "lxml").details.get_text()
    assert BeautifulSoup(draw_posts([interval("한보람", "", "")], "ko"), "lxml").svg is None


def test_the_posts_of_a_corpus_draw_themselves(sample_corpus):
    with nm.Corpus.open(sample_corpus) as corpus:
        posts = nm.timeline(corpus)
    assert type(posts) is Posts
    soup = BeautifulSoup(posts._repr_html_(), "lxml")
    assert len(soup.svg.find_all("rect")) == 40
    assert type(posts[["person", "first", "last"]]) is pd.DataFrame
    assert nm.show(posts, labels="ko").html.count("<rect") == 40
    assert "찾은 자리가 없습니다." in posts.head(0)._repr_html_()


def test_years_are_named_and_no_two_names_lie_on_each_other():
    html = draw_posts([interval("서가온", "1990-05-01", "2024-02-01")], "ko")
    soup = BeautifulSoup(html, "lxml")
    names = [(float(text["x"]), text.get_text()) for text in soup.svg.find_all("text", recursive=False)]
    years = [(x, name) for x, name in names if name.isdecimal()]
    assert 3 <= len(years) <= 10
    assert all(later - earlier > 35 for (earlier, _), (later, _) in pairwise(years))
