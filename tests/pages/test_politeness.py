"""No host is asked twice within its delay: not for robots.txt, redirects or retries, not at another port or in another run."""

import itertools
from dataclasses import replace

import pytest
from loopback.gathering import asked, gatherer
from loopback.site import least_gaps, site

from newsmine.corpus.pages import store_path
from newsmine.pages.collect import collect
from newsmine.pages.plan import Plan

# A turn counts from the end of an answer, on the clock that the server reads too: this is for the clocks' own grain.
_GRAIN = 0.001
# Across runs it counts on the clock of the day, from when a request was sent: the server reads its clock when it comes.
_ACROSS_RUNS = 0.015
_ODD = (
    "429 for a second",
    "429 until a date",
    "500 always",
    "503 for minus one",
    "reset at once",
    "closed without a word",
    "redirect to itself",
    "twenty hops",
    "robots 500",
    "robots in circles",
    "304 of nothing",
    "404",
)


def article(base, number):
    return f"{base}/news/articleView.html?idxno={number}"


def gaps_of(log, name):
    times = [line["at"] for line in log if line["app"] == name]
    return [after - before for before, after in itertools.pairwise(times)]


def test_robots_txt_redirects_and_retries_wait_for_their_turn(tmp_path):
    with site(outlets={}, faults=list(_ODD)) as web:
        urls = tuple(article(base, n) for name, base in web.bases.items() if name in _ODD for n in (1, 2, 3))
        store = str(tmp_path / "a.pages.sqlite")
        collect(Plan(store=store, urls=urls, delay=0.2, timeout=5.0, allow_private=True))
        log = web.log()
    gaps = least_gaps(log)
    assert len(gaps) == len(_ODD)
    assert min(gaps.values()) >= 0.2 - _GRAIN
    for name in ("429 for a second", "429 until a date"):
        assert max(gaps_of(log, name)) >= 0.9


def test_crawl_delay_is_kept_from_robots_txt_on_and_in_the_next_run(tmp_path):
    with site(outlets={"namdo": 6, "ledger": 6}, crawl_delay={"namdo": 0.4}) as web:
        urls = tuple(article(web.bases["namdo"], n) for n in range(1, 5))
        plan = Plan(store=str(tmp_path / "a.pages.sqlite"), urls=urls[:2], delay=0.05, allow_private=True)
        collect(replace(plan, feeds=(web.bases["ledger"] + "/atom.xml",)))
        collect(replace(plan, urls=urls))
        log = web.log()
    assert len(asked(log)) == 4 + 6
    assert min(gaps_of(log, "namdo")) >= 0.4 - _ACROSS_RUNS
    assert 0.05 - _GRAIN <= min(gaps_of(log, "ledger")) < 0.4


def test_two_ports_of_a_host_are_one_host(tmp_path):
    with site(outlets={"namdo": 4}) as one, site(outlets={"ledger": 4}) as other:
        urls = [article(one.bases["namdo"], n) for n in (1, 2, 3)]
        feeds = (other.bases["ledger"] + "/atom.xml",)
        assert one.bases["namdo"].rpartition(":")[0] == other.bases["ledger"].rpartition(":")[0]
        plan = Plan(
            store=str(tmp_path / "a.pages.sqlite"), urls=tuple(urls), feeds=feeds, delay=0.1, allow_private=True
        )
        assert collect(plan).fetched == 3 + 4
        log = [*one.log(), *other.log()]
    assert list(least_gaps(log)) == ["127.0.0.2"]
    assert min(least_gaps(log).values()) >= 0.1 - _GRAIN


@pytest.mark.parametrize("which", ["both", "child"])
def test_by_default_a_host_is_asked_once_a_second_also_by_a_run_after_one_that_was_killed(tmp_path, which):
    path = tmp_path / "news.sqlite"
    with site(outlets={"namdo": 4}) as web:
        urls = tuple(article(web.bases["namdo"], n) for n in (1, 2))
        plan = Plan(store=str(store_path(path)), urls=urls, allow_private=True)
        assert plan.delay == 1.0
        with gatherer(plan, path) as running:
            assert running.wait_for(web, 2)
            running.kill(which)
        with gatherer(plan, path) as running:
            assert running.process.wait(30) == 0
        log = web.log()
    assert len(asked(log)) == 2
    assert len(log) >= 4
    assert min(gaps_of(log, "namdo")) >= 1.0 - _ACROSS_RUNS


def test_a_host_that_wants_to_be_left_alone_is_left_alone_by_the_next_runs_too(tmp_path):
    with site(outlets={}, faults=["429 for a century", "429 for five seconds"]) as web:
        urls = tuple(article(base, n) for name, base in web.bases.items() if name.startswith("429") for n in (2, 3))
        plan = Plan(store=str(tmp_path / "a.pages.sqlite"), urls=urls, delay=0.05, max_wait=1.0, allow_private=True)
        collect(plan)
        web.clear()
        report = collect(plan)
        assert web.log() == []
        assert {failure.kind for failure in report.failures} == {"host_stopped"}
        assert report.pending == len(urls)
        report = collect(replace(plan, max_wait=10.0))
        assert report.fetched == 2
        assert {line["app"] for line in web.log()} == {"429 for five seconds"}
