"""An element of a page to BeautifulSoup, and an element of that to lines.

Nothing here changes the page's own tree.
"""

from collections.abc import Collection, Iterator, Mapping

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PreformattedString
from lxml import etree

from newsmine.html.tree import SILENT, Element, breaks, joined, squeeze

MARK = "data-newsmine"
"""Attribute in which :func:`soup_of` leaves what was said of an element."""


def soup_of(element: Element, marks: Mapping[Element, str] | None = None) -> Tag:
    """Return an element of a page's tree as BeautifulSoup's.

    Parameters
    ----------
    element : lxml element
        As it was when this returns.
    marks : mapping of lxml elements to str, optional
        What to say of some elements in it, in their attribute :data:`MARK`.

    Examples
    --------
    >>> from newsmine.html.tree import parse
    >>> soup_of(parse("<p>광주</p>")).p.get_text()
    '광주'
    """
    for marked, said in (marks or {}).items():
        marked.set(MARK, said)
    html = etree.tostring(element, method="html", encoding="unicode", with_tail=False)
    for marked in marks or ():
        del marked.attrib[MARK]
    # A class as one string: parting them is a third of the time.
    soup = BeautifulSoup(html, "lxml", multi_valued_attributes=None)
    found = soup.find(element.tag)
    return found if isinstance(found, Tag) else soup


def lines(element: Tag, *, skip: Collection[int] = ()) -> Iterator[str]:
    """Yield the lines that an element shows, without blank ones.

    Parameters
    ----------
    element : bs4.Tag
        Not changed.
    skip : collection of int
        ``id()`` of the elements to pass over.

    Examples
    --------
    >>> page = BeautifulSoup("<div><b>광주</b>시는 <br>27일<p>밝혔다.</p></div>", "lxml")
    >>> list(lines(page.div))
    ['광주시는', '27일', '밝혔다.']
    """
    return joined(_pieces(element, skip))


def text_of(element: Tag, *, skip: Collection[int] = ()) -> str:
    """Return what an element shows, in one line."""
    return squeeze(" ".join(lines(element, skip=skip)))


def _pieces(element: Tag, skip: Collection[int]) -> Iterator[str | None]:
    """Yield strings, and ``None`` where a line ends; a stack, for pages nest deeper than Python calls may."""
    stack: list[Tag | NavigableString | str | None] = [element]
    while stack:
        node = stack.pop()
        if node is None or type(node) is str:
            yield node
        elif isinstance(node, NavigableString):
            if not isinstance(node, PreformattedString):
                yield str(node)
        elif isinstance(node, Tag) and node.name not in SILENT and id(node) not in skip:
            children = [child for child in reversed(node.contents) if isinstance(child, (Tag, NavigableString))]
            line = (
                breaks(node.name, _text(node, "class"), _text(node, "style"))
                if node.attrs
                else breaks(node.name, None, None)
            )
            if line:
                stack.append(None)
            stack.extend(children)
            if line or line is None:
                stack.append(None if line else " ")


def _text(node: Tag, name: str) -> str | None:
    value = node.get(name)
    return " ".join(value) if isinstance(value, list) else value
