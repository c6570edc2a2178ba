"""The figures as a whole: gold against itself is perfect, and what is dropped is missed."""

from datetime import datetime
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsmine.evaluation.evaluate import evaluate
from newsmine.evaluation.gold import FLAGS, GoldArticle, GoldEntity, GoldMention, GoldRelation, GoldValue
from newsmine.evaluation.values import FoundValue, values_of
from newsmine.records import KST, Article, Found, Mention, Relation
from newsmine.values.value import Value

TEXT = "가온시와 나래대학교는 27일 다온해커톤에서 업무협약을 맺었다. 홍길동 시장이 참석했다."
LABELS = ("GOV", "UNIVERSITY", "EVENT", "PERSON", "PLACE")
IDS = ("시", "대학", "행사", "사람")
ENTITIES = tuple(GoldEntity(id=id_, names=(f"{id_} 이름", id_), everywhere=f"모두 {id_}") for id_ in IDS)


@st.composite
def marked(draw):
    start = draw(st.integers(0, len(TEXT) - 1))
    places = [("text", start, draw(st.integers(start + 1, len(TEXT))))]
    if draw(st.booleans()):
        other = draw(st.integers(0, len(TEXT) - 1))
        places.append(("text", other, draw(st.integers(other + 1, len(TEXT)))))
    return GoldMention(
        places=tuple(dict.fromkeys(places)),
        labels=tuple(draw(st.lists(st.sampled_from(LABELS), min_size=1, max_size=2, unique=True))),
        entities=tuple(draw(st.lists(st.sampled_from(IDS), min_size=1, max_size=2, unique=True))),
        text=TEXT[places[0][1] : places[0][2]],
        flags=frozenset(draw(st.lists(st.sampled_from(FLAGS), max_size=2))),
        optional=draw(st.booleans()),
    )


TIE = st.builds(
    GoldRelation,
    head=st.sampled_from(IDS),
    type=st.sampled_from(["HEAD_OF", "SIGNED_MOU_WITH", "HOSTS", "RUNS"]),
    tail=st.sampled_from(IDS),
    role=st.sampled_from([None, "시장", "원장"]),
    optional=st.booleans(),
)


def flat(mentions):
    """Return the marks that have their characters to themselves, as gold does: none lies in another, or in what may also be it."""
    kept = []
    for mention in mentions:
        if all(disjoint(mine, theirs) for other in kept for mine in mention.places for theirs in other.places):
            kept.append(mention)
    return kept


def disjoint(one, other):
    return one[0] != other[0] or one[2] <= other[1] or other[2] <= one[1]


MENTIONS = st.lists(marked(), max_size=12).map(flat)
GOLD = st.builds(
    lambda mentions, ties: GoldArticle(
        article=Article(id="a", text=TEXT),
        mentions=tuple(mentions),
        entities=ENTITIES,
        relations=tuple(ties),
    ),
    MENTIONS,
    st.lists(TIE, max_size=8),
)


def as_found(gold, article):
    """Return the gold as if it had been found."""
    return Found(
        mentions=tuple(
            Mention(
                article_id=article.id,
                start=mention.places[0][1],
                end=mention.places[0][2],
                text=mention.text,
                label=mention.labels[0],
                entity_id=mention.entities[0],
                canonical=mention.entities[0],
                sentence=0,
                by="gold",
            )
            for mention in gold.mentions
        ),
        relations=tuple(
            Relation(
                article_id=article.id,
                head_id=tie.head,
                head=tie.head,
                type=tie.type,
                tail_id=tie.tail,
                tail=f"{tie.tail} 이름",
                role=tie.role,
                start=0,
                end=1,
            )
            for tie in gold.relations
        ),
    )


@given(gold=GOLD)
def test_gold_against_itself_is_perfect(gold):
    scored = evaluate([gold], partial(as_found, gold))
    for figure in scored.figures:
        if figure.measure.startswith("links"):
            continue
        assert figure.f1 == pytest.approx(1), figure
        assert not figure.missed
        assert not figure.false
    assert all(marked == found for marked, found in scored.confusion)


@given(gold=GOLD)
def test_links_of_gold_against_itself_are_perfect_where_each_mention_has_one_entity(gold):
    single = [
        GoldMention(places=each.places, labels=each.labels, entities=each.entities[:1], text=each.text)
        for each in gold.mentions
    ]
    gold = GoldArticle(article=gold.article, mentions=tuple(single), entities=ENTITIES)
    for figure in evaluate([gold], partial(as_found, gold)).figures:
        if figure.measure.startswith("links"):
            assert figure.f1 == pytest.approx(1), figure


