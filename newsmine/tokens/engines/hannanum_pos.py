"""What KoNLPy's ``pos`` gives of JHannanum's answer: its reading of forms that hold a slash, and its list of words.

JHannanum prints ``form/tag+form/tag``, and KoNLPy takes what stands behind the next slash for the tag, also where the slash
is of the form. Tokens keep such a form whole; ``pos``, ``morphs`` and ``nouns`` are KoNLPy's to the letter.
"""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from newsmine.tokens.align import spans
from newsmine.tokens.pieces import Piece, Pieces

_TAG = re.compile(r"/(\w+)\+?")


def as_konlpy_reads(text: str, pieces: Pieces) -> Pieces:
    """Return the pieces with the words read anew that hold a slash.

    Parameters
    ----------
    text : str
        The cleaned text.
    pieces : Pieces
        What JHannanum gave of it, with a group for each word.

    Examples
    --------
    >>> pieces = Pieces(["새봄/다온", "이"], ["N", "J"], [0, 5], [5, 6], None, [0, 0])
    >>> as_konlpy_reads("새봄/다온이", pieces)[:2]
    (['새봄', '/N+이'], ['다온', 'J'])
    """
    if not any("/" in form for form in pieces.forms):
        return pieces
    rows: list[Piece] = []
    for _, word in groupby(pieces.rows(), lambda row: row.group):
        same = list(word)
        rows += _read(text, same) if any("/" in row.form for row in same) else same
    return Pieces.of(rows)._replace(lemmas=None)


def as_konlpy_groups(groups: list[tuple[int, list[Any]]]) -> list[list[list[Any]]]:
    """Return the numbered words as KoNLPy does: each in a list of one, and an empty one between two sentences."""
    words: list[list[list[Any]]] = []
    for i, (number, group) in enumerate(groups):
        if i and number > groups[i - 1][0] + 1:
            words.append([])
        words.append([group])
    return words


def _read(text: str, word: list[Piece]) -> list[Piece]:
    printed = "+".join(f"{row.form}/{row.tag}" for row in word)
    pairs = list(_pairs(printed))
    start, end = word[0].start, max(row.end for row in word)
    places = spans(text[start:end], tuple(form for form, _ in pairs))
    return [
        Piece(form, tag, start + first, start + last, None, word[0].group)
        for (form, tag), (first, last) in zip(pairs, places, strict=True)
    ]


def _pairs(printed: str) -> Iterator[tuple[str, str]]:
    """Yield a form of a character or more and the tag behind its next slash, as often as there is one, in linear time."""
    start = 0
    while found := _TAG.search(printed, start + 1):
        yield printed[start : found.start()], found[1]
        start = found.end()
