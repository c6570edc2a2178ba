"""B³ of linked mentions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsmine.evaluation.gold import GoldArticle, GoldEntity, GoldMention
from newsmine.evaluation.links import b_cubed, link_up, score_links
from newsmine.records import Article, Mention

CLUSTERS = st.dictionaries(st.integers(0, 20), st.integers(0, 4), max_size=15)
TRUTH = {n: "가" if n < 5 else "나" if n < 7 else "다" for n in range(12)}


def marked(start, entity, *others, optional=False):
    return GoldMention(
        places=(("text", start, start + 2),),
        labels=("GOV",),
        entities=(entity, *others),
        text="가나",
        optional=optional,
    )


def found(start, entity, label="GOV"):
    return Mention(
        article_id="a",
        start=start,
        end=start + 2,
        text="가나",
        label=label,
        entity_id=entity,
        canonical=entity,
        sentence=0,
        by="test",
    )


def gold(*mentions, merge=None):
    names = sorted({entity for mention in mentions for entity in mention.entities})
    entities = [
        GoldEntity(id=name, names=(name,), everywhere=f"모두 {name}", may_merge_with=(merge or {}).get(name))
        for name in names
    ]
    return GoldArticle(article=Article(id="a", text="가나 " * 40), mentions=tuple(mentions), entities=tuple(entities))


def test_b_cubed_gives_the_figures_of_the_paper():
    joined_small = {n: "하나" if n < 5 else "둘" for n in range(12)}
    joined_large = {n: "둘" if n in {5, 6} else "하나" for n in range(12)}
    first, second = b_cubed(TRUTH, joined_small), b_cubed(TRUTH, joined_large)
    assert (first.precision, first.recall) == (pytest.approx(16 / 21), 1)
    assert (second.precision, second.recall) == (pytest.approx(7 / 12), 1)


def test_missed_and_false_mentions_count_as_nothing_on_their_side():
    # 가 is marked three times, found twice with one false mention in the same cluster: P = 2·(2/3)/3, R = 2·(2/3)/3.
    score = b_cubed({1: "가", 2: "가", 3: "가"}, {1: "x", 2: "x", 4: "x"})
    assert score.precision == pytest.approx(4 / 9)
    assert score.recall == pytest.approx(4 / 9)
    assert score.f1 == pytest.approx(4 / 9)


def test_an_entity_that_is_split_costs_recall_and_two_that_are_joined_cost_precision():
    article = gold(marked(0, "시"), marked(3, "시"), marked(6, "군"))
    split = [link_up(article, [found(0, "x"), found(3, "y"), found(6, "z")])]
    joined = [link_up(article, [found(0, "x"), found(3, "x"), found(6, "x")])]
    assert score_links(split, across=False, all_mentions=False).precision == 1
    assert score_links(split, across=False, all_mentions=False).recall == pytest.approx((1 / 2 + 1 / 2 + 1) / 3)
    assert score_links(joined, across=False, all_mentions=False).recall == 1
    assert score_links(joined, across=False, all_mentions=False).precision == pytest.approx((2 / 3 + 2 / 3 + 1 / 3) / 3)


def test_the_label_does_not_matter_and_mentions_of_one_side_only_if_asked():
    article = gold(marked(0, "시"), marked(3, "시"), marked(6, "시", optional=True))
    linked = [link_up(article, [found(0, "x", "PLACE"), found(6, "y"), found(9, "x")])]
    both = score_links(linked, across=False, all_mentions=False)
    every = score_links(linked, across=False, all_mentions=True)
    assert (both.precision, both.recall, both.found, both.marked) == (1, 1, 1, 1)
    assert (every.precision, every.recall, every.found, every.marked) == (1 / 4, 1 / 4, 2, 2)


def test_across_articles_an_entity_must_have_one_id_in_all():
    article = gold(marked(0, "시"))
    linked = [link_up(article, [found(0, "x")]), link_up(article, [found(0, "y")])]
    assert score_links(linked, across=False, all_mentions=False).f1 == 1
    assert score_links(linked, across=True, all_mentions=False).recall == 0.5
    assert score_links(linked, across=True, all_mentions=False).precision == 1


def test_a_mention_with_another_entity_goes_to_the_one_that_it_was_linked_with():
    article = gold(marked(0, "시"), marked(3, "군"), marked(6, "군", "시"))
    linked = [link_up(article, [found(0, "x"), found(3, "y"), found(6, "x")])]
    assert score_links(linked, across=False, all_mentions=False).f1 == 1


def test_two_entities_that_may_be_one_are_right_either_way():
    article = gold(marked(0, "시"), marked(3, "시청"), merge={"시": "시청"})
    for ids in (("x", "x"), ("x", "y")):
        linked = [link_up(article, [found(0, ids[0]), found(3, ids[1])])]
        assert score_links(linked, across=False, all_mentions=False).f1 == 1
    strict = gold(marked(0, "시"), marked(3, "시청"))
    linked = [link_up(strict, [found(0, "x"), found(3, "x")])]
    assert score_links(linked, across=False, all_mentions=False).f1 < 1


@given(clusters=CLUSTERS)
def test_clusters_against_themselves_are_perfect(clusters):
    score = b_cubed(clusters, clusters)
    assert (score.precision, score.recall, score.f1) == (pytest.approx(1), pytest.approx(1), pytest.approx(1))


@given(one=CLUSTERS, other=CLUSTERS)
def test_precision_one_way_is_recall_the_other(one, other):
    there, back = b_cubed(one, other), b_cubed(other, one)
    assert there.precision == pytest.approx(back.recall)
    assert there.recall == pytest.approx(back.precision)
    assert 0 <= there.precision <= 1 + 1e-9
