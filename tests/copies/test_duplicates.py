"""Copies are found whatever was done to them, and what only looks alike is none."""

import json
import random
import time
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsmine.copies import candidates
from newsmine.copies.alike import Comparer
from newsmine.copies.dedupe import dedupe, dedupe_if_changed
from newsmine.copies.duplicates import duplicates, find_copies
from newsmine.copies.forms import figures, figures_agree
from newsmine.copies.own_words import stories
from newsmine.copies.shingles import plain, shingles
from newsmine.corpus.database import Corpus
from newsmine.corpus.write import Input, add_readings
from newsmine.records import KST, Article, Reading
from newsmine.schema import ARTICLES

LABELLED = Path(__file__).resolve().parents[1] / "golden" / "duplicates" / "articles.jsonl"
RELEASE = (
    "가온시는 27일 시민 누구나 쓸 수 있는 도서관의 문을 열었다고 밝혔다. 도서관에는 책 3만 2천 권과 열람석 240개가 있다. "
    "어린이 자료실은 오후 6시까지, 종합 자료실은 밤 10시까지 연다. 시는 동네마다 걸어서 닿는 도서관을 늘려 갈 방침이다. "
    "하늬솔 시장은 “책 읽는 도시를 만들겠다”고 말했다."
)
DAY = datetime(2024, 11, 27, 9, tzinfo=KST)


def article(id_, text=RELEASE, *, days=0, **fields):
    return Article(id=id_, text=text, published_at=DAY + timedelta(days=days), **fields)


def groups_of(articles, **options):
    table = duplicates(articles, **options)
    return sorted(sorted(rows["article_id"]) for _, rows in table.groupby("group"))


@pytest.fixture(scope="module")
def labelled():
    rows = [json.loads(line) for line in LABELLED.read_text(encoding="utf-8").splitlines()]
    kinds = {row["id"]: row.pop("story") for row in rows}
    return [ARTICLES.from_json(row) for row in rows], kinds


def test_the_order_of_the_articles_makes_no_difference(labelled):
    articles, _ = labelled
    want = duplicates(articles)
    for seed in range(5):
        shuffled = random.Random(seed).sample(articles, len(articles))  # noqa: S311 - an order, no secret
        assert duplicates(shuffled).equals(want)
        assert duplicates(shuffled, table="pairs").equals(duplicates(articles, table="pairs"))


def test_the_similarities_are_true_ones(labelled):
    articles, _ = labelled
    texts = {each.id: "".join(story.plain) for each, story in zip(articles, stories(articles), strict=True)}
    pairs = duplicates(articles, table="pairs")
    assert len(pairs) >= 20
    for row in pairs.itertuples():
        one, other = (
            {texts[id_][i : i + 4] for i in range(len(texts[id_]) - 3)} for id_ in (row.article_id, row.duplicate_of)
        )
        assert row.jaccard == pytest.approx(len(one & other) / len(one | other))
        assert row.containment == pytest.approx(len(one & other) / min(len(one), len(other)))
        assert row.similarity in {row.jaccard, row.containment}


@pytest.mark.parametrize("sketch", [candidates.rensa_signatures, candidates.datasketch_signatures])
def test_either_library_gives_the_same_groups(labelled, monkeypatch, sketch):
    articles, _ = labelled
    want = duplicates(articles)
    monkeypatch.setattr(candidates, "default_sketch", lambda: sketch)
    assert duplicates(articles).equals(want)


def test_no_pair_that_an_exact_comparison_finds_is_missed(labelled):
    articles, _ = labelled
    compared = stories(articles)
    comparer = Comparer(compared)
    days = np.full(len(articles), -1, dtype=np.int64)
    found = set(candidates.candidate_pairs([story.plain for story in compared], days, within_days=None))
    alike = {pair for pair in combinations(range(len(articles)), 2) if comparer.compare(*pair).containment >= 0.8}
    assert len(alike) >= 40
    assert alike <= found


@pytest.mark.parametrize(
    ("keep", "kept"), [("first", ["a", "z"]), ("longest", ["b", "z"]), ("all", ["a", "b", "c", "z"])]
)
def test_what_is_kept(keep, kept):
    articles = [
        article("c", RELEASE[:150], days=2),
        article("z", "전혀 다른 소식이다. 해온항에 새 등대가 섰다."),
        article("b", RELEASE + " 개관식에는 시민 300명이 왔다.", days=1),
        article("a"),
    ]
    assert sorted(each.id for each in dedupe(articles, keep=keep)) == kept
    assert [each.id for each in dedupe(articles, keep="all")] == ["c", "z", "b", "a"]
    table = duplicates(articles, keep=keep)
    assert sorted(table.loc[table["kept"], "article_id"]) == [id_ for id_ in kept if id_ != "z"]


