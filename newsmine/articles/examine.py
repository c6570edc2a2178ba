"""A page read as a check: whose it is, which layout read it, and which selectors found nothing."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from newsmine.articles.by_layout import choose, home, owner
from newsmine.articles.extract import installed, read
from newsmine.articles.health import SAVED_TEXT, Checked, Field
from newsmine.errors import ExtractError, InputError
from newsmine.html.addresses import host_of
from newsmine.html.decode import decode
from newsmine.html.metadata import Metadata, metadata
from newsmine.html.select import Index
from newsmine.html.tree import parse
from newsmine.records import Page, Reading
from newsmine.sources import Layout, Publisher

GENERIC = "generic"
"""The layout of a page that no layout of an outlet read."""

UNKNOWN = "unknown outlet"
"""The outlet of a page that neither its address nor its head names."""

SAVED = "saved_text"
"""The reader of pages saved as text."""

# What the reader says where a layout of an outlet failed (newsmine.articles.extract).
_FALLBACK = re.compile(r"\bof (?P<id>[\w.-]+)(?: fits)?; read by the generic reader$")
_OWN_FIELDS: tuple[Field, ...] = ("title", "published_at", "authors")


def examine(page: Page, *, publishers: Sequence[Publisher] | None = None) -> Checked:
    """Return how a page was read; what is no article is counted, not raised.

    Parameters
    ----------
    page : Page
        HTML, or saved as text.
    publishers : sequence of Publisher, optional
        Whose layouts to try; by default all that are installed.

    Examples
    --------
    >>> page = Page(body="<h1>개관</h1><div id=dic_area>가온시는 27일 시민 누구나 쓸 수 있는 도서관을 열었다.</div>")
    >>> checked = examine(page)
    >>> checked.outlet, checked.lost["published_at"]
    ('naver', "nothing at '._ARTICLE_DATE_TIME'")
    """
    publishers = installed() if publishers is None else publishers
    try:
        reading = read(page, publishers=publishers)
    except InputError as error:
        return _without_article(page, error, publishers)
    checked = of_reading(reading, publishers=publishers, place=page.path or page.url)
    if checked.outlet == SAVED_TEXT or not checked.known:
        return checked
    html, index, meta = _opened(page)
    publisher = _owner(reading, publishers)
    layout = _layout(reading, publisher, choose(publishers, index, meta, html=html, url=page.url), index)
    if publisher is None or layout is None:
        return checked
    lost = {
        name: _looked(index, layout, name) if name in _OWN_FIELDS else reason for name, reason in checked.lost.items()
    }
    return replace(checked, layout=layout.marks, lost=lost)


def of_reading(reading: Reading, *, publishers: Sequence[Publisher] | None = None, place: str | None = None) -> Checked:
    """Return how a page was read, as its article and its reader's warnings tell, without the page itself.

    Parameters
    ----------
    reading : Reading
        What :func:`newsmine.articles.extract.read` returned.
    publishers : sequence of Publisher, optional
        Whose layouts may be named; by default those that are installed.
    place : str, optional
        Where the page is; by default the article's source.
    """
    publishers = installed() if publishers is None else publishers
    article, publisher = reading.article, _owner(reading, publishers)
    kind = (article.reader or "").partition(":")[0]
    lost: dict[Field, str] = {}
    for name in _OWN_FIELDS:
        if not getattr(article, name):
            lost[name] = _said(reading, name) or _stated(publisher, name)
    if kind != "by_layout":
        stated = _marks(publisher) if publisher is not None else "read by the generic reader"
        lost["own_layout"] = next((text for text in reading.warnings if "generic reader" in text), stated)
    if any(text.startswith("mojibake") for text in reading.warnings):
        lost["letters"] = f"read as {reading.decoder}"
    return Checked(
        outlet=SAVED_TEXT if kind == SAVED else outlet_name(publisher, article.url, article.publisher),
        layout=article.reader if kind == "by_layout" else GENERIC,
        known=publisher is not None and kind != SAVED,
        lost=lost,
        place=place or article.source,
    )


def without_article(
    place: str | None, reason: str, *, url: str | None = None, publishers: Sequence[Publisher] | None = None
) -> Checked:
    """Return a page in which no article was found, as its address tells whose it is."""
    publisher = owner(installed() if publishers is None else publishers, url)
    lost: dict[Field, str] = {"text": _stated(publisher, "text") or reason}
    outlet = outlet_name(publisher, url, None)
    return Checked(outlet=outlet, layout=None, known=publisher is not None, lost=lost, place=place)


def outlet_name(publisher: Publisher | None, url: str | None, press: str | None) -> str:
    """Return the name that an outlet is counted under: its id, else its host, else what the page calls itself.

    A family of sites has one id and many outlets, so that there the host goes first.
    """
    host = host_of(url).removeprefix("www.").removeprefix("m.")
    if publisher is not None and (publisher.domains or not host):
        return publisher.id
    return host or press or UNKNOWN


def _without_article(page: Page, error: InputError, publishers: Sequence[Publisher]) -> Checked:
    """Return a page that could not be read; its head may still tell whose it is."""
    place = page.path or page.url
    reason = error.reason if isinstance(error, ExtractError) else "unreadable"
    try:
        html, index, meta = _opened(page)
    except InputError:
        return without_article(place, reason, url=page.url, publishers=publishers)
    publisher = home(publishers, meta, url=page.url)
    if publisher is None:
        chosen = choose(publishers, index, meta, html=html, url=page.url)
        publisher = next((publisher for publisher, _ in chosen), None)
    outlet = outlet_name(publisher, meta.url or page.url, meta.press or meta.site)
    lost: dict[Field, str] = {"text": _stated(publisher, "text") or reason}
    return Checked(outlet=outlet, layout=None, known=publisher is not None, lost=lost, place=place)


def _opened(page: Page) -> tuple[str, Index, Metadata]:
    text = page.body if isinstance(page.body, str) else decode(page.body, page.charset).text
    index = Index(parse(text))
    return text, index, metadata(index)


def _owner(reading: Reading, publishers: Sequence[Publisher]) -> Publisher | None:
    """Return the publisher whose layout read an article, or on whose site it lies."""
    kind, _, name = (reading.article.reader or "").partition(":")
    if kind != "by_layout":
        told = (_FALLBACK.search(warning) for warning in reading.warnings)
        name = next((found["id"] for found in told if found), "")
    named = next((publisher for publisher in publishers if publisher.id == name), None)
    if named is None and reading.article.url is None:
        # A page without an address may still say whose it is.
        named = next((each for each in publishers if each.name and each.name == reading.article.publisher), None)
    return named or owner(publishers, reading.article.url)


def _layout(
    reading: Reading, publisher: Publisher | None, chosen: Iterable[tuple[Publisher, Layout]], index: Index
) -> Layout | None:
    """Return the layout that read a page: the first of its publisher that fits and finds a body."""
    if publisher is None or (reading.article.reader or "").partition(":")[0] != "by_layout":
        return None
    own = [layout for other, layout in chosen if other.id == publisher.id]
    return next((layout for layout in own if layout.within == "script" or index.has(layout.body)), None)


def _looked(index: Index, layout: Layout, name: Field) -> str:
    """Return whether the selector of a field found nothing, or something that could not be read."""
    selector = getattr(layout, name, None)
    if not selector or layout.within == "script":
        return f"nothing at {selector!r}" if selector else ""
    return f"nothing to read at {selector!r}" if index.has(selector) else f"nothing at {selector!r}"


def _said(reading: Reading, name: Field) -> str:
    """Return what the reader said of a field that it did not find, where it named the selector."""
    warning = next((text for text in reading.warnings if text.startswith(f"no {name} ")), "")
    return warning.partition("; ")[2]


def _stated(publisher: Publisher | None, name: Field) -> str:
    """Return the selectors that a publisher's layouts state for a field."""
    layouts = publisher.layouts if publisher is not None else ()
    stated = [getattr(layout, "body" if name == "text" else name) for layout in layouts]
    selectors = dict.fromkeys(selector for selector in stated if selector)
    return f"nothing at {' or '.join(repr(selector) for selector in selectors)}" if selectors else ""


def _marks(publisher: Publisher) -> str:
    return f"no layout fits: none of {' or '.join(repr(layout.marks) for layout in publisher.layouts)}"
