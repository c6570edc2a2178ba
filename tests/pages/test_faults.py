"""Every fault of a server is over in time, within bounds of memory, has a name, and harms no other page."""

import time
from dataclasses import replace

import pytest
from loopback.faults import PAGES, ROBOTS
from loopback.gathering import peak_of_children, rows
from loopback.site import site
from loopback.stories import stories

from newsmine.corpus.database import Corpus
from newsmine.corpus.pages import PageStore, fetched_pages, store_path
from newsmine.pages.collect import collect
from newsmine.pages.plan import Plan
from newsmine.runs.collect import collect_plan

# Seconds of a page in these tests, and of the whole run: the longest chain is three tries of a silent page.
_PAGE, _RUN = 2.0, 60.0
# The process stands at about 100 MB; a page may have 10 MB, and each bomb would have a gigabyte.
_MOST_MEMORY = 200_000_000
_FETCHED = "fetched"
# Whose address is not that of the story, or that hold none.
_ELSEWHERE = {"five hops", "meta refresh", "a robot check at first", "a robot check for ever"}
_CUT = {"reset", "bad_response"}
_SLOW = {"timeout"}
_WANT = {
    "429 for a second": {_FETCHED},
    "429 for five seconds": {_FETCHED},
    "429 until a date": {_FETCHED},
    "429 for a century": {"retry_after_too_long"},
    "429 until nonsense": {_FETCHED},
    "503 for a second": {_FETCHED},
    "503 until a past date": {_FETCHED},
    "503 for minus one": {_FETCHED},
    "500 always": {"http_status"},
    "500 once": {_FETCHED},
    "404": {"http_status"},
    "410": {"http_status"},
    "403": {"http_status"},
    "304 of nothing": {"http_status", "bad_response"},
    "reset in the body": _CUT,
    "reset at once": _CUT,
    "closed without a word": _CUT,
    "dripping body": _SLOW,
    "dripping head": _SLOW,
    "silence": _SLOW,
    "longer than it is": _CUT,
    "shorter than it is": {_FETCHED, *_CUT},  # what was announced is there, and nothing tells that more was meant
    "redirect to itself": {"too_many_redirects"},
    "five hops": {_FETCHED},
    "six hops": {"too_many_redirects"},
    "twenty hops": {"too_many_redirects"},
    "redirect to a private address": {"refused_address"},
    "redirect to the metadata": {"refused_address"},
    "redirect to a file": {"refused_address"},
    "redirect to ftp": {"refused_address"},
    "redirect to what is forbidden": {"robots"},
    "redirect to data": {"refused_address"},
    "redirect to wherever": {_FETCHED},  # the hostile addresses are tried on it elsewhere
    "redirect to nowhere": {"bad_response", "too_many_redirects", "http_status"},
    "redirect to tls on a plain port": {"robots_unreachable"},  # it is asked for first
    "redirect to a closed port": {"robots_unreachable"},
    "redirect to rubbish": {"refused_address", "bad_response"},
    "gzip bomb": {"too_large"},
    "deflate bomb": {"too_large"},
    "brotli bomb": {"too_large", "bad_encoding"},
    "gzip in gzip": {"too_large", "bad_encoding"},
    "broken gzip": {"bad_encoding"},
    "packed by gzip": {_FETCHED},
    "packed in two pieces": {_FETCHED},
    "packed by deflate": {_FETCHED},
    "packed without a head": {_FETCHED},
    "packed by brotli": {_FETCHED},
    "not packed but said so": {"bad_encoding"},
    "packed by what nobody knows": {"bad_encoding"},
    "no length": {_FETCHED},
    "http 1.0": {_FETCHED},
    "lines without returns": {_FETCHED},
    "early hints": {_FETCHED},
    "no content": {"http_status"},
    "no type": {_FETCHED},
    "two lengths": _CUT,
    "length of letters": _CUT,
    "length below zero": _CUT,
    "endless body": {"too_large"},
    "endless headers": {"too_large", "bad_response", *_SLOW, *_CUT},
    "one endless header": {"too_large", "bad_response", *_SLOW, *_CUT},
    "wrong charset": {_FETCHED},
    "empty body": {_FETCHED, "bad_response"},  # that there is no article in it, its reader says
    "binary as html": {_FETCHED, "not_html"},
    "a picture": {"not_html"},
    "broken chunks": _CUT,
    "chunks cut short": _CUT,
    "no http": _CUT,
    "status of letters": _CUT,
    "meta refresh": {_FETCHED},
    "a robot check at first": {_FETCHED},
    "a robot check for ever": {_FETCHED},
    "huge cookies": {_FETCHED},
    "robots 500": {"robots_unreachable"},
    "robots 503": {"robots_unreachable", "retry_after_too_long", "host_stopped"},
    "robots 404": {_FETCHED},
    "robots for us": {"robots"},
    "robots with a mark": {"robots"},
    "robots for others": {_FETCHED},
    "robots of euc-kr": {"robots"},
    "robots of a thousand stars": {_FETCHED},
    "robots moved": {"robots"},
    "robots as a page": {_FETCHED},
    "robots of nothing": {_FETCHED},
    "robots 403": {_FETCHED},
    "robots endless": {"robots_unreachable"},
    "robots dripping": {"robots_unreachable"},
    "robots in circles": {"robots_unreachable"},
    "robots reset": {"robots_unreachable"},
    "robots of rubbish": {_FETCHED},
    "robots bomb": {"robots_unreachable"},
}


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    """Collect three pages of each faulty newspaper in one run; give what became of each, and what it cost."""
    path = tmp_path_factory.mktemp("faults") / "news.sqlite"
    memory = []
    with site(outlets={}, faults=[*PAGES, *ROBOTS]) as web:
        hosts = {name: base for name, base in web.bases.items() if name in _WANT}
        urls = {(name, n): f"{base}/news/articleView.html?idxno={n}" for name, base in hosts.items() for n in (1, 2, 3)}
        start = time.monotonic()
        plan = Plan(
            store=str(store_path(path)),
            urls=tuple(urls.values()),
            delay=0.01,
            timeout=_PAGE,
            max_wait=5.0,
            allow_private=True,
        )
        report = collect(plan, on_event=lambda _: memory.append(peak_of_children()))
        seconds = time.monotonic() - start
        log = web.log()
    with Corpus.open(path) as corpus:
        read = collect_plan(replace(plan, offline=True), corpus)
    with PageStore.open(plan.store) as pages:
        fetched = {page.url for page in fetched_pages(pages)}
    kinds = {failure.url: failure.kind for failure in report.failures}
    outcome = {place: _FETCHED if url in fetched else kinds.get(url) for place, url in urls.items()}
    texts = {row["source"]: row["text"] for row in rows(path).values()}
    return {
        "outcome": outcome,
        "seconds": seconds,
        "log": log,
        "memory": max(memory),
        "hosts": hosts,
        "texts": {place: texts.get(url) for place, url in urls.items()},
        "without": dict(read.without_article),
        "urls": urls,
    }