def test_the_table_names_what_stands_for_the_group():
    table = duplicates([article("a", publisher="가온일보", title="새 도서관"), article("b", days=1)])
    assert table["article_id"].tolist() == ["a", "b"]
    assert table["duplicate_of"].fillna("").tolist() == ["", "a"]
    assert table["similarity"].tolist() == [1.0, 1.0]
    (pair,) = duplicates([article("b", days=1), article("a", title="새 도서관")], table="pairs").itertuples()
    assert (pair.article_id, pair.duplicate_of, pair.of_title) == ("b", "a", "새 도서관")


def test_copies_lie_within_the_days_that_are_given():
    articles = [article(str(day), days=day) for day in (0, 7, 20)]
    assert groups_of(articles) == [["0", "7"]]
    assert groups_of(articles, within_days=None) == [["0", "20", "7"]]
    assert groups_of(articles, within_days=6) == []
    late = DAY.replace(hour=23)
    same_day = [replace(articles[0], published_at=late), replace(articles[1], published_at=DAY.replace(hour=1))]
    assert groups_of(same_day, within_days=0) == [["0", "7"]]


def test_a_row_of_days_makes_no_group_that_is_longer_than_they():
    articles = [article(f"{day:02d}", days=day) for day in range(0, 30, 3)]
    for group in groups_of(articles):
        assert int(group[-1]) - int(group[0]) <= 7


def test_an_article_without_a_date_fits_any_day_and_stands_behind_the_others():
    articles = [Article(id="u", text=RELEASE), article("a", days=100)]
    table = duplicates(articles)
    assert table["article_id"].tolist() == ["a", "u"]


def test_two_records_of_one_id_leave_one():
    assert len(list(dedupe([article("a"), article("a")]))) == 1


def test_a_chain_of_changes_does_not_glue_its_ends_together():
    sentences = [f"{place}에서는 {thing}을 새로 짓는 공사가 {n}월에 시작된다." for n, (place, thing) in enumerate(
        [(p, t) for p in ("가온동", "나래동", "다온동", "라온동", "마루동") for t in ("경로당 건물", "공영 주차장", "놀이터 담장", "자전거 길")], 1
    )]  # fmt: skip
    chain = [article(f"{i:02d}", " ".join(sentences[i : i + 10])) for i in range(11)]
    groups = groups_of(chain)
    assert groups
    assert all("00" not in group or "10" not in group for group in groups)
    compared = Comparer(stories(chain))
    for group in groups:
        assert all(compared.compare(int(a), int(b)).similarity >= 0.4 for a, b in combinations(group, 2))


def test_figures_tell_a_form_from_a_story():
    one, other = figures("최저기온은 9도, 낮에는 21도"), figures("최저기온은 12도, 낮에는 18도")
    assert figures_agree(one, other) == (2, 0)
    assert figures_agree(one, one) == (2, 2)
    assert figures_agree(one, figures("아침 공기가 차다")) == (0, 0)


NOTICE = (
    "{0} 소방서는 겨울철 화재를 막기 위해 불조심 강조 기간을 운영한다고 밝혔다. {0} 소방서는 시민이 함께하는 훈련을 연다. "
    "난방 기구를 쓸 때는 콘센트 하나에 여러 기구를 꽂지 말고, 자리를 비울 때 반드시 전원을 꺼야 한다."
)


def test_the_same_words_about_another_subject_are_another_story():
    gaon = article("g", NOTICE.format("가온"), title="가온 소방서, 불조심 강조")
    narae = article("n", NOTICE.format("나래"), title="나래 소방서, 화재 예방 총력")
    untitled = replace(gaon, id="u", title="불조심 강조 기간")
    assert groups_of([gaon, narae]) == []
    assert groups_of([gaon, untitled]) == [["g", "u"]]


@pytest.mark.parametrize(("publisher", "groups"), [("가온일보", []), ("나래신문", [["a", "b"]])])
def test_what_one_paper_prints_again_with_another_day_is_its_daily_notice(publisher, groups):
    text = "가온 지역 {}일 미세먼지 농도는 ‘나쁨’ 수준으로 예보됐다. 환경 당국은 바깥 활동을 줄여 달라고 당부했다."
    one = article("a", text.format(27), publisher="가온일보")
    assert groups_of([one, article("b", text.format(28), days=1, publisher=publisher)]) == groups


