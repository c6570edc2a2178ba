"""Pages saved as text, in the shapes that outlets and portals give them (all text here is ours)."""

import contextlib
import time
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsmine.articles.saved_text import read_saved_text
from newsmine.errors import ExtractError
from newsmine.records import Page

LEAD = "가온시는 27일 시민 누구나 쓸 수 있는 나래도서관의 문을 열었다고 밝혔다."
MIDDLE = "나래도서관은 지하 1층, 지상 4층 규모로 열람실과 강연장을 갖췄으며, 책 12만권을 들여놓았다. 시는 해마다 1만권을 더 살 계획이다."
QUOTE = "홍길동 가온시장은 “아이와 어른이 함께 자라는 집이 되도록 돕겠다”고 말했다."
LAST = "도서관은 월요일을 뺀 날마다 오전 9시부터 밤 10시까지 문을 연다."
TEXT = [LEAD, MIDDLE, QUOTE, LAST]


@dataclass(frozen=True, kw_only=True)
class Case:
    """A page, and what must be read in it."""

    page: str
    title: str | None
    text: list[str]
    authors: tuple[str, ...] = ()
    published: str | None = None
    modified: str | None = None
    publisher: str | None = None
    subtitle: str | None = None
    bureau: str | None = None
    captions: tuple[str, ...] = ()
    url: str | None = None


NAVER = Case(
    page=f"""본문 바로가기
NAVER
뉴스
엔터
스포츠
날씨
프리미엄
검색
언론사별
정치
경제
사회
생활/문화
IT/과학
세계
랭킹
신문보기
오피니언
TV
팩트체크
가온일보
가온일보 구독
구독
주요뉴스
랭킹뉴스

나래도서관 문 열다…"누구나 쓰는 책의 집"
입력2024.11.27. 오전 9:52
수정2024.11.27. 오후 12:07
기사원문
홍길동 기자
홍길동 기자 구독
공감 3
댓글 12
본문 요약봇
텍스트 음성 변환 서비스 사용하기
글자 크기 변경하기
SNS 보내기
인쇄하기
나래도서관에서 어린이들이 책을 고르고 있다. 가온시 제공
나래도서관에서 어린이들이 책을 고르고 있다. 가온시 제공
{LEAD}

{MIDDLE}

{QUOTE}

{LAST}
홍길동 기자 hong@paper.example
Copyright ⓒ 가온일보. All rights reserved. 무단 전재 및 재배포 금지.
이 기사는 언론사에서 사회 섹션으로 분류했습니다.
기사 섹션 분류 안내
가온일보 주요뉴스
해당 언론사에서 선정하며 언론사 페이지(아웃링크)로 이동해 볼 수 있습니다.
다솜시장 상인들 "봄이 왔다" 웃음꽃 활짝
마루강에 다시 온 두루미 떼, 까닭은
가온일보 랭킹 뉴스
오전 8시~9시까지 집계한 조회수입니다.
1
라온산 단풍길에 사람 몰려 버스 늘려
2
보람대 학생들, 태양광 자동차로 국토 종단
함께 볼만한 뉴스
""",
    title='나래도서관 문 열다…"누구나 쓰는 책의 집"',
    text=TEXT,
    authors=("홍길동",),
    published="2024-11-27T09:52",
    modified="2024-11-27T12:07",
    publisher="가온일보",
    captions=("나래도서관에서 어린이들이 책을 고르고 있다. 가온시 제공",),
)

