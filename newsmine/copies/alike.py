"""How alike two texts are, by their exact shingles and figures."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from newsmine.copies.forms import Blanks, Story, blanks, is_one_form
from newsmine.copies.shingles import Shingles, shared, shingles

# A shorter text ("오늘의 운세", "알림") says too little to be known again.
_SHORTEST = 20
# A text of fewer letters (a caption, a flash) that stands in a longer one is a part of it, not a copy.
_SHORTEST_CUT = 80
# A complete text that is less than this part of another is a piece of a round-up, unless both begin alike.
_LEAST_PART = 0.3
# Both begin alike if the first letters of the one stand near the beginning of the other.
_LEAD, _LEAD_WITHIN = 60, 3
# Texts under this are no copies at any sensible threshold; their figures need not be looked at.
_UNLIKE = 0.2
_KEPT_SETS = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """How alike two texts are: ``jaccard`` of their shingles, ``containment`` of the shorter in the longer."""

    jaccard: float
    containment: float
    similarity: float


class Comparer:
    """Compares stories by their index, and remembers what it has compared; each story is compared by its sentences.

    Parameters
    ----------
    stories : sequence of Story
        What is compared.
    """

    def __init__(self, stories: Sequence[Story]) -> None:
        self._stories = stories
        self._plain = ["".join(story.plain) for story in stories]
        numbers: dict[Story, int] = {}
        self.number = [numbers.setdefault(story, len(numbers)) for story in stories]
        self._known: dict[tuple[int, int], Likeness] = {}
        self._set = lru_cache(_KEPT_SETS)(self._new_set)
        self._blanks = lru_cache(_KEPT_SETS)(self._new_blanks)

    def compare(self, one: int, other: int) -> Likeness:
        """Return how alike two stories are; the order makes no difference."""
        first, second = sorted((self.number[one], self.number[other]))
        if (first, second) not in self._known:
            self._known[first, second] = self._compare(one, other)
        return self._known[first, second]

    def length(self, i: int) -> int:
        """Return how many letters and digits of its own a story has."""
        return len(self._plain[i])

    def is_complete(self, i: int) -> bool:
        """Return whether a story is not known to be cut short."""
        return not self._stories[i].cut

    def _compare(self, one: int, other: int) -> Likeness:
        if min(len(self._stories[one].text), len(self._stories[other].text)) < _SHORTEST:
            return Likeness(jaccard=0.0, containment=0.0, similarity=0.0)
        if self._plain[one] == self._plain[other]:
            return Likeness(jaccard=1.0, containment=1.0, similarity=1.0)
        mine, others = self._set(one), self._set(other)
        both = shared(mine, others)
        jaccard = both / (len(mine) + len(others) - both)
        containment = both / min(len(mine), len(others))
        short, long = sorted((one, other), key=lambda i: (len(self._plain[i]), self.number[i]))
        similarity = max(jaccard, containment) if self._may_be_cut(short, long) else jaccard
        if similarity > _UNLIKE and self._is_form(one, other):
            similarity = 0.0
        return Likeness(jaccard=jaccard, containment=containment, similarity=similarity)

    def _may_be_cut(self, short: int, long: int) -> bool:
        """Whether the shorter text is long enough, and stands so in the other, to be a copy of it."""
        mine, others = self._plain[short], self._plain[long]
        if len(mine) < _SHORTEST_CUT:
            return False
        return (
            self._stories[short].cut
            or len(mine) >= _LEAST_PART * len(others)
            or mine[:_LEAD] in others[: _LEAD * _LEAD_WITHIN]
        )

    def _is_form(self, one: int, other: int) -> bool:
        filled = self._blanks(one), self._blanks(other)
        return is_one_form(self._stories[one], self._stories[other], filled=filled)

    def _new_set(self, i: int) -> Shingles:
        return np.unique(shingles(self._plain[i]))

    def _new_blanks(self, i: int) -> Blanks:
        return blanks(self._stories[i])
