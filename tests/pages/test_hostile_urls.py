"""No address in whatever spelling, no redirect and no name leads the collector into the machine or its network."""

import re
from urllib.parse import quote

import pytest
from loopback.site import site

from newsmine.corpus.pages import PageStore, fetched_pages
from newsmine.pages.collect import collect
from newsmine.pages.plan import Plan

# {} is the port at which the canary listens, on 127.0.0.1, 127.0.0.9 and ::1.
_SPELLINGS = (
    "http://127.0.0.1:{}/",
    "http://127.0.0.9:{}/",
    "HTTP://127.0.0.1:{}/",
    "https://127.0.0.1:{}/",
    "http://127.0.0.1.:{}/",
    "http://127.1:{}/",
    "http://127.0.1:{}/",
    "http://2130706433:{}/",
    "http://0x7f000001:{}/",
    "http://0x7f.0.0.1:{}/",
    "http://0x7F.0x0.0x0.0x1:{}/",
    "http://0177.0.0.1:{}/",
    "http://00000177.1:{}/",
    "http://017700000001:{}/",
    "http://127.0.0.0x1:{}/",
    "http://4294967297:{}/",
    "http://0:{}/",
    "http://0.0.0.0:{}/",
    "http://127.255.255.254:{}/",
    "http://①②⑦.⓪.⓪.①:{}/",
    "http://127。0。0。1:{}/",
    "http://１２７.０.０.１:{}/",
    "http://%31%32%37.0.0.1:{}/",
    "http://127.0.0.1%00.hanbit.example:{}/",
    "http://localhost:{}/",
    "http://LOCALHOST:{}/",
    "http://localhost.:{}/",
    "http://news.localhost:{}/",
    "http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ:{}/",
    "http://hanbit.example@127.0.0.1:{}/",
    "http://127.0.0.1:{}\\@hanbit.example/",
    "http://user:word@127.0.0.1:{}/",
    "http:///127.0.0.1:{}/",
    "http://127.0.\t0.1:{}/",
    "http://127.0.0.1\n:{}/",
    "http://[::1]:{}/",
    "http://[0:0:0:0:0:0:0:1]:{}/",
    "http://[::]:{}/",
    "http://[::ffff:127.0.0.1]:{}/",
    "http://[::ffff:7f00:1]:{}/",
    "http://[::127.0.0.1]:{}/",
    "http://[64:ff9b::7f00:1]:{}/",
    "http://[2002:7f00:1::]:{}/",
    "http://[::1%25lo]:{}/",
    "http://[fe80::1%25lo]:{}/",
    "http://10.0.0.1:{}/",
    "http://172.16.0.1:{}/",
    "http://172.31.255.255:{}/",
    "http://192.168.0.1:{}/",
    "http://169.254.169.254/latest/meta-data/",
    "http://[::ffff:169.254.169.254]/latest/meta-data/",
    "http://2852039166/latest/meta-data/",
    "http://[fd00:ec2::254]/latest/meta-data/",
    "http://metadata.google.internal/computeMetadata/v1/",
    "http://100.100.100.200/latest/meta-data/",
    "http://100.64.0.1:{}/",
    "http://192.0.0.192/",
    "http://198.18.0.1:{}/",
    "http://224.0.0.1:{}/",
    "http://255.255.255.255:{}/",
    "http://240.0.0.1:{}/",
    "http://[fc00::1]:{}/",
    "http://[ff02::1]:{}/",
    "file:///etc/passwd",
    "ftp://127.0.0.1:{}/",
    "gopher://127.0.0.1:{}/_GET",
    "data:text/html,<p>x</p>",
    "javascript:alert(1)",
    "http://127.0.0.1:22/",
    "http://127.0.0.1:6379/",
)
# What ``allow_private`` opens: without it there would be no host to redirect from.
_OPEN_FOR_TESTS = re.compile(
    r"https?://(?:127\.\d+\.\d+\.\d+\.?:|localhost\.?:|\[::1\]|\[0:0:0:0|\[(?:::ffff|64:ff9b:):(?:127|7f00))",
    re.IGNORECASE,
)
# Names, and what the test's resolver answers; the last answer stays.
_NAMES = {
    "plain.hanbit.example": ("127.0.0.1",),
    "six.hanbit.example": ("::1",),
    "mapped.hanbit.example": ("::ffff:127.0.0.9",),
    "metadata.hanbit.example": ("169.254.169.254",),
    "office.hanbit.example": ("192.168.0.10",),
    "both.hanbit.example": ("127.0.0.1,127.0.0.9",),
    "127.0.0.1.nip.example": ("127.0.0.1",),
    "zero.hanbit.example": ("0.0.0.0",),  # noqa: S104 - an answer of the resolver, not bound to
}


