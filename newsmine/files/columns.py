"""The attributes of all nodes, or of all edges, as columns of XML: their kinds, and how a row of them is written."""

import math
import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from newsmine.errors import ExportError
from newsmine.files.flat import plain
from newsmine.files.names import escape_name
from newsmine.text.cells import clean
from newsmine.text.references import write_references

Row = Mapping[Any, Any]
Writer = Callable[..., str]
Formatter = Callable[[Any], str]
# Names, then types: most rows of a graph are of one shape, so how to write it is worked out once.
_Shape = tuple[Any, ...]
# What writes numbers and truth values, what writes texts, and the element around them.
_Compiled = tuple[list[tuple[Any, Formatter]], list[tuple[Any, Formatter]], str]
_BOOLEANS = {True: "true", False: "false"}

_SPECIAL = re.compile('[&<>"\n\r\t\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]')
_ENTITIES = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}
)
_NOTHING = type(None)


class Columns:
    """What the rows of a table have in common, found in one pass over them, and how they are written.

    Parameters
    ----------
    rows : iterable of mapping
        Attributes by name. Read once.
    path : Path
        The file, for errors.
    value : tuple of str
        What stands before the number of a column, between it and the value, and after the value.
    titles : mapping, optional
        Names that are others in the file.
    leave : callable, optional
        Whether the value of such a name and type stands elsewhere in the file.

    Raises
    ------
    ExportError
        If two attributes have one name in the file.

    Attributes
    ----------
    kinds : dict
        ``boolean``, ``integer``, ``double`` or ``string`` by title, in the order in which they come.
    """

    def __init__(
        self,
        rows: Iterable[Row],
        path: Path,
        value: tuple[str, str, str],
        *,
        titles: Mapping[Any, str] | None = None,
        leave: Callable[[Any, type], bool] = lambda _name, _type: False,
    ) -> None:
        self._value, self._leave, self._titles = value, leave, dict(titles or {})
        met: dict[Any, set[str]] = {}
        # A dict for a set that keeps its order; the tuples are made without a loop of Python's.
        for shape in dict.fromkeys((*row, *map(type, row.values())) for row in rows):
            for name, type_ in _pairs(shape):
                if type_ is not _NOTHING and not leave(name, type_):
                    met.setdefault(name, set()).add(_kind(type_))
        names = {name: self._titles.setdefault(name, escape_name(str(name))) for name in met}
        self.kinds = {title: joined(met[name]) for name, title in names.items()}
        if len(self.kinds) < len(names):
            twice = next(title for title in self.kinds if list(names.values()).count(title) > 1)
            raise ExportError(f"{path}: two attributes are named {twice!r} in this file; rename one of them")
        self.numbers = {title: number for number, title in enumerate(self.kinds)}

    def declare(self, title: str) -> None:
        """Add a column of that title, if there is none."""
        self.kinds.setdefault(title, "string")
        self.numbers.setdefault(title, len(self.numbers))

    def writer(self, opened: str, closed: str, around: tuple[str, str] = ("", "")) -> Writer:
        """Return what writes a row as an element: its attributes, and the texts that the caller has for it.

        Parameters
        ----------
        opened, closed : str
            Begin and end of the element, with one ``%s`` in ``opened`` for each text of the caller.
        around : tuple of str
            What stands around the values, where there are any.
        """
        compiled: dict[_Shape, _Compiled] = {}

        def write(row: Row, *texts: str) -> str:
            shape = (*row, *map(type, row.values()))
            found = compiled.get(shape)
            if found is None:
                found = compiled[shape] = self._compile(shape, opened, closed, around)
            plain_cells, words, template = found
            cells = [write(row[name]) for name, write in plain_cells]
            said = [write(row[name]) for name, write in words]
            if _SPECIAL.search("".join(said)):
                said = [marked(text) for text in said]
            line = template % (*texts, *cells, *said)
            # Numbers that are none, or have no end: seldom, so the row is looked at only then.
            return self._sparse(row, found, opened % texts, closed, around) if "nan" in line or "inf" in line else line

        return write

    def _compile(self, shape: _Shape, opened: str, closed: str, around: tuple[str, str]) -> _Compiled:
        kept = [pair for pair in _pairs(shape) if pair[1] is not _NOTHING and not self._leave(*pair)]
        formatters = [(name, *_formatter(type_)) for name, type_ in kept]
        plain_cells = [(name, write) for name, write, is_text in formatters if not is_text]
        words = [(name, write) for name, write, is_text in formatters if is_text]
        before, between, after = self._value
        numbers = [self.numbers[self._titles[name]] for name, _ in (*plain_cells, *words)]
        values = "".join(f"{before}{number}{between}%s{after}\n" for number in numbers)
        return plain_cells, words, opened + (values and around[0] + values + around[1]) + closed

    def _sparse(self, row: Row, found: _Compiled, opened: str, closed: str, around: tuple[str, str]) -> str:
        before, between, after = self._value
        values = ""
        for name, _ in (*found[0], *found[1]):
            text = _text(row[name])
            if text is not None:
                values += f"{before}{self.numbers[self._titles[name]]}{between}{text}{after}\n"
        return opened + (values and around[0] + values + around[1]) + closed


