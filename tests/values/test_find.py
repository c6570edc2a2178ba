"""What is found in invented sentences, and laws that hold in any text."""

import re
import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsmine.values.find import find_values

PAPER = date(2024, 11, 27)
PIECES = [
    "지난",
    "26일",
    "오는",
    "올해",
    "내년",
    "상반기",
    "2020년",
    "7월",
    "1~3일",
    "이날",
    "전날",
    "작년",
    "12월",
    "말",
    "오후",
    "2시",
    "30분",
    "305명",
    "68%",
    "1300여",
    "시간",
    "1,200억원",
    "2조",
    "3천억",
    "원",
    "약",
    "배",
    "10만",
    "8천㎡",
    "~",
    "-",
    ".",
    ",",
    ":",
    "/",
    "년",
    "월",
    "일",
    "시",
    "분",
    "여",
    "가량",
    "이상",
    "두",
    "세",
    "번째",
    "수십만",
    "만",
    "제",
    "3차",
    "이듬해",
    "같은",
    "해",
    "9999년",
    "0년",
    "31일",
    "13월",
    "99시",
    "하루",
    "전",
    "후",
    "$",
    "영하",
    "다음",
    "주",
    "화요일",
    "주말",
    "추석",
    "\n",
    "(",
    ")",
    "99999999999999999999",
]
TEXT = st.lists(
    st.sampled_from(PIECES) | st.text(alphabet="0123456789일월년 가나다.,~-명원여", max_size=4), max_size=14
)
DAYS = st.none() | st.dates()
DAY = r"\d{4}(?:-\d{2}(?:-\d{2})?)?"
CLOCK = r"[0-2]\d:[0-5]\d"
FULL = re.compile(r"\d{4}-\d{2}-\d{2}")


def told(text, paper=PAPER):
    return [(one.text, one.iso) for one in find_values(text, paper) if one.label == "DATE"]


def figures(text):
    return [(one.text, one.value, one.unit) for one in find_values(text, PAPER) if one.label == "QUANTITY"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("지난 26일 문을 열었다", [("지난 26일", "2024-11-26")]),
        ("지난 30일 문을 열었다", [("지난 30일", "2024-10-30")]),
        ("오는 6월 3일 문을 연다", [("오는 6월 3일", "2025-06-03")]),
        ("지난 12월 8일", [("지난 12월 8일", "2023-12-08")]),
        ("올해 초부터", [("올해 초", "2024")]),
        ("올해도 이어진다", [("올해", "2024")]),
        ("내년도 예산", [("내년도", "2025")]),
        ("올 연말까지", [("올 연말", "2024-12")]),
        ("내년 상반기에", [("내년 상반기", "2025-01/2025-06")]),
        ("작년 12월부터", [("작년 12월", "2023-12")]),
        ("지난해 11월 27일에", [("지난해 11월 27일", "2023-11-27")]),
        ("2020년 7월 1~3일", [("2020년 7월 1~3일", "2020-07-01/2020-07-03")]),
        ("1월 6~9일(현지시간)", [("1월 6~9일", "2025-01-06/2025-01-09")]),
        ("6월 30일~7월 2일", [("6월 30일~7월 2일", "2024-06-30/2024-07-02")]),
        ("2020~2024년", [("2020~2024년", "2020/2024")]),
        ("2023년 3분기", [("2023년 3분기", "2023-07/2023-09")]),
        ("1990년대", [("1990년대", "1990/1999")]),
        ("다음 주 화요일", [("다음 주 화요일", "2024-12-03")]),
        ("지난주", [("지난주", "2024-11-18/2024-11-24")]),
        ("내달 3일", [("내달 3일", "2024-12-03")]),
        ("27·28일 이틀간", [("27·28일", "2024-11-27/2024-11-28")]),
        ("2024.11.5. 접수", [("2024.11.5", "2024-11-05")]),
        ("3년 전", [("3년 전", "2021")]),
        ("이틀 전", [("이틀 전", "2024-11-25")]),
    ],
)
def test_dates_are_seen_from_the_day_of_publication(text, wanted):
    assert told(text) == wanted


def test_this_day_is_the_one_named_before():
    text = "가온재단은 지난 19일 문을 열었다. 이날 200명이 왔다. 다음날에는 비었다."
    assert told(text) == [("지난 19일", "2024-11-19"), ("이날", "2024-11-19"), ("다음날", "2024-11-20")]


