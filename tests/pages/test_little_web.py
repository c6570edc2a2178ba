"""The little web itself: what it serves is what the collector's tests rely on."""

import urllib.error
import urllib.request

import pytest
from loopback.faults import PAGES, ROBOTS
from loopback.outlets import story_url
from loopback.site import site

from newsmine.articles.extract import read
from newsmine.records import Page


def get(url, **headers):
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(urllib.request.Request(url, headers=headers), timeout=5) as answer:  # noqa: S310 - our own address
        return answer.read()


@pytest.fixture(scope="module")
def web():
    with site(outlets={"namdo": 60, "ledger": 60, "maeil": 60}, faults=["404", "robots 500"]) as up:
        yield up


@pytest.mark.parametrize("outlet", ["namdo", "ledger", "maeil"])
def test_the_readers_find_in_a_page_what_was_invented(web, outlet):
    for story in web.stories():
        if story.outlet == outlet:
            url = story_url(outlet, web.bases[outlet], story)
            article = read(Page(body=get(url), url=url)).article
            assert article.text == story.text
            assert article.title == story.title
            assert article.published_at == story.published_at
            assert article.authors == story.authors


def test_the_pages_of_one_outlet_are_of_euc_kr_and_have_syllables_that_it_has_not(web):
    story = next(story for story in web.stories() if story.outlet == "maeil" and "똠" in story.text)
    page = get(story_url("maeil", web.bases["maeil"], story))
    assert b"charset=euc-kr" in page
    assert "똠".encode("cp949") in page
    with pytest.raises(UnicodeDecodeError):
        page.decode("euc-kr")


def test_every_request_is_noted_with_its_time_and_host(web):
    web.clear()
    get(web.bases["namdo"] + "/robots.txt")
    get(web.bases["ledger"] + "/atom.xml")
    log = web.log()
    assert [(line["host"], line["target"]) for line in log] == [
        ("127.0.0.2", "/robots.txt"),
        ("127.0.0.3", "/atom.xml"),
    ]
    assert 0 < log[1]["at"] - log[0]["at"] < 5


def test_who_has_a_page_gets_304(web):
    url = web.bases["maeil"] + "/read.php?aid=1"
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(url, timeout=5) as answer:
        tag = answer.headers["ETag"]
    with pytest.raises(urllib.error.HTTPError) as caught:
        get(url, **{"If-None-Match": tag})
    assert caught.value.code == 304
    caught.value.close()


def test_a_newspaper_brings_out_more(web):
    before = get(web.bases["namdo"] + "/rss/allArticle.xml")
    web.publish("namdo", 1)
    assert before != get(web.bases["namdo"] + "/rss/allArticle.xml")
    assert sum(story.outlet == "namdo" for story in web.stories()) == 61


def test_it_has_more_faults_than_are_asked_of_it():
    assert len(PAGES) + len(ROBOTS) >= 20