NDSOFT = Case(
    page=f"""나래도서관, 시민 품으로 < 문화 < 기사본문 - 다솜타임스
본문 바로가기

로그인 회원가입 2024-11-28 03:10 (목)
전체메뉴
정치
경제
문화
기사검색
나래도서관, 시민 품으로
기자명 홍길동 기자   입력 2024.11.27 09:52   수정 2024.11.27 11:20   댓글 0
SNS 기사보내기
페이스북(으)로 기사보내기 트위터(으)로 기사보내기 카카오톡(으)로 기사보내기 URL복사(으)로 기사보내기 다른 공유 찾기 기사스크랩하기
본문 글씨 키우기
본문 글씨 줄이기
이 기사를 공유합니다
시민 제안으로 지은 첫 도서관…책 12만권 갖춰
가온시 "해마다 1만권 더 들일 것"

▲ 새로 문을 연 나래도서관 전경. [사진=가온시]
▲ 새로 문을 연 나래도서관 전경. [사진=가온시]

[다솜타임스 홍길동 기자] {LEAD}

{MIDDLE}

■ 시민이 낸 생각

{QUOTE}

{LAST}

저작권자 © 다솜타임스 무단전재 및 재배포 금지
홍길동 기자 hong@paper.example
다른기사 보기
개의 댓글
댓글 정렬
BEST댓글
답글과 추천수를 합산하여 자동으로 노출됩니다.
댓글을 작성하려면 로그인해주세요.
내 댓글 모음
인기기사
라온산 단풍길에 사람 몰려 버스 늘려
보람대 학생들, 태양광 자동차로 국토 종단
회사소개 기사제보 광고문의 불편신고 개인정보취급방침 청소년보호정책 이메일무단수집거부
주소 : 가온시 나래구 다솜로 1 대표전화 : 000-000-0000 팩스 : 000-000-0000 등록번호 : 가온, 아00000 발행·편집인 : 김가온
Copyright © 2024 다솜타임스. All rights reserved.
""",
    title="나래도서관, 시민 품으로",
    text=[LEAD, MIDDLE, "■ 시민이 낸 생각", QUOTE, LAST],
    authors=("홍길동",),
    published="2024-11-27T09:52",
    modified="2024-11-27T11:20",
    publisher="다솜타임스",
    subtitle='시민 제안으로 지은 첫 도서관…책 12만권 갖춰\n가온시 "해마다 1만권 더 들일 것"',
    captions=("▲ 새로 문을 연 나래도서관 전경. [사진=가온시]",),
)

WIRE = Case(
    page=f"""기사본문
가온시, 나래도서관 열어…책 12만권 갖춰
송고시간2024-11-27 09:52
공유 댓글 글자크기조정 인쇄
홍길동 기자
홍길동 기자

기자 페이지

(가온=누리통신) 홍길동 기자 = {LEAD}
나래도서관 조감도
나래도서관 조감도
[가온시 제공. 재판매 및 DB 금지]
{MIDDLE}
광고

{QUOTE}
{LAST}
hong@paper.example
제보는 카카오톡 okjebo
<저작권자(c) 누리통신, 무단 전재-재배포, AI 학습 및 활용 금지>
2024/11/27 09:52 송고
본문 프린트
#나래도서관 #가온시 #책
댓글쓰기
에디터스 픽Editor's Picks
라온산 단풍길에 사람 몰려 버스 늘려
많이 본 뉴스
1
보람대 학생들, 태양광 자동차로 국토 종단
""",
    title="가온시, 나래도서관 열어…책 12만권 갖춰",
    text=TEXT,
    authors=("홍길동",),
    published="2024-11-27T09:52",
    publisher="누리통신",
    bureau="가온",
    captions=("나래도서관 조감도", "[가온시 제공. 재판매 및 DB 금지]"),
)

TOP_LIST = Case(
    page=f"""새벽뉴스
이 시각 많이 본 뉴스
1 라온산 단풍길에 사람 몰려 버스 늘려
2 보람대 학생들, 태양광 자동차로 국토 종단
3 다솜시장 상인들 "봄이 왔다" 웃음꽃 활짝
홈 > 사회 > 사회일반
'책의 집' 나래도서관 문 열어
홍길동 기자
등록 2024.11.27 09:52:00
작게
크게

[가온=뉴시스]홍길동 기자 = {LEAD}

{MIDDLE}

{QUOTE}

{LAST}

◎공감언론 새벽뉴스 hong@paper.example
Copyright © 새벽뉴스, 무단전재 및 재배포, AI학습 이용 금지
관련기사
가온시, 도서관 이름 시민에게 묻는다
나래도서관 공사 절반 넘겨
""",
    title="'책의 집' 나래도서관 문 열어",
    text=TEXT,
    authors=("홍길동",),
    published="2024-11-27T09:52",
    publisher="새벽뉴스",
    bureau="가온",
)

PATH = Case(
    page=f"""다솜저널
사회 > 지방 > 가온/나래
나래도서관, 시민이 짓고 시민이 채웠다
등록 2024-11-27 오후 1:05
홍길동 기자
{LEAD}
{MIDDLE}
{QUOTE}
{LAST}
저작권자 (c) 다솜저널. 무단전재-재배포 금지
""",
    title="나래도서관, 시민이 짓고 시민이 채웠다",
    text=TEXT,
    authors=("홍길동",),
    published="2024-11-27T13:05",
    publisher="다솜저널",
)

