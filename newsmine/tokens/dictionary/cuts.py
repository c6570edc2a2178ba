"""Pieces merged and cut at the borders of names."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Any, NamedTuple

from newsmine.tokens.dictionary.rests import rest_tag
from newsmine.tokens.pieces import Piece, Pieces

# From so many characters on, a name is taken out of a word that goes on behind it (광주시|청) though the engine has no
# border there; and out of one that begins before it (새|한빛로보틱스).
_LONG, _VERY_LONG = 3, 4
# How many pieces before a name are asked whether they reach into it: a word has fewer.
_FAR = 32


class Name(NamedTuple):
    """A name at ``start:end`` of the cleaned text, as it is written there, its tag, and as it is listed."""

    start: int
    end: int
    form: str
    tag: str
    listed: str


def cut(text: str, pieces: Pieces, names: Sequence[Name], tagset: str) -> Pieces:
    """Return the pieces with each name one piece; the same object where all are already.

    A name that is only part of another word stays in it.

    Parameters
    ----------
    text : str
        The cleaned text.
    pieces : Pieces
        Not changed.
    names : sequence of Name
        In order, none over another.
    tagset : str
        Whose tags the rests of words get.
    """
    edits: list[_Edit] = []
    merged: dict[int, int] = {}
    for name in names:
        first, last = _touched(text, pieces, name)
        if first == last or _is_whole(pieces, first, last, name):
            continue
        if pieces.starts[first] == name.start and max(pieces.ends[first:last]) == name.end and _is_free(edits, first):
            edits.append(_Edit(first, last, [_merged(pieces, first, last, name, merged)]))
            continue
        rows, before = _rows(pieces, first, last), None
        # What runs over the end of the name before may hold this one.
        if not _is_free(edits, first):
            before = edits.pop()
            rows = before.rows + _rows(pieces, before.last, last)
            first, last = before.first, max(before.last, last)
        named = _named(text, rows, name, tagset, merged)
        if named is not None:
            edits.append(_Edit(first, last, named))
        elif before is not None:
            edits.append(before)
    return _edited(pieces, edits, merged) if edits else pieces


class _Edit(NamedTuple):
    """Pieces ``first:last`` become the rows."""

    first: int
    last: int
    rows: list[Piece]


def _touched(text: str, pieces: Pieces, name: Name) -> tuple[int, int]:
    """Return which pieces may share characters with the name: those of its first word that reach into it, and all in it."""
    starts, ends = pieces.starts, pieces.ends
    last = bisect_left(starts, name.end)
    first = i = bisect_left(starts, name.start, 0, last)
    # An engine that knows names of several words may reach over a blank.
    while i and last - i < _FAR and (ends[i - 1] > name.start or " " not in text[starts[i - 1] : name.start]):
        i -= 1
        if ends[i] > name.start:
            first = i
    return first, last


def _is_whole(pieces: Pieces, first: int, last: int, name: Name) -> bool:
    return (
        last - first == 1
        and (pieces.starts[first], pieces.ends[first]) == (name.start, name.end)
        and (pieces.forms[first], pieces.tags[first]) == (name.form, name.tag)
    )


def _is_free(edits: list[_Edit], first: int) -> bool:
    return not edits or first >= edits[-1].last


def _merged(pieces: Pieces, first: int, last: int, name: Name, merged: dict[int, int]) -> Piece:
    """Return the one piece of a name whose borders are the engine's."""
    group = 0
    if pieces.groups is not None:
        group = merged.get(pieces.groups[first], pieces.groups[first])
        if pieces.groups[last - 1] != group:
            merged.update(dict.fromkeys(pieces.groups[first:last], group))
    return Piece(name.form, name.tag, name.start, name.end, _lemma(name), group)


def _rows(pieces: Pieces, first: int, last: int) -> list[Piece]:
    lemmas = pieces.lemmas[first:last] if pieces.lemmas else [None] * (last - first)
    groups = pieces.groups[first:last] if pieces.groups else [0] * (last - first)
    part = slice(first, last)
    columns = (pieces.forms[part], pieces.tags[part], pieces.starts[part], pieces.ends[part], lemmas, groups)
    return list(map(Piece, *columns))


