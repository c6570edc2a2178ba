"""Dense vectors of kiwi's morphemes, of what its own model says of their likeness.

Each morpheme is described by its cosines to a few hundred others (landmarks, de Silva & Tenenbaum 2004); principal components of
them, whitened in part, are its vector.
"""

import random
from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np

from newsmine.tokens.engines.kiwi import model

Floats = np.ndarray[Any, np.dtype[np.float32]]

_WIDTH, _LANDMARKS, _WHITENED = 96, 400, 0.7
# Kiwi numbers its morphemes by how common they are: those that landmarks are chosen from, that components are made of, that have vectors.
_LANDMARKS_AMONG, _FITTED_ON, _ALL = 30_000, 25_000, 70_500
_WORDS = ("NN", "SL", "XS", "XP", "VV", "VA", "MA", "MM", "NR", "NP", "XR")
# The network's other inputs are about as large.
_SCALE = 4.0


class Vectors(NamedTuple):
    """Rows by morpheme (광주/NNP); row 0 is for none."""

    rows: Mapping[str, int]
    array: Floats


def vectors(seed: int = 0) -> Vectors:
    """Return the vectors; they take a minute and are the same for the same model of kiwi."""
    kiwi = model()
    names = {number: (each.form, str(each.tag)) for number in range(_ALL) if (each := kiwi.morpheme(number)).form}
    words = [number for number, (_, tag) in names.items() if tag.startswith(_WORDS)]
    chance = random.Random(seed)  # noqa: S311 - a sample, no secret
    landmarks = chance.sample([number for number in words if number < _LANDMARKS_AMONG], _LANDMARKS)
    likeness = np.array(
        [[kiwi.morpheme_similarity(number, mark) for mark in landmarks] for number in names], np.float32
    )
    places = {number: place for place, number in enumerate(names)}
    projected = _components(np.nan_to_num(likeness), [places[number] for number in words if number < _FITTED_ON])
    rows: dict[str, int] = {}
    kept = [np.zeros(_WIDTH, np.float32)]
    for place, (form, tag) in enumerate(names.values()):
        if f"{form}/{tag}" not in rows:
            rows[f"{form}/{tag}"] = len(kept)
            kept.append(projected[place] * _SCALE)
    return Vectors(rows, np.stack(kept))


def _components(likeness: Floats, fitted_on: list[int]) -> Floats:
    """Return rows of length 1; the first component, which is how common a morpheme is, is left out."""
    centred = likeness - likeness[fitted_on].mean(0)
    _, sizes, components = np.linalg.svd(centred[fitted_on], full_matrices=False)
    projected = centred @ components[1 : _WIDTH + 1].T / sizes[1 : _WIDTH + 1] ** _WHITENED
    rows: Floats = (projected / (np.linalg.norm(projected, axis=1, keepdims=True) + 1e-9)).astype(np.float32)
    return rows
