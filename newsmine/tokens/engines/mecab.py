"""mecab-ko, through python-mecab-ko and its dictionary (extra ``mecab``)."""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from importlib.metadata import version
from itertools import accumulate
from operator import sub
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock

from newsmine.errors import MissingExtraError, TokenizerError
from newsmine.tokens.clean import Rules
from newsmine.tokens.dictionary.user_words import UserWord
from newsmine.tokens.engines.mecab_dictionary import compile_words, tagger
from newsmine.tokens.engines.parts import parts
from newsmine.tokens.pieces import Piece, Pieces

_WORD = re.compile(r"\S+")
# The morpheme with the blanks before it, the morpheme, its tag, its kind and what it consists of. One string for a text
# is made in half the time that nodes take, and what the blanks measure gives the places without a look at bytes.
_CELLS = r"%M\t%m\t%f[0]\t%F,[4,7]\t"
_COLUMNS = 4
_STEMS = frozenset({"VV", "VA", "VX", "VCP", "VCN"})


def mecab(user_words: Iterable[UserWord] = ()) -> "Mecab":
    """Return mecab-ko (Sejong tags, joint ones such as VV+EP where it cuts no further) with user words in a dictionary."""
    words = tuple(user_words)
    return _plain() if not words else Mecab(words)


class Mecab:
    """mecab-ko; places are counted from what it says of blanks.

    Parameters
    ----------
    user_words : tuple of UserWord
        Compiled to a dictionary of its own, so that two of them with different words live side by side.

    Raises
    ------
    MissingExtraError
        If python-mecab-ko is not installed.
    TokenizerError
        If the user words cannot be compiled.
    """

    name = "mecab"
    tagset = "sejong"
    # Tabs and line feeds part the cells of its answer, and a NUL ends its text.
    rules = Rules(plain_spaces=True)
    nouns = ("N",)

    def __init__(self, user_words: tuple[UserWord, ...] = ()) -> None:
        try:
            self.version = version("python-mecab-ko")
            import mecab  # noqa: F401 - found out before it is needed
        except ImportError as error:
            raise MissingExtraError("python-mecab-ko", "mecab") from error
        self._lock = Lock()
        with TemporaryDirectory(prefix="newsmine-mecab-", ignore_cleanup_errors=True) as folder:
            dictionary = compile_words(user_words, Path(folder)) if user_words else None
            self._tagger = tagger(_CELLS, dictionary)

    def pieces(self, text: str, *, flatten: bool = True) -> Pieces:
        """Return the morphemes; without ``flatten`` each word is cut by itself, as KoNLPy does it."""
        if flatten:
            cut = parts(text)
            if len(cut) == 1:
                return Pieces(*self._cut(text))
            return Pieces.of(piece for at, part in cut for piece in self._rows(part, at, 0))
        words = enumerate(_WORD.finditer(text))
        return Pieces.of(
            piece
            for group, word in words
            for at, part in parts(word.group())
            for piece in self._rows(part, word.start() + at, group)
        )

    def _rows(self, text: str, at: int, group: int) -> Iterator[Piece]:
        for form, tag, start, end, lemma in zip(*self._cut(text), strict=True):
            yield Piece(form, tag, at + start, at + end, lemma, group)

    def _cut(self, text: str) -> tuple[list[str], list[str], list[int], list[int], list[str | None]]:
        with self._lock:
            answer = self._tagger.parse(text.replace("\n", " "))
        if answer is None:
            raise TokenizerError(f"mecab failed on this text: {self._tagger.what()}; text: {text[:40]!r}")
        cells = answer.split("\t")
        forms = cells[1::_COLUMNS]
        ends = list(accumulate(map(len, cells[:-1:_COLUMNS])))
        starts = list(map(sub, ends, map(len, forms)))
        return forms, cells[2::_COLUMNS], starts, ends, list(map(_lemma, cells[3::_COLUMNS]))


@cache
def _plain() -> Mecab:
    return Mecab()


@lru_cache(maxsize=1 << 16)
def _lemma(kind: str) -> str | None:
    """밝혔/VV+EP is ``Inflect,밝히/VV/*+었/EP/*``: its lemma is 밝히다."""
    if not kind.startswith("Inflect,"):
        return None
    form, tag = kind.removeprefix("Inflect,").split("+", 1)[0].split("/")[:2]
    return f"{form}다" if tag in _STEMS else form
