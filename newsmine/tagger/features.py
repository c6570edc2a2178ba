"""A text as the network reads it: some whole numbers for each character."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

import numpy as np

from newsmine.tagger.context import context
from newsmine.tagger.dictionaries import Counts, Forms, Place, rating
from newsmine.tagger.morphemes import Morphemes

Ints = np.ndarray[Any, np.dtype[np.int32]]
Span = tuple[int, int, str]
"""Start, end, label."""

UNKNOWN = 0
"""The number of all that a vocabulary does not hold."""

FURTHEST = 7
_SHAPES = "HDULCJ_QOKS.,·ㆍ:;/-~%"


class Features(NamedTuple):
    """Columns of a text of ``n`` characters, each of shape (n,), but ``lists``: (n, 2 × kinds), 0 or 1.

    The last five are those of :class:`newsmine.tagger.context.Context`.
    """

    characters: Ints
    shapes: Ints
    kiwi: Ints
    vectors: Ints
    mecab: Ints
    learnt: Ints
    learnt_too: Ints
    places: Ints
    lists: np.ndarray[Any, np.dtype[np.uint8]]
    form: Ints
    form_before: Ints
    form_behind: Ints
    word_before: Ints
    word_behind: Ints


class Vocabulary:
    """Numbers for names, from 1 on; 0 is what is not known."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._numbers = {name: number for number, name in enumerate(names, start=1)}

    def __len__(self) -> int:
        """Return how many numbers there are, with that of the unknown."""
        return len(self._numbers) + 1

    def learn(self, names: Iterable[str]) -> None:
        """Give a number to each name that has none."""
        for name in names:
            self._numbers.setdefault(name, len(self._numbers) + 1)

    def numbers(self, names: Iterable[str]) -> list[int]:
        """Return the number of each name."""
        known = self._numbers
        return [known.get(name, UNKNOWN) for name in names]

    @property
    def names(self) -> list[str]:
        """The names by number."""
        return list(self._numbers)


