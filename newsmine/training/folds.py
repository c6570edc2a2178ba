"""How well taggers are on sentences that they were not trained on."""

import random
from collections.abc import Sequence
from typing import NamedTuple

from newsmine.tagger.features import Span
from newsmine.training.data import Sentence
from newsmine.training.scores import Score, scores
from newsmine.training.settings import Prepared, Settings, Told
from newsmine.training.train import spans_of, train

_ORDER = 0


class Fold(NamedTuple):
    """Sentences to train on, and those that are kept apart."""

    train: list[Sentence]
    test: list[Sentence]


def folds(sentences: Sequence[Sentence], count: int) -> list[Fold]:
    """Return the sentences parted ``count`` times; each is kept apart once. The order is always the same.

    Examples
    --------
    >>> parted = folds([Sentence(str(n), "") for n in range(5)], 5)
    >>> [len(fold.train) for fold in parted], len({fold.test[0].id for fold in parted})
    ([4, 4, 4, 4, 4], 5)
    """
    order = list(range(len(sentences)))
    random.Random(_ORDER).shuffle(order)  # noqa: S311 - an order, no secret
    parted = []
    for n in range(count):
        apart = set(order[n::count])
        parted.append(
            Fold(
                [each for i, each in enumerate(sentences) if i not in apart],
                [sentences[i] for i in order[n::count]],
            )
        )
    return parted


def cross_validate(
    prepared: Prepared, settings: Settings, count: int, told: Told | None = None
) -> list[dict[str, Score]]:
    """Return the scores of each fold by label, and last those of all folds together."""
    found: list[list[Span]] = []
    gold: list[list[Span]] = []
    rows = []
    for n, fold in enumerate(folds(prepared.gold, count), start=1):
        if told is not None:
            told("fold", n, count)
        network, encoder = train(prepared._replace(gold=fold.train), settings, told)
        tagged = spans_of(network, encoder, fold.test, prepared.seen)
        right = [sentence.spans or [] for sentence in fold.test]
        rows.append(scores(right, tagged))
        found += tagged
        gold += right
    return [*rows, scores(gold, found)]
