"""CSS selectors on the elements of a list page."""

from functools import lru_cache

from cssselect import SelectorError
from lxml.cssselect import CSSSelector

from newsmine.html.tree import Element


def select(element: Element, selector: str | None) -> list[Element]:
    """Return the elements inside an element that a selector matches, in order; none without a selector.

    Raises
    ------
    ValueError
        If it is no selector.

    Examples
    --------
    >>> from newsmine.html.tree import parse
    >>> [anchor.text for anchor in select(parse("<ul><li><a href='/1'>광주</a></li></ul>"), "li > a")]
    ['광주']
    """
    return list(_compiled(selector)(element)) if selector else []


@lru_cache(maxsize=512)
def _compiled(selector: str) -> CSSSelector:
    try:
        return CSSSelector(selector, translator="html")
    except SelectorError as error:
        raise ValueError(f"{selector!r} is no selector: {error}") from error