def marked(text: str) -> str:
    """Return a text as XML holds it, in quotes or between tags; what XML cannot hold is left out.

    Examples
    --------
    >>> marked('연구&개발 "1"')
    '연구&amp;개발 &quot;1&quot;'
    """
    return clean(text).translate(_ENTITIES) if _SPECIAL.search(text) else text


def number(value: float) -> str | None:
    """Return a number as every reader of XML takes it; ``None`` for NaN.

    Examples
    --------
    >>> number(0.1), number(float("inf")), number(float("nan"))
    ('0.1', 'Infinity', None)
    """
    if math.isfinite(value):
        return float.__repr__(value)
    return None if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"


def joined(kinds: set[str]) -> str:
    """Return the kind of a column of several kinds: numbers are double together, all else is text."""
    if len(kinds) == 1:
        return next(iter(kinds))
    return "double" if kinds == {"integer", "double"} else "string"


def _pairs(shape: _Shape) -> Iterable[tuple[Any, type]]:
    middle = len(shape) // 2
    return zip(shape[:middle], shape[middle:], strict=True)


def _kind(type_: type) -> str:
    if issubclass(type_, bool) or type_.__name__ in {"bool", "bool_"}:
        return "boolean"
    if issubclass(type_, int) or _of_numpy(type_, "integer"):
        return "integer"
    return "double" if issubclass(type_, float) or _of_numpy(type_, "floating") else "string"


def _of_numpy(type_: type, kind: str) -> bool:
    return any(parent.__module__ == "numpy" and parent.__name__ == kind for parent in type_.__mro__)


def _formatter(type_: type) -> tuple[Formatter, bool]:
    """Return what writes a value of that type, and whether it may need marks."""
    if type_ is str:
        return str, True
    if type_ is int:
        return int.__repr__, False
    if issubclass(type_, float):
        return float.__repr__, False
    if type_ is bool:
        return _BOOLEANS.__getitem__, False
    return (_evidence, True) if type_ is tuple else (_any, True)


def _evidence(value: tuple[Any, ...]) -> str:
    return write_references(value) if value and hasattr(value[0], "article_id") else _any(value)


def _any(value: object) -> str:
    """Return any value as text; what has none becomes nan, which no row keeps."""
    cell = plain(value)
    if isinstance(cell, bool):
        return _BOOLEANS[cell]
    return "nan" if cell is None else str(cell)


def _text(value: object) -> str | None:
    cell = plain(value)
    if isinstance(cell, float):
        return number(cell)
    return None if cell is None else marked(_any(cell))
