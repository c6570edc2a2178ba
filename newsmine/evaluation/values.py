"""Found dates, times and quantities against marked ones: their places, and what they come to."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from newsmine.evaluation.gold import GoldArticle, GoldValue, Place
from newsmine.evaluation.pairs import is_ignored, overlap, pair_up
from newsmine.evaluation.scores import Score
from newsmine.records import Article
from newsmine.values.find import find_values
from newsmine.values.value import Value

ValueMatching = Literal["strict", "lenient", "normalised"]
"""Strict: the same place. Lenient: the places overlap. Normalised: they overlap and come to the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundValue:
    """A value, and where in the article it stands."""

    place: Place
    value: Value


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueVerdict:
    """What became of a marked value, a found one, or both."""

    kind: Literal["right", "missed", "false"]
    label: str
    gold: GoldValue | None = None
    found: FoundValue | None = None


def values_of(article: Article) -> list[FoundValue]:
    """Return the dates, times and quantities that newsmine finds in title and text; ordinals are none."""
    day: date | None = article.published_at.date() if article.published_at else None
    return [
        FoundValue(place=(field, value.start, value.end), value=value)
        for field, text in (("title", article.title or ""), ("text", article.text))
        for value in find_values(text, day)
        if not value.ordinal
    ]


def judge_values(
    gold: GoldArticle, found: Iterable[FoundValue], *, matching: ValueMatching = "strict"
) -> Iterator[ValueVerdict]:
    """Yield a verdict on each marked and each found value.

    Parameters
    ----------
    gold : GoldArticle
        What is marked. Optional values count neither way.
    found : iterable of FoundValue
        What was found in the same article; read once.
    matching : {"strict", "lenient", "normalised"}
        When a found value is a marked one. A date must come to the same ISO date, a quantity to the same figure and unit.
    """
    values = list(found)

    def rank(want: GoldValue, each: FoundValue) -> int:
        if want.label != each.value.label or (matching == "strict" and each.place not in want.places):
            return 0
        if matching == "normalised" and not _same(want, each.value):
            return 0
        return overlap(want.places, each.place) * (2 if each.place in want.places else 1)

    pairs = {id(each): want for want, each in pair_up(gold.value_marks, values, rank, place=lambda each: each.place)}
    for each in values:
        want = pairs.get(id(each))
        if want is not None and not want.optional:
            yield ValueVerdict(kind="right", label=want.label, gold=want, found=each)
        elif want is None and not is_ignored(gold, each.place) and not _spared(gold, each):
            yield ValueVerdict(kind="false", label=each.value.label, found=each)
    hit = {id(want) for want in pairs.values()}
    for want in gold.value_marks:
        if id(want) not in hit and not want.optional:
            yield ValueVerdict(kind="missed", label=want.label, gold=want)


def count_values(verdicts: Iterable[ValueVerdict]) -> dict[str, Score]:
    """Return the score of dates, times and quantities."""
    counts = Counter((verdict.label, verdict.kind) for verdict in verdicts)
    labels = sorted({label for label, _ in counts})
    return {label: Score(counts[label, "right"], counts[label, "missed"], counts[label, "false"]) for label in labels}


def _spared(gold: GoldArticle, each: FoundValue) -> bool:
    """Return whether a value stands where an optional one of its kind is marked, whatever it comes to."""
    return any(
        want.optional and want.label == each.value.label and each.place in want.places for want in gold.value_marks
    )


def _same(want: GoldValue, value: Value) -> bool:
    """Return whether two come to the same; a unit may say more than the other (개, 개 기업)."""
    if want.label != "QUANTITY":
        return want.value == value.iso
    one, other = ("".join((unit or "").split()) for unit in (want.unit, value.unit))
    return want.value == value.value and (
        one == other or (bool(one and other) and (one.startswith(other) or other.startswith(one)))
    )
