"""What stands behind a tokenizer's calls: a text cleaned, cut by the engine, its user words kept whole."""

import hashlib
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from newsmine.errors import CrashError, TimeLimitError
from newsmine.tokens.build import build, build_straight
from newsmine.tokens.clean import Cleaned, clean
from newsmine.tokens.dictionary.enforce import Enforcer
from newsmine.tokens.dictionary.user_words import UserWord, words_fingerprint
from newsmine.tokens.engines.any_tagger import AnyTagger
from newsmine.tokens.make import name_of
from newsmine.tokens.pieces import Engine, Pieces
from newsmine.tokens.sequence import Tokens
from newsmine.tokens.workers.guard import Incident, options_of

# A change of how tokens are made from what an engine gives; part of the fingerprint.
_REVISION = 2
# Characters of a text that an incident shows.
_BEGINNING = 40


class Analyzer:
    """An engine with clean input and user words.

    Parameters
    ----------
    engine : Engine
        What cuts a cleaned text.
    user_words : sequence of UserWord
        Words that stay whole.
    fallback : callable, optional
        Gives the tokenizer that does a text that the engine, in a process of its own, does not bear.
    """

    def __init__(
        self,
        engine: Engine,
        user_words: Sequence[UserWord] = (),
        *,
        fallback: Callable[[], Any] | None = None,
    ) -> None:
        self.name = engine.name
        self._engine = engine
        self._words = tuple(user_words)
        self._enforce = Enforcer(self._words, engine.tagset) if self._words else None
        self._options = options_of(engine)
        self._fallback = fallback
        self._incidents: list[Incident] = []
        # The short way, where the text stays as it is and no word has to be kept whole.
        self._morphemes = getattr(engine, "morphemes", None) if not self._words else None
        told = f"{_REVISION}|{engine.name}|{engine.version}|{words_fingerprint(self._words)}"
        self.fingerprint = hashlib.sha256(told.encode()).hexdigest()[:16]

    @property
    def incidents(self) -> tuple[Incident, ...]:
        """The texts that were over the time limit or ended the engine's process, with who did them then."""
        return tuple(self._incidents)

    def _instead(self, text: str, error: TimeLimitError | CrashError) -> Any:  # noqa: ANN401 - a Tokenizer, which is made of this
        """Note that the engine did not bear a text, and return the tokenizer that does it; raise if there is none."""
        other = None if self._fallback is None else self._fallback()
        reason = error.how if isinstance(error, CrashError) else f"over its time limit of {error.seconds:g} s"
        by = None if other is None else other.name
        self._incidents.append(Incident(self.name, reason, error.seconds, len(text), text[:_BEGINNING], by))
        if other is None:
            raise error
        return other

    def _known(self, options: dict[str, object]) -> dict[str, Any]:
        return {name: value for name, value in options.items() if name in self._options and name != "flatten"}

    def _made_by(self) -> str:
        """By what name another process makes the engine."""
        return name_of(self._engine.tagger if isinstance(self._engine, AnyTagger) else self._engine)

    def _cut(self, text: str, options: dict[str, object], ask: Callable[[str], Pieces] | None = None) -> Tokens:
        """Let the engine cut a text; the records are made of its answer when they are looked at."""
        if self._morphemes is not None and not options and self._bears(text) and not text.isspace():
            return Tokens(partial(build_straight, text, self._morphemes(text), self._engine.tagset))
        return Tokens(partial(build, text, *self._pieces(text, options, ask), self._engine.tagset))

    def _bears(self, text: str) -> bool:
        return type(text) is str and self._engine.rules.bears(text)

    def _clean(self, text: str) -> Cleaned:
        return clean(text, self._engine.rules)

    def _pieces(
        self, text: str, options: dict[str, object], ask: Callable[[str], Pieces] | None = None
    ) -> tuple[Cleaned, Pieces]:
        unknown = options.keys() - self._options
        if unknown:
            known = ", ".join(sorted(self._options)) or "none beside flatten and join"
            raise TypeError(f"{self.name} has no option {min(unknown)!r}; it has: {known}")
        cleaned = self._clean(text)
        if not cleaned.text.strip():
            return cleaned, Pieces([], [], [], [])
        pieces = (ask or self._engine.pieces)(cleaned.text, **options)
        return cleaned, self._keep(cleaned, pieces, options)

    def _keep(self, cleaned: Cleaned, pieces: Pieces, options: dict[str, object]) -> Pieces:
        if self._enforce is None:
            return pieces
        return self._enforce(cleaned, pieces, detailed=options.get("ntags") == 22)  # noqa: PLR2004  Hannanum's
