"""JSON-LD: what a page says of its article to search engines."""

import html
import json
import re
from collections.abc import Iterator
from typing import Any

from newsmine.html.tree import Element, squeeze

_TYPES = frozenset(
    [
        "NewsArticle",
        "Article",
        "ReportageNewsArticle",
        "AnalysisNewsArticle",
        "OpinionNewsArticle",
        "BackgroundNewsArticle",
        "ReviewNewsArticle",
        "BlogPosting",
        "LiveBlogPosting",
        "SocialMediaPosting",
    ]
)
_ORGANIZATIONS = frozenset(["Organization", "NewsMediaOrganization", "Corporation", "WebSite"])
# Pages write line feeds into their strings, and a comma before the closing bracket.
_LAST_COMMA = re.compile(r",(\s*[}\]])")
_LONGEST = 2_000_000
_MOST_NODES = 5_000


def article_data(root: Element) -> dict[str, Any]:
    """Return the JSON-LD object of the article, or an empty one.

    Examples
    --------
    >>> from newsmine.html.tree import parse
    >>> article_data(parse('<script type="application/ld+json">{"@type": "NewsArticle", "headline": "개관"}</script>'))
    {'@type': 'NewsArticle', 'headline': '개관'}
    """
    best: dict[str, Any] = {}
    for script in root.iter("script"):
        if "application/ld+json" not in (script.get("type") or "").lower():
            continue
        for node in _nodes(_load(script.text or "")):
            kinds = node.get("@type")
            names = kinds if isinstance(kinds, list) else [kinds]
            if any(isinstance(name, str) and name in _TYPES for name in names) and len(node) > len(best):
                best = node
    return best


def strings(value: object) -> list[str]:
    """Return the strings of a JSON-LD value: itself, a list of it, or the names of objects.

    Examples
    --------
    >>> strings([{"name": "홍길동"}, "김가온", 7])
    ['홍길동', '김가온']
    """
    if isinstance(value, str):
        text = squeeze(html.unescape(html.unescape(value)))
        return [text] if text else []
    if isinstance(value, list):
        return [text for part in value[:50] if not isinstance(part, list) for text in strings(part)]
    if isinstance(value, dict):
        name = value.get("name") or value.get("@value") or value.get("@id")
        return strings(name) if not isinstance(name, dict) else []
    return []


def people(value: object) -> list[str]:
    """Return the names of the authors that are no organizations."""
    values = value if isinstance(value, list) else [value]
    return [
        text
        for part in values[:50]
        if not (isinstance(part, dict) and part.get("@type") in _ORGANIZATIONS)
        for text in strings(part)
    ]


def _load(text: str) -> object:
    if len(text) > _LONGEST:
        return None
    text = text.strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
    for attempt in (text, _LAST_COMMA.sub(r"\1", text)):
        try:
            return json.loads(attempt, strict=False)
        # Broken JSON, a number of too many digits, or brackets nested deeper than Python calls.
        except (ValueError, RecursionError):
            continue
    return None


def _nodes(value: object) -> Iterator[dict[str, Any]]:
    stack, seen = [value], 0
    while stack and seen < _MOST_NODES:
        node = stack.pop()
        seen += 1
        if isinstance(node, dict):
            yield node
            stack.extend(part for part in node.values() if isinstance(part, (dict, list)))
        elif isinstance(node, list):
            stack.extend(part for part in reversed(node) if isinstance(part, (dict, list)))
