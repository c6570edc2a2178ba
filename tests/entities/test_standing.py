"""Posts that a person does not simply hold, shared posts, and titles in front of names."""

from datetime import datetime

import pytest

from newsmine.corpus.database import Corpus
from newsmine.corpus.write import Input, add_readings
from newsmine.entities.find import default_finder, find
from newsmine.posts.timeline import timeline
from newsmine.records import KST, Article, Reading


def posts(text):
    found = default_finder().find(text)
    return {(r.head, r.type, r.role, r.tail) for r in found.relations if r.type in {"HEAD_OF", "AFFILIATED_WITH"}}


def planned(text):
    return {(r.head, r.type, r.role, r.tail, r.modality) for r in default_finder().find(text).unasserted}


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("서라미 광주시장 권한대행은 12일 회의를 열었다.", "시장 권한대행"),
        ("광주시 서라미 시장 권한대행이 회의를 열었다.", "시장 권한대행"),
        ("광주시장 권한대행인 서라미 행정부시장이 회의를 열었다.", "시장 권한대행"),
    ],
)
def test_who_stands_in_for_the_head_belongs_to_the_body_and_does_not_head_it(text, role):
    assert ("서라미", "AFFILIATED_WITH", role, "광주광역시") in posts(text)
    assert "HEAD_OF" not in {type_ for _, type_, _, _ in posts(text)}


def test_a_title_with_what_is_said_of_it_written_on_names_a_person():
    text = "탁상우 나래대학교 총장직무대리는 12일 학생들을 만났다."
    assert posts(text) == {("탁상우", "AFFILIATED_WITH", "총장 직무대리", "나래대학교")}


@pytest.mark.parametrize(
    ("text", "role", "body"),
    [
        ("서라미 광주시장 후보는 12일 공약을 냈다.", "시장 후보", "광주광역시"),
        ("서라미 광주시장 예비후보가 공약을 냈다.", "시장 예비후보", "광주광역시"),
        ("서라미 광주시장 당선인은 인수위를 꾸렸다.", "시장 당선인", "광주광역시"),
        ("서라미 차기 한빛진흥원장은 3월 임기를 시작한다.", "차기 원장", "한빛진흥원"),
        ("차기 광주시장 서라미 당선인이 왔다.", "차기 시장", "광주광역시"),
        ("한빛진흥원장 후보자 서라미 교수는 답했다.", "원장 후보자", "한빛진흥원"),
        ("서라미 한빛진흥원장 내정자가 답했다.", "원장 내정자", "한빛진흥원"),
    ],
)
def test_who_shall_head_a_body_does_not_head_it_yet(text, role, body):
    assert planned(text) == {("서라미", "HEAD_OF", role, body, "planned")}
    assert not posts(text)


@pytest.mark.parametrize(
    "text",
    [
        "서라미 전 광주시장은 책을 냈다.",
        "전임 서라미 광주시장은 책을 냈다.",
        "서라미 전임 한빛진흥원장은 책을 냈다.",
        "광주시장을 지낸 서라미 씨는 책을 냈다.",
        "전 한빛진흥원장 서라미는 책을 냈다.",
        "서라미 광주시장을 지낸 이는 없다.",
    ],
)
def test_who_headed_a_body_does_not_head_it(text):
    assert not posts(text)
    assert not planned(text)


@pytest.mark.parametrize(
    "text",
    [
        "㈜누리로봇 이도윤·정하늘 공동대표는 협약을 맺었다.",
        "이도윤·정하늘 누리로봇 공동대표가 참석했다.",
        "이도윤, 정하늘 ㈜누리로봇 공동대표가 참석했다.",
    ],
)
def test_who_share_a_post_all_have_it(text):
    assert posts(text) == {(name, "HEAD_OF", "공동대표", "누리로봇") for name in ("이도윤", "정하늘")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("이도윤 누리로봇 각자대표는 밝혔다.", ("이도윤", "HEAD_OF", "각자대표", "누리로봇")),
        ("이도윤 누리로봇 CBO(최고사업책임자)는 밝혔다.", ("이도윤", "AFFILIATED_WITH", "CBO", "누리로봇")),
        ("이도윤 ㈜누리로봇 연구소장은 밝혔다.", ("이도윤", "AFFILIATED_WITH", "연구소장", "누리로봇")),
        ("한빛진흥원장 이도윤은 밝혔다.", ("이도윤", "HEAD_OF", "원장", "한빛진흥원")),
        ("이도윤(34) 누리로봇 대표는 밝혔다.", ("이도윤", "HEAD_OF", "대표", "누리로봇")),
        ("광주시 이도윤 미래산업국장은 밝혔다.", ("이도윤", "AFFILIATED_WITH", "미래산업국장", "광주광역시")),
    ],
)
def test_a_post_is_read_however_it_is_written(text, expected):
    assert expected in posts(text)
    assert not [m for m in default_finder().find(text).mentions if m.text in {"CBO", "누리로봇 각자"}]


def test_the_timeline_tells_who_stood_in_and_who_was_chosen():
    texts = {
        "2024-03-02": "서라미 광주시장은 12일 회의를 열었다.",
        "2024-05-02": "탁상우 광주시장 권한대행은 12일 회의를 열었다.",
        "2024-06-05": "이도윤 광주시장 당선인은 12일 인수위를 꾸렸다.",
        "2024-07-05": "이도윤 광주시장은 12일 회의를 열었다.",
    }
    readings = [
        Reading(
            article=Article(id=day, text=text, title=None, published_at=datetime.fromisoformat(day).replace(tzinfo=KST))
        )
        for day, text in texts.items()
    ]
    with Corpus.open(":memory:") as corpus:
        add_readings(corpus, Input(path="x", sha256="0", fingerprint="1"), readings)
        find(corpus)
        rows = timeline(corpus, organisation="광주시", role="시장")
    assert [(row.person, row.status, row.first) for row in rows.itertuples()] == [
        ("서라미", "held", "2024-03-02"),
        ("탁상우", "acting", "2024-05-02"),
        ("이도윤", "designate", "2024-06-05"),
        ("이도윤", "held", "2024-07-05"),
    ]
    assert rows["conflict"].isna().all()
