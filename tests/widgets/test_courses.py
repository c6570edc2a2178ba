"""Shares over time are lines; a period without articles is a gap."""

from itertools import pairwise

import pytest
from bs4 import BeautifulSoup

import newsmine as nm
from newsmine.widgets.courses import Course, Spot, draw_courses
from newsmine.words.courses import Courses


def test_a_period_without_articles_is_a_gap():
    course = Course("협약", [Spot("2021", 1, 2), Spot("2022", 0, 0), Spot("2023", 1, 4), Spot("2024", 1, 1)])
    soup = BeautifulSoup(draw_courses([course], "ko"), "lxml")
    assert soup.svg.path["d"].count("M") == 2
    tips = [title.get_text() for title in soup.svg.g.find_all("title")]
    assert tips[:3] == [
        "협약\n2021\n기사 2편 가운데 1편",
        "협약\n2023\n기사 4편 가운데 1편",
        "협약\n2024\n기사 1편 가운데 1편",
    ]


def test_a_share_stands_as_high_as_it_is():
    course = Course("협약", [Spot("2021", 0, 5), Spot("2022", 1, 4), Spot("2023", 1, 2)])
    soup = BeautifulSoup(draw_courses([course], "ko"), "lxml")
    low, middle, high = (float(circle["cy"]) for circle in soup.svg.g.find_all("circle")[:3])
    assert low - middle == pytest.approx(middle - high, abs=0.2)
    assert low > middle > high


def test_of_many_lines_those_of_the_most_articles_are_drawn():
    many = [Course(f"낱말{n}", [Spot("2021", n, 20), Spot("2022", n, 20)]) for n in range(12)]
    html = draw_courses(many, "ko")
    soup = BeautifulSoup(html, "lxml")
    assert len(soup.svg.find_all("path")) == 7
    assert "낱말11" in html
    assert "낱말4" not in html
    assert "… 5줄 더" in html
    ends = sorted(float(text["y"]) for text in soup.svg.find_all("text") if text.title)
    assert all(later - earlier > 12 for earlier, later in pairwise(ends))


def test_the_trend_of_a_corpus_draws_itself(sample_corpus):
    with nm.Corpus.open(sample_corpus) as corpus:
        one = nm.trend(corpus, "사관학교", by="year")
        two = nm.trend(corpus, ["사관학교", "협약"], by="year")
    assert type(one) is type(two) is Courses
    assert BeautifulSoup(one._repr_html_(), "lxml").svg is not None
    assert "협약" in two._repr_html_()
    assert "날짜가 있는 기사가 없습니다." in one.head(0)._repr_html_()
    assert nm.show(two).drawings[0].what == "table of trends"
