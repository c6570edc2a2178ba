"""Counts of parts, put together, are the counts of the whole: whoever is in which part, and whatever is merged first."""

from functools import partial

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from newsmine.corpus.parts import Here
from newsmine.graphs.build import Choice, build
from newsmine.graphs.census import count_nodes, merge_censuses, settle
from newsmine.graphs.count import Held, merge_held, merge_pairs
from newsmine.graphs.pairs import count_pairs
from newsmine.graphs.placed import Places

CHANCE = st.randoms(use_true_random=False)
NAMES = ("가온시", "한빛데이터", "누리로봇", "다온대학교")
DAYS = st.sampled_from([None, "2023-05-01", "2024-02-01", "2024-09-03"])
# A window: its text (0 is too short to count once) and who stands where in it.
WINDOW = st.tuples(
    st.integers(0, 3),
    st.lists(st.tuples(st.integers(0, len(NAMES) - 1), st.integers(0, 1), st.integers(0, 5)), max_size=4),
)
ARTICLES = st.lists(st.tuples(DAYS, st.lists(WINDOW, min_size=1, max_size=3)), min_size=1, max_size=9)
CHOICES = st.builds(
    partial(Choice, weight="npmi", measures=True),
    within=st.sampled_from(["sentence", 3]),
    min_count=st.integers(1, 3),
    top=st.sampled_from([None, 2, 3]),
    once=st.booleans(),
    evidence=st.booleans(),
)


def windows(articles, numbers):
    """Return the windows of those of the articles that have these numbers."""
    places = Places()
    for n in numbers:
        # The order of the ids is not that of the numbers.
        article_id, (day, stated) = f"a{n * 7 % 10}", articles[n]
        places.tell(article_id, day, "한빛일보")
        for number, (text, named) in enumerate(stated):
            if text:
                places.sign(article_id, number, text)
            places.add(article_id, number, None, 0, 0, 0, 0)
            for which, field, word in named:
                name = NAMES[which]
                places.add(article_id, number, (f"e{which}", name, "COMPANY"), field, word * 5, word * 5 + 4, word)
    places.met.add("COMPANY")
    return places.windows()


def shown(graph):
    return graph.graph, list(graph.nodes(data=True)), [
        (head, tail, {**data, "evidence": tuple(data.get("evidence", ()))}) for head, tail, data in graph.edges(data=True)
    ]  # fmt: skip


@settings(max_examples=150)
@given(articles=ARTICLES, choice=CHOICES, n_parts=st.integers(2, 4), chance=CHANCE)
def test_a_graph_does_not_show_its_parts(articles, choice, n_parts, chance):
    numbers = list(range(len(articles)))
    chance.shuffle(numbers)
    parts = Here([windows(articles, numbers[i::n_parts]) for i in range(n_parts)])
    asked = {"weight": "npmi", "labels": None}
    assert shown(build(parts, choice, asked)) == shown(build(Here([windows(articles, numbers)]), choice, asked))


def test_a_text_counts_once_over_all_parts_and_for_the_earliest_day():
    told = [("2024-02-01", [(1, [(0, 0, 0), (1, 0, 1)])]), ("2023-05-01", [(1, [(0, 0, 0), (1, 0, 1)])])]
    choice = Choice(within="sentence", weight="npmi", min_count=1)
    graph = build(Here([windows(told, [0]), windows(told, [1])]), choice, {})
    (edge,) = [data for *_, data in graph.edges(data=True)]
    assert (edge["count"], edge["first"], edge["evidence"][0].article_id) == (1, "2023-05-01", "a7")


PAIRS = st.lists(
    st.lists(st.tuples(st.integers(0, 5), st.integers(0, 4)), max_size=12).map(lambda entries: sorted(set(entries))),
    min_size=1,
    max_size=5,
)


def pairs_of(entries):
    window, entity = ([entry[i] for entry in entries] for i in (0, 1))
    return count_pairs(*(np.array(each, dtype="int64") for each in (window, entity)), (6, 5), 1)


def plain(pairs):
    return pairs.head.tolist(), pairs.tail.tolist(), pairs.count.tolist()


@given(parts=PAIRS, cut=st.integers(0, 5), chance=CHANCE)
def test_the_order_of_merging_pairs_does_not_matter(parts, cut, chance):
    some = [pairs_of(part) for part in parts]
    other = some[:]
    chance.shuffle(other)
    groups = [group for group in (other[:cut], other[cut:]) if group]
    assert plain(merge_pairs([merge_pairs(group) for group in groups])) == plain(merge_pairs(some))


@given(articles=ARTICLES, cut=st.integers(0, 9), chance=CHANCE)
def test_the_order_of_merging_what_is_known_does_not_matter(articles, cut, chance):
    some = [count_nodes(windows(articles, [n]), once=True) for n in range(len(articles))]
    other = some[:]
    chance.shuffle(other)
    groups = [group for group in (other[:cut], other[cut:]) if group]
    first, second = (settle(merge_censuses(each)) for each in (some, [merge_censuses(group) for group in groups]))
    assert first.census == second.census
    assert sorted(zip(first.lost[0].tolist(), first.lost[1], strict=True)) == sorted(
        zip(second.lost[0].tolist(), second.lost[1], strict=True)
    )


def test_counts_of_windows_are_added():
    merged = merge_held([Held(2, np.array([1, 2])), Held(3, np.array([0, 3]))])
    assert (merged.n_windows, merged.held.tolist()) == (5, [1, 5])
