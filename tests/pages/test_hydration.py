"""Cut articles become whole, and those of a manifest come back verified, from a little web on this machine."""

import csv
import json
import subprocess
import sys
import time
from collections import Counter
from dataclasses import replace

import pytest
from bigkinds_files import HEADER, row, xlsxwriter_book
from loopback.gathering import DELAY, asked
from loopback.outlets import story_url
from loopback.site import least_gaps, site

from newsmine.corpus.cut import article_of
from newsmine.corpus.database import Corpus
from newsmine.corpus.extras import extra_of
from newsmine.corpus.manifest import manifest
from newsmine.corpus.read import iter_articles, provenance
from newsmine.corpus.search import search
from newsmine.errors import CollectError, InputError
from newsmine.files.export import export
from newsmine.runs.hydrate import hydrate
from newsmine.runs.inputs import import_files

_OUTLETS = {"namdo": 20, "ledger": 20, "maeil": 20}
_GRAIN = 0.001


@pytest.fixture(scope="module")
def web():
    with site(outlets=dict(_OUTLETS)) as up:
        yield up


def hydrated(corpus, *arguments, **options):
    return hydrate(
        corpus, *arguments, **options, change=lambda plan: replace(plan, allow_private=True, delay=DELAY, timeout=10.0)
    )


def news_id(story):
    return f"0210{len(story.outlet):04}.{story.published_at:%Y%m%d%H%M%S}{story.number:03}"


def cut(story):
    body = story.text.replace("\n", " ")[:198]
    return f"{body}.."


def bigkinds_row(web, story, **change):
    cells = {
        "author": "도윤재|기자",
        "title": story.title,
        "text": cut(story),
        "url": story_url(story.outlet, web.bases[story.outlet], story),
    }
    return row(news_id(story), f"{story.published_at:%Y%m%d}", **(cells | change))


def imported(folder, rows):
    path = folder / "NewsResult.xlsx"
    xlsxwriter_book(path, {"sheet": [HEADER, *rows]})
    corpus = Corpus.open(folder / "a.sqlite")
    report = import_files(corpus, [(path, None)], root=folder)
    assert report.failed == ()
    return corpus


def test_every_cut_body_becomes_whole_and_the_rest_stays_as_bigkinds_says_it(web, tmp_path):
    stories = web.stories()
    with imported(tmp_path, [bigkinds_row(web, story) for story in stories]) as corpus:
        before = {article.id: article for article in iter_articles(corpus)}
        said = {id_: extra_of(corpus, id_) for id_ in before}
        web.clear()
        done = hydrated(corpus)
        after = {article.id: article for article in iter_articles(corpus)}
        assert (done.wanted, done.hydrated, done.failed, done.pending) == (60, 60, (), 0)
        assert {id_: article.text for id_, article in after.items()} == {
            news_id(story): story.text for story in stories
        }
        assert all(article.body_complete for article in after.values())
        kept = ("id", "url", "title", "publisher", "published_at", "authors", "source")
        for id_, article in after.items():
            assert [getattr(article, name) for name in kept] == [getattr(before[id_], name) for name in kept]
            assert extra_of(corpus, id_) == said[id_]
        log = web.log()
        assert set(asked(log).values()) == {1}
        assert min(least_gaps(log).values()) >= DELAY - _GRAIN
        last = stories[-1].paragraphs[-1]
        assert [hit.article_id for hit in search(corpus, f'"{last}"')] == [news_id(stories[-1])]


def test_provenance_says_both_and_a_second_run_asks_for_nothing(web, tmp_path):
    story = web.stories()[0]
    with imported(tmp_path, [bigkinds_row(web, story)]) as corpus:
        hydrated(corpus)
        origin = provenance(corpus).iloc[0]
        assert origin["input"] == "NewsResult.xlsx"
        assert origin["reader"].startswith("bigkinds+")
        assert f"text of {story_url('namdo', web.bases['namdo'], story)}, fetched 20" in origin["warnings"]
        web.clear()
        again = hydrated(corpus)
        assert (again.wanted, again.hydrated, web.count()) == (0, 0, 0)
        # The same export read anew, by another version of the readers, does not cut what is whole.
        corpus.connection.execute("UPDATE inputs SET fingerprint = 'older'")
        assert import_files(corpus, [(tmp_path / "NewsResult.xlsx", None)], root=tmp_path).read == 1
        assert article_of(corpus, news_id(story)).text == story.text