class Encoder:
    """Texts to features, with fixed vocabularies and dictionaries.

    Parameters
    ----------
    vocabularies : mapping of str to Vocabulary
        ``characters``, ``kiwi``, ``mecab``, ``learnt``.
    lists : mapping of str to sequence of str
        Names by kind (``company``); the order of the kinds is that of the columns.
    learnt : mapping of str to counts
        How often a form bears each label in training data.
    vectors : mapping of str to int
        From a morpheme of kiwi (광주/NNP) to a row of the vectors.
    """

    def __init__(
        self,
        vocabularies: Mapping[str, Vocabulary],
        lists: Mapping[str, Sequence[str]],
        learnt: Mapping[str, Counts],
        vectors: Mapping[str, int],
    ) -> None:
        self.vocabularies = vocabularies
        self.lists, self.learnt, self.vectors = lists, learnt, vectors
        self._forms = Forms(form for forms in (*lists.values(), learnt) for form in forms)
        self._kinds = np.zeros((len(self._forms), len(lists)), bool)
        for kind, forms in enumerate(lists.values()):
            self._kinds[[number for number in map(self._forms.number, forms) if number is not None], kind] = True
        self._listed = self._kinds.any(1).tobytes()
        numbers = ((self._forms.number(form), counts) for form, counts in learnt.items())
        self._labelled = {number: counts for number, counts in numbers if number is not None}
        self.width = 2 * len(lists)

    def encode(self, text: str, seen: Morphemes, own: Iterable[Span] | None = None) -> Features:
        """Return the features of a text.

        Parameters
        ----------
        text : str
            The text.
        seen : Morphemes
            What the morphological analyzers see in it.
        own : iterable of Span, optional
            The labelled forms of this very text where the encoder learnt of them: one is taken off what it learnt of each form.
        """
        listed, labelled = self._places(text, seen)
        names = self._names(text, seen, labelled, own)
        numbers = {column: self.vocabularies[column].numbers for column in self.vocabularies}
        lists = np.zeros((len(text), self.width), np.uint8)
        for start, end, number in listed:
            lists[start, 0::2] |= self._kinds[number]
            lists[start + 1 : end, 1::2] |= self._kinds[number]
        return Features(
            characters=ints(numbers["characters"](names["characters"])),
            shapes=ints(map(_shape_number, text)),
            kiwi=ints(numbers["kiwi"](seen.kiwi)),
            vectors=ints([self.vectors.get(form, 0) for form in seen.forms]),
            mecab=ints(numbers["mecab"](seen.mecab)),
            learnt=ints(numbers["learnt"](names["learnt"])),
            learnt_too=ints(numbers["learnt"](names["learnt_too"])),
            places=ints(_in_word(text)),
            lists=lists,
            **{name: ints(column) for name, column in context(text, seen)._asdict().items()},
        )

    def names(self, text: str, seen: Morphemes, own: Iterable[Span] | None = None) -> dict[str, list[str]]:
        """Return the columns that vocabularies number, as names: what a vocabulary is to learn."""
        return self._names(text, seen, self._places(text, seen)[1], own)

    def _places(self, text: str, seen: Morphemes) -> tuple[list[Place], list[Place]]:
        """Return, of the forms that begin where a name may, the longest that is in a list, and the longest that was labelled."""
        listed: list[Place] = []
        labelled: list[Place] = []
        for start in sorted(_starts(text, seen.starts)):
            in_list = was_labelled = False
            for place in self._forms.beginning(text, start):
                if not in_list and self._listed[place.number]:
                    in_list = True
                    listed.append(place)
                if not was_labelled and place.number in self._labelled:
                    was_labelled = True
                    labelled.append(place)
        return listed, labelled

    def _names(
        self, text: str, seen: Morphemes, labelled: Iterable[Place], own: Iterable[Span] | None
    ) -> dict[str, list[str]]:
        first, second = [""] * len(text), [""] * len(text)
        mine = {(start, end): label for start, end, label in own or ()}
        for start, end, number in labelled:
            counts = self._labelled[number]
            if own is not None:
                # Without a label here, one is taken off all the same: else what occurs but once would speak against a name.
                this = mine.get((start, end)) or max(counts, key=lambda each: (counts[each], each))
                counts = {label: n - (label == this) for label, n in counts.items()}
            rated = rating(counts)
            for i in range(start, end) if rated else ():
                column = second if first[i] else first
                column[i] = f"{rated}{'B' if i == start else 'I'}"
        characters = ["0" if character.isdigit() else character for character in text]
        return {
            "characters": characters,
            "kiwi": seen.kiwi,
            "mecab": seen.mecab,
            "learnt": first,
            "learnt_too": second,
        }


@cache
def shape(character: str) -> str:
    """Return the kind of a character: Hangul, digit, upper or lower case, ideograph, jamo, blank, quote, bracket, sign."""
    for kind, belongs in _KINDS:
        if belongs(character):
            return kind
    return character if character in _SHAPES else "S"


@cache
def _shape_number(character: str) -> int:
    return 1 + _SHAPES.index(shape(character))


_KINDS: tuple[tuple[str, Callable[[str], bool]], ...] = (
    ("H", lambda character: "가" <= character <= "힣"),
    ("D", str.isdigit),
    ("U", lambda character: character.isascii() and character.isupper()),
    ("L", lambda character: character.isascii() and character.islower()),
    ("_", str.isspace),
    ("Q", lambda character: character in "\"'“”‘’"),
    ("O", lambda character: character in "([<{《〈【「『"),
    ("K", lambda character: character in ")]>}》〉】」』"),
    ("C", lambda character: "\u4e00" <= character <= "\u9fff"),
    ("J", lambda character: "ㄱ" <= character <= "ㆎ"),
)


def _starts(text: str, of_morphemes: set[int]) -> set[int]:
    """Where a name may begin: at a morpheme, behind a blank, where the kind of character changes."""
    kinds = [shape(character) for character in text]
    return of_morphemes | {i for i, kind in enumerate(kinds) if not i or kind != kinds[i - 1]}


def _in_word(text: str) -> list[int]:
    """How far each character is from its word's beginning, from 1 to :data:`FURTHEST`; 0 for blanks."""
    places, place = [], 0
    for character in text:
        place = 0 if character.isspace() else min(place + 1, FURTHEST)
        places.append(place)
    return places


def ints(numbers: Iterable[int]) -> Ints:
    """Return a column."""
    return np.array(list(numbers), np.int32)
