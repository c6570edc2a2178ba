"""What coders coded, back out of their workbooks; nothing that they did is silently dropped."""

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsmine.errors import InputError, RowError, did_you_mean
from newsmine.samples.workbook import BETWEEN, CODEBOOK, KEY, NOTE, UNIT
from newsmine.text.cells import clean
from newsmine.text.hangul import nfc

if TYPE_CHECKING:
    import pandas as pd

OnError = Callable[[RowError], None]


@dataclass(slots=True, kw_only=True)
class _Work:
    """What is read so far: the codebook, who should code what, and who coded what how."""

    codes: dict[str, list[str]]
    key: dict[str, list[str]]
    on_error: OnError
    first: Path
    coded: dict[tuple[str, str, str], tuple[str, str, str]] = field(default_factory=dict)
    notes: dict[tuple[str, str], str] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    seen: set[tuple[str, str]] = field(default_factory=set)


def read_coding(files: "str | Path | Iterable[str | Path]", *, on_error: OnError | None = None) -> "pd.DataFrame":
    """Return what coders coded, a row for each unit, coder and variable.

    Every coder may give back the whole workbook with the own sheet filled, or one workbook was passed around. A code may be
    written in other case, width or blanks than in the codebook.

    Parameters
    ----------
    files : Path or iterable of Path
        Workbooks that :func:`newsmine.write_coding` wrote, filled in.
    on_error : callable, optional
        Called with each thing that is wrong: a code that is none, a row that was deleted, added, doubled or whose unit was
        changed, two files in which one coder coded differently (the first counts). What is wrong is then missing. Without
        it, the first is raised.

    Returns
    -------
    pandas.DataFrame
        unit, title, coder, variable, code (missing where the cell is blank or wrong), written (as the cell has it), note.
        Every unit that a coder was given stands in it, also where the row was deleted.

    Raises
    ------
    InputError
        If a file cannot be read, is no such workbook, lacks the column of a variable, or has another codebook or key.
    RowError
        If something is wrong and ``on_error`` is not given.
    """
    paths = [Path(files)] if isinstance(files, (str, Path)) else [Path(each) for each in files]
    if not paths:
        raise InputError("no workbook given; name the files that came back from the coders")
    work: _Work | None = None
    for path in paths:
        sheets = _sheets(path)
        codes, key = _codebook(path, sheets), _key(path, sheets)
        if work is None:
            work = _Work(codes=codes, key=key, on_error=on_error or _raise, first=path)
        if (work.codes, work.key) != (codes, key):
            raise InputError(
                f"{path}: has another codebook or other units than {work.first}; read each sample for itself"
            )
        for coder in _coders(work):
            if coder in sheets:
                _read_sheet(work, path, coder, sheets[coder])
    assert work is not None  # noqa: S101 - there is a path
    for unit, who in work.key.items():
        for coder in who:
            if (unit, coder) not in work.seen:
                why = f"unit {unit!r} has no row; it was deleted, or its id was changed, and counts as not coded"
                work.on_error(RowError(", ".join(map(str, paths)), f"sheet {coder}", why))
    return _frame(work)


def _raise(error: RowError) -> None:
    raise error


def _sheets(path: Path) -> dict[str, list[list[str]]]:
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, ZipError

    try:
        with path.open("rb") as file:
            book = CalamineWorkbook.from_filelike(file)
            return {
                name: [
                    [_text(cell) for cell in row]
                    for row in book.get_sheet_by_name(name).to_python(skip_empty_area=False)
                ]
                for name in book.sheet_names
            }
    except (PasswordError, CalamineError, ZipError, OSError) as error:
        why = " ".join(str(error).split())
        raise InputError(f"{path}: cannot be read as a workbook: {why}; save it again as .xlsx") from error


def _text(cell: Any) -> str:  # noqa: ANN401 - a cell of any kind
    if isinstance(cell, date):
        return cell.isoformat()[:10]
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return nfc(str(cell)).strip()