def failed(report):
    return {failure.url: failure.kind for failure in report.failures}


@pytest.fixture(scope="module")
def web():
    with site(outlets={"namdo": 3}) as up:
        yield up


def test_every_spelling_is_refused_and_nobody_connects(web, tmp_path):
    urls = tuple(f"{spelling.format(web.canary)}?n={n}" for n, spelling in enumerate(_SPELLINGS))
    report = collect(Plan(store=str(tmp_path / "a.pages.sqlite"), urls=urls, delay=0.0, timeout=3.0))
    assert len(urls) >= 40
    assert {url: failed(report).get(url) for url in urls} == dict.fromkeys(urls, "refused_address")
    assert web.touched() == []


def test_no_redirect_leads_to_a_hostile_address(tmp_path):
    with site(outlets={}, faults=["redirect to wherever"]) as web:
        base = web.bases["redirect to wherever"]
        places = [
            place
            for place in (spelling.format(web.canary) for spelling in _SPELLINGS)
            if "///" not in place  # as a redirect a path of the same host
            and place.isascii()
            and place.isprintable()
            and not _OPEN_FOR_TESTS.match(place)
        ]
        urls = tuple(f"{base}/fault?to={quote(place, safe='')}" for place in places)
        store = str(tmp_path / "a.pages.sqlite")
        report = collect(Plan(store=store, urls=urls, delay=0.0, timeout=3.0, retries=0, allow_private=True))
        assert len(urls) >= 40
        assert failed(report) == dict.fromkeys(urls, "refused_address")
        assert web.touched() == []


def test_names_that_mean_this_machine_are_refused_at_connect(web, tmp_path):
    urls = tuple(f"http://{name}:{web.canary}/" for name in _NAMES)
    store = str(tmp_path / "a.pages.sqlite")
    report = collect(Plan(store=store, urls=urls, delay=0.0, timeout=3.0, retries=0, resolve=_NAMES))
    assert failed(report) == dict.fromkeys(urls, "refused_address")
    assert web.touched() == []


def test_a_name_that_changes_its_address_is_refused_when_it_does(web, tmp_path):
    port = web.bases["namdo"].rpartition(":")[2]
    urls = tuple(f"http://turning.hanbit.example:{port}/news/articleView.html?idxno={n}" for n in (1, 2, 3))
    names = {"turning.hanbit.example": ("127.0.0.2", "127.0.0.2", "169.254.169.254")}
    store = str(tmp_path / "a.pages.sqlite")
    plan = Plan(store=store, urls=urls, delay=0.0, timeout=3.0, retries=0, resolve=names, allow_private=True)
    kinds = failed(collect(plan))
    with PageStore.open(store) as pages:
        assert {page.url for page in fetched_pages(pages)} == {urls[0]}
    assert kinds == dict.fromkeys(urls[1:], "refused_address")


def test_of_several_addresses_of_a_name_only_a_public_one_is_connected_to(web, tmp_path):
    port = web.bases["namdo"].rpartition(":")[2]
    url = f"http://both.hanbit.example:{port}/news/articleView.html?idxno=1"
    names = {"both.hanbit.example": ("10.0.0.1,127.0.0.2,169.254.169.254",)}
    store = str(tmp_path / "a.pages.sqlite")
    report = collect(Plan(store=store, urls=(url,), delay=0.0, timeout=3.0, resolve=names, allow_private=True))
    assert report.failures == ()
    assert report.fetched == 1


def test_a_name_without_an_address_is_told_as_such(tmp_path):
    url = "http://nobody.hanbit.example/"
    names = {"other.hanbit.example": ("127.0.0.1",)}
    plan = Plan(store=str(tmp_path / "a.pages.sqlite"), urls=(url,), delay=0.0, retries=0, resolve=names)
    assert failed(collect(plan)) == {url: "unknown_host"}
