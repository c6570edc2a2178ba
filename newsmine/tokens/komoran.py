"""KOMORAN, through KoNLPy's jar, with the places that KoNLPy throws away."""

import re
from collections.abc import Iterable
from functools import cache, partial
from importlib.metadata import version

from newsmine.tokens.clean import JAVA_LINES
from newsmine.tokens.jvm import call, konlpy_tagger
from newsmine.tokens.pieces import Piece, Pieces
from newsmine.tokens.user_words import UserWord

# Komoran's own way to print a token: the whole list crosses from Java once instead of four times a token.
_KOMORAN_START = "Token [morph="
_KOMORAN_TOKEN = re.compile(r"(.*), pos=([A-Z]+), beginIndex=(\d+), endIndex=(\d+)\]", re.DOTALL)


def komoran(user_words: Iterable[UserWord] = ()) -> "Komoran":
    """Return KOMORAN (Sejong tags: NNG, JKS, ...)."""
    del user_words  # enforced on the pieces
    return _engine()


class Komoran:
    """KOMORAN line by line, as KoNLPy does it; places are its own."""

    name = "komoran"
    tagset = "sejong"
    rules = JAVA_LINES
    nouns = ("NN",)

    def __init__(self) -> None:
        self.version = version("konlpy")
        self._analyze = konlpy_tagger("Komoran").jki.analyze

    def pieces(self, text: str) -> Pieces:
        """Return the morphemes; a group is a line."""
        pieces: list[Piece] = []
        at = 0
        for group, line in enumerate(text.split("\n")):
            if line:
                shown = call(self.name, partial(self._shown, line))
                tokens = shown[1:-1].removeprefix(_KOMORAN_START).split(f", {_KOMORAN_START}")
                for found in filter(None, map(_KOMORAN_TOKEN.fullmatch, tokens)):
                    form, tag, start, end = found.groups()
                    pieces.append(Piece(form, tag, at + int(start), at + int(end), None, group))
            at += len(line) + 1
        return Pieces.of(pieces)

    def _shown(self, line: str) -> str:
        return str(self._analyze(line).getTokenList().toString())


@cache
def _engine() -> Komoran:
    return Komoran()
