"""One reading out of many: no two names overlap, the longest wins, then the surest."""

from collections.abc import Iterable, Sequence

from newsmine.entities.candidates import ORGANISATIONS, Candidate

_SOFT = frozenset({"class noun"})


def merge(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return candidates that do not overlap, in the order of the text.

    The longest wins, then the highest score, then the first; one rule for every finder, the learned ones too.

    Examples
    --------
    >>> short = Candidate(start=0, end=2, label="PLACE", by="a", score=1.0)
    >>> long = Candidate(start=0, end=5, label="GOV", by="b", score=0.5)
    >>> [c.label for c in merge([short, long])]
    ['GOV']
    """
    taken: list[Candidate] = []
    used: set[int] = set()
    for candidate in sorted(candidates, key=lambda c: (c.start - c.end, -c.score, c.start, c.label)):
        places = range(candidate.start, candidate.end)
        if used.isdisjoint(places):
            used.update(places)
            taken.append(candidate)
    return sorted(taken, key=lambda c: c.start)


def trim(candidates: Sequence[Candidate], text: str) -> list[Candidate]:
    """Return the candidates, those that were grown over bare nouns without the actors that they grew over.

    ``광주시 가온 해커톤`` is an organisation and an event; ``가온대학교 해커톤`` stays whole where no blank parts them.
    """
    actors = [c for c in candidates if c.label in ORGANISATIONS | {"PERSON"} and c.by not in _SOFT and c.score > 0.6]  # noqa: PLR2004 - surer than a class noun
    return [_cut(candidate, actors, text) if candidate.by in _SOFT else candidate for candidate in candidates]


def _cut(candidate: Candidate, actors: Sequence[Candidate], text: str) -> Candidate:
    inside = [
        actor.end
        for actor in actors
        if candidate.start <= actor.start and actor.end < candidate.end and text[actor.end] == " "
    ]
    if not inside:
        return candidate
    return Candidate(
        start=max(inside) + 1, end=candidate.end, label=candidate.label, by=candidate.by, score=candidate.score
    )
