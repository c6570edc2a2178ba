"""From a data folder to a tagger: labels placed in raw sentences, made those of gold by a converter, a network on all of it."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import torch

from newsmine.tagger.features import Encoder, Span
from newsmine.tagger.model import Parts
from newsmine.training.batches import TAGS, Example
from newsmine.training.data import KINDS, Data, Sentence
from newsmine.training.encoding import Seen, encoder_for, example, see
from newsmine.training.export import arrays
from newsmine.training.fit import fit, tag
from newsmine.training.lists import name_lists
from newsmine.training.network import Network, sizes
from newsmine.training.placing import place
from newsmine.training.settings import Prepared, Settings, Told, epochs_of
from newsmine.training.silver import Silver, silver
from newsmine.training.vectors import Vectors, vectors


def prepare(data: Data, told: Told | None = None) -> Prepared:
    """Return what training needs beside the sentences; takes some minutes."""
    placed = place([sentence.text for sentence in data.raw], data.counts)
    raw = [sentence._replace(fine=spans) for sentence, spans in zip(data.raw, placed, strict=True)]
    every = [*data.gold, *raw]
    seen = see(every, None if told is None else lambda n: told("analyzed", n, len(every)))
    return Prepared(data.gold, raw, seen, data.counts, vectors(), name_lists())


class Examples(NamedTuple):
    """What a network learns from."""

    gold: list[Example]
    silver: list[Example]
    encoder: Encoder
    vectors: Vectors


def examples(prepared: Prepared, settings: Settings, told: Told | None = None, *, with_silver: bool = True) -> Examples:
    """Return the examples of the gold sentences, and of the raw ones as :mod:`newsmine.training.silver` labels them."""
    encoder = encoder_for(
        [*prepared.gold, *prepared.raw], prepared.seen, prepared.counts, prepared.lists, prepared.vectors.rows
    )
    gold = [example(encoder, sentence, prepared.seen) for sentence in prepared.gold]
    made = silver(prepared, encoder, settings, told) if with_silver else Silver([], [])
    labelled = [
        example(encoder, sentence, prepared.seen)._replace(spans=spans)
        for sentence, spans in zip(made.sentences, made.spans, strict=True)
    ]
    return Examples(gold, labelled, encoder, prepared.vectors)


def network(ready: Examples, settings: Settings, told: Told | None = None) -> Network:
    """Return a network trained on the examples."""
    torch.manual_seed(settings.seed)
    made = Network(sizes(ready.encoder, settings.hidden), ready.vectors.array, TAGS, len(KINDS))
    fit(
        made,
        ready.gold * settings.gold_counts + ready.silver,
        epochs=settings.epochs,
        seed=settings.seed,
        told=epochs_of(told, "network", settings.epochs),
    )
    return made


def train(prepared: Prepared, settings: Settings, told: Told | None = None) -> tuple[Network, Encoder]:
    """Return a network trained on all sentences that are given, with its encoder.

    Parameters
    ----------
    prepared : Prepared
        Its ``gold`` holds the sentences to train on; those that are kept apart are not in it.
    settings : Settings
        Of the training.
    told : callable, optional
        Called as it goes on.
    """
    ready = examples(prepared, settings, told)
    return network(ready, settings, told), ready.encoder


def parts(network: Network, encoder: Encoder, notes: dict[str, Any]) -> Parts:
    """Return a trained network as a tagger that numpy runs."""
    return Parts(encoder, arrays(network), TAGS, KINDS, notes)


def spans_of(network: Network, encoder: Encoder, sentences: Sequence[Sentence], seen: Seen) -> list[list[Span]]:
    """Return what a network tags in sentences."""
    return tag([network], [example(encoder, sentence, seen) for sentence in sentences])