def test_this_day_is_that_of_the_paper_where_none_was_named():
    assert told("이날 가온재단은 문을 열었다.") == [("이날", "2024-11-27")]


def test_a_day_or_month_near_a_date_lies_in_its_month_or_year():
    assert told("2021년 3월 2일부터 5일까지") == [("2021년 3월 2일", "2021-03-02"), ("5일", "2021-03-05")]
    assert told("2021년 11월부터 2월까지") == [("2021년 11월", "2021-11"), ("2월", "2022-02")]


def test_without_a_day_of_publication_nothing_is_guessed():
    found = find_values("올해 3월 2일, 2021년 3월, 이날")
    assert [(one.iso, one.basis) for one in found] == [
        (None, "unresolvable"),
        ("2021-03", "explicit"),
        (None, "unresolvable"),
    ]


@pytest.mark.parametrize("text", ["20일간", "3일 동안", "3년간", "10일 이내", "5일 만에"])
def test_lengths_of_time_are_no_dates(text):
    assert [one.label for one in find_values(text, PAPER)] == ["QUANTITY"]


@pytest.mark.parametrize(
    "text",
    [
        "오늘날",
        "올리브",
        "내주며",
        "한편 가온은",
        "만화가",
        "천장이",
        "세대 갈등",
        "코로나19",
        "062-123-4567",
        "1.2.3.4",
        "가온3사관",
    ],
)
def test_words_that_only_look_like_values_are_left(text):
    assert find_values(text, PAPER) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("오후 2시 30분에", "14:30"),
        ("오전 10시~오후 6시", "10:00/18:00"),
        ("오후 2~4시", "14:00/16:00"),
        ("밤 12시", "00:00"),
        ("정오에", "12:00"),
        ("14:30", "14:30"),
        ("18시", "18:00"),
        ("10시~17시", "10:00/17:00"),
        ("2시에", None),
        ("저녁 7시 반", "19:30"),
    ],
)
def test_times_of_day(text, wanted):
    (found,) = find_values(text, PAPER)
    assert (found.label, found.iso) == ("TIME", wanted)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("305명을", ("305명", 305, "명")),
        ("68%로", ("68%", 68, "%")),
        ("1300여 시간의", ("1300여 시간", 1300, "시간")),
        ("1,200억원", ("1,200억원", 120_000_000_000, "원")),
        ("2조 3천억 원", ("2조 3천억 원", 2_300_000_000_000, "원")),
        ("9억9천800만원", ("9억9천800만원", 998_000_000, "원")),
        ("1.1억원", ("1.1억원", 110_000_000, "원")),
        ("3배로", ("3배", 3, "배")),
        ("10만 8천㎡", ("10만 8천㎡", 108_000, "㎡")),
        ("28개 팀이", ("28개 팀", 28, "개 팀")),
        ("2개팀", ("2개팀", 2, "개 팀")),
        ("10개월 간", ("10개월 간", 10, "개월")),
        ("1시간 30분", ("1시간 30분", 90, "분")),
        ("2년 6개월", ("2년 6개월", 30, "개월")),
        ("1년 반 만에", ("1년 반", 1.5, "년")),
        ("3년여간", ("3년여간", 3, "년")),
        ("스물다섯 명", ("스물다섯 명", 25, "명")),
        ("수십만 명", ("수십만 명", None, "명")),
        ("영하 10도", ("영하 10도", -10, "도")),
        ("$100", ("$100", 100, "달러")),
        ("홍길둥(44)", ("44", 44, "세")),
    ],
)
def test_quantities_with_their_units(text, wanted):
    assert figures(text) == [wanted]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("50~60%", 50, 60),
        ("1∼2만 명", 10_000, 20_000),
        ("9000~1만 명", 9_000, 10_000),
        ("10분~15분", 10, 15),
        ("서너 차례", 3, 4),
    ],
)
def test_a_span_of_figures_has_two_ends(text, low, high):
    (found,) = find_values(text, PAPER)
    assert (found.text, found.value, found.high) == (text, low, high)


@pytest.mark.parametrize(
    ("text", "approx", "bound"),
    [
        ("20명이", False, None),
        ("약 20명", True, None),
        ("20여명", True, None),
        ("20명 가량", True, None),
        ("20명 내외", True, None),
        ("20명 이상", True, "at least"),
        ("20명 미만", True, "less than"),
        ("20명을 넘는", True, "more than"),
        ("최대 20명", True, "at most"),
    ],
)
def test_what_is_not_exact_says_so(text, approx, bound):
    (found,) = find_values(text, PAPER)
    assert (found.approx, found.bound) == (approx, bound)


