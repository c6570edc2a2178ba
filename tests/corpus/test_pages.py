"""The store of pages: what is kept, what is still to fetch, and who may write."""

import sqlite3
import subprocess
import sys
from datetime import datetime

import pytest

from newsmine.corpus import frontier
from newsmine.corpus.database import Corpus
from newsmine.corpus.frontier import Target, add_found, mark_failed, set_known, take_pending, take_quota
from newsmine.corpus.locks import locked
from newsmine.corpus.pages import (
    PageStore,
    StoredResponse,
    fetched_keys,
    fetched_pages,
    load_response,
    save_response,
    store_path,
)
from newsmine.corpus.read import provenance
from newsmine.corpus.write import Input, add_readings, forget_inputs
from newsmine.errors import CorpusError
from newsmine.records import KST, Article, Reading

WHEN = datetime(2024, 11, 27, 9, 52, tzinfo=KST)


def target(number):
    url = f"https://hanbit.example/news/{number}"
    return Target(
        key=f"hanbit.example/news/{number}", url=url, title=f"제목 {number}", published_at=WHEN, found_in="feed"
    )


def response(number, body="<html>가온시</html>"):
    return StoredResponse(
        url=f"https://hanbit.example/news/{number}",
        status=200,
        headers={"content-type": ("text/html; charset=EUC-KR",), "etag": ('"a"',)},
        body=body.encode("cp949"),
        fetched_at=WHEN,
    )


@pytest.fixture
def store(tmp_path):
    with PageStore.open(tmp_path / "a.pages.sqlite") as opened:
        yield opened


def test_a_response_comes_back_as_it_was(store):
    save_response(store, response(1))
    assert load_response(store, response(1).url) == response(1)
    assert load_response(store, "https://hanbit.example/news/2") is None


def test_a_page_is_fetched_in_the_transaction_that_keeps_it(store):
    assert add_found(store, [target(1), target(2), target(1)]) == [target(1).key, target(2).key]
    save_response(store, response(1), key=target(1).key)
    assert [each.key for each in take_pending(store)] == [target(2).key]
    (page,) = fetched_pages(store)
    assert (page.key, page.charset, page.title, page.published_at) == (target(1).key, "euc-kr", "제목 1", WHEN)
    assert page.body.decode(page.charset) == "<html>가온시</html>"
    assert fetched_keys(store) == [(page.key, page.final_url, page.sha256)]


def test_nothing_of_a_transaction_that_breaks_is_kept(store):
    add_found(store, [target(1)])
    store.connection.execute("CREATE TRIGGER broken BEFORE UPDATE ON frontier BEGIN SELECT RAISE(ABORT, 'no'); END")
    with pytest.raises(CorpusError, match="nothing of this step"):
        save_response(store, response(1), key=target(1).key)
    assert load_response(store, response(1).url) is None
    assert [each.key for each in take_pending(store)] == [target(1).key]


def test_what_the_corpus_has_is_not_to_fetch(store):
    set_known(store, [target(1).key])
    assert add_found(store, [target(1), target(2)]) == [target(2).key]
    set_known(store, [])
    assert add_found(store, [target(1)]) == [target(1).key]


def test_every_host_has_its_turn_and_each_article_is_taken_once(store):
    def of(host, number):
        return Target(key=f"{host}/{number}", url=f"https://{host}/{number}")

    add_found(
        store, [*(of("a.example", n) for n in range(4)), of("b.example", 1), of("c.example", 1), of("b.example", 2)]
    )
    assert [each.key for each in take_pending(store, most=4)] == [
        "a.example/0",
        "b.example/1",
        "c.example/1",
        "a.example/1",
    ]
    assert [each.key for each in take_pending(store, most=9)] == ["a.example/2", "b.example/2", "a.example/3"]
    assert take_pending(store) == []
    with PageStore.open(store.path) as again:
        assert len(take_pending(again)) == 7


def test_a_passing_fault_is_tried_again_and_another_is_not(store):
    add_found(store, [target(1), target(2)])
    mark_failed(store, target(1).key, kind="timeout", reason="slow", again=True)
    mark_failed(store, target(2).key, kind="http_status", reason="404", again=False)
    assert [(each.key, each.tries) for each in take_pending(store)] == [(target(1).key, 1)]
    assert add_found(store, [target(2)]) == []
    assert frontier.count_states(store) == {"new": 1, "fetched": 0, "failed": 1}


