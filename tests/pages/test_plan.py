"""A plan is the same on the other side of the pipe, and what is none is told."""

from datetime import date

import pytest

from newsmine import __version__
from newsmine.errors import CollectError
from newsmine.pages.plan import Plan, plan_from_json, plan_to_json
from newsmine.pages.settings import settings_of
from newsmine.pages.sources import Ask, ask_from_json, ask_to_json, first_asks, period, still_wanted


def test_a_plan_goes_over_and_comes_back():
    plan = Plan(
        store="a.pages.sqlite",
        feeds=("https://hanbit.example/rss.xml",),
        queries=("인공지능사관학교",),
        since=date(2024, 11, 1),
        until=date(2024, 11, 30),
        max_articles=7,
        delay=1.5,
        offline=True,
    )
    line = plan_to_json(plan)
    assert "\n" not in line
    assert plan_from_json(line) == plan


@pytest.mark.parametrize(
    "text", ["", "[]", "3", '{"store": "a", "stroe": 1}', '{"feeds": []}', '{"store": "a", "since": "x"}']
)
def test_what_is_no_plan_is_an_error_of_ours(text):
    with pytest.raises(CollectError, match="plan"):
        plan_from_json(text)


def test_by_default_it_is_polite_and_says_who_it_is():
    settings = settings_of(Plan(store="a"))
    assert settings["DOWNLOAD_DELAY"] >= 1
    assert settings["CONCURRENT_REQUESTS_PER_DOMAIN"] == 1
    assert settings["AUTOTHROTTLE_ENABLED"]
    assert settings["USER_AGENT"] == f"newsmine/{__version__}"
    assert settings["DOWNLOAD_VERIFY_CERTIFICATES"]
    assert settings["DOWNLOAD_MAXSIZE"] == 10_000_000
    assert settings["REDIRECT_MAX_TIMES"] == 5
    assert not settings["NEWSMINE_ALLOW_PRIVATE"]


def test_nothing_that_loads_pickles_or_opens_a_door_is_set():
    settings = settings_of(Plan(store="a"))
    text = repr(settings)
    for word in ("ickle", "JOBDIR", "HTTPCACHE", "Telnet", "remote_control", "Dbm"):
        assert word not in text


def test_offline_there_is_no_downloader():
    assert settings_of(Plan(store="a", offline=True))["DOWNLOAD_HANDLERS"] == {}


def test_days_are_korean_and_count_in():
    since, until = period(Plan(store="a", since=date(2024, 11, 27), until=date(2024, 11, 27)))
    assert since.isoformat() == "2024-11-27T00:00:00+09:00"
    assert until.isoformat().startswith("2024-11-27T23:59:59")


def test_each_search_is_asked_for_each_query():
    plan = Plan(
        store="a",
        feeds=("https://hanbit.example/rss.xml",),
        searches=("https://hanbit.example",),
        queries=("인공지능", "반도체"),
        google=True,
        naver="apihub",
    )
    asks = first_asks(plan)
    assert [(ask.kind, ask.query) for ask in asks] == [
        ("feed", None),
        *((kind, query) for query in ("인공지능", "반도체") for kind in ("search", "google", "naver")),
    ]
    assert all(still_wanted(plan, ask_from_json(ask_to_json(ask))) for ask in asks)
    assert not still_wanted(Plan(store="a", queries=("인공지능",)), asks[1])


def test_google_is_asked_week_by_week_where_the_days_are_known():
    plan = Plan(store="a", queries=("인공지능",), google=True, since=date(2024, 11, 1), until=date(2024, 11, 30))
    assert len(first_asks(plan)) == 5


def test_a_question_is_the_same_text_every_time():
    ask = Ask(kind="list", url="https://hanbit.example/list", root="https://hanbit.example/list")
    assert ask_to_json(ask) == ask_to_json(ask_from_json(ask_to_json(ask)))
