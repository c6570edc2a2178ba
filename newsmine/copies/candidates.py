"""Pairs of texts that may be near-duplicates: MinHash of whole texts, leads and sentences, joined by LSH bands.

A copy that was cut or shortened has little in common with the whole of the other text, but its sentences have; so each
text gives one row for itself, one for its lead and one for each sentence.
"""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from newsmine.copies.shingles import Shingles, shingles

Signatures = NDArray[np.uint32]
Sketch = Callable[[Shingles, NDArray[np.uint64]], Signatures]
"""From the shingles of all rows and the place where each row begins (and the last ends) to a signature a row."""

# Twelve bands of four: a row that shares 0.8 of its shingles is met in 997 of 1,000 cases, one that shares 0.05 in one
# of 13,000 (1 - (1 - s^4)^12); and most copies have several rows to be met by.
BANDS, ROWS = 12, 4
_SEED = 20_241_127
# A shorter sentence is a formula ("한편 행사는 27일까지 이어진다").
_SENTENCE = 24
# BIGKinds cuts a body at 200 characters with their blanks; what is left of it after a byline has these many letters.
_LEAD = 120
# In a bucket each row is paired with so many that follow it by date; a larger group of copies is joined by its chain.
_NEIGHBOURS = 24
_TEXTS_A_BATCH = 2_000


def candidate_pairs(
    texts: Sequence[Sequence[str]], days: NDArray[np.int64], *, within_days: int | None, sketch: Sketch | None = None
) -> list[tuple[int, int]]:
    """Return the pairs that are worth comparing, each once, the smaller index first, in order.

    Parameters
    ----------
    texts : sequence of sequences of str
        The plain sentences of each text, ordered by date.
    days : array of int, of shape (n_texts,)
        Day of each text, counted from any day; negative where it is unknown.
    within_days : int or None
        How many days two texts may lie apart; ``None`` is any.
    sketch : callable, optional
        How rows become signatures; by default the fastest library that is installed.
    """
    keys, owners = _band_keys(texts, sketch or default_sketch())
    found = np.empty(0, dtype=np.int64)
    for band in range(BANDS):
        found = np.union1d(found, _pairs_of_band(keys[:, band], owners, days, within_days))
    return [divmod(pair, len(texts)) for pair in found.tolist()]


def default_sketch() -> Sketch:
    """Return the sketch by rensa, or by datasketch where rensa has no wheel (macOS with Python 3.10)."""
    try:
        import rensa  # noqa: F401 - only whether it is there
    except ImportError:
        return datasketch_signatures
    return rensa_signatures


def rensa_signatures(values: Shingles, starts: NDArray[np.uint64]) -> Signatures:
    """Return signatures by rensa, of shape (n_rows, 48)."""
    import rensa

    matrix = rensa.RMinHash.digest_matrix_from_flat_token_hashes(values, starts, BANDS * ROWS, _SEED)
    return np.array(matrix.to_rows(), dtype=np.uint32).reshape(-1, BANDS * ROWS)


def datasketch_signatures(values: Shingles, starts: NDArray[np.uint64]) -> Signatures:
    """Return signatures by datasketch, of shape (n_rows, 48)."""
    from datasketch import MinHash

    rows = np.empty((len(starts) - 1, BANDS * ROWS), dtype=np.uint32)
    empty: Any = MinHash(num_perm=BANDS * ROWS, seed=_SEED, hashfunc=int)
    for row, (start, end) in enumerate(zip(starts[:-1].tolist(), starts[1:].tolist(), strict=True)):
        hashed = empty.copy()
        hashed.update_batch((values[start:end] >> np.uint64(32)).tolist())
        rows[row] = hashed.digest()
    return rows


def _band_keys(texts: Sequence[Sequence[str]], sketch: Sketch) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
    """Return a key for each row and band, and the text that each row belongs to."""
    keys, owners = [np.empty((0, BANDS), dtype=np.uint64)], [np.empty(0, dtype=np.int64)]
    for first in range(0, len(texts), _TEXTS_A_BATCH):
        rows: list[Shingles] = []
        for owner, sentences in enumerate(texts[first : first + _TEXTS_A_BATCH], start=first):
            own = _rows(sentences)
            rows += own
            owners.append(np.full(len(own), owner, dtype=np.int64))
        starts = np.concatenate([[0], np.cumsum([len(row) for row in rows])]).astype(np.uint64)
        keys.append(_bands(sketch(_mixed(np.concatenate(rows)), starts)))
    return np.concatenate(keys), np.concatenate(owners)


def _rows(sentences: Sequence[str]) -> list[Shingles]:
    text = "".join(sentences)
    packed = shingles(text)
    rows = [packed]
    if len(packed) > _LEAD:
        rows.append(packed[:_LEAD])
    start = 0
    for sentence in sentences:
        if len(text) > len(sentence) >= _SENTENCE:
            rows.append(packed[start : start + len(sentence) - 3])
        start += len(sentence)
    return rows


def _mixed(values: Shingles) -> Shingles:
    """Return the values with their bits mixed (the finaliser of SplitMix64), one for one."""
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    mixed: Shingles = values ^ (values >> np.uint64(31))
    return mixed


def _bands(signatures: Signatures) -> NDArray[np.uint64]:
    """Return one number for the values of each band, of shape (n_rows, 12)."""
    parts = signatures.reshape(len(signatures), BANDS, ROWS).astype(np.uint64)
    keys = np.zeros(parts.shape[:2], dtype=np.uint64)
    for row in range(ROWS):
        keys = _mixed(keys ^ (parts[:, :, row] + np.uint64(row * 0x9E3779B97F4A7C15 % 2**64)))
    return keys


def _pairs_of_band(
    keys: NDArray[np.uint64], owners: NDArray[np.int64], days: NDArray[np.int64], within_days: int | None
) -> NDArray[np.int64]:
    """Return the pairs of texts whose rows share a key, as ``first * n_texts + second``."""
    order = np.lexsort((owners, keys))
    keys, owners = keys[order], owners[order]
    once = np.ones(len(keys), dtype=bool)
    once[1:] = (keys[1:] != keys[:-1]) | (owners[1:] != owners[:-1])
    keys, owners = keys[once], owners[once]
    found = [np.empty(0, dtype=np.int64)]
    for step in range(1, _NEIGHBOURS + 1):
        same = np.flatnonzero(keys[step:] == keys[:-step])
        if not len(same):
            break
        one, other = owners[same], owners[same + step]
        if within_days is not None:
            known = (days[one] >= 0) & (days[other] >= 0)
            near = ~known | (np.abs(days[one] - days[other]) <= within_days)
            one, other = one[near], other[near]
        found.append(one * len(days) + other)
    return np.concatenate(found)
