"""Sitemaps to links: urlset, sitemapindex, news sitemaps, plain text, also gzipped."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from lxml import etree

from newsmine.errors import DecodeError, SitemapError
from newsmine.html.dates import parse_date
from newsmine.html.decode import decode
from newsmine.pages.links import Link, absolute_url, plain_title
from newsmine.pages.sitemap_steps import GZIP, steps, unpacked
from newsmine.records import KST

# sitemaps.org: at most 50 MB unpacked and 50,000 addresses a file; some sites put more into one, none four times as many.
_LONGEST = 52_428_800
_MOST_ADDRESSES = 200_000
_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)
# A digit run that is a year, and perhaps a month and a day: sitemap-2024-11.xml, /2024/11/, sitemap_20241127.xml.
_PERIOD = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d{2})(?:(?P<sep>[-_/.]?)(?P<month>0[1-9]|1[0-2])(?:(?P=sep)(?P<day>0[1-9]|[12]\d|3[01]))?)?(?!\d)"
)
_NUMBER = re.compile(r"\d+")
_DECEMBER = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitemap:
    """What a sitemap names: articles, or further sitemaps.

    Parameters
    ----------
    links : tuple of Link
        Articles and other pages, in its order.
    children : tuple of str
        URLs of further sitemaps.
    changed : tuple of (datetime or None)
        When each child was last changed, as the index says.
    complete : bool
        False where the file breaks off or is broken: what stands before is read.
    """

    links: tuple[Link, ...] = ()
    children: tuple[str, ...] = ()
    changed: tuple[datetime | None, ...] = ()
    complete: bool = True


def read_sitemap(body: bytes, *, url: str) -> Sitemap:
    """Return what a sitemap names.

    Parameters
    ----------
    body : bytes
        XML or a text with an address a line; gzipped or not.
    url : str
        Where it was fetched.

    Raises
    ------
    SitemapError
        If the bytes are no sitemap, are over 50 MB unpacked, name over 200,000 addresses, or declare entities of
        their own.

    Examples
    --------
    >>> body = b'''<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url>
    ... <loc>https://hanbit.example/news/7</loc><lastmod>2024-11-27</lastmod></url></urlset>'''
    >>> [(link.url, link.modified_at.day) for link in read_sitemap(body, url="https://hanbit.example/sitemap.xml").links]
    [('https://hanbit.example/news/7', 27)]
    """
    if body.startswith(GZIP):
        body = unpacked(body, most=_LONGEST, url=url)
    if len(body) > _LONGEST:
        raise SitemapError(f"{url}: a sitemap of {len(body):,} bytes; newsmine reads up to {_LONGEST:,}")
    start = body.lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n")
    if not start.startswith((b"<", b"\x00<")):
        return _read_text(body, url)
    body = _as_utf8(body, url)
    if _ENTITY.search(body):
        raise SitemapError(f"{url}: a sitemap that declares entities of its own, which may grow without end; not read")
    return _read_xml(body, url)


def choose_children(sitemap: Sitemap, *, since: datetime | None = None, until: datetime | None = None) -> list[str]:
    """Return the children of an index that may name articles of a period.

    A year in an address counts only where all addresses of that shape have one: in ``sitemap-2019.xml`` beside
    ``sitemap-7.xml`` it is a number.

    Parameters
    ----------
    sitemap : Sitemap
        An index.
    since, until : datetime, optional
        Aware; both count in.

    Examples
    --------
    >>> index = Sitemap(
    ...     children=("https://hanbit.example/sitemap-2023.xml", "https://hanbit.example/sitemap-2024.xml"),
    ...     changed=(None, None),
    ... )
    >>> choose_children(index, since=datetime(2024, 5, 1, tzinfo=KST))
    ['https://hanbit.example/sitemap-2024.xml']
    """
    shapes: dict[str, bool] = {}
    for child in sitemap.children:
        shape = _NUMBER.sub("9", child)
        shapes[shape] = shapes.get(shape, True) and _PERIOD.search(child) is not None
    return [
        child
        for child, changed in zip(sitemap.children, sitemap.changed, strict=True)
        if may_hold(child if shapes[_NUMBER.sub("9", child)] else "", changed, since=since, until=until)
    ]


def may_hold(
    child: str, changed: datetime | None = None, *, since: datetime | None = None, until: datetime | None = None
) -> bool:
    """Return whether a sitemap may name articles of a period, by its address and by when it was last changed.

    Parameters
    ----------
    child : str
        Its URL: a year, a month or a day in it is what it covers.
    changed : datetime, optional
        What was last changed before ``since`` names nothing newer.
    since, until : datetime, optional
        Aware; both count in. A day of either side is left for time zones.

    Examples
    --------
    >>> may_hold("https://hanbit.example/sitemap-2024-11.xml", until=datetime(2024, 10, 15, tzinfo=KST))
    False
    """
    slack = timedelta(days=1)
    if since is not None and changed is not None and changed < since - slack:
        return False
    period = _period(child)
    if period is None:
        return True
    first, last = period
    if since is not None and last < (since.astimezone(KST) - slack).date():
        return False
    return until is None or first <= (until.astimezone(KST) + slack).date()


def _period(child: str) -> tuple[date, date] | None:
    """Return the first and the last day that an address speaks of: its last year with what follows it."""
    found = list(_PERIOD.finditer(child))
    if not found:
        return None
    year, month, day = found[-1]["year"], found[-1]["month"], found[-1]["day"]
    try:
        if day:
            exact = date(int(year), int(month), int(day))
            return exact, exact
    except ValueError:
        return None
    if month:
        first = date(int(year), int(month), 1)
        following = date(first.year + first.month // _DECEMBER, first.month % _DECEMBER + 1, 1)
        return first, following - timedelta(days=1)
    return date(int(year), 1, 1), date(int(year), _DECEMBER, 31)


def _as_utf8(body: bytes, url: str) -> bytes:
    """Return the same text in UTF-8, whatever its declaration says."""
    if b"\x00" not in body:
        try:
            body.decode("utf-8")
        except UnicodeDecodeError:
            pass
        else:
            return body
    return _decoded(body, url).encode("utf-8", errors="replace")


def _decoded(body: bytes, url: str) -> str:
    try:
        return decode(body).text
    except DecodeError as error:
        raise SitemapError(f"{url}: no sitemap: {error}") from error


def _read_text(body: bytes, url: str) -> Sitemap:
    """Return the addresses of a text sitemap."""
    lines = [line.strip() for line in _decoded(body, url).splitlines()]
    named = [line for line in lines if line]
    addresses = [line for line in named if line.startswith(("http://", "https://")) and " " not in line]
    if not addresses or len(addresses) * 2 < len(named):
        start = (named or [""])[0][:80]
        raise SitemapError(f"{url}: no sitemap: neither XML nor an address a line; it begins with {start!r}")
    _limit(len(addresses), url)
    found = (absolute_url(address, url) for address in dict.fromkeys(addresses))
    return Sitemap(links=tuple(Link(url=address, found_in=url) for address in found if address is not None))


def _limit(count: int, url: str) -> None:
    if count > _MOST_ADDRESSES:
        raise SitemapError(f"{url}: a sitemap of over {_MOST_ADDRESSES:,} addresses; not read")


def _read_xml(body: bytes, url: str) -> Sitemap:
    links: dict[str, Link] = {}
    children: dict[str, datetime | None] = {}
    root: str | None = None
    complete = True
    entries = 0
    try:
        for kind, values in steps(body):
            entries += 1
            _limit(entries, url)
            root = values["name"] if kind == "root" else root
            complete = complete and kind != "break"
            address = absolute_url(values.get("loc"), url)
            if address is None:
                continue
            if kind == "sitemap":
                children.setdefault(address, _date(values.get("lastmod")))
            else:
                links.setdefault(address, _link(address, values, url))
    except etree.XMLSyntaxError:
        complete = False
    if root not in {"urlset", "sitemapindex", "url", "sitemap"} and not links and not children:
        raise SitemapError(f"{url}: no sitemap: its root is <{root or '?'}>, not <urlset> or <sitemapindex>")
    return Sitemap(
        links=tuple(links.values()),
        children=tuple(children),
        changed=tuple(children.values()),
        complete=complete,
    )


def _link(address: str, values: dict[str, str], url: str) -> Link:
    return Link(
        url=address,
        title=plain_title(values.get("title")),
        published_at=_date(values.get("publication_date")),
        modified_at=_date(values.get("lastmod")),
        publisher=plain_title(values.get("name")),
        found_in=url,
    )


def _date(text: str | None) -> datetime | None:
    """Return a date; the plain ISO forms without asking for all that newspapers print."""
    if not text:
        return None
    try:
        exact = datetime.fromisoformat(text[:-1] + "+00:00" if text.endswith("Z") else text)
        return exact.astimezone(KST) if exact.tzinfo else exact.replace(tzinfo=KST)
    except (ValueError, OverflowError):
        return parse_date(text[:100])
