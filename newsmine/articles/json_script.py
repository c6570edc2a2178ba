"""Articles that a page brings as JSON in a script and draws only in the browser."""

import json
import re
from collections.abc import Iterator
from typing import Any

from newsmine.html.fragments import fragment_lines
from newsmine.html.tree import Element

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
_FLIGHT = "self.__next_f.push("
# A summary or a comment is shorter than the body of an article.
_LEAST_HANGUL = 80
_LONGEST = 4_000_000
_ELEMENTS = re.compile(r'"content_elements"\s{0,9}:\s{0,9}\[')
# A tuple: a page may give a type that has no hash.
_TEXT_TYPES = ("text", "header", "interstitial_text")
# The one key whose value is a list of typed elements.
_LIST_KEY = "content_elements"
_MOST_BRACES = 40
# So many characters of a page's scripts are looked at, those that are looked at again counted again: a second's work.
_MOST_WORK = 30_000_000
_DECODER = json.JSONDecoder(strict=False)


def script_objects(root: Element, keys: tuple[str, ...]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the JSON objects in scripts that hold a long body under one of the keys, each with its key.

    Parameters
    ----------
    root : lxml element
        Of a page. Not changed.
    keys : tuple of str
        In order of preference: what the first finds comes first.

    Examples
    --------
    >>> from newsmine.html.tree import parse
    >>> page = parse('<script>push({"detail":{"title":"개관","contentHtml":"' + "<p>문을 열었다.</p>" * 40 + '"}})</script>')
    >>> next(script_objects(page, ("contentHtml",)))[1]["title"]
    '개관'
    """
    texts = [text for text in _texts(root) if len(_HANGUL.findall(text)) >= _LEAST_HANGUL or "\\u" in text]
    budget = _Budget()
    for key in keys:
        found = (value for text in texts for value in _objects(text, key, budget))
        # Beside the article, a page may bring the stories that it points to, some of them first.
        longest_first = sorted(found, key=lambda value: -len(body_markup(value[key]))) if key == _LIST_KEY else found
        yield from ((key, value) for value in longest_first)


def body_markup(body: Any) -> str:  # noqa: ANN401 - any JSON
    """Return the body of an object as markup: a string, or a list of typed elements with their captions.

    Examples
    --------
    >>> body_markup([{"type": "text", "content": "문을 열었다."}, {"type": "image", "caption": "새 도서관."}])
    '<p>문을 열었다.</p><figure><figcaption>새 도서관.</figcaption></figure>'
    """
    if isinstance(body, str):
        return body
    pieces: list[str] = []
    for part in body if isinstance(body, list) else ():
        kind, said = (part.get("type"), part.get("content")) if isinstance(part, dict) else (None, None)
        if kind in _TEXT_TYPES and isinstance(said, str):
            pieces.append(f"<p>{said}</p>")
        elif kind == "image" and isinstance(part.get("caption"), str):
            pieces.append(f"<figure><figcaption>{part['caption']}</figcaption></figure>")
    return "".join(pieces)


def element_lines(root: Element) -> list[str]:
    """Return the lines of an article that is a list of typed elements (``content_elements`` of Arc Publishing).

    Examples
    --------
    >>> from newsmine.html.tree import parse
    >>> page = parse('<script>x={"content_elements":[{"type":"text","content":"문을 열었다."},{"type":"image"}]}</script>')
    >>> element_lines(page)
    ['문을 열었다.']
    """
    best: list[str] = []
    budget = _Budget()
    for text in _texts(root):
        for found in _ELEMENTS.finditer(text):
            parts = [
                part["content"]
                for part in budget.decoded(text, found.end() - 1) or ()
                if isinstance(part, dict) and part.get("type") in _TEXT_TYPES and isinstance(part.get("content"), str)
            ]
            said = [line for part in parts for line in fragment_lines(part)]
            if sum(map(len, said)) > sum(map(len, best)):
                best = said
    return best


def _texts(root: Element) -> Iterator[str]:
    """Yield the scripts; the pieces that Next.js streams are joined to one."""
    flight: list[str] = []
    for script in root.iter("script"):
        text = script.text
        if not text or len(text) > _LONGEST or "ld+json" in (script.get("type") or ""):
            continue
        streamed = text.find(_FLIGHT)
        if streamed < 0:
            yield text
            continue
        try:
            part, _ = _DECODER.raw_decode(text, streamed + len(_FLIGHT))
        except (ValueError, RecursionError):
            continue
        if isinstance(part, list) and part[:1] == [1]:
            flight.extend(piece for piece in part[1:] if isinstance(piece, str))
    if flight:
        yield "".join(flight)


class _Budget:
    """How much of a page's scripts may still be looked at: a script of braces would else cost their square."""

    __slots__ = ("left",)

    def __init__(self) -> None:
        self.left = _MOST_WORK

    def decoded(self, text: str, start: int) -> Any:  # noqa: ANN401 - any JSON
        """Return the JSON value that begins at a place, or ``None`` if there is none, or the budget is spent."""
        if self.left <= 0:
            return None
        try:
            value, end = _DECODER.raw_decode(text, start)
        except json.JSONDecodeError as error:
            # The error counts the lines up to its place.
            self.left -= error.pos
        # A number of too many digits, or brackets nested deeper than Python calls.
        except (ValueError, RecursionError):
            self.left -= len(text)
        else:
            self.left -= end - start
            return value
        return None


def _objects(text: str, key: str, budget: _Budget) -> Iterator[dict[str, Any]]:
    """Yield the innermost objects around each ``"key":``."""
    opening = r"\[" if key == _LIST_KEY else '"'
    for found in re.finditer(rf'"{re.escape(key)}"\s{{0,9}}:\s{{0,9}}{opening}', text):
        if budget.left <= 0:
            return
        start = found.start()
        for _ in range(_MOST_BRACES):
            before, start = start, text.rfind("{", 0, start)
            budget.left -= before - start
            if start < 0 or budget.left <= 0:
                break
            value = budget.decoded(text, start)
            body = body_markup(value.get(key)) if isinstance(value, dict) else ""
            if len(_HANGUL.findall(body)) >= _LEAST_HANGUL:
                yield value
                break
