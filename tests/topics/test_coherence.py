import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import sparse

from newsmine.topics.coherence import c_v, diversity, npmi

HELD = st.lists(st.lists(st.booleans(), min_size=5, max_size=5), min_size=1, max_size=12)


def _by_hand(held, pair):
    n = len(held)
    a, b = (sum(row[i] for row in held) / n for i in pair)
    both = sum(row[pair[0]] and row[pair[1]] for row in held) / n
    if both == 0:
        return -1.0
    return 0.0 if both == 1 else math.log(both / (a * b)) / -math.log(both)


@settings(deadline=None)
@given(held=HELD)
def test_npmi_is_bouma_s_formula_worked_pair_by_pair(held):
    tops = np.array([[0, 1, 2], [2, 3, 4]])
    got = npmi(sparse.csr_matrix(np.array(held, dtype=int)), tops)
    want = [np.mean([_by_hand(held, (row[i], row[j])) for i in range(3) for j in range(i + 1, 3)]) for row in tops]
    assert got == pytest.approx(want)
    assert ((got >= -1) & (got <= 1)).all()


def test_one_top_term_has_no_pairs_and_coherence_nought():
    assert npmi(sparse.csr_matrix([[1], [0]]), np.array([[0], [0]])).tolist() == [0.0, 0.0]


def test_npmi_ranks_as_gensim_s_document_npmi():
    from gensim.corpora import Dictionary
    from gensim.models import CoherenceModel

    rng = np.random.default_rng(5)
    held = rng.random((80, 12)) < 0.3
    words = [f"낱말{i:02}" for i in range(12)]
    texts = [[words[i] for i in np.flatnonzero(row)] for row in held]
    tops = np.array([[0, 1, 2], [3, 4, 5], [6, 7, 8], [9, 10, 11]])
    peer = CoherenceModel(
        topics=[[words[i] for i in row] for row in tops],
        texts=texts,
        dictionary=Dictionary(texts),
        coherence="c_npmi",
        window_size=12,
        processes=1,
    ).get_coherence_per_topic()
    assert npmi(sparse.csr_matrix(held.astype(int)), tops) == pytest.approx(peer, abs=1e-6)


def test_diversity_counts_each_term_once():
    assert diversity(np.array([[0, 1], [0, 1]])) == 0.5


def test_c_v_prefers_terms_that_meet():
    texts = [["농구", "감독"], ["농구", "감독"], ["학교", "수업"], ["학교", "수업"]] * 5
    together, apart = c_v([["농구", "감독"], ["농구", "수업"]], texts)
    assert together > apart
