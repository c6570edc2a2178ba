"""Golden pages: one test for each field of each page; their text is ours, in the publishers' markup."""

import dataclasses
import functools
import json
import re
import time
from datetime import datetime
from pathlib import Path

import pytest

from newsmine.articles.extract import installed, read
from newsmine.errors import ExtractError
from newsmine.html.select import Index
from newsmine.html.tree import parse
from newsmine.records import Page

GOLDEN = Path(__file__).resolve().parents[1] / "golden"
CASES = sorted(GOLDEN.glob("*/*/page.html"))
LAYOUT_CASES = [case for case in CASES if case.parts[-3] != "generic"]
ADDRESS = re.compile(r'<link rel="canonical"[^>]*>|<meta property="og:url"[^>]*>|<a [^>]*origin_link[^>]*>')
FIELDS = (
    "url",
    "publisher",
    "title",
    "subtitle",
    "text",
    "published_at",
    "modified_at",
    "authors",
    "bureau",
    "captions",
    "rights",
    "ai_training_prohibited",
    "reader",
)


def named(case):
    return f"{case.parts[-3]}/{case.parts[-2]}"


def wanted(case):
    return json.loads((case.parent / "article.json").read_text(encoding="utf-8"))


def asked(want):
    """Return the address that a page was fetched from; a portal's copy names that of the newspaper's own page."""
    return want.get("source", want["url"])


def address(want):
    """Return where a page was fetched: of a portal's copy not the address that the article has."""
    return want.get("fetched", want["url"])


def reads(page, publisher):
    """Whether a publisher's layouts read a page; else the generic reader does."""
    return read(page, publishers=[publisher]).article.reader != "generic"


def shown(value):
    if isinstance(value, datetime):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


@functools.cache
def golden(case):
    """Return what is read of a page and what it should be, read once for all fields."""
    want = wanted(case)
    return read(Page(body=case.read_bytes(), url=asked(want))).article, want


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("case", CASES, ids=named)
def test_golden_page(case, field):
    got, want = golden(case)
    assert shown(getattr(got, field)) == want[field]


@pytest.mark.parametrize("case", CASES, ids=named)
def test_a_page_needs_no_url(case):
    want = wanted(case)
    got = read(Page(body=case.read_text(encoding="utf-8"))).article
    assert (got.text, got.reader) == (want["text"], want["reader"])


@pytest.mark.parametrize("case", CASES, ids=named)
def test_the_generic_reader_reads_what_layouts_read(case):
    want = wanted(case)
    got = read(Page(body=case.read_bytes(), url=asked(want)), publishers=()).article
    missing = set(want["text"].split("\n")) - set(got.text.split("\n"))
    assert missing <= set((want["subtitle"] or "").split("\n"))
    assert got.title == want["title"]


@pytest.mark.parametrize("publisher", installed(), ids=lambda publisher: publisher.id)
def test_every_layout_reads_a_golden_page_that_no_other_of_its_publisher_reads(publisher):
    cases = [case for case in CASES if case.parts[-3] == publisher.id]
    needed = set()
    for case in cases:
        page = Page(body=case.read_text(encoding="utf-8"), url=asked(wanted(case)))
        alone = [
            layout for layout in publisher.layouts if reads(page, dataclasses.replace(publisher, layouts=(layout,)))
        ]
        needed.update(alone[:1] if len(alone) == 1 else ())
    assert needed == set(publisher.layouts)


@pytest.mark.parametrize("case", LAYOUT_CASES, ids=named)
def test_a_page_that_does_not_say_its_address_is_known_by_its_marks(case):
    page = ADDRESS.sub("", case.read_text(encoding="utf-8"))
    article = read(Page(body=page)).article
    want = wanted(case)
    assert (article.reader, article.text, article.title) == (want["reader"], want["text"], want["title"])


@pytest.mark.parametrize("publisher", installed(), ids=lambda publisher: publisher.id)
def test_no_layout_reads_the_page_of_another_newspaper(publisher):
    others = [case for case in LAYOUT_CASES if case.parts[-3] != publisher.id]
    for case in others if publisher.name else ():
        want = wanted(case)
        page = Page(body=case.read_text(encoding="utf-8"), url=asked(want))
        assert read(page, publishers=[publisher]).article.reader == "generic", named(case)


