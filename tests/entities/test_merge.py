"""The one rule that merges what finders propose."""

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from newsmine.entities.candidates import Candidate
from newsmine.entities.merge import merge, weight


def name(start, end, label="GOV", score=0.9, by="a", **more):
    return Candidate(start=start, end=end, label=label, by=by, score=score, **more)


CANDIDATES = st.builds(
    lambda start, length, score, by: name(start, start + length, score=score, by=f"finder {by}"),
    st.integers(0, 12),
    st.integers(1, 6),
    st.sampled_from([0.5, 0.55, 0.7, 0.75, 0.9, 0.95, 1.0]),
    st.integers(0, 2),
)


def test_of_equally_sure_names_the_longest_stays():
    assert merge([name(0, 2), name(0, 6), name(3, 6)]) == [name(0, 6)]


def test_a_sure_short_name_beats_a_doubtful_one_that_is_little_longer():
    assert merge([name(0, 4, score=0.95), name(0, 5, score=0.5)]) == [name(0, 4, score=0.95)]


def test_two_sure_names_beat_a_doubtful_one_that_grew_over_both():
    sure = [name(0, 3, score=0.95), name(5, 10, score=0.95)]
    assert merge([*sure, name(0, 10, score=0.5)]) == sure


def test_finders_that_agree_are_surer_than_each():
    assert merge([name(0, 3, score=0.5, by="a"), name(0, 3, score=0.8, by="b")])[0].score == 0.9


def test_what_only_repeats_the_article_makes_nothing_surer_and_names_no_finder():
    merged = merge([name(0, 3, score=0.7, by="suffix"), name(0, 3, score=0.9, by="named before", canonical="가온")])
    assert [(c.by, c.score, c.canonical) for c in merged] == [("suffix", 0.9, "가온")]


def test_one_finder_that_says_a_thing_twice_is_no_two_finders():
    assert merge([name(0, 3, score=0.7), name(0, 3, score=0.6)])[0].score == 0.7


def test_of_two_labels_for_a_place_the_surer_stays_and_what_agrees_counts_together():
    doubtful = [name(0, 3, "PLACE", 0.6, by="a"), name(0, 3, "PLACE", 0.6, by="b")]
    assert [c.label for c in merge([*doubtful, name(0, 3, "GOV", 0.7, by="c")])] == ["PLACE"]


@given(st.lists(CANDIDATES, max_size=7, unique_by=lambda c: (c.start, c.end)))
def test_no_other_choice_of_names_weighs_more(candidates):
    chosen = merge(candidates)
    assert all(one.end <= other.start for one, other in pairwise(chosen))
    heaviest = max(
        sum(map(weight, some))
        for size in range(len(candidates) + 1)
        for some in combinations(candidates, size)
        if all(a.end <= b.start or b.end <= a.start for a, b in combinations(some, 2))
    )
    assert sum(map(weight, chosen)) == heaviest


@given(st.lists(CANDIDATES, max_size=12), st.randoms())
def test_the_order_of_the_finders_does_not_matter(candidates, random):
    shuffled = list(candidates)
    random.shuffle(shuffled)
    assert [(c.start, c.end, c.label, c.score) for c in merge(shuffled)] == [
        (c.start, c.end, c.label, c.score) for c in merge(candidates)
    ]
