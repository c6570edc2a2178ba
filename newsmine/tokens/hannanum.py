"""JHannanum, through KoNLPy's jar; it says no places, so the forms are aligned inside the words that it says."""

import re
from collections.abc import Callable, Iterable
from functools import cache
from importlib.metadata import version
from typing import Any

from newsmine.tokens.align import align, inside, near
from newsmine.tokens.clean import Rules
from newsmine.tokens.jvm import call, konlpy_tagger
from newsmine.tokens.pieces import Pair, Piece, Pieces
from newsmine.tokens.user_words import UserWord


def hannanum(user_words: Iterable[UserWord] = ()) -> "Hannanum":
    """Return JHannanum (9 tags: N, J, P, ...; 22 on request)."""
    del user_words
    return _engine()


class Hannanum:
    """JHannanum; it says the words that it cut, and the forms are aligned inside of them."""

    name = "hannanum"
    tagset = "hannanum"
    # It never returns from a blank text.
    rules = Rules(plain_spaces=True, bmp=True, no_blank_lines=True, longest_run=100)
    nouns = ("N",)

    def __init__(self) -> None:
        self.version = version("konlpy")
        interface = konlpy_tagger("Hannanum").jhi
        self._by_ntags: dict[int, Callable[[str], Any]] = {9: interface.simplePos09, 22: interface.simplePos22}

    def pieces(self, text: str, *, ntags: int = 9) -> Pieces:
        """Return the morphemes with 9 or 22 tags; a group is a word."""
        from konlpy.tag._hannanum import parse

        if ntags not in self._by_ntags:
            raise ValueError(f"ntags must be 9 or 22, not {ntags!r}")
        shown = call(self.name, lambda: str(self._by_ntags[ntags](text) or ""))
        surfaces = [block.strip().split("\n", 1)[0] for block in re.split(r"\n[^\S\n]*\n", shown) if block.strip()]
        words: list[list[Pair]] = [
            [pair for analysis in word for pair in analysis] for word in parse(shown, flatten=False) if word
        ]
        pieces: list[Piece] = []
        if len(surfaces) != len(words):  # a form that looks like the lines between words
            pairs = [(form, tag, group) for group, word in enumerate(words) for form, tag in word]
            places = align(text, (form for form, _, _ in pairs))
            rows = (Piece(*pair[:2], *place[:2], None, pair[2]) for pair, place in zip(pairs, places, strict=True))
            return Pieces.of(rows)
        for group, (surface, pairs_of_word) in enumerate(zip(surfaces, words, strict=True)):
            after = pieces[-1].end if pieces else 0
            pieces += inside(text, surface, near(text, surface, after, after), pairs_of_word, group)
        return Pieces.of(pieces)


@cache
def _engine() -> Hannanum:
    return Hannanum()
