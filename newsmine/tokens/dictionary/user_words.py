"""The table of words that the user wants whole, one for every engine."""

import csv
import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from newsmine.errors import InputError, RowError, did_you_mean
from newsmine.text.reading import read_text
from newsmine.tokens.clean import clean
from newsmine.tokens.dictionary.user_tags import sejong_tag, tag_in

__all__ = ["UserWord", "read_user_words", "tag_in", "words_fingerprint"]

# A name of an institution is shorter; what is longer is a sentence in the wrong column, or a quote that was not closed.
_LONGEST = 100
_COLUMNS = {
    "word": "word", "단어": "word", "낱말": "word", "이름": "word", "표제어": "word",
    "tag": "tag", "품사": "tag", "태그": "tag",
    "note": "note", "비고": "note", "메모": "note", "설명": "note",
}  # fmt: skip


class UserWord(NamedTuple):
    """A word or a name of several words, and its tag (Sejong's names; ``""`` for a proper noun)."""

    word: str
    tag: str = ""


class _Row(NamedTuple):
    word: str
    tag: str
    place: str


def read_user_words(source: "Iterable[str | tuple[str, ...]] | Path | None") -> tuple[UserWord, ...]:
    """Return the user words, sorted, each once.

    Parameters
    ----------
    source : iterable of str or (word, tag), or Path, or None
        A path is a csv file (UTF-8, or cp949 as Korean Excel saves it) whose first line names its columns, in any order:
        ``word`` (단어) and perhaps ``tag`` (품사) and ``note`` (비고). Lines that begin with ``#`` are remarks. A tag is
        Sejong's name, another engine's or a Universal POS name.

    Raises
    ------
    InputError
        If the file cannot be read as such a table, or a row of it is wrong: no word, an unknown tag, a word that
        stands twice with two tags.
    ValueError
        If an entry of an iterable is wrong in such a way.

    Examples
    --------
    >>> read_user_words(["인공지능사관학교", ("한빛로보틱스", "NNP")])
    (UserWord(word='인공지능사관학교', tag=''), UserWord(word='한빛로보틱스', tag='NNP'))
    """
    if source is None:
        return ()
    if isinstance(source, str):
        raise TypeError(f"user_words must be an iterable of words or a pathlib.Path, not the str {source!r}")
    words: dict[str, UserWord] = {}
    places: dict[str, str] = {}
    for row in _rows(source) if isinstance(source, Path) else _listed(source):
        try:
            _add(row, words, places)
        except ValueError as error:
            if isinstance(source, Path):
                raise RowError(str(source), row.place, str(error)) from error
            raise ValueError(f"user word {row.place.removeprefix('entry ')}: {error}") from error
    return tuple(words[word] for word in sorted(words))


def words_fingerprint(words: Iterable[UserWord]) -> str:
    """Return a hash that changes with what the table means, not with the order of its rows or its notes.

    Examples
    --------
    >>> words_fingerprint([UserWord("나래")]) == words_fingerprint([UserWord("나래", "NNP")])
    True
    """
    rows = sorted((word.word, word.tag or "NNP") for word in words)
    return hashlib.sha256(repr(rows).encode()).hexdigest()[:16]


def _add(row: _Row, words: dict[str, UserWord], places: dict[str, str]) -> None:
    word, tag = _word(row.word), row.tag.strip()
    tag = sejong_tag(tag) if tag else ""
    known = words.get(word)
    if known is not None and known.tag and tag and known.tag != tag:
        raise ValueError(f"{word!r} has the tag {tag} here, but {known.tag} in {places[word]}; keep one of the two")
    if known is None or tag:
        words[word], places[word] = UserWord(word, tag), row.place


def _word(given: str) -> str:
    word = " ".join(clean(given).text.split())
    if not word:
        raise ValueError(f"no word ({given!r}); write one, or take the row out")
    if len(word) > _LONGEST:
        raise ValueError(f"{word[:20] + '…'!r} has {len(word)} characters; a word has at most {_LONGEST}")
    return word


def _listed(source: "Iterable[str | tuple[str, ...]]") -> Iterator[_Row]:
    for line, entry in enumerate(source, start=1):
        word, *rest = (entry,) if isinstance(entry, str) else tuple(entry)
        if not isinstance(word, str):
            raise TypeError(f"user word {line} must be a str or (word, tag), not {entry!r}")
        yield _Row(word, str(rest[0]) if rest and rest[0] else "", f"entry {line}")


def _rows(path: Path) -> Iterator[_Row]:
    text = read_text(path, what="a csv of user words")
    lines = text.splitlines(keepends=True)
    first = next((line for line in lines if line.strip() and not line.startswith("#")), "")
    reader = csv.reader(lines, delimiter="\t" if "\t" in first and "," not in first else ",", strict=True)
    columns: list[str] | None = None
    try:
        for cells in reader:
            if not any(cell.strip() for cell in cells) or cells[0].startswith("#"):
                continue
            if columns is None:
                columns = _columns(path, cells)
                continue
            if any(cell.strip() for cell in cells[len(columns) :]):
                reason = f"{len(cells)} cells, but {len(columns)} columns; put a word that holds a comma in quotes"
                raise RowError(str(path), f"line {reader.line_num}", reason)
            row = dict(zip(columns, cells, strict=False))
            yield _Row(row.get("word", ""), row.get("tag", ""), f"line {reader.line_num}")
    except csv.Error as error:
        reason = f"{error}; a quote that is opened must be closed"
        raise RowError(str(path), f"line {reader.line_num}", reason) from error
    if columns is None:
        raise InputError(f"{path}: no column 'word'; it is empty: write word,tag,note in its first line")


def _columns(path: Path, header: list[str]) -> list[str]:
    """Return our names of the columns; others keep theirs, and are not read."""
    given = [cell.strip() for cell in header]
    columns = [_COLUMNS.get(name.lower(), name) for name in given]
    place = f"{path}: line 1" if columns else str(path)
    if "word" not in columns:
        raise InputError(
            f"{path}: no column 'word'; its columns are: {', '.join(given)}; write word,tag,note in its first line"
        )
    for name in ("word", "tag"):
        if columns.count(name) > 1:
            raise InputError(f"{place}: {columns.count(name)} columns for {name!r}; keep one")
    for name in columns:
        meant = did_you_mean(name, ["tag"]) if name not in _COLUMNS.values() and "tag" not in columns else ""
        if meant:
            raise InputError(f"{place}: unknown column {name!r}; {meant}columns: word, tag, note")
    return columns
