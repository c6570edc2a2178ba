"""What the head of a page says: OpenGraph, other meta elements, JSON-LD and the title."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urljoin, urlsplit

from newsmine.html.bylines import clean_authors
from newsmine.html.dates import parse_date
from newsmine.html.linked_data import article_data, people, strings
from newsmine.html.press import OUTLET_ENDS, OUTLETS
from newsmine.html.rights import reserves_ai_training
from newsmine.html.select import Index
from newsmine.html.tree import Element, bare, squeeze, text_of

_TITLES = ("og:title", "headline", "title", "twitter:title", "dable:title")
_PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "article:published",
    "datepublished",
    "og:regdate",
    "pubdate",
    "publish_date",
    "date",
    "dc.date.issued",
    "dc.date",
    "sailthru.date",
    "parsely-pub-date",
)
_MODIFIED = (
    "article:modified_time",
    "og:article:modified_time",
    "article:modified",
    "datemodified",
    "og:updated_time",
    "lastmod",
)
_AUTHORS = ("author", "dable:author", "article:author", "og:article:author", "byl", "reporter", "dc.creator", "writer")
_DESCRIPTIONS = ("og:description", "description", "twitter:description")
_HEADINGS = ("h1", "h2", "h3", "dt")
_HEADING_NAME = re.compile(r"title|tit(?:_|$)|headline|heading", re.IGNORECASE)
_MOST_META = 500
_SEPARATORS = re.compile(
    r"\s{0,5}(?::{2,5}|[|ㅣ│┃])\s{0,5}|\s{1,5}[-–—:<>·/»]{1,5}\s{1,5}|\s{1,5}[-–—](?=\S)|(?<=\S)[-–—]\s{1,5}"
)
_DASH = re.compile(r"[-–—]")
# What stands behind the title in a title bar: the outlet, or sections of it.
_OUTLET = re.compile(
    rf"(?:[\w·&.-]{{1,40}}(?:{'|'.join(OUTLET_ENDS)}|넷|네이버|다음|Daum)\d{{0,2}}|[\w-]{{1,40}}\.(?:com|net|kr)|[A-Z][\w.]{{0,30}}(?:\s?[A-Z][\w.]{{0,30}})?\s?(?:뉴스|코리아)?|(?:네이버|다음|카카오|구글)\s뉴스)$"
)
_LEAST_SITE = 2
_SECTION = re.compile(
    r"(?:(?:전체|최신)?\s?(?:뉴스|기사|기사본문|본문|전체기사|홈|정치|경제|사회|문화|국제|세계|스포츠|연예|과학|산업|기업|생활|지역|전국|오피니언|사설|칼럼|교육|IT|테크|증권|부동산|포토|영상|섹션|TV)"
    r"(?:[·/](?:정치|경제|사회|문화|국제|과학|연예|스포츠|IT|기업|생활)){0,9}|[가-힣·/]{2,6})$"
)
_LONGEST_SITE = 25
_MOST_SITE_WORDS = 3
_LEAST_HEADING, _LONGEST_HEADING, _LONGEST_RAW = 5, 200, 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What a page's head says; what is missing is ``None`` or empty.

    ``url`` is the canonical one, ``press`` the newspaper that a portal names, ``outlet`` what
    the title bar ends in, ``body`` the ``articleBody`` of JSON-LD; ``ai_training_prohibited`` follows the robots and TDM elements.
    """

    title: str | None = None
    subtitle: str | None = None
    site: str | None = None
    outlet: str | None = None
    press: str | None = None
    url: str | None = None
    published_at: datetime | None = None
    modified_at: datetime | None = None
    authors: tuple[str, ...] = ()
    section: str | None = None
    description: str | None = None
    rights: str | None = None
    body: str | None = None
    is_article: bool = False
    ai_training_prohibited: bool = False


