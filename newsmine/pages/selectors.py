"""CSS selectors on the elements of a list page, and what belongs to an item of a list."""

from functools import lru_cache
from itertools import islice

from cssselect import SelectorError
from lxml.cssselect import CSSSelector

from newsmine.html.tree import Element

# So far up a link's surroundings and an item's own item are looked for.
_UP, _NESTED = 8, 64


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


def innermost(items: list[Element]) -> list[Element]:
    """Return the items that hold no other item."""
    known = set(items)
    outer: set[Element] = set()
    for item in items:
        outer.update(parent for parent in islice(item.iterancestors(), _NESTED) if parent in known)
    return [item for item in items if item not in outer]


def surroundings(items: list[Element]) -> dict[Element, Element]:
    """Return each item with where its fields stand: of an anchor the largest element that leads nowhere else."""
    held: dict[Element, set[str | None]] = {}
    for item in items:
        if item.tag == "a":
            for element in islice(item.iterancestors(), _UP):
                held.setdefault(element, set()).add(item.get("href"))
    around = {item: item for item in items}
    for item in items:
        for parent in islice(item.iterancestors(), _UP if item.tag == "a" else 0):
            if len(held[parent]) > 1:
                break
            around[item] = parent
    return around


@lru_cache(maxsize=512)
def _compiled(selector: str) -> CSSSelector:
    try:
        return CSSSelector(selector, translator="html")
    except SelectorError as error:
        raise ValueError(f"{selector!r} is no selector: {error}") from error
