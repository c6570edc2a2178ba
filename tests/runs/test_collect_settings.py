"""What a study says of collecting, and the plan that becomes of it."""

from datetime import date

import pytest

from newsmine.articles.extract import installed
from newsmine.errors import CollectError, StudyError
from newsmine.runs.collect import collect_study, plan_of
from newsmine.runs.study import read_study

WITH_FEEDS = next(publisher for publisher in installed() if publisher.feeds)


def study(tmp_path, text):
    (tmp_path / "study.toml").write_text(text, encoding="utf-8")
    return read_study(tmp_path)


def plan(tmp_path, text):
    return plan_of(study(tmp_path, text), tmp_path / "a.pages.sqlite")


def test_a_study_may_collect_without_files(tmp_path):
    made = plan(
        tmp_path,
        '[collect]\nfeeds = ["https://hanbit.example/rss.xml"]\nsince = 2024-11-01\nuntil = "2024-11-30"\n'
        'lists = ["https://hanbit.example/list"]\nmax_articles = 7\ndelay = 2\nverify_certificates = false\n',
    )
    assert made.feeds == ("https://hanbit.example/rss.xml",)
    assert made.lists == ("https://hanbit.example/list",)
    assert (made.since, made.until) == (date(2024, 11, 1), date(2024, 11, 30))
    assert (made.max_articles, made.delay, made.verify_certificates) == (7, 2.0, False)
    assert not made.allow_private


def test_publishers_bring_the_feeds_that_are_known_of_them(tmp_path):
    made = plan(tmp_path, f'[collect]\npublishers = ["{WITH_FEEDS.id}"]\n')
    assert made.feeds == tuple(feed.url for feed in WITH_FEEDS.feeds)


@pytest.mark.parametrize(("said", "door"), [("true", "apihub"), ('"openapi"', "openapi"), ("false", None)])
def test_naver_is_asked_by_either_door(tmp_path, said, door):
    made = plan(tmp_path, f'[collect]\nfeeds = ["https://a.example/rss"]\nqueries = ["인공지능"]\nnaver = {said}\n')
    assert made.naver == door


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ('feed = ["x"]', "did you mean 'feeds'"),
        ('feeds = "x"', "is no list"),
        ("feeds = [1]", "each must be a string"),
        ("queries = ['']", "each must be a string"),
        ('since = "yesterday"', "write it as 2024-11-27"),
        ("since = 2024-11-27T09:00:00", "is no day"),
        ('naver = "hub"', "did you mean 'apihub'"),
        ("delay = 0.5", "less than 1"),
        ("max_articles = 0", "less than 1"),
        ("google = 3", "is no bool"),
    ],
)
def test_a_mistake_names_its_key_and_the_way_out(tmp_path, text, word):
    with pytest.raises(StudyError, match=word):
        study(tmp_path, f"[collect]\n{text}\n")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("", "names no source"),
        ('publishers = ["hanbit"]', "unknown publisher 'hanbit'"),
    ],
)
def test_a_study_that_cannot_be_collected_says_why(tmp_path, text, word):
    with pytest.raises(StudyError, match=word):
        plan(tmp_path, f"[collect]\n{text}\n")


def test_a_study_without_collect_says_what_to_write(tmp_path):
    (tmp_path / "a.html").write_text("x", encoding="utf-8")
    with pytest.raises(StudyError, match=r"no \[collect\]"):
        plan(tmp_path, '[[inputs]]\npath = "*.html"\n')


def test_searches_need_queries(tmp_path):
    made = study(tmp_path, "[collect]\ngoogle = true\n")
    with pytest.raises(StudyError, match="searches without queries"):
        collect_study(made, tmp_path / "a.sqlite")


def test_a_corpus_in_memory_has_no_place_for_pages(tmp_path):
    made = study(tmp_path, '[collect]\nfeeds = ["https://hanbit.example/rss.xml"]\n')
    with pytest.raises(CollectError, match="name a file"):
        collect_study(made, ":memory:")
