"""What an engine gives: pieces of a cleaned text, and what is asked of an engine."""

from collections.abc import Callable
from typing import NamedTuple, Protocol, TypeAlias

from newsmine.tokens.clean import Rules

Pair: TypeAlias = tuple[str, str]
"""A form and its tag, as KoNLPy gives them."""


class Piece(NamedTuple):
    """A morpheme at ``start:end`` of the cleaned text.

    ``lemma`` is ``None`` where the engine does not say it; ``group`` counts what KoNLPy's ``flatten=False`` keeps
    together (a word, or Komoran's line).
    """

    form: str
    tag: str
    start: int
    end: int
    lemma: str | None = None
    group: int = 0


class Engine(Protocol):
    """A morphological analyzer behind :class:`newsmine.tokens.tokenizer.Tokenizer`.

    ``name`` and ``version`` go into the fingerprint, ``tagset`` names a table of :mod:`newsmine.tokens.tagsets`,
    ``rules`` is what the cleaning must do for it, ``nouns`` the beginnings of the tags that KoNLPy's ``nouns`` takes.
    One with ``stream`` spreads many texts over threads of its own; one with ``keywords`` has its own list of nouns.
    """

    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def version(self) -> str: ...  # noqa: D102
    @property
    def tagset(self) -> str: ...  # noqa: D102
    @property
    def rules(self) -> Rules: ...  # noqa: D102
    @property
    def nouns(self) -> tuple[str, ...]: ...  # noqa: D102
    @property
    def pieces(self) -> Callable[..., list[Piece]]:
        """From a cleaned text that is not blank, and the engine's own options by keyword, to its pieces in order."""
        ...


class HasPos(Protocol):
    """Any object with KoNLPy's ``pos``."""

    def pos(self, phrase: str) -> list[Pair]:
        """Return the forms and tags of the text."""
        ...
