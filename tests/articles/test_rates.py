"""The exact tests behind the health of outlets, beside scipy's, and their promises."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest, fisher_exact

from newsmine.articles.rates import chance_below, chance_of_fall, wilson

SAMPLE = st.integers(1, 300).flatmap(lambda count: st.tuples(st.integers(0, count), st.just(count)))


@given(sample=SAMPLE, rate=st.floats(0.001, 0.999))
def test_the_binomial_test_is_scipys(sample, rate):
    hits, count = sample
    if hits < count * rate:
        expected = binomtest(hits, count, rate, alternative="less").pvalue
        assert chance_below(hits, count, rate=rate) == pytest.approx(expected, rel=1e-6, abs=1e-300)


@given(now=SAMPLE, before=SAMPLE)
def test_fishers_test_is_scipys(now, before):
    (hits, count), (hits_before, count_before) = now, before
    if hits * count_before < hits_before * count:
        table = [[hits, count - hits], [hits_before, count_before - hits_before]]
        expected = fisher_exact(table, alternative="less")[1]
        assert chance_of_fall(hits, count, earlier=before) == pytest.approx(expected, rel=1e-6, abs=1e-300)


@given(sample=SAMPLE)
def test_the_interval_is_scipys_and_holds_the_rate(sample):
    hits, count = sample
    low, high = wilson(hits, count)
    expected = binomtest(hits, count).proportion_ci(0.95, method="wilson")
    assert (low, high) == pytest.approx((expected.low, expected.high), abs=1e-4)
    assert low - 1e-9 <= hits / count <= high + 1e-9


@given(sample=SAMPLE)
def test_what_did_not_fall_has_no_chance_to_have_fallen(sample):
    assert chance_of_fall(*sample, earlier=sample) == 1


def test_large_samples_are_counted_too():
    assert chance_below(890_000, 1_000_000, rate=0.9) < 1e-100
    assert chance_of_fall(890_000, 1_000_000, earlier=(900_000, 1_000_000)) < 1e-50
    assert chance_below(899_900, 1_000_000, rate=0.9) > 0.3


def test_a_rate_at_its_minimum_is_called_low_as_seldom_as_was_promised():
    rng = random.Random(7)  # noqa: S311 - no secret
    called = 0
    for _ in range(3000):
        count = rng.randrange(3, 60)
        hits = sum(rng.random() < 0.9 for _ in range(count))
        called += chance_below(hits, count, rate=0.9) < 0.01
    assert called <= 3000 * 0.01


def test_half_of_twenty_is_nearly_always_called_low():
    rng = random.Random(7)  # noqa: S311 - no secret
    called = sum(chance_below(sum(rng.random() < 0.5 for _ in range(20)), 20, rate=0.9) < 0.01 for _ in range(500))
    assert called > 450


@pytest.mark.parametrize("sample", [(-1, 3), (4, 3)])
def test_more_hits_than_pages_are_refused(sample):
    with pytest.raises(ValueError, match="hits of"):
        wilson(*sample)
