"""Persons of one name kept apart by post and organisation."""

import pytest

from newsmine.entities.find import default_finder

FINDER = default_finder()


def persons(text):
    return [(m.text, m.canonical) for m in FINDER.find(text).mentions if m.label == "PERSON"]


def test_a_member_of_parliament_and_the_head_of_a_company_are_two_persons():
    text = "김도담 의원은 가온시를 찾았다. 김도담 나래테크 대표도 왔다. 김 의원은 웃었다. 김 대표는 말했다. 김도담은 떠났다."
    assert persons(text) == [
        ("김도담", "김도담(의원)"),
        ("김도담", "김도담(나래테크)"),
        ("김 의원", "김도담(의원)"),
        ("김 대표", "김도담(나래테크)"),
        ("김도담", "김도담(나래테크)"),
    ]
    assert len({m.entity_id for m in FINDER.find(text).mentions if m.label == "PERSON"}) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("김도담 나래대학교 교수", "김도담 가온대학교 총장"),
        ("김도담 국회의원", "김도담 나래대학교 교수"),
        ("김도담 나주시장", "김도담 순천시장"),
    ],
)
def test_posts_of_one_kind_in_two_houses_are_two_persons(one, other):
    assert len({canonical for _, canonical in persons(f"손님은 {one}. 다른 날의 손님은 {other}.")}) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("김도담 나래테크 대표", "김도담 푸른소프트 대표"),
        ("김도담 나래대학교 교수", "김도담 가온테크 대표"),
        ("김도담 나주시장", "김도담 시장"),
        ("김도담 전 나래대학교 총장", "김도담 국회의원"),
        ("김도담 나래진흥원장", "김도담 가온협회장"),
        ("김도담 나래테크 대표", "김도담 나래테크 회장"),
    ],
)
def test_posts_that_one_person_may_hold_are_one_person(one, other):
    assert {canonical for _, canonical in persons(f"손님은 {one}. 다른 날의 손님은 {other}.")} == {"김도담"}


def test_a_surname_that_is_a_rank_too_is_a_person_where_a_sentence_begins():
    text = "전도담 나래테크 대표는 웃었다. 전 대표는 말했다. 나래테크 전 대표는 떠났다."
    assert persons(text) == [("전도담", "전도담"), ("전 대표", "전도담")]


def test_a_town_hall_that_acts_is_the_town():
    text = "홍길동 나주시청 국장은 웃었다. 나주시청에서 열렸다. 나주시는 도왔다."
    meant = [(m.text, m.label, m.canonical) for m in FINDER.find(text).mentions if m.text.startswith("나주")]
    assert meant == [("나주시청", "GOV", "나주시"), ("나주시청", "PLACE", "나주시청"), ("나주시", "GOV", "나주시")]
