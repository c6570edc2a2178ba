"""What two texts share, counted exactly: sets of four-character shingles, and figures in their places."""

import re
import unicodedata
from collections import Counter

import numpy as np
from numpy.typing import NDArray

Shingles = NDArray[np.uint64]

SHINGLE = 4
"""Characters of a shingle: four of sixteen bits fill a 64-bit number, so that equal numbers are equal shingles."""

_STOP = re.compile(r"(?<=[.!?…。])[\"'”’」』)\]]*\s+|\n+")
_NO_WORD = re.compile(r"[\W_]+")
_FIGURE = re.compile(r"\d[\d,.]*")
_DIGITS = re.compile(r"\d+")
# A figure is known again by three letters before it and one behind it; so many characters hold them.
_BEFORE, _LOOK_BACK, _LOOK_AHEAD = 3, 12, 6


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


def figures(text: str) -> Counter[tuple[str, str]]:
    """Return the figures of a text, each with the letters around it.

    Examples
    --------
    >>> sorted(figures("기온은 12.5도, 습도는 40%다."))
    [('기온은도', '12.5'), ('습도는다', '40')]
    """
    text = unicodedata.normalize("NFKC", text)
    found: Counter[tuple[str, str]] = Counter()
    for match in _FIGURE.finditer(text):
        before = plain(_DIGITS.sub("#", text[max(0, match.start() - _LOOK_BACK) : match.start()]))[-_BEFORE:]
        behind = plain(text[match.end() : match.end() + _LOOK_AHEAD])[:1]
        found[before + behind, match.group().rstrip(",.")] += 1
    return found


def figures_agree(one: Counter[tuple[str, str]], other: Counter[tuple[str, str]]) -> tuple[int, int]:
    """Return how many figures stand in the same place of both texts, and how many of them are equal."""
    places = _places(one) & _places(other)
    equal = one & other
    return sum(places.values()), sum(equal.values())


def _places(found: Counter[tuple[str, str]]) -> Counter[str]:
    places: Counter[str] = Counter()
    for (place, _), count in found.items():
        places[place] += count
    return places
