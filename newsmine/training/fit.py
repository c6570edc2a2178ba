"""Training of a network, seeded; and what it then tags."""

import math
import random
import time
from collections.abc import Callable, Sequence

import numpy as np
import torch
from torch import nn

from newsmine.tagger.chain import Steps, best, spans
from newsmine.tagger.features import Span
from newsmine.training.batches import TAGS, Example, batch, batches
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
        [each for each in network.parameters() if each.requires_grad], lr=_RATE, weight_decay=_DECAY
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
            loss = network.loss(batch([examples[i] for i in numbers]))
            loss.backward()  # type: ignore[no-untyped-call]  # torch's
            nn.utils.clip_grad_norm_(network.parameters(), _CLIP)
            optimizer.step()
            schedule.step()
            losses.append(float(loss.detach()))
        if told is not None:
            told(epoch, sum(losses) / len(losses), time.monotonic() - started)


def tag(networks: Sequence[Network], examples: Sequence[Example]) -> list[list[Span]]:
    """Return the spans of each example by the mean of the networks' scores."""
    found: list[list[Span]] = [[] for _ in examples]
    chains = [network.chain.weights() for network in networks]
    begin, follow, end = (np.mean(parts, axis=0) for parts in zip(*chains, strict=True))
    steps = Steps(begin, follow, end)
    with torch.no_grad():
        for network in networks:
            network.eval()
        for numbers in batches(examples, _SIZE):
            some = batch([examples[i] for i in numbers])
            scores = sum(network(some) for network in networks) / len(networks)
            rows = best([row[:length] for row, length in zip(scores.numpy(), some.lengths, strict=True)], steps)
            for i, row in zip(numbers, rows, strict=True):
                found[i] = spans(row, TAGS)
    return found
