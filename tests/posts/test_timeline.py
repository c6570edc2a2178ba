"""Several invented years of a city, an agency that is renamed, a company and a university."""

from datetime import datetime

import pytest

import newsmine as nm
from newsmine.corpus.database import Corpus
from newsmine.corpus.posts import undated
from newsmine.corpus.stages import keep_result
from newsmine.corpus.write import Input, add_readings
from newsmine.entities.link import entity_id
from newsmine.posts.timeline import timeline
from newsmine.records import Article, Found, Mention, Reading, Relation

BODIES = {
    "가온시": ("GOV", "가온시"),
    "한빛정보진흥원": ("PUBLIC_ORG", "한빛디지털진흥원"),
    "한빛디지털진흥원": ("PUBLIC_ORG", "한빛디지털진흥원"),
    "누리로봇": ("COMPANY", "누리로봇"),
    "다온대": ("UNIVERSITY", "다온대학교"),
    "새봄협회": ("GROUP", "새봄협회"),
}
# Day, text, and who is tied to what in it: person, body as written, role, type.
HEAD, MEMBER = "HEAD_OF", "AFFILIATED_WITH"
STORY = [
    ("2021-07-05", "이도윤 가온시장은 새 도서관을 열었다.", [("이도윤", "가온시", "시장", HEAD)]),
    ("2022-05-15", "정하늘 가온시장 후보는 공약을 냈다.", [("정하늘", "가온시", "시장", HEAD)]),
    ("2022-06-10", "정하늘 가온시장 당선인은 인수위를 꾸렸다.", [("정하늘", "가온시", "시장", HEAD)]),
    ("2022-06-28", "이도윤 가온시장이 이임 인사를 했다.", [("이도윤", "가온시", "시장", HEAD)]),
    ("2022-07-04", "정하늘 가온시장이 첫 회의를 열었다.", [("정하늘", "가온시", "시장", HEAD)]),
    ("2022-07-20", "행사에는 전 가온시장 이도윤 씨가 왔다. 날이 맑았다.", [("이도윤", "가온시", None, None)]),
    ("2023-09-01", "정하늘 가온시장은 예산을 밝혔다.", [("정하늘", "가온시", "시장", HEAD)]),
    ("2021-03-02", "한빛정보진흥원 김나래 원장은 말했다.", [("김나래", "한빛정보진흥원", "원장", HEAD)]),
    ("2022-05-20", "한빛정보진흥원 김나래 원장이 왔다.", [("김나래", "한빛정보진흥원", "원장", HEAD)]),
    ("2022-05-02", "최서우 한빛정보진흥원장이 취임했다.", [("최서우", "한빛정보진흥원", "원장", HEAD)]),
    ("2022-12-01", "최서우 한빛정보진흥원장은 떠난다.", [("최서우", "한빛정보진흥원", "원장", HEAD)]),
    ("2022-12-15", "박서준 한빛정보진흥원장 직무대행은 말했다.", [("박서준", "한빛정보진흥원", "원장", HEAD)]),
    ("2023-02-01", "박서준 한빛정보진흥원장 직무대행은 밝혔다.", [("박서준", "한빛정보진흥원", "원장", HEAD)]),
    ("2023-01-20", "한빛정보진흥원 윤가람 원장이 내정됐다.", [("윤가람", "한빛정보진흥원", "원장", HEAD)]),
    ("2023-03-05", "한빛정보진흥원 윤가람 원장은 말했다.", [("윤가람", "한빛정보진흥원", "원장", HEAD)]),
    ("2024-03-05", "한빛디지털진흥원 윤가람 원장은 말했다.", [("윤가람", "한빛디지털진흥원", "원장", HEAD)]),
    ("2022-02-01", "누리로봇 문다온 공동대표가 말했다.", [("문다온", "누리로봇", "공동대표", HEAD)]),
    ("2022-08-01", "누리로봇 서이든 공동대표가 말했다.", [("서이든", "누리로봇", "공동대표", HEAD)]),
    ("2024-02-01", "누리로봇 문다온 대표이사와 서이든 공동대표가 왔다.", [("문다온", "누리로봇", "대표이사", HEAD), ("서이든", "누리로봇", "공동대표", HEAD)]),
    ("2022-04-01", "다온대 김나래 교수는 말했다.", [("김나래·교수", "다온대", "교수", MEMBER)]),
    ("2023-04-01", "다온대 김나래 교수와 한결 교수는 말했다.", [("김나래·교수", "다온대", "교수", MEMBER), ("한결", "다온대", "교수", MEMBER)]),
    ("2019-05-01", "새봄협회 오하린 회장은 말했다.", [("오하린", "새봄협회", "회장", HEAD)]),
    ("2021-05-01", "새봄협회 도유찬 협회장은 말했다.", [("도유찬", "새봄협회", "협회장", HEAD)]),
    ("2023-05-01", "새봄협회 오하린 회장은 말했다.", [("오하린", "새봄협회", "회장", HEAD)]),
    ("2023-10-01", "오하린 전 회장이 왔다.", [("오하린", None, None, None)]),
    ("2023-11-01", "도유찬 전 나래협회장이 왔다.", [("도유찬", None, None, None)]),
    (None, "새봄협회 오하린 회장은 말했다.", [("오하린", "새봄협회", "회장", HEAD)]),
]  # fmt: skip


