"""Kiwi, the default: fast, with places of its own."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from newsmine.tokens.clean import NO_RULES
from newsmine.tokens.pieces import Pieces
from newsmine.tokens.tagsets import SEJONG
from newsmine.tokens.user_words import UserWord

# What kiwi's own dictionary gives a word that must win; its README recommends 0 to 3 for user words.
_SCORE = 3.0


def kiwi(user_words: Iterable[UserWord] = ()) -> "Kiwi":
    """Return Kiwi (Sejong tags: NNG, JKS, ...) with user words in its own dictionary."""
    words = tuple(user_words)
    return _plain() if not words else Kiwi(words)


class Kiwi:
    """Kiwi's model; loaded once, its dictionary filled before the first text."""

    name = "kiwi"
    tagset = "sejong"
    rules = NO_RULES
    nouns = ("NN",)

    def __init__(self, user_words: tuple[UserWord, ...]) -> None:
        import kiwipiepy

        self.version: str = kiwipiepy.__version__
        self._kiwi: Any = kiwipiepy.Kiwi()
        # All before the first call: each word added later costs a rebuild of 1.8 s.
        for word in user_words:
            if " " not in word.word:
                self._kiwi.add_user_word(word.word, word.tag if word.tag in SEJONG else "NNP", _SCORE)

    def pieces(self, text: str, *, flatten: bool = True) -> Pieces:
        """Return the morphemes; without ``flatten``, words are kept apart."""
        return _pieces(self._kiwi.tokenize(text), flatten=flatten)

    def morphemes(self, text: str) -> list[Any]:
        """Return Kiwi's own morphemes; each has ``form``, ``tag``, ``start`` and ``end``."""
        morphemes: list[Any] = self._kiwi.tokenize(text)
        return morphemes

    def stream(self, texts: Iterable[str]) -> Iterator[Pieces]:
        """Yield the morphemes of each text, in order, by Kiwi's own threads."""
        return map(_pieces, self._kiwi.tokenize(iter(texts)))


@cache
def _plain() -> Kiwi:
    return Kiwi(())


def _pieces(tokens: list[Any], *, flatten: bool = True) -> Pieces:
    return Pieces(
        [token.form for token in tokens],
        [token.tag for token in tokens],
        [token.start for token in tokens],
        [token.end for token in tokens],
        None,
        None if flatten else _groups(tokens),
    )


def _groups(tokens: list[Any]) -> list[int]:
    groups, group, last = [], -1, (-1, -1)
    for token in tokens:
        word = (token.sent_position, token.word_position)
        if word != last:
            group, last = group + 1, word
        groups.append(group)
    return groups
