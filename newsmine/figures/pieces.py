"""A sentence in pieces: its values and names whole, and the tokens between them."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from newsmine.records import Mention, Token
from newsmine.values.value import Value

Kind = Literal["quantity", "cohort", "date", "other", "name", "word"]
Tokenize = Callable[[str], Sequence[Token]]

NOUNS = frozenset({"NNG", "NNP", "SL", "SH", "XSN", "XPN", "XR"})
"""Kiwi's tags of what a noun phrase is made of."""

# Ordinals that tell one class or edition from another.
_COHORTS = frozenset({"기", "기수", "회", "학년도"})
# A ratio is one figure: 4.9대 1.
_RATIO = re.compile(r" ?1(?![\d.,])")
# 민선 8기 is a term of office.
_TERM = 4
_MONEY = ("억", "조")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A part of a sentence; ``start:end`` are characters of the field of the article."""

    kind: Kind
    start: int
    end: int
    text: str
    tag: str = ""
    value: Value | None = None
    name: Mention | None = None
    unit: str | None = None

    @property
    def is_noun(self) -> bool:
        """Whether it may be a part of a noun phrase: a noun, or the name of a place."""
        if self.kind == "name":
            return self.name is not None and self.name.label == "PLACE"
        return self.kind == "word" and self.tag in NOUNS

    @property
    def is_particle(self) -> bool:
        """Whether it is a particle."""
        return self.kind == "word" and self.tag.startswith("J")


@dataclass(frozen=True, slots=True)
class Sentence:
    """The pieces of a sentence, in order, and the whole text that their places count in."""

    text: str
    pieces: tuple[Piece, ...]
    start: int
    end: int

    @property
    def said(self) -> str:
        """The words of the sentence."""
        return self.text[self.start : self.end]

    def behind(self, place: int) -> int:
        """Return the first piece that begins at a place or behind it; the number of pieces if none does."""
        return next((i for i, piece in enumerate(self.pieces) if piece.start >= place), len(self.pieces))

    def words(self, first: int, last: int) -> str:
        """Return the text from one piece to another, blanks made even."""
        return " ".join(self.text[self.pieces[first].start : self.pieces[last].end].split())

    def gap(self, at: int) -> str:
        """Return what stands between a piece and the one behind it."""
        return self.text[self.pieces[at].end : self.pieces[at + 1].start]


def read_pieces(
    text: str, span: tuple[int, int], marks: tuple[Sequence[Value], Sequence[Mention]], tokenize: Tokenize
) -> Sentence:
    """Return a sentence in pieces.

    Parameters
    ----------
    text : str
        The field of the article.
    span : (int, int)
        Where the sentence stands in it.
    marks : (sequence of Value, sequence of Mention)
        What was found in the sentence; a name wins over a value.
    tokenize : callable
        Kiwi's tokens of a text.
    """
    values, names = marks
    whole = [Piece(kind="name", start=name.start, end=name.end, text=name.text, name=name) for name in names]
    whole += [_of_value(text, value) for value in values if not any(_meet(value, name) for name in names)]
    start, end = span
    words = []
    for token in tokenize(text[start:end]):
        first, last = start + token.start, start + token.end
        if not any(piece.start <= first < piece.end or first < piece.start < last for piece in whole):
            words.append(Piece(kind="word", start=first, end=last, text=token.form, tag=token.tag))
    pieces = sorted([*whole, *words], key=lambda piece: (piece.start, piece.end))
    return Sentence(text, tuple(pieces), start, end)


def _meet(value: Value, name: Mention) -> bool:
    return value.start < name.end and name.start < value.end


def _of_value(text: str, value: Value) -> Piece:
    kind: Kind = "date" if value.label == "DATE" else "other"
    end, unit = value.end, value.unit
    if value.label == "QUANTITY" and value.value is not None:
        kind = "quantity"
        if value.ordinal:
            term = text[max(0, value.start - _TERM) : value.start].rstrip().endswith("민선")
            kind = "cohort" if value.unit in _COHORTS and not term else "other"
        elif value.unit == "대" and (ratio := _RATIO.match(text, value.end)) is not None:
            end, unit = ratio.end(), "대 1"
        elif value.unit is None and value.text.endswith(_MONEY):
            unit = "원"  # 60억 투자
    return Piece(kind=kind, start=value.start, end=end, text=text[value.start : end], value=value, unit=unit)