def found_in(id_, text, ties):
    mentions, relations = [], []
    for who, written, role, kind in ties:
        name = who.split("·")[0]
        label, official = BODIES.get(written, ("GOV", ""))
        ids = entity_id("PERSON", who), entity_id(label, official)
        named = [(name, "PERSON", ids[0], name), (written, label, ids[1], official)]
        for surface, kind_of, of, canonical in named if written else named[:1]:
            start = text.index(surface)
            mentions.append(
                Mention(
                    article_id=id_,
                    start=start,
                    end=start + len(surface),
                    text=surface,
                    label=kind_of,
                    entity_id=of,
                    canonical=canonical,
                    sentence=0,
                    by="test",
                )
            )
        if kind:
            relations.append(
                Relation(
                    article_id=id_,
                    head_id=ids[0],
                    head=name,
                    type=kind,
                    tail_id=ids[1],
                    tail=official,
                    role=role,
                    start=0,
                    end=text.index(".") + 1,
                )
            )
    return Found(mentions=tuple(mentions), relations=tuple(relations))


@pytest.fixture(scope="module")
def corpus():
    with Corpus.open(":memory:") as made:
        articles = [
            Article(
                id=f"a{i:02}", text=text, published_at=datetime.fromisoformat(f"{day}T09:00:00+09:00") if day else None
            )
            for i, (day, text, _) in enumerate(STORY)
        ]
        add_readings(made, Input(path="x", sha256="0", fingerprint="1"), [Reading(article=each) for each in articles])
        for i, (_, text, ties) in enumerate(STORY):
            keep_result(made, "entities", f"a{i:02}", found_in(f"a{i:02}", text, ties))
        yield made


def rows(frame, *names):
    return [tuple(row) for row in frame[list(names)].astype(object).where(frame[list(names)].notna(), None).to_numpy()]


def test_a_change_of_mayor_inside_a_month_is_no_conflict(corpus):
    found = timeline(corpus, organisation="가온시", role="시장")
    assert rows(found, "person", "status", "first", "last", "articles", "conflict") == [
        ("이도윤", "held", "2021-07-05", "2022-06-28", 2, None),
        ("정하늘", "candidate", "2022-05-15", "2022-05-15", 1, None),
        ("정하늘", "designate", "2022-06-10", "2022-06-10", 1, None),
        ("정하늘", "held", "2022-07-04", "2023-09-01", 2, None),
        ("이도윤", "former", "2022-07-20", "2022-07-20", 1, None),
    ]


def test_every_row_leads_back_to_its_sentences(corpus):
    texts = {f"a{i:02}": (day, text) for i, (day, text, _) in enumerate(STORY)}
    for row in timeline(corpus).itertuples():
        for id_, day, sentence in (
            (row.first_article, row.first, row.first_evidence),
            (row.last_article, row.last, row.last_evidence),
        ):
            assert texts[id_][0] == day
            assert sentence in texts[id_][1]
            assert row.person in sentence
            assert "날이 맑았다" not in sentence