DAUM = Case(
    page=f"""나래도서관 문 열어… 책 12만권

홍길동
2024. 11. 27. 09:52
수정 2024. 11. 27. 10:01
1
음성으로 듣기
번역 설정
글씨크기 조절하기
인쇄하기
{LEAD}

{MIDDLE}

{QUOTE}

{LAST}
홍길동 기자 hong@paper.example

Copyright © 한빛신문. 무단전재 및 재배포 금지.
이 기사에 대해 어떻게 생각하시나요?
좋아요 3
감동이에요 1
후속기사 원해요 0
한빛신문에서 직접 확인하세요. 해당 언론사로 이동합니다.
라온산 단풍길에 사람 몰려 버스 늘려
보람대 학생들, 태양광 자동차로 국토 종단
""",
    title="나래도서관 문 열어… 책 12만권",
    text=TEXT,
    authors=("홍길동",),
    published="2024-11-27T09:52",
    modified="2024-11-27T10:01",
    publisher="한빛신문",
)

BODY_ONLY = Case(
    page=f"""{LEAD}

{MIDDLE}

나래도서관에서 홍길동(왼쪽에서 두번째) 가온시장이 어린이들과 기념촬영을 하고 있다. ⓒ한빛신문
{QUOTE}

▲열람실 ▲강연장 ▲어린이방 등은 예약 없이 쓸 수 있다.

{LAST} /홍길동 기자 hong@paper.example
""",
    title=None,
    text=[LEAD, MIDDLE, QUOTE, "▲열람실 ▲강연장 ▲어린이방 등은 예약 없이 쓸 수 있다.", LAST],
    authors=("홍길동",),
    captions=("나래도서관에서 홍길동(왼쪽에서 두번째) 가온시장이 어린이들과 기념촬영을 하고 있다. ⓒ한빛신문",),
)

INTERVIEW = Case(
    page=f"""문화
[사람] "책은 함께 읽을 때 자란다"
나래도서관 첫 관장 김가온
가온=홍길동 기자
승인 : 2024. 11. 27. 09:52
https://www.hanbit.example/news/view.php?key=20241127010000000
{LEAD}
김가온 관장을 만나 앞으로의 계획을 들었다.
-도서관을 맡은 까닭은.
“어릴 때 동네에 도서관이 없었다. 책을 빌리려면 버스를 두 번 타야 했다.”
-무엇을 가장 먼저 하고 싶은가.
“밤에도 불이 켜진 도서관을 만들고 싶다. 일을 마친 사람도 책을 읽어야 하지 않겠나.”
{LAST}
ⓒ 한빛신문, 무단전재 및 재배포 금지
기사제보 후원하기
""",
    title='[사람] "책은 함께 읽을 때 자란다"',
    text=[
        LEAD,
        "김가온 관장을 만나 앞으로의 계획을 들었다.",
        "-도서관을 맡은 까닭은.",
        "“어릴 때 동네에 도서관이 없었다. 책을 빌리려면 버스를 두 번 타야 했다.”",
        "-무엇을 가장 먼저 하고 싶은가.",
        "“밤에도 불이 켜진 도서관을 만들고 싶다. 일을 마친 사람도 책을 읽어야 하지 않겠나.”",
        LAST,
    ],
    authors=("홍길동",),
    published="2024-11-27T09:52",
    publisher="한빛신문",
    bureau="가온",
    subtitle="나래도서관 첫 관장 김가온",
    url="https://www.hanbit.example/news/view.php?key=20241127010000000",
)

COMMENTS = Case(
    page=f"""메뉴 열기
나래도서관, 밤 10시까지 불 밝힌다
나래도서관, 밤 10시까지 불 밝힌다
홍길동·김가온 기자
2024.11.27 09:52
0
0
{LEAD}
{MIDDLE}
☞ 라온산 단풍길에 사람 몰려 버스 늘려
{QUOTE}
{LAST}
홍길동·김가온 기자
무단전재 및 재배포 금지
관련기사
가온시, 도서관 이름 시민에게 묻는다
댓글 3
책사랑 2024.11.27 10:11
우리 동네에도 생기면 좋겠어요.
나무 2024.11.27 10:40
주차장이 좁아서 조금 불편합니다.
댓글 더보기
오늘의 핫이슈
다솜시장 상인들이 봄을 맞아 새 간판을 달았다. 손님도 늘었다고 한다.
회사소개 | 개인정보처리방침 | 이용약관
사업자등록번호 000-00-00000 발행인 홍길순 편집인 김나래
""",
    title="나래도서관, 밤 10시까지 불 밝힌다",
    text=TEXT,
    authors=("홍길동", "김가온"),
    published="2024-11-27T09:52",
)

SHORT = Case(
    page=f"""[인사] 가온시
{LEAD}
""",
    title=None,
    text=[LEAD],
)