def test_a_text_of_a_few_words_is_no_evidence():
    assert groups_of([article("a", "오늘의 운세"), article("b", "오늘의 운세")]) == []


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"similarity": 0}, "similarity is 0"),
        ({"similarity": 1.2}, "at most 1"),
        ({"within_days": -1}, "within_days is -1"),
        ({"keep": "frist"}, "did you mean 'first'"),
    ],
)
def test_a_wrong_parameter_is_named(options, message):
    for verb in (duplicates, dedupe):
        with pytest.raises(ValueError, match=message):
            verb([article("a")], **options)


def test_an_unknown_table_is_named():
    with pytest.raises(ValueError, match="did you mean 'pairs'"):
        duplicates([], table="pair")


def test_nothing_and_one_article_have_no_copies():
    for articles in ([], [article("a")], [article("a", "짧다."), article("b", "길다.")]):
        assert duplicates(articles).empty
        assert list(dedupe(articles)) == articles


@given(st.lists(st.text(max_size=60), max_size=8))
@settings(max_examples=60, deadline=None)
def test_any_text_can_be_compared(texts):
    articles = [Article(id=str(i), text=text) for i, text in enumerate(texts)]
    for copy in find_copies(articles, similarity=0.8, keep="first", within_days=None):
        assert copy.leader != copy.place
        assert 0.4 <= copy.likeness.similarity <= 1


@given(st.text(alphabet="가나다라AI 12.,", max_size=40), st.text(alphabet="가나다라AI 12.,", max_size=40))
def test_shingles_are_those_of_a_naive_count(one, other):
    one, other = plain(one), plain(other)
    for text in (one, other):
        naive = {text.ljust(4)[i : i + 4] for i in range(max(1, len(text) - 3))}
        assert len(np.unique(shingles(text))) == len(naive)


def test_thousands_of_the_same_notice_are_one_group_in_little_time():
    articles = [article(f"{i:04d}", publisher=f"신문{i}") for i in range(3000)]
    started = time.process_time()
    assert [len(group) for group in groups_of(articles)] == [3000]
    assert time.process_time() - started < 20


def test_thousands_of_copies_that_all_differ_a_little_are_one_group_in_little_time():
    words = ("그리고", "또한", "한편", "아울러", "특히", "이어", "다만", "앞서", "끝으로", "이날")
    articles = [
        article(f"{i:04d}", RELEASE + "".join(f" {words[int(digit)]} 그랬다." for digit in f"{i:03d}"))
        for i in range(1000)
    ]
    started = time.process_time()
    assert [len(group) for group in groups_of(articles)] == [1000]
    assert time.process_time() - started < 20


def test_a_corpus_is_marked_and_done_again_only_when_something_changed(tmp_path):
    with Corpus.open(tmp_path / "말뭉치.sqlite") as corpus:
        source = Input(path="a.jsonl", sha256="1", fingerprint="1")
        add_readings(corpus, source, [Reading(article=each) for each in (article("a"), article("b", days=1))])
        assert dedupe_if_changed(corpus, similarity=0.8, keep="first", within_days=7) == 2
        assert dedupe_if_changed(corpus, similarity=0.8, keep="first", within_days=7) == 0
        assert corpus.articles()["id"].tolist() == ["a"]
        assert duplicates(corpus)["article_id"].tolist() == ["a", "b"]
        assert dedupe_if_changed(corpus, similarity=0.8, keep="longest", within_days=0) == 2
        assert corpus.articles()["id"].tolist() == ["a", "b"]
        report = dedupe(corpus)
        assert (report.articles, report.groups, report.left_out) == (2, 1, 1)
        assert dedupe(corpus, keep="all").left_out == 0
        assert len(corpus.articles()) == 2


@pytest.mark.real
def test_no_near_pair_of_a_real_export_is_missed(real_data):
    from newsmine.articles.load import load
    from newsmine.copies.own_words import day_of

    (path,) = (real_data / "bigkinds").glob("*.xlsx")
    articles = [reading.article for reading in load(path)]
    compared = stories(articles)
    days = np.array([day_of(each) for each in articles])
    order = np.argsort(days, kind="stable")
    texts = [compared[place].plain for place in order]
    found = set(candidates.candidate_pairs(texts, days[order], within_days=7))
    sets = [set(shingles("".join(text)).tolist()) for text in texts]
    near = ((i, j) for i in range(len(order)) for j in range(i + 1, min(i + 60, len(order))))
    alike = {
        (i, j)
        for i, j in near
        if days[order[j]] - days[order[i]] <= 7 and len(sets[i] & sets[j]) >= 0.8 * min(len(sets[i]), len(sets[j]))
    }
    assert len(alike) >= 200
    assert len(alike & found) >= 0.99 * len(alike)