def test_two_heads_in_one_month_are_a_conflict_of_both(corpus):
    found = timeline(corpus, organisation="한빛정보진흥원")
    assert rows(found[found["conflict"].notna()], "person", "first", "last", "conflict") == [
        ("김나래", "2021-03-02", "2022-05-20", "최서우 2022-05-02–2022-12-01"),
        ("최서우", "2022-05-02", "2022-12-01", "김나래 2021-03-02–2022-05-20"),
    ]


def test_a_stand_in_is_kept_apart_and_contradicts_nobody(corpus):
    found = timeline(corpus, person="박서준")
    assert rows(found, "role", "status", "first", "last", "conflict") == [
        ("원장", "acting", "2022-12-15", "2023-02-01", None)
    ]


def test_a_renamed_body_keeps_its_posts_together(corpus):
    old, new = (timeline(corpus, organisation=name) for name in ("한빛정보진흥원", "한빛디지털진흥원"))
    assert old.equals(new)
    assert set(new["organisation"]) == {"한빛디지털진흥원"}
    assert rows(new[new["person"] == "윤가람"], "status", "first", "last") == [
        ("designate", "2023-01-20", "2023-01-20"),
        ("held", "2023-03-05", "2024-03-05"),
    ]


def test_joint_heads_are_no_conflict_and_their_wordings_one_post(corpus):
    found = timeline(corpus, role="대표")
    assert rows(found, "person", "role", "post", "first", "last", "conflict") == [
        ("문다온", "공동대표", "대표", "2022-02-01", "2024-02-01", None),
        ("서이든", "공동대표", "대표", "2022-08-01", "2024-02-01", None),
    ]
    assert found.equals(timeline(corpus, role="대표이사"))


def test_persons_of_one_name_stay_two_and_members_share_their_role(corpus):
    found = timeline(corpus, person="김나래")
    assert rows(found, "organisation", "post", "type") == [
        ("다온대학교", "교수", "AFFILIATED_WITH"),
        ("한빛디지털진흥원", "원장", "HEAD_OF"),
    ]
    assert found["person_id"].nunique() == 2
    assert timeline(corpus, organisation="다온대")["conflict"].isna().all()
    assert len(timeline(corpus, person=found["person_id"].iloc[0])) == 1


def test_who_comes_back_after_years_held_the_post_twice(corpus):
    found = timeline(corpus, organisation="새봄협회")
    assert rows(found, "person", "first", "last", "conflict") == [
        ("오하린", "2019-05-01", "2019-05-01", None),
        ("도유찬", "2021-05-01", "2021-05-01", None),
        ("오하린", "2023-05-01", "2023-05-01", None),
        ("오하린", "2023-10-01", "2023-10-01", None),
    ]
    assert found["status"].tolist() == ["held", "held", "held", "former"]


def test_a_former_post_of_another_body_is_not_taken_for_this_one(corpus):
    assert "나래" in STORY[-2][1]
    assert timeline(corpus, person="도유찬")["status"].tolist() == ["held"]


def test_what_has_no_day_is_counted_and_left_out(corpus):
    assert undated(corpus) == 1
    assert f"a{len(STORY) - 1}" not in set(timeline(corpus)["first_article"])


def test_nothing_found_keeps_the_columns_and_kinds(corpus):
    full, empty = timeline(corpus), timeline(corpus, person="없는사람")
    assert empty.empty
    assert list(empty.dtypes) == list(full.dtypes)
    assert list(empty.columns) == list(full.columns)


def test_the_face_gives_the_function_also_when_asked_twice():
    assert nm.timeline is nm.timeline
    assert nm.timeline is timeline


def test_the_finder_s_own_relations_make_a_timeline():
    days = {"2023-01-02": "이도윤", "2023-05-02": "이도윤", "2024-01-02": "정하늘"}
    with Corpus.open(":memory:") as made:
        articles = [
            Article(
                id=day,
                text=f"한빛정보진흥원 {name} 원장은 새 과정을 열었다.",
                published_at=datetime.fromisoformat(f"{day}T09:00:00+09:00"),
            )
            for day, name in days.items()
        ]
        add_readings(made, Input(path="x", sha256="0", fingerprint="1"), [Reading(article=each) for each in articles])
        nm.find(made)
        found = timeline(made)
    assert rows(found, "person", "role", "first", "last") == [
        ("이도윤", "원장", "2023-01-02", "2023-05-02"),
        ("정하늘", "원장", "2024-01-02", "2024-01-02"),
    ]
