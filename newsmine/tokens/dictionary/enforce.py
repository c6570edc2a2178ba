"""Each listed word one piece, whatever the engine made of it."""

import re
from collections.abc import Iterable
from itertools import product
from typing import Any, NamedTuple

from newsmine.text.hangul import is_hangul
from newsmine.tokens.clean import Cleaned
from newsmine.tokens.dictionary.cuts import Name, cut
from newsmine.tokens.dictionary.user_tags import tag_in
from newsmine.tokens.dictionary.user_words import UserWord
from newsmine.tokens.pieces import Pieces

# The last syllable of a name with what makes another noun of it: 전남대|학교, 광주시|민.
_GOES_ON = {"대": "학", "시": "민내립", "도": "민", "군": "민", "구": "민"}
# A name of so many words is sought with all of its blanks or without any, to keep the automaton small.
_MOST_PARTS = 4
_ODD_BLANK = re.compile(r"[^\S\n ]|  ")
_BLANKS, _RUNS = re.compile(r"[^\S\n]+"), re.compile(r"(?:\S|\n)+")
_DOTS = "ㆍ‧・•∙⋅"
_DASHES = "‐‑–—−"


class _Found(NamedTuple):
    start: int
    end: int
    word: UserWord


class Enforcer:
    """Makes each of the words one piece, wherever it stands as a word of a text.

    The longest word wins, of two that are as long the first. A blank of a listed name stands for any run of blanks in a
    line, or for none; a middle dot or a hyphen for every sign of its kind; but a word that is written as it is listed wins
    over one that is not. No name begins or ends inside of a Latin word or a number.
    """

    def __init__(self, words: Iterable[UserWord], tagset: str) -> None:
        self._tagset = tagset
        self._words: dict[str, list[UserWord]] = {}
        for word in words:
            for key in _keys(word.word):
                self._words.setdefault(key, []).append(word)
        self._spaced = any(" " in word.word for listed in self._words.values() for word in listed)
        self._signs = "".join(
            sign for sign, kind in zip((_DOTS, _DASHES), "·-", strict=True) if any(kind in key for key in self._words)
        )
        self._automaton: Any = None

    def __call__(self, cleaned: Cleaned, pieces: Pieces, *, detailed: bool = False) -> Pieces:
        """Return the pieces with the words whole; the same object where nothing is to be done.

        Parameters
        ----------
        cleaned : Cleaned
        pieces : Pieces
            Those of the cleaned text.
        detailed : bool
            Whether the tags are Hannanum's 22.
        """
        tagset = "hannanum22" if detailed and self._tagset == "hannanum" else self._tagset
        names = [
            Name(start, end, _form(cleaned, start, end), tag_in(tagset, word.tag), word.word)
            for start, end, word in self._find(cleaned)
        ]
        return cut(cleaned.text, pieces, names, tagset) if names else pieces

    def _find(self, cleaned: Cleaned) -> list[_Found]:
        """Return where words stand that may be taken, none over another, in order."""
        text, squeezed = cleaned.text, cleaned.text
        for sign in self._signs:
            squeezed = squeezed.replace(sign, "·" if sign in _DOTS else "-")
        if cleaned.starts is not None or (self._spaced and _ODD_BLANK.search(text)):
            squeezed = _BLANKS.sub("", squeezed)
        hits = [(end + 1 - len(key), end + 1, key) for end, key in self._scan().iter(squeezed)]
        if not hits:
            return []
        kept = range(len(text)) if len(squeezed) == len(text) else _places(text)
        spans = [
            (kept[begin], kept[finish - 1] + 1, begin, finish, word)
            for begin, finish, key in hits
            for word in self._words[key]
        ]
        as_listed = [text[start:end] == word.word for start, end, _, _, word in spans]
        order = sorted(
            (not listed, span[2] - span[3], span[0], i)
            for i, (listed, span) in enumerate(zip(as_listed, spans, strict=True))
        )
        taken: list[_Found] = []
        used = bytearray(len(squeezed))
        for _, _, _, i in order:
            start, end, begin, finish, word = spans[i]
            if any(used[begin:finish]) or _inside(text, start, end):
                continue
            if as_listed[i] or _is_written(cleaned, start, end, word.word):
                used[begin:finish] = b"\1" * (finish - begin)
                taken.append(_Found(start, end, word))
        return sorted(taken)

    def _scan(self) -> Any:  # noqa: ANN401 - pyahocorasick has no types
        if self._automaton is None:
            import ahocorasick

            self._automaton = ahocorasick.Automaton()
            for key in self._words:
                self._automaton.add_word(key, key)
            self._automaton.make_automaton()
        return self._automaton


def _keys(word: str) -> set[str]:
    """Return how the word may be written, each of its blanks there or not."""
    for sign in _DOTS + _DASHES:
        word = word.replace(sign, "·" if sign in _DOTS else "-")
    parts = word.split(" ")
    if len(parts) > _MOST_PARTS:
        return {word, "".join(parts)}
    return {"".join(map(str.__add__, parts, [*blanks, ""])) for blanks in product(("", " "), repeat=len(parts) - 1)}


def _places(text: str) -> list[int]:
    """Where the characters stand that are no blanks."""
    places: list[int] = []
    for run in _RUNS.finditer(text):
        places += range(*run.span())
    return places


def _is_written(cleaned: Cleaned, start: int, end: int, word: str) -> bool:
    """Whether the blanks between the characters are those of the name; what cleaning put in does not count."""
    if end - start == len(word) - word.count(" "):
        return True
    text, starts, ends = cleaned.text, cleaned.starts, cleaned.ends
    at = 0
    for i in range(start, end):
        if not text[i].isspace():
            at += 1 + (word[at : at + 1] == " ")
        elif word[at : at + 1] != " " and not (starts and ends and starts[i] == ends[i]):
            return False
    return True


def _inside(text: str, start: int, end: int) -> bool:
    """Whether the place begins or ends inside a word of Latin letters or a number, or inside another noun."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return (
        _runs_on(before, text[start])
        or _runs_on(text[end - 1], after)
        or (after != "" and after in _GOES_ON.get(text[end - 1], ""))
    )


def _runs_on(one: str, other: str) -> bool:
    if not one or not other or is_hangul(one) or is_hangul(other):
        return False
    return (one.isalpha() and other.isalpha()) or (one.isdigit() and other.isdigit())


def _form(cleaned: Cleaned, start: int, end: int) -> str:
    """Return the name as the text has it, without what cleaning put in."""
    text, starts, ends = cleaned.text, cleaned.starts, cleaned.ends
    if starts is None or ends is None:
        return text[start:end]
    return "".join(text[i] for i in range(start, end) if starts[i] < ends[i] or not text[i].isspace())