def test_a_sheet_that_went_out_without_its_texts_gets_them_from_the_pages(web, tmp_path):
    stories = web.stories()[::7]
    with imported(tmp_path, [bigkinds_row(web, story, text="") for story in stories]) as corpus:
        assert {article.text for article in iter_articles(corpus)} == {story.title for story in stories}
        assert hydrated(corpus).failed == ()
        assert {article.text for article in iter_articles(corpus)} == {story.text for story in stories}


def test_a_page_that_tells_another_story_leaves_the_article_as_it_is(web, tmp_path):
    stories = web.stories()
    other, gone, private, nowhere = stories[1:5]
    base = web.bases["namdo"]
    rows = [
        bigkinds_row(web, stories[0]),
        bigkinds_row(web, other, url=story_url("namdo", base, stories[9])),
        bigkinds_row(web, gone, url=f"{base}/news/articleView.html?idxno=9999"),
        bigkinds_row(web, private, url=f"{base}/private/1"),
        bigkinds_row(web, nowhere, url=""),
    ]
    with imported(tmp_path, rows) as corpus:
        done = hydrated(corpus)
        assert (done.wanted, done.hydrated, done.without_url, done.pending) == (4, 1, 1, 0)
        reasons = {url.removeprefix(base): why for url, why in done.failed}
        assert len(reasons) == len(done.failed) == 3
        assert "the page tells another story" in reasons["/news/articleView.html?idxno=10"]
        assert reasons["/news/articleView.html?idxno=9999"].startswith("http_status: ")
        assert reasons["/private/1"].startswith("robots: ")
        for story in (other, gone, private, nowhere):
            article = article_of(corpus, news_id(story))
            assert (article.text, article.body_complete) == (cut(story), False)
        web.clear()
        again = hydrated(corpus)
        assert (again.hydrated, dict(again.failed).keys(), asked(web.log())) == (0, dict(done.failed).keys(), Counter())
        hydrated(corpus, again=True)
        assert sum(asked(web.log()).values()) == 1
        listed = manifest(corpus).set_index("id")["sha256"]
        assert {id_ for id_, sha256 in listed.items() if isinstance(sha256, str)} == {news_id(stories[0])}


def test_what_is_left_is_fetched_by_the_next_run(web, tmp_path):
    stories = web.stories()[:7]
    with imported(tmp_path, [bigkinds_row(web, story) for story in stories]) as corpus:
        web.clear()
        first = hydrated(corpus, max_articles=3)
        assert (first.hydrated, first.pending, first.failed) == (3, 4, ())
        second = hydrated(corpus)
        assert (second.wanted, second.hydrated, second.pending) == (4, 4, 0)
        assert set(asked(web.log()).values()) == {1}


def test_what_was_fetched_and_not_read_is_read_without_the_web(web, tmp_path):
    stories = web.stories()[:5]
    rows = [bigkinds_row(web, story) for story in stories]
    with imported(tmp_path, rows) as corpus:
        hydrated(corpus)
    (tmp_path / "a.sqlite").unlink()
    with imported(tmp_path, rows) as corpus:
        web.clear()
        done = hydrated(corpus, offline=True)
        assert (done.hydrated, done.pages.fetched, web.count()) == (5, 0, 0)


def test_a_page_that_was_not_in_the_store_is_asked_for_when_there_is_a_connection_again(web, tmp_path):
    with imported(tmp_path, [bigkinds_row(web, web.stories()[0])]) as corpus:
        for _ in range(5):
            assert [why.split(":")[0] for _, why in hydrated(corpus, offline=True).failed] == ["not_in_cache"]
        assert hydrated(corpus).hydrated == 1


