"""What two texts share, counted exactly: their sets of four-character shingles."""

import re
import unicodedata

import numpy as np
from numpy.typing import NDArray

Shingles = NDArray[np.uint64]

SHINGLE = 4
"""Characters of a shingle: four of sixteen bits fill a 64-bit number, so that equal numbers are equal shingles."""

_STOP = re.compile(r"(?<=[.!?…。])[\"'”’」』)\]]*\s+|\n+")
_NO_WORD = re.compile(r"[\W_]+")


def plain(text: str) -> str:
    """Return the letters and digits of a text alone: outlets differ in blanks, quotes and brackets.

    Examples
    --------
    >>> plain("㈜누리온 ‘AI 캠프’(5기)")
    '주누리온ai캠프5기'
    """
    return _NO_WORD.sub("", unicodedata.normalize("NFKC", text).casefold())


def parts(text: str) -> list[str]:
    """Return the sentences of a text, by their stops and lines alone."""
    return _STOP.split(text)


def shingles(plain_text: str) -> Shingles:
    """Return the shingles of a plain text in their order, of shape (n_characters - 3,); one for a shorter text."""
    codes = np.frombuffer(plain_text.ljust(SHINGLE, " ").encode("utf-16-le", "surrogatepass"), dtype="<u2")
    wide = codes.astype(np.uint64)
    packed: Shingles = wide[: len(wide) - SHINGLE + 1].copy()
    for i in range(1, SHINGLE):
        packed |= wide[i : len(wide) - SHINGLE + 1 + i] << np.uint64(16 * i)
    return packed


def shared(one: Shingles, other: Shingles) -> int:
    """Return how many shingles two sets share; each must be sorted and hold none twice (``np.unique``)."""
    if len(one) > len(other):
        one, other = other, one
    places = np.searchsorted(other, one)
    places[places == len(other)] = 0
    return int(np.count_nonzero(other[places] == one))
