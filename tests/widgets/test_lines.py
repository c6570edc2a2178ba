"""Keywords stand below each other, with what is beside them."""

from datetime import datetime

from bs4 import BeautifulSoup

import newsmine as nm
from newsmine.records import Article

WHEN = datetime.fromisoformat("2024-05-02T09:00:00+09:00")


def rows(html):
    return [
        [cell.get_text() for cell in row.find_all("td")] for row in BeautifulSoup(html, "lxml").tbody.find_all("tr")
    ]


def test_a_line_has_day_outlet_and_both_sides():
    article = Article(id="a", text="한빛시는 새 학교를 열었다.", publisher="가람일보", published_at=WHEN)
    html = nm.kwic([article], "학교")._repr_html_()
    assert rows(html) == [["2024-05-02", "가람일보", "한빛시는 새 ", "학교", "를 열었다."]]
    soup = BeautifulSoup(html, "lxml")
    assert soup.mark.get_text() == "학교"
    assert soup.mark["title"] == "가람일보, 2024-05-02"
    left = next(cell for cell in soup.find_all("td") if cell.get_text() == "한빛시는 새 ")
    # Also where a viewer throws styles away.
    assert left["align"] == "right"
    assert "text-align:right" in left["style"]


def test_what_no_article_tells_has_no_column():
    html = nm.kwic([Article(id="a", text="새 학교가")], "학교")._repr_html_()
    assert rows(html) == [["새 ", "학교", "가"]]


def test_of_many_lines_fifty_are_shown_and_the_rest_is_counted():
    lines = nm.kwic([Article(id="a", text="학교 " * 1234)], "학교")
    assert len(rows(lines._repr_html_())) == 50
    assert "… 1,184줄 더" in lines._repr_html_()
    assert "… 1,184 more" in nm.show(lines).html
    assert "more" not in nm.show(lines.head(50)).html


def test_short_contexts_stand_in_one_line_and_sentences_are_broken():
    article = Article(id="a", text="학교가 " + "아주 " * 30 + "길게 이어졌다.")
    assert "nowrap" in nm.kwic([article], "학교")._repr_html_()
    assert "nowrap" not in nm.kwic([article], "학교", context="sentence")._repr_html_()


def test_no_line_is_said():
    assert "찾은 자리가 없습니다." in nm.kwic([Article(id="a", text="글")], "학교")._repr_html_()
    assert nm.show(nm.kwic([Article(id="a", text="글")], "학교")).drawings[0].what == "table of keywords in context"
