"""Quality on the sample has floors that may only rise."""

import json
import runpy
from collections import Counter
from itertools import combinations
from pathlib import Path

import pytest

from newsmine.copies.duplicates import duplicates
from newsmine.schema import ARTICLES

ROOT = Path(__file__).resolve().parents[2]
FLOORS = json.loads((ROOT / "tests" / "golden" / "floors.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def scores():
    bench = runpy.run_path(str(ROOT / "benchmarks" / "sample.py"))
    pairs = bench["gold"]()
    assert len(pairs) >= 20
    return bench["page_scores"](pairs) | bench["name_scores"](pairs) | duplicate_scores()


def duplicate_scores():
    """Precision and recall over all pairs of the labelled articles: is it the same story, and is it said to be?"""
    lines = (ROOT / "tests" / "golden" / "duplicates" / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    stories = {row["id"]: row.pop("story") for row in rows}
    assert len(rows) >= 40
    assert sum(count > 1 for count in Counter(stories.values()).values()) >= 12
    table = duplicates([ARTICLES.from_json(row) for row in rows])
    groups = dict(zip(table["article_id"], table["group"], strict=True))
    pairs = list(combinations(stories, 2))
    want = {(one, other) for one, other in pairs if stories[one] == stories[other]}
    got = {(one, other) for one, other in pairs if groups.get(one, one) == groups.get(other, other)}
    return {
        "duplicates_precision": len(want & got) / len(got),
        "duplicates_recall": len(want & got) / len(want),
    }


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_a_score_is_not_under_its_floor(scores, name):
    assert scores[name] >= FLOORS[name]