BOX_INSIDE = Case(
    page=f"""나래도서관이 여는 새 시대
입력 : 2024-11-27 09:52:33
{LEAD}
{MIDDLE}
관련기사
가온시, 도서관 이름 시민에게 묻는다
나래도서관 공사 절반 넘겨
{QUOTE}
▲ 나래도서관 안 모습
{LAST}
[한빛경제 홍길동 기자 hong@paper.example]
[ⓒ 한빛경제 & hanbit.example, 무단 전재 및 재배포 금지]
""",
    title="나래도서관이 여는 새 시대",
    text=TEXT,
    authors=("홍길동",),
    published="2024-11-27T09:52",
    publisher="한빛경제",
    captions=("▲ 나래도서관 안 모습",),
)

CASES = {name.lower(): case for name, case in list(globals().items()) if isinstance(case, Case)}


@pytest.fixture(params=CASES, scope="module")
def case(request):
    return CASES[request.param], read_saved_text(CASES[request.param].page)


def test_the_text_is_the_article_and_nothing_else(case):
    want, got = case
    assert got.article.text.split("\n") == want.text


def test_the_title_is_found_where_there_is_one(case):
    want, got = case
    assert got.article.title == want.title or (want is SHORT and got.article.title == "[인사] 가온시")


def test_the_authors_are_found(case):
    want, got = case
    assert (got.article.authors, got.article.bureau) == (want.authors, want.bureau)


def test_the_times_are_found_to_the_minute(case):
    want, got = case
    times = [when and when.isoformat()[:16] for when in (got.article.published_at, got.article.modified_at)]
    assert times == [want.published, want.modified]


def test_the_publisher_and_the_subtitle_are_found(case):
    want, got = case
    assert (got.article.publisher, got.article.subtitle) == (want.publisher, want.subtitle)


def test_captions_and_address_stand_apart(case):
    want, got = case
    assert (got.article.captions, got.article.url) == (want.captions, want.url)


def test_every_line_is_text_or_cut(case):
    want, got = case
    kept = got.article.text + "\n".join(cut.text for cut in got.cuts)
    for line in want.page.splitlines():
        assert all(word in kept for word in line.split())


def test_a_page_object_is_read_as_well_as_its_text():
    got = read_saved_text(Page(body=NAVER.page, url="https://hanbit.example/1", path="a.txt"))
    assert (got.article.url, got.article.source) == ("https://hanbit.example/1", "a.txt")


@pytest.mark.parametrize("page", ["", "\n\n", "닫기\n공유하기\nURL 복사", "정치\n경제\n사회"])
def test_a_page_without_an_article_is_refused_in_one_line(page):
    with pytest.raises(ExtractError, match=r"a\.txt: no text: .*save the whole page"):
        read_saved_text(page, path="a.txt")


def test_a_page_of_one_long_line_is_read():
    assert len(read_saved_text(LEAD * 60_000).article.text) > 1_000_000


WORDS = st.sampled_from(
    [*TEXT, *NAVER.page.splitlines(), *NDSOFT.page.splitlines(), *WIRE.page.splitlines(), *COMMENTS.page.splitlines()]
)


@settings(max_examples=60, deadline=None)
@given(lines=st.lists(st.one_of(WORDS, st.text(alphabet="가나다.▲◆()[]=/ⓒ 기자@0a\t\u200b", max_size=40)), max_size=40))
def test_any_lines_are_read_or_refused_and_no_line_is_made_up(lines):
    page = "\n".join(lines)
    try:
        article = read_saved_text(page).article
    except ExtractError:
        return
    given_lines = [" ".join(line.replace("\u200b", "").split()) for line in lines]
    assert article.text
    for line in article.text.split("\n"):
        assert any(line in given_line for given_line in given_lines)


@pytest.mark.parametrize(
    "unit",
    [
        "가",
        "가 ",
        "가\n",
        "공유하기\n",
        "[",
        "(가온=",
        "▲가",
        "▲가\n",
        LEAD + "\n",
        "https://a.example/",
        "\n",
        "홍길동 기자\n",
        "가나다라마바사아자차카타파하\n",
        "ⓒ가온 ",
    ],
)
def test_a_hostile_page_takes_no_long_time(unit):
    page = (unit * 100_000)[:100_000]
    start = time.process_time()
    with contextlib.suppress(ExtractError):
        read_saved_text(page)
    assert time.process_time() - start < 5.0


@pytest.mark.real
def test_the_real_pages_are_read(real_data):
    for path in sorted((real_data / "seeds").glob("*.txt")):
        article = read_saved_text(path.read_bytes().decode()).article
        assert len(article.text) > 1000
        assert "공유" not in article.text.split("\n")[0]
