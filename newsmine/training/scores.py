"""Strict F1 of spans by label."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from newsmine.tagger.features import Span
from newsmine.training.data import LABELS


class Score(NamedTuple):
    """Precision, recall, their harmonic mean, and how many spans gold has."""

    precision: float
    recall: float
    f1: float
    n: int


def scores(gold: Iterable[Sequence[Span]], found: Iterable[Sequence[Span]]) -> dict[str, Score]:
    """Return the score of each label and of all (``micro``): same start, end and label."""
    hits: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    given: Counter[str] = Counter()
    for right, ours in zip(gold, found, strict=True):
        for counter, spans in ((wanted, set(right)), (given, set(ours)), (hits, set(right) & set(ours))):
            counter.update(label for _, _, label in spans)
            counter["micro"] += len(spans)
    return {label: _score(hits[label], given[label], wanted[label]) for label in (*LABELS, "micro")}


def _score(hits: int, given: int, wanted: int) -> Score:
    precision, recall = hits / given if given else 0.0, hits / wanted if wanted else 0.0
    return Score(precision, recall, 2 * hits / (given + wanted) if given + wanted else 0.0, wanted)
