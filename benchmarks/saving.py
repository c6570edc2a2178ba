"""A page of HTML to the text that a browser, a terminal or a mail would save of it, and that text rearranged."""

import re
import textwrap
from collections.abc import Callable, Iterator

from lxml import etree

from newsmine.html.tree import BLOCKS, SILENT, parse

_PARAGRAPHS = frozenset(
    {"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "table", "blockquote", "pre", "figure"}
)
_SHOWN = frozenset({"button", "select", "option", "textarea"})
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# Inline elements that style sheets make a block of: headings in bold, summaries.
_STYLED = re.compile(r"(?:^|[\s_-])(?:sub)?_?-?(?:title|tit|heading|headline|summary|desc)(?:$|[\s_-])", re.IGNORECASE)
_WIDTH = 78


def browser_text(html: str) -> str:
    """Return what a browser copies of a whole page: blocks as lines, a blank line around paragraphs, buttons and menus too."""
    text = "".join(_pieces(parse(html)))
    lines = [" ".join(line.split()) for line in text.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip() + "\n"


def terminal_text(html: str) -> str:
    """Return what a browser of the terminal prints: indented, items with a star, one blank line at most."""
    root = parse(html)
    for item in root.iter("li"):
        item.text = f"* {item.text or ''}"
    lines = "".join(_pieces(root)).split("\n")
    return (
        re.sub(r"\n{3,}", "\n\n", "\n".join(f"   {' '.join(line.split())}".rstrip() for line in lines)).strip("\n")
        + "\n"
    )


def _pieces(root: etree._Element) -> Iterator[str]:
    walk = etree.iterwalk(root, events=("start", "end", "comment"))
    for event, node in walk:
        if event == "start":
            if (node.tag in SILENT - _SHOWN and node.tag != "body") or _HIDDEN.search(node.get("style") or ""):
                walk.skip_subtree()
                continue
            yield _edge(node)
            if node.text:
                yield re.sub(r"\s+", " ", node.text)
            continue
        if event == "end" and node.tag not in SILENT - _SHOWN and node.tag != "br":
            yield _edge(node)
        if node.tail and node is not root:
            yield re.sub(r"\s+", " ", node.tail)


def _edge(node: etree._Element) -> str:
    """Return what stands before and behind an element: a blank line, the end of a line, a tab between cells, or nothing."""
    if node.tag in _PARAGRAPHS:
        return "\n\n"
    if node.tag in {"td", "th"}:
        return "\t"
    return "\n" if node.tag in BLOCKS or _STYLED.search(node.get("class") or "") else ""


def _two_columns(text: str) -> str:
    """Return a page with the names of other stories in a second column."""
    lines = text.split("\n")
    others = [f"다른 소식 {n}번째 이야기" for n in range(1, 8)]
    middle = len(lines) // 3
    for n, other in enumerate(others):
        if middle + n < len(lines):
            lines[middle + n] = f"{lines[middle + n]:<60}\t{other}"
    return "\n".join(lines)


ARRANGEMENTS: dict[str, Callable[[str], str]] = {
    "as it is": lambda text: text,
    "no blank lines": lambda text: re.sub(r"\n{2,}", "\n", text),
    "a blank line everywhere": lambda text: re.sub(r"\n+", "\n\n", text),
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "old Mac": lambda text: text.replace("\n", "\r"),
    "indented": lambda text: "\n".join(f"\u3000 {line}" for line in text.split("\n")),
    "no-break blanks": lambda text: text.replace(" ", "\u00a0"),
    "Word": lambda text: "\ufeff" + re.sub(r"\n{2,}", "\r\n\x0b", text).replace("\n", "\x0b"),
    "quoted mail": lambda text: "\n".join(f"> {line}" for line in text.split("\n")),
    "wrapped": lambda text: "\n".join(
        textwrap.fill(line, _WIDTH // 2, break_long_words=False) if line else line for line in text.split("\n")
    ),
    "two columns": _two_columns,
}
"""Ways in which the same text is saved."""
