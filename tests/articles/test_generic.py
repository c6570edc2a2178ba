"""Pages that no layout knows."""

import json

import pytest

from newsmine.articles.extract import read
from newsmine.errors import ExtractError
from newsmine.records import Page

FIRST = "가온시는 27일 나래동에 새 도서관의 문을 열었다. 책 3만 권과 작은 강당을 갖췄다."
SECOND = "다온시장은 “아이와 어른이 함께 읽는 집이 되기를 바란다”고 말했다."
THIRD = "이용 시간은 오전 9시부터 오후 9시까지이며, 월요일에는 쉰다. 책은 두 주 동안 빌릴 수 있다."
TEXT = f"{FIRST}\n{SECOND}\n{THIRD}"
PARAGRAPHS = f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"


def generic(html, url=None):
    return read(Page(body=html, url=url), publishers=())


def text_of(html):
    return generic(html).article.text


@pytest.mark.parametrize(
    "body",
    [
        f'<div itemprop="articleBody">{PARAGRAPHS}</div>',
        f'<div id="newsBody">{FIRST}<br><br>{SECOND}<br/>{THIRD}</div>',
        f"<main><div><p>{FIRST}</p></div><div><p>{SECOND}</p></div><div><p>{THIRD}</p></div></main>",
        f"<table><tr><td class='x'>{FIRST}<br><br>{SECOND}<br><br>{THIRD}</td></tr></table>",
        f"<article><header><h1>새 도서관</h1></header>{PARAGRAPHS}</article>",
    ],
)
def test_the_body_is_found_by_name_or_by_its_sentences(body):
    page = f"<title>새 도서관</title><div id='menu'><a href='/1'>정치</a><a href='/2'>경제</a></div>{body}<div class='foot'>가온뉴스 발행인 홍가람 등록번호 가온 아00000</div>"
    assert text_of(page) == TEXT


@pytest.mark.parametrize(
    "noise",
    [
        "<div class='sns_share'>페이스북 트위터 카카오톡</div>",
        "<ul class='relatedNews'><li><a href='/1'>들녘마을 장터가 다시 열린다</a></li></ul>",
        "<p><a href='/1'>▶ 나래대 새 총장에게 묻는다</a></p>",
        "<div class='ad-box'>지금 가입하면 첫 달 무료</div>",
        "<figure><img src='a.jpg'><figcaption>시민들이 책을 고르고 있다.</figcaption></figure>",
        "<div class='photo_box'><img src='a.jpg'><span>시민들이 책을 고르고 있다.</span></div>",
        "<table><tr><td><img src='a.jpg'></td></tr><tr><td>시민들이 책을 고르고 있다.</td></tr></table>",
        "<p><img src='a.jpg'><br>책을 고르는 시민들. 가온시 제공</p>",
        "<p>(사진=가온시 제공)</p>",
        "<p>홍가람 기자 garam@hanbit.example</p>",
        "<p class='byline'>홍가람 기자</p>",
        "<p>저작권자 ⓒ 가온뉴스 무단전재 및 재배포 금지</p>",
        "<p>$$ARTICLEAD$$</p>",
        "<p>[관련 기사]</p><p>들녘마을 장터 다시 열린다</p>",
        "<script>document.write('광고입니다. 지금 가입하면 첫 달이 무료입니다.')</script>",
        "<div class='comment_area'>댓글 3개 좋은 소식이네요.</div>",
    ],
)
def test_what_is_no_body_is_left_out(noise):
    assert text_of(f"<title>새 도서관</title><div class='cont'>{PARAGRAPHS}{noise}</div>") == TEXT


def test_the_second_half_behind_a_button_is_kept():
    rest = f"<div class='hidden more'><p>{SECOND} 시장은 책을 더 사겠다고도 했다.</p><p>{THIRD}</p></div>"
    assert text_of(f"<div class='cont'><p>{FIRST}</p><p>{SECOND}</p>{rest}</div>").endswith(THIRD)


def test_a_speaker_with_a_post_is_no_byline():
    talk = f"<p>홍가람 대표</p><p>{FIRST} 저도 놀랐습니다.</p><p>{SECOND}</p><p>{THIRD}</p>"
    reading = generic(f"<div class='cont'><p>{THIRD}</p>{talk}</div>")
    assert "홍가람 대표" in reading.article.text.split("\n")
    assert reading.article.authors == ()


