r"""A page's text to its tree, parsed once, and an element of it to lines.

Nothing here changes or copies the tree.
"""

import re
from collections.abc import Collection, Iterator

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PreformattedString

from newsmine.errors import InputError

# The longest article page seen had 0.7 million characters; more than this is a dump or an attack.
_LONGEST = 20_000_000
# Article pages seen had up to 5,000 tags, lists and search results 12,000.
_MOST_TAGS = 60_000
_XML_INSTRUCTION = re.compile(r"<\?xml[^>]{0,400}>?", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\r\f\v\n\u00a0\u3000\u2002-\u200a\u202f]+")
_INVISIBLE = re.compile("[\x00-\x08\x0e-\x1f\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\u00ad]")

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


def parse(html: str) -> BeautifulSoup:
    """Return the tree of a page.

    Raises
    ------
    InputError
        If the page is longer than 20 million characters, or has more than 60,000 tags.

    Examples
    --------
    >>> parse("<p>광주</p>").p.get_text()
    '광주'
    """
    if len(html) > _LONGEST:
        raise InputError(f"a page of {len(html):,} characters; newsmine reads up to {_LONGEST:,}")
    tags = html.count("<")
    if tags > _MOST_TAGS:
        raise InputError(f"a page of {tags:,} tags; newsmine reads up to {_MOST_TAGS:,}")
    text = _XML_INSTRUCTION.sub("", html.replace("\x00", "")).lstrip("\ufeff")
    return BeautifulSoup(text if tags else f"<p>{text}</p>", "lxml")


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
    >>> list(lines(parse("<div><b>광주</b>시는 <br>27일<p>밝혔다.</p></div>").div))
    ['광주시는', '27일', '밝혔다.']
    """
    parts: list[str] = []
    for piece in _pieces(element, skip):
        if piece is not None:
            parts.append(piece)
            continue
        line = squeeze("".join(parts))
        parts.clear()
        if line:
            yield line
    line = squeeze("".join(parts))
    if line:
        yield line


def squeeze(text: str) -> str:
    r"""Return a text with every run of blanks as one, and without invisible characters.

    Examples
    --------
    >>> squeeze(" 광주\u00a0\n 시 ")
    '광주 시'
    """
    return _SPACES.sub(" ", _INVISIBLE.sub("", text)).strip()


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
            if _is_line(node):
                stack.append(None)
                stack.extend(children)
                stack.append(None)
            elif node.name in _CELLS:
                stack.extend(children)
                stack.append(" ")
            else:
                stack.extend(children)


def _is_line(node: Tag) -> bool:
    if node.name in BLOCKS:
        return True
    if not node.attrs or node.name in _CELLS:
        return False
    classes = node.get("class")
    name = " ".join(classes) if isinstance(classes, list) else str(classes or "")
    return bool((name and _LINE_CLASS.search(name)) or _LINE_STYLE.search(str(node.get("style") or "")))
