"""Found relations against marked ones."""

from newsmine.evaluation.gold import GoldArticle, GoldEntity, GoldMention, GoldRelation
from newsmine.evaluation.relations import count_relations, judge_relations
from newsmine.evaluation.scores import Score
from newsmine.records import Article, Found, Mention, Relation

ENTITIES = tuple(
    GoldEntity(id=id_, names=names, everywhere=id_)
    for id_, names in {
        "p": ("홍길동",),
        "c": ("가온시", "가온", "시"),
        "u": ("나래대학교", "나래대"),
        "k": ("㈜다온",),
        "e": ("다온 해커톤",),
    }.items()
)


def marked(head, type_, tail, **more):
    return GoldRelation(head=head, type=type_, tail=tail, **more)


def found(head, type_, tail, role=None):
    return Relation(
        article_id="a", head_id=head, head=head, type=type_, tail_id=tail, tail=tail, role=role, start=0, end=1
    )


def kinds(relations, ties, *, wrong=(), **how):
    article = GoldArticle(
        article=Article(id="a", text="글"), entities=ENTITIES, relations=tuple(relations), wrong=tuple(wrong)
    )
    return sorted(
        (verdict.kind, verdict.type) for verdict in judge_relations(article, Found(relations=tuple(ties)), **how)
    )


def test_any_name_of_an_entity_will_do_blanks_and_marks_aside():
    relations = [marked("k", "PARTICIPATES_IN", "e")]
    assert kinds(relations, [found("다온 주식회사", "PARTICIPATES_IN", "다온해커톤")]) == [("right", "PARTICIPATES_IN")]
    assert kinds(relations, [found("나래대", "PARTICIPATES_IN", "다온해커톤")]) == [
        ("false", "PARTICIPATES_IN"),
        ("missed", "PARTICIPATES_IN"),
    ]


def test_only_the_undirected_types_may_be_turned_round():
    relations = [marked("c", "SIGNED_MOU_WITH", "u"), marked("c", "SUPPORTS", "u")]
    ties = [found("나래대", "SIGNED_MOU_WITH", "시"), found("나래대", "SUPPORTS", "시")]
    assert kinds(relations, ties) == [("false", "SUPPORTS"), ("missed", "SUPPORTS"), ("right", "SIGNED_MOU_WITH")]
    both = [found("나래대", "SIGNED_MOU_WITH", "시"), found("시", "SIGNED_MOU_WITH", "나래대")]
    assert kinds(relations[:1], both) == [("right", "SIGNED_MOU_WITH")]


def test_a_head_needs_the_role_that_is_marked():
    relations = [marked("p", "HEAD_OF", "c", role="시장")]
    assert kinds(relations, [found("홍길동", "HEAD_OF", "가온시", "시장")]) == [("right", "HEAD_OF")]
    assert kinds(relations, [found("홍길동", "HEAD_OF", "가온시", "군수")]) == [
        ("false", "HEAD_OF"),
        ("missed", "HEAD_OF"),
    ]


def test_two_names_of_one_entity_count_once():
    ties = [found("가온시", "HOSTS", "다온 해커톤"), found("가온", "HOSTS", "다온 해커톤")]
    assert kinds([marked("c", "HOSTS", "e")], ties) == [("right", "HOSTS")]


def test_optional_relations_count_neither_way():
    relations = [marked("c", "HOSTS", "e", optional=True)]
    assert kinds(relations, []) == []
    assert kinds(relations, [found("가온시", "HOSTS", "다온해커톤")]) == []


def test_a_typical_error_is_told_apart_and_counts_as_false():
    wrong = [marked("p", "HEAD_OF", "u")]
    ties = [found("홍길동", "HEAD_OF", "나래대", "총장"), found("홍길동", "HEAD_OF", "다온", "대표")]
    assert kinds([], ties, wrong=wrong) == [("false", "HEAD_OF"), ("wrong", "HEAD_OF")]
    article = GoldArticle(article=Article(id="a", text="글"), entities=ENTITIES, wrong=tuple(wrong))
    assert count_relations(judge_relations(article, Found(relations=tuple(ties)))) == {"HEAD_OF": Score(false=2)}


def test_hosts_and_runs_are_one_type_only_if_asked():
    relations, ties = [marked("c", "HOSTS", "e")], [found("가온시", "RUNS", "다온해커톤")]
    assert kinds(relations, ties) == [("false", "RUNS"), ("missed", "HOSTS")]
    assert kinds(relations, ties, merge_hosts_runs=True) == [("right", "HOSTS/RUNS")]


def test_an_official_name_that_the_article_does_not_print_is_known_by_its_mentions():
    text = "시는 나래대와 손잡았다."
    places = {"c": (0, 1), "u": (3, 6)}
    article = GoldArticle(
        article=Article(id="a", text=text),
        mentions=tuple(
            GoldMention(places=(("text", *place),), labels=("GOV",), entities=(id_,), text=text[slice(*place)])
            for id_, place in places.items()
        ),
        entities=ENTITIES,
        relations=(marked("c", "PARTNER_OF", "u"),),
    )
    tie = found("가온특별자치시", "PARTNER_OF", "국립나래대학교")
    names = {"c": tie.head, "u": tie.tail}
    mentions = tuple(
        Mention(
            article_id="a",
            start=start,
            end=end,
            text=text[start:end],
            label="GOV",
            entity_id=names[id_],
            canonical=names[id_],
            sentence=0,
            by="test",
        )
        for id_, (start, end) in places.items()
    )

    def told(mentions):
        return sorted(verdict.kind for verdict in judge_relations(article, Found(mentions=mentions, relations=(tie,))))

    assert told(mentions) == ["right"]
    assert told(mentions[:1]) == ["false", "missed"]