def _named(text: str, rows: list[Piece], name: Name, tagset: str, merged: dict[int, int]) -> list[Piece] | None:
    """Return the rows with the name as one of them; ``None`` if it is only part of another word here."""
    touched = [row for row in rows if row.start < name.end and (row.end > name.start or row.start >= name.start)]
    if not touched:
        return None
    at = rows.index(touched[0])
    begin, finish = min(row.start for row in touched), max(row.end for row in touched)
    before, after = text[begin : name.start], text[name.end : finish]
    if not _may_take(text, touched, name, (before.strip(), after.strip()), tagset):
        return None
    group = merged.get(touched[0].group, touched[0].group)
    merged.update({row.group: group for row in touched if row.group != group})
    middle = Piece(name.form, name.tag, name.start, name.end, _lemma(name), group)
    rows_before = _before(before, touched, begin) if before.strip() else []
    rows_after = _after(text, touched, name, finish, tagset) if after.strip() else []
    rest = [row for row in rows[at:] if row not in touched]
    kept_before = [row for row in rest if row.start < name.start]
    kept_after = [row for row in rest if row.start >= name.start]
    return [*rows[:at], *rows_before, *kept_before, middle, *rows_after, *kept_after]


def _lemma(name: Name) -> str | None:
    return name.listed if name.listed != name.form else None


def _may_take(text: str, touched: list[Piece], name: Name, rests: tuple[str, str], tagset: str) -> bool:
    before, after = rests
    long = len(name.form)
    if before and text[name.start - 1].isalnum() and long < _VERY_LONG:
        return False
    if not after or not text[name.end].isalnum() or rest_tag(tagset, after) is not None:
        return True
    # 한국어|린이집: more of another word than of the name stands in the piece that goes on.
    inside = min(name.end - row.start for row in touched if row.end > name.end)
    return long >= _VERY_LONG or (long >= _LONG and (inside >= long or len(after) <= inside or len(after) == 1))


def _before(before: str, touched: list[Piece], begin: int) -> list[Piece]:
    """Return the pieces of what stands before the name in a piece that holds its beginning."""
    rows, spelled = [], ""
    for row in touched:
        if not before.startswith(spelled + row.form):
            break
        rows.append(row)
        spelled += row.form
    before = before.rstrip()
    end = begin + len(before)
    rest = before[len(spelled) :]
    if rest.strip():
        cut_row = touched[len(rows)] if len(rows) < len(touched) else touched[-1]
        rows.append(cut_row._replace(form=rest, start=end - len(rest), end=end, lemma=None))
    return [row if row.end <= end else row._replace(end=end) for row in rows]


def _after(text: str, touched: list[Piece], name: Name, finish: int, tagset: str) -> list[Piece]:
    """Return the pieces of what stands behind the name in the pieces that hold its end."""
    over = [row for row in touched if row.end > name.end]
    after = text[name.end : finish].strip()
    start, end = text.index(after, name.end), text.index(after, name.end) + len(after)
    known = rest_tag(tagset, after)
    if len(over) > 1 or text[over[0].start : over[0].end] != over[0].form:
        left = _spelled_on(touched, text[touched[0].start : name.start] + name.form)
        if left:
            return [row._replace(start=start, end=end) for row in left]
    return [over[-1]._replace(form=after, tag=known or over[-1].tag, start=start, end=end, lemma=None)]


def _spelled_on(touched: list[Piece], spelled: str) -> list[Piece]:
    """Return the pieces behind those that spell it, the one that goes on without its beginning; none if they spell it not."""
    at = 0
    for i, row in enumerate(touched):
        rest = spelled[at:]
        if not rest:
            return touched[i:]
        if not rest.startswith(row.form):
            if not row.form.startswith(rest):
                return []
            return [row._replace(form=row.form[len(rest) :], lemma=None), *touched[i + 1 :]]
        at += len(row.form)
    return []


def _edited(pieces: Pieces, edits: list[_Edit], merged: dict[int, int]) -> Pieces:
    """Return the columns with the edits; words that a name joins are one group."""
    lemmas = pieces.lemmas
    if lemmas is None and any(row.lemma is not None for edit in edits for row in edit.rows):
        lemmas = [None] * len(pieces.forms)
    groups = _column(pieces.groups, edits, 5)
    if groups is not None and merged:
        groups = [merged.get(group, group) for group in groups]
    return Pieces(
        _column(pieces.forms, edits, 0),
        _column(pieces.tags, edits, 1),
        _column(pieces.starts, edits, 2),
        _column(pieces.ends, edits, 3),
        _column(lemmas, edits, 4),
        groups,
    )


def _column(column: Any, edits: list[_Edit], i: int) -> Any:  # noqa: ANN401 - a list of what the column holds, or none
    if column is None:
        return None
    new: list[Any] = []
    done = 0
    for first, last, rows in edits:
        new += column[done:first]
        new += [row[i] for row in rows]
        done = last
    return new + column[done:]
