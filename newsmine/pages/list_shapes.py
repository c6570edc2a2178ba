"""Lists of an unknown design: the largest group of like links in like places, with dates beside them.

An article's address differs from its siblings' in numbers or in its last words only, its headline is longer than a
menu's word, and its element stands beside others of the same kind.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from statistics import median
from urllib.parse import parse_qsl, urlsplit

from newsmine.html.tree import Element, lines
from newsmine.pages.links import absolute_url, plain_title
from newsmine.pages.list_dates import list_date
from newsmine.records import KST

# Headlines of fewer letters are words of a menu; longer than a hundred is the article's first lines.
_SHORTEST, _LONGEST = 8, 110
# Fewer links are no list.
_FEWEST = 3
# A date stands alone in its element, or beside a section and a name.
_DATE_LINE = 60
_UP = 8
_MOST_ELEMENTS = 200
_DIGITS = re.compile(r"\d+")
_SLUG = re.compile(r"^[^/]{1,80}(?:-[^/-]{1,80}){3,30}$")
_DIGIT_OR_WORD = re.compile(r"\d|어제|오늘|방금")
_NO_ARTICLE = re.compile(
    r"(?:^|[/_-])(?:page|list|section|category|tag|keyword|author|reporter|journalist|press|search|login|comment|reply)s?"
    r"(?:$|[/_.-])",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"(?:^|[\s_-])(?:rank\w*|aside|side\w*|sub-?side|popular|best|hot|most\w*|many\w*|footer|foot|nav|gnb|lnb|menu|banner|ad|ads|"
    r"recommend\w*|relat\w*|floating|quick|ticker|scroll\w*|hit|pick|headline-roll)(?:$|[\s_-])",
    re.IGNORECASE,
)
_TITLE_CLASS = re.compile(
    r"(?:^|[\s_-])\w{0,40}(?:title|tit|subject|headline|headings?|ttl)\w{0,40}(?:$|[\s_-])", re.IGNORECASE
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "strong", "dt"})
_DATE_ONLY = re.compile(r"[\d\s.:/()\-년월일시분초전화수목금토오후]{3,30}")
_NO_TEXT = frozenset({"script", "style", "noscript", "template", "select", "textarea"})
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

    items: dict[str, Element] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Found:
    """A link that may lead to an article."""

    address: str
    anchor: Element
    title: str


def largest_group(tree: Element, url: str) -> Group | None:
    """Return the group of links that is the page's list of articles, or ``None`` where there is none.

    Links are alike by their addresses, or, where they lead to many sites, by their elements.

    Parameters
    ----------
    tree : lxml.etree._Element
        The page; not changed.
    url : str
        Where it was fetched.
    """
    anchors = list(_anchors(tree, url))
    titles = _titles(anchors)
    groups: dict[tuple[str, str], Group] = {}
    for shape, found in _by_shape(anchors).items():
        if len({link.address for link in found}) < _FEWEST:
            continue
        for address, element in _placed(found):
            group = groups.setdefault((shape, _place(element)), Group())
            group.items.setdefault(address, element)
            if address in titles:
                group.titles[address] = titles[address]
    lists = {key: group for key, group in groups.items() if len(group.titles) >= _FEWEST}
    best = max(lists, key=lambda key: _weight(lists[key]), default=None)
    return None if best is None else _whole(best, groups)


def item_date(item: Element, seen_at: datetime | None = None, *, title: str = "") -> datetime | None:
    """Return the date that stands in an item of a list, in an element of its own: of several the barest.

    Parameters
    ----------
    item : lxml.etree._Element
        Its first 200 elements are looked at.
    seen_at : datetime, optional
        When the list was fetched, aware; see :func:`newsmine.pages.list_dates.list_date`.
    title : str
        The item's headline: a day that it speaks of is not the article's.
    """
    best: tuple[int, datetime] | None = None
    for element in islice(item.iter(), _MOST_ELEMENTS):
        if not isinstance(element.tag, str) or element.tag in _NO_TEXT:
            continue
        for text in (element.get("datetime"), element.text, element.tail if element is not item else None):
            length = len(text) if text else _DATE_LINE
            if not text or length >= (best[0] if best else _DATE_LINE) or not _DIGIT_OR_WORD.search(text):
                continue
            when = list_date(text, seen_at) if " ".join(text.split()) not in title else None
            best = (length, when) if when is not None else best
    return best[1] if best else None


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


def _anchors(tree: Element, url: str) -> Iterator[_Found]:
    """Yield the links that may lead to articles: their address tells one from another."""
    here = absolute_url(url, url)
    for anchor in tree.iter("a"):
        address = absolute_url(anchor.get("href"), url)
        if address is None or address == here:
            continue
        path, _, query = url_shape(address).partition("/")[2].partition("?")
        if "slug" not in path and "9" not in path and "9" not in query:
            continue
        if not _NO_ARTICLE.search(path):
            yield _Found(address, anchor, _headline(anchor))


def _headline(anchor: Element) -> str:
    """Return what an anchor shows as a headline: of a whole card the line that is marked as one."""
    shown = [line for line in islice(lines(anchor), 20) if not _DATE_ONLY.fullmatch(line)]
    if len(shown) > 1 or (shown and len(shown[0]) > _LONGEST):
        for element in islice(anchor.iter(), 1, _MOST_ELEMENTS):
            if isinstance(element.tag, str) and (
                element.tag in _HEADINGS or _TITLE_CLASS.search(element.get("class") or "")
            ):
                text = plain_title(" ".join(lines(element)))
                if text and len(text) >= _SHORTEST:
                    return text
    return next((text for text in map(plain_title, shown) if text and len(text) >= _SHORTEST), "") or (
        plain_title(anchor.get("title")) or ""
    )


def _by_shape(anchors: list[_Found]) -> dict[str, list[_Found]]:
    """Return the links by the shape of their addresses, and those with headlines by the shape of their elements."""
    shapes: dict[str, list[_Found]] = {}
    for link in anchors:
        shapes.setdefault(url_shape(link.address), []).append(link)
        if _SHORTEST <= len(link.title) <= _LONGEST:
            shapes.setdefault(f"<{link.anchor.tag} {_place(link.anchor, own=True)}>", []).append(link)
    return shapes


def _titles(found: list[_Found]) -> dict[str, str]:
    """Return the headline of each address: the first text that has a headline's length."""
    titles: dict[str, str] = {}
    for link in found:
        if _SHORTEST <= len(link.title) <= _LONGEST:
            titles.setdefault(link.address, link.title)
    for link in found:
        if len(link.title) > _LONGEST:
            titles.setdefault(link.address, link.title)
    return titles


