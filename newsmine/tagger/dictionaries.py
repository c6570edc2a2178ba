"""Where a text holds forms that are known beforehand: lists of names by kind, and forms that training data labels."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any, NamedTuple

Counts = Mapping[str, int]
"""How often a form bears each label."""

_COMMON, _RARE = 5, 2
_PURE = 0.8


class Place(NamedTuple):
    """A known form in a text."""

    start: int
    end: int
    form: str


class Forms:
    """Forms that are sought all at once; the longest that begins at a place is taken.

    Parameters
    ----------
    forms : iterable of str
        Of two characters or more.
    """

    def __init__(self, forms: Iterable[str]) -> None:
        self._forms = [form for form in dict.fromkeys(forms) if len(form) > 1]

    @cached_property
    def _automaton(self) -> Any:  # noqa: ANN401 - the library has no types for it
        from ahocorasick_rs import AhoCorasick, Implementation

        return AhoCorasick(self._forms, implementation=Implementation.ContiguousNFA, store_patterns=False)

    def every(self, text: str) -> Iterator[Place]:
        """Yield each place where a form stands, also inside of others."""
        for number, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            yield Place(start, end, self._forms[number])

    def find(self, text: str, starts: set[int]) -> Iterator[Place]:
        """Yield the longest form at each of the starts where one begins; they may overlap."""
        longest: dict[int, Place] = {}
        for place in self.every(text):
            if place.start in starts and (place.start not in longest or place.end > longest[place.start].end):
                longest[place.start] = place
        yield from longest.values()


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
