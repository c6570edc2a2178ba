"""A search with more articles than Naver gives, by the collector itself, from a server with Naver's rules."""

import json
import random
import sqlite3
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest

from newsmine.pages.collect import collect
from newsmine.pages.plan import Plan

SIZE = 1_500
ID, SECRET = "an-id-of-nobody", "a-secret-of-nobody"
PLACES = ("가온시", "나래시", "다솜시", "라온시", "마루시", "바다시")
SUBJECTS = ("교육", "병원", "도로", "공장", "학교", "축제", "예산", "로봇")


class Naver(ThreadingHTTPServer):
    """A door of Naver's search, on this machine."""

    daemon_threads = True

    def __init__(self):
        chance = random.Random(7)  # noqa: S311 - an invented index
        self.titles = [f"{chance.choice(PLACES)} 인공지능 {chance.choice(SUBJECTS)}" for _ in range(SIZE)]
        self.asked = []
        super().__init__(("127.0.0.1", 0), Answering)
        self.base = f"http://127.0.0.1:{self.server_address[1]}"


class Answering(BaseHTTPRequestHandler):
    def do_GET(self):
        found = urlsplit(self.path)
        searched = found.path == "/search/v1/news"
        body = self.found(parse_qs(found.query)) if searched else b"<html><body><p>x</p></body></html>"
        self.send_response(200 if searched or found.path.startswith("/a/") else 404)
        self.send_header("Content-Type", "application/json" if searched else "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def found(self, asked):
        assert self.headers["X-NCP-APIGW-API-KEY-ID"] == ID
        assert self.headers["X-NCP-APIGW-API-KEY"] == SECRET
        query, start, display = asked["query"][0], int(asked["start"][0]), int(asked["display"][0])
        assert 1 <= start <= 1000
        assert display == 100
        self.server.asked.append((query, start))
        hits = [(n, title) for n, title in enumerate(self.server.titles) if set(query.split()) <= set(title.split())]
        items = [
            {
                "title": title,
                "originallink": f"{self.server.base}/a/{n}",
                "link": f"https://n.news.naver.com/mnews/article/001/{n:010}",
                "pubDate": f"Wed, {27 - n // 100:02} Nov 2024 {23 - n % 100 // 5:02}:00:00 +0900",
            }
            for n, title in hits[start - 1 : start - 1 + display]
        ]
        return json.dumps({"total": len(hits), "start": start, "display": len(items), "items": items}).encode()

    def log_message(self, *_):
        """Say nothing."""


@pytest.fixture
def naver(monkeypatch):
    monkeypatch.setenv("NEWSMINE_NAVER_ID", ID)
    monkeypatch.setenv("NEWSMINE_NAVER_SECRET", SECRET)
    with Naver() as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join(5)


def test_narrower_queries_name_what_one_query_cannot_and_the_report_says_how_much(naver, tmp_path):
    plan = Plan(
        store=str(tmp_path / "a.pages.sqlite"),
        queries=("인공지능",),
        naver="apihub",
        naver_url=f"{naver.base}/search/v1/news",
        terms=("도서관",),
        max_articles=1,
        delay=0.01,
        retries=0,
        allow_private=True,
    )
    report = collect(plan)
    assert not report.source_failures
    assert len(naver.asked) == len(set(naver.asked)) <= 300
    assert ("인공지능 도서관", 1) in naver.asked
    first, last = report.remarks
    assert "1,500 articles of '인공지능'" in first
    assert "(100 %)" in last
    store = sqlite3.connect(plan.store)
    (named,) = store.execute("SELECT count(*) FROM frontier").fetchone()
    store.close()
    assert named == SIZE
    kept = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert SECRET.encode() not in kept
    assert ID.encode() not in kept
