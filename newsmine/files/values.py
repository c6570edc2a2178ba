"""Values as XML holds them: one by one, and whole columns as Arrow arrays of text, with one call a column."""

import math
import re
from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from operator import attrgetter
from typing import Any, TypeAlias

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from newsmine.files.flat import plain
from newsmine.records import Evidence
from newsmine.text.cells import clean
from newsmine.text.references import safe_ids

Texts: TypeAlias = Any
"""An Arrow array of text; Arrow has no types."""

_SPECIAL = re.compile('[&<>"\n\r\t\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]')
_ENTITIES = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}
)
# Large: the evidence of some thousand edges may take more than two gigabytes.
_TEXT = pa.large_string()
_BLANK, _NOTHING = (pa.scalar(text, _TEXT) for text in (" ", ""))


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


def text_of(value: object) -> str | None:
    """Return any value as text; ``None`` where it has none."""
    cell = plain(value)
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        return number(cell)
    return None if cell is None else marked(str(cell))


def texts_of(column: Sequence[Any], type_: type) -> Texts | None:
    """Return values of one type as an array of text, or ``None`` if one of them has no text.

    Examples
    --------
    >>> texts_of([0.1, 2.0], float).to_pylist(), texts_of([0.1, float("nan")], float)
    (['0.1', '2'], None)
    """
    # Evidence that is read when it is asked for: of many edges at once.
    spans: Any = getattr(type_, "spans", None)
    if spans:
        return _references(spans(column))
    read: Callable[[Any], Texts | None] = _READERS.get(type_, _read_any)
    return read(column)


def column_of(values: Sequence[object] | Texts) -> Texts:
    """Return texts, or whole numbers, as a column of text."""
    return pc.cast(values if isinstance(values, pa.Array) else pa.array(values), _TEXT)


def join_texts(parts: Sequence[str], columns: Sequence[Texts]) -> Texts:
    """Return for each row its texts, with the parts before, between and after them.

    Examples
    --------
    >>> join_texts(["<", "=", ">"], [column_of(["가", "나"]), column_of([1, 2])]).to_pylist()
    ['<가=1>', '<나=2>']
    """
    around = [pa.scalar(part, _TEXT) for part in (*parts, "")]
    between = chain.from_iterable(zip(around, columns, strict=False))
    return pc.binary_join_element_wise(*between, *around[-2:])


def list_of(column: Texts) -> list[str]:
    """Return a column as a list."""
    texts: list[str] = column.to_pylist()
    return texts


def taken(rows: Sequence[int]) -> Callable[[Texts], Texts]:
    """Return what takes some rows of a column."""
    return lambda column: column.take(pa.array(rows))


def in_order(parted: Iterable[tuple[Sequence[int], Texts]]) -> Texts:
    """Return the rows of several columns, given with their numbers, as one column in the order of the numbers."""
    rows, columns = zip(*parted, strict=True)
    return pa.concat_arrays(columns).take(pa.array(np.argsort(np.concatenate(rows))))


def bytes_of(column: Texts) -> memoryview:
    """Return the texts of a new column one after another, in UTF-8."""
    _, ends, data = column.buffers()
    return memoryview(data or b"")[: np.frombuffer(ends, np.int64)[len(column)]]


def _read_integers(column: Sequence[int]) -> Texts:
    try:
        return pc.cast(pa.array(column, pa.int64()), _TEXT)
    except OverflowError:
        return pa.array(map(repr, column), _TEXT)


def _read_numbers(column: Sequence[float]) -> Texts | None:
    return pc.cast(pa.array(column, pa.float64()), _TEXT) if all(map(math.isfinite, column)) else None


def _read_texts(column: Sequence[str]) -> Texts:
    return pa.array(map(marked, column) if _SPECIAL.search("".join(column)) else column, _TEXT)


def _read_tuples(column: Sequence[tuple[Any, ...]]) -> Texts | None:
    places = [*chain.from_iterable(column)]
    if not all(column) or set(map(type, places)) != {Evidence}:
        return _read_any(column)
    names = [[*map(attrgetter(name), places)] for name in ("article_id", "field")]
    (article_ids, article), (fields, field) = map(_coded, names)
    ends = ([*map(attrgetter(name), places)] for name in ("start", "end"))
    return _references([(article_ids, article, fields, field, *ends, [*map(len, column)])])


def _coded(texts: list[str]) -> tuple[list[str], list[int]]:
    """Return the distinct texts, and for each text its number among them."""
    numbers = {text: number for number, text in enumerate(dict.fromkeys(texts))}
    return [*numbers], [*map(numbers.__getitem__, texts)]


def _references(spans: Iterable[tuple[Any, ...]]) -> Texts:
    """Return places as references, so many a row as the sizes say; see :class:`newsmine.graphs.evidence.Spans`."""
    parts, sizes = [], []
    for article_ids, article, fields, field, start, end, some in spans:
        names = (_read_texts(safe_ids(article_ids)).take(pa.array(article)), _read_texts(fields).take(pa.array(field)))
        parts.append(join_texts(("", ":", ":", "-", ""), [*names, column_of(start), column_of(end)]))
        sizes.append(some)
    bounds = np.cumsum(np.concatenate([[0], *sizes]))
    blanks = np.ones(bounds[-1], dtype=bool)
    blanks[bounds[:-1]] = False
    blank = pc.if_else(pa.array(blanks), _BLANK, _NOTHING)
    _, ends, data = pc.binary_join_element_wise(blank, pa.concat_arrays(parts), _NOTHING).buffers()
    # A row is what stands from its first place to its last: the same text with fewer bounds.
    rows = np.frombuffer(ends, np.int64)[bounds]
    return pa.LargeStringArray.from_buffers(len(rows) - 1, pa.py_buffer(rows), data)


def _read_any(column: Sequence[Any]) -> Texts | None:
    texts = [*map(text_of, column)]
    return None if None in texts else pa.array(texts, _TEXT)


_READERS: dict[type, Callable[[Any], Any]] = {
    int: _read_integers,
    float: _read_numbers,
    str: _read_texts,
    tuple: _read_tuples,
}
