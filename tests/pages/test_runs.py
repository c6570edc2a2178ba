"""How a collection is begun, bounded, broken off and gone on with."""

import asyncio
import json
import signal
import subprocess
import sys
import time
from dataclasses import replace
from datetime import date

import pytest
from loopback.gathering import asked, gatherer, plan_for, rows, runs, wanted
from loopback.outlets import story_url
from loopback.site import site

from newsmine.corpus.database import Corpus
from newsmine.corpus.pages import store_path
from newsmine.errors import CollectError
from newsmine.html.addresses import canonical_url
from newsmine.pages.collect import collect
from newsmine.pages.plan import Plan
from newsmine.records import KST
from newsmine.runs.collect import collect_plan

_EACH = 40
_SECRET = "a-secret-that-stays-in-the-environment"  # noqa: S105 - invented


@pytest.fixture(scope="module")
def web():
    with site(outlets=dict.fromkeys(("namdo", "ledger", "maeil"), _EACH)) as up:
        yield up


@pytest.fixture(autouse=True)
def _clear(web):
    web.clear()


def gathered(plan, path):
    with Corpus.open(path) as corpus:
        return collect_plan(plan, corpus)


def urls_of(path):
    return {canonical_url(row["url"]) for row in rows(path).values()}


def urls_where(web, good):
    return {
        canonical_url(story_url(story.outlet, web.bases[story.outlet], story)) for story in web.stories() if good(story)
    }


def test_ctrl_c_ends_it_cleanly_and_the_next_run_goes_on(web, tmp_path):
    path = tmp_path / "news.sqlite"
    plan = plan_for(web, path)
    with gatherer(plan, path) as running:
        assert running.wait_for(web, 40)
        children = running.children()
        begun = time.monotonic()
        running.process.send_signal(signal.SIGINT)
        assert running.process.wait(20) == 130
        assert time.monotonic() - begun < 8
        assert children
        assert not any(runs(child) for child in children)
    before = asked(web.log())
    assert 0 < len(before) < 3 * _EACH
    with gatherer(plan, path) as running:
        assert running.process.wait(60) == 0
    assert urls_of(path) == set(wanted(web))
    assert sum(count - 1 for count in asked(web.log()).values()) <= 3


def test_the_child_ends_by_itself_when_its_parent_is_killed(web, tmp_path):
    path = tmp_path / "news.sqlite"
    with gatherer(plan_for(web, path), path) as running:
        assert running.wait_for(web, 20)
        begun = time.monotonic()
        running.kill("parent")
        assert time.monotonic() - begun < 8
    asked_before = web.count()
    time.sleep(0.3)
    assert web.count() == asked_before


def test_a_child_that_is_killed_is_an_error_that_says_so(web, tmp_path):
    path = tmp_path / "news.sqlite"
    with gatherer(plan_for(web, path), path) as running:
        assert running.wait_for(web, 20)
        running.kill("child")
        assert running.process.returncode == 1
        assert "CollectError: the collecting process broke down" in running.process.stderr.read()


def test_two_collectors_do_not_work_on_one_store(web, tmp_path):
    path = tmp_path / "news.sqlite"
    plan = replace(plan_for(web, path), delay=0.5)
    with gatherer(plan, path) as running:
        assert running.wait_for(web, 4)
        web.clear()
        with pytest.raises(CollectError, match="another collector"):
            collect(plan)
        assert web.count() > 0
        assert running.process.poll() is None


def test_it_runs_inside_an_event_loop_as_in_a_notebook(web, tmp_path):
    path = tmp_path / "news.sqlite"

    async def cell():
        return gathered(plan_for(web, path), path)

    assert asyncio.run(cell()).added == 3 * _EACH


def test_it_runs_on_a_korean_windows_where_pipes_are_cp949(web, tmp_path, monkeypatch):
    monkeypatch.setenv("PYTHONIOENCODING", "cp949")
    monkeypatch.setenv("PYTHONUTF8", "0")
    path = tmp_path / "내 뉴스 #1 •😀" / "뉴스.sqlite"
    path.parent.mkdir()
    assert gathered(replace(plan_for(web, path), max_articles=5), path).pages.fetched == 5
    assert store_path(path).is_file()
    assert [each.name for each in tmp_path.iterdir()] == [path.parent.name]


def test_only_so_many_articles_are_fetched_and_the_next_run_fetches_the_rest(web, tmp_path):
    path = tmp_path / "news.sqlite"
    plan = plan_for(web, path)
    assert gathered(replace(plan, max_articles=25), path).pages.fetched == 25
    assert len(asked(web.log())) == 25
    done = gathered(plan, path)
    assert done.pages.fetched == 3 * _EACH - 25
    assert urls_of(path) == set(wanted(web))
    assert set(asked(web.log()).values()) == {1}


def test_only_articles_of_the_days_that_were_asked_for_come_into_the_corpus(web, tmp_path):
    path = tmp_path / "news.sqlite"
    since, until = date(2025, 1, 3), date(2025, 1, 5)
    done = gathered(replace(plan_for(web, path), since=since, until=until), path)
    want = urls_where(web, lambda story: since <= story.published_at.astimezone(KST).date() <= until)
    assert len(want) > 20
    assert urls_of(path) == want
    assert done.added == len(want)
    # The dates of feeds and lists keep the others from being fetched at all; a sitemap says only when a page changed.
    fetched = [outlet for outlet, _ in asked(web.log())]
    named = [url for url in want if "/story/" not in url]
    assert fetched.count("namdo") + fetched.count("maeil") == len(named)


