"""What an engine gives: pieces of a cleaned text, and what is asked of an engine."""

from collections.abc import Callable, Iterable
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


class Pieces(NamedTuple):
    """The morphemes of a cleaned text as columns of one length, in the order of the text: rows cost too much by the million.

    ``lemmas`` is ``None`` where the engine says none (then the form, with 다 behind a stem); single ones may be ``None``
    as well. ``groups`` is ``None`` where the engine keeps no words apart.
    """

    forms: list[str]
    tags: list[str]
    starts: list[int]
    ends: list[int]
    lemmas: list[str | None] | None = None
    groups: list[int] | None = None

    @classmethod
    def of(cls, rows: Iterable[Piece]) -> "Pieces":
        """Return the columns of the rows."""
        columns = [list(column) for column in zip(*rows, strict=True)]
        return cls(*columns) if columns else cls([], [], [], [])

    def rows(self) -> list[Piece]:
        """Return the rows."""
        none = [None] * len(self.forms)
        lemmas, groups = self.lemmas or none, self.groups or [0] * len(self.forms)
        return [Piece(*row) for row in zip(self.forms, self.tags, self.starts, self.ends, lemmas, groups, strict=True)]


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
    def pieces(self) -> Callable[..., Pieces]:
        """From a cleaned text that is not blank, and the engine's own options by keyword, to its pieces in order."""
        ...


class HasPos(Protocol):
    """Any object with KoNLPy's ``pos``."""

    def pos(self, phrase: str) -> list[Pair]:
        """Return the forms and tags of the text."""
        ...
