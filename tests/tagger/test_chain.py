"""The best row of tags."""

from itertools import pairwise, product

import numpy as np
import pytest

from newsmine.tagger.chain import Steps, best

TAGS = 4


@pytest.mark.parametrize("seed", range(5))
def test_no_other_row_of_tags_scores_more(seed):
    chance = np.random.default_rng(seed)
    sentences = [chance.normal(size=(length, TAGS)).astype(np.float32) for length in (3, 1, 5, 2, 5)]
    steps = Steps(*(chance.normal(size=size).astype(np.float32) for size in (TAGS, (TAGS, TAGS), TAGS)))

    rows = best(sentences, steps)

    for scores, row in zip(sentences, rows, strict=True):
        every = product(range(TAGS), repeat=len(scores))
        assert _score(row, scores, steps) == pytest.approx(max(_score(each, scores, steps) for each in every), abs=1e-4)


def _score(row, scores, steps):
    total = steps.begin[row[0]] + steps.end[row[-1]] + sum(scores[i, tag] for i, tag in enumerate(row))
    return total + sum(steps.follow[before, tag] for before, tag in pairwise(row))
