"""A tokenizer that another process can make again, and one with a time limit."""

from collections.abc import Callable
from functools import cache, lru_cache
from typing import Any, NamedTuple

from newsmine.tokens.dictionary.user_words import UserWord
from newsmine.tokens.make import make_engine
from newsmine.tokens.tokenizer import Tokenizer
from newsmine.tokens.workers.guard import GuardedEngine

# They bear any text (benchmarks/hostile_strings.py), so as a fallback they need no process of their own.
_STEADY = frozenset({"kiwi", "mecab"})
# Each may hold a model of half a gigabyte.
_AGAIN = 2


class Recipe(NamedTuple):
    """Of what a tokenizer is made: ``name`` as :func:`newsmine.tokens.make.make_engine` takes it."""

    name: str
    words: tuple[UserWord, ...] = ()
    time_limit: float | None = None
    fallback: str | None = None


class NamedTokenizer(Tokenizer):
    """A tokenizer made by name; pickled, it is its name, its words and its limit."""

    def __init__(self, recipe: Recipe) -> None:
        name, words, time_limit, fallback = recipe
        engine = make_engine(name, words) if time_limit is None else GuardedEngine(name, words, time_limit)
        super().__init__(engine, words, fallback=None if fallback is None else _fallback(recipe, fallback))
        self._recipe = recipe

    def __reduce__(self) -> tuple[Any, ...]:
        """Return how to make it again in another process."""
        return make_again, (self._recipe,)

    def _made_by(self) -> str:
        return self._recipe.name


@lru_cache(maxsize=_AGAIN)
def make_again(recipe: Recipe) -> NamedTokenizer:
    """Return the tokenizer of a recipe; a worker that gets the same with every task makes it once."""
    return NamedTokenizer(recipe)


def _fallback(recipe: Recipe, name: str) -> Callable[[], Tokenizer]:
    """Return a function that makes the fallback when it is first needed."""
    return cache(lambda: NamedTokenizer(Recipe(name, recipe.words, None if name in _STEADY else recipe.time_limit)))
