"""What is planned, denied or asked is marked so, and never stated."""

from pathlib import Path

import pytest

from newsmine.corpus.database import Corpus
from newsmine.corpus.parquet import read_parquet, write_parquet
from newsmine.corpus.read import counts, iter_relations
from newsmine.corpus.write import Input, add_readings
from newsmine.entities.find import find
from newsmine.entities.finder import Finder
from newsmine.evaluation.gold import GoldArticle, GoldEntity, GoldRelation
from newsmine.evaluation.relations import judge_relations
from newsmine.records import Article, Found, Reading

FINDER = Finder.from_files(Path(__file__).parent / "names.csv")
WORDED = [
    ("가온시는 나래대학교와 인재 양성 업무협약을 체결할 계획이다.", "SIGNED_MOU_WITH", "planned"),
    ("가온시와 나래대학교는 다음 달 업무협약을 맺기로 했다.", "SIGNED_MOU_WITH", "planned"),
    ("가온시는 나래대학교와 업무협약 체결을 추진하고 있다.", "SIGNED_MOU_WITH", "planned"),
    ("가온시는 나래대학교와 업무협약을 맺지 않았다.", "SIGNED_MOU_WITH", "denied"),
    ("가온시는 나래대학교와 업무협약을 체결했는지 묻는 말에 답이 없었다.", "SIGNED_MOU_WITH", "asked"),
    ("가온시는 ‘청년 창업 지원사업’을 추진할 계획이다.", "RUNS", "planned"),
    ("나래테크노파크가 ‘지역기업 성장 지원사업’을 운영할까?", "RUNS", "asked"),
    ("가온시는 5월 ‘나래 해커톤’을 개최할 예정이다.", "HOSTS", "planned"),
    ("가온시는 올해 ‘나래 해커톤’을 개최하지 않았다.", "HOSTS", "denied"),
    ("㈜누리로봇은 내년 ‘나래 해커톤’에 참가할 계획이다.", "PARTICIPATES_IN", "planned"),
    ("㈜누리로봇은 ‘나래 해커톤’에서 대상을 받지 못했다.", "WON", "denied"),
    ("가온시는 나래대학교에 장학금 1억원을 지원하기로 했다.", "SUPPORTS", "planned"),
    ("㈜누리로봇은 나래과학기술원과 공동으로 연구할 계획이다.", "PARTNER_OF", "planned"),
]
PLAN = Article(id="a1", title="가온시, 협약 추진", text=WORDED[0][0] + "\n가온시는 12일 ‘나래 해커톤’을 개최했다.")


@pytest.mark.parametrize(("text", "type_", "modality"), WORDED)
def test_what_is_no_fact_is_marked_and_not_asserted(text, type_, modality):
    found = FINDER.find(text)
    assert type_ not in {relation.type for relation in found.relations}
    assert (type_, modality) in {(relation.type, relation.modality) for relation in found.unasserted}


def test_what_one_sentence_plans_and_another_states_is_a_fact_once():
    found = FINDER.find(
        "가온시는 나래대학교와 업무협약을 맺기로 했다.\n이어 가온시는 나래대학교와 업무협약을 체결했다."
    )
    assert [relation.type for relation in found.relations] == ["SIGNED_MOU_WITH"]
    assert not found.unasserted


def corpus_of_the_plan():
    corpus = Corpus.open(":memory:")
    add_readings(corpus, Input(path="x", sha256="0", fingerprint="1"), [Reading(article=PLAN)])
    find(corpus, gazetteer=FINDER)
    return corpus


def test_a_corpus_hands_out_facts_and_on_demand_the_rest():
    with corpus_of_the_plan() as corpus:
        assert list(corpus.relations()["type"]) == ["HOSTS"]
        assert list(corpus.relations(modality="planned")["type"]) == ["SIGNED_MOU_WITH"]
        both = corpus.relations(modality="all")
        assert list(both["modality"]) == ["planned", "asserted"]
        assert [each.type for each in iter_relations(corpus)] == ["HOSTS"]
        assert counts(corpus)["relations"] == 1
        with pytest.raises(ValueError, match="did you mean 'planned'"):
            corpus.relations(modality="plannd")


def test_plans_survive_the_way_to_parquet_and_back(tmp_path):
    with corpus_of_the_plan() as corpus, Corpus.open(":memory:") as again:
        write_parquet(corpus, tmp_path)
        read_parquet(tmp_path, again)
        assert again.relations(modality="all").equals(corpus.relations(modality="all"))


def test_evaluation_takes_a_plan_for_nothing_found():
    entities = tuple(GoldEntity(id=name, names=(name,), everywhere=name) for name in ("가온시", "나래대학교"))
    signed = GoldRelation(head="가온시", type="SIGNED_MOU_WITH", tail="나래대학교")
    found = FINDER.find(PLAN)
    everything = Found(mentions=found.mentions, relations=(*found.relations, *found.unasserted))
    for gold in (
        GoldArticle(article=PLAN, entities=entities, relations=(signed,)),
        GoldArticle(article=PLAN, entities=entities, wrong=(signed,)),
    ):
        verdicts = [each.kind for each in judge_relations(gold, everything) if each.type == "SIGNED_MOU_WITH"]
        assert verdicts == ["missed"] * len(gold.relations)
