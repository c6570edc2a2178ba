"""Found dates, times and quantities against marked ones: place and normalised value."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from newsmine.evaluation.gold import GoldArticle, GoldValue
from newsmine.evaluation.mentions import VALUE_LABELS, Matching, is_ignored, pair_up, place_of
from newsmine.evaluation.scores import Score
from newsmine.records import Mention


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueVerdict:
    """What became of a marked value, a found one, or both."""

    kind: Literal["right", "missed", "false"]
    label: str
    gold: GoldValue | None = None
    found: Mention | None = None


def judge_values(
    gold: GoldArticle, found: Iterable[Mention], *, matching: Matching = "strict"
) -> Iterator[ValueVerdict]:
    """Yield a verdict on each marked and each found date and quantity; a time may stand for a date.

    Parameters
    ----------
    gold : GoldArticle
        What is marked. Optional values count neither way.
    found : iterable of Mention
        What was found in the same article; read once. Names are passed over.
    matching : {"strict", "lenient"}
        Whether the place must be the same, or overlap.
    """
    values = [mention for mention in found if mention.label in VALUE_LABELS]

    def rank(value: GoldValue, mention: Mention) -> int:
        if (value.label == "QUANTITY") != (mention.label == "QUANTITY"):
            return 0
        same = value.place == place_of(mention)
        if matching == "strict" or same:
            return same * (mention.end - mention.start + 1)
        field, start, end = value.place
        return (field == mention.field) * max(0, min(end, mention.end) - max(start, mention.start))

    pairs = {id(mention): value for value, mention in pair_up(gold.values, values, rank)}
    for mention in values:
        value = pairs.get(id(mention))
        if value is not None and not value.optional:
            yield ValueVerdict(kind="right", label=value.label, gold=value, found=mention)
        elif value is None and not is_ignored(gold, place_of(mention)):
            yield ValueVerdict(kind="false", label=_label(mention), found=mention)
    hit = {id(value) for value in pairs.values()}
    for value in gold.values:
        if id(value) not in hit and not value.optional:
            yield ValueVerdict(kind="missed", label=value.label, gold=value)


def count_values(verdicts: Iterable[ValueVerdict]) -> dict[str, Score]:
    """Return the score of dates and quantities."""
    counts = Counter((verdict.label, verdict.kind) for verdict in verdicts)
    labels = sorted({label for label, _ in counts})
    return {label: Score(counts[label, "right"], counts[label, "missed"], counts[label, "false"]) for label in labels}


def _label(mention: Mention) -> str:
    return "QUANTITY" if mention.label == "QUANTITY" else "DATE"
