"""Open Korean Text, through KoNLPy's jar, with the places that KoNLPy throws away."""

import re
from collections.abc import Iterable
from functools import cache
from importlib.metadata import version

from newsmine.tokens.align import align
from newsmine.tokens.clean import Rules
from newsmine.tokens.jvm import call, java, konlpy_tagger
from newsmine.tokens.pieces import Piece, Pieces
from newsmine.tokens.user_words import UserWord

# Okt's own way to print a token: the whole list crosses from Java once.
_OKT_BETWEEN = "\x1f"
_OKT_TOKEN = re.compile(r"(.*?)\(([A-Za-z]+)(?:\(([^()]*)\))?: (\d+), (\d+)\)", re.DOTALL)


def okt(user_words: Iterable[UserWord] = ()) -> "Okt":
    """Return Open Korean Text (tags: Noun, Josa, Verb, ...)."""
    del user_words
    return _engine()


class Okt:
    """Open Korean Text; places are its own."""

    name = "okt"
    tagset = "okt"
    # A run of Hangul costs the square of its length: 100 characters take 0.1 s, 2,200 take 49 s.
    rules = Rules(plain_spaces=True, bmp=True, longest_run=60)
    nouns = ("Noun",)

    def __init__(self) -> None:
        self.version = version("konlpy")
        konlpy_tagger("Okt")
        self._processor = java().JClass("org.openkoreantext.processor.OpenKoreanTextProcessorJava")

    def pieces(self, text: str, *, norm: bool = False, stem: bool = False) -> Pieces:
        """Return the tokens; with ``norm`` the places are those of what the text was normalized from."""
        given = text
        if norm:
            text = call(self.name, lambda: str(self._processor.normalize(text)))
        shown = call(self.name, lambda: str(self._processor.tokenize(text).mkString(_OKT_BETWEEN)))
        pieces = []
        for found in filter(None, map(_OKT_TOKEN.fullmatch, shown.split(_OKT_BETWEEN))):
            form, tag, lemma, start, length = found.groups()
            if tag == "Space":
                continue
            # A star behind the form marks a word that Okt does not know; it is not counted.
            known = form[:-1] if len(form) > int(length) else form
            written = lemma if stem and lemma else known
            pieces.append(Piece(written, tag, int(start), int(start) + int(length), lemma or None))
        if norm and text != given:
            places = align(given, (text[piece.start : piece.end] for piece in pieces))
            pieces = [
                piece._replace(start=start, end=end) for piece, (start, end, _) in zip(pieces, places, strict=True)
            ]
        return Pieces.of(pieces)


@cache
def _engine() -> Okt:
    return Okt()
