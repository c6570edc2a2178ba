"""Entities of many articles: one name everywhere, persons of one name told apart by their posts."""

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import permutations

import pytest

from newsmine.corpus.database import Corpus
from newsmine.corpus.joined import reasons
from newsmine.corpus.write import Input, add_readings
from newsmine.entities.find import default_finder, find
from newsmine.entities.resolve import resolve
from newsmine.records import KST, Article, Reading

FINDER = default_finder()
DAY = datetime(2024, 3, 1, 9, tzinfo=KST)


def articles(*texts, days=0):
    return [Article(id=f"a{i}", text=text, published_at=DAY + timedelta(days=i * days)) for i, text in enumerate(texts)]


def resolved(given):
    found = resolve(given, [FINDER.find(each) for each in given], is_official=FINDER.is_official)
    return [[(m.text, m.canonical) for m in each.mentions if m.label not in {"DATE", "QUANTITY"}] for each in found]


def persons(*texts, days=0):
    return [[name for text, name in own if text == "김도담"] for own in resolved(articles(*texts, days=days))]


def test_an_abbreviation_that_one_article_explains_is_known_in_all():
    given = articles("나래정보산업진흥원(NIPO)은 컸다.", "NIPO(원장 홍길동)는 작았다.")
    assert resolved(given)[1][0] == ("NIPO", "나래정보산업진흥원")


def test_an_abbreviation_that_means_two_things_is_left_alone():
    given = articles("나래정보산업진흥원(NIPO)은 컸다.", "남쪽산업진흥원(NIPO)도 컸다.", "NIPO(원장 홍길동)는 작았다.")
    assert resolved(given)[2][0] == ("NIPO", "NIPO")


def test_blanks_and_marks_part_nothing():
    given = articles("‘나래 인재양성 사업’이 시작됐다.", "‘나래인재양성사업’이 끝났다.", "‘나래 인재양성 사업’이 컸다.")
    assert {name for own in resolved(given) for _, name in own} == {"나래 인재양성 사업"}


def test_a_university_is_one_under_its_short_and_its_full_name():
    given = articles("홍길동 나래대 총장이 왔다.", "나래대학교가 컸다.")
    assert {name for own in resolved(given) for text, name in own if text.startswith("나래")} == {"나래대학교"}


def test_near_names_and_official_names_stay_apart():
    given = articles("정보통신산업진흥원이 왔다.", "광주정보문화산업진흥원이 왔다.", "광주과학기술진흥원이 왔다.")
    assert len({name for own in resolved(given) for _, name in own}) == 3


def test_a_member_of_parliament_and_the_head_of_a_company_are_two_persons_in_two_articles():
    assert persons("김도담 의원은 웃었다.", "김도담 나래테크 대표는 웃었다.", days=5) == [
        ["김도담(의원)"],
        ["김도담(나래테크)"],
    ]


def test_a_mayor_who_becomes_a_minister_stays_one_person():
    texts = ("김도담 나주시장은 웃었다.", "김도담 시장은 웃었다.", "김도담 국토교통부 장관은 웃었다.")
    assert persons(*texts, days=40) == [["김도담"]] * 3


def test_a_professor_who_takes_an_office_years_later_stays_one_person():
    assert persons("김도담 나래대학교 교수는 웃었다.", "김도담 의원은 웃었다.", days=800) == [["김도담"]] * 2


def test_posts_that_are_held_at_one_time_over_years_are_two_persons():
    texts = ["김도담 나래대학교 교수는 웃었다.", "김도담 의원은 웃었다."] * 2
    assert persons(*texts, days=300) == [["김도담(나래대학교)"], ["김도담(의원)"]] * 2


def test_a_professor_often_named_who_takes_an_office_within_weeks_stays_one_person():
    texts = ["김도담 나래대학교 교수는 웃었다."] * 3 + ["김도담 의원은 웃었다."] * 3
    assert persons(*texts, days=9) == [["김도담"]] * 6


