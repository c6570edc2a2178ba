"""Feeds, sitemaps and lists as no newspaper should give them."""

# ruff: noqa: ARG001, ARG005 - every one is called alike

from collections.abc import Callable

from loopback.faults import faulty, gigabyte, without_end
from loopback.http import App, Raw, Reply, Request

_XML = "application/xml; charset=utf-8"
_RSS = (
    '<?xml version="1.0" encoding="utf-8"?>{}<rss version="2.0"><channel><title>남도누리신문</title>{}</channel></rss>'
)
_HOSTILE = (
    "javascript:alert(1)",
    "file:///etc/passwd",
    "http://10.0.0.1/news/1",
    "http://169.254.169.254/latest/meta-data/",
    "http://[::1/news/1",
    "http://2130706433/news/1",
    "//",
    "",
)
Source = Callable[[Request], "Reply | Raw"]


def with_source(name: str) -> App:
    """Return a newspaper of three good stories whose ``/source`` is what the name says."""
    healthy, source = faulty(name), SOURCES[name]

    def app(request: Request) -> Reply | Raw:
        return source(request) if request.path.startswith("/source") else healthy(request)

    return app


def _feed(items: str, head: str = "") -> Reply:
    return Reply(_RSS.format(head, items).encode(), type=_XML)


def _item(url: str) -> str:
    return f"<item><title>가온시 도서관 문 열어</title><link>{url}</link></item>"


def _laughs(request: Request) -> Reply:
    rows = [f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 12)]
    return _feed(_item("&a11;"), f'<!DOCTYPE rss [<!ENTITY a0 "ha">{"".join(rows)}]>')


def _circles(request: Request) -> Reply:
    return _list(request, range(1, 4), 2 if request.query.get("page", "1") == "1" else 1)


def _no_end(request: Request) -> Reply:
    page = int(request.query.get("page", "1"))
    return _list(request, range(page * 1000, page * 1000 + 5), page + 1)


def _list(request: Request, numbers: range, following: int) -> Reply:
    rows = "".join(
        f'<li class="altlist-webzine-item"><h2 class="altlist-subject"><a href="/news/articleView.html?idxno={n}">'
        f"가온시 도서관 {n}번째 소식에 주민 모여</a></h2></li>"
        for n in numbers
    )
    pager = f'<ul class="pagination"><li><a href="/source?page={following}">다음</a></li></ul>'
    return Reply(f'<html><body><section id="section-list"><ul>{rows}</ul></section>{pager}</body></html>'.encode())


def _index(*places: str) -> Reply:
    rows = "".join(f"<sitemap><loc>{place}</loc></sitemap>" for place in places)
    head = '<?xml version="1.0"?><sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    return Reply(f"{head}{rows}</sitemapindex>".encode(), type=_XML)


SOURCES: dict[str, Source] = {
    "feed of a page": lambda request: Reply("<html><body><p>점검 중입니다.</p></body></html>".encode()),
    "feed of laughs": _laughs,
    "feed without end": lambda request: without_end(),
    "feed of nothing": lambda request: _feed(""),
    "feed of hostile links": lambda request: _feed("".join(map(_item, _HOSTILE))),
    "feed that is not there": lambda request: Reply(b"", 404),
    "feed in a century": lambda request: Reply(b"", 429, headers=(("Retry-After", "3155760000"),)),
    "feed that leads to a file": lambda request: Reply(status=302, headers=(("Location", "file:///etc/passwd"),)),
    "sitemap of itself": lambda request: _index(f"{request.base}/source", f"{request.base}/source?again"),
    "sitemap without a floor": lambda request: _index(f"{request.base}/source/{len(request.path)}/deeper"),
    "sitemap bomb": lambda request: Reply(gigabyte(), type="application/x-gzip"),
    "sitemap cut short": lambda request: Reply(
        f'<?xml version="1.0"?><urlset><url><loc>{request.base}/news/articleView.html?idxno=1</loc></url><url><lo'.encode(),
        type=_XML,
    ),
    "list in circles": _circles,
    "list without end": _no_end,
    "list of nothing": lambda request: Reply("<html><body><p>기사가 없습니다.</p></body></html>".encode()),
}
