"""The network that torch trains is the one that numpy runs."""

from itertools import pairwise, product

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="needs the extra train: pip install 'newsmine[train]'")

from newsmine.tagger.chain import Steps, best  # noqa: E402 - behind the check for torch
from newsmine.tagger.context import NUMBERS  # noqa: E402
from newsmine.tagger.features import Features  # noqa: E402
from newsmine.tagger.linear import CONTEXT  # noqa: E402
from newsmine.tagger.network import Network as Numpy  # noqa: E402
from newsmine.training.batches import TAGS, Example, batch, tags_of  # noqa: E402
from newsmine.training.data import KINDS  # noqa: E402
from newsmine.training.export import arrays  # noqa: E402
from newsmine.training.network import Chain, Network, Sizes  # noqa: E402

LISTS = 6
COLUMNS = {"characters": 20, "shapes": 30, "kiwi": 9, "mecab": 9, "learnt": 9, "places": 10}
VECTORS = 15


def _features(chance, length):
    columns = {name: chance.integers(0, size, length, dtype=np.int32) for name, size in COLUMNS.items()}
    learnt_too = chance.integers(0, COLUMNS["learnt"], length, dtype=np.int32)
    vectors = chance.integers(0, VECTORS, length, dtype=np.int32)
    lists = chance.integers(0, 2, (length, LISTS), dtype=np.uint8)
    context = {name: chance.integers(0, NUMBERS, length, dtype=np.int32) for name in CONTEXT}
    return Features(**columns, learnt_too=learnt_too, vectors=vectors, lists=lists, **context)


@pytest.fixture
def network():
    torch.manual_seed(3)
    vectors = np.random.default_rng(3).normal(size=(VECTORS, 5)).astype(np.float32)
    made = Network(Sizes(COLUMNS, LISTS, hidden=7), vectors, TAGS, len(KINDS))
    with torch.no_grad():
        for weight in (*made.chain.parameters(), *made.linear.parameters()):
            weight.normal_()
    return made.eval()


def test_numpy_gives_the_scores_and_tags_of_torch(network):
    chance = np.random.default_rng(5)
    sentences = [_features(chance, length) for length in (4, 11, 1, 11, 2)]
    some = batch([Example(each, []) for each in sentences])
    with torch.no_grad():
        scores, hidden = network.read(some)
        wanted, kinds = scores.numpy(), torch.softmax(network.kinds(hidden), 2).numpy()
    numpy = Numpy(arrays(network))

    scores, seen = numpy.scores(sentences), numpy.read(sentences)

    rows = best([wanted[n, : len(scores[n])] for n in range(len(sentences))], Steps(*network.chain.weights()))
    assert seen.tags == rows
    for n, own in enumerate(scores):
        np.testing.assert_allclose(own, wanted[n, : len(own)], atol=1e-4)
    likely = np.concatenate([kinds[n, : len(own)] for n, own in enumerate(scores)])
    np.testing.assert_allclose(numpy.kinds(seen.hidden), likely, atol=1e-5)


def test_the_loss_of_the_chain_is_that_of_all_rows_counted_one_by_one():
    torch.manual_seed(1)
    tags = ("O", "B-PS", "I-PS")
    chain, length = Chain(tags), 4
    with torch.no_grad():
        for weight in chain.parameters():
            weight.normal_()
    scores, gold = torch.randn(1, length, len(tags)), (0, 1, 2, 0)
    begin, follow, end = chain.weights()

    def score(row):
        total = begin[row[0]] + end[row[-1]] + sum(float(scores[0, i, tag]) for i, tag in enumerate(row))
        return total + sum(follow[before, tag] for before, tag in pairwise(row))

    every = np.array([score(row) for row in product(range(len(tags)), repeat=length)])
    wanted = np.logaddexp.reduce(every) - score(gold)

    loss = chain.loss(scores, torch.tensor([gold]), torch.tensor([length]))

    assert float(loss.detach()) == pytest.approx(float(wanted), rel=1e-4)


def test_tags_begin_and_go_on():
    row = tags_of(5, [(1, 3, "PS"), (3, 4, "OG")])

    assert [TAGS[tag] for tag in row] == ["O", "B-PS", "I-PS", "B-OG", "O"]
