"""Bodies by the names of their time, and what they became."""

from datetime import datetime

import pytest

from newsmine.entities.find import default_finder
from newsmine.entities.finder import Finder
from newsmine.entities.gazetteer import PUBLIC, read_gazetteer
from newsmine.entities.lineage import latest, lineage, renamings
from newsmine.records import KST, Article

FINDER = default_finder()


def meant(text, year, *, finder=FINDER):
    article = Article(id="a", text=text, published_at=datetime(year, 6, 1, tzinfo=KST) if year else None)
    return finder.find(article).mentions[0]


@pytest.mark.parametrize(
    ("form", "year", "canonical"),
    [
        ("과기부", 2005, "과학기술부"),
        ("과기부", 2021, "과학기술정보통신부"),
        ("산자부", 2006, "산업자원부"),
        ("산업부", 2020, "산업통상자원부"),
        ("산업부", 2026, "산업통상부"),
        ("국토부", 2010, "국토해양부"),
        ("국토부", 2015, "국토교통부"),
        ("국토부", None, "국토교통부"),
        ("교육부", 2003, "교육인적자원부"),
        ("미래창조과학부", 2015, "미래창조과학부"),
        ("미래창조과학부", 2022, "미래창조과학부"),
        ("강원도", 2020, "강원특별자치도"),
    ],
)
def test_a_short_name_means_the_body_that_bore_it_on_the_day(form, year, canonical):
    found = meant(f"{form}는 27일 계획을 밝혔다.", year)
    assert (found.label, found.canonical) == ("GOV", canonical)


def test_bodies_are_what_they_are_today_if_asked_for():
    finder = Finder.from_files(names="latest")
    assert meant("미래창조과학부는 27일 밝혔다.", 2015, finder=finder).canonical == "과학기술정보통신부"
    assert meant("산자부는 27일 밝혔다.", 2006, finder=finder).canonical == "산업통상부"
    assert meant("기획재정부는 27일 밝혔다.", 2020, finder=finder).canonical == "기획재정부"
    assert finder.fingerprint != FINDER.fingerprint


def test_another_policy_is_refused():
    with pytest.raises(ValueError, match="'newest' is none of of-the-time, latest"):
        Finder.from_files(names="newest")


def test_lineage_runs_both_ways_and_in_time():
    steps = [(each.former, each.successor) for each in lineage("미래창조과학부")]
    assert steps[-1] == ("미래창조과학부", "과학기술정보통신부")
    assert ("교육과학기술부", "미래창조과학부") in steps
    assert ("교육과학기술부", "교육부") not in steps
    assert lineage("나래진흥원") == []


def test_every_renaming_is_of_known_names_and_agrees_with_their_days():
    entries = {entry.name: entry for entry in read_gazetteer(PUBLIC)}
    for each in renamings():
        former, successor = entries[each.former], entries[each.successor]
        assert former.until is None or former.until[:4] <= each.day[:4]
        assert successor.since is None or successor.since[:4] <= each.day[:4]
        assert latest(latest(each.former)) == latest(each.former)
