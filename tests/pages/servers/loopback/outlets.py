"""Three newspapers: one on ndsoft, one with JSON-LD and sitemaps, one of EUC-KR pages; each with robots.txt."""

import gzip
import html
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from functools import lru_cache
from urllib.parse import quote

from loopback.http import Reply, Request
from loopback.stories import Story, stories

_A_PAGE = 20
_IN_A_FEED = 50
_XML = "application/xml; charset=utf-8"
_NOT_FOUND = Reply("<html><body><p>요청하신 페이지를 찾을 수 없습니다.</p></body></html>".encode(), 404)


@dataclass
class Outlet:
    """A newspaper: ``count`` may grow while it is up; ``crawl_delay`` stands in its robots.txt."""

    name: str
    title: str
    count: int
    crawl_delay: float | None
    render: Callable[[Story, str], str]
    encoding: str = "utf-8"
    label: str = "utf-8"

    def stories(self) -> Sequence[Story]:
        """All its stories, the oldest first."""
        return stories(self.name, self.count)

    def newest(self) -> list[Story]:
        """All its stories, the newest first."""
        return list(reversed(self.stories()))

    def robots(self) -> Reply:
        """Its robots.txt."""
        delay = "" if self.crawl_delay is None else f"Crawl-delay: {self.crawl_delay}\n"
        return Reply(f"User-agent: *\n{delay}Disallow: /private/\nDisallow: /admin\n".encode(), type="text/plain")

    def page(self, text: str, *, dated: datetime | None = None) -> Reply:
        """A page in its encoding, under the name that it gives it."""
        return Reply(text.encode(self.encoding), type=f"text/html; charset={self.label}", dated=dated)

    def article(self, number: str, base: str) -> Reply:
        """The page of a story, or 404."""
        if not number.isdigit() or not 1 <= int(number) <= self.count:
            return _NOT_FOUND
        story = self.stories()[int(number) - 1]
        return self.page(_rendered(self.render, story, base), dated=story.published_at)


@lru_cache(maxsize=8_192)
def _rendered(render: Callable[[Story, str], str], story: Story, base: str) -> str:
    return render(story, base)


def namdo(count: int, crawl_delay: float | None = None) -> tuple[Outlet, Callable[[Request], Reply]]:
    """Return an outlet on ndsoft: RSS of the newest, lists and searches of all, times without a zone."""
    outlet = Outlet("namdo", "남도누리신문", count, crawl_delay, _ndsoft)

    def app(request: Request) -> Reply:
        base, query = request.base, request.query
        if request.path == "/robots.txt":
            return outlet.robots()
        if request.path.startswith("/rss/"):
            items = [
                _rss_item(s, f"{base}/news/articleView.html?idxno={s.number}", f"{s.published_at:%Y-%m-%d %H:%M:%S}")
                for s in outlet.newest()[:_IN_A_FEED]
            ]
            items.append(
                _rss_item(outlet.stories()[0], f"{base}/private/articleView.html?idxno=1", "2025-01-01 07:00:00")
            )
            return _feed(_rss(outlet, base, items), outlet)
        if request.path == "/news/articleList.html":
            return _ndsoft_list(outlet, query)
        if request.path == "/news/articleView.html":
            return outlet.article(query.get("idxno", ""), base)
        return _NOT_FOUND

    return outlet, app


def ledger(count: int, crawl_delay: float | None = None) -> tuple[Outlet, Callable[[Request], Reply]]:
    """Return an outlet of its own making: JSON-LD, an Atom feed, an index of sitemaps by month, a news sitemap."""
    outlet = Outlet("ledger", "한들장부", count, crawl_delay, _linked)

    def app(request: Request) -> Reply:
        base, path = request.base, request.path
        if path == "/robots.txt":
            robots = outlet.robots()
            return Reply(robots.body + f"Sitemap: {base}/sitemap.xml\n".encode(), type="text/plain")
        if path == "/atom.xml":
            return _feed(_atom(outlet, base), outlet)
        if path.startswith("/sitemap"):
            return _map(outlet, path, base)
        if path.startswith("/story/"):
            return outlet.article(path.rsplit("-", 1)[-1], base)
        return _NOT_FOUND

    return outlet, app