def test_everything_is_there_offline_and_nothing_else(web, tmp_path):
    path = tmp_path / "news.sqlite"
    plan = plan_for(web, path)
    gathered(replace(plan, max_articles=30), path)
    web.clear()
    other = tmp_path / "other.sqlite"
    done = gathered(replace(plan, offline=True), other)
    assert web.log() == []
    assert rows(other) == rows(path)
    assert {failure.kind for failure in done.pages.failures} <= {"not_in_cache", "robots"}


def test_offline_without_a_store_each_source_says_that_it_is_not_there(web, tmp_path):
    plan = replace(plan_for(web, tmp_path / "news.sqlite"), offline=True)
    report = collect(plan)
    assert {failure.url for failure in report.source_failures} == {*plan.feeds, *plan.sitemaps, *plan.lists}
    assert {failure.kind for failure in report.source_failures} == {"not_in_cache"}
    assert web.log() == []


@pytest.fixture
def _keys(monkeypatch):
    monkeypatch.setenv("NEWSMINE_NAVER_ID", "an-id")
    monkeypatch.setenv("NEWSMINE_NAVER_SECRET", _SECRET)


@pytest.mark.usefixtures("_keys")
@pytest.mark.parametrize(("door", "place"), [("openapi", "/v1/search/news.json"), ("apihub", "/search/v1/news")])
def test_a_search_by_naver_brings_the_articles_that_hold_the_word(web, tmp_path, door, place):
    path = tmp_path / "news.sqlite"
    plan = Plan(
        store=str(store_path(path)),
        queries=("천문대",),
        naver=door,
        naver_url=web.bases["naver"] + place,
        delay=0.01,
        allow_private=True,
    )
    gathered(plan, path)
    want = urls_where(web, lambda story: "천문대" in story.text)
    assert want
    assert urls_of(path) == want
    kept = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert _SECRET.encode() not in kept


@pytest.mark.usefixtures("_keys")
def test_a_search_beyond_the_quota_is_told_as_such(tmp_path):
    with site(outlets={"namdo": 5}, quota=0) as web:
        plan = Plan(
            store=str(tmp_path / "a.pages.sqlite"),
            queries=("천문대",),
            naver="openapi",
            naver_url=web.bases["naver"] + "/v1/search/news.json",
            delay=0.01,
            max_wait=2.0,
            allow_private=True,
        )
        report = collect(plan)
        assert [failure.kind for failure in report.source_failures] == ["quota"]
        assert len(web.log()) <= 4


def test_google_news_leads_to_the_outlets_where_its_links_can_be_read(web, tmp_path):
    path = tmp_path / "news.sqlite"
    plan = Plan(
        store=str(store_path(path)),
        queries=("천문대",),
        google=True,
        google_url=web.bases["google"],
        delay=0.01,
        retries=0,
        allow_private=True,
        resolve={"nobody.example": ("127.0.0.1",)},
    )
    done = gathered(plan, path)
    found = [story for story in web.stories() if "천문대" in story.text]
    want = urls_where(web, lambda story: story in found and story.number % 10)
    assert want
    assert urls_of(path) == want
    # Google alone can read the newer links; here nobody answers by its name.
    assert len(done.pages.failures) == len(found) - len(want) > 0
    assert all(failure.url.startswith("https://news.google.com/") for failure in done.pages.failures)


def test_a_search_of_the_outlet_itself_is_walked_to_its_end(web, tmp_path):
    path = tmp_path / "news.sqlite"
    base = web.bases["namdo"]
    plan = Plan(store=str(store_path(path)), queries=("주민",), searches=(base,), delay=0.01, allow_private=True)
    gathered(plan, path)
    assert urls_of(path) == urls_where(
        web, lambda story: story.outlet == "namdo" and "주민" in story.text + story.title
    )


def test_the_same_article_under_two_addresses_stands_once_in_the_corpus(web, tmp_path):
    path = tmp_path / "news.sqlite"
    base = web.bases["maeil"]
    urls = (f"{base}/read.php?aid=1", f"{base}/read.php?aid=1&desk=5", f"{base}/read.php?desk=5&aid=1&utm_source=x")
    gathered(Plan(store=str(store_path(path)), urls=urls, delay=0.01, allow_private=True), path)
    assert urls_of(path) == {canonical_url(urls[0])}
    assert sum(asked(web.log()).values()) == 2


def test_hosts_are_asked_side_by_side(web, tmp_path):
    names = ("namdo", "ledger", "maeil")
    plan = replace(plan_for(web, tmp_path / "news.sqlite"), delay=0.3, max_articles=9)
    collect(plan)
    log = web.log()
    spans = {name: [line["at"] for line in log if line["app"] == name] for name in names}
    assert max(min(times) for times in spans.values()) < min(max(times) for times in spans.values())


def test_the_command_line_does_not_visit_this_machine_for_anybody(web, tmp_path):
    study = tmp_path / "study.toml"
    study.write_text(
        f'name = "한들"\n[collect]\nfeeds = ["http://127.0.0.1:{web.canary}/rss", "http://localhost:{web.canary}/rss"]\n'
        f'sitemaps = ["http://[::1]:{web.canary}/sitemap.xml"]\nlists = ["http://0x7f.1:{web.canary}/"]\n',
        encoding="utf-8",
    )
    words = ["collect", str(study), "-c", str(tmp_path / "news.sqlite"), "--json", "--quiet"]
    done = subprocess.run(
        [sys.executable, "-m", "newsmine", *words], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 1
    problems = json.loads(done.stdout)["problems"]
    assert len(problems) == 4
    assert all(problem.startswith("refused_address") for problem in problems)
    assert web.touched() == []
