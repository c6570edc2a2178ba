"""From a data folder to a tagger: labels placed in raw sentences, made those of gold by a converter, a network on all of it."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import torch

from newsmine.tagger.features import Encoder, Span
from newsmine.tagger.model import Parts
from newsmine.training.batches import TAGS, Example
from newsmine.training.data import KINDS, Counts, Data, Sentence
from newsmine.training.encoding import Fine, Seen, encoder_for, example, see
from newsmine.training.export import arrays
from newsmine.training.fit import fit, tag
from newsmine.training.lists import name_lists
from newsmine.training.network import Network, Sizes
from newsmine.training.placing import place
from newsmine.training.vectors import Vectors, vectors

Told = Callable[[str, int, int], None]
"""Called with what is being done, how much of it is done, and how much there is."""

# How many kinds of shapes and places a character can have: see newsmine.tagger.features.
_FIXED = {"shapes": 30, "places": 10}


class Settings(NamedTuple):
    """How a tagger is trained; the same settings give the same weights on the same machine."""

    seed: int = 0
    epochs: int = 5
    hidden: int = 100
    converter_epochs: int = 10
    converter_hidden: int = 96
    converters: int = 2
    gold_counts: int = 2


class Prepared(NamedTuple):
    """What is made once for all folds: raw sentences with their placed labels, what the analyzers see, vectors, lists."""

    gold: Sequence[Sentence]
    raw: Sequence[Sentence]
    seen: Seen
    counts: Counts
    vectors: Vectors
    lists: dict[str, list[str]]


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


def examples(prepared: Prepared, settings: Settings, told: Told | None = None, *, silver: bool = True) -> Examples:
    """Return the examples of the gold sentences, and of the raw ones with labels that a converter trained on gold makes."""
    encoder = encoder_for(
        [*prepared.gold, *prepared.raw], prepared.seen, prepared.counts, prepared.lists, prepared.vectors.rows
    )
    gold = [example(encoder, sentence, prepared.seen) for sentence in prepared.gold]
    made = _silver(prepared, encoder, settings, told) if silver else []
    return Examples(gold, made, encoder, prepared.vectors)


def network(ready: Examples, settings: Settings, told: Told | None = None) -> Network:
    """Return a network trained on the examples."""
    torch.manual_seed(settings.seed)
    made = Network(_sizes(ready.encoder, settings.hidden), ready.vectors.array, TAGS, len(KINDS))
    fit(
        made,
        ready.gold * settings.gold_counts + ready.silver,
        epochs=settings.epochs,
        seed=settings.seed,
        told=None if told is None else lambda epoch, _, __: told("network", epoch + 1, settings.epochs),
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


def _silver(prepared: Prepared, encoder: Encoder, settings: Settings, told: Told | None) -> list[Example]:
    """Return the raw sentences with the labels that a converter, trained on gold, makes of the placed ones."""
    both = [sentence for sentence in prepared.gold if sentence.fine is not None]
    # Placed as those of the raw sentences are: the converter learns what to make of wrong places too.
    placed = place([sentence.text for sentence in both], _counts(both))
    fine = Fine.of([*placed, *(sentence.fine or [] for sentence in prepared.raw)])
    sizes = _sizes(encoder, settings.converter_hidden)._replace(fine=len(fine.fine), coarse=len(fine.coarse))
    ready = [example(encoder, each, prepared.seen, spans, fine) for each, spans in zip(both, placed, strict=True)]
    converters = []
    for n in range(settings.converters):
        torch.manual_seed(settings.seed + n)
        converters.append(Network(sizes, prepared.vectors.array, TAGS))
        fit(
            converters[-1],
            ready,
            epochs=settings.converter_epochs,
            seed=settings.seed + n,
            told=None if told is None else lambda epoch, _, __: told("converter", epoch + 1, settings.converter_epochs),
        )
    labelled = tag(converters, [example(encoder, each, prepared.seen, each.fine or [], fine) for each in prepared.raw])
    return [
        example(encoder, sentence, prepared.seen)._replace(spans=spans)
        for sentence, spans in zip(prepared.raw, labelled, strict=True)
    ]


def _counts(sentences: Sequence[Sentence]) -> Counts:
    counts: Counts = {}
    for sentence in sentences:
        for start, end, label in sentence.fine or ():
            counts.setdefault(sentence.text[start:end], Counter())[label] += 1
    return counts


def _sizes(encoder: Encoder, hidden: int) -> Sizes:
    columns = {column: len(vocabulary) for column, vocabulary in encoder.vocabularies.items()}
    return Sizes({**columns, **_FIXED}, encoder.width, hidden)


def spans_of(network: Network, encoder: Encoder, sentences: Sequence[Sentence], seen: Seen) -> list[list[Span]]:
    """Return what a network tags in sentences."""
    return tag([network], [example(encoder, sentence, seen) for sentence in sentences])
