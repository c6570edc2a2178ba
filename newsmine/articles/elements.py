"""Which elements of a body are no text: known by their names, their pictures and their links."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import islice

from lxml import etree

from newsmine.html.select import Index
from newsmine.html.tree import BLOCKS, SILENT, Element, lines, text_of

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
# A hidden box is a widget that waits for its script, or the rest of an article behind a button.
_HIDDEN = re.compile(r"display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden", re.IGNORECASE)
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


class Skipped:
    """The elements of a body that are no text, and what each held.

    Parameters
    ----------
    root : lxml element
        The body. Not changed.
    index : Index
        Of the page.
    drop : sequence of str
        CSS selectors of what the layout says is no body.
    captions : str
        CSS selector of captions.

    Attributes
    ----------
    elements : set of lxml elements
        The outermost that are no text.
    held : list of (str, list of str)
        Kind (caption, byline, rights, related, drop or other) and lines of each, in the order in which they were found.
    """

    __slots__ = ("_counts", "_whole", "elements", "held")

    def __init__(self, root: Element, index: Index, *, drop: Sequence[str] = (), captions: str = "") -> None:
        self.elements: set[Element] = set()
        self.held: list[tuple[str, list[str]]] = []
        self._counts = _letter_counts(root)
        self._whole = self._counts[root]
        for selector in drop:
            for element in index.select(selector, within=root):
                kind = kind_of(element.get("class"), element.get("id"))
                self._leave(element, kind if kind in {"caption", "byline", "rights"} else "drop")
        for element in index.select(captions, within=root) if captions else ():
            self._leave(element, "caption")
        for element in root.iterdescendants(etree.Element):
            self._judge(element)
        for link in islice(root.iterdescendants("a"), _MOST_LINKS):
            box = _link_box(link, root)
            if box is not None:
                self._leave(box, "related")

    def _leave(self, element: Element, kind: str | None) -> None:
        if kind and element not in self.elements and self.elements.isdisjoint(element.iterancestors()):
            self.elements.add(element)
            self.held.append((kind, list(lines(element))))

    def _judge(self, element: Element) -> None:
        """Leave an element out if its name, or a picture in it, says that it is no text."""
        name, style = element.tag, element.get("style")
        kind = "other" if name in _ASIDE else kind_of(element.get("class"), element.get("id"))
        if kind is None and style and _HIDDEN.search(style):
            kind = "maybe"
        if kind is None and name in {"table", "figure", "dl"}:
            kind = "picture"
        if kind == "picture":
            kind = "caption" if self._is_picture(element) else None
        if kind is None and name in {"p", "center", "div"} and _is_captioned(element):
            kind = "caption"
        if kind == "maybe":
            said = sum(is_sentence(line) and len(line) > _LONG_LINE for line in lines(element))
            kind = "other" if said <= 1 else None
        if kind and element not in self.elements and self._counts[element] <= _SHARE_OF_BODY * self._whole:
            self._leave(element, kind)

    def _is_picture(self, element: Element) -> bool:
        if element.find(".//img") is None:
            return False
        return 0 < len(text_of(element, skip=self.elements)) <= _LONGEST_CAPTION


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


def _letter_counts(root: Element) -> dict[Element, int]:
    """Return how many letters each element in a body shows, from the innermost outwards."""
    counts: dict[Element, int] = {}
    for node in reversed(list(root.iter())):
        shows = isinstance(node.tag, str) and node.tag not in SILENT
        counts[node] = counts.get(node, 0) + (_letters(node.text) if shows else 0)
        above = node.getparent()
        if node is not root and above is not None:
            tail = _letters(node.tail) if above.tag not in SILENT else 0
            counts[above] = counts.get(above, 0) + counts[node] + tail
    return counts


def _letters(text: str | None) -> int:
    return len(_LETTER.findall(text)) if text else 0


def _is_captioned(element: Element) -> bool:
    """Whether an element is a picture and, behind it, one short line."""
    picture = element.find(".//img")
    if picture is None or any(True for _ in element.iterdescendants("p", "div", "table")):
        return False
    held = list(lines(element))
    return len(held) == 1 and len(held[0]) <= _LONGEST_SHORT_CAPTION and not _is_preceded(picture, element)


def _is_preceded(node: Element, root: Element) -> bool:
    """Whether text stands before an element within another."""
    while node is not root:
        for before in node.itersiblings(preceding=True):
            if (before.tail or "").strip() or "".join(before.itertext(etree.Element)).strip():
                return True
        above = node.getparent()
        if above is None or (above.text or "").strip():
            return above is not None
        node = above
    return False


def _link_box(link: Element, root: Element) -> Element | None:
    """Return the line around a link that is nothing but the link: a headline of another story."""
    text = text_of(link)
    if len(text) < _SHORT_LINK or is_statement(text):
        return None
    if _ends_line(link, back=True) and _ends_line(link, back=False):
        return link
    box: Element | None = link
    while box is not None and box is not root and box.tag not in _BOXES:
        box = box.getparent()
    if box is None or box is root:
        return None
    whole = text_of(box)
    linked = sum(len(text_of(part)) for part in box.iter("a"))
    return box if linked >= _LINK_SHARE * len(whole) and not is_statement(whole) else None


def _ends_line(node: Element, *, back: bool) -> bool:
    """Whether a line ends beside an element: at a break or at the edge, with no more than a mark before it."""
    while True:
        other, above = node.getprevious() if back else node.getnext(), node.getparent()
        beside = (other if other is not None else above) if back else node
        text = None if beside is None else beside.text if beside is above else beside.tail
        if text and re.search(r"\w", text):
            return False
        if other is None or isinstance(other.tag, str):
            return other is None or other.tag in BLOCKS
        node = other
