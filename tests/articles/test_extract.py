"""Pages of every kind to articles, and what cannot be one to an error of one line."""

import time

import pytest

from newsmine.articles.extract import extract, installed, read
from newsmine.articles.identify import article_id
from newsmine.errors import DecodeError, ExtractError, InputError
from newsmine.html.addresses import canonical_url
from newsmine.records import Page

BODY = "가온시는 27일 나래동에 새 도서관의 문을 열었다. 책 3만 권과 작은 강당을 갖췄다. 시민 누구나 책을 빌릴 수 있고, 아이들은 주말마다 옛이야기를 듣는다. 시는 내년에 책 만 권을 더 사고 도서관 버스도 두 대 들여온다."
PAGE = f"<html><head><title>새 도서관 - 한빛일보</title></head><body><h1>새 도서관</h1><div id='dic_area'>{BODY}</div></body></html>"


def test_bytes_text_and_pages_give_the_same_article():
    first = extract(PAGE)
    assert extract(PAGE.encode()) == first == extract(Page(body=PAGE.encode("cp949")))
    assert (first.text, first.reader) == (BODY, "by_layout:naver")


def test_text_is_composed():
    import unicodedata

    assert extract(unicodedata.normalize("NFD", PAGE)).text == BODY


def test_a_page_saved_as_text_is_read_as_such():
    text = f"새 도서관 문 열다\n공유하기\n입력 2024.03.27 09:05\n{BODY}\n다온시장은 “아이와 어른이 함께 읽는 집이 되기를 바란다”고 말했다.\n이용 시간은 오전 9시부터 오후 9시까지이며, 월요일에는 쉰다.\n홍가람 기자\n저작권자 ⓒ 한빛일보 무단전재 및 재배포 금지"
    assert read(Page(body=text)).article.reader == "saved_text"


def test_the_decoder_and_mojibake_are_told():
    reading = read(Page(body=PAGE.replace(" - 한빛일보", "").encode("cp949"), charset="utf-8"))
    assert (reading.decoder, reading.warnings) == (
        "cp949",
        (
            "no published_at on the page; nothing at '._ARTICLE_DATE_TIME' of naver",
            "no authors on the page; nothing at '.media_end_head_journalist_name, .byline_s, .byline_p' of naver",
            "no publisher on the page",
        ),
    )
    reading = read(Page(body=PAGE.replace("작은", "작\ufffd")))
    assert any(warning.startswith("mojibake") for warning in reading.warnings)


LINE = "가온시는 도서관을 열었다. "


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"%PDF-1.7 \xe2\xe3\xcf\xd3" * 100,
        (LINE * 160_000).encode(),
        (f"<html><body><p>{LINE * 160_000}</p></body></html>").encode(),
        b"<div>" * 1_000_000,
        ("<html><body>" + "<a href='/1'>도서관</a>" * 200_000).encode(),
        ('<html><script>{"contentHtml":"' + '{"content":"' * 300_000 + "</script>").encode(),
        b"<html><body><ul><li>1</li></ul></body></html>",
    ],
    ids=["empty", "pdf", "line of text", "line of markup", "deep", "links", "braces", "no article"],
)
def test_bad_input_is_one_line_and_fast(body):
    start = time.process_time()
    with pytest.raises(InputError) as caught:
        read(Page(body=body, path="bad.html"))
    assert time.process_time() - start < 10
    assert str(caught.value).startswith("bad.html: ")
    assert "\n" not in str(caught.value)


def test_an_empty_string_is_an_error():
    with pytest.raises(ExtractError, match="empty"):
        extract("  \n")
    with pytest.raises(DecodeError, match=r"^page: "):
        extract(b"")


def test_the_publishers_are_those_of_the_entry_points():
    assert {"asiatoday", "daum", "donga", "fnnews", "hankookilbo", "jnilbo", "mk", "naver", "ndsoft"} <= {
        publisher.id for publisher in installed()
    }


def test_a_newspapers_layout_is_not_taken_for_another_papers_page():
    page = f"<html><head><meta property='og:site_name' content='들꽃신문'></head><body><h1>새 도서관</h1><div id='article_body'>{BODY}</div></body></html>"
    article = extract(page)
    assert (article.publisher, article.reader) == ("들꽃신문", "generic")


