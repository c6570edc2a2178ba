"""What is done to the tokens of a text on request: numbers with their units, compounds, stopwords."""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple, TypeAlias

from newsmine.text.stopwords import Stopwords
from newsmine.tokens.compounds import join_compounds
from newsmine.tokens.quantities import join_quantities
from newsmine.tokens.sequence import Tokens
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

    def apply(self, text: str, tokens: Tokens) -> Tokens:
        """Return the tokens as asked for: the same, not looked at, where nothing is."""
        if not any(self):
            return tokens
        rows = list(tokens)
        if self.units:
            rows = join_quantities(text, rows)
        if self.compounds:
            rows = join_compounds(text, rows)
        return Tokens(self.stopwords.drop(rows) if self.stopwords else rows)
