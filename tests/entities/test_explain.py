"""Every decision is asked for its reason."""

import pytest

from newsmine.entities.aliases import read_aliases
from newsmine.entities.candidates import Candidate
from newsmine.entities.find import default_finder
from newsmine.entities.finder import Finder
from newsmine.entities.gazetteer import PUBLIC, Entry, read_gazetteer
from newsmine.records import Article

TEXT = (
    "홍길동 나주시장과 나래정보산업진흥원(NIPO)이 ㈜푸른달과 만났다. 홍 시장은 웃었다. 진흥원과 NIPO, 나래정보진흥원은 하나다. "
    "가온문화(CT)진흥원은 전남대를 찾았다. 가온문화진흥원도 컸다."
)


@pytest.fixture(scope="module")
def reasons():
    return {each.mention.text: each for each in default_finder().explain(TEXT)}


@pytest.mark.parametrize(
    ("form", "link"),
    [
        ("홍 시장", "홍길동 is the person of that surname"),
        ("NIPO", "the article gives NIPO as a short name behind 나래정보산업진흥원"),
        ("진흥원", "stands for the last name before it that ends so, 나래정보산업진흥원"),
        ("나래정보진흥원", "나래정보진흥원 is 나래정보산업진흥원 without a class word inside"),
        ("가온문화진흥원", "written like another name of the article"),
        ("전남대", "a gazetteer gives 전남대학교 as the official name of 전남대"),
        ("나래정보산업진흥원", "nothing joins it to another name"),
    ],
)
def test_each_rule_of_linking_is_told_in_words(reasons, form, link):
    assert link in reasons[form].link


def test_the_explained_mentions_are_those_that_are_found():
    article = Article(id="a", title="홍길동 나주시장, 나래정보산업진흥원 방문", text=TEXT + " 27일 305명이 왔다.")
    finder = default_finder()
    assert [each.mention for each in finder.explain(article)] == list(finder.find(article).mentions)


def test_who_agreed_and_who_lost_is_listed_with_scores_and_reasons():
    def tagger(scan):
        start = scan.text.find("나래정보산업진흥원")
        yield Candidate(start=start, end=start + 9, label="PUBLIC_ORG", by="tagger", score=0.8)
        yield Candidate(start=start, end=start + 9, label="COMPANY", by="rival", score=0.6)
        yield Candidate(start=start, end=start + 2, label="PERSON", by="rival", score=0.9)

    finder = Finder([read_gazetteer(PUBLIC)], finders=[tagger])
    only = next(each for each in finder.explain("나래정보산업진흥원은 컸다.") if each.mention.label == "PUBLIC_ORG")
    assert {(p.by, p.score) for p in only.agreed} == {("suffix", 0.7), ("tagger", 0.8)}
    assert only.mention.score == 0.94
    assert [(p.text, p.label, p.why) for p in only.lost] == [
        ("나래", "PERSON", "weighs 1.8 (score × characters), less than 8.46"),
        ("나래정보산업진흥원", "COMPANY", "same place, less sure than PUBLIC_ORG (0.94)"),
    ]


def test_the_users_alias_is_named_as_the_reason(tmp_path):
    path = tmp_path / "aliases.csv"
    path.write_text("alias,label,canonical\n나래원,PUBLIC_ORG,나래정보산업진흥원\n", encoding="utf-8")
    study = [Entry(name="나래원", label="COMPANY", canonical="나래원")]
    for layers in ([study], []):
        (only,) = Finder(layers, aliases=read_aliases(path)).explain("나래원은 컸다.")
        assert (only.mention.label, only.mention.canonical) == ("PUBLIC_ORG", "나래정보산업진흥원")
        assert only.link == "the user's aliases say that 나래원 means 나래정보산업진흥원"
