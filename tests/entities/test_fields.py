"""The fields of an article as the finders see them."""

import pytest

from newsmine.entities.find import default_finder
from newsmine.records import Article


@pytest.mark.parametrize("dot", "·・‧∙･")
def test_any_dot_parts_the_names_of_a_list_and_stays_as_it_is_written(dot):
    text = f"로봇 기업 누리온(대표 천가온{dot}천나래)은 나래소프트{dot}두루은행과 손잡았다."
    found = default_finder().find(Article(id="a", title=f"천가온{dot}천나래 대표", text=text))

    persons = [m.text for m in found.mentions if m.label == "PERSON" and m.field == "text"]
    assert persons == ["천가온", "천나래"]
    assert all(m.text == text[m.start : m.end] for m in found.mentions if m.field == "text")


@pytest.mark.parametrize(
    "byline",
    ["[가온경제=배가온 기자］", "[ 배가온 기자 ]", "배가온 기자 news@gaon.example", "/배가온 기자=", "배가온 기자"],
)
def test_who_wrote_an_article_is_not_named_in_it(byline):
    text = f"누리시는 문을 열었다. {byline}\n나래은행도 왔다."

    assert "배가온" not in [m.text for m in default_finder().find(text).mentions]
