"""The page over HTTP: the same views of the same corpus, its data by pages, search on the server; read-only, and behind a token."""

import contextlib
import hashlib
import re
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from html import escape
from types import SimpleNamespace

import pytest
import steps
from hostile_corpus import fill
from xss_payloads import PAYLOADS

import newsmine as nm
from newsmine.corpus.database import Corpus

_SECONDS = 120
_TOKEN = "k3-not-a-real-token-of-anybody"  # noqa: S105 - nobody's
_VIEWS = ("timeline", "topics", "relations", "search")


@pytest.fixture(scope="module")
def served(sample_corpus):
    """Give the address of the sample, served by ``newsmine serve`` in a process of its own."""
    words = [
        "serve",
        str(sample_corpus),
        "--port",
        "0",
        "--workers",
        "1",
        "--topics",
        "6",
        "--min-count",
        "1",
        "--text",
    ]
    process = subprocess.Popen(
        [sys.executable, "-m", "newsmine", *words], stderr=subprocess.PIPE, text=True, encoding="utf-8"
    )
    end = time.monotonic() + _SECONDS
    url = None
    while url is None and time.monotonic() < end and process.poll() is None:
        found = re.search(r"the corpus: (\S+)", process.stderr.readline())
        url = found and found[1]
    assert url
    rest = threading.Thread(target=process.stderr.read)
    rest.start()
    before = hashlib.sha256(sample_corpus.read_bytes()).hexdigest()
    yield url
    process.send_signal(signal.SIGTERM)
    assert process.wait(_SECONDS) == 0
    rest.join()
    process.stderr.close()
    assert hashlib.sha256(sample_corpus.read_bytes()).hexdigest() == before


@contextlib.contextmanager
def serving(path, **settings):
    """Serve a corpus in this process, without the workers of the tokenizers."""
    import uvicorn

    from newsmine.server.app import create_app
    from newsmine.server.explorer import Library
    from newsmine.server.pool import Pool
    from newsmine.server.settings import Exploring, Settings

    given = Settings(exploring=Exploring(corpus=path, min_count=1, topics=0, text=True, title=PAYLOADS[1]), **settings)
    with contextlib.closing(Library(given.exploring, given.limits)) as library:
        pool = Pool(given)
        config = uvicorn.Config(create_app(given, pool, library), port=0, log_config=None, lifespan="off")
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.02)
        port = server.servers[0].sockets[0].getsockname()[1]
        yield SimpleNamespace(url=f"http://127.0.0.1:{port}/explore/", library=library)
        server.should_exit = True
        thread.join(_SECONDS)
        pool.close()


def test_the_served_page_shows_the_network_of_the_file(visit, served, explored):
    there, here = visit(served), visit(explored)
    assert steps.shown_edges(there) == steps.shown_edges(here)
    assert steps.places(there) == steps.places(here)


def test_a_tie_shows_all_of_its_sentences_by_pages(visit, served, sample_corpus):
    page = visit(served)
    with Corpus.open(sample_corpus) as corpus:
        graph = nm.connect(corpus, min_count=1)
    one, other, edge = max(graph.edges(data=True), key=lambda each: each[2]["count"])
    names = [graph.nodes[node]["name"] for node in (one, other)]
    page.evaluate(
        """names => {
          const { app } = window.newsmine;
          const { head, tail } = app.source.network.edges;
          const { name } = app.source.network.nodes;
          app.chooseEdge(head.findIndex((one, i) => names.every((each) => [name[one], name[tail[i]]].includes(each))));
        }""",
        names,
    )
    page.locator(".panel blockquote").first.wait_for()
    while page.locator(".panel .more").count():
        page.locator(".panel .more").click()
        page.wait_for_timeout(200)
    days = [re.search(r"\d{4}-\d\d-\d\d", text)[0] for text in page.locator(".panel footer").all_inner_texts()]
    assert days == sorted(days, reverse=True)
    assert len(days) == len(edge["evidence"])


def test_the_views_of_the_served_page_are_those_of_the_file(visit, served, explored):
    told = []
    for address in (served, explored):
        page = visit(address)
        said = {}
        for view in _VIEWS[:3]:
            page.click(f"#tab-{view}")
            page.locator(f"#view-{view} tbody tr, #view-{view} .topics").first.wait_for()
            said[view] = sorted(page.locator(f"#view-{view}").inner_text().split("\n"))
        told.append(said)
    assert told[0] == told[1]


def test_search_is_the_servers_and_goes_on_by_pages(visit, served, sample_corpus):
    page = visit(served)
    page.click("#tab-search")
    page.fill("#query", "인공지능")
    page.press("#query", "Enter")
    page.locator(".kwic tbody tr").first.wait_for()
    with Corpus.open(sample_corpus) as corpus:
        found = nm.search(corpus, "인공지능", limit=1000)
        texts = corpus.articles().set_index("id")
        wanted = sum(
            texts.loc[hit.article_id, "text"].count("인공지능") + (hit.title or "").count("인공지능") for hit in found
        )
    assert page.locator("#view-search output").inner_text() == f"기사 {len(found)}편"
    while page.locator("#view-search .more").is_visible():
        page.locator("#view-search .more").click()
        page.wait_for_timeout(200)
    assert page.locator(".kwic tbody tr").count() == wanted
    assert "말뭉치 전체 기사 74편" in page.locator("#view-search > div > .note").inner_text()