@given(gold=GOLD)
def test_finding_nothing_is_right_only_where_nothing_is_marked(gold):
    scored = evaluate([gold], lambda _: Found())
    wanted = sum(not mention.optional for mention in gold.mentions)
    [micro] = [f for f in scored.figures if (f.measure, f.label) == ("strict", "micro")]
    assert (micro.right, micro.missed, micro.false) == (0, wanted, 0)
    assert micro.f1 == (0 if wanted else 1)


def two_articles():
    marks = [
        GoldMention(places=(("text", 0, 3),), labels=("GOV",), entities=("시",), text="가온시"),
        GoldMention(places=(("text", 5, 10),), labels=("UNIVERSITY",), entities=("대학",), text="나래대학교"),
        GoldMention(places=(("text", 35, 38),), labels=("PERSON",), entities=("사람",), text="홍길동"),
    ]
    return [
        GoldArticle(article=Article(id=id_, text=TEXT), mentions=tuple(marks), entities=ENTITIES) for id_ in ("a", "b")
    ]


def test_counts_are_summed_over_articles_and_organisations_stand_together():
    gold = two_articles()

    def predict(article):
        found = as_found(gold[0], article).mentions
        return Found(mentions=found if article.id == "a" else found[:1])

    scored = evaluate(gold, predict)
    figures = {(f.measure, f.label): f for f in scored.figures}
    assert (figures["strict", "GOV"].right, figures["strict", "UNIVERSITY"].missed) == (2, 1)
    assert figures["strict", "organisations"].recall == 3 / 4
    assert figures["strict", "micro"].f1 == pytest.approx(2 * 4 / (2 * 4 + 2))
    assert figures["strict", "macro"].f1 == pytest.approx((1 + 2 / 3 + 2 / 3) / 3)
    assert figures["links_all", "B³"].recall == pytest.approx(4 / 6)
    # 시 in both articles; 대학 and 사람 once of twice: R = (1 + 1 + 2·(1/2)) / 6.
    assert figures["links_across_all", "B³"].recall == pytest.approx(3 / 6)
    summary = scored.summary()
    assert summary["articles"] == 2
    assert summary["strict"]["micro"] == {
        "precision": 1.0,
        "recall": 0.6667,
        "f1": 0.8,
        "right": 4,
        "missed": 2,
        "false": 0,
    }
    assert list(scored.frame().columns) == ["measure", "label", "precision", "recall", "f1", "right", "missed", "false"]


def test_dates_and_quantities_are_scored_where_some_are_marked():
    marks = (
        GoldValue(places=(("text", 12, 15),), label="DATE", text="27일", value="2024-11-27"),
        GoldValue(places=(("text", 0, 3),), label="DATE", text="가온시", value=None, optional=True),
        GoldValue(places=(("text", 35, 38),), label="QUANTITY", text="홍길동", value=3, unit="명"),
        GoldValue(places=(("text", 39, 41),), label="QUANTITY", text="시장", value=20, unit="개 기업"),
    )
    gold = GoldArticle(article=Article(id="a", text=TEXT), value_marks=marks)

    def values(_):
        yield value(11, 15, "DATE", iso="2024-11-27")
        yield value(0, 3, "DATE", iso="2020")
        yield value(35, 38, "QUANTITY", value=30, unit="명")
        yield value(39, 41, "QUANTITY", value=20, unit="개")
        yield value(5, 10, "TIME", iso="09:00")

    figures = {(f.measure, f.label): f for f in evaluate([gold], lambda _: Found(), values=values).figures}
    counts = {key: (f.right, f.missed, f.false) for key, f in figures.items() if key[0].startswith("values")}
    assert counts["values_strict", "DATE"] == (0, 1, 1)
    assert counts["values_lenient", "DATE"] == (1, 0, 0)
    assert counts["values_normalised", "DATE"] == (1, 0, 0)
    assert counts["values_strict", "QUANTITY"] == (2, 0, 0)
    assert counts["values_normalised", "QUANTITY"] == (1, 1, 1)
    assert ("values_strict", "TIME") not in counts
    bare = GoldArticle(article=gold.article)
    assert not any(f.measure.startswith("values") for f in evaluate([bare], lambda _: Found(), values=values).figures)


def value(start, end, label, **more):
    return FoundValue(place=("text", start, end), value=Value(start=start, end=end, text="", label=label, **more))


def test_our_own_values_are_found_in_title_and_text_without_ordinals():
    published = datetime(2024, 11, 27, 9, tzinfo=KST)
    article = Article(id="a", title="교육생 305명 배출", text="지난 26일 5기 수료식을 열었다.", published_at=published)
    found = [(each.place, each.value.iso or each.value.value) for each in values_of(article)]
    assert found == [(("title", 4, 8), 305), (("text", 0, 6), "2024-11-26")]


def test_progress_is_told():
    told = []
    evaluate(two_articles(), lambda _: Found(), progress=told.append)
    assert told == [1, 2]
