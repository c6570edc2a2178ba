"""Feeds to links: RSS 0.9 to 2.0, RDF and Atom."""

import io
import re
from collections.abc import Mapping
from datetime import datetime, timedelta, timezone
from email.utils import parsedate_tz
from typing import Any

from newsmine.errors import DecodeError, FeedError
from newsmine.html.dates import parse_date
from newsmine.html.decode import decode
from newsmine.pages.links import Link, absolute_url, plain_title
from newsmine.records import KST

# The longest feed of a Korean newspaper seen has 2 MB; what the collector fetches ends at 10 MB.
_LONGEST = 10_000_000
# Beyond this an outlet lists its whole archive, which is a sitemap's work; feeds seen have 10 to 200.
_MOST_ITEMS = 10_000
# Ten thousand items of 25 tags; feedparser takes up to 28 µs for each, for it reads a broken feed twice.
_MOST_TAGS = 250_000
# A feed that brings its articles as escaped HTML has one in five characters.
_MOST_AMPERSANDS = 2_500_000
# A document's type stands before all else.
_PROLOGUE = 50_000
_DECLARATION = re.compile(r"^\s{0,100}<\?xml[^>]{0,400}\?>")
_DOCTYPE = re.compile(r"<!DOCTYPE[^\[>]{0,400}(?:\[(?P<inside>[^\]]{0,20000})\]\s{0,100})?>", re.IGNORECASE)
_ENTITY = re.compile(r"<!ENTITY", re.IGNORECASE)
_ROOT = re.compile(r"<(?:\w{1,20}:)?(?:rss|rdf|feed|channel)\b", re.IGNORECASE)
_ITEM = re.compile(r"<(?:\w{1,20}:)?(?:item|entry)[\s>]", re.IGNORECASE)
_RFC822 = re.compile(
    r"\d{1,2}\s+[A-Za-z]{3,9}\s+\d{2,4}\s+\d{1,2}:\d{2}(?::\d{2})?\s*(?P<zone>[+-]\d{4}|[A-Za-z]{1,5})?"
)


def read_feed(body: bytes, *, url: str) -> list[Link]:
    """Return the articles that a feed names, in its order.

    A time without a zone is Korean. Broken XML is read as far as it goes.

    Parameters
    ----------
    body : bytes
        RSS or Atom in any encoding that Korean pages use.
    url : str
        Where it was fetched: relative links are taken from there.

    Raises
    ------
    FeedError
        If the bytes are no feed (a web page, say), are over 10 MB, or declare entities of their own.

    Examples
    --------
    >>> body = '''<rss version="2.0"><channel><item><title>광주 AI 집적단지 &lt;b&gt;첫 삽&lt;/b&gt;</title>
    ... <link>/news/articleView.html?idxno=7</link><pubDate>2024-11-27 09:52:00</pubDate></item></channel></rss>'''
    >>> link, = read_feed(body.encode("cp949"), url="https://hanbit.example/rss/all.xml")
    >>> link.title, link.url, link.published_at.isoformat()
    ('광주 AI 집적단지 첫 삽', 'https://hanbit.example/news/articleView.html?idxno=7', '2024-11-27T09:52:00+09:00')
    """
    text = _checked(body, url)
    parsed = _parse(text, url)
    channel = parsed.get("feed") or {}
    publisher = plain_title(_text(channel.get("publisher"))) or plain_title(_text(channel.get("title")))
    links: dict[str, Link] = {}
    for entry in parsed.get("entries") or ():
        link = _link(dict(entry), url, publisher)  # a plain dict: its own answers for keys that are not there
        if link is not None:
            links.setdefault(link.url, link)
    return list(links.values())