def maeil(count: int, crawl_delay: float | None = None) -> tuple[Outlet, Callable[[Request], Reply]]:
    """Return an outlet whose every page, feed and list is EUC-KR, with the syllables that only cp949 has."""
    outlet = Outlet("maeil", "새벽매일", count, crawl_delay, _old, encoding="cp949", label="EUC-KR")

    def app(request: Request) -> Reply:
        base, path = request.base, request.path
        if path == "/robots.txt":
            return outlet.robots()
        if path == "/rss.xml":
            items = [
                _rss_item(s, f"{base}/read.php?aid={s.number}", format_datetime(s.published_at))
                for s in outlet.newest()[:_IN_A_FEED]
            ]
            return _feed(_rss(outlet, base, items), outlet)
        if path == "/sitemap.xml":
            places = [(f"{base}/read.php?aid={s.number}", s.published_at) for s in outlet.stories()]
            return Reply(_urlset(places).encode(), type=_XML)
        if path == "/section.php":
            return _old_list(outlet, request.query)
        if path == "/read.php":
            return outlet.article(request.query.get("aid", ""), base)
        return _NOT_FOUND

    return outlet, app


def story_url(outlet: str, base: str, story: Story) -> str:
    """Return where an outlet has a story."""
    if outlet == "namdo":
        return f"{base}/news/articleView.html?idxno={story.number}"
    if outlet == "ledger":
        return f"{base}{_slug(story)}"
    return f"{base}/read.php?aid={story.number}"


def _slug(story: Story) -> str:
    return f"/story/{story.published_at:%Y/%m/%d}/{quote(story.title.split()[0])}-{story.number}"


def _feed(text: str, outlet: Outlet) -> Reply:
    kind = f"application/xml; charset={outlet.label}"
    return Reply(text.encode(outlet.encoding), type=kind, dated=outlet.newest()[0].published_at)


def _rss(outlet: Outlet, base: str, items: Sequence[str]) -> str:
    head = f'<?xml version="1.0" encoding="{outlet.label}"?>\n<rss version="2.0"><channel>'
    return f"{head}<title>{outlet.title}</title><link>{base}</link>{''.join(items)}</channel></rss>"


def _rss_item(story: Story, url: str, when: str) -> str:
    url = f"{url}{'&' if '?' in url else '?'}utm_source=rss"
    return (
        f"<item><title><![CDATA[{story.title}]]></title><link>{html.escape(url)}</link>"
        f"<description><![CDATA[{story.paragraphs[0]}]]></description><pubDate>{when}</pubDate></item>"
    )


def _atom(outlet: Outlet, base: str) -> str:
    entries = "".join(
        f"<entry><title>{html.escape(s.title)}</title><link rel='alternate' href='{base}{_slug(s)}?utm_medium=atom'/>"
        f"<id>tag:ledger.example,2025:{s.number}</id><updated>{s.published_at.isoformat()}</updated>"
        f"<published>{s.published_at.isoformat()}</published></entry>"
        for s in outlet.newest()[:_IN_A_FEED]
    )
    head = '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">'
    return f"{head}<title>{outlet.title}</title><id>{base}/</id>{entries}</feed>"


def _map(outlet: Outlet, path: str, base: str) -> Reply:
    if path == "/sitemap.xml":
        return Reply(_sitemap_index(outlet, base).encode(), type=_XML)
    if path == "/sitemaps/news.xml":
        return Reply(_news_sitemap(outlet, base).encode(), type=_XML)
    month, _, packed = path.removeprefix("/sitemaps/").partition(".xml")
    body = _sitemap(outlet, base, month).encode()
    return Reply(gzip.compress(body, mtime=0), type="application/x-gzip") if packed else Reply(body, type=_XML)


