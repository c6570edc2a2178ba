"""Where a text holds forms that are known beforehand: lists of names by kind, and forms that training data labels."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

Counts = Mapping[str, int]
"""How often a form bears each label."""

_COMMON, _RARE = 5, 2
_PURE = 0.8


class Place(NamedTuple):
    """A known form in a text, with its number."""

    start: int
    end: int
    number: int


class Forms:
    """Forms that are sought in texts. Those of one character are left out; the others have numbers from 0 on."""

    def __init__(self, forms: Iterable[str]) -> None:
        from marisa_trie import Trie

        kept = [form for form in forms if len(form) > 1]
        self._trie: Any = Trie(kept)
        self._longest = max(map(len, kept), default=0)

    def __len__(self) -> int:
        """Return how many forms there are; their numbers run from 0."""
        return len(self._trie)

    def number(self, form: str) -> int | None:
        """Return the number of a form, or ``None``."""
        number: int | None = self._trie.get(form)
        return number

    def form(self, number: int) -> str:
        """Return the form of a number."""
        form: str = self._trie.restore_key(number)
        return form

    def every(self, text: str) -> Iterator[Place]:
        """Yield each place where a form stands, also inside of others."""
        for start in range(len(text)):
            for form in self._trie.prefixes(text[start : start + self._longest]):
                yield Place(start, start + len(form), self._trie[form])

    def beginning(self, text: str, start: int) -> Iterator[Place]:
        """Yield the forms that begin at a place, the longest first."""
        for form in reversed(self._trie.prefixes(text[start : start + self._longest])):
            yield Place(start, start + len(form), self._trie[form])


def rating(counts: Counts) -> str:
    """Return the commonest label with how often and how surely it is the form's; ``""`` for none left.

    Examples
    --------
    >>> rating({"PS": 6, "LC": 1}), rating({"PS": 1, "LC": 1}), rating({"PS": 0})
    ('PS3!', 'PS1', '')
    """
    total = sum(counts.values())
    if total <= 0:
        return ""
    label = max(counts, key=lambda each: (counts[each], each))
    often = 3 if counts[label] >= _COMMON else 2 if counts[label] >= _RARE else 1
    return f"{label}{often}{'!' if counts[label] > _PURE * total else ''}"