def test_relations_are_filtered_sorted_and_taken_along_by_the_server(visit, served, sample_corpus, tmp_path):
    page = visit(served)
    page.click("#tab-relations")
    page.locator("#view-relations tbody tr").first.wait_for()
    page.locator("#view-relations .controls select").first.select_option("HEAD_OF")
    page.select_option("#period-from", label="2024-01")
    with Corpus.open(sample_corpus) as corpus:
        days = corpus.articles().set_index("id")["published_at"]
        relations = corpus.relations(modality="all").query("type == 'HEAD_OF'")
        wanted = int((relations["article_id"].map(days).dt.year >= 2024).sum())
    steps.until(page, "n => document.querySelector('#view-relations output').textContent === `${n}행`", wanted)
    with page.expect_download() as saved:
        page.locator("#view-relations .csv").click()
    saved.value.save_as(tmp_path / "r.csv")
    assert len((tmp_path / "r.csv").read_text(encoding="utf-8-sig").splitlines()) == wanted + 1


def test_a_text_is_given_where_its_licence_allows(visit, served):
    page = visit(served)
    steps.find(page, "빛고을AI진흥재단")
    quote = page.locator(".panel blockquote").first
    quote.get_by_role("button", name="본문 보기").click()
    steps.until(page, "document.querySelector('.panel .text')?.textContent.length > 100")


def test_payloads_are_inert_over_http_too(chromium, tmp_path):
    with Corpus.open(tmp_path / "payloads.sqlite") as corpus:
        fill(corpus)
    with serving(tmp_path / "payloads.sqlite") as server:
        context = chromium.new_context(viewport={"width": 1300, "height": 900})
        context.add_init_script("window.hits = []; window.hit = (n) => window.hits.push(n);")
        page = context.new_page()
        wrong = []
        page.on("console", lambda message: wrong.append(message.text))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("dialog", lambda dialog: wrong.append(dialog.message))
        page.on("request", lambda asked: None if asked.url.startswith(server.url) else wrong.append(asked.url))
        page.goto(server.url)
        page.wait_for_selector("html[data-ready]", state="attached")
        assert page.title() == PAYLOADS[1]
        assert escape(PAYLOADS[1]) in page.context.request.get(server.url).text()
        for view in ("timeline", "relations", "search"):
            page.click(f"#tab-{view}")
            if view == "search":
                page.fill("#query", "hit")
                page.press("#query", "Enter")
            page.locator(f"#view-{view} tbody tr").first.wait_for()
            steps.open_sentences(page, view)
        page.evaluate("for (let i = 0; i < 40; i += 1) window.newsmine.app.chooseNode(i)")
        page.locator(".panel blockquote").first.wait_for()
        assert page.evaluate("window.hits") == []
        assert page.locator("#app :is(script, img, iframe, object, embed, base, meta, details)").count() == 0
        assert wrong == []
        context.close()


def test_with_a_token_the_page_asks_for_it_and_the_data_stays_closed(chromium, sample_corpus):
    with serving(sample_corpus, token=_TOKEN) as server:
        context = chromium.new_context(locale="ko-KR")
        page = context.new_page()
        assert context.request.get(f"{server.url}data/about").status == 401
        page.goto(server.url)
        page.fill("#token", "wrong-token-of-nobody")
        page.press("#token", "Enter")
        page.wait_for_timeout(300)
        page.fill("#token", _TOKEN)
        page.press("#token", "Enter")
        page.wait_for_selector("html[data-ready]", state="attached")
        assert steps.shown_edges(page)
        context.close()


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("edge?head=0&tail=99999", 404, "not_there"),
        ("edge?head=-1&tail=2", 422, None),
        ("node?node=0&since=2024", 422, None),
        ("search?query=%20-", 422, "cannot_be_asked"),
        ("relations?sort=n%3BDROP", 422, "cannot_be_asked"),
        ("relations?limit=100000", 422, None),
        ("text?article=../../etc/passwd", 404, "not_there"),
        ("nothing", 404, "not_found"),
    ],
)
def test_what_cannot_be_answered_says_why(served, path, status, code):
    from urllib.error import HTTPError
    from urllib.request import urlopen

    with pytest.raises(HTTPError) as refused:
        urlopen(f"{served}data/{path}")  # noqa: S310 - our own server
    with refused.value as answer:
        assert answer.status == status
        body = answer.read().decode()
    assert '"way_out"' in body
    assert code is None or f'"code":"{code}"' in body


def test_a_search_that_takes_too_long_is_ended_and_the_next_is_answered(sample_corpus):
    import asyncio

    from newsmine.server.explorer import Library
    from newsmine.server.refusals import Refusal
    from newsmine.server.settings import Exploring, Limits

    slow = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"

    async def ask():
        with contextlib.closing(Library(Exploring(corpus=sample_corpus, topics=0), Limits(time_limit=0.5))) as library:
            with pytest.raises(Refusal, match=r"longer than 0\.5 s"):
                await library.ask(lambda answers, _: {"n": answers._corpus.connection.execute(slow).fetchone()})
            answer = await library.ask(lambda answers, _: answers.about())
            assert answer.status_code == 200

    # playwright's loop runs in this thread already.
    with ThreadPoolExecutor(1) as other:
        other.submit(asyncio.run, ask()).result()


def test_a_corpus_that_may_not_be_written_is_served_and_one_that_is_not_there_is_an_error(tmp_path, newsmine):
    done = newsmine("serve", tmp_path / "없음.sqlite")
    assert done.returncode == 1
    assert "no such corpus" in done.stderr
    assert not (tmp_path / "없음.sqlite").exists()
    with Corpus.open(tmp_path / "말뭉치 #1.sqlite"):
        pass
    (tmp_path / "말뭉치 #1.sqlite").chmod(0o444)
    with Corpus.open(tmp_path / "말뭉치 #1.sqlite", read_only=True) as corpus:
        assert corpus.articles().empty
        with pytest.raises(Exception, match="readonly"):
            corpus.connection.execute("DELETE FROM articles")
