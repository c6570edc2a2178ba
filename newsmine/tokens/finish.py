"""What is done to the tokens of a text on request: numbers with their units, compounds, stopwords."""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple, TypeAlias

from newsmine.records import Token
from newsmine.text.stopwords import Stopwords
from newsmine.tokens.compounds import join_compounds
from newsmine.tokens.quantities import join_quantities
from newsmine.tokens.stopwords import read_stopwords

StopwordList: TypeAlias = "Stopwords | Iterable[str] | Path | None"


class Finish(NamedTuple):
    """What is asked for beside the tokens themselves; made once for many texts."""

    compounds: bool = False
    units: bool = False
    stopwords: Stopwords | None = None

    @classmethod
    def of(cls, *, compounds: bool = False, units: bool = False, stopwords: StopwordList = None) -> "Finish":
        """Return the requests with the stopwords read."""
        return cls(compounds, units, read_stopwords(stopwords) or None)

    @property
    def fingerprint(self) -> str:
        """What is added to a tokenizer's fingerprint; ``""`` where nothing is asked for."""
        stopwords = f"+stopwords:{self.stopwords.fingerprint}" if self.stopwords else ""
        return ("+compounds" if self.compounds else "") + ("+units" if self.units else "") + stopwords

    def apply(self, text: str, tokens: list[Token]) -> list[Token]:
        """Return the tokens as asked for."""
        if self.units:
            tokens = join_quantities(text, tokens)
        if self.compounds:
            tokens = join_compounds(text, tokens)
        return self.stopwords.drop(tokens) if self.stopwords else tokens
