"""Tokens from the pieces that an engine gives: column by column, because a text has thousands."""

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate, repeat
from operator import le
from re import finditer
from typing import Any

from newsmine.records import Token
from newsmine.text.sentences import sentence_ends
from newsmine.tokens.clean import Cleaned
from newsmine.tokens.pieces import Pieces
from newsmine.tokens.tagsets import universal

# Tags whose forms are stems, so that 다 makes a lemma of them; Okt's verbs are whole words and come with their lemma.
_STEMS = frozenset(
    {
        "VV",
        "VA",
        "VX",
        "VCP",
        "VCN",
        "VXV",
        "VXA",
        "VV-I",
        "VV-R",
        "VA-I",
        "VA-R",
        "VX-I",
        "VX-R",
        "PV",
        "PA",
        "PX",
        "P",
        "JP",
    }
)


def build(text: str, cleaned: Cleaned, pieces: Pieces, tagset: str) -> list[Token]:
    """Return the tokens of a text; the pieces are those of its cleaned form.

    Starts never run back and lie in the text, whatever the engine said.
    """
    forms, tags = shown(cleaned, pieces), pieces.tags
    starts, ends = _places(text, cleaned, pieces)
    pos = list(map(_names(tagset).__getitem__, tags))
    exact = [text[start:end] == form for form, start, end in zip(forms, starts, ends, strict=True)]
    lemmas, sentence, word = _lemmas(forms, pieces), _sentences(text, starts), _words(text, starts)
    rows = zip(forms, lemmas, tags, pos, starts, ends, exact, sentence, word, strict=True)
    return list(map(tuple.__new__, repeat(Token), rows))


def build_straight(text: str, morphemes: Iterable[Any], tagset: str) -> list[Token]:
    """Return the tokens of a text that needed no cleaning: the same as :func:`build`, in one short loop.

    Beside an engine whose model fills the processor's caches every column costs: this is 5 % of kiwi's time, columns are 10 %.

    Parameters
    ----------
    text : str
        The text as it was given; the engine was given the same.
    morphemes : iterable of objects with ``form``, ``tag``, ``start`` and ``end``
        In the order of the text, none blank.
    tagset : str
        As for :func:`newsmine.tokens.tagsets.universal`.
    """
    names, new = _names(tagset), tuple.__new__
    sentence_end, *later = sentence_ends(text)
    words = _word_ends(text)
    sentence = word = before = 0
    word_end, last = words[0], len(words) - 1
    tokens: list[Token] = []
    for morpheme in morphemes:
        form, tag, start, end = morpheme.form, morpheme.tag, morpheme.start, morpheme.end
        if start < before:  # kiwi gives 보려 봤음 as 려고 4:5, 하 5:5, 어 4:5
            start, end = before, max(before, end)
        before = start
        while start >= word_end and word < last:
            word += 1
            word_end = words[word]
            # A sentence ends where a word does.
            while start >= sentence_end and later:
                sentence += 1
                sentence_end = later.pop(0)
        lemma = form + "다" if tag in _STEMS else form
        row = (form, lemma, tag, names[tag], start, end, text[start:end] == form, sentence, word)
        tokens.append(new(Token, row))
    return tokens


class _Names(dict[str, str]):
    """Universal names by tag, looked up once each."""

    def __init__(self, tagset: str) -> None:
        super().__init__()
        self._tagset = tagset

    def __missing__(self, tag: str) -> str:
        self[tag] = name = universal(self._tagset, tag)
        return name


_ALL_NAMES: dict[str, _Names] = {}


def _names(tagset: str) -> _Names:
    return _ALL_NAMES.get(tagset) or _ALL_NAMES.setdefault(tagset, _Names(tagset))


def shown(cleaned: Cleaned, pieces: Pieces) -> list[str]:
    """Return the forms, with the characters that stand-ins stand for."""
    if not cleaned.replaced:
        return pieces.forms
    return list(map(cleaned.shown, pieces.forms, pieces.starts, pieces.ends))


def _places(text: str, cleaned: Cleaned, pieces: Pieces) -> tuple[list[int], list[int]]:
    """Places in the text as it was given; starts that would run back wait for the one before."""
    starts, ends = pieces.starts, pieces.ends
    if cleaned.starts is not None:
        places = list(map(cleaned.place, starts, ends))
        starts, ends = [start for start, _ in places], [end for _, end in places]
    if not starts or (starts == sorted(starts) and max(ends) <= len(text) and all(map(le, starts, ends))):
        return starts, ends
    starts = [min(start, len(text)) for start in accumulate(starts, max)]
    return starts, [max(start, min(end, len(text))) for start, end in zip(starts, ends, strict=True)]


def _lemmas(forms: list[str], pieces: Pieces) -> list[str]:
    if pieces.lemmas is None:
        lemmas = forms.copy()
        for i in [i for i, tag in enumerate(pieces.tags) if tag in _STEMS]:
            lemmas[i] += "다"
        return lemmas
    rows = zip(forms, pieces.tags, pieces.lemmas, strict=True)
    return [lemma if lemma is not None else f"{form}다" if tag in _STEMS else form for form, tag, lemma in rows]


def _sentences(text: str, starts: list[int]) -> list[int]:
    ends = sentence_ends(text)
    counted: list[int] = []
    for i, end in enumerate(ends[:-1]):
        counted += [i] * (bisect_left(starts, end) - len(counted))
    return counted + [len(ends) - 1] * (len(starts) - len(counted))


def _words(text: str, starts: list[int]) -> list[int]:
    """Which run without a blank each start lies in, counted from 0."""
    ends = _word_ends(text)
    word, end, last = 0, ends[0], len(ends) - 1
    counted = []
    for start in starts:
        while start >= end and word < last:
            word += 1
            end = ends[word]
        counted.append(word)
    return counted


def _word_ends(text: str) -> list[int]:
    """Where the blank behind each word ends."""
    runs = text.split()
    if len(runs) == text.count(" ") + text.count("\n") + 1:  # most texts: one blank between two words
        return list(accumulate([len(run) + 1 for run in runs]))
    return [found.end() for found in finditer(r"\S+", text)] or [0]
