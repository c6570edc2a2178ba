"""A page to its article: by its publisher's layout, else by the generic reader, else as saved text."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from newsmine.articles.by_layout import choose, home, read_by_layout
from newsmine.articles.generic import read_generic
from newsmine.articles.running import is_article
from newsmine.errors import DecodeError, ExtractError, InputError
from newsmine.html.decode import Decoded, decode
from newsmine.html.garbled import looks_garbled
from newsmine.html.metadata import Metadata, metadata
from newsmine.html.select import Index
from newsmine.html.tree import parse
from newsmine.records import Article, Page, Reading
from newsmine.sources import Publisher

# A page saved as text may hold a stray < or an address in brackets; markup has an element of a page.
_MARKUP = re.compile(
    r"<(?:!doctype|html|head|body|div|p|br|span|table|article|section|main|meta|script|a|h[1-6]|ul)\b[^<>]{0,2000}>",
    re.IGNORECASE,
)
_FILE_NAME = re.compile(r"[^\n<>]{1,250}\.(?:html?|txt|xlsx|csv)", re.IGNORECASE)
_LOOKED_AT = 200_000
# The longest articles (transcripts of speeches and debates) have some 60,000 characters.
_LONGEST = 300_000
# Of an article as short as this it is asked whether a layout missed the most of it.
_SHORT = 300
_FAR_MORE = 3


def extract(page: Page | Path | bytes | str, *, url: str | None = None) -> Article:
    """Return the article of a page.

    Parameters
    ----------
    page : Page, bytes, str or Path
        HTML, or a page saved as text; a ``Path`` is the file of one.
    url : str, optional
        Where the page came from; it helps to know the publisher.

    Raises
    ------
    DecodeError
        If the bytes are empty or no text.
    ExtractError
        If there is no article in it.

    Examples
    --------
    >>> extract("<h1>새 도서관</h1><div id=dic_area>가온시는 27일 시민 누구나 쓸 수 있는 도서관을 열었다.</div>").text
    '가온시는 27일 시민 누구나 쓸 수 있는 도서관을 열었다.'
    """
    if isinstance(page, Path):
        page = Page(body=page.read_bytes(), url=url, path=str(page))
    return read(page if isinstance(page, Page) else Page(body=page, url=url)).article


def read(page: Page, *, publishers: Sequence[Publisher] | None = None) -> Reading:
    """Return the article of a page, with the decoder, the warnings and what was left out.

    Parameters
    ----------
    page : Page
        What was fetched, or read from disk.
    publishers : sequence of Publisher, optional
        Whose layouts to try; by default all that are installed. An empty one leaves the page to the generic reader.

    Raises
    ------
    DecodeError
        If the bytes are empty or no text.
    ExtractError
        If there is no article in it.
    """
    place = page.url or page.path
    decoded = _decode(page, place)
    markup = _MARKUP.search(decoded.text, 0, _LOOKED_AT)
    if not markup:
        _refuse_endless(decoded.text, place)
    if markup:
        reading = _read_html(page, decoded.text, installed() if publishers is None else publishers)
    else:
        reading = _read_text(page, decoded.text)
    _refuse_endless(reading.article.text, place)
    warnings = (
        (*reading.warnings, "mojibake: characters were lost or garbled") if decoded.mojibake else reading.warnings
    )
    return replace(reading, decoder=decoded.encoding, warnings=warnings)


def _refuse_endless(text: str, place: str | None) -> None:
    if len(text) > _LONGEST:
        count = text.count("\n") + 1
        raise ExtractError(place, "text", f"{len(text):,} characters in {count:,} lines are no newspaper article")


@cache
def installed() -> tuple[Publisher, ...]:
    """Return the publishers that are installed, ours and those of plug-ins, in the order of their names."""
    from newsmine import plugins

    found = (plugins.load("publishers", name) for name in plugins.names("publishers"))
    return tuple(publisher for publisher in found if isinstance(publisher, Publisher))


def _decode(page: Page, place: str | None) -> Decoded:
    if isinstance(page.body, str):
        if not page.body.strip():
            raise ExtractError(place, "text", "the page is empty; fetch it again")
        if _FILE_NAME.fullmatch(page.body):
            reason = f"{page.body!r} is the name of a file, not a page; give Path({page.body!r})"
            raise ExtractError(place, "text", reason)
        return Decoded(text=page.body, encoding="str", mojibake=looks_garbled(page.body))
    try:
        return decode(page.body, page.charset)
    except DecodeError as error:
        raise DecodeError(f"{place or 'page'}: {error}") from None


def _read_html(page: Page, text: str, publishers: Sequence[Publisher]) -> Reading:
    try:
        index = Index(parse(text))
    except InputError as error:
        raise InputError(f"{page.url or page.path or 'page'}: {error}") from None
    meta = metadata(index)
    failed: list[str] = []
    known = home(publishers, meta, url=page.url)
    for publisher, layout in choose(publishers, index, meta, html=text, url=page.url):
        try:
            reading = read_by_layout(page, index, meta, publisher=publisher, layout=layout)
        except ExtractError as error:
            failed.append(f"{error.reason}; read by the generic reader")
            continue
        if publisher is not known and not is_article(reading.article.text.split("\n"), least=1):
            continue  # some marks are common; the page of another site has them around a list
        if len(reading.article.text) >= _SHORT:
            return reading
        return _longer(page, index, meta, reading, f"hardly anything at {layout.body!r} of {publisher.id}")
    reading = read_generic(page, index, meta)
    if known is not None:
        failed.append(f"no layout of {known.id} fits; read by the generic reader")
        if known.name and reading.article.publisher != known.name:
            reading = replace(reading, article=replace(reading.article, publisher=known.name))
    return replace(reading, warnings=(*failed[:1], *reading.warnings))


def _longer(page: Page, index: Index, meta: Metadata, short: Reading, reason: str) -> Reading:
    """Return what the generic reader finds, if that is far more than what a layout found: its design has changed."""
    try:
        reading = read_generic(page, index, meta)
    except ExtractError:
        return short
    if len(reading.article.text) < _FAR_MORE * len(short.article.text):
        return short
    return replace(reading, warnings=(f"{reason}; read by the generic reader", *reading.warnings))


def _read_text(page: Page, text: str) -> Reading:
    from newsmine.articles.saved_text import read_saved_text

    return read_saved_text(replace(page, body=text))
