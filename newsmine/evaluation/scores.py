"""Precision, recall and F1 from what was right, missed and false."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Score:
    """What was right, missed and false, as counts; where there is nothing to find and nothing was found, all is right.

    Examples
    --------
    >>> score = Score(right=6, missed=2, false=4)
    >>> score.precision, score.recall, round(score.f1, 3)
    (0.6, 0.75, 0.667)
    """

    right: int = 0
    missed: int = 0
    false: int = 0

    @property
    def precision(self) -> float:
        """Share of what was found that is right."""
        return _share(self.right, self.right + self.false, empty=not self.missed)

    @property
    def recall(self) -> float:
        """Share of what is marked that was found."""
        return _share(self.right, self.right + self.missed, empty=not self.false)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return _share(2 * self.right, 2 * self.right + self.missed + self.false, empty=True)


def total(scores: Iterable[Score]) -> Score:
    """Return the sum of scores: its figures are the micro averages."""
    parts = list(scores)
    return Score(*(sum(getattr(part, name) for part in parts) for name in ("right", "missed", "false")))


def macro_f1(scores: Iterable[Score]) -> float:
    """Return the mean F1 of the kinds that are marked at all; 1 if none is."""
    parts = [score.f1 for score in scores if score.right + score.missed]
    return sum(parts) / len(parts) if parts else 1.0


def _share(part: int, whole: int, *, empty: bool) -> float:
    return part / whole if whole else float(empty)
