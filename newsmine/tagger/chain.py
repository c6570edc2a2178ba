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


def best(scores: Floats, lengths: Sequence[int], steps: Steps) -> list[list[int]]:
    """Return the numbers of the best tags of each sentence.

    Parameters
    ----------
    scores : array of shape (sentences, characters, tags)
        Padded at the end.
    lengths : sequence of int
        Characters of each sentence.
    steps : Steps
        Of the chain.
    """
    count, longest, _ = scores.shape
    going = np.arange(longest)[None, :] < np.asarray(lengths)[:, None]
    total = steps.begin + scores[:, 0]
    back = np.zeros(scores.shape, np.int16)
    for i in range(1, longest):
        ways = total[:, :, None] + steps.follow
        back[:, i] = ways.argmax(1)
        total = np.where(going[:, i, None], ways.max(1) + scores[:, i], total)
    last = (total + steps.end).argmax(1)
    rows = []
    for n in range(count):
        tag = int(last[n])
        row = [tag]
        for i in range(lengths[n] - 1, 0, -1):
            tag = int(back[n, i, tag])
            row.append(tag)
        rows.append(row[::-1])
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
