"""Read a page by the layout of its publisher."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from newsmine.articles.around import times_around
from newsmine.articles.assemble import Fields, assemble
from newsmine.articles.body import Body, read_body, read_lines
from newsmine.articles.elements import outermost
from newsmine.articles.json_script import body_markup, script_objects
from newsmine.errors import ExtractError
from newsmine.html.addresses import host_of
from newsmine.html.bylines import clean_authors
from newsmine.html.dates import labelled_dates, parse_date
from newsmine.html.fragments import fragment_lines
from newsmine.html.metadata import Metadata
from newsmine.html.select import Index
from newsmine.html.tree import Element, lines, parse, squeeze, text_of
from newsmine.records import Page, Reading
from newsmine.sources import Layout, Publisher

# Attributes in which templates write a time for machines.
_TIME_ATTRIBUTES = (
    "data-date-time",
    "data-modify-date-time",
    "datetime",
    "data-published-time",
    "data-date",
    "content",
)
# Fields that every article has, and without which a design has changed.
_POINTED = ("title", "published_at", "authors")


def choose(
    publishers: Iterable[Publisher], index: Index, meta: Metadata, *, html: str, url: str | None = None
) -> Iterator[tuple[Publisher, Layout]]:
    """Yield the layouts that may read a page, the likeliest first.

    Those of the publisher of its URL or canonical link come first, then those whose marks the page has. A newspaper is
    known by marks only if the page names it; portals and families of sites have no name. A layout whose last day lies
    before the page's comes last; of the others that whose last day comes first.

    Parameters
    ----------
    publishers : iterable of Publisher
        Read once.
    index : Index
        The page.
    meta : Metadata
        What the page's head says.
    html : str
        The page, in which a newspaper's name or domain is looked for.
    url : str, optional
        Where the page came from.
    """
    hosts = [host for host in map(host_of, (url, meta.url)) if host]
    day = meta.published_at.date() if meta.published_at else None
    found: list[tuple[tuple[bool, bool, date], Publisher, Layout]] = []
    for publisher in publishers:
        layouts = [layout for layout in publisher.layouts if index.has(layout.marks)]
        is_home = bool(layouts) and _is_home(publisher, hosts)
        if layouts and (is_home or _is_named(publisher, meta, html)):
            for layout in layouts:
                until = layout.until or date.max
                past = day is not None and day > until
                found.append(((not is_home, past, until if day else date.max), publisher, layout))
    for _, publisher, layout in sorted(found, key=lambda item: item[0]):
        yield publisher, layout


def home(publishers: Iterable[Publisher], meta: Metadata, *, url: str | None = None) -> Publisher | None:
    """Return the publisher under whose domain a page lies, by its URL or its canonical link."""
    return owner(publishers, url, meta.url)


def owner(publishers: Iterable[Publisher], *urls: str | None) -> Publisher | None:
    """Return the first publisher under whose domain one of the addresses lies."""
    hosts = [host for host in map(host_of, urls) if host]
    return next((publisher for publisher in publishers if _is_home(publisher, hosts)), None)


def read_by_layout(page: Page, index: Index, meta: Metadata, *, publisher: Publisher, layout: Layout) -> Reading:
    """Return the article of a page, as the layout says where its fields stand.

    Raises
    ------
    ExtractError
        If the layout finds no body.
    """
    place = page.url or page.path
    if layout.within == "script":
        fields, body = _from_script(index, layout)
    else:
        fields, body = _from_page(index, meta, layout)
    if not body.lines:
        raise ExtractError(place, "text", f"nothing at {layout.body!r} of {publisher.id}")
    fields.original = _original(index, layout)
    fields.publisher = _press(index, layout) or publisher.name or meta.press or meta.site
    reading = assemble(page, meta, body, fields, reader=f"by_layout:{publisher.id}")
    return replace(reading, warnings=tuple(_pointed(reading, layout, publisher)))


def _pointed(reading: Reading, layout: Layout, publisher: Publisher) -> Iterator[str]:
    """Yield the warnings; where a field is missing that the layout has a selector for, with the selector."""
    lost = {name: getattr(layout, name) for name in _POINTED if not getattr(reading.article, name)}
    for name, selector in lost.items():
        if selector:
            yield f"no {name} on the page; nothing at {selector!r} of {publisher.id}"
    yield from (
        warning
        for warning in reading.warnings
        if not any(warning == f"no {name} on the page" and lost[name] for name in lost)
    )


def _is_home(publisher: Publisher, hosts: list[str]) -> bool:
    return any(_is_under(host, domain) for host in hosts for domain in publisher.domains)


def _is_under(host: str, domain: str) -> bool:
    return host == domain or host.endswith(f".{domain}")


def _is_named(publisher: Publisher, meta: Metadata, html: str) -> bool:
    """Whether a page names a newspaper as its own: in its head, or by links to its site; search results show many names."""
    if publisher.name is None:
        return True
    if meta.site:
        return publisher.name in meta.site or any(domain in meta.site for domain in publisher.domains)
    return publisher.name == meta.outlet or any(domain in html for domain in publisher.domains)


def _press(index: Index, layout: Layout) -> str | None:
    node = next(iter(index.select(layout.publisher) if layout.publisher else []), None)
    if node is None:
        return None
    text = node.get("content") or node.get("alt") or node.get("title") or text_of(node)
    return squeeze(text.partition("|")[0]) or None


def _original(index: Index, layout: Layout) -> str | None:
    """Return the address of the newspaper's own page, of which a portal shows a copy; no front page is one."""
    for link in index.select(layout.original) if layout.original else ():
        href = (link.get("href") or "").strip()
        try:
            parts = urlsplit(href)
        except ValueError:
            continue
        if parts.scheme in {"http", "https"} and parts.hostname and (parts.path.strip("/") or parts.query):
            return href
    return None


