"""Sentences of like length side by side, as tensors."""

import random
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import torch
from torch import Tensor

from newsmine.tagger.features import Features, Ints, Span
from newsmine.training.data import LABELS

TAGS = ("O", *(f"{part}-{label}" for label in LABELS for part in "BI"))
"""What a character can be."""

UNTOLD = -100
"""The kind of a character that nobody gave a kind."""

_SIDE_BY_SIDE = 20


class Example(NamedTuple):
    """A sentence as the network reads it, with its spans; ``fine`` and ``coarse`` number its fine labels for a converter."""

    features: Features
    spans: Sequence[Span]
    fine: Ints | None = None
    coarse: Ints | None = None
    kinds: Ints | None = None


class Batch(NamedTuple):
    """Columns of shape (sentences, characters), padded with 0."""

    columns: dict[str, Tensor]
    lists: Tensor
    tags: Tensor
    kinds: Tensor
    lengths: Tensor


def batches(examples: Sequence[Example], size: int, shuffled: random.Random | None = None) -> Iterator[list[int]]:
    """Yield the numbers of the examples of each batch; the longest need not wait for the shortest."""
    numbers = list(range(len(examples)))
    if shuffled is not None:
        shuffled.shuffle(numbers)
    for first in range(0, len(numbers), size * _SIDE_BY_SIDE):
        some = sorted(numbers[first : first + size * _SIDE_BY_SIDE], key=lambda i: len(examples[i].features.characters))
        parts = [some[i : i + size] for i in range(0, len(some), size)]
        if shuffled is not None:
            shuffled.shuffle(parts)
        yield from parts


def batch(examples: Sequence[Example], tags: Sequence[str] = TAGS) -> Batch:
    """Return the examples as tensors; their labels have to be in the tags."""
    lengths = torch.tensor([len(each.features.characters) for each in examples])
    shape = (len(examples), int(lengths.max()))
    columns = {
        name: _padded([getattr(each.features, name) for each in examples], shape)
        for name in Features._fields
        if name != "lists"
    }
    if examples[0].fine is not None:
        for name in ("fine", "coarse"):
            columns[name] = _padded([getattr(each, name) for each in examples], shape)
    lists = torch.zeros((*shape, examples[0].features.lists.shape[1]))
    for i, each in enumerate(examples):
        lists[i, : int(lengths[i])] = torch.from_numpy(each.features.lists)
    rows = [tags_of(int(length), each.spans, tags) for length, each in zip(lengths, examples, strict=True)]
    kinds = _padded([[] if each.kinds is None else each.kinds for each in examples], shape, UNTOLD)
    return Batch(columns, lists, _padded(rows, shape), kinds, lengths)


def tags_of(length: int, spans: Sequence[Span], tags: Sequence[str] = TAGS) -> list[int]:
    """Return the number of each character's tag."""
    numbers = [0] * length
    for start, end, label in spans:
        first = tags.index(f"B-{label}")
        numbers[start:end] = [first] + [first + 1] * (end - start - 1)
    return numbers


def _padded(columns: Sequence[Sequence[int] | Ints], shape: tuple[int, int], blank: int = 0) -> Tensor:
    filled = torch.full(shape, blank, dtype=torch.long)
    for i, column in enumerate(columns):
        filled[i, : len(column)] = torch.as_tensor(column)
    return filled
