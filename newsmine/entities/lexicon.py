"""The word lists that the rules read: titles, class nouns, words that are no names."""

import csv
from functools import cache
from pathlib import Path

DATA = Path(__file__).with_name("data")
"""Folder of the gazetteer and of the word lists."""


def words(name: str) -> tuple[str, ...]:
    """Return a list of ``data/word_lists.csv``, in its order.

    Raises
    ------
    KeyError
        If there is no list of that name.

    Examples
    --------
    >>> words("heads")[:3]
    ('시장', '도지사', '지사')
    """
    return _lists()[name]


@cache
def not_names() -> frozenset[str]:
    """Return the common nouns that have the shape of a person's name."""
    return frozenset((DATA / "not_names.csv").read_text(encoding="utf-8").split())


@cache
def _lists() -> dict[str, tuple[str, ...]]:
    with (DATA / "word_lists.csv").open(encoding="utf-8", newline="") as file:
        return {row["list"]: tuple(row["words"].split()) for row in csv.DictReader(file)}
