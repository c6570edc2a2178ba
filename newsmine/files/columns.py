"""The attributes of all nodes, or of all edges, as columns of XML: their kinds, and how a row of them is written."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice, repeat
from operator import itemgetter
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from newsmine.errors import ExportError
from newsmine.files.names import escape_name
from newsmine.files.values import Texts, bytes_of, column_of, in_order, join_texts, list_of, taken, text_of, texts_of

Item = TypeVar("Item")
Row = Mapping[Any, Any]
# Names, then types: most rows of a graph are of one shape, so how to write it is worked out once.
_Shape = tuple[Any, ...]
# The names and types of the values that stand in an element, and what stands around them.
_Compiled = tuple[list[tuple[Any, type]], list[str]]


class Element(NamedTuple):
    """What stands around the values of a row, with ``%s`` for what is given; ``before`` and ``after`` only where there are any."""

    opened: str
    closed: str
    before: str = ""
    after: str = ""


# Elements that are written at once: their text takes some megabytes.
_CHUNK = 10_000
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
        self._compiled: dict[tuple[_Shape, Element], _Compiled] = {}

    def declare(self, title: str) -> None:
        """Add a column of that title, if there is none."""
        self.kinds.setdefault(title, "string")
        self.numbers.setdefault(title, len(self.numbers))

    def write(self, rows: Sequence[Row], given: Sequence[Sequence[object] | Texts], element: Element) -> memoryview:
        """Return rows as elements, in UTF-8; what has no value is left out.

        Parameters
        ----------
        rows : sequence of mapping
            Some of the rows that the columns were made of.
        given : sequence of sequence, or of Texts
            For each ``%s`` of ``element`` what stands there, row by row; at least one.
        element : Element
            What stands around the values.
        """
        columns = [*map(column_of, given)]
        if len(self._shapes) == 1:
            return bytes_of(self._write_alike(self._shapes[0], rows, columns, element))
        places: dict[_Shape, list[int]] = {}
        for i, row in enumerate(rows):
            places.setdefault(_shape_of(row), []).append(i)
        return bytes_of(
            in_order(
                (there, self._write_alike(shape, [rows[i] for i in there], [*map(taken(there), columns)], element))
                for shape, there in places.items()
            )
        )

    def _write_alike(self, shape: _Shape, rows: Sequence[Row], given: list[Texts], element: Element) -> Texts:
        """Write rows of one shape, column by column: one call a column instead of one a cell."""
        found = self._compiled.get((shape, element))
        if found is None:
            found = self._compiled[shape, element] = self._compile(shape, element)
        kept, parts = found
        columns = [texts_of([*map(itemgetter(name), rows)], type_) for name, type_ in kept]
        if any(column is None for column in columns):
            return column_of([*map(self._write_sparse, rows, zip(*map(list_of, given), strict=True), repeat(element))])
        n = element.opened.count("%s")
        return join_texts(parts, [*given[:n], *columns, *given[n:]])

    def _compile(self, shape: _Shape, element: Element) -> _Compiled:
        kept = [pair for pair in _pairs(shape) if pair[1] is not _NOTHING and not self._leave(*pair)]
        values = "".join(self._cell(name, "%s") for name, _ in kept)
        template = element.opened + (values and element.before + values + element.after) + element.closed
        return kept, template.split("%s")

    def _cell(self, name: object, text: str) -> str:
        before, between, after = self._value
        return f"{before}{self.numbers[self._titles[name]]}{between}{text}{after}"

    def _write_sparse(self, row: Row, given: tuple[str, ...], element: Element) -> str:
        """Write a row some of whose values may be none."""
        texts = {name: text_of(value) for name, value in row.items() if not self._leave(name, type(value))}
        values = "".join(self._cell(name, text) for name, text in texts.items() if text is not None)
        n = element.opened.count("%s")
        return (
            element.opened % given[:n]
            + (values and element.before + values + element.after)
            + element.closed % given[n:]
        )


def chunks(items: Iterable[Item]) -> Iterator[list[Item]]:
    """Yield items in lists of a few: what is written at once."""
    rest = iter(items)
    while chunk := [*islice(rest, _CHUNK)]:
        yield chunk


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
