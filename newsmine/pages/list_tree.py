"""A list page to its tree, and CSS selectors on it."""

import re
from functools import lru_cache

from cssselect import SelectorError
from lxml import etree
from lxml.cssselect import CSSSelector
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from newsmine.errors import ListError

# The longest list page seen has 0.6 million characters and 12,000 tags.
_LONGEST, _MOST_TAGS = 20_000_000, 60_000
_DECLARATION = re.compile(r"^\s{0,100}<\?xml[^>]{0,400}\?>")


def parse_list(html: str, url: str) -> HtmlElement:
    """Return the tree of a list page.

    Raises
    ------
    ListError
        If the page is empty, or has over 20 million characters or 60,000 tags.
    """
    tags = html.count("<")
    if len(html) > _LONGEST or tags > _MOST_TAGS:
        reason = f"a page of {len(html):,} characters and {tags:,} tags is read by none; give a smaller list"
        raise ListError(url, "a[href]", reason)
    text = _DECLARATION.sub("", html.replace("\x00", "").lstrip("\ufeff"))
    parser = HTMLParser(remove_comments=True, remove_pis=True, no_network=True, encoding="utf-8")
    try:
        return document_fromstring(text.encode("utf-8", errors="replace"), parser=parser)
    except etree.ParserError as error:
        raise ListError(url, "a[href]", "the page is empty; fetch it again") from error


def select(element: HtmlElement, selector: str | None) -> list[HtmlElement]:
    """Return the elements inside an element that a selector matches, in order; none without a selector.

    Examples
    --------
    >>> page = parse_list("<ul><li><a href='/1'>광주</a></li></ul>", "https://hanbit.example/")
    >>> [anchor.text for anchor in select(page, "li > a")]
    ['광주']
    """
    return list(_compiled(selector)(element)) if selector else []


@lru_cache(maxsize=512)
def _compiled(selector: str) -> CSSSelector:
    try:
        return CSSSelector(selector, translator="html")
    except SelectorError as error:
        raise ValueError(f"{selector!r} is no selector: {error}") from error
