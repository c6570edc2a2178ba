"""The attributes of all nodes, or of all edges, as columns of XML: their kinds, and how a row of them is written."""

import math
import re
from collections.abc import Callable, Iterable, Mapping
from operator import itemgetter
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
# What takes the numbers of a row, what takes its texts, what writes its other values, and the element around them.
_Values = Callable[[Row], tuple[Any, ...]]
_Compiled = tuple[_Values, _Values, list[tuple[Any, Formatter]], str]
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

        def write(row: Row, *given: object) -> str:
            shape = (*row, *map(type, row.values()))
            found = compiled.get(shape)
            if found is None:
                found = compiled[shape] = self._compile(shape, opened, closed, around)
            numbers, texts, others, template = found
            said = texts(row)
            if others:
                said = (*said, *[write(row[name]) for name, write in others])
            if _SPECIAL.search("".join(said)):
                said = tuple(map(marked, said))
            line = template % (*given, *numbers(row), *said)
            # Numbers that are none, or have no end: seldom, so the row is looked at only then.
            return self._sparse(row, opened % given, closed, around) if "nan" in line or "inf" in line else line

        return write

    def _compile(self, shape: _Shape, opened: str, closed: str, around: tuple[str, str]) -> _Compiled:
        kept = [pair for pair in _pairs(shape) if pair[1] is not _NOTHING and not self._leave(*pair)]
        # Numbers are made text by the template itself.
        numbers = [name for name, type_ in kept if type_ in {int, float}]
        texts = [name for name, type_ in kept if type_ is str]
        others: list[tuple[Any, Formatter]] = [
            (name, _evidence if type_ is tuple else _any) for name, type_ in kept if type_ not in {int, float, str}
        ]
        values = "".join(
            self._cell(name, slot)
            for slot, names in (("%r", numbers), ("%s", texts), ("%s", [name for name, _ in others]))
            for name in names
        )
        template = opened + (values and around[0] + values + around[1]) + closed
        return _getter(numbers), _getter(texts), others, template

    def _cell(self, name: object, text: str) -> str:
        before, between, after = self._value
        return f"{before}{self.numbers[self._titles[name]]}{between}{text}{after}"

    def _sparse(self, row: Row, opened: str, closed: str, around: tuple[str, str]) -> str:
        """Return a row some of whose values may be none."""
        texts = {
            name: _text(value)
            for name, value in row.items()
            if value is not None and not self._leave(name, type(value))
        }
        values = "".join(self._cell(name, text) for name, text in texts.items() if text is not None)
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


def _getter(names: list[Any]) -> Callable[[Row], tuple[Any, ...]]:
    if len(names) > 1:
        return itemgetter(*names)
    return (lambda row: (row[names[0]],)) if names else lambda _row: ()


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
