"""CSS selectors on a page, quickly: one walk indexes the tree, and a selector looks only where it can match.

A layout asks some thirty selectors of a page; walking the tree for each costs ten times the parsing. Selectors of names,
classes, ids and attributes are matched from left to right on what the index holds; all others by cssselect's XPath, and only if the
page has every class and id that they name.
"""

from collections.abc import Callable, Collection, Iterator
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
    "exists": lambda has, wanted: True,  # noqa: ARG005 - as the others
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

    __slots__ = ("_classes", "_found", "root")

    def __init__(self, root: Element) -> None:
        self.root = root
        self._found: dict[str, list[Element]] = {}
        self._classes: dict[str, list[str]] = {}
        found = self._found
        for element in root.iter("*"):
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
            found.update(self._matched(part))
        if within is not None:
            found = {element for element in found if within in element.iterancestors()}
        return self._ordered(found) if len(found) > 1 else list(found)

    def has(self, selector: str) -> bool:
        """Return whether a selector matches anything."""
        return any(self._matched(part) for part in _alternatives(selector))

    def _ordered(self, found: set[Element]) -> list[Element]:
        """Return elements in the order of the page: by the line that each stands in, if no two stand in one."""
        if len({element.sourceline for element in found}) == len(found):
            return sorted(found, key=lambda element: element.sourceline)
        return [element for element in self.root.iter("*") if element in found]

    def _matched(self, part: "_Part") -> Collection[Element]:
        if not all(token in self._classes or token in self._found for token in part.tokens):
            return ()
        matched: Collection[Element] = part.xpath(self.root) if part.xpath else self._quickly(part.steps or ())
        return matched

    def _quickly(self, steps: "tuple[_Step, ...]") -> set[Element]:
        """Return what a selector of steps matches: the elements of each step below those of the one before."""
        found: set[Element] = set()
        for position, step in enumerate(steps):
            here = self._candidates(step, found or {self.root})
            for test in step.tests:
                here = {element for element in here if test.holds(element.get(test.name))}
            if position and step.combinator == ">":
                here = {element for element in here if element.getparent() in found}
            elif position:
                here = {element for element in here if not found.isdisjoint(element.iterancestors())}
            if not here:
                return here
            found = here
        return found

    def _candidates(self, step: "_Step", above: set[Element]) -> set[Element]:
        """Return the elements among which those of a step are: by its keys, else by its class or id, else all below others."""
        if step.keys:
            return set(self.named(step.keys[0])).intersection(*map(self.named, step.keys[1:]))
        for test in step.tests:
            if test.name in {"class", "id"}:
                mark = "[" if test.name == "class" else "#"
                keys = [key for key in self._found if key[0] == mark and test.holds(key[1:].removesuffix("]"))]
                return {element for key in keys for element in self._found[key]}
        return {element for root in above for element in root.iter("*")}


@dataclass(frozen=True, slots=True)
class _Test:
    """What an attribute must be."""

    name: str
    compare: Callable[[str, str], bool]
    wanted: str

    def holds(self, value: str | None) -> bool:
        return value is not None and self.compare(value, self.wanted)


@dataclass(frozen=True, slots=True)
class _Step:
    """One compound of a selector: what its element must have, and how it stands to the one before.

    ``keys`` are its classes, ids and name, ``tests`` are of its attributes.
    """

    keys: tuple[str, ...]
    tests: tuple[_Test, ...]
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
    tests: list[_Test] = []
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
    return (_Step(tuple(keys), tuple(tests), combinator),) if keys or tests else None


def _test(tree: Attrib) -> _Test | None:
    """Return the test of an attribute; ``None`` if the operator is an unusual one."""
    wanted = str(tree.value.value) if tree.value is not None else ""
    compare = _OPERATORS.get(tree.operator)
    if compare is None or tree.namespace or (not wanted and tree.operator not in {"exists", "="}):
        return None
    return _Test(tree.attrib.lower(), compare, wanted)