_HYDRATE = """
import sys
from dataclasses import replace
from newsmine.runs.hydrate import hydrate
hydrate(sys.argv[1], change=lambda plan: replace(plan, allow_private=True, delay=float(sys.argv[2])))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_killed_it_goes_on_where_it_was(web, tmp_path):
    stories = web.stories()
    imported(tmp_path, [bigkinds_row(web, story) for story in stories]).close()
    path = tmp_path / "a.sqlite"
    web.clear()
    for moment in (15, 40):
        killed = subprocess.Popen([sys.executable, "-c", _HYDRATE, str(path), str(DELAY)])
        deadline = time.monotonic() + 60
        while web.count() < moment and killed.poll() is None and time.monotonic() < deadline:
            time.sleep(0.005)
        killed.kill()
        killed.wait()
    with Corpus.open(path) as corpus:
        done = hydrated_soon(corpus)
        assert (done.failed, done.pending) == ((), 0)
        assert {article.id: article.text for article in iter_articles(corpus)} == {
            news_id(story): story.text for story in stories
        }
    counted = asked(web.log())
    assert len(counted) == len(stories)
    # A page that was under way at the kill is asked for again: one a host at most.
    assert sum(counted.values()) <= len(stories) + 2 * len(_OUTLETS)


def hydrated_soon(corpus):
    """Hydrate as soon as the process that the killed one had started is gone: it ends a few seconds later."""
    for _ in range(40):
        try:
            return hydrated(corpus)
        except CollectError:
            time.sleep(0.25)
    return hydrated(corpus)


def test_two_articles_of_one_page_are_both_made_whole(web, tmp_path):
    story = web.stories()[0]
    twice = bigkinds_row(web, story)
    twice[0] = "02100201.20200707103441777"
    with imported(tmp_path, [bigkinds_row(web, story), twice]) as corpus:
        assert hydrated(corpus).hydrated == 2
        assert {article.text for article in iter_articles(corpus)} == {story.text}


def test_a_manifest_brings_its_articles_back_and_verifies_them(web, tmp_path):
    stories = web.stories()
    with imported(tmp_path, [bigkinds_row(web, story) for story in stories]) as corpus:
        hydrated(corpus)
        path = export(manifest(corpus), tmp_path / "manifest.csv")
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == len(stories)
    assert all(len(row["sha256"]) == 64 for row in rows)
    with Corpus.open(tmp_path / "b.sqlite") as corpus:
        web.clear()
        done = hydrated(corpus, path)
        assert (done.wanted, done.hydrated, done.verified, done.failed) == (60, 60, 60, ())
        assert {article.id: article.text for article in iter_articles(corpus)} == {
            news_id(story): story.text for story in stories
        }
        assert set(asked(web.log()).values()) == {1}
        again = hydrated(corpus, path)
        assert (again.wanted, again.verified) == (0, 60)


def test_a_manifest_whose_hashes_do_not_hold_says_so_of_each_article(web, tmp_path):
    stories = web.stories()[:3]
    base = web.bases["namdo"]
    lines = [
        "id,url,sha256",
        f"m1,{story_url('namdo', base, stories[0])},{'0' * 64}",
        f"m2,{story_url('namdo', base, stories[1])},",
        f"m3,{story_url('namdo', base, stories[2])},abc",
        f"m4,{base}/news/articleView.html?idxno=9999,{'1' * 64}",
        f"m5,{story_url('namdo', base, stories[1])},",
    ]
    path = tmp_path / "manifest.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    with Corpus.open(tmp_path / "b.sqlite") as corpus:
        done = hydrated(corpus, path)
        assert (done.wanted, done.hydrated, done.verified) == (4, 3, 0)
        reasons = [why for _, why in done.failed]
        assert reasons[0].startswith(f"{path}: row 4: sha256 'abc' is no hash")
        assert "the manifest says 000000000000…" in " ".join(reasons)
        assert any(why.startswith("http_status: ") for why in reasons)
        texts = {article.id: article.text for article in iter_articles(corpus)}
        assert texts == {"m1": stories[0].text, "m2": stories[1].text, "m5": stories[1].text}
        origin = provenance(corpus).set_index("article_id")
        assert "the manifest says" in origin.loc["m1", "warnings"]
        assert origin["warnings"].isna().to_dict() == {"m1": False, "m2": True, "m5": True}


def test_the_command_line_hydrates_from_the_store_and_lists_what_failed(web, tmp_path):
    stories = web.stories()[:3]
    rows = [bigkinds_row(web, story) for story in stories]
    with imported(tmp_path, rows) as corpus:
        hydrated(corpus, max_articles=2)
    (tmp_path / "a.sqlite").unlink()
    imported(tmp_path, rows).close()
    words = [
        sys.executable,
        "-m",
        "newsmine",
        "hydrate",
        "-c",
        str(tmp_path / "a.sqlite"),
        "--offline",
        "--json",
        "--quiet",
    ]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    summary = json.loads(done.stdout)
    assert (summary["wanted"], summary["hydrated"], summary["fetched"]) == (3, 2, 0)
    assert done.returncode == 1
    assert "not_in_cache" in done.stderr


def test_what_cannot_be_hydrated_is_said_in_one_line(tmp_path):
    with Corpus.open(":memory:") as corpus, pytest.raises(CollectError, match="no place for its pages"):
        hydrate(corpus)
    (tmp_path / "m.csv").write_text("이름\n", encoding="utf-8")
    with pytest.raises(InputError, match="no manifest: its first row must hold id and url"):
        hydrate(tmp_path / "a.sqlite", tmp_path / "m.csv")