def feed_date(text: str | None) -> datetime | None:
    """Return a feed's date in Korean Standard Time, or ``None``; without a zone it is Korean already.

    Examples
    --------
    >>> feed_date("Wed, 27 Nov 2024 00:52:00 GMT").isoformat()
    '2024-11-27T09:52:00+09:00'
    >>> feed_date("2024-11-27 09:52:00").isoformat()
    '2024-11-27T09:52:00+09:00'
    """
    if not text:
        return None
    text = text[:200]
    found = _RFC822.search(text)
    parts = parsedate_tz(text) if found else None
    if found and parts:
        korean = found["zone"] in {None, "KST"}
        zone = KST if korean else timezone(timedelta(seconds=parts[9] or 0))
        try:
            return datetime(*parts[:6], tzinfo=zone).astimezone(KST)
        except (ValueError, OverflowError):
            return None
    return parse_date(text)


def _checked(body: bytes, url: str) -> str:
    """Return the text of a feed that a parser may see: not too long, without entities of its own."""
    if len(body) > _LONGEST:
        raise FeedError(f"{url}: a feed of {len(body):,} bytes; newsmine reads up to {_LONGEST:,}")
    try:
        text = decode(body).text
    except DecodeError as error:
        raise FeedError(f"{url}: no feed: {error}") from error
    text = _DECLARATION.sub("", text.replace("\x00", "").lstrip("\ufeff"), count=1)
    head = _DOCTYPE.search(text, 0, _PROLOGUE)
    if head is not None and not _ENTITY.search(head["inside"] or ""):
        text = text[: head.start()] + text[head.end() :]
    if _ENTITY.search(text):
        raise FeedError(f"{url}: a feed that declares entities of its own, which may grow without end; not read")
    if not _ROOT.search(text):
        start = " ".join(text[:80].split())
        raise FeedError(f"{url}: no feed: neither <rss>, <rdf> nor <feed>; it begins with {start!r}")
    items = sum(1 for _ in _ITEM.finditer(text))
    if items > _MOST_ITEMS:
        raise FeedError(f"{url}: a feed of {items:,} items; newsmine reads up to {_MOST_ITEMS:,}")
    if _tags(text) > _MOST_TAGS or text.count("&") > _MOST_AMPERSANDS:
        raise FeedError(f"{url}: a feed of {_tags(text):,} tags; newsmine reads up to {_MOST_TAGS:,}")
    return text


def _tags(text: str) -> int:
    """Return how many tags stand outside of CDATA; a section that does not end is none."""
    first, *rest = text.split("<![CDATA[")
    parts = (piece.partition("]]>") for piece in rest)
    return first.count("<") + sum((after if end else inside).count("<") for inside, end, after in parts)


def _parse(text: str, url: str) -> Mapping[str, Any]:
    import feedparser

    # A stream, never a string: what looks like a URL or a path feedparser would open.
    parsed: Mapping[str, Any] = feedparser.parse(
        io.BytesIO(text.encode("utf-8", errors="replace")),
        response_headers={"content-type": "application/xml; charset=utf-8", "content-location": url},
        resolve_relative_uris=False,
        sanitize_html=False,
    )
    if not parsed.get("version") and not parsed.get("entries"):
        reason = " ".join(str(parsed.get("bozo_exception") or "its root is no feed's").split())
        raise FeedError(f"{url}: no feed: {reason}")
    return parsed


def _link(entry: Mapping[str, Any], base: str, publisher: str | None) -> Link | None:
    source = entry.get("source") or {}
    address = _address(entry, base)
    if address is None:
        return None
    dates = (entry.get("published"), entry.get("updated"), entry.get("created"))
    published = next((when for when in map(feed_date, dates) if when is not None), None)
    return Link(
        url=address,
        title=plain_title(_text(entry.get("title"))),
        published_at=published,
        modified_at=feed_date(entry.get("updated")),
        author=plain_title(_text(entry.get("author"))),
        publisher=plain_title(_text(source.get("title"))) or publisher,
        found_in=base,
    )


def _address(entry: Mapping[str, Any], base: str) -> str | None:
    """Return the article's own URL: before a feed service's redirect, and its id where that is a URL."""
    for candidate in (entry.get("feedburner_origlink"), entry.get("link")):
        address = absolute_url(_text(candidate), base)
        if address is not None:
            return address
    name = _text(entry.get("id")) or ""
    return absolute_url(name, base) if name.startswith(("http://", "https://")) else None


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value.strip() else None
