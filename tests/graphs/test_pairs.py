import itertools
from collections import Counter, defaultdict

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsmine.graphs import pairs as module
from newsmine.graphs.pairs import count_pairs, trace_pairs

CORPORA = st.lists(st.sets(st.integers(0, 11), max_size=8), max_size=30)


def entries(corpus):
    rows = [(window, entity) for window, held in enumerate(corpus) for entity in sorted(held)]
    return np.array(rows, dtype=np.int64).reshape(-1, 2).T


def brute(corpus, min_count):
    counts = Counter(pair for held in corpus for pair in itertools.combinations(sorted(held), 2))
    return {pair: count for pair, count in sorted(counts.items()) if count >= min_count}


def as_dict(pairs):
    ends = zip(pairs.head.tolist(), pairs.tail.tolist(), strict=True)
    return dict(zip(ends, pairs.count.tolist(), strict=True))


@pytest.fixture(params=[1, 7, None], ids=["tiny blocks", "small blocks", "blocks as they are"])
def blocks(request, monkeypatch):
    if request.param is not None:
        monkeypatch.setattr(module, "_PRODUCTS", request.param)
        monkeypatch.setattr(module, "_PAIRS", request.param)


@pytest.mark.usefixtures("blocks")
def test_counts_equal_brute_force_on_200_corpora():
    draw = np.random.default_rng(7)
    for _ in range(200):
        n_entities, n_windows = int(draw.integers(2, 40)), int(draw.integers(1, 60))
        corpus = [set(draw.integers(0, n_entities, draw.integers(0, 9)).tolist()) for _ in range(n_windows)]
        shape, min_count = (n_windows, n_entities), int(draw.integers(1, 4))
        want = brute(corpus, min_count)
        counted, traced = (work(*entries(corpus), shape, min_count) for work in (count_pairs, trace_pairs))
        # In order too: head by head, tail by tail.
        assert list(as_dict(counted).items()) == list(as_dict(traced).items()) == list(want.items())


@settings(max_examples=200, deadline=None)
@given(corpus=CORPORA, min_count=st.integers(1, 3))
def test_every_pair_knows_its_windows(corpus, min_count):
    traced = trace_pairs(*entries(corpus), (len(corpus), 12), min_count)
    where = defaultdict(list)
    for window, held in enumerate(corpus):
        for pair in itertools.combinations(sorted(held), 2):
            where[pair].append(window)
    for i, (pair, count) in enumerate(as_dict(traced).items()):
        found = traced.window[traced.bounds[i] : traced.bounds[i + 1]].tolist()
        assert found == where[pair]
        assert len(found) == count
    assert list(as_dict(traced).items()) == list(brute(corpus, min_count).items())


def test_nothing_is_counted_in_nothing():
    none = np.empty(0, np.int64)
    for work in (count_pairs, trace_pairs):
        assert not len(work(none, none, (0, 0), 2).head)
