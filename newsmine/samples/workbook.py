"""A workbook for coders: what they code, their codes to choose from, and a codebook."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from newsmine.corpus.whole import whole
from newsmine.errors import RowError
from newsmine.files.excel import check_size, check_text, new_book
from newsmine.files.tables import text_cell
from newsmine.text.cells import clean
from newsmine.text.columns import read_columns

if TYPE_CHECKING:
    import pandas as pd

Codes = Mapping[str, Sequence[str] | Mapping[str, str]]
"""The codes of each variable, each with its meaning where one is given."""

CODEBOOK, KEY, NOTE, UNIT = "codebook", "key", "note", "unit"
BETWEEN = "; "
_HIDDEN = ("stratum", "weight")
# Excel's own limits: characters of a sheet's name, and what it may not hold.
_NAME = 31
_FORBIDDEN = frozenset("[]:*?/\\;'")
# Widths in characters.
_WIDE, _NARROW, _TEXT = 24, 14, 70


@dataclass(frozen=True, slots=True, kw_only=True)
class _Formats:
    head: Any
    locked: Any
    free: Any


def write_coding(  # noqa: PLR0913 - settings, all by keyword
    sample: "pd.DataFrame",
    path: "str | Path",
    *,
    codes: "Codes | Path",
    coders: Sequence[str],
    overlap: float = 0.2,
    seed: int = 7,
) -> Path:
    """Write a workbook in which people code a sample: a sheet for each, with drop-down lists of the codes.

    Units and what is told of them are locked; the cells of the codes and a column of notes are free. The sheet ``codebook``
    says what the codes mean, the hidden sheet ``key`` who codes what, so that a row that is lost is missed.

    Parameters
    ----------
    sample : pandas.DataFrame
        Of :func:`newsmine.sample`; any table with a column ``unit``. Not changed.
    path : str or Path
        The ``.xlsx`` file; there as a whole or not at all.
    codes : mapping or Path
        Variable → its codes, or → code → meaning; or a table with the columns ``variable``, ``code``, ``meaning``.
    coders : sequence of str
        Names of the coders, also those of their sheets.
    overlap : float
        Share of the units, in [0, 1], that all of them code; the others are dealt to one each. At least one, if above 0.
    seed : int
        Of what is coded by all, and who codes the rest.

    Raises
    ------
    ValueError
        If the table has no unit or one twice, a name is no name of a sheet, the share lies outside, or a variable has no code.
    RowError
        If a row of the table of codes cannot be used.
    ExportError
        If Excel cannot hold it.
    """
    path = Path(path)
    book_of_codes = read_codes(codes) if isinstance(codes, Path) else _codes(codes)
    _check(sample, coders, overlap, book_of_codes)
    dealt = deal(len(sample), len(coders), overlap, seed)
    shown = sample.drop(columns=[name for name in _HIDDEN if name in sample.columns])
    check_size(shown, path)
    with whole(path) as part, part.open("wb") as file:
        book = new_book(file)
        formats = _Formats(
            head=book.add_format({"bold": True, "text_wrap": True, "valign": "top"}),
            locked=book.add_format({"text_wrap": True, "valign": "top"}),
            free=book.add_format({"locked": False, "bg_color": "#FFF9E5", "border": 1, "border_color": "#D9D9D9"}),
        )
        ranges = _write_codebook(book, book_of_codes, formats)
        for i, coder in enumerate(coders):
            mine = shown[[i in who for who in dealt]]
            _write_coder(book.add_worksheet(coder), mine, ranges, formats, path)
        _write_key(book, [str(unit) for unit in sample[UNIT]], [[coders[i] for i in who] for who in dealt], formats)
        book.get_worksheet_by_name(coders[0]).activate()
        book.close()
    return path


def deal(n: int, n_coders: int, overlap: float, seed: int) -> list[tuple[int, ...]]:
    """Return who codes each unit: all of them a share of the units, one of them each of the others, as evenly as can be.

    Examples
    --------
    >>> dealt = deal(10, 2, 0.2, 7)
    >>> sum(len(who) == 2 for who in dealt), sum(0 in who for who in dealt), sum(1 in who for who in dealt)
    (2, 6, 6)
    """
    shared = min(n, max(round(n * overlap), 1)) if overlap else 0
    dealt: list[tuple[int, ...]] = [()] * n
    for rank, i in enumerate(np.random.default_rng(seed).permutation(n).tolist()):
        dealt[i] = tuple(range(n_coders)) if rank < shared else ((rank - shared) % n_coders,)
    return dealt


def read_codes(path: Path) -> dict[str, dict[str, str]]:
    """Return the codes of each variable with their meanings, out of a table.

    Raises
    ------
    InputError
        If the file cannot be read, or lacks a column.
    RowError
        If a row lacks variable or code, or a code stands there twice.
    """
    found: dict[str, dict[str, str]] = {}
    rows = read_columns(path, what="codes", needed=("variable", "code"), known=("variable", "code", "meaning"))
    for place, row in rows:
        variable, code = row["variable"], row["code"]
        if not variable or not code:
            raise RowError(str(path), place, f"variable {variable!r}, code {code!r}; both must be there")
        if code in found.setdefault(variable, {}):
            raise RowError(str(path), place, f"{code!r} of {variable!r} stands there twice; keep one")
        found[variable][code] = row["meaning"]
    return found


def _codes(codes: Codes) -> dict[str, dict[str, str]]:
    return {
        variable: {str(code): given[code] if isinstance(given, Mapping) else "" for code in given}
        for variable, given in codes.items()
    }


def _check(
    sample: "pd.DataFrame", coders: Sequence[str], overlap: float, codes: Mapping[str, Mapping[str, str]]
) -> None:
    if UNIT not in sample.columns or not len(sample):
        raise ValueError("no column unit, or no row, in the sample; give what newsmine.sample returned")
    twice = sample[UNIT][sample[UNIT].duplicated()]
    if len(twice):
        raise ValueError(f"unit {twice.iloc[0]!r} stands twice in the sample; each is coded once by each coder")
    if not 0 <= overlap <= 1:
        raise ValueError(f"overlap is {overlap}; it is a share of the units, 0 to 1")
    if not codes or not all(codes.values()):
        raise ValueError(f"codes is {codes!r}; name at least one variable, and the codes of each")
    taken = [name for name in codes if name in sample.columns or name in {NOTE, UNIT}]
    if taken:
        raise ValueError(f"variable {taken[0]!r} is a column of the sample; call it something else")
    if not coders or len(set(coders)) < len(coders):
        raise ValueError(f"coders are {', '.join(coders) or 'none'}; name each once")
    for name in coders:
        if (
            not name.strip()
            or name.lower() in {CODEBOOK, KEY, "history"}
            or len(name) > _NAME
            or _FORBIDDEN & set(name)
        ):
            raise ValueError(
                f"{name!r} is no name of a sheet; up to {_NAME} characters without {' '.join(sorted(_FORBIDDEN))}"
            )


def _write_codebook(book: Any, codes: Mapping[str, Mapping[str, str]], formats: _Formats) -> dict[str, str]:  # noqa: ANN401 - xlsxwriter has no types
    """Write the codebook; return where the codes of each variable stand."""
    sheet = book.add_worksheet(CODEBOOK)
    sheet.protect()
    for column, name in enumerate(("variable", "code", "meaning")):
        sheet.write_string(0, column, name, formats.head)
    ranges, row = {}, 1
    for variable, meanings in codes.items():
        ranges[variable] = f"={CODEBOOK}!$B${row + 1}:$B${row + len(meanings)}"
        for code, meaning in meanings.items():
            for column, value in enumerate((variable, code, meaning)):
                sheet.write_string(row, column, clean(value), formats.locked)
            row += 1
    sheet.set_column(0, 1, _WIDE)
    sheet.set_column(2, 2, _TEXT)
    sheet.freeze_panes(1, 0)
    return ranges


def _write_coder(sheet: Any, frame: "pd.DataFrame", ranges: Mapping[str, str], formats: _Formats, path: Path) -> None:  # noqa: ANN401 - as above
    names = [str(name) for name in frame.columns]
    for column, name in enumerate([*names, *ranges, NOTE]):
        sheet.write_string(0, column, name, formats.head)
        width = _TEXT if name in {"text", "title"} else _WIDE if name in {NOTE, UNIT} else _NARROW
        sheet.set_column(column, column, width)
    free = len(names)
    for row, values in enumerate(frame.itertuples(index=False, name=None), start=1):
        for column, value in enumerate(values):
            cell = "" if (plain := text_cell(value)) is None else str(plain)
            check_text(cell, path, row + 1, names[column])
            sheet.write_string(row, column, cell, formats.locked)
        for column in range(free, free + len(ranges) + 1):
            sheet.write_blank(row, column, None, formats.free)
    for column, (variable, where) in enumerate(ranges.items(), start=free):
        choice = {
            "validate": "list",
            "source": where,
            "error_title": variable[:_NAME],
            "error_message": f"Choose a code of the sheet {CODEBOOK}.",
        }
        sheet.data_validation(1, column, max(len(frame), 1), column, choice)
    sheet.freeze_panes(1, 1)
    sheet.protect("", {"format_columns": True, "format_rows": True, "autofilter": True})


def _write_key(book: Any, units: Sequence[str], dealt: Sequence[Sequence[str]], formats: _Formats) -> None:  # noqa: ANN401 - as above
    sheet = book.add_worksheet(KEY)
    for column, name in enumerate((UNIT, "coders")):
        sheet.write_string(0, column, name, formats.head)
    for row, (unit, who) in enumerate(zip(units, dealt, strict=True), start=1):
        sheet.write_string(row, 0, clean(unit), formats.locked)
        sheet.write_string(row, 1, BETWEEN.join(who), formats.locked)
    sheet.protect()
    sheet.hide()