def test_who_is_to_hold_a_post_does_not_hold_it_yet():
    assert persons("김도담 나래대학교 교수는 웃었다.", "김도담 장관 후보자는 웃었다.", days=9) == [["김도담"]] * 2


def test_who_has_no_post_is_the_one_nearest_in_time():
    texts = [
        "김도담 나래테크 대표는 웃었다. 김도담 대표는 갔다.",
        "김도담 의원은 웃었다.",
        "홍길동 시장은 김도담 씨를 만났다.",
    ]
    told = persons(*texts, days=10)
    assert told[2] == ["김도담(의원)"]


def test_the_order_of_the_articles_does_not_matter():
    given = articles(
        "김도담 의원은 NIPO(원장 홍길동)를 찾았다.",
        "김도담 나래테크 대표는 갔다.",
        "나래정보산업진흥원(NIPO)은 컸다.",
        days=3,
    )
    meant = {
        tuple(sorted(zip((a.id for a in order), map(tuple, resolved(order)), strict=True)))
        for order in permutations(given)
    }
    assert len(meant) == 1


def test_what_nobody_contradicts_is_left_as_it_was():
    given = articles("홍길동 나주시장은 ㈜푸른달을 찾았다.", "홍길동 시장은 푸른달을 다시 찾았다.")
    found = [FINDER.find(each) for each in given]
    assert resolve(given, found) == found


@pytest.fixture
def corpus(tmp_path):
    with Corpus.open(tmp_path / "c.sqlite") as corpus:
        yield corpus


def add_articles(corpus, given):
    for each in given:
        add_readings(corpus, Input(path=each.id, sha256=each.text, fingerprint="1"), [Reading(article=each)])


def named(corpus):
    frame = corpus.mentions()
    return dict(zip(frame["text"] + "@" + frame["article_id"], frame["canonical"], strict=True))


def test_a_corpus_is_joined_whenever_it_grows_and_comes_apart_when_it_shrinks(corpus):
    alone, explains, rival = articles(
        "NIPO(원장 홍길동)는 작았다.", "나래정보산업진흥원(NIPO)은 컸다.", "남쪽산업진흥원(NIPO)도 컸다."
    )
    meanings = []
    for article in (alone, explains, rival):
        add_articles(corpus, [article])
        find(corpus, gazetteer=FINDER)
        meanings.append(named(corpus)["NIPO@a0"])
    assert meanings == ["NIPO", "나래정보산업진흥원", "NIPO"]
    add_articles(corpus, [replace(rival, text="남쪽산업진흥원도 컸다.")])
    find(corpus, gazetteer=FINDER)
    assert named(corpus)["NIPO@a0"] == "나래정보산업진흥원"
    assert "another article says" in reasons(corpus, "a0")["text", 0, 4][3]


def test_relations_of_a_corpus_follow_the_persons_that_they_are_of(corpus):
    add_articles(corpus, articles("김도담 나래대학교 총장은 웃었다.", "김도담 나주시장은 웃었다.", days=3))
    find(corpus, gazetteer=FINDER)
    ties = corpus.relations()
    assert set(ties["head"]) == {"김도담(나래대학교)", "김도담(나주시)"}
    assert set(ties["head_id"]) <= set(corpus.mentions()["entity_id"])


def test_articles_one_by_one_and_all_at_once_make_the_same_corpus(tmp_path):
    given = articles("김도담 의원은 웃었다.", "김도담 나래테크 대표는 웃었다.", "나래대학교와 나래대가 컸다.", days=3)
    frames = []
    for name, parts in (("one", [[each] for each in given]), ("all", [given])):
        with Corpus.open(tmp_path / f"{name}.sqlite") as corpus:
            for part in parts:
                add_articles(corpus, part)
                find(corpus, gazetteer=FINDER)
            frames.append(corpus.mentions())
    assert frames[0].equals(frames[1])
