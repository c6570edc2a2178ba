"""Kkma, through KoNLPy's jar, with the places that KoNLPy throws away."""

from collections.abc import Iterable
from functools import cache
from importlib.metadata import version

from newsmine.tokens.align import inside, near
from newsmine.tokens.clean import Rules
from newsmine.tokens.jvm import call, konlpy_tagger
from newsmine.tokens.pieces import Pair, Piece, Pieces
from newsmine.tokens.user_words import UserWord


def kkma(user_words: Iterable[UserWord] = ()) -> "Kkma":
    """Return Kkma (tags: NNG, JKS, EFN, ...)."""
    del user_words
    return _engine()


class Kkma:
    """Kkma; it says where a word begins, and the forms are aligned inside of it."""

    name = "kkma"
    tagset = "kkma"
    # Its time explodes with long words (한국 five times over: 0.3 s, eight times 2 s, ten times 31 s) and single letters.
    rules = Rules(plain_spaces=True, bmp=True, no_blank_lines=True, longest_run=14, longest_jamo=14)
    nouns = ("N",)

    def __init__(self) -> None:
        self.version = version("konlpy")
        self._interface = konlpy_tagger("Kkma").jki

    def pieces(self, text: str) -> Pieces:
        """Return the morphemes; a group is a word as Kkma sees it."""
        pieces: list[Piece] = []
        words = call(self.name, lambda: self._words(text))
        for group, (surface, start, pairs) in enumerate(words):
            after = pieces[-1].end if pieces else 0
            pieces += inside(text, surface, near(text, surface, start, after), pairs, group)
        return Pieces.of(pieces)

    def keywords(self, text: str) -> list[str]:
        """Return what KoNLPy's ``nouns`` gives: nouns, and compounds with their parts."""
        return call(self.name, lambda: [str(word.getString()) for word in self._interface.extractNoun(text) or ()])

    def _words(self, text: str) -> list[tuple[str, int, list[Pair]]]:
        return [
            (
                str(word.getExp()),
                int(word.get(0).getIndex()),
                [(str(morpheme.getString()), str(morpheme.getTag())) for morpheme in word],
            )
            for sentence in self._interface.morphAnalyzer(text) or ()
            for word in sentence
            if word.size()
        ]


@cache
def _engine() -> Kkma:
    return Kkma()