def test_blanks_of_web_pages_are_blanks():
    text = "지난\xa026일\u3000300여\xa0명이"
    assert [(one.text, one.iso or one.value) for one in find_values(text, PAPER)] == [
        ("지난\xa026일", "2024-11-26"),
        ("300여\xa0명", 300),
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("매출은 25일 밝혔다", "2024-11-25"),
        ("수료식을 30일 연다", "2024-11-30"),
        ("지난달 29과 30일 이틀간", "2024-10-30"),
        ("지난 6월 가온이 나래에 이어 18일", "2024-11-18"),
    ],
)
def test_a_lone_day_lies_near_the_paper(text, wanted):
    assert told(text)[-1][1] == wanted


def test_chinese_characters_of_headlines_are_read():
    assert figures("2兆 유치") == [("2兆", 2e12, None)]
    assert figures("10개社 참가") == [("10개社", 10, "개사")]
    assert told("2020年 7月 3日") == [("2020年 7月 3日", "2020-07-03")]


def test_what_comes_again_every_year_or_week_is_no_day():
    assert told("매년 3월에, 매주 화요일에") == [("3월", None), ("화요일", None)]


def test_what_was_said_on_a_day_lies_behind_the_paper():
    assert told("매출이 늘었다고 25일 밝혔다", date(2017, 2, 7)) == [("25일", "2017-01-25")]
    assert told("25일 문을 연다", date(2017, 2, 7)) == [("25일", "2017-02-25")]


@pytest.mark.parametrize(
    ("text", "value"), [("5분의 1로", 0.2), ("3분의 2가", 2 / 3), ("민법 3조 2항", 3), ("1조 투자", 10**12)]
)
def test_fractions_articles_and_lone_steps(text, value):
    assert find_values(text, PAPER)[0].value == value


@pytest.mark.parametrize("text", ["5기", "2층", "세 번째", "제3차", "1위"])
def test_ranks_are_marked(text):
    (found,) = find_values(text, PAPER)
    assert found.ordinal
    assert found.text == text


@given(pieces=TEXT, published=DAYS)
@settings(max_examples=400, deadline=None)
def test_places_lie_in_the_text_in_order_and_slice_to_it(pieces, published):
    text = " ".join(pieces)
    end = 0
    for one in find_values(text, published):
        assert end <= one.start < one.end <= len(text)
        assert text[one.start : one.end] == one.text == one.text.strip()
        end = one.end


@given(pieces=TEXT, published=DAYS)
@settings(max_examples=400, deadline=None)
def test_what_is_told_is_a_date_or_a_time_of_the_calendar(pieces, published):
    for one in find_values("".join(pieces), published):
        if one.label == "QUANTITY":
            assert one.iso is None
            assert one.high is None or abs(one.high) != abs(one.value)
            continue
        assert (one.iso is None) == (one.basis == "unresolvable")
        assert one.value is None
        shape = DAY if one.label == "DATE" else CLOCK
        assert one.iso is None or re.fullmatch(rf"{shape}(?:/{shape})?", one.iso)
        for day in FULL.findall(one.iso or ""):
            date.fromisoformat(day)
        if one.label == "DATE" and one.iso and "/" in one.iso:
            first, last = one.iso.split("/")
            assert first < last or last.startswith(first[: len(last)])


@given(pieces=TEXT)
@settings(max_examples=100, deadline=None)
def test_the_same_text_gives_the_same_values(pieces):
    text = " ".join(pieces)
    assert find_values(text, PAPER) == find_values(text, PAPER)


@pytest.mark.parametrize(
    "unit",
    [
        "1",
        "1,",
        "1~",
        "1만",
        "지난 ",
        "1월 ",
        "26일",
        "2020년",
        "1시 ",
        "두 ",
        "천",
        "3·",
        "1-",
        "오전 ",
        "1년 전",
        "이날",
        "1조 ",
        "약 ",
        "제 1",
        "$1",
        "여",
        "개 ",
    ],
)
def test_hostile_text_takes_time_in_proportion(unit):
    text = unit * (40_000 // len(unit))
    started = time.process_time()
    find_values(text, PAPER)
    assert time.process_time() - started < 2
