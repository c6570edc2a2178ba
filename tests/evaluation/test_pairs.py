"""What is marked and found, paired by place."""

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from newsmine.evaluation.pairs import overlap, pair_up

PLACE = st.tuples(st.sampled_from(["text", "title"]), st.integers(0, 30), st.integers(1, 8)).map(
    lambda each: (each[0], each[1], each[1] + each[2])
)


@dataclass(frozen=True)
class Marked:
    places: tuple


MARKED = st.lists(PLACE, min_size=1, max_size=3).map(lambda places: Marked(tuple(places)))


@given(wanted=st.lists(MARKED, max_size=10), found=st.lists(PLACE, max_size=10))
def test_every_two_that_overlap_are_ranked_and_no_others(wanted, found):
    asked = []

    def rank(want, place):
        asked.append((id(want), place))
        return 0

    assert pair_up(wanted, found, rank, place=lambda each: each) == []
    meeting = [(id(want), place) for want in wanted for place in found if overlap(want.places, place)]
    assert sorted(asked) == sorted(meeting)


@given(wanted=st.lists(MARKED, max_size=10), found=st.lists(PLACE, max_size=10, unique=True))
def test_nothing_is_in_two_pairs_and_none_that_could_be_is_left_over(wanted, found):
    def rank(want, place):
        return overlap(want.places, place)

    wanted = [Marked((*want.places, ("title", 1000 + n, 1001 + n))) for n, want in enumerate(wanted)]
    pairs = pair_up(wanted, found, rank, place=lambda each: each)
    ones, others = [want for want, _ in pairs], [place for _, place in pairs]
    assert len(set(ones)) == len(ones)
    assert len(set(others)) == len(others)
    for want in set(wanted) - set(ones):
        for place in set(found) - set(others):
            assert not rank(want, place)
