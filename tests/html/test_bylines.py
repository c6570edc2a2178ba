"""Bylines as newspapers print them."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsmine.html.bylines import clean_authors, lead_byline, parse_byline, tail_byline

LINES = [
    ("[서울=뉴시스]이가온 기자 =", ("이가온",), "서울", "뉴시스"),
    ("(서울=연합뉴스) 옥찬 기자 =", ("옥찬",), "서울", "연합뉴스"),
    ("(광주=연합뉴스) 홍길동 김가온 기자 =", ("홍길동", "김가온"), "광주", "연합뉴스"),
    ("(대구·경북=뉴스1) 홍길동 기자 =", ("홍길동",), "대구·경북", "뉴스1"),
    ("【파이낸셜뉴스 광주=홍길동 기자】", ("홍길동",), "광주", "파이낸셜뉴스"),
    ("[이데일리 조나래 기자]", ("조나래",), None, "이데일리"),
    ("[헤럴드경제=한나래 기자]", ("한나래",), None, "헤럴드경제"),
    ("[워싱턴=박나래 특파원]", ("박나래",), "워싱턴", None),
    ("[엔터미디어=정나래의 이슈공감]", ("정나래",), None, "엔터미디어"),
    ("/김길동 기자 khh@paper.example", ("김길동",), None, None),
    ("AI타임스 유길동 기자 yhd@paper.example", ("유길동",), None, "AI타임스"),
    ("정나래 칼럼니스트", ("정나래",), None, None),
    ("박나래 특파원 =", ("박나래",), None, None),
    ("구나래 기자 외 1명", ("구나래",), None, None),
    ("광주 이나래 기자", ("이나래",), "광주", None),
    ("서울=이나래 기자", ("이나래",), "서울", None),
    ("광주/홍길동 기자", ("홍길동",), "광주", None),
    ("홍길동·김가온 기자", ("홍길동", "김가온"), None, None),
    ("홍길동 기자, 김가온 인턴기자", ("홍길동", "김가온"), None, None),
    ("홍길동기자", ("홍길동",), None, None),
    ("홍길동 선임기자", ("홍길동",), None, None),
    ("홍길동 의학전문기자", ("홍길동",), None, None),
    ("사회부 홍길동 기자", ("홍길동",), None, None),
    ("글·사진 홍길동 기자", ("홍길동",), None, None),
    ("글=홍길동 기자 hong@paper.example", ("홍길동",), None, None),
    ("기자명 홍길동 기자", ("홍길동",), None, None),
    ("취재기자 홍길동", ("홍길동",), None, None),
    ("홍길동 기자 (hong@paper.example)", ("홍길동",), None, None),
    ("홍길동 기자 <hong@paper.example>", ("홍길동",), None, None),
    ("홍길동 기자 구독", ("홍길동",), None, None),
    ("홍길동 기자의 다른 기사 보기", ("홍길동",), None, None),
    ("남궁가온 기자", ("남궁가온",), None, None),
    ("가온신문 홍길동 기자", ("홍길동",), None, "가온신문"),
    ("hong@paper.example", (), None, None),
    ("[헤럴드경제=홍길동(인천) 기자]", ("홍길동",), "인천", "헤럴드경제"),
    ("[ 홍길동 기자 ]", ("홍길동",), None, None),
    ("홍선국 기자", ("홍선국",), None, None),
    ("홍길동 hong@paper.example", ("홍길동",), None, None),
    ("취재=홍길동 기자, 사진=김가온 기자", ("홍길동", "김가온"), None, None),
    ("박나래 도쿄 특파원", ("박나래",), "도쿄", None),
]
NO_BYLINES = [
    "",
    "홍길동 기자는 27일 상을 받았다.",
    "한국기자협회는 이날 성명을 냈다.",
    "광주 인공지능 사관학교",
    "정부가 기자 간담회를 열었다.",
    "(사진=홍길동 기자)는 아니다라는 말이 있다.",
    "[속보] 광주시, 도서관 문 열어",
    "사회부 기자",
    "가온인사이트뉴스 기자",
    "(주)가온은 이날 협약을 맺었다.",
    "홍길동 시장과 김가온 원장이 기자들의 질문에 답하고 있다.",
]


@pytest.mark.parametrize(("line", "names", "bureau", "publisher"), LINES)
def test_every_printed_form_is_read(line, names, bureau, publisher):
    found = parse_byline(line)
    assert found is not None
    assert (found.names, found.bureau, found.publisher) == (names, bureau, publisher)


@pytest.mark.parametrize("line", NO_BYLINES)
def test_a_line_of_text_is_no_byline(line):
    assert parse_byline(line) is None


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("[서울=뉴시스]이가온 기자 = 도서관이 열렸다.", "도서관이 열렸다."),
        ("[헤럴드경제=한나래 기자] 도서관이 열렸다.", "도서관이 열렸다."),
        ("(광주=연합뉴스) 도서관이 열렸다.", "도서관이 열렸다."),
        ("[가온신문 홍길동 기자] 도서관이 열렸다.", "도서관이 열렸다."),
        ("【광주=뉴시스】홍길동 기자 = 도서관이 열렸다.", "도서관이 열렸다."),
        ("광주=홍길동 기자 = 도서관이 열렸다.", "도서관이 열렸다."),
        ("[홍길동 기자 hong@paper.example] 도서관이 열렸다.", "도서관이 열렸다."),
    ],
)
def test_the_text_behind_a_byline_is_found(text, rest):
    _, start = lead_byline(text)
    assert text[start:] == rest


@pytest.mark.parametrize(
    "text",
    [
        "[속보] 도서관이 열렸다.",
        "(주)가온은 웃었다.",
        "[종합] 홍길동 시장 = 가온",
        "도서관이 열렸다.",
        "(사진=가온시 제공) 도서관",
    ],
)
def test_a_bracket_of_another_kind_is_no_byline(text):
    assert lead_byline(text) is None


@pytest.mark.parametrize(
    "tail",
    [
        "/홍길동 기자 hong@paper.example",
        "홍길동 기자",
        "홍길동 기자 hong@paper.example",
        "hong@paper.example",
        "광주=홍길동 기자",
        "(홍길동 기자)",
    ],
)
def test_a_byline_behind_the_last_sentence_is_found(tail):
    text = "시장은 고맙다고 말했다."
    byline, start = tail_byline(f"{text} {tail}")
    assert f"{text} {tail}"[:start] == text
    assert byline.names == ("홍길동",) or byline.email == "hong@paper.example"


def test_authors_are_people_once_each():
    given_names = [
        "서울=이나래 기자",
        "이나래",
        "홍길동,김가온",
        "가온뉴스",
        "온라인뉴스팀",
        "hong@paper.example",
        "https://paper.example/h",
        "구나래 기자 외 1명",
        "이나래 구독",
        "이나래 기자 구독 이메일",
        "송고",
        "",
    ]
    assert clean_authors(given_names) == ("이나래", "홍길동", "김가온", "구나래")


@given(text=st.text(alphabet="홍길동기자 =[]()/·@a.광주뉴스1특파원외명\n,", max_size=80))
def test_no_text_breaks_the_readers(text):
    parse_byline(text)
    for found in (lead_byline(text), tail_byline(text)):
        assert found is None or 0 <= found[1] <= len(text)
    clean_authors([text])


@pytest.mark.parametrize(
    "unit", ["홍", "홍길동 기자 ", "[", "[홍길동 ", "(광주=", "a@", "a.", "홍길동·", "/ ", ". 홍길동 기자 ", "=", " = "]
)
def test_a_hostile_line_takes_no_long_time(unit):
    text = (unit * 100_000)[:100_000]
    start = time.process_time()
    parse_byline(text)
    lead_byline(text)
    tail_byline(text)
    clean_authors([text])
    assert time.process_time() - start < 0.5


def test_a_reporter_and_an_equals_sign_make_any_word_behind_the_place_an_outlet():
    text = "(광주=누리아시아) 한빛결 기자 = 도서관이 문을 열었다."
    byline, start = lead_byline(text)
    assert (byline.names, byline.bureau, byline.publisher, text[start:]) == (
        ("한빛결",),
        "광주",
        "누리아시아",
        "도서관이 문을 열었다.",
    )
    assert lead_byline("(광주=문화) 축제가 열린다.") is None
