"""Bags of parts, put together, are the bags of the whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsmine.corpus.parts import Here
from newsmine.errors import InputError
from newsmine.text.stopwords import Stopwords
from newsmine.topics.vocabulary import Limits, count_spread, join_bags, merge_spreads, write_words

TEXTS = st.lists(st.lists(st.sampled_from(["학교", "감독", "공장", "물길", "은"]), max_size=6), min_size=2, max_size=8)


def words(texts, numbers):
    return write_words(((f"a{n}", texts[n]) for n in numbers), Stopwords(), min_length=2)


def bags(parts, limits, ranks):
    """Return what bags hold, or why there are none."""
    try:
        found = join_bags(Here(parts), limits, months={"a0": "2024-05"}, ranks=ranks)
    except InputError as error:
        return str(error)
    columns = found.counts.indptr, found.counts.indices, found.counts.data, found.order
    kinds = [column.dtype for column in columns]
    return found.article_ids, found.months, found.terms, found.left_out, kinds, [column.tolist() for column in columns]


@given(
    texts=TEXTS,
    n_parts=st.integers(2, 4),
    chance=st.randoms(use_true_random=False),
    min_count=st.integers(1, 3),
    max_share=st.sampled_from([0.4, 0.5, 1.0]),
)
def test_bags_do_not_show_their_parts(texts, n_parts, chance, min_count, max_share):
    numbers = list(range(len(texts)))
    chance.shuffle(numbers)
    parts = [words(texts, numbers[i::n_parts]) for i in range(n_parts)]
    limits = Limits(min_count=min_count, max_share=max_share)
    ranks = {f"a{n}": n for n in numbers}
    assert bags(parts, limits, ranks) == bags([words(texts, range(len(texts)))], limits, None)
    first, *others = map(count_spread, parts)
    assert merge_spreads([merge_spreads(others[::-1]), first]) == merge_spreads(list(map(count_spread, parts)))


@pytest.mark.parametrize("limits", [{"min_count": 0, "max_share": 0.5}, {"min_count": 1, "max_share": 0.0}])
def test_limits_out_of_their_range_are_refused(limits):
    with pytest.raises(ValueError, match="it must"):
        Limits(**limits)
