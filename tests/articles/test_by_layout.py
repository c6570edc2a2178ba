"""Golden pages: one test for each field of each page; their text is ours, in the publishers' markup."""

import dataclasses
import json
from datetime import datetime
from pathlib import Path

import pytest

from newsmine.articles.extract import installed, read
from newsmine.errors import ExtractError
from newsmine.records import Page

GOLDEN = Path(__file__).resolve().parents[1] / "golden"
CASES = sorted(GOLDEN.glob("*/*/page.html"))
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
    "reader",
)


def shown(value):
    if isinstance(value, datetime):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parts[-3]}/{case.parts[-2]}")
def test_golden_page(case, field):
    want = json.loads((case.parent / "article.json").read_text(encoding="utf-8"))
    got = read(Page(body=case.read_bytes(), url=want["url"])).article
    assert shown(getattr(got, field)) == want[field]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parts[-3]}/{case.parts[-2]}")
def test_a_page_needs_no_url(case):
    want = json.loads((case.parent / "article.json").read_text(encoding="utf-8"))
    got = read(Page(body=case.read_text(encoding="utf-8"))).article
    assert (got.text, got.reader) == (want["text"], want["reader"])


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parts[-3]}/{case.parts[-2]}")
def test_the_generic_reader_reads_what_layouts_read(case):
    want = json.loads((case.parent / "article.json").read_text(encoding="utf-8"))
    got = read(Page(body=case.read_bytes(), url=want["url"]), publishers=()).article
    wanted = set(want["text"].split("\n"))
    assert wanted - set(got.text.split("\n")) <= {want["subtitle"]}
    assert got.title == want["title"]


def test_every_layout_has_a_golden_page():
    for publisher in installed():
        cases = [case for case in CASES if case.parts[-3] == publisher.id]
        assert len(cases) >= len(publisher.layouts), publisher.id


def test_euc_kr_bytes_with_a_wrong_label_give_the_same_article():
    case = GOLDEN / "naver" / "2021" / "page.html"
    page = case.read_text(encoding="utf-8")
    reading = read(Page(body=page.encode("cp949"), charset="utf-8"))
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


def test_a_page_without_an_article_names_place_and_field():
    with pytest.raises(ExtractError, match="no text") as caught:
        read(Page(body="<html><body><ul><li><a href='/1'>가온시 소식</a></li></ul></body></html>", path="list.html"))
    assert caught.value.place == "list.html"
    assert "\n" not in str(caught.value)