def _codebook(path: Path, sheets: Mapping[str, list[list[str]]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row in _rows(path, sheets, CODEBOOK, ("variable", "code")):
        found.setdefault(row["variable"], []).append(row["code"])
    return found


def _key(path: Path, sheets: Mapping[str, list[list[str]]]) -> dict[str, list[str]]:
    return {row[UNIT]: row["coders"].split(BETWEEN) for row in _rows(path, sheets, KEY, (UNIT, "coders"))}


def _rows(
    path: Path, sheets: Mapping[str, list[list[str]]], name: str, needed: tuple[str, ...]
) -> Iterator[dict[str, str]]:
    rows = sheets.get(name)
    if not rows or any(column not in rows[0] for column in needed):
        raise InputError(
            f"{path}: no sheet {name!r} as newsmine wrote it; give back the workbook itself, not a copy of a sheet"
        )
    for cells in rows[1:]:
        row = dict(zip(rows[0], cells, strict=False))
        if all(row.get(column) for column in needed):
            yield row


def _coders(work: _Work) -> list[str]:
    return list(dict.fromkeys(coder for who in work.key.values() for coder in who))


def _read_sheet(work: _Work, path: Path, coder: str, rows: list[list[str]]) -> None:
    head = rows[0] if rows else []
    for name in (UNIT, *work.codes):
        if head.count(name) != 1:
            raise InputError(
                f"{path}: sheet {coder}: {head.count(name)} columns are called {name!r}; there must be one"
            )
    here: set[str] = set()
    for number, cells in enumerate(rows[1:], start=2):
        row = dict(zip(head, cells, strict=False))
        if not any(row.values()):
            continue
        place = f"sheet {coder}, row {number}"
        why = _wrong(work, coder, row[UNIT], here)
        if why:
            work.on_error(RowError(str(path), place, why))
            continue
        here.add(row[UNIT])
        work.seen.add((row[UNIT], coder))
        work.titles.setdefault(row[UNIT], row.get("title", ""))
        if row.get(NOTE):
            work.notes.setdefault((row[UNIT], coder), row[NOTE])
        for variable in work.codes:
            _read_cell(work, path, f"{place}, column {variable}", (row[UNIT], coder, variable, row.get(variable, "")))


def _wrong(work: _Work, coder: str, unit: str, here: set[str]) -> str | None:
    if not unit:
        return "a row without unit; it was added, or its id was deleted"
    if unit not in work.key:
        return f"unit {unit!r} is not in the sample; {did_you_mean(unit, work.key)}it was added, or its id was changed"
    if coder not in work.key[unit]:
        return f"unit {unit!r} is not among those of {coder}, but of {', '.join(work.key[unit])}"
    if unit in here:
        return f"unit {unit!r} stands there a second time; the first row counts"
    return None


def _read_cell(work: _Work, path: Path, place: str, cell: tuple[str, str, str, str]) -> None:
    unit, coder, variable, written = cell
    if not written:
        return
    folded = {_folded(code): code for code in work.codes[variable]}
    code = written if written in work.codes[variable] else folded.get(_folded(written))
    if code is None:
        codes = work.codes[variable]
        why = f"{written!r} is no code of {variable}; {did_you_mean(written, codes)}codes: {', '.join(codes)}"
        work.on_error(RowError(str(path), place, why))
        work.coded.setdefault((unit, coder, variable), ("", written, str(path)))
        return
    before = work.coded.get((unit, coder, variable))
    if before is None or not before[0]:
        work.coded[unit, coder, variable] = (code, written, str(path))
    elif before[0] != code:
        why = f"{code!r}, but {before[0]!r} in {before[2]}; the first counts: keep one of the two files"
        work.on_error(RowError(str(path), place, why))


def _folded(code: str) -> str:
    return "".join(unicodedata.normalize("NFKC", code).casefold().split())


def _frame(work: _Work) -> "pd.DataFrame":
    import pandas as pd

    rows = []
    for unit, who in work.key.items():
        for coder in who:
            for variable in work.codes:
                code, written, _ = work.coded.get((unit, coder, variable), ("", "", ""))
                title, note = work.titles.get(unit, ""), work.notes.get((unit, coder), "")
                rows.append([clean(cell) or None for cell in (unit, title, coder, variable, code, written, note)])
    names = [UNIT, "title", "coder", "variable", "code", "written", NOTE]
    table: pd.DataFrame = pd.DataFrame(rows, columns=names, dtype="string")
    return table
