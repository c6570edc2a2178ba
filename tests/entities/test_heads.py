"""Who heads what, in invented articles: titles that stand alone, appointments, former heads."""

import pytest

from newsmine.entities.find import default_finder

FINDER = default_finder()


def heads(text):
    return {(r.head, r.role, r.tail) for r in FINDER.find(text).relations if r.type == "HEAD_OF"}


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("들꽃진흥재단은 문을 열었다. 방그루 원장은 웃었다.", ("방그루", "원장", "들꽃진흥재단")),
        ("들꽃진흥재단은 문을 열었다. 방그루 재단 원장은 웃었다.", ("방그루", "원장", "들꽃진흥재단")),
        ("갈밭대학교가 문을 열었다. 문도란 총장은 웃었다.", ("문도란", "총장", "갈밭대학교")),
        ("들꽃인공지능협회가 모였다. 문도란 협회장은 웃었다.", ("문도란", "협회장", "들꽃인공지능협회")),
        ("들꽃인공지능협회가 모였다. 문도란 회장은 웃었다.", ("문도란", "회장", "들꽃인공지능협회")),
        ("들꽃데이터센터는 서버를 빌려준다. 문도란 센터장은 웃었다.", ("문도란", "센터장", "들꽃데이터센터")),
        ("소나린 들꽃창업캠프장은 웃었다.", ("소나린", "캠프장", "들꽃창업캠프")),
        ("㈜물레방아의 문도란 대표는 웃었다.", ("문도란", "대표", "물레방아")),
        ("㈜물레방아를 이끄는 문도란 대표는 웃었다.", ("문도란", "대표", "물레방아")),
        ("물레방아(대표 문도란)는 웃었다.", ("문도란", "대표", "물레방아")),
        ("광주 북구(청장 문도란)는 웃었다.", ("문도란", "청장", "북구")),
        ("㈜물레방아는 강버들 개발총괄이사를 새 대표로 선임했다.", ("강버들", "대표", "물레방아")),
        ("들꽃진흥재단 원장에 오나래 전 환경부 국장이 선임됐다.", ("오나래", "원장", "들꽃진흥재단")),
        ("대상은 ‘조약돌’ 팀이 받았다. 팀장 강버들 씨는 웃었다.", ("강버들", "팀장", "조약돌")),
        ("대상은 ‘조약돌’ 팀이 받았다. 팀장을 맡은 강버들 씨는 웃었다.", ("강버들", "팀장", "조약돌")),
        ("갈밭대학교 미래혁신처가 맡는다. 미래혁신처를 맡은 방그루 처장은 웃었다.", ("방그루", "처장", "미래혁신처")),
    ],
)
def test_a_head_is_tied_to_the_one_body_that_can_be_meant(text, want):
    assert heads(text) == {want}


@pytest.mark.parametrize(
    "text",
    [
        "들꽃진흥재단과 갈밭연구원이 만났다. 방그루 원장은 웃었다.",
        "들꽃진흥재단은 문을 열었다. 전임 방그루 원장은 떠났다.",
        "들꽃진흥재단은 문을 열었다. 방그루 전 원장은 떠났다.",
        "들꽃진흥재단은 문을 열었다. 방그루 총장은 웃었다.",
        "들꽃진흥재단이 문을 열었다. 방그루 대표는 웃었다.",
        "들꽃진흥재단은 문을 열었다. 방그루 교수는 웃었다.",
    ],
)
def test_a_head_is_tied_to_nothing_where_two_or_none_may_be_meant(text):
    assert heads(text) == set()


def test_a_body_with_its_own_head_is_not_given_a_second_one():
    text = "㈜물레방아와 ㈜갈대숲이 손잡았다. 문도란 물레방아 대표는 웃었다. 방그루 대표도 웃었다."
    assert heads(text) == {("문도란", "대표", "물레방아"), ("방그루", "대표", "갈대숲")}


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("갈밭대학교(GBU·총장 문도란)는 문을 열었다.", ("문도란", "총장", "갈밭대학교")),
        ("들꽃진흥재단은 크다. 교육생 대표 강버들 씨는 웃었다.", None),
        ("문도란 갈밭대학교 총장, 허준 갈밭사업단장 등이 왔다.", ("허준", "단장", "갈밭사업단")),
        ("문도란 전남지사는 웃었다.", ("문도란", "지사", "전라남도")),
        ("문도란 갈밭대 소프트웨어학부장은 웃었다.", ("문도란", "학부장", "소프트웨어학부")),
    ],
)
def test_heads_in_the_shapes_that_the_news_gives_them(text, want):
    assert want in heads(text) if want else not heads(text)


def test_a_body_of_another_paragraph_is_meant_only_if_the_text_has_no_other():
    text = "갈밭테크노파크는 문을 열었다. 들꽃진흥원이 돕는다.\n방그루 원장은 웃었다."
    assert heads(text) == set()
    assert heads("들꽃진흥원이 돕는다.\n방그루 원장은 웃었다.") == {("방그루", "원장", "들꽃진흥원")}
