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

# Where tokens were left out when the text was cut, more than a blank lies between those that are there.
_A_BLANK = 1


class Word(NamedTuple):
    """A word of a document: what it is counted as, as it was met, and where (``start:end`` of the text).

    ``first`` and ``last`` are the places of its tokens in the row of tokens, so that one sees what stands between two words.
    """

    word: str
    form: str
    start: int
    end: int
    sentence: int
    first: int = 0
    last: int = 0

    def follows(self, other: "Word") -> bool:
        """Return whether nothing but a blank, if that, stands between the other word and this one.

        Examples
        --------
        >>> one, other = Word("인공지능", "인공지능", 0, 4, 0, 0, 0), Word("학교", "학교", 5, 7, 0, 1, 1)
        >>> other.follows(one), one.follows(other)
        (True, False)
        """
        return (
            self.first == other.last + 1 and self.sentence == other.sentence and 0 <= self.start - other.end <= _A_BLANK
        )


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
        [Word(word='인공지능', form='AI', start=0, end=2, sentence=0, first=0, last=0)]
        """
        joined = self.synonyms.join(tokens) if len(self.synonyms) else ((None, (token,)) for token in tokens)
        following = 0
        for counted, spelled in joined:
            first, at = spelled[0], following
            following += len(spelled)
            if counted is None:
                if first.pos not in self.pos:
                    continue
                word = self._word(first)
            else:
                word = None if len(counted) < self.min_length or counted in self.stopwords else counted
            if word is not None:
                form = nfc(first.form if len(spelled) == 1 else "".join(token.form for token in spelled))
                yield Word(word, form, first.start, spelled[-1].end, first.sentence, at, following - 1)

    def _word(self, token: Token) -> str | None:
        """Return what a token of the right class is counted as, if it counts."""
        word = nfc(token.lemma)
        dropped = self.stopwords.drops(token) or len(word) < self.min_length or word in self.stopwords
        return None if dropped else word


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
