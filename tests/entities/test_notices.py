"""Notices of appointments, heads right behind their companies, and lists of companies."""

import pytest

from newsmine.entities.find import default_finder

FINDER = default_finder()


def named(text, label):
    return {m.text for m in FINDER.find(text).mentions if m.label == label}


def test_a_notice_of_appointments_names_persons_with_their_offices():
    text = "◇ 승진\n▲경영기획본부장 강다온 ▲감사실장 문이안\n◇ 전보\n▲나래사업팀장 고은채"
    assert named(text, "PERSON") == {"강다온", "문이안", "고은채"}
    assert {"경영기획본부", "나래사업팀"} <= named(text, "GROUP")


@pytest.mark.parametrize(
    "text", ["▲협동로봇 공동 연구 ▲현장실습 확대", "▲학생 대표 ▲주민 대표", "▲나래시장 개선 ▲주차장 확충"]
)
def test_bullets_of_other_things_name_nobody(text):
    assert not named(text, "PERSON")


def test_a_company_is_known_by_its_head_behind_it_if_it_is_named_again():
    assert named("푸른바구니 소현아 대표는 웃었다. 푸른바구니는 컸다.", "COMPANY") == {"푸른바구니"}
    assert not named("수상자 소현아 대표는 웃었다. 수상자는 컸다.", "COMPANY")
    assert not named("푸른바구니 소현아 대표는 웃었다.", "COMPANY")


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "▲푸른고리(대표 서다은) ▲㈜나래큐브 ▲달빛톡 ▲별그리드 등 9개 스타트업이 왔다.",
            {"푸른고리", "㈜나래큐브", "달빛톡", "별그리드"},
        ),
        ("㈜가온로봇·달빛모션·㈜한결오토 관계자가 왔다.", {"㈜가온로봇", "달빛모션", "㈜한결오토"}),
        ("▲기술 개발 ▲인재 양성 등 5개 사업을 한다.", set()),
        ("법무법인 가온과 나래 법률사무소가 맡았다.", {"법무법인 가온", "나래 법률사무소"}),
    ],
)
def test_companies_are_known_by_their_lists(text, want):
    assert named(text, "COMPANY") == want


def test_a_division_behind_its_government_is_one_and_a_noun_with_a_particle_is_none():
    assert "일자리정책과" in named("나주시 일자리정책과에서 접수한다.", "GROUP")
    assert not named("나주시 지원과 협력이 컸다.", "GROUP")


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("‘나래 로봇 실증센터’ 기공식이 열렸다.", "PLACE"),
        ("판독 프로그램 ‘나래아이’는 허가를 받았다.", "PRODUCT"),
        ("‘나래 로봇 페스타’가 열렸다.", "EVENT"),
    ],
)
def test_what_is_quoted_is_what_the_words_around_say(text, label):
    name = text[text.index("‘") + 1 : text.index("’")]
    assert name in named(text, label)


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        ("(사)나래포럼은 27일 모였다.", "나래포럼", "GROUP"),
        ("사단법인 가온회가 모였다.", "가온회", "GROUP"),
        ("재단법인 푸른누리는 도왔다.", "푸른누리", "PUBLIC_ORG"),
        ("㈔가온로봇산업협회와 만났다.", "가온로봇산업협회", "GROUP"),
    ],
)
def test_a_body_is_known_by_the_mark_of_its_form(text, name, label):
    assert name in named(text, label)


def test_a_town_before_one_of_its_places_is_where_it_is():
    found = FINDER.find("서울 강남구 코엑스에서 열렸다. 강남구는 도왔다.").mentions
    assert [m.label for m in found if m.text == "강남구"] == ["PLACE", "GOV"]


def test_a_governor_heads_the_province():
    assert [m.canonical for m in FINDER.find("홍길동 전남지사는 웃었다.").mentions] == ["홍길동", "전라남도"]
