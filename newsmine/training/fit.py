"""Training of a network, seeded; and what it then tags."""

import math
import random
import time
from collections.abc import Callable, Iterator, Sequence

import numpy as np
import torch
from torch import nn

from newsmine.tagger.chain import Floats, Steps, best, spans
from newsmine.tagger.features import Span
from newsmine.training.batches import Example, batch, batches
from newsmine.training.network import Network

_SIZE, _RATE, _DECAY, _CLIP, _WARM = 64, 3e-3, 1e-4, 5.0, 200

Told = Callable[[int, float, float], None]
"""Called after an epoch: its number, its mean loss, seconds since the start."""


def fit(network: Network, examples: Sequence[Example], *, epochs: int, seed: int, told: Told | None = None) -> None:
    """Train a network: AdamW, warm-up and a cosine to nothing (Loshchilov & Hutter 2017, 2019).

    Parameters
    ----------
    network : Network
        Changed in place.
    examples : sequence of Example
        One that counts twice stands there twice.
    epochs, seed : int
        The same seed gives the same weights on the same machine with one thread.
    told : callable, optional
        Called after each epoch.
    """
    chance = random.Random(seed)  # noqa: S311 - an order, no secret
    optimizer = torch.optim.AdamW(
        [each for each in network.parameters() if each.requires_grad], lr=_RATE, weight_decay=_DECAY, fused=True
    )
    total = epochs * sum(1 for _ in batches(examples, _SIZE))
    warm = max(1, min(_WARM, total // 5))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, (step + 1) / warm) * max(0.02, 0.5 * (1 + math.cos(math.pi * step / total)))
    )
    started = time.monotonic()
    for epoch in range(epochs):
        network.train()
        losses = []
        for numbers in batches(examples, _SIZE, chance):
            optimizer.zero_grad()
            loss = network.loss(batch([examples[i] for i in numbers], network.tags))
            loss.backward()  # type: ignore[no-untyped-call]  # torch's
            nn.utils.clip_grad_norm_(network.parameters(), _CLIP)
            optimizer.step()
            schedule.step()
            losses.append(float(loss.detach()))
        if told is not None:
            told(epoch, sum(losses) / len(losses), time.monotonic() - started)


def tag(networks: Sequence[Network], examples: Sequence[Example]) -> list[list[Span]]:
    """Return the spans of each example by the mean of the networks' scores; all have the same tags."""
    found: list[list[Span]] = [[] for _ in examples]
    chains = [network.chain.weights() for network in networks]
    begin, follow, end = (np.mean(parts, axis=0) for parts in zip(*chains, strict=True))
    steps = Steps(begin, follow, end)
    for numbers, rows in _scored(networks, examples):
        for i, row in zip(numbers, best(rows, steps), strict=True):
            found[i] = spans(row, networks[0].tags)
    return found


def likely(network: Network, examples: Sequence[Example]) -> list[Floats]:
    """Return the log of how likely each tag is at each character by itself, of shape (characters, tags) for each example."""
    found: dict[int, Floats] = {}
    for numbers, rows in _scored([network], examples):
        found |= {
            i: row - np.logaddexp.reduce(row, axis=1, keepdims=True) for i, row in zip(numbers, rows, strict=True)
        }
    return [found[i] for i in range(len(examples))]


def _scored(networks: Sequence[Network], examples: Sequence[Example]) -> Iterator[tuple[list[int], list[Floats]]]:
    """Yield the numbers of some examples with the networks' mean score of each tag at each of their characters."""
    for network in networks:
        network.eval()
    for numbers in batches(examples, _SIZE):
        some = batch([examples[i]._replace(spans=[]) for i in numbers])
        with torch.no_grad():
            scores = torch.stack([network(some) for network in networks]).mean(0).numpy()
        yield numbers, [row[:length] for row, length in zip(scores, some.lengths, strict=True)]
