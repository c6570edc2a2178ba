"""One article saved as text in many arrangements, among tools, captions, summaries, polls and other stories that no list names."""

import json

import pytest
from saved_pages import score, shows
from saving import ARRANGEMENTS, browser_text, terminal_text

from newsmine.articles.saved_shape import unshape
from newsmine.articles.saved_text import read_saved_text
from newsmine.html.decode import decode
from newsmine.html.reasons import reason_of

TITLE = "가온시, 나래도서관 문 열어…시민 쉼터로"
DATE = "입력 2024.11.27 09:52"
BODY = [
    "가온시는 27일 시민 누구나 쓸 수 있는 나래도서관의 문을 열었다고 밝혔다.",
    "나래도서관은 지하 1층, 지상 4층 규모로 열람실과 강연장을 갖췄으며, 책 12만권을 들여놓았다. 시는 해마다 1만권을 더 살 계획이다.",
    "홍길동 가온시장은 “아이와 어른이 함께 자라는 집이 되도록 돕겠다”고 말했다.",
    "이용객 김나래씨는 “집 가까이에 도서관이 생겨 주말마다 아이와 오려 한다”며 웃었다.",
    "도서관은 월요일을 뺀 날마다 오전 9시부터 밤 10시까지 문을 연다.",
]
# Names of buttons that stand in no list of ours: only their place and their repetition tell.
TOOLS = ["스레드로 보내기", "이 글 퍼나르기", "글씨 키움", "글씨 줄임", "눈이 편한 화면", "뉴스알림 켜기"]
MENU = ["홈", "전체 서비스", "정치", "경제", "우리동네", "날씨", "가온톡", "오늘의 운세"]
CAPTION = "홍길동 가온시장이 27일 나래도서관에서 열린 개관식에서 축사하고 있다."
OTHERS = ["새봄시 물놀이터 여름까지 연다", "한들군 사과 축제 사흘 동안 열려", "다온교 다리 새로 놓인다"]
SUMMARY = ["가온시가 나래도서관을 열었다.", "책은 12만권이다.", "월요일에는 쉰다."]
POLL = ["이 소식 어떻게 생각하세요?", "반갑다 61%", "아쉽다 20%", "잘 모르겠다 19%", "투표하기", "총 1,204명 참여"]
RIGHTS = "저작권자 ⓒ 가온신문 무단전재 및 재배포 금지"
NAME = "홍길순 기자"
PAGES = {
    "plain": [*MENU, "", TITLE, DATE, NAME, "", *BODY, "", RIGHTS, "많이 본 뉴스", *OTHERS],
    "tools above and below": [*MENU, "", TITLE, DATE, *TOOLS, "", *BODY, *TOOLS, f"{NAME} gil@gaon.example", RIGHTS],
    "tools within": [TITLE, "2024.11.27 09:52", NAME, BODY[0], *TOOLS, *BODY[1:], *TOOLS],
    "a tool between": [TITLE, DATE, NAME, *TOOLS[:3], *BODY[:2], TOOLS[1], *BODY[2:], *TOOLS],
    "caption without mark": [*MENU, TITLE, DATE, CAPTION, *BODY, NAME],
    "caption of a few words": [*MENU, TITLE, DATE, "", "나래도서관 개관식", "", *BODY, NAME],
    "caption within": [TITLE, DATE, *BODY[:2], CAPTION, *BODY[2:], NAME],
    "summary": [TITLE, DATE, NAME, "AI가 간추린 핵심", *SUMMARY, "", *BODY, RIGHTS],
    "summary in bullets": [TITLE, DATE, "3줄 요약", *(f"- {line}" for line in SUMMARY), *BODY],
    "summary before a tool": [TITLE, DATE, "기사 요약", *SUMMARY, "글씨 키움", *BODY],
    "summary of its own sentences": [
        TITLE,
        DATE,
        "요약봇",
        "자동으로 뽑은 문장입니다.",
        BODY[0],
        BODY[4],
        "닫기",
        "",
        *BODY,
        NAME,
    ],
    "poll below": [TITLE, DATE, *BODY, NAME, *POLL],
    "poll within": [TITLE, DATE, *BODY[:3], *POLL, *BODY[3:], NAME],
    "other stories under a label": [TITLE, DATE, *BODY[:2], "[관련기사]", *OTHERS[:2], *BODY[2:], NAME],
    "other stories unmarked": [TITLE, DATE, *BODY[:2], *OTHERS, *BODY[2:], NAME],
    "other stories with arrows": [TITLE, DATE, *BODY[:2], *(f"▶ {line}" for line in OTHERS), *BODY[2:], NAME],
    "reader mode": [TITLE, "가온신문", NAME, "2024년 11월 27일", "", *(part for line in BODY for part in (line, ""))],
    "portal": [
        *(
            "본문 바로가기",
            "가온신문",
            "구독",
            "언론사 구독되었습니다. 메인 뉴스판에서 주요뉴스를 볼 수 있습니다.",
            "보러가기",
        ),
        *(
            "주요뉴스",
            TITLE,
            "입력2024.11.27. 오전 9:52",
            "기사원문",
            NAME,
            "추천",
            "쏠쏠정보",
            "0",
            "흥미진진",
            "0",
            "댓글",
        ),
        *(
            "본문 요약봇",
            "텍스트 음성 변환 서비스 사용하기",
            "글자 크기 변경하기",
            "SNS 보내기",
            f"{CAPTION} 가온시 제공",
        ),
        *(f"[가온=가온신문]{NAME} = {BODY[0]}", *BODY[1:], f"{NAME}(gil@gaon.example)"),
        *("Copyright ⓒ 가온신문. All rights reserved. 무단 전재 및 재배포 금지.", "가온신문", *OTHERS),
    ],
    "comments": [
        *(TITLE, DATE, NAME, *BODY, "전체 댓글 3", "gaon12"),
        *("우리 동네에도 이런 곳이 생기면 좋겠습니다. 아이들이 정말 좋아할 것 같아요.", "2024.11.27 10:01", "답글"),
        *("nare77", "주차장은 넉넉한가요? 지난번에는 자리가 없어서 그냥 돌아왔습니다.", "2024.11.27 10:11", "답글"),
    ],
}
HTML = (
    f"<html><head><title>{TITLE} - 가온신문</title></head><body><ul><li>홈<li>정치</ul><h1>{TITLE}</h1><span>{DATE}</span>"
    f"<div>{''.join(f'<p>{line}</p>' for line in BODY)}</div><p>{RIGHTS}</p><ul>{''.join(f'<li>{line}' for line in OTHERS)}</ul>"
    "</body></html>"
)
# A credit that wraps into a line of its own cannot be told from a heading.
HARD = {("portal", "wrapped")}


