"""The best row of tags: Viterbi over the scores of a linear chain."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from newsmine.tagger.features import Span

Floats = np.ndarray[Any, np.dtype[np.float32]]


class Steps(NamedTuple):
    """Scores of a tag at the beginning, of one behind another (row before column), at the end."""

    begin: Floats
    follow: Floats
    end: Floats


def best(scores: Sequence[Floats], steps: Steps) -> list[list[int]]:
    """Return the numbers of the best tags of each sentence.

    Parameters
    ----------
    scores : sequence of array of shape (characters, tags)
        One of each sentence; none is empty.
    steps : Steps
        Of the chain.
    """
    order = sorted(range(len(scores)), key=lambda n: -len(scores[n]))
    longest = len(scores[order[0]])
    total = np.stack([steps.begin + scores[n][0] for n in order])
    back = np.zeros((longest, *total.shape), np.int16)
    live = len(order)
    for i in range(1, longest):
        while len(scores[order[live - 1]]) <= i:
            live -= 1
        ways = total[:live, :, None] + steps.follow
        back[i, :live] = ways.argmax(1)
        total[:live] = ways.max(1) + np.stack([scores[n][i] for n in order[:live]])
    last = (total + steps.end).argmax(1)
    rows: list[list[int]] = [[] for _ in scores]
    for place, n in enumerate(order):
        tag = int(last[place])
        row = [tag]
        for i in range(len(scores[n]) - 1, 0, -1):
            tag = int(back[i, place, tag])
            row.append(tag)
        rows[n] = row[::-1]
    return rows


def spans(numbers: Sequence[int], tags: Sequence[str]) -> list[Span]:
    """Return the spans of a row of tags.

    Examples
    --------
    >>> spans([0, 1, 2, 0, 1], ("O", "B-PS", "I-PS"))
    [(1, 3, 'PS'), (4, 5, 'PS')]
    """
    found: list[Span] = []
    start = -1
    for i, number in enumerate([*numbers, 0]):
        inside = number and tags[number][0] == "I"
        if start >= 0 and not inside:
            found.append((start, i, tags[numbers[start]][2:]))
            start = -1
        if number and not inside:
            start = i
    return found
