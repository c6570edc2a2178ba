"""More than a thousand pages of three outlets: none lost, none twice, each in its turn, whatever breaks in between."""

import random
import shutil
import time
from dataclasses import replace

import pytest
from loopback.gathering import DELAY, asked, gatherer, plan_for, rows, wanted
from loopback.outlets import story_url
from loopback.site import least_gaps, site

from newsmine.corpus.database import Corpus
from newsmine.html.addresses import canonical_url
from newsmine.runs.collect import collect_plan

_OUTLETS = {"namdo": 400, "ledger": 400, "maeil": 250}
_ALL = sum(_OUTLETS.values())
# A turn counts from the end of the answer before it, on the clock that the server reads too, so a gap is never shorter
# than the delay; this is for the clocks' own grain.
_GRAIN = 0.001
# Across a broken run a turn counts on the clock of the day, in a file that notes when a request was sent: the server
# reads its clock when it arrives, after a connection that may have been slower for one than for the other.
_ACROSS_RUNS = 0.015
_KILLS, _SEED = 10, 20260


@pytest.fixture(scope="module")
def web():
    with site(outlets=dict(_OUTLETS)) as up:
        yield up


@pytest.fixture(scope="module")
def whole(web, tmp_path_factory):
    """Collect all of it without a break; give the corpus, what was reported and the log of the servers."""
    path = tmp_path_factory.mktemp("whole") / "news.sqlite"
    web.clear()
    start = time.monotonic()
    with Corpus.open(path) as corpus:
        done = collect_plan(plan_for(web, path), corpus)
    return {"path": path, "done": done, "log": web.log(), "seconds": time.monotonic() - start}


def test_no_page_is_lost_and_every_text_is_what_was_written(web, whole):
    want = wanted(web)
    got = {canonical_url(row["url"]): (row["title"], row["text"]) for row in rows(whole["path"]).values()}
    assert len(want) == _ALL >= 1000
    assert got.keys() == want.keys()
    assert got == want
    assert whole["done"].added == whole["done"].pages.fetched == _ALL
    assert whole["done"].pages.pending == 0


def test_no_page_is_asked_for_twice(whole):
    counted = asked(whole["log"])
    assert len(counted) == _ALL
    assert set(counted.values()) == {1}


def test_what_is_forbidden_is_not_asked_for_and_is_told(whole):
    assert [line for line in whole["log"] if line["target"].startswith(("/private", "/admin"))] == []
    assert {failure.kind for failure in whole["done"].pages.failures} == {"robots"}
    assert all("/private/" in failure.url for failure in whole["done"].pages.failures)
    assert whole["done"].pages.source_failures == ()


def test_robots_txt_is_the_first_that_a_host_is_asked_for(whole):
    first = {}
    for line in whole["log"]:
        first.setdefault(line["host"], line["target"])
    assert set(first.values()) == {"/robots.txt"}
    assert len(first) == len(_OUTLETS)


def test_no_host_is_asked_twice_within_the_delay(whole):
    gaps = least_gaps(whole["log"])
    assert len(gaps) == len(_OUTLETS)
    assert min(gaps.values()) >= DELAY - _GRAIN


def test_the_collector_says_who_it_is(whole):
    assert all(line["agent"].startswith("newsmine/") for line in whole["log"])
    assert not [line for line in whole["log"] if {"cookie", "referer", "authorization"} & set(line["headers"])]


def test_it_takes_well_under_two_minutes(whole):
    assert whole["seconds"] < 100


def test_a_second_run_asks_for_no_article_and_gets_feeds_only_where_they_changed(web, whole, tmp_path):
    path = _copied(whole["path"], tmp_path)
    web.clear()
    with Corpus.open(path) as corpus:
        done = collect_plan(plan_for(web, path), corpus)
    log = web.log()
    assert asked(log) == {}
    assert done.pages.fetched == done.added == done.changed == 0
    feeds = [line for line in log if line["target"] in {"/rss/allArticle.xml", "/atom.xml", "/rss.xml"}]
    assert [line["status"] for line in feeds] == [304, 304, 304]
    assert all(line["conditional"] for line in feeds)
    assert rows(path) == rows(whole["path"])


def test_the_corpus_is_the_same_from_the_store_alone(web, whole, tmp_path):
    path = _copied(whole["path"], tmp_path)
    path.unlink()
    web.clear()
    with Corpus.open(path) as corpus:
        done = collect_plan(replace(plan_for(web, path), offline=True), corpus)
    assert web.log() == []
    assert done.added == _ALL
    assert rows(path) == rows(whole["path"])


def test_killed_ten_times_it_loses_nothing_and_has_nothing_twice(web, whole, tmp_path):
    path = tmp_path / "news.sqlite"
    plan = plan_for(web, path)
    moments = sorted(random.Random(_SEED).sample(range(10, _ALL), _KILLS))  # noqa: S311 - a seed, no secret
    kills = []
    web.clear()
    for moment, which in zip(moments, ("both", "child", "parent", "both", "both") * 2, strict=True):
        with gatherer(plan, path) as running:
            assert running.wait_for(web, moment)
            kills.append(running.kill(which))
    with gatherer(plan, path) as running:
        assert running.process.wait(100) == 0
    assert rows(path) == rows(whole["path"])
    log = web.log()
    counted = asked(log)
    assert len(counted) == _ALL
    assert _asked_again(log) <= _under_way(log, kills)
    assert sum(count - 1 for count in counted.values()) <= _KILLS * len(_OUTLETS)
    assert min(least_gaps(log).values()) >= DELAY - _ACROSS_RUNS


def test_what_is_brought_out_later_is_all_that_is_asked_for(web, whole, tmp_path):
    path = _copied(whole["path"], tmp_path)
    web.publish("namdo", 3)
    web.publish("ledger", 2)
    web.clear()
    with Corpus.open(path) as corpus:
        done = collect_plan(plan_for(web, path), corpus)
    assert done.added == done.pages.fetched == 5
    assert set(asked(web.log()).values()) == {1}
    newest = [story for story in web.stories() if story.number > _OUTLETS[story.outlet]]
    urls = {canonical_url(story_url(story.outlet, web.bases[story.outlet], story)) for story in newest}
    assert urls == {canonical_url(row["url"]) for row in rows(path).values()} - {
        canonical_url(row["url"]) for row in rows(whole["path"]).values()
    }


def _asked_again(log):
    """Return the requests for articles that a later one asks for too."""
    found = [(next(iter(asked([line])), None), line) for line in log]
    last = {article: line["at"] for article, line in found if article}
    return {line["target"] for article, line in found if article and line["at"] < last[article]}


def _under_way(log, kills):
    """Return what may not have been stored when its collector was killed: the last two requests to each host."""
    hosts = {line["host"] for line in log}
    before = [[line for line in log if line["host"] == host and line["at"] < kill] for kill in kills for host in hosts]
    return {line["target"] for lines in before for line in lines[-2:]}


def _copied(path, folder):
    for name in path.parent.iterdir():
        shutil.copy(name, folder)
    return folder / path.name