def test_a_new_design_of_a_known_newspaper_is_said():
    reading = read(Page(body=PAGE.replace("dic_area", "new_area"), url="https://www.mk.co.kr/news/it/10000001"))
    assert reading.article.reader == "generic"
    assert any(warning.startswith("no layout of mk fits") for warning in reading.warnings)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("https://www.hanbit.example/news/1?utm_source=x#top", "http://m.hanbit.example/news/1/"),
        ("https://hanbit.example/v?b=2&a=1", "https://hanbit.example/v?a=1&b=2&fbclid=z"),
        (
            "https://n.news.naver.com/mnews/article/018/0000000001?sid=100",
            "https://news.naver.com/main/read.naver?aid=0000000001&oid=018",
        ),
    ],
)
def test_addresses_of_one_article_are_one(first, second):
    assert canonical_url(first) == canonical_url(second)
    assert article_id(first, None, None, "") == article_id(second, "가", "나", "다")


def test_an_article_without_an_address_is_known_by_what_it_says():
    assert article_id(None, "한빛일보", "제목", "글") == article_id(None, "한빛일보", "제목", "글")
    assert article_id(None, "한빛일보", "제목", "글") != article_id(None, "한빛일보", "제목", "글2")


@pytest.mark.real
def test_real_lists_are_no_articles(real_data):
    for path in sorted((real_data / "lists").glob("naver_*.html")):
        with pytest.raises(ExtractError):
            read(Page(body=path.read_bytes(), path=path.name))


@pytest.mark.real
def test_real_pages_reach_the_floors(real_data):
    import json

    gold = json.loads((real_data / "html" / "gold.json").read_text(encoding="utf-8"))
    right = {"title": 0, "date": 0, "authors": 0}
    for file, want in gold.items():
        article = extract((real_data / "html" / file).read_bytes())
        right["title"] += article.title == want["title"]
        right["date"] += article.published_at is not None and f"{article.published_at:%Y-%m-%d %H:%M}" == want["date"]
        right["authors"] += list(article.authors) == want["authors"]
    assert right["title"] == len(gold)
    assert right["date"] >= len(gold) - 1
    assert right["authors"] >= len(gold) - 2


def test_a_path_is_read_and_a_name_of_a_file_says_so(tmp_path):
    path = tmp_path / "쪽.html"
    path.write_text(
        "<h1>새 도서관</h1><div id=dic_area>가온시는 27일 시민 누구나 쓸 수 있는 도서관을 열었다.</div>",
        encoding="utf-8",
    )
    assert extract(path).text.startswith("가온시는")
    with pytest.raises(ExtractError, match="is the name of a file"):
        extract("pages/쪽.html")


@pytest.mark.parametrize(("year", "warned"), [(2024, False), (2098, True)])
def test_a_date_in_the_future_is_remarked(year, warned):
    text = "".join(f"<p>가온시는 나래동에 새 도서관의 문을 열고 {n}만 권의 책을 들였다고 밝혔다.</p>" for n in range(9))
    page = f"<title>새 도서관이 문을 열었다 - 가온일보</title><h1>새 도서관이 문을 열었다</h1><span>입력 {year}.11.27 09:52</span><article>{text}</article>"
    reading = read(Page(body=page, url="https://gaon.example/news/1"))
    assert reading.article.published_at.year == year
    assert ("published_at lies in the future" in reading.warnings) is warned


def test_a_ban_in_the_second_notice_counts_too():
    body = "<p>가온시는 27일 시민 누구나 책을 빌릴 수 있는 새 도서관의 문을 열었다.</p>"
    first = "<p>저작권자 © 한빛일보 무단전재 및 재배포 금지</p>"
    second = "<p>ⓒ 한빛일보. AI 학습 및 활용 금지</p>"
    page = "<h1>새 도서관</h1><div id=dic_area>{}</div>"
    assert not extract(page.format(body + first)).ai_training_prohibited
    assert extract(page.format(body + first + second)).ai_training_prohibited