@pytest.mark.parametrize(
    ("page", "arrangement"),
    [(page, name) for page in PAGES for name in ARRANGEMENTS if name != "two columns" and (page, name) not in HARD],
)
def test_the_article_is_the_same_in_every_arrangement(page, arrangement):
    article = read_saved_text(ARRANGEMENTS[arrangement]("\n".join(PAGES[page]) + "\n")).article
    assert article.text.split("\n") == BODY
    assert article.title == TITLE
    assert article.published_at is not None
    assert article.published_at.date().isoformat() == "2024-11-27"
    assert article.authors in {("홍길순",), ()}


@pytest.mark.parametrize("save", [browser_text, terminal_text])
def test_html_that_a_browser_saved_as_text_is_read(save):
    article = read_saved_text(save(HTML)).article
    assert article.text.split("\n") == BODY
    assert (article.title, f"{article.published_at:%F %R}") == (TITLE, "2024-11-27 09:52")


def test_a_second_column_is_put_behind_the_first():
    rows = [f"{line:<70}\t{other}" for line, other in zip(BODY, [*OTHERS, *OTHERS], strict=False)]
    lines = unshape("\n".join([TITLE, DATE, *rows]))
    assert lines == [TITLE, DATE, *BODY, "", *OTHERS, *OTHERS[:2]]


def test_a_page_that_lost_its_line_ends_gives_its_sentences():
    article = read_saved_text(" ".join([TITLE, DATE, NAME, *BODY, RIGHTS])).article
    assert " ".join(article.text.split("\n")) == " ".join(BODY)
    assert (article.authors, f"{article.published_at:%F %R}") == (("홍길순",), "2024-11-27 09:52")


