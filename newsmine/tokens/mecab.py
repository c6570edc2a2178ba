"""mecab-ko, through python-mecab-ko and its dictionary (extra ``mecab``)."""

import re
from collections.abc import Iterable
from functools import cache
from importlib.metadata import version
from typing import Any

from newsmine.errors import MissingExtraError, TokenizerError
from newsmine.tokens.clean import Rules
from newsmine.tokens.pieces import Piece, Pieces
from newsmine.tokens.user_words import UserWord

_WORD = re.compile(r"\S+")


def mecab(user_words: Iterable[UserWord] = ()) -> "Mecab":
    """Return mecab-ko (Sejong tags, joint ones such as VV+EP where it cuts no further)."""
    del user_words  # they are enforced on the pieces
    return _engine()


class Mecab:
    """mecab-ko; places are its own."""

    name = "mecab"
    tagset = "sejong"
    # A tab or a line feed shifts its places.
    rules = Rules(plain_spaces=True)
    nouns = ("N",)

    def __init__(self) -> None:
        try:
            import mecab
        except ImportError as error:
            raise MissingExtraError("python-mecab-ko", "mecab") from error
        self.version = version("python-mecab-ko")
        self._error: type[Exception] = mecab.MeCabError
        self._mecab: Any = mecab.MeCab()

    def pieces(self, text: str, *, flatten: bool = True) -> Pieces:
        """Return the morphemes; without ``flatten`` each word is cut by itself, as KoNLPy does it."""
        if flatten:
            return Pieces.of(self._cut(text.replace("\n", " "), 0, 0))
        return Pieces.of(
            piece
            for group, word in enumerate(_WORD.finditer(text))
            for piece in self._cut(word.group(), word.start(), group)
        )

    def _cut(self, text: str, at: int, group: int) -> list[Piece]:
        try:
            morphemes = self._mecab.parse(text)
        except self._error as error:
            raise TokenizerError(f"mecab failed on this text: {error}") from error
        return [
            Piece(
                morpheme.surface,
                morpheme.feature.pos,
                at + morpheme.span.start,
                at + morpheme.span.end,
                _lemma(morpheme.feature),
                group,
            )
            for morpheme in morphemes
        ]


@cache
def _engine() -> Mecab:
    return Mecab()


def _lemma(feature: Any) -> str | None:  # noqa: ANN401
    """밝혔/VV+EP stands for 밝히/VV/*+었/EP/*: its lemma is 밝히다."""
    if feature.type != "Inflect" or not feature.expression:
        return None
    form, tag = feature.expression.split("+", 1)[0].split("/")[:2]
    return f"{form}다" if tag in {"VV", "VA", "VX", "VCP", "VCN"} else str(form)
