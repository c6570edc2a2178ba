"""Articles that a page brings as JSON in a script and draws only in the browser."""

import json
import re
from collections.abc import Iterator
from typing import Any

from newsmine.html.tree import Element, lines, parse

BODY_KEYS = (
    "contentHtml",
    "articleBody",
    "bodyHtml",
    "articleContent",
    "contentBody",
    "newsContent",
    "articleText",
    "content",
    "contents",
    "body",
    "html",
    "text",
)
"""Keys under which content systems keep the body of an article."""

_HANGUL = re.compile(r"[가-힣]")
_FLIGHT = re.compile(r"self\.__next_f\.push\((\[1,.*\])\)\s*;?\s*$", re.DOTALL)
# A summary or a comment is shorter than the body of an article.
_LEAST_HANGUL = 80
_LONGEST = 4_000_000
_ELEMENTS = re.compile(r'"content_elements"\s*:\s*\[')
_TEXT_TYPES = frozenset({"text", "header", "interstitial_text"})
_MOST_BRACES = 40
_DECODER = json.JSONDecoder(strict=False)


def script_objects(root: Element, keys: tuple[str, ...]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the JSON objects in scripts that hold a long string under one of the keys, each with its key.

    Parameters
    ----------
    root : lxml element
        Of a page. Not changed.
    keys : tuple of str
        In order of preference: what the first finds comes first.

    Examples
    --------
    >>> page = parse('<script>push({"detail":{"title":"개관","contentHtml":"' + "<p>문을 열었다.</p>" * 40 + '"}})</script>')
    >>> next(script_objects(page, ("contentHtml",)))[1]["title"]
    '개관'
    """
    texts = [text for text in _texts(root) if len(_HANGUL.findall(text)) >= _LEAST_HANGUL or "\\u" in text]
    for key in keys:
        for text in texts:
            yield from ((key, found) for found in _objects(text, key))


def element_lines(root: Element) -> list[str]:
    """Return the lines of an article that is a list of typed elements (``content_elements`` of Arc Publishing).

    Examples
    --------
    >>> page = parse('<script>x={"content_elements":[{"type":"text","content":"문을 열었다."},{"type":"image"}]}</script>')
    >>> element_lines(page)
    ['문을 열었다.']
    """
    best: list[str] = []
    for text in _texts(root):
        for found in _ELEMENTS.finditer(text):
            try:
                value, _ = _DECODER.raw_decode(text, found.end() - 1)
            except (json.JSONDecodeError, RecursionError):
                continue
            parts = [
                part["content"]
                for part in value
                if isinstance(part, dict) and part.get("type") in _TEXT_TYPES and isinstance(part.get("content"), str)
            ]
            said = [line for part in parts for line in html_lines(part)]
            if sum(map(len, said)) > sum(map(len, best)):
                best = said
    return best


def html_lines(html: str) -> list[str]:
    """Return the lines of a string that may hold markup."""
    return list(lines(parse(html)))


def _texts(root: Element) -> Iterator[str]:
    """Yield the scripts; the pieces that Next.js streams are joined to one."""
    flight: list[str] = []
    for script in root.iter("script"):
        text = script.text
        if not text or len(text) > _LONGEST or "ld+json" in (script.get("type") or ""):
            continue
        streamed = _FLIGHT.search(text)
        if streamed is None:
            yield text
            continue
        try:
            part = json.loads(streamed[1])
        except (json.JSONDecodeError, RecursionError):
            continue
        flight.extend(piece for piece in part[1:] if isinstance(piece, str))
    if flight:
        yield "".join(flight)


def _objects(text: str, key: str) -> Iterator[dict[str, Any]]:
    """Yield the innermost objects around each ``"key":``."""
    for found in re.finditer(rf'"{re.escape(key)}"\s*:\s*"', text):
        start = found.start()
        for _ in range(_MOST_BRACES):
            start = text.rfind("{", 0, start)
            if start < 0:
                break
            try:
                value, _ = _DECODER.raw_decode(text, start)
            except (json.JSONDecodeError, RecursionError):
                continue
            body = value.get(key) if isinstance(value, dict) else None
            if isinstance(body, str) and len(_HANGUL.findall(body)) >= _LEAST_HANGUL:
                yield value
                break
