"""Silver sentences: raw ones with the labels that networks trained on gold make of the counts of their forms.

A placer, trained on the fine labels of gold, says where a form is likely to stand as a name; the forms of the raw and of the gold
sentences are placed together by it. Converters, trained on gold, make the six labels of the placed ones: what they learn from is
as often wrong as what they convert.
"""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import torch

from newsmine.errors import InputError
from newsmine.tagger.chain import Floats
from newsmine.tagger.features import Encoder, Span
from newsmine.training.batches import TAGS
from newsmine.training.data import Counts, Sentence
from newsmine.training.encoding import Fine, example
from newsmine.training.fit import fit, likely, tag
from newsmine.training.network import Network, sizes
from newsmine.training.placing import Prefer, place
from newsmine.training.settings import Prepared, Settings, Told, epochs_of

# A place that the placer finds less likely than this is as unlikely as any.
_LEAST = -12.0


class Silver(NamedTuple):
    """Raw sentences with their placed fine labels, and the spans of the six labels in each."""

    sentences: list[Sentence]
    spans: list[list[Span]]


def silver(prepared: Prepared, encoder: Encoder, settings: Settings, told: Told | None = None) -> Silver:
    """Return the raw sentences labelled; nothing but the gold ones that are given and the counts is known.

    Parameters
    ----------
    prepared : Prepared
        Its ``gold`` holds the sentences to train on.
    encoder : Encoder
        Of the tagger.
    settings : Settings
        Of the training.
    told : callable, optional
        Called as it goes on.

    Raises
    ------
    InputError
        If there are raw sentences, and no gold one bears fine labels.
    """
    if not prepared.raw:
        return Silver([], [])
    gold = [sentence for sentence in prepared.gold if sentence.fine is not None]
    if not gold:
        raise InputError(
            f"{len(prepared.raw):,} raw sentences, but no gold sentence with fine labels (konec) to learn from where their "
            "forms stand; label some, or leave sentences_raw.tsv and form_label_counts.tsv empty"
        )
    placed = _placed(prepared, gold, encoder, settings, told)
    raw = [each._replace(fine=spans) for each, spans in zip(prepared.raw, placed[len(gold) :], strict=True)]
    fine = Fine.of(placed)
    ready = [
        example(encoder, each, prepared.seen, spans, fine)
        for each, spans in zip(gold, placed[: len(gold)], strict=True)
    ]
    wide = sizes(encoder, settings.converter_hidden)._replace(fine=len(fine.fine), coarse=len(fine.coarse))
    converters = []
    for n in range(settings.converters):
        torch.manual_seed(settings.seed + n)
        converters.append(Network(wide, prepared.vectors.array, TAGS))
        fit(
            converters[-1],
            ready,
            epochs=settings.converter_epochs,
            seed=settings.seed + n,
            told=epochs_of(told, f"converter {n + 1}", settings.converter_epochs),
        )
    labelled = tag(converters, [example(encoder, each, prepared.seen, each.fine or [], fine) for each in raw])
    return Silver(raw, labelled)


def _placed(
    prepared: Prepared, gold: Sequence[Sentence], encoder: Encoder, settings: Settings, told: Told | None
) -> list[list[Span]]:
    """Return the fine labels of the gold and the raw sentences, placed by the counts of both."""
    counts = _counts(gold)
    for form, counted in prepared.counts.items():
        counts.setdefault(form, Counter()).update(counted)
    groups = sorted({_group(label) for counted in counts.values() for label in counted})
    tags = ("O", *(f"{part}-{group}" for group in groups for part in "BI"))
    ready = [
        example(encoder, each, prepared.seen)._replace(spans=[(a, b, _group(label)) for a, b, label in each.fine or ()])
        for each in gold
    ]
    torch.manual_seed(settings.seed)
    placer = Network(sizes(encoder, settings.converter_hidden), prepared.vectors.array, tags)
    fit(
        placer,
        ready,
        epochs=settings.placer_epochs,
        seed=settings.seed,
        told=epochs_of(told, "placer", settings.placer_epochs),
    )
    texts = [sentence.text for sentence in (*gold, *prepared.raw)]
    scored = likely(placer, [*ready, *(example(encoder, each, prepared.seen) for each in prepared.raw)])
    return place(texts, counts, _prefer(texts, scored, counts, tags))


def _prefer(texts: Sequence[str], scored: Sequence[Floats], counts: Counts, tags: tuple[str, ...]) -> Prefer:
    """Return what adds to how well a form stands by its neighbours how likely it is there with the likeliest of its labels."""
    begins = {
        form: [tags.index(f"B-{group}") for group in {_group(label) for label in counts[form]}] for form in counts
    }

    def prefer(sentence: int, start: int, end: int, standing: float) -> float:
        rows = scored[sentence]
        best = _LEAST
        for begin in begins[texts[sentence][start:end]]:
            inside = begin + 1
            score = rows[start, begin] + rows[start + 1 : end, inside].sum()
            if end < len(rows):
                score += np.log1p(-min(0.999, np.exp(rows[end, inside])))
            best = max(best, float(score))
        return standing + best

    return prefer


def _group(label: str) -> str:
    return label[:2]


def _counts(sentences: Sequence[Sentence]) -> Counts:
    counts: Counts = {}
    for sentence in sentences:
        for start, end, label in sentence.fine or ():
            counts.setdefault(sentence.text[start:end], Counter())[label] += 1
    return counts
