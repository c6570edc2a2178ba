"""Found names against marked ones: which are right, missed and false, and which label stands for which."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from newsmine.evaluation.gold import GoldArticle, GoldMention, Place
from newsmine.evaluation.pairs import is_ignored, overlap, pair_up
from newsmine.evaluation.scores import Score
from newsmine.records import VALUE_LABELS, Mention

Matching = Literal["strict", "lenient"]
"""Strict: the same place and label, or one that is also right. Lenient: the places overlap, the label is right."""

NONE = "(none)"
"""Stands in the table of labels where the other side has no name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What became of a marked name, a found one, or both."""

    kind: Literal["right", "missed", "false"]
    label: str
    gold: GoldMention | None = None
    found: Mention | None = None


def judge(
    gold: GoldArticle,
    found: Iterable[Mention],
    *,
    matching: Matching = "strict",
    neutral: Collection[str] = (),
) -> Iterator[Verdict]:
    """Yield a verdict on each marked and each found name; each matches one at most.

    Parameters
    ----------
    gold : GoldArticle
        What is marked.
    found : iterable of Mention
        What was found in the same article; read once. Dates, times and quantities are passed over.
    matching : {"strict", "lenient"}
        When a found name is a marked one.
    neutral : collection of str
        Flags: a marked name that has one of them counts neither way, as an optional one does.
    """
    names = [mention for mention in _distinct(found) if mention.label not in VALUE_LABELS]
    wanted = [mention for mention in gold.mentions if not _is_neutral(mention, neutral)]
    spared = [mention for mention in gold.mentions if _is_neutral(mention, neutral)]
    rank = _strict if matching == "strict" else _lenient
    pairs = {id(mention): want for want, mention in pair_up(wanted, names, rank, place=place_of)}
    for mention in names:
        want = pairs.get(id(mention))
        if want is not None:
            yield Verdict(kind="right", label=want.labels[0], gold=want, found=mention)
        elif not is_ignored(gold, place_of(mention)) and not any(rank(each, mention) for each in spared):
            yield Verdict(kind="false", label=mention.label, found=mention)
    hit = {id(want) for want in pairs.values()}
    for want in wanted:
        if id(want) not in hit:
            yield Verdict(kind="missed", label=want.labels[0], gold=want)


def same_places(gold: GoldArticle, found: Iterable[Mention]) -> list[tuple[GoldMention, Mention]]:
    """Return the marked names, optional ones aside, that were found in their place, whatever the label."""
    names = [mention for mention in _distinct(found) if mention.label not in VALUE_LABELS]
    return pair_up([mention for mention in gold.mentions if not mention.optional], names, _place_first, place=place_of)


def confusion(gold: GoldArticle, found: Sequence[Mention]) -> Counter[tuple[str, str]]:
    """Return how often each marked label meets each found one, where the places overlap; ``(none)`` where there is none."""
    verdicts = list(judge(gold, found))
    counts = Counter((v.label, v.label) for v in verdicts if v.kind == "right")
    missed = [v.gold for v in verdicts if v.gold and v.kind == "missed"]
    false = [v.found for v in verdicts if v.found and v.kind == "false"]
    pairs = pair_up(missed, false, lambda want, mention: overlap(want.places, place_of(mention)), place=place_of)
    counts.update((want.labels[0], mention.label) for want, mention in pairs)
    met = {id(one) for pair in pairs for one in pair}
    counts.update((want.labels[0], NONE) for want in missed if id(want) not in met)
    counts.update((NONE, mention.label) for mention in false if id(mention) not in met)
    return counts


def count(verdicts: Iterable[Verdict]) -> dict[str, Score]:
    """Return the score of each label, in the order of the alphabet."""
    counts = Counter((verdict.label, verdict.kind) for verdict in verdicts)
    labels = sorted({label for label, _ in counts})
    return {label: Score(counts[label, "right"], counts[label, "missed"], counts[label, "false"]) for label in labels}


def place_of(mention: Mention) -> Place:
    """Return where a mention stands."""
    return mention.field, mention.start, mention.end


def _distinct(found: Iterable[Mention]) -> list[Mention]:
    return list({(*place_of(mention), mention.label): mention for mention in found}.values())


def _is_neutral(mention: GoldMention, neutral: Collection[str]) -> bool:
    return mention.optional or not mention.flags.isdisjoint(neutral)


def _place(gold: GoldMention, mention: Mention) -> int:
    """2 for its own place, 1 for one that is also right."""
    place = place_of(mention)
    return (place == gold.places[0]) + (place in gold.places)


def _place_first(gold: GoldMention, mention: Mention) -> int:
    place = _place(gold, mention)
    return place and 3 * place + (mention.label in gold.labels) + (mention.label == gold.labels[0])


def _strict(gold: GoldMention, mention: Mention) -> int:
    if mention.label not in gold.labels:
        return 0
    place = _place(gold, mention)
    return place and 2 * place + (mention.label == gold.labels[0])


def _lenient(gold: GoldMention, mention: Mention) -> int:
    """Overlap in characters; whatever is strictly right goes before."""
    shared = overlap(gold.places, place_of(mention)) if mention.label in gold.labels else 0
    return shared and shared + _strict(gold, mention) * (mention.end - mention.start + 1)
