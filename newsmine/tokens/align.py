"""Places in a text for the forms of an engine that does not say where they stand."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from newsmine.tokens.clean import clean
from newsmine.tokens.pieces import Pair, Piece

_WORD = re.compile(r"\S+")
# How many forms ahead are asked whether the word still goes on, and how many words ahead a form is sought.
_AHEAD = 2
_WORDS_AHEAD = 4


def align(text: str, forms: Iterable[str]) -> Iterator[tuple[int, int, bool]]:
    """Yield (start, end, exact) for each form, in order; no start runs back.

    A form that stands verbatim in the text, behind the ones before it, is exact. One that the engine rewrote
    (밝혔다 → 밝히, 었, 다) gets the part of its word that no exact form claims.

    Parameters
    ----------
    text : str
        The text as it was given to the engine; decomposed text is compared in composed form.
    forms : iterable of str
        What the engine cut it into. Read once.

    Examples
    --------
    >>> list(align("문을 열었다고 밝혔다.", ["문", "을", "열", "었", "다고", "밝히", "었", "다", "."]))
    [(0, 1, True), (1, 2, True), (3, 4, True), (4, 5, True), (5, 7, True), (8, 10, False), (8, 10, False),
     (10, 11, True), (11, 12, True)]
    """
    cleaned = clean(text)
    wanted = [unicodedata.normalize("NFC", form) for form in forms]
    for form, (start, end) in zip(wanted, _places(cleaned.text, wanted), strict=True):
        first, last = cleaned.place(start, end)
        yield first, last, first < last and text[first:last] == form


def inside(text: str, surface: str, start: int, pairs: list[Pair], group: int) -> list[Piece]:
    """Return the pieces of a word that stands at ``start`` of the text."""
    pieces = []
    for (form, tag), (first, last, _) in zip(pairs, align(surface, (form for form, _ in pairs)), strict=True):
        end = min(start + last, len(text))
        pieces.append(Piece(form, tag, min(start + first, end), end, None, group))
    return pieces


def near(text: str, surface: str, start: int, after: int) -> int:
    """Return where a word stands: at ``start``, or the next place where it is verbatim; never before ``after``."""
    start = max(start, after)
    if text.startswith(surface, start):
        return start
    found = text.find(surface, after)
    return found if found >= 0 else start


def _places(text: str, forms: list[str]) -> list[tuple[int, int]]:
    words = [found.span() for found in _WORD.finditer(text)] or [(0, 0)]
    places: list[tuple[int, int]] = []
    waiting = 0  # forms at the end of `places` that were rewritten and wait for the next exact one
    at, word = words[0][0], 0
    for i, form in enumerate(forms):
        moved = _find(text, forms[i : i + 1 + _AHEAD], words, (word, at), waiting=waiting)
        if moved is None:
            places.append((at, words[word][1]))
            waiting += 1
            continue
        word_now, found = moved
        _settle(places, waiting, found if word_now == word else words[word][1])
        waiting = 0
        word = word_now
        if text.startswith(form, found) and form:
            places.append((found, found + len(form)))
            at = found + len(form)
            while word + 1 < len(words) and at > words[word][1]:
                word += 1
        else:
            at = found
            places.append((at, words[word][1]))
            waiting = 1
    _settle(places, waiting, words[word][1])
    return places


def _settle(places: list[tuple[int, int]], waiting: int, end: int) -> None:
    """Let the waiting forms end where the next exact one begins."""
    first = len(places) - waiting
    for i in range(first, len(places)):
        start = places[i][0]
        # Nothing is left between: it is contracted into the form before it (가아 → 가).
        contracted = end <= start and first > 0 and places[first - 1][1] == start
        places[i] = places[first - 1] if contracted else (start, max(end, start))


def _find(
    text: str, forms: list[str], words: list[tuple[int, int]], now: tuple[int, int], *, waiting: int
) -> tuple[int, int] | None:
    """Where the first form begins, as (word, place); ``None`` if it was rewritten and belongs to the rest of this word."""
    word, at = now
    form, end = forms[0], words[word][1]
    if not form or text.startswith(form, at):
        return (word, at) if form else None
    found = text.find(form, at, max(end, at))
    if found >= 0 and (waiting or not _similar(text, at, form)):
        return word, found
    if at < end and (not waiting or any(later and text.find(later, at, end) >= 0 for later in forms[1:])):
        return None
    return _further(text, form, words, word + 1, sure=at >= end)


def _further(text: str, form: str, words: list[tuple[int, int]], word: int, *, sure: bool) -> tuple[int, int] | None:
    """Find the next word that begins with the form; or the very next one, if the form is sure to be further on."""
    for ahead in range(word, min(word + _WORDS_AHEAD, len(words))):
        if text.startswith(form, words[ahead][0]):
            return ahead, words[ahead][0]
    if word < len(words) and (sure or _similar(text, words[word][0], form)):
        return word, words[word][0]
    return None


def _similar(text: str, at: int, form: str) -> bool:
    """Whether both begin with the same consonant, as a stem does with its rewritten form."""
    here, there = unicodedata.normalize("NFD", text[at : at + 1]), unicodedata.normalize("NFD", form[:1])
    return here[:1] == there[:1] and len(here) > 1 and len(there) > 1
