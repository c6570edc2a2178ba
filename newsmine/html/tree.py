r"""A page's text to its tree, parsed once, and an element of it to lines.

The tree is lxml's: it takes a twentieth of the time that BeautifulSoup's takes. Nothing here changes or copies it.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import TypeAlias

from lxml import etree

from newsmine.errors import InputError

Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml names its type so

# The longest article page seen had 0.7 million characters; more than this is a dump or an attack.
_LONGEST = 20_000_000
# Article pages seen had up to 5,000 tags, lists and search results 12,000.
_MOST_TAGS = 60_000
_XML_INSTRUCTION = re.compile(r"<\?xml[^>]{0,400}>?", re.IGNORECASE)
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\u00ad]"
)
_SIGNS = re.compile(r"[\W_]+")
_SURROGATE = re.compile("[\ud800-\udfff]")

BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "tfoot",
        "thead",
        "tr",
        "ul",
        "caption",
    ]
)
"""Elements that begin and end a line."""

SILENT = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "iframe",
        "object",
        "embed",
        "svg",
        "math",
        "canvas",
        "audio",
        "video",
        "source",
        "track",
        "map",
        "head",
        "title",
        "meta",
        "link",
        "select",
        "option",
        "optgroup",
        "textarea",
        "input",
        "button",
        "datalist",
    ]
)
"""Elements that show no text of an article."""

# Headings set in bold or in a span, which a style sheet makes a line of its own.
_LINE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:sub|mid)?_?-?(?:title|tit|ttl|heading|headline|summary|subtitle\w*|desc)(?:$|[\s_\d-])",
    re.IGNORECASE,
)
_LINE_STYLE = re.compile(r"display\s*:\s*(?:block|table|list-item)", re.IGNORECASE)
_CELLS = frozenset({"td", "th"})


def parse(html: str) -> Element:
    """Return the root of a page's tree.

    Raises
    ------
    InputError
        If the page is longer than 20 million characters, or has more than 60,000 tags.

    Examples
    --------
    >>> text_of(parse("<p>광주</p>"))
    '광주'
    """
    if len(html) > _LONGEST:
        raise InputError(f"a page of {len(html):,} characters; newsmine reads up to {_LONGEST:,}")
    tags = html.count("<")
    if tags > _MOST_TAGS:
        raise InputError(f"a page of {tags:,} tags; newsmine reads up to {_MOST_TAGS:,}")
    text = html.replace("\x00", "").lstrip("\ufeff")
    text = _XML_INSTRUCTION.sub("", text) if "<?" in text else text
    try:
        body = (text if tags else f"<p>{text}</p>").encode("utf-8")
    except UnicodeEncodeError:  # a lone surrogate, which UTF-8 does not have
        body = _SURROGATE.sub("\ufffd", text).encode("utf-8")
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_pis=True)
    root = etree.fromstring(body, parser)
    # A page of nothing, or of nothing but a comment, has no element.
    return root if root is not None and isinstance(root.tag, str) else etree.fromstring(b"<html><body/></html>", parser)


def lines(element: Element, *, skip: Collection[Element] = ()) -> Iterator[str]:
    """Yield the lines that an element shows, without blank ones.

    Parameters
    ----------
    element : lxml element
        Not changed.
    skip : collection of lxml elements
        Those to pass over.

    Examples
    --------
    >>> list(lines(parse("<div><b>광주</b>시는 <br>27일<p>밝혔다.</p></div>")))
    ['광주시는', '27일', '밝혔다.']
    """
    parts: list[str] = []
    for piece in _pieces(element, skip):
        if piece is not None:
            parts.append(piece)
        elif parts:
            line = squeeze("".join(parts))
            parts.clear()
            if line:
                yield line
    line = squeeze("".join(parts))
    if line:
        yield line


def text_of(element: Element, *, skip: Collection[Element] = ()) -> str:
    """Return what an element shows, in one line."""
    return squeeze(" ".join(lines(element, skip=skip)))


def texts(element: Element) -> Iterator[tuple[str, Element]]:
    """Yield the strings in an element, each with the element that it stands in; a tail comes before what is in its element."""
    for node in element.iter():
        if isinstance(node.tag, str) and node.text:
            yield node.text, node
        above = node.getparent()
        if node.tail and node is not element and above is not None:
            yield node.tail, above


def squeeze(text: str) -> str:
    r"""Return a text with every run of blanks as one, and without invisible characters.

    Examples
    --------
    >>> squeeze(" 광주\u00a0\n 시 ")
    '광주 시'
    """
    return " ".join(_INVISIBLE.sub("", text).split())


def bare(text: str | None) -> str:
    """Return the letters and digits of a text in lower case, to tell whether two lines say the same.

    Examples
    --------
    >>> bare("[단독] AI 학교, 문 연다")
    '단독ai학교문연다'
    """
    return _SIGNS.sub("", unicodedata.normalize("NFC", text)).lower() if text else ""


def _pieces(element: Element, skip: Collection[Element]) -> Iterator[str | None]:
    """Yield strings, and ``None`` where a line ends."""
    walk = etree.iterwalk(element, events=("start", "end", "comment"))
    for event, node in walk:
        silent = event != "comment" and (node.tag in SILENT or node in skip)
        if event == "start":
            if silent:
                walk.skip_subtree()
                continue
            line = _breaks(node.tag, node.get("class"), node.get("style"))
            if line or line is None:
                yield None if line else " "
            if node.text:
                yield node.text
            continue
        if event == "end" and not silent and _breaks(node.tag, node.get("class"), node.get("style")):
            yield None
        if node.tail and node is not element:
            yield node.tail


@lru_cache(maxsize=4096)
def _breaks(name: str, classes: str | None, style: str | None) -> bool | None:
    """Return whether an element of this name, class and style is a line (true), a cell (``None``) or neither."""
    if name in BLOCKS:
        return True
    if name in _CELLS:
        return None
    return bool((classes and _LINE_CLASS.search(classes)) or (style and _LINE_STYLE.search(style)))