def _from_page(index: Index, meta: Metadata, layout: Layout) -> tuple[Fields, Body]:
    title = _text(index, layout.title) or meta.title
    fields = Fields(title=title, subtitle=_text(index, layout.subtitle), rights=_text(index, layout.rights))
    fields.published_at, modified = _times(index, layout.published_at)
    fields.modified_at = _times(index, layout.modified_at)[0] or modified
    if layout.authors:
        fields.authors = clean_authors(_each(index, layout.authors))
    roots = outermost(index.select(layout.body))
    body = read_body(roots, index, title=title, drop=layout.drop, captions=layout.captions)
    if fields.published_at is None and meta.published_at is None and roots:
        fields.published_at, modified = times_around(roots[0], body, meta)
        fields.modified_at = fields.modified_at or modified
    return fields, body


def _text(index: Index, selector: str | None) -> str | None:
    for node in index.select(selector) if selector else ():
        text = (node.get("content") or "") if node.tag == "meta" else "\n".join(lines(node))
        if text.strip():
            return text.strip()
    return None


def _each(index: Index, selector: str) -> Iterator[str]:
    for node in index.select(selector):
        if node.tag == "meta":
            yield node.get("content") or ""
        else:
            yield text_of(node)


def _times(index: Index, selector: str | None) -> tuple[Any, Any]:
    """Return the published and the modified time that the selected elements show together."""
    nodes = index.select(selector) if selector else []
    for node in nodes:
        for attribute in _TIME_ATTRIBUTES:
            when = parse_date(node.get(attribute) or "")
            if when is not None:
                return when, None
    return labelled_dates(" | ".join(_labelled(node) for node in nodes))


def _labelled(node: Element) -> str:
    """Return an element's text, with the label that stands before it in a list of definitions."""
    labels = node.itersiblings("dt", "em", "strong", "th", preceding=True)
    label = next(labels, None) if node.tag in {"dd", "td", "span"} else None
    return f"{text_of(label) if label is not None else ''} {text_of(node)}"


def _from_script(index: Index, layout: Layout) -> tuple[Fields, Body]:
    *before, key = layout.body.split()
    _, found = next(script_objects(index.root, (key,)), ("", None))
    if found is None:
        return Fields(), Body()
    title = _value(found, layout.title)
    fields = Fields(title=title, subtitle=_value(found, layout.subtitle), rights=_value(found, layout.rights))
    fields.published_at = parse_date(_value(found, layout.published_at) or "")
    fields.modified_at = parse_date(_value(found, layout.modified_at) or "")
    fields.authors = clean_authors([_value(found, layout.authors) or ""])
    heads = [line for name in before for line in (_value(found, name) or "").split("\n") if line]
    markup = body_markup(found[key])
    inner = parse(markup)
    body = read_body([inner], Index(inner), title=title, drop=layout.drop, captions=layout.captions)
    if not body.lines:
        body = read_lines(fragment_lines(markup), title=title)
    if body.lines and not set(heads) & set(body.lines):
        body.lines[:0] = heads
    return fields, body


def _value(found: dict[str, Any], key: str | None) -> str | None:
    """Return what stands under a key; ``headlines.basic`` goes into an object, and into each object of a list."""
    values: list[Any] = [found] if key else []
    for name in (key or "").split("."):
        values = [value.get(name) for value in values if isinstance(value, dict)]
        values = [one for value in values for one in (value if isinstance(value, list) else [value])]
    # Without markup, a line feed ends a line.
    texts = [value if "<" in value else value.replace("\n", "<br>") for value in values if isinstance(value, str)]
    said = [line for text in texts for line in fragment_lines(text)]
    return "\n".join(said) or None
