"""Which morphemes and words stand at a character and beside it, as numbers that need no vocabulary.

Weinberger et al. (2009), feature hashing: a name's number is a digest of it; the few that share one share their weights.
"""

from functools import lru_cache
from re import compile as pattern
from typing import NamedTuple
from zlib import crc32

from newsmine.tagger.morphemes import Morphemes

NUMBERS = 32_749
"""How many numbers there are; 0 is for nothing."""

_WORD = pattern(r"\S+")
_FIRST, _LAST = "<", ">"
_SYLLABLES = 2


class Context(NamedTuple):
    """Columns of a text: kiwi's morpheme at each character, the ones before and behind, how the words before ends and behind begins."""

    form: list[int]
    form_before: list[int]
    form_behind: list[int]
    word_before: list[int]
    word_behind: list[int]


def context(text: str, seen: Morphemes) -> Context:
    """Return the columns of a text, each of its length."""
    found = Context(*([0] * len(text) for _ in Context._fields))
    places = _places(seen)
    numbers = [_both(_FIRST), *(_both(seen.forms[start]) for start, _ in places), _both(_LAST)]
    for (start, end), *of in zip(places, numbers, numbers[1:], numbers[2:], strict=False):
        rest = end - start - 1
        for column, (begin, inside) in zip((found.form_before, found.form, found.form_behind), of, strict=True):
            column[start:end] = [begin, *[inside] * rest] if rest else [begin]
    words = [(word.start(), word.end()) for word in _WORD.finditer(text)]
    ends = [_FIRST, *(text[max(start, end - _SYLLABLES) : end] for start, end in words)]
    begins = [*(text[start : start + _SYLLABLES] for start, _ in words[1:]), _LAST]
    for (start, end), before, behind in zip(words, ends, begins, strict=False):
        found.word_before[start:end] = [_number(before)] * (end - start)
        found.word_behind[start:end] = [_number(behind)] * (end - start)
    return found


def _places(seen: Morphemes) -> list[tuple[int, int]]:
    """Return where each morpheme begins and ends, without the blanks."""
    begins = [
        i
        for i, (tag, form) in enumerate(zip(seen.kiwi, seen.forms, strict=True))
        if tag[-1:] != "I" or form != seen.forms[i - 1]
    ]
    return [span for span in zip(begins, [*begins[1:], len(seen.forms)], strict=False) if seen.forms[span[0]]]


def _both(form: str) -> tuple[int, int]:
    """Return the number of a morpheme's first character, and of its others."""
    return _number("B" + form), _number("I" + form)


@lru_cache(maxsize=1 << 15)
def _number(name: str) -> int:
    return 1 + crc32(name.encode("utf-8", "replace")) % (NUMBERS - 1)