@pytest.mark.parametrize("publisher", installed(), ids=lambda publisher: publisher.id)
def test_every_selector_of_a_layout_is_css_that_the_index_can_read(publisher):
    page = Index(parse("<p>가온</p>"))
    for layout in publisher.layouts:
        asked = [layout.marks, *layout.drop, layout.captions]
        if layout.within == "page":
            fields = ("title", "body", "subtitle", "published_at", "modified_at", "authors", "rights", "publisher")
            asked += [getattr(layout, name) for name in fields]
        for selector in filter(None, asked):
            assert page.select(selector) == [], selector


def test_feeds_have_addresses_on_the_web_and_no_two_publishers_share_one():
    feeds = [feed.url for publisher in installed() for feed in publisher.feeds]
    assert len(set(feeds)) == len(feeds)
    assert all(re.fullmatch(r"https?://[a-z.]+/\S+", url) for url in feeds)


@pytest.mark.parametrize("name", ["naver/2021", "kwangju/2019"])
@pytest.mark.parametrize("charset", ["utf-8", "euc-kr", None])
def test_euc_kr_bytes_give_the_same_article_whatever_their_label(name, charset):
    page = (GOLDEN / name / "page.html").read_text(encoding="utf-8")
    reading = read(Page(body=page.encode("cp949"), charset=charset))
    assert dataclasses.replace(reading.article, source=None) == dataclasses.replace(
        read(Page(body=page)).article, source=None
    )
    assert reading.decoder == "cp949"


def test_a_layout_that_finds_nothing_is_said_and_the_generic_reader_reads():
    case = GOLDEN / "naver" / "2023" / "page.html"
    page = case.read_text(encoding="utf-8").replace(
        'id="dic_area"', 'id="dic_area"></article><article class="new_area"', 1
    )
    reading = read(Page(body=page, url="https://n.news.naver.com/article/999/0000000001"))
    assert reading.article.reader == "generic"
    assert any("#dic_area" in warning for warning in reading.warnings)


@pytest.mark.parametrize(
    "odd",
    [
        {"headlines": "제목", "credits": None},
        {"headlines": {"basic": 7}, "credits": {"by": [None, 7, {"additional_properties": []}]}, "display_date": 0},
        {"headlines": [], "subheadlines": {"basic": {}}, "credits": {"by": {}}, "display_date": "어제"},
    ],
)
def test_a_script_whose_values_are_of_other_kinds_still_gives_its_text(odd):
    said = [f"{n}번째 문단은 가온시 도서관에서 있었던 일을 적은 것으로 서른 자가 넘는다." for n in range(5)]
    parts = [
        None,
        7,
        {"type": "image", "caption": 7},
        *({"type": "text", "content": line} for line in said),
        {"type": []},
    ]
    data = json.dumps({"content_elements": parts, **odd}, ensure_ascii=False)
    page = f'<title>새 도서관</title><script id="fusion-metadata">Fusion.globalContent={data};Fusion.x={{}}</script>'
    article = read(Page(body=page, url="https://www.chosun.com/a/")).article
    assert (article.reader, article.title, article.text) == ("by_layout:chosun", "새 도서관", "\n".join(said))
    assert (article.authors, article.published_at, article.captions) == ((), None, ())


@pytest.mark.parametrize("unit", ['"content_elements":[', '"content":"', '{"content":"'])
def test_a_script_of_keys_alone_takes_no_long_time(unit):
    page = f'<script id="fusion-metadata">{"가" * 100}{unit * 150_000}</script>'
    start = time.process_time()
    with pytest.raises(ExtractError):
        read(Page(body=page, url="https://www.chosun.com/a/"))
    assert time.process_time() - start < 3


def test_a_page_without_an_article_names_place_and_field():
    with pytest.raises(ExtractError, match="no text") as caught:
        read(Page(body="<html><body><ul><li><a href='/1'>가온시 소식</a></li></ul></body></html>", path="list.html"))
    assert caught.value.place == "list.html"
    assert "\n" not in str(caught.value)
