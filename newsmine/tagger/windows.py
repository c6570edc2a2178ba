"""Long rows of subwords in overlapping windows, and their scores joined again."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np

Scores = np.ndarray[Any, np.dtype[np.float32]]


class Window(NamedTuple):
    """Subwords ``first:last`` of a text."""

    first: int
    last: int


def windows(count: int, size: int, overlap: int) -> list[Window]:
    """Return windows of at most ``size`` that cover ``count`` subwords; the overlap is at most half of the size.

    Examples
    --------
    >>> windows(10, 6, 2)
    [Window(first=0, last=6), Window(first=4, last=10)]
    >>> windows(0, 6, 3), windows(6, 6, 3)
    ([], [Window(first=0, last=6)])
    """
    found: list[Window] = []
    for first in range(0, count, size - overlap):
        found.append(Window(first, min(first + size, count)))
        if found[-1].last == count:
            break
    return found


def joined(parts: Sequence[tuple[Window, Scores]], outside: "np.ndarray[Any, np.dtype[np.bool_]]") -> Scores:
    """Return one row of scores for each subword.

    Two windows are joined near the middle of their overlap, where each subword is far from the border of the window that it
    is taken from, and where both see no name if there is such a place: a name is then wholly from one window.

    Parameters
    ----------
    parts : sequence of (Window, array of shape (subwords, labels))
        In order; at least one.
    outside : array of shape (labels,)
        Which labels say that there is no name.
    """
    rows, scores = [], parts[0][1]
    for (before, _), (after, following) in pairwise(parts):
        shared = before.last - after.first
        left = len(scores) - shared
        free = outside[scores[left:].argmax(1)] & outside[following[:shared].argmax(1)]
        middle = shared // 2
        cut = min(np.flatnonzero(free).tolist(), key=lambda i: abs(i - middle), default=middle)
        rows.append(scores[: left + cut])
        scores = following[cut:]
    return np.concatenate([*rows, scores])