@pytest.mark.parametrize("name", ["plain", "portal", "headlines"])
def test_lines_that_were_not_wrapped_are_not_joined(name):
    lines = PAGES.get(name) or [TITLE, *OTHERS, *(f"{line} 그리고 {n}" for n, line in enumerate(OTHERS * 4)), *BODY]
    assert unshape("\n".join(lines)) == lines


def test_headings_stay_in_the_text():
    page = [TITLE, DATE, *BODY[:2], "시장 “함께 자라는 집”", *BODY[2:4], "월요일에는 쉰다", BODY[4], NAME]
    text = read_saved_text("\n".join(page)).article.text.split("\n")
    assert text == page[2:-1]


def test_items_with_arrows_that_say_more_of_the_matter_stay():
    items = ["▶ 나래도서관 열람실은 지하 1층", "▶ 나래도서관 강연장은 지상 4층"]
    text = read_saved_text("\n".join([TITLE, DATE, *BODY[:2], *items, *BODY[2:], NAME])).article.text.split("\n")
    assert text == [*BODY[:2], *items, *BODY[2:]]


@pytest.mark.parametrize(
    ("page", "kind", "line", "reason"),
    [
        ("tools within", "share_ui", "글씨 키움", "stands 2 times on the page"),
        ("caption within", "caption", CAPTION, "what a picture shows"),
        ("summary", "summary", SUMMARY[1], "under a label that says so"),
        ("poll within", "other", "반갑다 61%", "belongs to a poll"),
        ("other stories unmarked", "related", OTHERS[0], "come back nowhere in the text"),
        ("comments", "sidebar", "전체 댓글 3", "heads the readers' comments"),
        ("portal", "byline", "[가온=가온신문]홍길순 기자 =", "at the head of a paragraph"),
        ("plain", "date", DATE, "says when"),
        ("plain", "rights", RIGHTS, "says who may use it"),
    ],
)
def test_the_report_says_what_was_cut_and_why(page, kind, line, reason):
    cuts = {(cut.kind, cut.text): cut for cut in read_saved_text("\n".join(PAGES[page])).cuts}
    assert (kind, line) in cuts
    assert reason in reason_of(cuts[kind, line])


@pytest.mark.parametrize("page", PAGES)
def test_every_line_is_kept_or_reported(page):
    reading = read_saved_text("\n".join(PAGES[page]))
    said = " ".join([reading.article.text, *(cut.text for cut in reading.cuts)])
    assert [line for line in PAGES[page] if line and line not in said and not line.startswith("[가온=")] == []


@pytest.mark.real
@pytest.mark.parametrize("arrangement", ["as it is", "wrapped", "two columns", "quoted mail"])
@pytest.mark.parametrize("save", [browser_text, terminal_text])
def test_real_pages_that_were_saved_as_text_keep_their_text(real_data, save, arrangement):
    gold = json.loads((real_data / "html" / "gold.json").read_text(encoding="utf-8"))
    pages = {name: save(decode((real_data / "html" / name).read_bytes()).text) for name in gold}
    shown = {name: page for name, page in pages.items() if shows(page, gold[name]["text"])}
    scores = [score(ARRANGEMENTS[arrangement](page), gold[name]) for name, page in shown.items()]
    assert len(scores) >= 7
    assert sum(each[0] for each in scores) >= 0.96 * len(scores)
    assert sum(each[2] for each in scores) == len(scores)
    assert sum(each[3] for each in scores) == len(scores)


@pytest.mark.real
@pytest.mark.parametrize("arrangement", [name for name in ARRANGEMENTS if name != "two columns"])
def test_real_texts_are_read_the_same_in_every_arrangement(real_data, arrangement):
    for path in sorted((real_data / "seeds").glob("*.txt")):
        text = path.read_bytes().decode("utf-8")
        want, got = (read_saved_text(page).article for page in (text, ARRANGEMENTS[arrangement](text)))
        assert " ".join(got.text.split()) == " ".join(want.text.split())
        assert (got.title, got.authors, got.published_at) == (want.title, want.authors, want.published_at)