@pytest.mark.parametrize(
    ("header", "published", "modified"),
    [
        ("입력 2024.03.27 09:05 | 수정 2024.03.27 12:10", "2024-03-27T09:05", "2024-03-27T12:10"),
        ("승인 2024.03.27 09:05", "2024-03-27T09:05", None),
        ("<span>기사입력</span> <span>2024-03-27 오후 12:10</span>", "2024-03-27T12:10", None),
        ("2024년 3월 27일(수) 04:50", "2024-03-27T04:50", None),
    ],
)
def test_times_are_read_beside_the_headline(header, published, modified):
    page = f"<title>새 도서관</title><div><h1>새 도서관</h1><div>{header}</div><div class='cont'>{PARAGRAPHS}</div><div>등록일자 2012년 11월 6일</div></div>"
    article = generic(page).article
    assert article.published_at.isoformat()[:16] == published
    assert (article.modified_at.isoformat()[:16] if article.modified_at else None) == modified


def test_korean_time_that_calls_itself_utc_is_set_right():
    data = json.dumps({"@type": "NewsArticle", "headline": "새 도서관", "datePublished": "2024-03-27T09:05:00Z"})
    page = f"<script type='application/ld+json'>{data}</script><div><h1>새 도서관</h1><p>입력 2024.03.27 09:05</p><div class='cont'>{PARAGRAPHS}</div></div>"
    assert generic(page).article.published_at.isoformat() == "2024-03-27T09:05:00+09:00"


def test_the_time_in_an_address_is_a_last_resort_and_said():
    reading = generic(
        f"<h1>새 도서관</h1><div>{PARAGRAPHS}</div>", url="https://hanbit.example/news/202403270905123456"
    )
    assert reading.article.published_at.isoformat() == "2024-03-27T09:05:12+09:00"
    assert "published_at is from the address" in reading.warnings


@pytest.mark.parametrize(
    "script",
    [
        "window.data={'x':1};push("
        + json.dumps({"a": {"title": "새", "contentHtml": PARAGRAPHS, "regDate": "2024-03-27 09:05"}})
        + ")",
        json.dumps({"props": {"body": PARAGRAPHS, "regDate": "2024-03-27 09:05"}}, ensure_ascii=False),
        "self.__next_f.push([1,"
        + json.dumps('5:{"content":' + json.dumps(PARAGRAPHS) + ',"regDate":"2024-03-27 09:05"}')
        + "])",
    ],
)
def test_an_article_that_comes_as_json_is_read(script):
    article = generic(
        f"<html><head><title>새 도서관</title></head><body><div id='root'></div><script>{script}</script></body></html>"
    ).article
    assert article.text == TEXT
    assert article.published_at.isoformat() == "2024-03-27T09:05:00+09:00"


def test_typed_elements_in_a_script_are_read():
    elements = [
        {"type": "text", "content": FIRST},
        {"type": "image", "caption": "책"},
        {"type": "text", "content": SECOND},
        {"type": "text", "content": THIRD},
    ]
    script = "Fusion.globalContent=" + json.dumps({"content_elements": elements}, ensure_ascii=False)
    assert text_of(f"<title>새 도서관</title><div id='root'></div><script>{script};</script>") == TEXT


def test_the_body_of_json_ld_is_read_where_the_page_has_none():
    data = json.dumps({"@type": "NewsArticle", "headline": "새 도서관", "articleBody": TEXT}, ensure_ascii=False)
    assert text_of(f"<script type='application/ld+json'>{data}</script><div id='root'></div>") == TEXT


@pytest.mark.parametrize(
    "html",
    [
        "<html><body></body></html>",
        "<html><body><h1>페이지를 찾을 수 없습니다</h1><p>요청하신 페이지가 삭제되었거나 주소가 바뀌었습니다. 주소를 다시 확인해 주십시오. 문의는 고객센터로 하시기 바랍니다.</p></body></html>",
        "<ul>" + f"<li><a href='/1'>들녘마을 장터가 다시 열린다</a><p>{FIRST[:30]}…</p></li>" * 20 + "</ul>",
        "<div>" + f"<div><a href='/1'>{FIRST}</a></div>" * 10 + "</div>",
        "<noscript>자바스크립트를 켜 주세요.</noscript><div id='root'></div><script src='a.js'></script>",
    ],
)
def test_a_page_with_no_article_is_one_error(html):
    with pytest.raises(ExtractError, match="no text") as caught:
        generic(html, url="https://hanbit.example/list")
    assert str(caught.value).startswith("https://hanbit.example/list: ")
