"""What many articles share (copied stories; lines of reporters and rights) is cut once: a memory of bounded size.

Of a line that was met once only its hash is kept.
"""

from collections import OrderedDict
from collections.abc import Iterator
from itertools import chain
from typing import Generic, NamedTuple, TypeVar

from newsmine.tokens.pieces import Engine, Pieces

Value = TypeVar("Value")

# About 30 MB of tokens, and 10 MB of hashes.
_KEPT_CHARACTERS = 200_000
_MET = 100_000
# A shorter line costs an engine less than its call.
_SHORTEST = 8
# Engines for which a line is a text of its own: cut alone, it has the same pieces (24,110 of 24,110 of komoran, 21,178 of
# 21,178 of hannanum on real text; kiwi 99.82 %, mecab 99.47 %). benchmarks/many.py measures it.
_LINE_BY_LINE = frozenset({"komoran", "hannanum"})


class Recent(Generic[Value]):
    """What was made of the latest texts; those that are asked for stay."""

    def __init__(self, characters: int = _KEPT_CHARACTERS) -> None:
        self._most = characters
        self._met: dict[int, None] = {}
        self._kept: OrderedDict[str, Value] = OrderedDict()
        self._size = 0

    def get(self, text: str) -> Value | None:
        """Return what is kept of a text."""
        value = self._kept.get(text)
        if value is not None:
            self._kept.move_to_end(text)
        return value

    def meet(self, text: str) -> bool:
        """Return whether the text was met before; it is met from now on."""
        met = hash(text)
        if met in self._met:
            return True
        self._met[met] = None
        if len(self._met) > _MET:
            del self._met[next(iter(self._met))]
        return False

    def keep(self, text: str, value: Value) -> None:
        """Keep what was made of a text, and forget what was not asked for the longest."""
        if text in self._kept or len(text) > self._most:
            return
        self._kept[text] = value
        self._size += len(text)
        while self._size > self._most:
            self._size -= len(self._kept.popitem(last=False)[0])


class _Part(NamedTuple):
    """A part of a text: its pieces where they are kept, else what to ask for, and whether to keep it then."""

    start: int
    text: str
    pieces: Pieces | None = None
    again: bool = False


class Lines:
    """An engine that cuts line by line, and is asked once for a line that comes again."""

    def __init__(self, engine: Engine) -> None:
        self._ask = engine.pieces
        self._recent: Recent[Pieces] = Recent()

    @staticmethod
    def suit(engine: Engine) -> bool:
        """Return whether a line is a text of its own for the engine."""
        return engine.name in _LINE_BY_LINE

    def pieces(self, text: str) -> Pieces:
        """Return what the engine gives; the groups are not kept."""
        parts = list(self._parts(text))
        if len(parts) == 1 and parts[0].text == text and not parts[0].again:
            return parts[0].pieces or self._ask(text)
        known = [(part.start, part.pieces or self._asked(part)) for part in parts]
        every = [pieces for _, pieces in known]
        lemmas = None
        if any(pieces.lemmas is not None for pieces in every):
            lemmas = list(chain.from_iterable(pieces.lemmas or [None] * len(pieces.forms) for pieces in every))
        return Pieces(
            list(chain.from_iterable(pieces.forms for pieces in every)),
            list(chain.from_iterable(pieces.tags for pieces in every)),
            [start + at for at, pieces in known for start in pieces.starts],
            [end + at for at, pieces in known for end in pieces.ends],
            lemmas,
        )

    def _asked(self, part: _Part) -> Pieces:
        pieces = self._ask(part.text)
        if part.again:
            self._recent.keep(part.text, pieces)
        return pieces

    def _parts(self, text: str) -> Iterator[_Part]:
        """Yield the lines that were met before, and what stands between them as it is."""
        begun = at = 0
        for line in text.split("\n"):
            end = at + len(line)
            if len(line) >= _SHORTEST and (kept := self._recent.get(line), self._recent.meet(line))[1]:
                if text[begun:at].strip():
                    yield _Part(begun, text[begun:at])
                yield _Part(at, line, kept, again=True)
                begun = end
            at = end + 1
        if text[begun:].strip():
            yield _Part(begun, text[begun:])
