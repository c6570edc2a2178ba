"""Two folders of results, compared byte for byte: which files differ, and where; called by same_bytes.py and by a test."""

import csv
import hashlib
import io
import json
import sqlite3
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

# Characters shown of each side where two files part.
_SHOWN = 60
_CORPUS = "corpus.sqlite"
_BESIDE = ("corpus.sqlite-wal", "corpus.sqlite-shm")


def _without(*place: str) -> Callable[[bytes], bytes]:
    """Return what leaves a key out of a JSON object."""

    def left(data: bytes) -> bytes:
        whole = table = json.loads(data)
        for name in place[:-1]:
            table = table[name]
        del table[place[-1]]
        return json.dumps(whole, ensure_ascii=False).encode()

    return left


def _without_column(name: str) -> Callable[[bytes], bytes]:
    """Return what leaves a column out of a CSV."""

    def left(data: bytes) -> bytes:
        rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
        at = rows[0].index(name)
        return json.dumps([[*row[:at], *row[at + 1 :]] for row in rows], ensure_ascii=False).encode()

    return left


TOLD_APART: dict[str, tuple[Callable[[bytes], bytes], ...]] = {
    "run.json": (_without("seconds"), _without("parameters", "tokens", "workers")),
    "tables/provenance.csv": (_without_column("imported_at"),),
}
"""The only files that say when they were made, or with how many workers: what of them is left out before they are compared."""

TIMES = {"provenance": ("imported_at",)}
"""The only columns of a corpus that hold when something was done."""


def contents(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of each file below a folder, by its path; of a corpus that of each of its tables, by path and table."""
    found: dict[str, str] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_dir() or name in _BESIDE:
            continue
        if name == _CORPUS:
            found |= {f"{name}: {table}": _hash(rows) for table, rows in tables(path).items()}
        else:
            found[name] = _hash(_told(path, name))
    return found


def differences(one: Path, other: Path, *, more: bool = False) -> dict[str, str]:
    """Return what two folders of results do not share to the byte: each file or table by its name, and where it differs.

    Parameters
    ----------
    one, other : Path
    more : bool
        Whether the other folder may hold more files.
    """
    here, there = contents(one), contents(other)
    found = {}
    for name in sorted(here.keys() if more else here.keys() | there.keys()):
        if name not in here or name not in there:
            found[name] = f"only in {one if name in here else other}"
        elif here[name] != there[name]:
            found[name] = _where(_bytes(one, name), _bytes(other, name))
    return found


def same_rows(one: Path, other: Path, name: str) -> bool | None:
    """Return whether a table has the same rows in both folders, whatever its bytes are; ``None`` if the file is no table."""
    here, there = (_table(folder / name) for folder in (one, other))
    return None if here is None or there is None else here == there


def _table(path: Path) -> Any:  # noqa: ANN401 - rows, or sheets of rows
    if not path.is_file():
        return None
    if path.suffix == ".csv":
        return list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))
    if path.suffix == ".jsonl":
        return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    if path.suffix == ".xlsx":
        from newsmine.files.excel import read_sheets

        return read_sheets(path)
    if path.suffix == ".parquet":
        from pyarrow import parquet

        return parquet.read_table(path).to_pylist()
    return None


AT_HAND = {"kept"}
"""The only tables that hold nothing but what was read before, which Dask's workers read elsewhere."""


def tables(path: Path) -> dict[str, bytes]:
    """Return the rows of each table of a corpus, sorted, without the times: in which order they are kept is the engine's matter."""
    connection = sqlite3.connect(f"file:{path.as_posix()}?mode=ro", uri=True)
    try:
        names = [
            name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        ]
        return {
            name: _rows(connection, name) for name in names if not name.startswith("sqlite_") and name not in AT_HAND
        }
    finally:
        connection.close()


def _rows(connection: sqlite3.Connection, table: str) -> bytes:
    columns = [
        row[1] for row in connection.execute(f"PRAGMA table_info({table})") if row[1] not in TIMES.get(table, ())
    ]
    rows = connection.execute(f"SELECT {', '.join(columns)} FROM {table}")  # noqa: S608 - names of our own tables
    return b"\n".join(sorted(repr(row).encode() for row in rows))


def _bytes(folder: Path, name: str) -> bytes:
    if name.startswith(f"{_CORPUS}: "):
        return tables(folder / _CORPUS)[name.removeprefix(f"{_CORPUS}: ")]
    return _told(folder / name, name)


def _told(path: Path, name: str) -> bytes:
    data = path.read_bytes()
    for leave in TOLD_APART.get(name, ()):
        data = leave(data)
    return data


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _where(one: bytes, other: bytes) -> str:
    """Say where two files part: of an archive (.xlsx, .npz) the member too."""
    if zipfile.is_zipfile(io.BytesIO(one)) and zipfile.is_zipfile(io.BytesIO(other)):
        here, there = (_members(data) for data in (one, other))
        for name in sorted(here.keys() | there.keys()):
            if here.get(name) != there.get(name):
                return f"{name}: {_where(here.get(name, b''), there.get(name, b''))}"
        return "its members are the same, their order or times are not"
    at = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    shown: list[Any] = [
        data[max(0, at - _SHOWN // 2) : at + _SHOWN].decode("utf-8", "replace") for data in (one, other)
    ]
    return f"byte {at:,} of {len(one):,} and {len(other):,}: {shown[0]!r} beside {shown[1]!r}"


def _members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
