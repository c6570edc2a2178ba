"""Lists of an unknown design: the largest group of like links in like places, with dates beside them.

An article's address differs from its siblings' in numbers only, its headline is longer than a menu's word, and its
element stands beside others of the same kind.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from urllib.parse import parse_qsl, urlsplit

from lxml.html import HtmlElement

from newsmine.pages.links import absolute_url, plain_title
from newsmine.pages.list_dates import list_date
from newsmine.records import KST

# Headlines of fewer letters are words of a menu; a paragraph is no headline.
_SHORTEST, _LONGEST = 8, 200
# Fewer links are no list.
_FEWEST = 3
# A date stands alone in its element, or beside a section and a name.
_DATE_LINE = 60
_UP = 8
_DIGITS = re.compile(r"\d+")
_SLUG = re.compile(r"^[^/]{0,300}(?:-[^/-]{1,80}){3,}$")
_PAGES = re.compile(
    r"(?:^|[/_-])(?:page|list|section|category|tag|author|reporter|search|login)s?(?:$|[/_.-])", re.IGNORECASE
)
_DIGIT_OR_WORD = re.compile(r"\d|어제|오늘|방금")
_NO_TEXT = frozenset({"script", "style", "noscript", "template", "select", "textarea"})
_MOST_ELEMENTS = 200
# Whether there is a date is all that is asked: any day serves to read `27분 전`.
_ANY_DAY = datetime(2000, 1, 1, tzinfo=KST)


@dataclass(slots=True)
class Group:
    """Links of one shape whose elements stand in like places.

    Parameters
    ----------
    items : dict
        URL to its element: the largest that holds no other link of the shape.
    titles : dict
        URL to its headline.
    """

    items: dict[str, HtmlElement] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)


def largest_group(tree: HtmlElement, url: str) -> Group | None:
    """Return the group of links that is the page's list of articles, or ``None`` where there is none.

    Parameters
    ----------
    tree : lxml.html.HtmlElement
        The page; not changed.
    url : str
        Where it was fetched.
    """
    by_shape: dict[str, list[tuple[str, HtmlElement, str]]] = {}
    for address, anchor, title in _anchors(tree, url):
        by_shape.setdefault(url_shape(address), []).append((address, anchor, title))
    groups: dict[tuple[str, str], Group] = {}
    for shape, found in by_shape.items():
        if len({address for address, _, _ in found}) < _FEWEST:
            continue
        for address, element, place, title in _placed(found):
            group = groups.setdefault((shape, place), Group())
            group.items.setdefault(address, element)
            if len(title) > len(group.titles.get(address, "")):
                group.titles[address] = title
    named = [group for group in groups.values() if _named(group) >= _FEWEST]
    return max(named, key=_weight, default=None)


def item_date(item: HtmlElement, seen_at: datetime | None = None) -> datetime | None:
    """Return the date that stands in an item of a list, in an element of its own.

    Parameters
    ----------
    item : lxml.html.HtmlElement
        Its first 200 elements are looked at.
    seen_at : datetime, optional
        When the list was fetched, aware; see :func:`newsmine.pages.list_dates.list_date`.
    """
    for element in islice(item.iter(), _MOST_ELEMENTS):
        if not isinstance(element.tag, str) or element.tag in _NO_TEXT:
            continue
        for text in (element.get("datetime"), element.text, element.tail if element is not item else None):
            if text and len(text) < _DATE_LINE and _DIGIT_OR_WORD.search(text):
                when = list_date(text, seen_at)
                if when is not None:
                    return when
    return None


def url_shape(address: str) -> str:
    """Return an address without what differs from article to article.

    Examples
    --------
    >>> url_shape("https://hanbit.example/news/articleView.html?idxno=7&page=2")
    'hanbit.example/news/articleView.html?idxno=9&page=9'
    >>> url_shape("https://hanbit.example/2024/11/27/new-campus-opens-in-gwangju/")
    'hanbit.example/9/9/9/slug'
    """
    parts = urlsplit(address)
    steps = [step for step in parts.path.split("/") if step]
    if steps and _SLUG.match(steps[-1]):
        steps[-1] = "slug"
    path = "/".join(_DIGITS.sub("9", step) for step in steps)
    query = "&".join(f"{name}={'9' if _DIGITS.search(value) else ''}" for name, value in sorted(parse_qsl(parts.query)))
    return f"{parts.netloc.lower()}/{path}" + (f"?{query}" if query else "")


def _anchors(tree: HtmlElement, url: str) -> Iterator[tuple[str, HtmlElement, str]]:
    """Yield the links that may lead to articles: their address tells one from another."""
    here = absolute_url(url, url)
    for anchor in tree.iter("a"):
        address = absolute_url(anchor.get("href"), url)
        if address is None or address == here:
            continue
        shape = url_shape(address)
        path = shape.partition("/")[2]
        if ("9" not in path and "slug" not in path) or _PAGES.search(path.partition("?")[0].rpartition("/")[2]):
            continue
        yield address, anchor, plain_title(anchor.text_content()) or ""


def _placed(found: list[tuple[str, HtmlElement, str]]) -> Iterator[tuple[str, HtmlElement, str, str]]:
    """Yield each link's address, its own element, the place of that element, and its headline."""
    held: dict[HtmlElement, set[str]] = {}
    for address, anchor, _ in found:
        for step, element in enumerate((anchor, *anchor.iterancestors())):
            if step > _UP:
                break
            held.setdefault(element, set()).add(address)
    for address, anchor, title in found:
        element = anchor
        for parent in anchor.iterancestors():
            if len(held.get(parent, ())) != 1:
                break
            element = parent
        yield address, element, _place(element), title


def _place(element: HtmlElement) -> str:
    """Return the names and classes of the elements around, which the items of one list share."""
    around = islice(element.iterancestors(), 2)
    return " < ".join(f"{parent.tag}.{_DIGITS.sub('9', parent.get('class') or '')}" for parent in around)


def _named(group: Group) -> int:
    return sum(_SHORTEST <= len(title) <= _LONGEST for title in group.titles.values())


def _weight(group: Group) -> float:
    """Return how much a group looks like the page's list: many headlines, long ones, with dates beside them."""
    named = _named(group)
    letters = sum(min(len(title), 60) for title in group.titles.values()) / max(1, len(group.titles))
    dated = sum(item_date(item, _ANY_DAY) is not None for item in group.items.values()) / max(1, len(group.items))
    return named * (1 + dated * 2) * letters
