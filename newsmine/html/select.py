"""CSS selectors on a page, quickly: one walk indexes the tree, and a selector looks only where it can match.

A layout asks some thirty selectors of a page; walking the tree for each costs ten times the parsing. Selectors of names,
classes, ids and attributes are matched from left to right on what the index holds; all others by cssselect's XPath, and only if the
page has every class and id that they name.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from cssselect import HTMLTranslator, Selector, SelectorError
from cssselect import parse as parse_css
from cssselect.parser import Attrib, Class, CombinedSelector, Hash, Tree
from cssselect.parser import Element as Name
from lxml import etree

from newsmine.html.tree import Element

_QUICK = {" ", ">"}
_OPERATORS: dict[str, Callable[[str, str], bool]] = {
    "=": lambda has, wanted: has == wanted,
    "^=": str.startswith,
    "$=": str.endswith,
    "*=": lambda has, wanted: wanted in has,
    "~=": lambda has, wanted: wanted in has.split(),
}


class Index:
    """The elements of a page by id, class and name.

    Parameters
    ----------
    root : lxml element
        The root of a page's tree. Not changed; must not be changed while the index is used.

    Examples
    --------
    >>> from newsmine.html.tree import parse
    >>> page = Index(parse('<div class="view"><p>하나</p><p id="b">둘</p></div>'))
    >>> [element.text for element in page.select(".view p, #b")]
    ['하나', '둘']
    """

    __slots__ = ("_classes", "_found", "_order", "root")

    def __init__(self, root: Element) -> None:
        self.root = root
        self._found: dict[str, list[Element]] = {}
        self._order: dict[Element, int] = {}
        self._classes: dict[str, list[str]] = {}
        found = self._found
        for element in root.iter(etree.Element):
            classes, id_ = element.get("class"), element.get("id")
            if classes:
                found.setdefault(f"[{classes}]", []).append(element)
            if id_:
                found.setdefault("#" + id_, []).append(element)
        for key in found:
            if key[0] == "[":
                for name in set(key[1:-1].split()):
                    self._classes.setdefault("." + name, []).append(key)

    def named(self, key: str) -> list[Element]:
        """Return the elements of a class (``.name``), an id (``#name``) or a name, in no order across classes."""
        if key[0] == ".":
            return [element for classes in self._classes.get(key, ()) for element in self._found[classes]]
        if key[0] != "#" and key not in self._found:
            self._found[key] = list(self.root.iter(key))
        return self._found.get(key, [])

    def names(self) -> Iterator[str]:
        """Yield the classes (``.name``) and ids (``#name``) of the page."""
        yield from self._classes
        yield from (key for key in self._found if key[0] == "#")

    def select(self, selector: str, *, within: Element | None = None) -> list[Element]:
        """Return the elements that a selector matches, in the order of the page.

        Parameters
        ----------
        selector : str
            CSS.
        within : lxml element, optional
            Leave out what does not lie in this element.

        Raises
        ------
        ValueError
            If the selector is none of CSS.
        """
        found: set[Element] = set()
        for part in _alternatives(selector):
            if all(token in self._classes or token in self._found for token in part.tokens):
                found.update(part.xpath(self.root) if part.xpath else self._quickly(part.steps or ()))
        chosen: Iterable[Element] = found
        if within is not None:
            chosen = (element for element in found if any(above is within for above in element.iterancestors()))
        return self._ordered(chosen)

    def has(self, selector: str) -> bool:
        """Return whether a selector matches anything."""
        return bool(self.select(selector))

    def _ordered(self, elements: Iterable[Element]) -> list[Element]:
        chosen = list(elements)
        if len(chosen) > 1:
            if not self._order:
                self._order.update((element, position) for position, element in enumerate(self.root.iter()))
            chosen.sort(key=self._order.__getitem__)
        return chosen

    def _quickly(self, steps: "tuple[_Step, ...]") -> set[Element]:
        """Return what a selector of names, classes and ids matches: the elements of each step below those of the one before."""
        found: set[Element] = set()
        for position, step in enumerate(steps):
            here = set(self.named(step.keys[0])).intersection(*map(self.named, step.keys[1:]))
            if step.tests:
                here = {element for element in here if all(test(element) for test in step.tests)}
            if position and step.combinator == ">":
                here = {element for element in here if element.getparent() in found}
            elif position:
                here = {element for element in here if not found.isdisjoint(element.iterancestors())}
            if not here:
                return here
            found = here
        return found


@dataclass(frozen=True, slots=True)
class _Step:
    """One compound of a selector: what its element must have, and how it stands to the one before.

    ``keys`` are its classes, ids and name, ``tests`` are of its attributes.
    """

    keys: tuple[str, ...]
    tests: tuple[Callable[[Element], bool], ...]
    combinator: str


@dataclass(frozen=True, slots=True)
class _Part:
    """One alternative of a selector: the classes and ids that the page must have, and its steps or else its XPath."""

    tokens: tuple[str, ...]
    steps: tuple[_Step, ...] | None
    xpath: etree.XPath | None


@lru_cache(maxsize=4096)
def _alternatives(selector: str) -> tuple[_Part, ...]:
    """Return each part between commas.

    Parsed by cssselect; its XPath is compiled once.
    """
    try:
        return tuple(_part(found) for found in parse_css(selector))
    except SelectorError as error:
        raise ValueError(f"{selector!r} is no CSS selector that can be matched: {error}") from error


def _part(found: Selector) -> _Part:
    steps = _steps(found.parsed_tree)
    xpath = None if steps else etree.XPath(HTMLTranslator().selector_to_xpath(found), smart_strings=False)
    return _Part(tokens=tuple(_tokens(found.parsed_tree)), steps=steps, xpath=xpath)


def _tokens(tree: Tree | Selector) -> Iterator[str]:
    """Yield the classes and ids without which nothing matches."""
    if isinstance(tree, Selector):
        tree = tree.parsed_tree
    if isinstance(tree, Class):
        yield f".{tree.class_name}"
    elif isinstance(tree, Hash):
        yield f"#{tree.id}"
    elif isinstance(tree, CombinedSelector):
        yield from _tokens(tree.subselector)
    inner = getattr(tree, "selector", None)
    if inner is not None:
        yield from _tokens(inner)


def _steps(tree: Tree, combinator: str = " ") -> tuple[_Step, ...] | None:
    """Return a selector of names, classes and ids as steps from left to right; ``None`` if it has more than these."""
    if isinstance(tree, CombinedSelector):
        before = _steps(tree.selector) if tree.combinator in _QUICK else None
        last = _steps(tree.subselector, tree.combinator)
        return before + last if before and last else None
    keys: list[str] = []
    tests: list[Callable[[Element], bool]] = []
    inner: Tree = tree
    while isinstance(inner, (Class, Hash, Attrib)):
        if isinstance(inner, Attrib):
            test = _test(inner)
            if test is None:
                return None
            tests.append(test)
        else:
            keys.append(f".{inner.class_name}" if isinstance(inner, Class) else f"#{inner.id}")
        inner = inner.selector
    if not isinstance(inner, Name) or inner.namespace:
        return None
    keys += [inner.element.lower()] if inner.element else []
    return (_Step(tuple(keys), tuple(tests), combinator),) if keys else None


def _test(tree: Attrib) -> Callable[[Element], bool] | None:
    """Return whether an element has an attribute, as a function; ``None`` if the operator is an unusual one."""
    name, wanted = tree.attrib.lower(), str(tree.value.value) if tree.value is not None else ""
    if tree.operator == "exists":
        return lambda element: name in element.attrib
    compare = _OPERATORS.get(tree.operator)
    if compare is None or not wanted or tree.namespace:
        return None
    return lambda element: compare(element.get(name) or "", wanted)