def _placed(found: list[_Found]) -> Iterator[tuple[str, Element]]:
    """Yield each address with its own element: the largest that holds none of the others."""
    held: dict[Element, set[str]] = {}
    for link in found:
        for element in (link.anchor, *islice(link.anchor.iterancestors(), _UP)):
            held.setdefault(element, set()).add(link.address)
    for link in found:
        element = link.anchor
        for parent in link.anchor.iterancestors():
            if len(held.get(parent, ())) != 1:
                break
            element = parent
        yield link.address, element


def _place(element: Element, *, own: bool = False) -> str:
    """Return the names and classes of the elements around, which the items of one list share."""
    around = ([element] if own else []) + list(islice(element.iterancestors(), 2))
    return " < ".join(f"{parent.tag}.{_DIGITS.sub('9', parent.get('class') or '')}" for parent in around)


def _whole(best: tuple[str, str], groups: dict[tuple[str, str], Group]) -> Group:
    """Return a group with those of the same shape beside it: some lists are cut into blocks of ten."""
    containers = {_container(item) for item in groups[best].items.values()}
    whole = Group()
    for (shape, place), group in groups.items():
        # A block of one is its own item, and stands a step higher.
        beside = any(_container(item) in containers or item.getparent() in containers for item in group.items.values())
        if (shape, place) == best or (shape == best[0] and beside):
            whole.items.update(group.items)
            whole.titles.update(group.titles)
    return whole


def _container(item: Element) -> Element | None:
    parent = item.getparent()
    return parent.getparent() if parent is not None else None


def _weight(group: Group) -> float:
    """Return how much a group looks like the page's list: many headlines, long ones, dates beside, not at the side."""
    letters = median(min(len(title), 40) if len(title) <= _LONGEST else _SHORTEST for title in group.titles.values())
    items = [group.items[address] for address in group.titles]
    dated = sum(
        item_date(group.items[address], _ANY_DAY, title=title) is not None for address, title in group.titles.items()
    )
    beside = any(_BESIDE.search(_marks(parent)) for parent in islice(items[0].iterancestors(), _UP))
    return len(items) * letters * (1 + 4 * dated / len(items)) * (0.2 if beside else 1.0)


def _marks(element: Element) -> str:
    return f"{element.tag} {element.get('id') or ''} {element.get('class') or ''}"
