"""An engine by its name, or by the place of a class that has KoNLPy's ``pos``; the name is enough for another process."""

import inspect
from importlib import import_module
from typing import Any, cast

from newsmine.errors import PluginError
from newsmine.plugins import load
from newsmine.tokens.dictionary.user_words import UserWord
from newsmine.tokens.engines.any_tagger import AnyTagger
from newsmine.tokens.pieces import Engine, HasPos


def make_engine(name: str, words: tuple[UserWord, ...] = ()) -> Engine:
    """Return a new engine.

    Parameters
    ----------
    name : str
        An installed tokenizer, or ``module:name`` of an object with ``pos``, of its class or of a function that returns one.
    words : tuple of UserWord
        The user words, for the engine's own dictionary.

    Raises
    ------
    PluginError
        If there is none of that name, or it is no tokenizer.
    """
    made = _imported(name) if ":" in name else _installed(name, words)
    if callable(getattr(made, "pieces", None)):
        return cast("Engine", made)
    if callable(getattr(made, "pos", None)):
        return AnyTagger(made)
    raise PluginError(f"tokenizer {name!r} gave {type(made).__name__}, which has no pos(text)")


def name_of(tagger: HasPos | Engine) -> str:
    """Return the ``module:name`` from which another process can make such an object.

    Raises
    ------
    TypeError
        If its class cannot be imported, or needs arguments.
    """
    kind = type(tagger)
    name = f"{kind.__module__}:{kind.__qualname__}"
    why = ""
    if kind.__module__ == "__main__" or "<locals>" in kind.__qualname__:
        why = "its class can only be imported from a module (a .py file)"
    else:
        try:
            inspect.signature(kind).bind()
        except TypeError as error:
            why = f"its class cannot be called without arguments: {error}"
        except ValueError:
            why = ""  # a class of C tells no signature
    if why:
        raise TypeError(
            f"a process of its own cannot make this {kind.__qualname__}: {why}; name a function that returns one: "
            "tokenizer('module:function')"
        )
    return name


def _installed(name: str, words: tuple[UserWord, ...]) -> Any:  # noqa: ANN401 - a plug-in is any object
    if name.lower() == "twitter":
        raise PluginError(f"unknown tokenizer {name!r}; KoNLPy renamed it in 0.5: tokenizer('okt')")
    factory = load("tokenizers", name)
    if not callable(factory):
        raise PluginError(f"tokenizer {name!r} is no callable that takes user_words; it is {type(factory).__name__}")
    return factory(words)


def _imported(name: str) -> Any:  # noqa: ANN401 - a plug-in is any object
    module, _, path = name.partition(":")
    if module.split(".", 1)[0] == "konlpy":
        from newsmine.tokens.engines.jvm import konlpy_tagger

        return konlpy_tagger(path)
    try:
        found: Any = import_module(module)
        for part in path.split("."):
            found = getattr(found, part)
    except (ImportError, AttributeError, ValueError) as error:
        raise PluginError(f"tokenizer {name!r} cannot be imported: {error}; it is written module:name") from error
    return found if callable(getattr(found, "pos", None)) and not isinstance(found, type) else found()