def test_every_fault_of_the_little_web_is_tried():
    assert set(_WANT) == {*PAGES, *ROBOTS}
    assert len(_WANT) >= 20


@pytest.mark.parametrize("fault", _WANT)
def test_a_fault_has_its_name(run, fault):
    assert run["outcome"][fault, 2] in _WANT[fault]


@pytest.mark.parametrize("fault", PAGES)
def test_the_other_pages_of_the_host_are_fetched_all_the_same(run, fault):
    assert run["outcome"][fault, 1] == _FETCHED
    assert run["outcome"][fault, 3] == _FETCHED or _WANT[fault] == {"retry_after_too_long"}


@pytest.mark.parametrize("fault", [name for name in ROBOTS if not {_FETCHED, "robots"} & _WANT[name]])
def test_a_host_whose_rules_cannot_be_read_is_not_visited(run, fault):
    address = run["hosts"][fault].split("//")[1].split(":")[0]
    assert not [line for line in run["log"] if line["host"] == address and "articleView" in line["target"]]
    assert {run["outcome"][fault, n] for n in (1, 2, 3)} <= _WANT[fault]


@pytest.mark.parametrize("fault", [name for name in ROBOTS if _WANT[name] == {"robots"}])
def test_rules_that_can_be_read_forbid_what_they_name_and_no_more(run, fault):
    asked = [line["target"] for line in run["log"] if line["app"] == fault]
    assert not [target for target in asked if "idxno=2" in target]
    assert run["outcome"][fault, 1] == run["outcome"][fault, 3] == _FETCHED


def test_a_redirect_leads_to_nothing_that_robots_txt_forbids(run):
    assert not [line for line in run["log"] if line["target"].startswith("/private")]


def test_the_run_ends_in_time(run):
    assert run["seconds"] < _RUN


def test_no_bomb_fills_the_memory(run):
    assert 50_000_000 < run["memory"] < _MOST_MEMORY


@pytest.mark.parametrize("fault", [name for name in PAGES if _WANT[name] == {_FETCHED} and name not in _ELSEWHERE])
def test_a_page_that_is_fetched_in_spite_of_a_fault_is_read_as_it_was_written(run, fault):
    assert run["texts"][fault, 2] == stories("namdo", 3)[1].text


@pytest.mark.parametrize("fault", ["meta refresh", "empty body", "binary as html"])
def test_a_page_without_an_article_is_told_as_such_or_was_not_kept(run, fault):
    assert run["texts"][fault, 2] is None
    assert run["urls"][fault, 2] in run["without"] or run["outcome"][fault, 2] != _FETCHED


def test_no_fault_makes_the_collector_ask_for_ever(run):
    asked = {}
    for line in run["log"]:
        asked[line["host"], line["target"]] = asked.get((line["host"], line["target"]), 0) + 1
    assert max(asked.values()) <= 6


def test_a_page_that_held_no_article_is_asked_for_again_but_not_for_ever(tmp_path):
    path = tmp_path / "news.sqlite"
    runs = []
    with site(outlets={}, faults=["a robot check at first", "a robot check for ever"]) as web:
        urls = [
            f"{web.bases[name]}/news/articleView.html?idxno=2"
            for name in ("a robot check at first", "a robot check for ever")
        ]
        plan = Plan(store=str(store_path(path)), urls=tuple(urls), delay=0.01, timeout=_PAGE, allow_private=True)
        for _ in range(5):
            with Corpus.open(path) as corpus:
                read = collect_plan(plan, corpus)
            runs.append((read.added, [url for url, _ in read.without_article]))
        asked = [line["app"] for line in web.log() if "articleView" in line["target"]]
    assert runs[0] == (0, runs[0][1])
    assert sorted(runs[0][1]) == sorted(urls)
    assert runs[1] == (1, [urls[1]])
    assert runs[3:] == [(0, []), (0, [])]
    assert asked.count("a robot check at first") == 2
    assert asked.count("a robot check for ever") == 3
