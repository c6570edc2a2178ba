import math

import numpy as np
import pytest
from scipy.stats import contingency, fisher_exact

from newsmine.graphs.weights import WEIGHTS, p_values

# 시청 stands in 6 of 20 windows, 구청 in 5, both in 4.
BOTH, CITY, DISTRICT, ALL = 4, 6, 5, 20

BY_HAND = {
    "count": 4,
    "pmi": math.log2((4 / 20) / ((6 / 20) * (5 / 20))),
    "npmi": math.log((4 / 20) / ((6 / 20) * (5 / 20))) / -math.log(4 / 20),
    "jaccard": 4 / 7,
    "cosine": 4 / math.sqrt(30),
    "association_strength": (4 / 20) / ((6 / 20) * (5 / 20)),
    # Observed 4, 2, 1, 13; expected 1.5, 4.5, 3.5, 10.5.
    "log_likelihood": 2
    * (4 * math.log(4 / 1.5) + 2 * math.log(2 / 4.5) + math.log(1 / 3.5) + 13 * math.log(13 / 10.5)),
}


@pytest.mark.parametrize("name", WEIGHTS)
def test_a_weight_is_the_formula_worked_by_hand(name):
    assert WEIGHTS[name]([BOTH], [CITY], [DISTRICT], ALL).tolist() == pytest.approx([BY_HAND[name]])


def random_counts(n=300):
    draw = np.random.default_rng(7)
    windows = 60
    first, second = draw.integers(1, windows + 1, n), draw.integers(1, windows + 1, n)
    least = np.maximum(1, first + second - windows)
    both = least + (draw.random(n) * (np.minimum(first, second) - least + 1)).astype(int)
    return both, first, second, windows


def test_log_likelihood_equals_that_of_scipy_with_the_sign_of_the_surplus():
    both, first, second, windows = random_counts()
    got = WEIGHTS["log_likelihood"](both, first, second, windows)
    for value, n, x, y in zip(got, both, first, second, strict=True):
        table = np.array([[n, x - n], [y - n, windows - x - y + n]])
        if (table.sum(axis=0) == 0).any() or (table.sum(axis=1) == 0).any():
            assert value == pytest.approx(0, abs=1e-9)
            continue
        want = contingency.chi2_contingency(table, correction=False, lambda_="log-likelihood").statistic
        assert abs(value) == pytest.approx(want, abs=1e-9)
        assert value >= 0 if n * windows >= x * y else value <= 0


def test_p_values_equal_fishers_exact_test():
    both, first, second, windows = random_counts(60)
    got = p_values(both, first, second, windows)
    for value, n, x, y in zip(got, both, first, second, strict=True):
        table = [[n, x - n], [y - n, windows - x - y + n]]
        assert value == pytest.approx(fisher_exact(table, alternative="greater").pvalue)


def test_weights_agree_with_vectors_of_windows():
    draw = np.random.default_rng(3)
    held = draw.random((40, 6)) < 0.4
    held[0] = True
    for a in range(6):
        for b in range(a + 1, 6):
            x, y = held[:, a], held[:, b]
            counts = ([(x & y).sum()], [x.sum()], [y.sum()], len(held))
            assert WEIGHTS["jaccard"](*counts)[0] == pytest.approx((x & y).sum() / (x | y).sum())
            cosine = x.astype(float) @ y / np.linalg.norm(x) / np.linalg.norm(y)
            assert WEIGHTS["cosine"](*counts)[0] == pytest.approx(cosine)
            lift = (x & y).mean() / (x.mean() * y.mean())
            assert WEIGHTS["association_strength"](*counts)[0] == pytest.approx(lift)
            assert WEIGHTS["pmi"](*counts)[0] == pytest.approx(math.log2(lift))


def test_two_that_stand_in_every_window_have_npmi_1():
    assert WEIGHTS["npmi"]([5], [5], [5], 5).tolist() == [1.0]