def metadata(index: Index) -> Metadata:
    """Return what the head of a page says of its article.

    Examples
    --------
    >>> from newsmine.html.tree import parse
    >>> page = parse('<title>도서관이 문을 열었다 - 한빛일보</title><h1>도서관이 문을 열었다</h1>')
    >>> found = metadata(Index(page))
    >>> found.title
    '도서관이 문을 열었다'
    """
    meta, data = _meta(index), article_data(index.root)
    site = _first(meta, ("og:site_name", "application-name")) or next(iter(strings(data.get("publisher"))), None)
    press, bar, _ = (_first(meta, ("og:article:author",)) or "").partition("|")
    published = _date([*strings(data.get("datePublished")), *_values(meta, _PUBLISHED)])
    modified = _date([*strings(data.get("dateModified")), *_values(meta, _MODIFIED)])
    body = data.get("articleBody")
    return Metadata(
        title=_title(index, meta, data, site),
        subtitle=next(iter(strings(data.get("alternativeHeadline"))), None),
        site=site,
        outlet=_outlet_of(index),
        press=press.strip() or None if bar else None,
        url=_canonical(index, meta, data),
        published_at=published,
        modified_at=modified if modified and (published is None or modified > published) else None,
        authors=_authors(meta, data, is_portal=bool(bar)),
        section=_first(meta, ("article:section", "og:article:section", "section"))
        or next(iter(strings(data.get("articleSection"))), None),
        description=_first(meta, _DESCRIPTIONS),
        rights=_first(meta, ("copyright", "dcterms.rights", "rights")),
        body=body if isinstance(body, str) else None,
        is_article=bool(data) or (_first(meta, ("og:type",)) or "").lower() == "article",
        ai_training_prohibited=reserves_ai_training(meta),
    )


def bare_title(title: str, site: str | None) -> str:
    """Return a title without the outlet's name and the sections behind it.

    Examples
    --------
    >>> bare_title("도서관이 문을 열었다 < 사회 < 기사본문 - 한빛일보", "한빛일보")
    '도서관이 문을 열었다'
    >>> bare_title("[속보] 개관 - 첫날", None)
    '[속보] 개관 - 첫날'
    """
    pieces = [(found.start(), found.end()) for found in _SEPARATORS.finditer(title)]
    end, peeled = len(title), False
    for start, stop in reversed(pieces):
        tail = title[stop:end].strip()
        if len(tail) > _LONGEST_SITE or not (_is_site(tail, site) or (peeled and _SECTION.fullmatch(tail))):
            break
        end, peeled = start, True
    if peeled:
        head, dash, tail = title[:end].rpartition("-")
        if dash and head and _SECTION.fullmatch(tail.strip()) and " " not in tail.strip():
            end = len(head)
    bare = title[:end].strip()
    return bare or title.strip()


def _is_site(tail: str, site: str | None) -> bool:
    """Whether a piece of a title bar is the outlet: the page's own, a known one, or one by its ending."""
    plain = bare(tail)
    if len(plain) < _LEAST_SITE:
        return not plain
    if site and (plain in bare(site) or bare(site) in plain):
        return True
    words = tail.split()
    if any(word in OUTLETS for word in words):
        return len(words) <= _MOST_SITE_WORDS
    return (len(words) == 1 or words[-1] in {"뉴스", "코리아"}) and bool(
        _OUTLET.match(words[0] if len(words) == 1 else tail)
    )


def _meta(index: Index) -> dict[str, list[str]]:
    """Return the contents of the meta elements by name, in lower case."""
    found: dict[str, list[str]] = {}
    for element in index.named("meta")[:_MOST_META]:
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = squeeze(html.unescape(element.get("content") or ""))
        if name and content:
            found.setdefault(name.strip().lower(), []).append(content)
    return found


def _values(meta: dict[str, list[str]], names: tuple[str, ...]) -> Iterator[str]:
    for name in names:
        yield from meta.get(name, ())


def _first(meta: dict[str, list[str]], names: tuple[str, ...]) -> str | None:
    return next(_values(meta, names), None)


def _date(texts: list[str]) -> datetime | None:
    return next((when for when in map(parse_date, texts) if when is not None), None)


