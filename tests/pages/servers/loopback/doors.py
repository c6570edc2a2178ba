"""A search door and a news portal that know the articles of the little web, as Naver's and Google's answer for the real one."""

import base64
import html
import json
from collections.abc import Callable, Sequence
from email.utils import format_datetime
from urllib.parse import quote

from loopback.http import Reply, Request
from loopback.outlets import Outlet, story_url
from loopback.stories import Story

_MOST_SHOWN, _LAST_START = 100, 1_000
_NAMES = {"namdo": "남도누리신문", "ledger": "한들장부", "maeil": "새벽매일"}
Shelf = Sequence[tuple[Outlet, Callable[[], str]]]


def naver(shelf: Shelf, *, quota: int = 25_000) -> Callable[[Request], Reply]:
    """Return the news search: both doors, with their errors; ``quota`` is how many calls it answers."""
    calls = 0

    def app(request: Request) -> Reply:
        nonlocal calls
        openapi = request.path == "/v1/search/news.json"
        if not openapi and request.path != "/search/v1/news":
            return _refusal(404, "SE05", "존재하지 않는 검색 API 입니다.")
        names = (
            ("x-naver-client-id", "x-naver-client-secret")
            if openapi
            else ("x-ncp-apigw-api-key-id", "x-ncp-apigw-api-key")
        )
        if not all(request.headers.get(name) for name in names):
            return _refusal(401, "024", "Not Exist Client ID : Authentication failed. (인증에 실패했습니다.)")
        calls += 1
        if calls > quota:
            return _refusal(429, "012", "Rate limit exceeded. (속도 제한을 초과했습니다.)")
        query = request.query
        start, display = int(query.get("start", "1")), int(query.get("display", "10"))
        wrong = _wrong(query, start, display)
        if wrong is not None:
            return wrong
        found = _search(shelf, query["query"])
        items = [_item(story, url, query["query"]) for story, url in found[start - 1 : start - 1 + display]]
        answer = {"lastBuildDate": "Fri, 21 Nov 2025 10:00:00 +0900", "total": len(found), "start": start}
        answer |= {"display": len(items), "items": items}
        return Reply(json.dumps(answer, ensure_ascii=False).encode(), type="application/json; charset=UTF-8")

    return app


def google(shelf: Shelf) -> Callable[[Request], Reply]:
    """Return the news search by RSS: links of the older kind hold their address, of the newer kind do not."""

    def app(request: Request) -> Reply:
        if request.path == "/robots.txt":
            return Reply(b"User-agent: *\nAllow: /\n", type="text/plain")
        if request.path != "/rss/search":
            return Reply(b"not here", 404)
        words = [word for word in request.query.get("q", "").split() if ":" not in word]
        found = _search(shelf, " ".join(words))[:100]
        items = "".join(
            f"<item><title>{html.escape(s.title)} - {_NAMES[s.outlet]}</title><link>https://news.google.com/rss/articles/{_folded(url, s)}?oc=5</link>"
            f'<pubDate>{format_datetime(s.published_at)}</pubDate><source url="{url.split("/", 3)[0]}//{url.split("/", 3)[2]}">{_NAMES[s.outlet]}</source></item>'
            for s, url in found
        )
        return Reply(
            f'<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>"{quote(" ".join(words))}"</title>{items}</channel></rss>'.encode(),
            type="application/xml; charset=utf-8",
        )

    return app


def _wrong(query: dict[str, str], start: int, display: int) -> Reply | None:
    if not query.get("query"):
        return _refusal(400, "SE01", "Incorrect query request (잘못된 쿼리요청입니다.)")
    if not 1 <= display <= _MOST_SHOWN:
        return _refusal(400, "SE02", "Invalid display value (부적절한 display 값입니다.)")
    if not 1 <= start <= _LAST_START:
        return _refusal(400, "SE03", "Invalid start value (부적절한 start 값입니다.)")
    return None


def _folded(url: str, story: Story) -> str:
    """Return an address in the older form (base64 of a message that holds it), or every tenth in one that cannot be read."""
    if story.number % 10 == 0:
        secret = b"\x08\x13\x22\xd2\x01AU_yqL" + story.title.encode()[:60]
        return "CBMi" + base64.urlsafe_b64encode(secret).decode().rstrip("=")[4:]
    raw = url.encode()
    length = bytes([len(raw)]) if len(raw) < 128 else bytes([len(raw) & 127 | 128, len(raw) >> 7])
    return base64.urlsafe_b64encode(b"\x08\x13\x22" + length + raw + b"\xd2\x01\x00").decode().rstrip("=")


def _search(shelf: Shelf, query: str) -> list[tuple[Story, str]]:
    words = [word for word in query.replace('"', " ").replace("+", " ").split() if not word.startswith("-")]
    found = [
        (story, story_url(outlet.name, base(), story))
        for outlet, base in shelf
        for story in outlet.stories()
        if all(word in story.title or word in story.text for word in words)
    ]
    return sorted(found, key=lambda pair: pair[0].published_at, reverse=True)


def _item(story: Story, url: str, query: str) -> dict[str, str]:
    title = html.escape(story.title)
    for word in query.split():
        title = title.replace(word, f"<b>{word}</b>")
    return {
        "title": title,
        "originallink": url,
        "link": url,
        "description": html.escape(story.paragraphs[0][:80]),
        "pubDate": format_datetime(story.published_at),
    }


def _refusal(status: int, code: str, message: str) -> Reply:
    body = json.dumps({"errorMessage": message, "errorCode": code}, ensure_ascii=False).encode()
    return Reply(body, status, type="application/json; charset=UTF-8")
