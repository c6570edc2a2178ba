"""The regular expressions of the package and texts made to slow each of them down."""

import ast
import importlib
import pkgutil
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

try:
    from re import _constants as codes
    from re import _parser as parser
except ImportError:  # Python 3.10
    import sre_constants as codes
    import sre_parse as parser

import newsmine

WAYS = {"fullmatch": "fullmatch", "match": "match", "search": "walk"}
"""What a method does; those that are not here walk through the whole text as ``finditer`` does."""

_DEPTH = 4
_MOST_CHOICES = 40
_COMMON = (
    " ",
    "\n",
    "\t ",
    "0",
    "a",
    "A",
    "가",
    "가 ",
    "가나다 ",
    "(",
    "[",
    "<",
    "【",
    ".",
    "·",
    "=",
    "/",
    "-",
    "@",
    "a.",
    "<a",
    "가, ",
    "“",
    '"',
    "1,",
    "﻿",
)


def modules() -> Iterator[object]:
    """Yield every module of the package."""
    for found in pkgutil.walk_packages(newsmine.__path__, "newsmine."):
        if not found.name.endswith("__main__"):
            yield importlib.import_module(found.name)


@dataclass(frozen=True)
class Shipped:
    """A pattern, where it stands, and the ways in which it is used: fullmatch, match and the walk through a text."""

    place: str
    pattern: re.Pattern
    ways: frozenset


def shipped() -> list[Shipped]:
    """Return every pattern once for each way of using it: at module level, in collections, in functions."""
    found: dict[tuple, tuple[str, set]] = {}
    sources = {module: Path(module.__file__).read_text(encoding="utf-8") for module in modules()}
    public = _uses("\n".join(sources.values()))
    for module, source in sources.items():
        used = _uses(source)
        for name, value in vars(module).items():
            ways = (used if name.startswith("_") else public)[name] if isinstance(value, re.Pattern) else set()
            for pattern in _patterns(value, _DEPTH):
                place = f"{module.__name__}.{name}"
                found.setdefault((pattern.pattern, pattern.flags), (place, set()))[1].update(ways or WAYS)
        for line, way, pattern in _written(source):
            key = (pattern.pattern, pattern.flags)
            if way != "compile" or key not in found:
                found.setdefault(key, (f"{module.__name__}:{line}", set()))[1].add(way)
    return [
        Shipped(place, re.compile(*key), frozenset(WAYS.get(way, "walk") for way in ways))
        for key, (place, ways) in found.items()
    ]


def _uses(source: str) -> dict[str, set[str]]:
    """Return the methods that are called on each name."""
    used = defaultdict(set)
    for name, way in re.findall(r"\b(\w+)\.(search|match|fullmatch|finditer|findall|subn?|split)\b", source):
        used[name].add(way)
    return used


def _patterns(value: object, depth: int) -> Iterator[re.Pattern]:
    if isinstance(value, re.Pattern):
        yield value
    elif depth and isinstance(value, Mapping):
        for part in value.values():
            yield from _patterns(part, depth - 1)
    elif depth and isinstance(value, tuple | list | set | frozenset):
        for part in value:
            yield from _patterns(part, depth - 1)
    elif depth and hasattr(type(value), "__dataclass_fields__"):
        for name in type(value).__dataclass_fields__:
            yield from _patterns(getattr(value, name, None), depth - 1)


def _written(source: str) -> Iterator[tuple[int, str, re.Pattern]]:
    """Yield the patterns that calls like ``re.sub("…", …)`` hold as plain strings."""
    functions = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef)]
    for node in (inner for function in functions for inner in ast.walk(function)):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute) or not node.args:
            continue
        of_re = isinstance(node.func.value, ast.Name) and node.func.value.id == "re"
        if of_re and isinstance(node.args[0], ast.Constant) and node.func.attr != "escape":
            flags = [word.value for word in node.keywords if word.arg == "flags"] + node.args[1:]
            ignore = any(isinstance(flag, ast.Attribute) and flag.attr == "IGNORECASE" for flag in flags)
            yield node.lineno, node.func.attr, re.compile(node.args[0].value, re.IGNORECASE if ignore else 0)


def hostile(pattern: re.Pattern) -> list[str]:
    """Return short texts that slow a pattern down when they are repeated: what its parts match, whole and cut."""
    tree = parser.parse(pattern.pattern, pattern.flags)
    units = dict.fromkeys(_COMMON)
    whole = _sample(tree)
    for text in (whole, whole[:-1], whole[1:], whole + " ", *_repeated(tree)):
        if text:
            units.setdefault(text)
    if isinstance(pattern.pattern, bytes):
        return [unit.encode("latin-1", "replace") for unit in units]
    return list(units)


def _repeated(tree: object) -> Iterator[str]:
    """Yield what each repeated or chosen part matches."""
    for code, value in tree:
        for part in _parts(code, value):
            yield from _repeated(part)
        if code in {codes.MAX_REPEAT, codes.MIN_REPEAT, codes.IN}:
            yield _sample([(code, value)])


def _parts(code: object, value: object) -> list[object]:
    if code in {codes.MAX_REPEAT, codes.MIN_REPEAT}:
        return [value[2]]
    if code is codes.SUBPATTERN:
        return [value[3]]
    if code is codes.BRANCH:
        return value[1][:_MOST_CHOICES]
    if code in {codes.ASSERT, codes.ASSERT_NOT}:
        return [value[1]]
    return [value] if "ATOMIC" in str(code) else []


def _sample(tree: object) -> str:
    """Return a text that a tree matches, apart from its assertions."""
    text = ""
    for code, value in tree:
        if code is codes.LITERAL:
            text += chr(value)
        elif code is codes.NOT_LITERAL:
            text += "a" if value != ord("a") else "b"
        elif code is codes.ANY:
            text += "가"
        elif code is codes.IN:
            text += _member(value)
        elif code in {codes.MAX_REPEAT, codes.MIN_REPEAT}:
            text += _sample(value[2]) * max(1, value[0])
        elif code is codes.BRANCH:
            text += _sample(value[1][0])
        elif code is codes.SUBPATTERN:
            text += _sample(value[3])
        elif "ATOMIC" in str(code):
            text += _sample(value)
    return text


_CATEGORIES = {
    codes.CATEGORY_DIGIT: "1",
    codes.CATEGORY_SPACE: " ",
    codes.CATEGORY_WORD: "가",
    codes.CATEGORY_NOT_DIGIT: "가",
    codes.CATEGORY_NOT_SPACE: "가",
    codes.CATEGORY_NOT_WORD: ".",
}


def _member(items: list) -> str:
    if items[0][0] is codes.NEGATE:
        taken = re.compile("|".join(re.escape(_member([item])) for item in items[1:]))
        return next(letter for letter in "가a1 .,(\n" if not taken.fullmatch(letter))
    code, value = items[0]
    if code is codes.LITERAL:
        return chr(value)
    return chr(value[0]) if code is codes.RANGE else _CATEGORIES[value]