def _title(index: Index, meta: dict[str, list[str]], data: dict[str, Any], site: str | None) -> str | None:
    """Return the headline: JSON-LD's, else the page's title as far as a heading of the page agrees with it."""
    headline = next(iter(strings(data.get("headline"))), None)
    said = [*_values(meta, _TITLES), _bar(index)]
    said = [text for text in said if text and text not in OUTLETS and not (site and bare(text) == bare(site))]
    if headline and not headline.endswith(("...", "…")):
        return bare_title(headline, site)
    if headline:
        said.insert(0, headline)
    if not said:
        headings = [text_of(heading) for name in ("h1", "h2", "h3") for heading in index.named(name)[:5]]
        return next((text for text in headings if len(text) >= _LEAST_HEADING and text not in OUTLETS), None)
    return _as_heading(index, said) or bare_title(said[0], site)


def _bar(index: Index) -> str:
    """Return what stands in the page's title bar."""
    element = next(iter(index.named("title")), None)
    return squeeze("".join(element.itertext())) if element is not None else ""


def _outlet_of(index: Index) -> str | None:
    """Return the outlet that the title bar ends in, where it is a known one or ends as outlets do."""
    title = _bar(index)
    if title in OUTLETS:
        return title
    tail = _SEPARATORS.split(title.rstrip(" :|"))[-1].strip()
    known = tail in OUTLETS or (
        " " not in tail and tail.endswith(tuple(OUTLET_ENDS)) and len(tail) > _LEAST_HEADING - 2
    )
    return tail if known and tail != title and len(tail) <= _LONGEST_SITE else None


def _as_heading(index: Index, said: list[str]) -> str | None:
    """Return the longest heading of the page that one of the titles begins with."""
    wanted = [bare(text.rstrip("….")) for text in said]
    best, length = "", _LEAST_HEADING - 1
    for heading in _headings(index):
        raw = " ".join("".join(heading.itertext()).split())
        shown = bare(raw) if length < len(raw) <= _LONGEST_RAW else ""
        if not length < len(shown) <= _LONGEST_HEADING or not any(
            want.startswith(shown) or shown.startswith(want) for want in wanted
        ):
            continue
        text = text_of(heading)
        plain = bare(text)
        if any(want.startswith(plain) for want in wanted) or (
            any(plain.startswith(want) for want in wanted if len(want) > 2 * _LEAST_HEADING)
            and heading.tag in {"h1", "h2", "h3"}
        ):
            best, length = text, len(plain)
    return best or None


def _headings(index: Index) -> Iterator[Element]:
    """Yield the elements that are headings by their element, class or id."""
    for key in (*_HEADINGS, *filter(_HEADING_NAME.search, index.names())):
        yield from (element for element in index.named(key) if element.tag != "body")


def _canonical(index: Index, meta: dict[str, list[str]], data: dict[str, Any]) -> str | None:
    links = (link for link in index.named("link") if "canonical" in (link.get("rel") or "").lower().split())
    candidates: list[str] = [link.get("href") or "" for link in links][:1]
    candidates += list(_values(meta, ("og:url", "twitter:url")))
    candidates += strings(data.get("mainEntityOfPage")) + strings(data.get("url"))
    for candidate in candidates:
        try:
            parts = urlsplit(candidate.strip())
        except ValueError:
            continue
        if parts.scheme in {"http", "https"} and parts.hostname and (parts.path.strip("/") or parts.query):
            return candidate.strip()
        if not parts.scheme and parts.netloc and parts.path.strip("/"):
            return urljoin("https://", candidate.strip())
    return None


def _authors(meta: dict[str, list[str]], data: dict[str, Any], *, is_portal: bool) -> tuple[str, ...]:
    """Return the people who wrote it; a portal's ``og:article:author`` is the newspaper."""
    found = clean_authors(people(data.get("author")))
    if found:
        return found
    for name in _AUTHORS:
        if name == "og:article:author" and is_portal:
            continue
        found = clean_authors(text for text in meta.get(name, ()) if "://" not in text)
        if found:
            return found
    return ()
