"""Google News RSS: the address of a search, and its answer to links.

An answer holds at most 100 articles, so a long period is asked day by day or week by week (:func:`search_urls`).
"""

import base64
import binascii
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from urllib.parse import urlencode, urlsplit

from newsmine.pages.feeds import read_feed
from newsmine.pages.links import Link, absolute_url

_SEARCH = "https://news.google.com/rss/search"
_HOST = "news.google.com"
# The feed's own title stands in where an article names no outlet.
_OWN_NAMES = ("Google 뉴스", "Google News")
_ARTICLE = re.compile(r"/(?:rss/)?articles/(CBMi[\w-]{4,2000})={0,2}/?$")
# What stands in the place of the URL since 2024: a name that only Google's own server resolves.
_OPAQUE = b"AU_yqL"
# Field 1 (varint 19), then field 4 (bytes): the head of the message that an address encodes.
_HEAD = b"\x08\x13\x22"


def search_url(  # noqa: PLR0913 - a search has these parts
    query: str,
    *,
    since: date | None = None,
    until: date | None = None,
    when: str | None = None,
    language: str = "ko",
    country: str = "KR",
) -> str:
    """Return the address of a search's feed.

    Parameters
    ----------
    query : str
        With Google's own operators, if any.
    since, until : datetime.date, optional
        First and last day; both count in (Google's ``before:`` leaves its day out).
    when : str, optional
        Instead of days, how far back: ``7d``, ``12h``, ``1y``.
    language, country : str
        Of the edition.

    Raises
    ------
    ValueError
        If the query is empty, or ``since`` lies behind ``until``.

    Examples
    --------
    >>> print(search_url("인공지능", since=date(2024, 11, 1), until=date(2024, 11, 7)))
    https://news.google.com/rss/search?q=%EC%9D%B8%EA%B3%B5%EC%A7%80%EB%8A%A5+after%3A2024-11-01+before%3A2024-11-08&hl=ko&gl=KR&ceid=KR%3Ako
    """
    if not query.strip():
        raise ValueError("an empty query; give a word to search")
    if since is not None and until is not None and since > until:
        raise ValueError(f"the first day, {since}, lies behind the last, {until}")
    words = [query.strip()]
    if when:
        words.append(f"when:{when}")
    if since is not None:
        words.append(f"after:{since.isoformat()}")
    if until is not None:
        words.append(f"before:{(until + timedelta(days=1)).isoformat()}")
    edition = {"hl": language, "gl": country, "ceid": f"{country}:{language}"}
    return f"{_SEARCH}?{urlencode({'q': ' '.join(words), **edition})}"


def search_urls(query: str, *, since: date, until: date, days: int = 7) -> Iterator[str]:
    """Yield the addresses of a search cut into pieces of some days, the newest first.

    Examples
    --------
    >>> len(list(search_urls("인공지능", since=date(2024, 11, 1), until=date(2024, 11, 30))))
    5
    """
    if days < 1:
        raise ValueError(f"pieces of {days} days; give at least 1")
    last = until
    while last >= since:
        first = max(since, last - timedelta(days=days - 1))
        yield search_url(query, since=first, until=last)
        last = first - timedelta(days=1)


def read_answer(body: bytes, *, url: str = _SEARCH) -> list[Link]:
    """Return the articles of an answer: headline without the outlet's name, the outlet, and the address.

    Older addresses hold the article's URL, which is taken out; of the newer ones the portal's redirect stays, and the
    link is ``opaque``.

    Raises
    ------
    FeedError
        If the answer is no feed.
    """
    return [_cleaned(link) for link in read_feed(body, url=url)]


def article_url(address: str) -> str | None:
    """Return the URL that an address of Google News encodes, or ``None`` where only Google can tell.

    Examples
    --------
    >>> article_url("https://news.google.com/rss/articles/CBMiHWh0dHBzOi8vaGFuYml0LmV4YW1wbGUvbmV3cy830gEA?oc=5")
    'https://hanbit.example/news/7'
    >>> article_url("https://news.google.com/rss/articles/CBMiXkFVX3lxTFBReTJhSkRlckZEdU5yRy1UUUQ") is None
    True
    """
    parts = urlsplit(address)
    found = _ARTICLE.search(parts.path) if parts.hostname == _HOST else None
    if found is None:
        return None
    code = found[1]
    try:
        message = base64.urlsafe_b64decode(code + "=" * (-len(code) % 4))
    except binascii.Error:
        return None
    if not message.startswith(_HEAD):
        return None
    size, start = _varint(message, len(_HEAD))
    value = message[start : start + size]
    if len(value) < size or value.startswith(_OPAQUE):
        return None
    try:
        return absolute_url(value.decode("utf-8"), "") if value.startswith((b"http://", b"https://")) else None
    except UnicodeDecodeError:
        return None


def _cleaned(link: Link) -> Link:
    title = link.title
    publisher = None if (link.publisher or "").endswith(_OWN_NAMES) else link.publisher
    ending = f" - {publisher}"
    if title is not None and publisher and title.endswith(ending):
        title = title[: -len(ending)].rstrip() or link.title
    portal = urlsplit(link.url).hostname == _HOST
    exact = article_url(link.url) if portal else None
    return replace(
        link,
        title=title,
        publisher=publisher,
        url=exact or link.url,
        portal_url=link.url if portal else None,
        opaque=portal and exact is None,
    )


def _varint(message: bytes, start: int) -> tuple[int, int]:
    """Return a number of seven bits a byte, and where it ends."""
    value = shift = 0
    for position in range(start, min(len(message), start + 5)):
        value |= (message[position] & 0x7F) << shift
        shift += 7
        if not message[position] & 0x80:
            return value, position + 1
    return len(message), len(message)
