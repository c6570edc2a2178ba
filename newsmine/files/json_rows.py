"""JSON of a graph: written an element a line, read with a word for what is none."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, TextIO

from newsmine.errors import InputError


def write_lists(
    file: TextIO, head: Mapping[str, Any], lists: Mapping[str, Iterable[Any]], *, within: str | None = None
) -> None:
    """Write an object: the values of ``head``, then lists, an element a line and none held."""
    file.write("{\n" + "".join(f"{_json(name)}: {_json(value)},\n" for name, value in head.items()))
    file.write(f"{_json(within)}: {{\n" if within else "")
    for number, (name, elements) in enumerate(lists.items()):
        file.write(",\n" if number else "")
        file.write(f"{_json(name)}: [")
        file.writelines(f"{',' if position else ''}\n{_json(element)}" for position, element in enumerate(elements))
        file.write("\n]")
    file.write("\n}\n}\n" if within else "\n}\n")


def read_json_file(path: Path) -> dict[str, Any]:
    """Return the object that a file holds.

    Raises
    ------
    InputError
        If it holds none.
    """
    try:
        with path.open(encoding="utf-8-sig") as file:
            found = json.load(file, parse_constant=lambda _name: None)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{path}: no readable JSON ({error}); write it again") from error
    if not isinstance(found, dict):
        raise InputError(f"{path}: {type(found).__name__} instead of an object with nodes and edges")
    return found


def rows_of(path: Path, found: Any, name: str) -> list[dict[str, Any]]:  # noqa: ANN401 - what stands in a file
    """Return a list of objects out of what a file holds.

    Raises
    ------
    InputError
        If there is none of that name.
    """
    rows = found.get(name) if isinstance(found, dict) else None
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise InputError(f"{path}: no list {name!r} of objects in it; is it JSON of a graph?")
    return rows


def object_of(path: Path, row: Mapping[str, Any], name: str) -> dict[str, Any]:
    """Return an object within another, as a copy.

    Raises
    ------
    InputError
        If there is none of that name.
    """
    found = row.get(name)
    if not isinstance(found, dict):
        raise InputError(f"{path}: an element without {name!r}; is it JSON of a graph?")
    return dict(found)


def _json(value: Any) -> str:  # noqa: ANN401 - what JSON holds
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