def _months(outlet: Outlet) -> list[str]:
    return sorted({f"{s.published_at:%Y-%m}" for s in outlet.stories()})


def _sitemap_index(outlet: Outlet, base: str) -> str:
    names = [f"{month}.xml{'.gz' if i % 2 else ''}" for i, month in enumerate(_months(outlet))] + ["news.xml"]
    children = "".join(f"<sitemap><loc>{base}/sitemaps/{name}</loc></sitemap>" for name in names)
    return f'<?xml version="1.0" encoding="utf-8"?>\n<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{children}</sitemapindex>'


def _sitemap(outlet: Outlet, base: str, month: str) -> str:
    kept = [s for s in outlet.stories() if f"{s.published_at:%Y-%m}" == month]
    return _urlset([(f"{base}{_slug(s)}", s.published_at) for s in kept])


def _urlset(places: Sequence[tuple[str, datetime]]) -> str:
    rows = "".join(
        f"<url><loc>{html.escape(url)}</loc><lastmod>{when.isoformat()}</lastmod></url>" for url, when in places
    )
    return f'<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{rows}</urlset>'


def _news_sitemap(outlet: Outlet, base: str) -> str:
    rows = "".join(
        f"<url><loc>{base}{_slug(s)}</loc><news:news><news:publication><news:name>{outlet.title}</news:name>"
        "<news:language>ko</news:language></news:publication>"
        f"<news:publication_date>{s.published_at.isoformat()}</news:publication_date>"
        f"<news:title>{html.escape(s.title)}</news:title></news:news></url>"
        for s in outlet.newest()[:_IN_A_FEED]
    )
    spaces = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
    return f'<?xml version="1.0" encoding="utf-8"?>\n<urlset {spaces}>{rows}</urlset>'


