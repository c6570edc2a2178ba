"""A tagger by what a user calls it: the shipped one, none, one that was trained here, or a model of transformers."""

from functools import cache
from pathlib import Path

from newsmine.sources import DEFAULT_TAGGER
from newsmine.tagger.model import CARD, SHIPPED, load
from newsmine.tagger.tagged import Tagger

SHIPPED_NAME, NO_TAGGER = "shipped", "none"


@cache
def tagger(name: str = DEFAULT_TAGGER) -> Tagger | None:
    """Return the tagger of that name, read once.

    Parameters
    ----------
    name : str
        ``"shipped"``; ``"none"``; a folder that ``newsmine train`` wrote; or a token-classification model of transformers by
        folder or name (needs the extra ``transformers``).

    Raises
    ------
    InputError
        If there is no such tagger.
    MissingExtraError
        If it is a model of transformers, and the package is not installed.
    """
    if name == NO_TAGGER:
        return None
    if name == SHIPPED_NAME:
        return load(SHIPPED)
    if (Path(name) / CARD).is_file():
        return load(name)
    from newsmine.tagger.pretrained import pretrained_tagger

    return pretrained_tagger(name)
