"""Which elements of a body are no text: known by their names, their pictures and their links."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from bs4 import Tag
from bs4.element import NavigableString, PageElement

from newsmine.html.select import Index
from newsmine.html.soup import MARK, lines, soup_of, text_of
from newsmine.html.tree import BLOCKS, Element

# Names that templates give to what is no text, as words of a class or id (camelCase and _ parted to -).
_NOISE = re.compile(
    r"(?:^|-)(?:share|sharing|sns|ad|ads|adv|advert|advertisement|adsense|adbox|banner|promotion|sponsor|sponsored|related|relation|relative|"
    r"relnews|recommend|recommended|comment|comments|reply|cmt|tag|tags|keyword|keywords|hashtag|subscribe|subscription|newsletter|"
    r"tooltip|tts|toolbar|likeit|emotion|reaction|reactions|vote|donation|sponsorship|pagination|paging|breadcrumb|gnb|lnb|rank|"
    r"ranking|mostview|sidebar|widget|outbrain|taboola|dable|mobon|survey|poll|sitemap)(?:\d*$|\d*-)",
    re.IGNORECASE,
)
# Names that also wrap text: the second half of an article behind a button, a series of paragraphs.
_MAYBE_NOISE = re.compile(
    r"(?:^|-)(?:popup|pop|blind|hidden|hide|invisible|print|btn|btns|button|buttons|like|nav|footer|vod|player|slider|swiper|"
    r"series|issue|more|link|links|rel|copy-url)(?:\d*$|\d*-)",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"(?:^|-)(?:byline|writer|writers|reporter|reporters|journalist|author|authors|gija)(?:\d*$|\d*-)|(?:^|-)editors?$",
    re.IGNORECASE,
)
_RIGHTS = re.compile(r"(?:^|-)(?:copyright|copyrights|copy|ccl|license)(?:\d*$|\d*-)", re.IGNORECASE)
_CAPTION = re.compile(
    r"(?:^|-)(?:caption|captions|photocaption|imgcaption|(?:img|image|photo|pic|figure|picture)-(?:desc|description|txt|text|info|tit|title|explain|cap)|imgdesc|cap)(?:\d*$|\d*-|s$)",
    re.IGNORECASE,
)
_PICTURE = re.compile(r"(?:^|-)(?:photo|img|image|pic|picture|thumb|thumbnail|figure|article-?photo\w?)", re.IGNORECASE)
_KINDS = (
    ("caption", _CAPTION),
    ("byline", _BYLINE),
    ("rights", _RIGHTS),
    ("other", _NOISE),
    ("maybe", _MAYBE_NOISE),
    ("picture", _PICTURE),
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|[_\s]+")
_ASIDE = frozenset({"nav", "aside", "form", "footer", "dialog"})
_LETTER = re.compile(r"[가-힣A-Za-z一-鿿]")
_SENTENCE_END = re.compile(r"(?:[.?!…]|[다요죠까음함됨임])[\"'”’)\]」』]*$")
_STATEMENT_END = re.compile(r"[가-힣A-Za-z0-9)\"'”’]\s?\.[\"'”’)\]」』]*$")
# An element that holds this share of the letters is the body, whatever its name.
_SHARE_OF_BODY = 0.4
_LONGEST_CAPTION = 400
_LONGEST_SHORT_CAPTION = 150
_LONG_LINE = 40
_LINK_SHARE = 0.8
_SHORT_LINK = 6
_MOST_LINKS = 2_000
_BOXES = frozenset({"p", "li", "dd", "dt", "div"})


def marked(root: Element, index: Index, *, drop: Sequence[str] = (), captions: str = "") -> Tag:
    """Return the element that holds a body, with what the selectors of its layout say of what is in it.

    Parameters
    ----------
    root : lxml element
        The body. Not changed.
    index : Index
        Of the page.
    drop : sequence of str
        CSS selectors of what is no body.
    captions : str
        CSS selector of captions.
    """
    marks: dict[Element, str] = {}
    for element in index.select(captions, within=root) if captions else ():
        marks[element] = "caption"
    for selector in drop:
        for element in index.select(selector, within=root):
            kind = kind_of(element.get("class"), element.get("id"))
            marks[element] = kind if kind in {"caption", "byline", "rights"} else "other"
    return soup_of(root, marks)


class Skipped:
    """The elements of a body that are no text: their ids, and what each held.

    Parameters
    ----------
    root : bs4.Tag
        The body, as :func:`marked` returns it. Not changed.

    Attributes
    ----------
    ids : set of int
        ``id()`` of the elements.
    held : list of (str, list of str)
        Kind (caption, byline, rights, related or other) and lines of each, in the order in which they were found.
    """

    __slots__ = ("_root", "_whole", "held", "ids")

    def __init__(self, root: Tag) -> None:
        self.ids: set[int] = set()
        self.held: list[tuple[str, list[str]]] = []
        self._root = root
        self._whole = _count(root)
        elements = root.find_all(name=True)
        for element in elements:
            self._leave(element, _text(element, MARK))
        for element in elements:
            self._judge(element)
        for link in root.find_all("a", limit=_MOST_LINKS):
            box = _link_box(link, root)
            if box is not None:
                self._leave(box, "related")

    def _leave(self, element: Tag, kind: str | None) -> None:
        if kind and id(element) not in self.ids and not any(id(parent) in self.ids for parent in element.parents):
            self.ids.add(id(element))
            self.held.append((kind, list(lines(element))))

    def _judge(self, element: Tag) -> None:
        """Leave an element out if its name, or a picture in it, says that it is no text."""
        kind = "other" if element.name in _ASIDE else kind_of(_text(element, "class"), _text(element, "id"))
        if kind is None and element.name in {"table", "figure", "dl"}:
            kind = "picture"
        if kind == "picture":
            kind = "caption" if self._is_picture(element) else None
        if kind is None and element.name in {"p", "center", "div"} and _is_captioned(element):
            kind = "caption"
        if kind == "maybe":
            said = sum(is_sentence(line) and len(line) > _LONG_LINE for line in lines(element))
            kind = "other" if said <= 1 else None
        if kind and id(element) not in self.ids and _count(element) <= _SHARE_OF_BODY * self._whole:
            self._leave(element, kind)

    def _is_picture(self, element: Tag) -> bool:
        return element.find("img") is not None and 0 < len(text_of(element, skip=self.ids)) <= _LONGEST_CAPTION


@lru_cache(maxsize=8192)
def kind_of(classes: str | None, id_: str | None) -> str | None:
    """Return what an element is by its class and id: caption, byline, rights, picture or other; ``None`` if it may be text.

    Examples
    --------
    >>> kind_of("photo-caption", None), kind_of(None, "articleBody")
    ('caption', None)
    """
    names = [*(classes or "").split(), *([id_] if id_ else [])]
    words = " ".join(_CAMEL.sub("-", name).strip("-") for name in names).split()
    for kind, pattern in _KINDS:
        if any(pattern.search(word) for word in words):
            return kind
    return None


def is_sentence(line: str) -> bool:
    """Return whether a line ends as a sentence does.

    Examples
    --------
    >>> is_sentence("도서관이 문을 열었다."), is_sentence("가온시 새 도서관")
    (True, False)
    """
    return bool(_SENTENCE_END.search(line))


def is_statement(line: str) -> bool:
    """Return whether a line ends in a full stop, which headlines do not.

    Examples
    --------
    >>> is_statement("도서관이 문을 열었다."), is_statement("도서관이 문을 열었다")
    (True, False)
    """
    return bool(_STATEMENT_END.search(line))


def outermost(elements: Iterable[Element]) -> list[Element]:
    """Return the elements that lie in no other of them, in order."""
    found = list(elements)
    known = set(found)
    return [element for element in found if not any(above in known for above in element.iterancestors())]


def _text(element: Tag, name: str) -> str | None:
    value = element.get(name)
    return value if isinstance(value, str) else None


def _count(element: Tag) -> int:
    return len(_LETTER.findall(element.get_text()))


def _is_captioned(element: Tag) -> bool:
    """Whether an element is a picture and, behind it, one short line."""
    picture = element.find("img")
    if picture is None or element.find(["p", "div", "table"]) is not None:
        return False
    held = list(lines(element))
    before = "".join(str(text) for text in picture.find_all_previous(string=True, limit=3) if element in text.parents)
    return len(held) == 1 and len(held[0]) <= _LONGEST_SHORT_CAPTION and not before.strip()


def _link_box(link: Tag, root: Tag) -> Tag | None:
    """Return the line around a link that is nothing but the link: a headline of another story."""
    text = text_of(link)
    if len(text) < _SHORT_LINK or is_statement(text):
        return None
    if _ends_line(link.previous_sibling, back=True) and _ends_line(link.next_sibling, back=False):
        return link
    box = link
    while box.parent is not None and box.parent is not root and box.name not in {"p", "li", "dd", "dt", "div"}:
        box = box.parent
    if box is root or box.name not in {"p", "li", "dd", "dt", "div"}:
        return None
    whole = text_of(box)
    linked = sum(len(text_of(part)) for part in box.find_all("a"))
    return box if linked >= _LINK_SHARE * len(whole) and not is_statement(whole) else None


def _ends_line(node: PageElement | None, *, back: bool) -> bool:
    """Whether a line ends here: at a break or at the edge, with no more than a mark before it."""
    while isinstance(node, NavigableString) and not re.search(r"\w", node):
        node = node.previous_sibling if back else node.next_sibling
    return node is None or (isinstance(node, Tag) and node.name in BLOCKS)
