"""The rows of a dictionary of any kind, and what differs between two versions of it."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from newsmine.errors import InputError, RowError
from newsmine.text.columns import read_columns
from newsmine.text.reading import read_text
from newsmine.text.stopwords import Stopwords, stopword_lines

if TYPE_CHECKING:
    import pandas as pd

Kind = Literal["synonyms", "stopwords", "user words", "gazetteer", "aliases"]
Rows = dict[str, dict[str, str]]


class _Shape(NamedTuple):
    """Columns of a kind of dictionary: those that must be there, all, and those that tell a row from the others."""

    needed: tuple[str, ...]
    known: tuple[str, ...]
    key: tuple[str, ...]


# The most telling first: a table of synonyms has the column of user words too.
_SHAPES: dict[Kind, _Shape] = {
    "synonyms": _Shape(("form", "word"), ("form", "word"), ("form",)),
    "aliases": _Shape(("alias", "label", "canonical"), ("alias", "label", "canonical"), ("alias", "label")),
    "gazetteer": _Shape(
        ("name", "label"),
        ("name", "label", "canonical", "aliases", "since", "until", "note"),
        ("name", "label", "since"),
    ),
    "user words": _Shape(("word",), ("word", "tag", "note"), ("word",)),
}
_BETWEEN = " · "


def read_dictionary(path: Path) -> tuple[Kind, Rows]:
    """Return of what kind a dictionary is, and its rows by what tells them apart.

    A ``.txt`` holds stopwords; of a table its columns tell the kind.

    Raises
    ------
    InputError
        If it is of no kind that newsmine knows, or cannot be read.
    RowError
        If a row cannot be used.
    """
    if path.suffix.lower() == ".txt":
        entries = Stopwords(stopword_lines(read_text(path, what="stopwords")))
        return "stopwords", {entry: {"entry": entry} for entry in entries}
    reasons = []
    for kind, shape in _SHAPES.items():
        try:
            found = [row for _, row in read_columns(path, what=kind, needed=shape.needed, known=shape.known)]
        except RowError:
            raise
        except InputError as error:
            reasons.append(error)
            continue
        return kind, _keyed(found, shape.key)
    if not path.is_file():
        raise reasons[0]
    kinds = "; ".join(f"{kind}: {','.join(shape.needed)}" for kind, shape in _SHAPES.items())
    raise InputError(
        f"{path}: is no dictionary that newsmine knows by its columns; a .txt holds stopwords, a table {kinds}"
    )


def differences(old: Mapping[str, Mapping[str, str]], new: Mapping[str, Mapping[str, str]]) -> "pd.DataFrame":
    """Return which rows were added, removed and changed, one a row, a changed one a row for each cell.

    Returns
    -------
    pandas.DataFrame
        change (``added``, ``removed``, ``changed``), entry, column (of a changed cell), old, new; by change and entry.
    """
    import pandas as pd

    rows: list[tuple[str, str, str | None, str | None, str | None]] = []
    rows += [("added", entry, None, None, _written(new[entry])) for entry in sorted(new.keys() - old.keys())]
    for entry in sorted(old.keys() & new.keys()):
        for column, before in old[entry].items():
            if before != new[entry].get(column, ""):
                rows.append(("changed", entry, column, before or None, new[entry].get(column) or None))
    rows += [("removed", entry, None, _written(old[entry]), None) for entry in sorted(old.keys() - new.keys())]
    table: pd.DataFrame = pd.DataFrame(rows, columns=["change", "entry", "column", "old", "new"], dtype="string")
    return table


def _keyed(rows: list[dict[str, str]], key: tuple[str, ...]) -> Rows:
    found: Rows = {}
    for row in rows:
        name = _BETWEEN.join(row[column] for column in key if row[column])
        # What stands there twice is told apart by how often it stood there before.
        while name in found and found[name] != row:
            name += " (again)"
        found[name] = row
    return found


def _written(row: Mapping[str, str]) -> str:
    return _BETWEEN.join(value for value in row.values() if value)
