"""An engine in a process of its own, so that a text that it never returns from can be stopped."""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any, NamedTuple

from newsmine.tokens.clean import Rules
from newsmine.tokens.dictionary.user_words import UserWord
from newsmine.tokens.pieces import Engine, Pieces
from newsmine.tokens.workers.child import Child
from newsmine.tokens.workers.serve import Answer, serve

# Some engines load their dictionaries with the first text, which is part of their start.
_FIRST = "시작"


class Incident(NamedTuple):
    """A text that an engine did not bear: it took too long, or ended its process.

    ``seconds`` is how long it was tried, ``text`` how it begins, ``done_by`` the tokenizer that did it instead
    (``None``: it was refused).
    """

    engine: str
    reason: str
    seconds: float
    characters: int
    text: str
    done_by: str | None


class GuardedEngine:
    """An engine in a child; every call has the same limit, and its start is not counted.

    Parameters
    ----------
    spec : str
        As :func:`newsmine.tokens.make.make_engine` takes it.
    words : tuple of UserWord
        The user words, for the engine's own dictionary.
    time_limit : float
        Seconds that a call may take.

    Raises
    ------
    TimeLimitError, CrashError
        By :meth:`pieces` and :meth:`keywords`.
    """

    def __init__(self, spec: str, words: tuple[UserWord, ...], time_limit: float) -> None:
        self.child = Child(__name__, {"engine": spec, "words": words}, name=spec)
        self.time_limit = time_limit
        told = self.child.start()
        self.name: str = told["engine"]
        self.version: str = told["version"]
        self.tagset: str = told["tagset"]
        self.rules = Rules(**told["rules"])
        self.nouns = tuple(told["nouns"])
        self.options = frozenset(told["options"])
        if told["keywords"]:
            self.keywords = self._keywords

    def pieces(self, text: str, **options: object) -> Pieces:
        """Return what the engine gives."""
        answer = self.child.ask({"do": "pieces", "text": text, "options": options}, self.time_limit)
        return Pieces(*answer["columns"])

    def _keywords(self, text: str) -> list[str]:
        words: list[str] = self.child.ask({"do": "keywords", "text": text}, self.time_limit)["words"]
        return words


def options_of(engine: Engine) -> frozenset[str]:
    """Return the names of an engine's own options."""
    told: frozenset[str] | None = getattr(engine, "options", None)
    return frozenset(inspect.signature(engine.pieces).parameters) - {"text", "options"} if told is None else told


def main() -> None:
    """Be the child."""
    serve(_start)


def _start(hello: dict[str, Any]) -> tuple[dict[str, Any], Answer]:
    from newsmine.tokens.make import make_engine

    engine = make_engine(hello["engine"], tuple(UserWord(*word) for word in hello["words"]))
    engine.pieces(_FIRST)
    keywords: Any = getattr(engine, "keywords", None)
    acts: Mapping[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
        "pieces": lambda message: {"columns": engine.pieces(message["text"], **message["options"])},
        "keywords": lambda message: {"words": list(keywords(message["text"]))},
    }
    told = {
        "engine": engine.name,
        "version": engine.version,
        "tagset": engine.tagset,
        "rules": {field.name: getattr(engine.rules, field.name) for field in fields(engine.rules) if field.init},
        "nouns": engine.nouns,
        "options": sorted(options_of(engine)),
        "keywords": callable(keywords),
    }
    return told, lambda message: acts[message["do"]](message)
