"""Names and their official forms in longer invented articles of different manner: academy, cluster, council, start-up, festival."""

import json
from datetime import datetime
from pathlib import Path

import pytest

from newsmine.entities.find import default_finder
from newsmine.entities.resolve import resolve
from newsmine.records import KST, Article

FINDER = default_finder()
CASES = json.loads(Path(__file__).with_name("articles.json").read_text(encoding="utf-8"))
DAY = datetime(2024, 11, 20, tzinfo=KST)


def article(case):
    return Article(id=case["title"], title=case["title"], text=case["text"], published_at=DAY)


def met(found):
    forms = {}
    for mention in found.mentions:
        forms.setdefault(mention.text, set()).add((mention.label, mention.canonical))
    return forms


@pytest.mark.parametrize("case", CASES, ids=[case["title"][:12] for case in CASES])
def test_every_form_means_what_a_reader_takes_it_for(case):
    forms = met(FINDER.find(article(case)))
    wrong = {
        (form, tuple(meaning)): forms.get(form)
        for form, meanings in case["meant"].items()
        for meaning in meanings
        if tuple(meaning) not in forms.get(form, set())
    }
    assert not wrong


@pytest.mark.parametrize("case", CASES, ids=[case["title"][:12] for case in CASES])
def test_who_wrote_an_article_is_not_who_it_is_about(case):
    assert not set(case["nobody"]) & set(met(FINDER.find(article(case))))


def test_articles_together_change_no_meaning_that_each_alone_is_right_about():
    articles = [article(case) for case in CASES]
    joined = resolve(articles, [FINDER.find(each) for each in articles], is_official=FINDER.is_official)
    for case, found in zip(CASES, joined, strict=True):
        forms = met(found)
        assert {form for form, meanings in case["meant"].items() if tuple(meanings[0]) in forms[form]} == set(
            case["meant"]
        )


def test_every_name_of_the_articles_can_be_asked_for_its_reason():
    for case in CASES:
        reasons = FINDER.explain(article(case))
        assert all(each.link for each in reasons)
        assert all(each.agreed for each in reasons if each.mention.by != "values")
