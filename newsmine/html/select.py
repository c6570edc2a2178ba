"""CSS selectors on a page, quickly: one walk indexes the tree, and a selector looks only where it can match.

A layout asks some thirty selectors of a page; walking the tree for each costs ten times the parsing.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

import soupsieve
from bs4 import BeautifulSoup, Tag

_INNERMOST = re.compile(r"\([^()]*\)")
_BRACKET = re.compile(r"\[\s*([\w-]+)[^\]]*\]")
_TOKEN = re.compile(r"[#.][\w-]+|\[[\w-]+\]")
_NAME = re.compile(r"^[a-zA-Z][\w-]*")
_COMBINATOR = re.compile(r"\s*[>+~]\s*|\s+")


class Index:
    """The elements of a page by id, class, name of attribute and name of element.

    Parameters
    ----------
    soup : bs4.BeautifulSoup
        Not changed; must not be changed while the index is used.

    Examples
    --------
    >>> from newsmine.html.soup import parse
    >>> page = Index(parse('<div class="view"><p>하나</p><p id="b">둘</p></div>'))
    >>> [element.get_text() for element in page.select(".view p, #b")]
    ['하나', '둘']
    """

    __slots__ = ("_elements", "_keys", "_order", "soup")

    def __init__(self, soup: BeautifulSoup) -> None:
        self.soup = soup
        self._keys: dict[str, list[Tag]] = {}
        self._order: dict[int, int] = {}
        self._elements = soup.find_all(name=True)
        for position, element in enumerate(self._elements):
            self._order[id(element)] = position
            for key in {element.name, *_keys(element)}:
                self._keys.setdefault(key, []).append(element)

    def select(self, selector: str, *, within: Tag | None = None) -> list[Tag]:
        """Return the elements that a selector matches, in the order of the page.

        Parameters
        ----------
        selector : str
            CSS.
        within : bs4.Tag, optional
            Leave out what does not lie in this element.
        """
        found: dict[int, Tag] = {}
        for pattern, key, tokens in _alternatives(selector):
            if all(token in self._keys for token in tokens):
                candidates = self._keys.get(key, ()) if key else self._elements
                found.update((id(element), element) for element in candidates if pattern.match(element))
        chosen: Iterable[Tag] = found.values()
        if within is not None:
            chosen = (element for element in chosen if any(parent is within for parent in element.parents))
        return sorted(chosen, key=lambda element: self._order[id(element)])

    def has(self, selector: str) -> bool:
        """Return whether a selector matches anything."""
        return bool(self.select(selector))


def _keys(element: Tag) -> list[str]:
    keys = [f"[{name}]" for name in element.attrs]
    classes = element.get("class")
    if classes:
        keys += [f".{name}" for name in (classes if isinstance(classes, list) else str(classes).split())]
    if element.get("id"):
        keys.append(f"#{element['id']}")
    return keys


@lru_cache(maxsize=2048)
def _alternatives(selector: str) -> tuple[tuple[soupsieve.SoupSieve, str | None, tuple[str, ...]], ...]:
    """Return each part between commas: its pattern, the key of what it selects, and what the page must have."""
    found = []
    for part in _split(selector):
        bare = part
        while _INNERMOST.search(bare):
            bare = _INNERMOST.sub("", bare)
        bare = _BRACKET.sub(r"[\1]", bare).strip()
        last = _COMBINATOR.split(bare)[-1]
        names = _TOKEN.findall(last)
        element = _NAME.match(last)
        specific = sorted(names, key=lambda token: "#.[".index(token[0]))
        key = specific[0] if specific else (element.group() if element else None)
        found.append((soupsieve.compile(part), key, tuple(_TOKEN.findall(bare))))
    return tuple(found)


def _split(selector: str) -> list[str]:
    """Return the parts of a selector between the commas that stand in no bracket."""
    parts, depth, start = [], 0, 0
    for position, letter in enumerate(selector):
        depth += letter in "([" or -(letter in ")]")
        if letter == "," and depth == 0:
            parts.append(selector[start:position].strip())
            start = position + 1
    parts.append(selector[start:].strip())
    return [part for part in parts if part]
