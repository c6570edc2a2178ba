"""Lines beside the article, known by their form."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsmine.html.clean import line_kind

KINDS = {
    "rights": [
        "저작권자 © 가온신문 무단전재 및 재배포 금지",
        "ⓒ 가온투데이, 무단전재 및 재배포 금지",
        "저작권자 © 가온신문 무단전재 및 재배포, AI학습 및 활용 금지",
        "<저작권자(c) 가온통신, 무단 전재-재배포, AI 학습 및 활용 금지>",
        "[ⓒ 가온경제 & gaon.example, 무단 전재 및 재배포 금지]",
        "Copyright ⓒ 가온일보. All rights reserved. 무단 전재 및 재배포 금지.",
        "무단전재 및 재배포 금지",
        "ⓒ 가온신문",
        "이 기사는 저작권법의 보호를 받으며 무단전재, 복사, 배포 등을 금합니다.",
    ],
    "share_ui": [
        "닫기",
        "  • 카카오톡",
        "  • 페이스북 공유하기",
        "• 트위터 엑스",
        "기사듣기 기사듣기중지",
        "URL 복사",
        "https://news.gaon.example/view?id=20200101000000",
        "글자크기",
        "가",
        "이 글자크기로 변경됩니다.",
        "기사를 읽어드립니다.",
        "기사제보 후원하기",
        "메인화면으로",
        "본문 글씨 크게",
        "카카오톡 페이스북 트위터 URL복사",
        "좋아요 3 슬퍼요 0 화나요 1",
        "댓글 12",
        "SNS 기사보내기",
        "기사스크랩하기",
        "공감 0 댓글 3",
        "이 기사는 언론사에서 사회 섹션으로 분류했습니다.",
        "본문 바로가기",
    ],
    "related": ["관련기사", "[관련 기사] 가온 도서관 이야기", "▶ 관련기사: 가온 도서관", "함께 보면 좋은 기사"],
    "sidebar": [
        "많이 본 뉴스",
        "이 시각 주요뉴스",
        "실시간 인기기사",
        "홍길동 기자의 다른기사",
        "최신기사",
        "오늘의 주요뉴스",
        "랭킹뉴스",
        "가장 많이 본 기사",
    ],
    "other": ["#도서관 #가온시 #책", "태그 : 도서관, 책"],
    "caption": [
        "시민들이 책을 읽고 있다. (사진=가온시 제공)",
        "새 도서관. (사진=홍길동 기자).",
        "새 도서관 [사진 출처 = 가온시]",
        "새 도서관이 들어설 터. 사진=가온시",
        "홍길동 시장이 인사말을 하고 있다. 연합뉴스",
        "홍길동 시장이 인사말을 하고 있다./가온광역시",
        "[서울=뉴시스] 새 도서관 모습. 2020.01.02. photo@paper.example *재판매 및 DB 금지",
        "새 도서관 조감도. 가온시 제공",
        "새 도서관 (가온시 제공)",
        "사진=가온시",
        "새 도서관. ⓒ가온신문",
        "[사진=가온시 제공]",
        "▲ 새 도서관 전경. /가온시 제공",
    ],
    "byline": ["홍길동 기자 hong@paper.example", "[가온일보 홍길동 기자]"],
    "date": [
        "승인 : 2024. 11. 27. 09:52",
        "입력 2024.11.27 09:52 수정 2024.11.27 10:07",
        "게재 2020-07-28 17:48:34",
        "2020.07.28 17:48",
        "2020.07.28 17:48 댓글 0",
    ],
    "footer": [
        "주소 : 가온시 나래구 다솜로 1 등록번호 : 가온, 아00000 발행인 : 홍길동 편집인 : 김가온",
        "사업자등록번호 : 000-00-00000",
        "청소년보호책임자 : 홍길동",
        "개인정보처리방침",
        "회사소개 | 광고안내 | 이용약관",
    ],
}
TEXT = [
    "가온시는 27일 도서관의 문을 열었다.",
    '홍길동 시장은 "모두의 도서관"이라고 말했다.',
    "도서관은 사진 전시회와 강연을 함께 연다.",
    "그는 무단전재를 금지하는 법을 고쳐야 한다고 밝혔다.",
    "시는 개인정보 보호를 위해 등록번호를 지우기로 했다고 설명했다.",
    "가온시는 공유 자전거 이용자가 늘고 있다고 밝혔다.",
    "이 사업은 2024년 11월 27일 시작됐다.",
    "◆ 책과 함께 자라는 도시",
    "▲㈜가온 ▲㈜나래 ▲㈜다솜 등이 참여했다.",
    "책과 함께 자라는 도시",
    "시민들은 많이 본 책을 골라 나눴다고 한다.",
    "관련 기사가 나간 뒤 시는 해명 자료를 냈다.",
    "공유하기 좋은 도시를 만들겠다는 것이 시의 생각이다.",
    "이 지역의 인구는 해마다 줄고 있다.",
    "홍길동 기자는 이날 상을 받았다.",
]


@pytest.mark.parametrize(("kind", "line"), [(kind, line) for kind, lines in KINDS.items() for line in lines])
def test_the_form_tells_the_kind(kind, line):
    assert line_kind(line) == kind


@pytest.mark.parametrize("line", TEXT)
def test_text_is_left_alone(line):
    assert line_kind(line) is None


@given(line=st.text(alphabet="공유하기사진=()[]/제공ⓒ 무단전재금지많이본뉴스관련기#.,0:ab@", max_size=80))
def test_no_line_breaks_the_rules(line):
    line_kind(line)


@pytest.mark.parametrize(
    "unit",
    [
        "가",
        "가 ",
        "• ",
        "공유하기 ",
        "#가 ",
        "ⓒ ",
        "사진=",
        "(",
        "(사진=",
        "무단 ",
        "2024.11.27 ",
        "등록번호 ",
        "X",
        "[관련",
        "* ",
    ],
)
@pytest.mark.parametrize("length", [60, 180, 300, 100_000])
def test_a_hostile_line_takes_no_long_time(unit, length):
    text = (unit * length)[:length]
    start = time.process_time()
    line_kind(text + "!")
    assert time.process_time() - start < 0.5
