"""One reading out of many: the names that together explain most of the text, most surely."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from newsmine.entities.candidates import ORGANISATIONS, Candidate

ECHOES = frozenset({"named before", "short form", "surname and title", "abbreviation"})
"""Finders that repeat what others said elsewhere in the article: their agreement proves nothing new."""

_SOFT = frozenset({"class noun"})
# Scores are compared as whole thousandths, so that sums do not depend on their order.
_THOUSANDTHS = 1000
_SURER_THAN_A_CLASS_NOUN = 0.6

_Weight = tuple[int, int]


def merge(candidates: Iterable[Candidate]) -> list[Candidate]:
    r"""Return candidates that do not overlap, in the order of the text: one rule for all finders, the learned ones too.

    1. Finders that propose the same place with the same label agree, and the score of that reading is
       :math:`1 - \prod_f (1 - s_f)` over the best scores :math:`s_f` of each; those that only repeat what the article said
       elsewhere do not raise it.
    2. Of the labels proposed for one place, the one with the highest score stays (of equals, the first by name).
    3. A name weighs its score times its characters. Of all ways to choose names that do not overlap, the heaviest is taken;
       of equally heavy ones, that of the fewest names.

    So of equally sure names the longest wins, a sure short name beats a doubtful one that is little longer, and two sure names
    beat a doubtful one that grew over both.

    Examples
    --------
    >>> short = Candidate(start=0, end=2, label="PLACE", by="a", score=1.0)
    >>> long = Candidate(start=0, end=5, label="GOV", by="b", score=0.5)
    >>> [(c.label, c.score) for c in merge([short, long, replace(long, by="c", score=0.6)])]
    [('GOV', 0.8)]
    """
    names = sorted(_readings(candidates), key=lambda c: (c.end, c.start))
    if all(one.end <= other.start for one, other in pairwise(names)):
        return names
    # best[i] is the heaviest choice among the first i names; taken[i] whether the i-th is in it.
    best: list[_Weight] = [(0, 0)]
    taken, before = [], []
    ends: list[int] = []
    for name in names:
        free = bisect_right(ends, name.start)
        heavy, few = best[free]
        with_it = (heavy + weight(name), few - 1)
        taken.append(with_it > best[-1])
        before.append(free)
        best.append(max(with_it, best[-1]))
        ends.append(name.end)
    chosen = []
    i = len(names)
    while i:
        if taken[i - 1]:
            chosen.append(names[i - 1])
            i = before[i - 1]
        else:
            i -= 1
    return chosen[::-1]


def weight(candidate: Candidate) -> int:
    """Return what a name weighs against those that overlap it: thousandths of its score times its characters."""
    return round(candidate.score * _THOUSANDTHS) * (candidate.end - candidate.start)


def trim(candidates: Sequence[Candidate], text: str) -> list[Candidate]:
    """Return the candidates, those that were grown over bare nouns without the actors that they grew over.

    ``광주시 가온 해커톤`` is an organisation and an event; ``가온대학교 해커톤`` stays whole where no blank parts them.
    """
    actors = [
        c
        for c in candidates
        if c.label in ORGANISATIONS | {"PERSON"} and c.by not in _SOFT and c.score > _SURER_THAN_A_CLASS_NOUN
    ]
    return [_cut(candidate, actors, text) if candidate.by in _SOFT else candidate for candidate in candidates]


def _readings(candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield one candidate for each place: its best label, with the score of all that agree."""
    places: dict[tuple[int, int], list[Candidate]] = {}
    for candidate in candidates:
        places.setdefault((candidate.start, candidate.end), []).append(candidate)
    for proposed in places.values():
        if len(proposed) == 1:
            yield proposed[0]
            continue
        labels: dict[str, list[Candidate]] = {}
        for candidate in proposed:
            labels.setdefault(candidate.label, []).append(candidate)
        agreed = [_agreed(own) for own in labels.values()]
        yield min(agreed, key=lambda c: (-c.score, c.label))


def _agreed(proposed: Sequence[Candidate]) -> Candidate:
    """Return what finders agree on: of the surest, with the score of all and an official name if any knows it."""
    surest = max(proposed, key=lambda c: (c.by not in ECHOES, c.score))
    scores: dict[str, float] = {}
    for candidate in proposed:
        if candidate.by not in ECHOES:
            scores[candidate.by] = max(candidate.score, scores.get(candidate.by, 0.0))
    doubt = 1.0
    for score in scores.values():
        doubt *= 1 - score
    score = max(*(c.score for c in proposed), round(1 - doubt, 3))
    namer = next((c for c in (surest, *proposed) if c.canonical), surest)
    return replace(surest, score=score, canonical=namer.canonical, rule=namer.rule or namer.by)


def _cut(candidate: Candidate, actors: Sequence[Candidate], text: str) -> Candidate:
    inside = [
        actor.end
        for actor in actors
        if candidate.start <= actor.start and actor.end < candidate.end and text[actor.end] == " "
    ]
    return replace(candidate, start=max(inside) + 1) if inside else candidate
