"""Words that the user wants whole, over every engine."""

import csv
import re
from collections import deque
from collections.abc import Callable, Iterable
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from newsmine.errors import InputError
from newsmine.text.hangul import PARTICLES, nfc
from newsmine.tokens.pieces import Piece
from newsmine.tokens.tagsets import TAGSETS

_PARTICLES = frozenset(PARTICLES)
# From so many syllables on a name is taken out of a longer piece that the engine did not know to cut.
_SURELY_A_NAME = 3
_JOSA = {"sejong": "JX", "kkma": "JX", "hannanum": "J", "okt": "Josa"}


class UserWord(NamedTuple):
    """A word or a name of several words, and its tag (Sejong's names; ``""`` for a proper noun)."""

    word: str
    tag: str = ""


def read_user_words(source: "Iterable[str | tuple[str, ...]] | Path | None") -> tuple[UserWord, ...]:
    """Return the user words, sorted, each once.

    Parameters
    ----------
    source : iterable of str or (word, tag), or Path, or None
        A path is a csv file with a column ``word`` and perhaps ``tag`` and ``note``, UTF-8.

    Raises
    ------
    InputError
        If the file cannot be read as such a table.

    Examples
    --------
    >>> read_user_words(["인공지능사관학교", ("한빛로보틱스", "NNP")])
    (UserWord(word='인공지능사관학교', tag=''), UserWord(word='한빛로보틱스', tag='NNP'))
    """
    if source is None:
        return ()
    if isinstance(source, str):
        raise TypeError(f"user_words must be an iterable of words or a pathlib.Path, not the str {source!r}")
    rows = (
        _rows(source)
        if isinstance(source, Path)
        else ((row,) if isinstance(row, str) else tuple(row) for row in source)
    )
    words: dict[str, UserWord] = {}
    for row in rows:
        word = " ".join(nfc(row[0]).split())
        if word:
            words.setdefault(word, UserWord(word, row[1].strip() if len(row) > 1 and row[1] else ""))
    return tuple(words[word] for word in sorted(words))


@lru_cache(maxsize=8)
def enforce(words: tuple[UserWord, ...], tagset: str, name_tag: str) -> Callable[[str, list[Piece]], list[Piece]]:
    """Return a function that makes each of the words one piece, wherever it stands as a word of a text.

    Pieces inside of it are merged; one that runs over its end is cut where the rest is a particle or the name long.
    The longest word wins.
    """
    tags = {word.word: _tag(word.tag, tagset, name_tag) for word in words}
    longest = sorted(tags, key=len, reverse=True)
    pattern = re.compile("|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest) or r"(?!)")
    josa = _JOSA.get(tagset, "JX")

    def keep(text: str, pieces: list[Piece]) -> list[Piece]:
        done: list[Piece] = []
        rest = deque(pieces)
        for found in pattern.finditer(text):
            start, end = found.span()
            while rest and rest[0].end <= start:
                done.append(rest.popleft())
            inside: list[Piece] = []
            while rest and rest[0].start < end:
                inside.append(rest.popleft())
            taken = _take(text, inside, (start, end), tags[" ".join(found.group().split())], josa) or inside
            # What runs over the end may hold the next name.
            while taken and taken[-1].end > end:
                rest.appendleft(taken.pop())
            done += taken
        return [*done, *rest]

    return keep


def _take(text: str, inside: list[Piece], span: tuple[int, int], tag: str, josa: str) -> list[Piece] | None:
    """Return the pieces that the name's pieces become; ``None`` if the name is only part of another word here."""
    start, end = span
    if not inside:
        return None
    long = end - start >= _SURELY_A_NAME
    before, after = text[inside[0].start : start], text[end : max(piece.end for piece in inside)]
    opens = not before or before.isspace()
    closes = not after or after in _PARTICLES
    if not (opens or long) or not (closes or long):
        return None
    group = inside[0].group
    taken: list[Piece] = []
    if not opens:
        taken.append(inside[0]._replace(form=before, end=start, lemma=None))
    taken.append(Piece(text[start:end], tag, start, end, text[start:end], group))
    over = [piece for piece in inside if piece.end > end]
    if len(over) == 1 and text[over[0].start : over[0].end] == over[0].form:
        taken.append(
            over[0]._replace(form=after, tag=josa if after in _PARTICLES else over[0].tag, start=end, lemma=None)
        )
    else:
        taken += [piece._replace(start=end) for piece in over]
    return taken


def _tag(tag: str, tagset: str, name_tag: str) -> str:
    return tag if tag in TAGSETS.get(tagset, {}) else name_tag


def _rows(path: Path) -> list[tuple[str, ...]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            if "word" not in (reader.fieldnames or ()):
                raise InputError(f"{path}: no column 'word'; its columns are: {', '.join(reader.fieldnames or ())}")
            return [(row["word"] or "", row.get("tag") or "") for row in reader]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"{path}: cannot be read as a csv of user words: {error}") from error
