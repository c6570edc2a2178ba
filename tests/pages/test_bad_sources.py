"""A feed, sitemap or list that is broken, hostile or without end is over in time, has a name, and harms no other."""

import pytest
from loopback.gathering import peak_of_children
from loopback.site import site
from loopback.sources import SOURCES

from newsmine.corpus.pages import PageStore, fetched_pages
from newsmine.pages.collect import collect
from newsmine.pages.plan import Plan

_MOST_PAGES = 8
_MOST_MEMORY = 200_000_000
_WANT = {
    "feed of a page": {"unreadable_source"},
    "feed of laughs": {"unreadable_source"},
    "feed without end": {"too_large"},
    "feed of nothing": {"no_links"},
    "feed of hostile links": {None, "no_links"},
    "feed that is not there": {"http_status"},
    "feed in a century": {"retry_after_too_long"},
    "feed that leads to a file": {"refused_address"},
    "sitemap of itself": {None},
    "sitemap without a floor": {None},
    "sitemap bomb": {"unreadable_source", "too_large"},
    "sitemap cut short": {None},
    "list in circles": {None},
    "list without end": {None},
    "list of nothing": {"no_links", "unreadable_source"},
}
_NO_ADDRESSES = ("", "feed", "http://[::1/rss", "http://127.0.0.1:99999/rss", "//127.0.0.1/rss", "http://")


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    """Ask each bad source, and one good feed beside them."""
    store = str(tmp_path_factory.mktemp("sources") / "news.pages.sqlite")
    with site(outlets={"namdo": 3}, sources=list(SOURCES)) as web:
        sources = {name: f"{web.bases[name]}/source" for name in SOURCES}
        of = {
            kind: tuple(url for name, url in sources.items() if name.startswith(kind))
            for kind in ("feed", "sitemap", "list")
        }
        plan = Plan(
            store=store,
            feeds=(*_NO_ADDRESSES, *of["feed"], web.bases["namdo"] + "/rss/allArticle.xml"),
            sitemaps=of["sitemap"],
            lists=of["list"],
            max_pages=_MOST_PAGES,
            delay=0.01,
            timeout=5.0,
            max_wait=5.0,
            allow_private=True,
        )
        memory = []
        report = collect(plan, on_event=lambda _: memory.append(peak_of_children()))
        log = web.log()
    with PageStore.open(store) as pages:
        fetched = {page.url for page in fetched_pages(pages)}
    return {
        "report": report,
        "log": log,
        "fetched": fetched,
        "sources": sources,
        "bases": web.bases,
        "memory": max(memory),
    }


@pytest.mark.parametrize("name", _WANT)
def test_a_bad_source_has_its_name(run, name):
    kinds = {failure.url: failure.kind for failure in run["report"].source_failures}
    assert kinds.get(run["sources"][name]) in _WANT[name]


@pytest.mark.parametrize("address", _NO_ADDRESSES)
def test_what_is_no_address_is_refused_and_the_rest_is_asked(run, address):
    kinds = {failure.url: failure.kind for failure in run["report"].source_failures}
    assert kinds[address] == "refused_address"


def test_every_bad_source_is_tried_and_none_is_asked_for_ever(run):
    assert set(_WANT) == set(SOURCES)
    counted = dict.fromkeys(SOURCES, 0)
    for line in run["log"]:
        if line["app"] in counted and line["target"].startswith("/source"):
            counted[line["app"]] += 1
    assert min(counted.values()) >= 1
    assert counted["list without end"] == _MOST_PAGES
    assert (counted["list in circles"], counted["sitemap of itself"]) == (3, 2)
    assert max(counted.values()) == _MOST_PAGES


def test_the_good_feed_beside_them_is_collected(run):
    base = run["bases"]["namdo"]
    assert {f"{base}/news/articleView.html?idxno={n}&utm_source=rss" for n in (1, 2, 3)} <= run["fetched"]


def test_what_a_broken_sitemap_named_before_it_breaks_off_is_collected(run):
    assert f"{run['bases']['sitemap cut short']}/news/articleView.html?idxno=1" in run["fetched"]


def test_hostile_links_of_a_feed_are_not_followed(run):
    told = [failure for failure in run["report"].failures if failure.kind == "refused_address"]
    assert {failure.url for failure in told} <= {
        "http://10.0.0.1/news/1",
        "http://169.254.169.254/latest/meta-data/",
        "http://2130706433/news/1",
    }
    assert not [url for url in run["fetched"] if "127.0." not in url]


def test_no_source_fills_the_memory(run):
    assert 50_000_000 < run["memory"] < _MOST_MEMORY
