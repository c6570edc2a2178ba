"""Bylines and photo credits name nobody who acts."""

import pytest

from newsmine.entities.find import default_finder

FINDER = default_finder()


def names(text):
    return {m.text for m in FINDER.find(text).mentions if m.label not in {"DATE", "TIME", "QUANTITY"}}


@pytest.mark.parametrize(
    "line",
    [
        "[가온일보 홍길동 기자] ",
        "[가온일보=홍길동 기자] ",
        "(나주=가온일보) 홍길동 기자 = ",
        "【나주=가온일보】홍길동 기자 = ",
        "가온일보 홍길동 기자 hong@news.example\n",
        "홍길동 기자\n",
    ],
)
def test_a_byline_names_nobody(line):
    assert names(line + "나래대학교는 문을 열었다.") == {"나래대학교"}


def test_a_journalist_that_an_article_is_about_is_no_byline():
    text = "이날 토론회에는 홍길동 가온일보 대표와 나래대학교 총장이 참석했다."
    assert {"홍길동", "가온일보"} <= names(text)


@pytest.mark.parametrize("credit", ["(사진=나주시 제공)", "[사진제공=나주시]", "/사진=나주시", "(나주시 제공)"])
def test_who_gave_a_picture_did_nothing_in_the_story(credit):
    text = f"나래대학교는 27일 ‘푸른 해커톤’을 열었다. {credit}"
    found = FINDER.find(text)
    assert "나주시" in {m.text for m in found.mentions}
    assert "나주시" not in {end for tie in found.relations for end in (tie.head, tie.tail)}