def test_a_question_is_open_until_its_answer_is_kept(store):
    add_found(store, [], asks=["first"])
    add_found(store, [target(1)], done="first", asks=["second", "third"])
    assert frontier.open_asks(store) == ["second", "third"]
    for _ in range(2):
        frontier.drop_ask(store, "second", most_tries=2)
    assert frontier.open_asks(store) == ["third"]


def test_a_quota_is_counted_and_ends(store):
    assert [take_quota(store, "naver", most=2) for _ in range(3)] == [True, True, False]
    assert frontier.quota_used(store, "naver") == 2
    assert take_quota(store, "other", most=1)


def test_a_source_remembers_how_many_links_it_gave(store):
    assert [frontier.note_source(store, "feed", links) for links in (7, 0, 0, 5)] == [0, 7, 7, 7]


def test_the_store_lies_beside_its_corpus():
    assert store_path("study/gwangju.sqlite").as_posix() == "study/gwangju.pages.sqlite"


def test_another_kind_of_file_is_no_store(tmp_path):
    (tmp_path / "a").write_text("글" * 500, encoding="utf-8")
    with pytest.raises(CorpusError, match="store of pages"):
        PageStore.open(tmp_path / "a")


def test_a_store_of_a_newer_version_is_not_opened(tmp_path):
    with PageStore.open(tmp_path / "a.pages.sqlite") as opened:
        opened.connection.execute("PRAGMA user_version = 99")
    with pytest.raises(CorpusError, match="upgrade newsmine"):
        PageStore.open(tmp_path / "a.pages.sqlite")


def test_a_damaged_page_names_its_url_and_the_file(store):
    save_response(store, response(1))
    store.connection.execute("UPDATE responses SET body = x'00'")
    with pytest.raises(CorpusError, match="is damaged"):
        load_response(store, response(1).url)


def test_a_lock_is_held_by_one_process_and_ends_with_it(tmp_path, monkeypatch):
    monkeypatch.setattr("newsmine.corpus.locks._LOCK_ATTEMPTS", 1)
    monkeypatch.setattr("newsmine.corpus.locks._LOCK_PAUSE", 0.01)
    path = tmp_path / "a.pages.sqlite"
    code = f"import sys\nfrom newsmine.corpus.locks import locked\nwith locked({str(path)!r}):\n    print('held', flush=True)\n    sys.stdin.read()"
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout.readline() == "held\n"
        with pytest.raises(CorpusError, match="another collector"), locked(path):
            pass
        other.kill()
        other.wait(10)
        with locked(path):
            pass


def test_two_may_open_a_new_store_at_once(tmp_path):
    code = f"from newsmine.corpus.pages import PageStore\nPageStore.open({str(tmp_path / 'a.pages.sqlite')!r}).close()"
    both = [subprocess.Popen([sys.executable, "-c", code]) for _ in range(3)]
    assert [each.wait(60) for each in both] == [0, 0, 0]
    with sqlite3.connect(tmp_path / "a.pages.sqlite") as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()


def test_a_run_over_files_leaves_what_was_collected_in_the_corpus(tmp_path):
    found = {"found_in": "https://hanbit.example/rss.xml", "fetched_at": WHEN, "charset": "euc-kr"}
    with Corpus.open(tmp_path / "a.sqlite") as corpus:
        for number, (path, more) in enumerate({"old.html": {}, "https://hanbit.example/news/1": found}.items()):
            reading = Reading(article=Article(id=str(number), text="가온시는 새 도서관의 문을 열었다."))
            add_readings(corpus, Input(path=path, sha256="a", fingerprint="b", **more), [reading])
        assert forget_inputs(corpus, keep=()) == ["old.html"]
        (row,) = provenance(corpus).to_dict("records")
    assert (row["input"], row["found_in"]) == ("https://hanbit.example/news/1", "https://hanbit.example/rss.xml")
    assert (row["fetched_at"], row["charset"]) == ("2024-11-27T09:52:00+09:00", "euc-kr")
