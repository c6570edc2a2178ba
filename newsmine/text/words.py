"""Which tokens of a document count as words, the same for terms, topics and graphs of words."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from newsmine.records import Token
from newsmine.text.hangul import nfc
from newsmine.text.stopwords import Stopwords
from newsmine.text.synonyms import Synonyms, read_synonyms

NOUNS = ("NOUN", "PROPN")
"""Universal POS names of what Korean text networks and topics are made of."""


class Word(NamedTuple):
    """A word of a document: what it is counted as, as it was met, and where (``start:end`` of the text)."""

    word: str
    form: str
    start: int
    end: int
    sentence: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WordChoice:
    """Which tokens count as words: by class and length, without stopwords; synonyms count as one.

    What is listed as a synonym counts whatever its class. ``min_length`` are characters.
    """

    pos: tuple[str, ...] = NOUNS
    stopwords: Stopwords = field(default_factory=Stopwords)
    synonyms: Synonyms = field(default_factory=Synonyms)
    min_length: int = 2

    def words(self, tokens: Iterable[Token]) -> Iterator[Word]:
        """Yield the words of the tokens, in order.

        Examples
        --------
        >>> tokens = [Token("AI", "AI", "SL", "X", 0, 2, True), Token("는", "는", "JX", "ADP", 2, 3, True)]
        >>> [*WordChoice(synonyms=Synonyms({"AI": "인공지능"})).words(tokens)]
        [Word(word='인공지능', form='AI', start=0, end=2, sentence=0)]
        """
        joined = self.synonyms.join(tokens) if len(self.synonyms) else ((None, (token,)) for token in tokens)
        for counted, spelled in joined:
            first = spelled[0]
            if counted is None and (first.pos not in self.pos or self.stopwords.drops(first)):
                continue
            word = nfc(first.lemma) if counted is None else counted
            if len(word) < self.min_length or word in self.stopwords:
                continue
            form = "".join(token.form for token in spelled)
            yield Word(word, nfc(form), first.start, spelled[-1].end, first.sentence)


def choose_words(
    *,
    pos: Collection[str] = NOUNS,
    stopwords: Collection[str] = (),
    synonyms: Synonyms | Mapping[str, str] | Path | None = None,
    min_length: int = 2,
) -> WordChoice:
    """Return the choice that plain settings make.

    Raises
    ------
    InputError
        If the table of synonyms cannot be read.
    ValueError
        If ``min_length`` is under 1.
    """
    if min_length < 1:
        raise ValueError(f"min_length is {min_length}; a word has at least 1 character")
    unwanted = stopwords if isinstance(stopwords, Stopwords) else Stopwords(stopwords)
    return WordChoice(pos=tuple(pos), stopwords=unwanted, synonyms=read_synonyms(synonyms), min_length=min_length)
