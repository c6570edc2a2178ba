"""Links to articles, as feeds, sitemaps, lists and searches name them."""

import html
import re
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urljoin, urlsplit

# A longer address is a mistake of the page; servers refuse most of them.
_LONGEST_URL = 4096
# The longest headline seen has 120 characters; a paragraph in its place is cut there.
_LONGEST_TITLE = 500
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]")
_BREAKS = re.compile(r"[\t\r\n]")
# Markup that searches and feeds put into headlines; `<단독>` is a headline's own word.
_MARKUP = re.compile(
    r"</?(?:a|b|big|br|em|font|i|img|mark|p|small|span|strong|sub|sup|u)(?:\s[^<>]{0,1000})?/?>", re.IGNORECASE
)
_STRAY_AMPERSAND = re.compile(r"&(?:amp;)+(?=#?\w{1,10};)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """An article's address, and what the place that names it says of the article.

    Parameters
    ----------
    url : str
        Where to fetch it: absolute, http or https.
    title : str or None
        Its headline without markup.
    published_at, modified_at : datetime or None
        In Korean Standard Time.
    author, publisher : str or None
        As the feed or the search names them.
    found_in : str or None
        URL of the feed, sitemap, list or answer that names it.
    portal_url : str or None
        The same article on the portal that named it.
    opaque : bool
        Whether ``url`` is a portal's redirect that only the portal can read: which article it is shows when it is
        fetched.
    """

    url: str
    title: str | None = None
    published_at: datetime | None = None
    modified_at: datetime | None = None
    author: str | None = None
    publisher: str | None = None
    found_in: str | None = None
    portal_url: str | None = None
    opaque: bool = False


def absolute_url(address: str | None, base: str) -> str | None:
    """Return an address as an absolute http or https URL without its fragment, or ``None`` where it is none.

    Examples
    --------
    >>> absolute_url("/news/articleView.html?idxno=7#top", "https://hanbit.example/rss/all.xml")
    'https://hanbit.example/news/articleView.html?idxno=7'
    >>> absolute_url("javascript:void(0)", "https://hanbit.example/") is None
    True
    """
    cleaned = _BREAKS.sub("", address or "").strip()
    if not cleaned or len(cleaned) > _LONGEST_URL:
        return None
    try:
        whole = cleaned.startswith(("https://", "http://"))
        parts = urlsplit(cleaned if whole else urljoin(base, cleaned))
        host, _ = parts.hostname, parts.port
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not host:
        return None
    return parts._replace(fragment="", path=parts.path or "/").geturl().replace(" ", "%20")


def plain_title(text: str | None) -> str | None:
    """Return a headline without markup, entities, blanks in a row and invisible characters, or ``None``.

    Examples
    --------
    >>> plain_title("<b>광주</b> AI &amp;quot;첫 삽&amp;quot; <단독>")
    '광주 AI "첫 삽" <단독>'
    """
    bare = _MARKUP.sub("", text or "")
    bare = _MARKUP.sub("", html.unescape(_STRAY_AMPERSAND.sub("&", bare)))
    bare = " ".join(_UNSEEN.sub("", bare).split())
    return bare[:_LONGEST_TITLE] or None


def may_lie_within(link: Link, *, since: datetime | None = None, until: datetime | None = None) -> bool:
    """Return whether an article may have been published from ``since`` to ``until``, as far as its link tells.

    What was last modified before ``since`` was not published after it; without a date all is possible.

    Parameters
    ----------
    link : Link
        What is asked about.
    since, until : datetime, optional
        Aware; both count in.

    Examples
    --------
    >>> from newsmine.records import KST
    >>> link = Link(url="https://hanbit.example/1", published_at=datetime(2024, 11, 27, tzinfo=KST))
    >>> may_lie_within(link, since=datetime(2024, 12, 1, tzinfo=KST))
    False
    """
    if since is not None:
        last = link.published_at or link.modified_at
        if last is not None and last < since:
            return False
    return until is None or link.published_at is None or link.published_at <= until
