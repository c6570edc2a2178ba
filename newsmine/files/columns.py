"""The attributes of all nodes, or of all edges, as columns of XML: their kinds, and how a row of them is written."""

import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from operator import itemgetter
from pathlib import Path
from typing import Any, NamedTuple, TypeVar, cast

from newsmine.errors import ExportError
from newsmine.files.flat import plain
from newsmine.files.names import escape_name
from newsmine.records import Evidence
from newsmine.text.cells import clean
from newsmine.text.references import write_references

Item = TypeVar("Item")
Row = Mapping[Any, Any]
# Names, then types: most rows of a graph are of one shape, so how to write it is worked out once.
_Shape = tuple[Any, ...]
# For each value of a row, what takes it and what makes a column of them text, and the element around them.
_Reader = tuple[Callable[[Row], Any], Callable[[list[Any]], "list[Any] | None"]]
_Compiled = tuple[list[_Reader], str]


class Element(NamedTuple):
    """What stands around the values of a row, with ``%s`` in ``opened``; ``before`` and ``after`` only where there are any."""

    opened: str
    closed: str
    before: str = ""
    after: str = ""


_SPECIAL = re.compile('[&<>"\n\r\t\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]')
_ENTITIES = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}
)
# Elements that are written at once: few enough to stay in the processor's cache.
_CHUNK = 200
# Places that are kept as text, at most.
_PLACES = 100_000
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
        self._shapes = _shapes([*rows])
        for shape in self._shapes:
            for name, type_ in _pairs(shape):
                if type_ is not _NOTHING and not leave(name, type_):
                    met.setdefault(name, set()).add(_kind(type_))
        names = {name: self._titles.setdefault(name, escape_name(str(name))) for name in met}
        self.kinds = {title: joined(met[name]) for name, title in names.items()}
        if len(self.kinds) < len(names):
            twice = next(title for title in self.kinds if list(names.values()).count(title) > 1)
            raise ExportError(f"{path}: two attributes are named {twice!r} in this file; rename one of them")
        self.numbers = {title: number for number, title in enumerate(self.kinds)}
        self._places: dict[int, str] = {}
        self._compiled: dict[tuple[_Shape, Element], _Compiled] = {}

    def declare(self, title: str) -> None:
        """Add a column of that title, if there is none."""
        self.kinds.setdefault(title, "string")
        self.numbers.setdefault(title, len(self.numbers))

    def write(self, rows: Sequence[Row], given: Sequence[Sequence[object]], element: Element) -> list[str]:
        """Return rows as elements; what has no value is left out.

        Parameters
        ----------
        rows : sequence of mapping
            Some of the rows that the columns were made of.
        given : sequence of sequence
            For each ``%s`` of ``element.opened`` what stands there, row by row; at least one.
        element : Element
            What stands around the values.
        """
        if len(self._shapes) == 1:
            return self._write_alike(self._shapes[0], rows, given, element)
        places: dict[_Shape, list[int]] = {}
        for i, row in enumerate(rows):
            places.setdefault(_shape_of(row), []).append(i)
        lines = [""] * len(rows)
        for shape, there in places.items():
            cells = [[column[i] for i in there] for column in given]
            for i, line in zip(there, self._write_alike(shape, [rows[i] for i in there], cells, element), strict=True):
                lines[i] = line
        return lines

    def _write_alike(
        self, shape: _Shape, rows: Sequence[Row], given: Sequence[Sequence[object]], element: Element
    ) -> list[str]:
        """Write rows of one shape, column by column: one call a column instead of one a cell."""
        found = self._compiled.get((shape, element))
        if found is None:
            found = self._compiled[shape, element] = self._compile(shape, element)
        readers, template = found
        columns = [read([*map(take, rows)]) for take, read in readers]
        if None in columns:
            return [
                self._write_sparse(row, element.opened % texts, element)
                for row, *texts_ in zip(rows, *given, strict=True)
                for texts in [tuple(texts_)]
            ]
        return [*map(template.__mod__, zip(*given, *columns, strict=True))]

    def _compile(self, shape: _Shape, element: Element) -> _Compiled:
        kept = [pair for pair in _pairs(shape) if pair[1] is not _NOTHING and not self._leave(*pair)]
        # Numbers are made text by the template itself.
        values = "".join(self._cell(name, "%r" if type_ in {int, float} else "%s") for name, type_ in kept)
        known = {**_READERS, tuple: self._read_tuples}
        readers: list[_Reader] = [(itemgetter(name), known.get(type_, _read_any)) for name, type_ in kept]
        return readers, element.opened + (values and element.before + values + element.after) + element.closed

    def _read_tuples(self, column: list[tuple[Any, ...]]) -> list[str] | None:
        """Return evidence as text; edges of one sentence share its place, which is written once."""
        if not all(column) or set(map(type, chain.from_iterable(column))) != {Evidence}:
            return _read_any(column)
        if len(self._places) > _PLACES:
            self._places.clear()
        # By identity, for the graph holds them while it is written, and to hash one takes longer than to write it.
        places, here = self._places, {id(place): place for place in chain.from_iterable(column)}
        places.update({key: write_references((place,)) for key, place in here.items() if key not in places})
        text = places.__getitem__
        return _read_texts([" ".join(map(text, map(id, evidence))) for evidence in column])

    def _cell(self, name: object, text: str) -> str:
        before, between, after = self._value
        return f"{before}{self.numbers[self._titles[name]]}{between}{text}{after}"

    def _write_sparse(self, row: Row, opened: str, element: Element) -> str:
        """Write a row some of whose values may be none."""
        texts = {name: _text(value) for name, value in row.items() if not self._leave(name, type(value))}
        values = "".join(self._cell(name, text) for name, text in texts.items() if text is not None)
        return opened + (values and element.before + values + element.after) + element.closed


def chunks(items: Iterable[Item]) -> Iterator[list[Item]]:
    """Yield items in lists of a few: what is written at once."""
    rest = iter(items)
    while chunk := [*islice(rest, _CHUNK)]:
        yield chunk


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


def _shapes(rows: list[Row]) -> list[_Shape]:
    """Return the shapes of rows, in the order in which they come, with as few loops of Python's as that takes."""
    if len(set(map(tuple, rows))) == 1:
        names = tuple(rows[0])
        types = [set(map(type, map(itemgetter(name), rows))) for name in names]
        if all(len(found) == 1 for found in types):
            return [(*names, *(found.pop() for found in types))]
    return [*dict.fromkeys(map(_shape_of, rows))]


def _shape_of(row: Row) -> _Shape:
    return (*row, *map(type, row.values()))


def _read_numbers(column: list[float]) -> list[float] | None:
    return column if all(map(math.isfinite, column)) else None


def _read_texts(column: list[str]) -> list[str]:
    return [*map(marked, column)] if _SPECIAL.search("".join(column)) else column


def _read_any(column: list[Any]) -> list[str] | None:
    texts = [*map(_text, column)]
    return None if None in texts else cast("list[str]", texts)


def _text(value: object) -> str | None:
    cell = plain(value)
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        return number(cell)
    return None if cell is None else marked(str(cell))


# A column of one type as texts, or as numbers; None if a value of it is none.
_READERS: dict[type, Callable[[list[Any]], "list[Any] | None"]] = {
    int: lambda column: column,
    float: _read_numbers,
    str: _read_texts,
}