def _page_of(found: Sequence[Story], page: str) -> tuple[Sequence[Story], int, int]:
    last = max(1, -(-len(found) // _A_PAGE))
    number = int(page) if page.isdigit() else 1
    return found[(number - 1) * _A_PAGE : number * _A_PAGE], number, last


def _ndsoft_list(outlet: Outlet, query: dict[str, str]) -> Reply:
    word = query.get("sc_word", "")
    found, number, last = _page_of(
        [s for s in outlet.newest() if word in s.title or word in s.text], query.get("page", "1")
    )
    items = "".join(
        f'<li class="altlist-webzine-item"><a href="/news/articleView.html?idxno={s.number}" class="altlist-image"><img src="/t.jpg" alt=""></a>'
        f'<div class="altlist-webzine-content"><h2 class="altlist-subject"><a href="/news/articleView.html?idxno={s.number}">{s.title}</a></h2>'
        f'<div class="altlist-info"><div class="altlist-info-item">지역</div><div class="altlist-info-item">{s.authors[0]} 기자</div>'
        f'<div class="altlist-info-item">{s.published_at:%Y-%m-%d %H:%M}</div></div></div></li>'
        for s in found
    )
    pager = "".join(
        f'<li class="pagination-{"current" if i == number else "item"}"><a href="/news/articleList.html?page={i}&amp;view_type=sm&amp;sc_word={quote(word)}">{i}</a></li>'
        for i in range(max(1, number - 4), min(last, number + 5) + 1)
    )
    return outlet.page(
        f'<!DOCTYPE html><html lang="ko"><head><meta charset="utf-8"><title>기사목록 - {outlet.title}</title></head><body>'
        f'<article id="section-list" class="box-skin"><section id="section-list"><ul class="altlist-webzine">{items}</ul></section></article>'
        f'<ul class="pagination">{pager}</ul><div class="auto-titles"><a href="/private/articleView.html?idxno=2">숨은 기사</a></div></body></html>'
    )


def _old_list(outlet: Outlet, query: dict[str, str]) -> Reply:
    found, _, last = _page_of(outlet.newest(), query.get("page", "1"))
    rows = "".join(
        f'<tr><td class="list_title"><a href="/read.php?aid={s.number}">{s.title}</a></td><td class="list_date">{s.published_at:%Y.%m.%d}</td></tr>'
        for s in found
    )
    pager = " ".join(f'<a href="/section.php?sid=5&amp;page={i}">[{i}]</a>' for i in range(1, last + 1))
    head = '<html><head><meta http-equiv="Content-Type" content="text/html; charset=euc-kr">'
    return outlet.page(
        f'{head}<title>{outlet.title} 지역</title></head><body><table class="section_list">{rows}</table><p class="pager">{pager}</p></body></html>'
    )


def _ndsoft(story: Story, base: str) -> str:
    url = f"{base}/news/articleView.html?idxno={story.number}"
    body = "".join(f"<p>{html.escape(each, quote=False)}</p>" for each in story.paragraphs)
    return (
        '<!DOCTYPE html><html lang="ko"><head><meta charset="utf-8">'
        f'<title>{story.title} - 남도누리신문</title><link rel="canonical" href="{url}"><meta property="og:title" content="{story.title}">'
        f'<meta property="og:type" content="article"><meta property="og:site_name" content="남도누리신문"><meta name="author" content="{story.authors[0]} 기자">'
        f'<meta property="article:published_time" content="{story.published_at.isoformat()}"></head><body><div id="article-view">'
        f'<header class="article-view-header"><h1 class="heading">{story.title}</h1><ul class="infomation"><li><i class="icon-user-o"></i> 기자명 {story.authors[0]} 기자</li>'
        f'<li><i class="icon-clock-o"></i> 입력 {story.published_at:%Y.%m.%d %H:%M}</li></ul></header><div class="article-body">'
        '<div class="article-sytool"><button>공유</button></div><article id="article-view-content-div" class="article-veiw-body" itemprop="articleBody">'
        '<figure class="photo-layout image"><img src="/t.jpg" alt=""><figcaption>▲주민들이 새로 문을 연 곳을 둘러보고 있다.</figcaption></figure>'
        f'{body}<p>{story.authors[0]} 기자 star@namdo.example</p></article></div><div class="article-copyright">저작권자 © 남도누리신문 무단전재 및 재배포 금지</div>'
        '<div class="auto-titles"><a href="/news/articleView.html?idxno=1">많이 본 기사</a></div></div></body></html>'
    )


def _linked(story: Story, base: str) -> str:
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": story.title,
        "datePublished": story.published_at.isoformat(),
        "author": [{"@type": "Person", "name": story.authors[0]}],
        "publisher": {"@type": "Organization", "name": "한들장부"},
        "mainEntityOfPage": f"{base}{_slug(story)}",
    }
    body = "".join(f'<p class="para">{html.escape(each, quote=False)}</p>' for each in story.paragraphs)
    return (
        f'<!DOCTYPE html><html lang="ko"><head><meta charset="utf-8"><title>{story.title} | 한들장부</title><link rel="canonical" href="{base}{_slug(story)}">'
        f'<script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script></head><body><nav><a href="/">처음</a> <a href="/about">소개</a></nav>'
        f'<main><h1>{story.title}</h1><p class="by">{story.authors[0]} 기자</p><section class="story-text">{body}</section></main>'
        "<footer><p>한들장부 | 등록번호 가온 아00000</p></footer></body></html>"
    )


def _old(story: Story, base: str) -> str:
    body = "<br><br>".join(html.escape(each, quote=False) for each in story.paragraphs)
    return (
        '<html><head><meta http-equiv="Content-Type" content="text/html; charset=euc-kr">'
        f'<title>새벽매일</title><link rel="canonical" href="{base}/read.php?aid={story.number}"><meta property="og:title" content="{story.title}">'
        f'<meta property="og:site_name" content="새벽매일"></head><body><table><tr><td><div class="title"><h2>{story.title}</h2></div>'
        f'<div class="date">{story.published_at:%Y년 %m월 %d일} {story.published_at:%H:%M}</div><div id="articleBody">{body}</div></td></tr></table>'
        "<p>Copyright 새벽매일. 무단전재 및 재배포 금지</p></body></html>"
    )
