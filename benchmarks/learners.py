"""Learners side by side on one fold of labelled sentences: averaged perceptron, CRF, the network, two networks averaged.

``python benchmarks/learners.py FOLDER [--fold N] [--learners NAME...] [--no-silver]``: strict F1 of each label on the sentences that
were kept apart, and sentences per CPU second with features and analyzers. All learn from the same gold and silver sentences and
see the same columns. The perceptron (Collins 2002) and the CRF (Lafferty, McCallum & Pereira 2001) are those of CRFsuite
(``pip install python-crfsuite``); the network needs the extra ``train``.
"""

import argparse
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from newsmine.tagger.chain import spans
from newsmine.tagger.features import Encoder, Features, Span
from newsmine.tagger.linear import AROUND, COLUMNS, CONTEXT, LISTS_AROUND
from newsmine.tagger.model import Model
from newsmine.tagger.morphemes import morphemes
from newsmine.training.batches import TAGS, Example, tags_of
from newsmine.training.data import Sentence, read_data
from newsmine.training.fit import tag
from newsmine.training.folds import folds
from newsmine.training.scores import scores
from newsmine.training.settings import Settings
from newsmine.training.train import Examples, examples, network, parts, prepare

# CRFsuite's names, and what it is told: passes over the data, features that are too rare to count.
SETTINGS = {
    "perceptron": ("ap", {"max_iterations": 8, "feature.minfreq": 2}),
    "crf": ("l2sgd", {"max_iterations": 12, "feature.minfreq": 3, "c2": 0.1}),
}
LEARNERS = (*SETTINGS, "network", "two networks")

Tag = Callable[[Sequence[Sentence]], list[list[Span]]]


def main() -> None:
    """Print one line for each learner."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--fold", type=int, default=0)
    parser.add_argument("--learners", nargs="+", choices=LEARNERS, default=LEARNERS)
    parser.add_argument("--no-silver", action="store_true")
    wanted = parser.parse_args()
    if wanted.folder is None:
        print("skipped: name a data folder; the four learners take some hours")
        return
    data = read_data(wanted.folder)
    fold = folds(data.gold, 5)[wanted.fold]
    prepared = prepare(data)
    ready = examples(prepared._replace(gold=fold.train), Settings(), with_silver=not wanted.no_silver)
    print(
        f"{'learner':14} {'micro':>6} {'PS':>6} {'OG':>6} {'LC':>6} {'DT':>6} {'TI':>6} {'QT':>6} {'sentences/s':>12} {'n':>6}"
    )
    for name in wanted.learners:
        tagged = linear(name, ready) if name in SETTINGS else networks(ready, 1 + (name == "two networks"))
        started = time.process_time()
        found = tagged(fold.test)
        speed = len(fold.test) / (time.process_time() - started)
        scored = scores([sentence.spans or [] for sentence in fold.test], found)
        figures = " ".join(f"{scored[label].f1:6.3f}" for label in ("micro", "PS", "OG", "LC", "DT", "TI", "QT"))
        print(f"{name:14} {figures} {speed:12,.0f} {len(fold.test):6,}", flush=True)


def linear(name: str, ready: Examples) -> Tag:
    """Return a linear chain that was trained on the examples."""
    import pycrfsuite

    algorithm, settings = SETTINGS[name]
    trainer = pycrfsuite.Trainer(algorithm=algorithm, params=settings, verbose=False)
    for example in (*ready.gold, *ready.silver):
        row = [TAGS[number] for number in tags_of(len(example.features.characters), example.spans)]
        trainer.append(rows(example.features), row)
    tagger = pycrfsuite.Tagger()
    with tempfile.NamedTemporaryFile() as file:
        trainer.train(file.name)
        tagger.open(file.name)

    def tag_all(sentences: Sequence[Sentence]) -> list[list[Span]]:
        encoded = (encode(ready.encoder, sentence) for sentence in sentences)
        return [spans([TAGS.index(each) for each in tagger.tag(rows(features))], TAGS) for features in encoded]

    return tag_all


def networks(ready: Examples, count: int) -> Tag:
    """Return one network, or several averaged, trained on the examples with seeds from 0 on."""
    made = [network(ready, Settings(seed=seed)) for seed in range(count)]
    if count == 1:
        model = Model(parts(made[0], ready.encoder, {}))
        return lambda sentences: [
            [(each.start, each.end, each.label) for each in found] for found in model.tag([s.text for s in sentences])
        ]
    return lambda sentences: tag(made, [Example(encode(ready.encoder, sentence), []) for sentence in sentences])


def encode(encoder: Encoder, sentence: Sentence) -> Features:
    """Return the features of a sentence, the analyzers asked anew."""
    return encoder.encode(sentence.text, morphemes(sentence.text))


def rows(features: Features) -> list[list[str]]:
    """Return the names of what a linear chain sees at each character: the columns around it, and pairs of neighbours."""
    length = len(features.characters)
    columns = {name: getattr(features, name).tolist() for name in COLUMNS}
    lists = [row.nonzero()[0].tolist() for row in features.lists]
    found = []
    for i in range(length):
        here = [f"{name}{by}={columns[name][i + by]}" for by in AROUND if 0 <= i + by < length for name in COLUMNS]
        here += [f"{name}={getattr(features, name)[i]}" for name in CONTEXT]
        here += [f"list{by}={kind}" for by in LISTS_AROUND if 0 <= i + by < length for kind in lists[i + by]]
        for name in ("characters", "kiwi", "mecab"):
            column = columns[name]
            here += [
                f"{name}{by}+={column[i + by]}|{column[i + by + 1]}"
                for by in (-2, -1, 0, 1)
                if i + by >= 0 and i + by + 1 < length
            ]
        found.append(here)
    return found


if __name__ == "__main__":
    main()
