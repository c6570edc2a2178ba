"""Plug-ins: what other packages, and our own, declare as entry points ``newsmine.<kind>``."""

from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import Any, Literal, get_args

from newsmine.errors import PluginError, did_you_mean

Kind = Literal["publishers", "tokenizers", "extractors", "exporters", "finders"]
"""What a plug-in may be."""


def names(kind: Kind) -> list[str]:
    """Return the names of the installed plug-ins of a kind, sorted.

    Examples
    --------
    >>> names("tokenizers")
    ['hannanum', 'kiwi', 'kkma', 'komoran', 'mecab', 'okt'...]
    """
    return sorted(_declared(kind))


def load(kind: Kind, name: "str | object") -> Any:  # noqa: ANN401  a plug-in is any object
    """Return the object that a plug-in's entry point names; an object that is no ``str`` is returned as it is.

    Parameters
    ----------
    kind : {"publishers", "tokenizers", "extractors", "exporters", "finders"}
        The entry-point group without ``newsmine.``.
    name : str or object
        The entry point's name, or the plug-in itself.

    Raises
    ------
    PluginError
        If none of that name is installed, or it cannot be imported.
    """
    if not isinstance(name, str):
        return name
    declared = _declared(kind)
    if name not in declared:
        known = sorted(declared)
        hint = did_you_mean(name, known)
        raise PluginError(f"unknown {kind[:-1]} {name!r}; {hint}installed: {', '.join(known) or 'none'}")
    point = declared[name]
    try:
        return point.load()
    except (ImportError, AttributeError) as error:
        raise PluginError(f"{kind[:-1]} {name!r} ({point.value}) cannot be loaded: {error}") from error


@cache
def _declared(kind: Kind) -> dict[str, EntryPoint]:
    """Entry points by name; ours come first where two packages declare the same name."""
    if kind not in get_args(Kind):
        raise ValueError(f"unknown kind of plug-in {kind!r}; known: {', '.join(get_args(Kind))}")
    points = sorted(entry_points(group=f"newsmine.{kind}"), key=lambda point: not point.value.startswith("newsmine."))
    declared: dict[str, EntryPoint] = {}
    for point in points:
        declared.setdefault(point.name, point)
    return declared
