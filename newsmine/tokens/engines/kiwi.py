"""Kiwi, the default: fast, with places of its own."""

import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from newsmine.tokens.clean import NO_RULES
from newsmine.tokens.dictionary.user_words import UserWord
from newsmine.tokens.engines.parts import parts
from newsmine.tokens.pieces import Pieces

# What a word is worth against its parts; kiwi's README recommends 0 to 3. Of 5,299 names in 3,517 real sentences, all given as
# user words, 0 keeps 5,204 whole and changes 433 sentences elsewhere; 3 keeps 5,205 and changes 560.
_SCORE = 0.0
# Tags that kiwi takes a word for; particles, endings and signs that a user lists are left to the enforcement.
_TAGS = frozenset(
    ["NNG", "NNP", "NNB", "NR", "NP", "VV", "VA", "VX", "MM", "MAG", "MAJ", "IC", "XPN", "XSN", "XR", "SL", "SH", "SN"]
)


def kiwi(user_words: Iterable[UserWord] = ()) -> "Kiwi":
    """Return Kiwi (Sejong tags: NNG, JKS, ...) with user words in its own dictionary."""
    words = tuple(user_words)
    return _plain() if not words else Kiwi(words)


def model() -> Any:  # noqa: ANN401  kiwipiepy's own class, imported when it is used
    """Return kiwipiepy's Kiwi without user words, that all of this process share; not to be changed."""
    return _plain().model


class Kiwi:
    """Kiwi's model; loaded once, its dictionary filled before the first text.

    Parameters
    ----------
    user_words : tuple of UserWord
        A word of one character is left out: kiwi would see it in every particle that is written so. The enforcement keeps it.

    Attributes
    ----------
    model : kiwipiepy.Kiwi
        Kiwi itself, which loads for seconds and holds half a gigabyte.
    """

    name = "kiwi"
    tagset = "sejong"
    rules = NO_RULES
    nouns = ("NN",)

    def __init__(self, user_words: tuple[UserWord, ...]) -> None:
        import kiwipiepy

        self.version: str = kiwipiepy.__version__
        # Who shares a machine says so as to other libraries; a worker of Dask is told to use one thread.
        self.model: Any = kiwipiepy.Kiwi(num_workers=int(os.environ.get("OMP_NUM_THREADS") or 0) or None)
        # All before the first text: 10,000 take 0.03 s; each word added later costs a rebuild of 1.8 s.
        for word in user_words:
            if len(word.word) > 1:
                self.model.add_user_word(word.word, word.tag if word.tag in _TAGS else "NNP", _SCORE)
        self._spaced = any(" " in word.word for word in user_words)

    def pieces(self, text: str, *, flatten: bool = True) -> Pieces:
        """Return the morphemes; without ``flatten``, words are kept apart."""
        cut = parts(text)
        found = [self.model.tokenize(part) for _, part in cut]
        pieces = self._pieces(text, cut, found)
        return pieces if flatten else pieces._replace(groups=_groups(found))

    def morphemes(self, text: str) -> Sequence[Any]:
        """Return Kiwi's own morphemes; each has ``form``, ``tag``, ``start`` and ``end``."""
        cut = parts(text)
        if len(cut) == 1:
            morphemes: list[Any] = self.model.tokenize(text)
            return morphemes
        return self.pieces(text).rows()

    def stream(self, texts: Iterable[str]) -> Iterator[Pieces]:
        """Yield the morphemes of each text, in order, by Kiwi's own threads."""
        waiting: deque[tuple[str, list[tuple[int, str]]]] = deque()

        def each() -> Iterator[str]:
            for text in texts:
                cut = parts(text)
                waiting.append((text, cut))
                yield from (part for _, part in cut)

        found = self.model.tokenize(each())
        for first in found:
            text, cut = waiting.popleft()
            yield self._pieces(text, cut, [first, *(next(found) for _ in cut[1:])])

    def _pieces(self, text: str, cut: list[tuple[int, str]], found: list[list[Any]]) -> Pieces:
        if len(cut) == 1:
            tokens = found[0]
            starts, ends = [token.start for token in tokens], [token.end for token in tokens]
        else:
            tokens = [token for part in found for token in part]
            placed = list(zip([start for start, _ in cut], found, strict=True))
            starts = [at + token.start for at, part in placed for token in part]
            ends = [at + token.end for at, part in placed for token in part]
        pieces = Pieces([token.form for token in tokens], [token.tag for token in tokens], starts, ends)
        return _as_written(text, pieces) if self._spaced else pieces


@cache
def _plain() -> Kiwi:
    return Kiwi(())


def _as_written(text: str, pieces: Pieces) -> Pieces:
    """Give names of several words the form that stands in the text, where their parts may stand otherwise apart."""
    names = [" " in form for form in pieces.forms]
    if not any(names):
        return pieces
    rows = zip(names, pieces.forms, pieces.starts, pieces.ends, strict=True)
    return pieces._replace(
        forms=[text[start:end] if name else form for name, form, start, end in rows],
        lemmas=[form if name else None for name, form in zip(names, pieces.forms, strict=True)],
    )


def _groups(found: list[list[Any]]) -> list[int]:
    groups, group = [], -1
    for tokens in found:
        last = (-1, -1)
        for token in tokens:
            word = (token.sent_position, token.word_position)
            if word != last:
                group, last = group + 1, word
            groups.append(group)
    return groups
