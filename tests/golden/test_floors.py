"""Quality on the sample has floors that may only rise."""

import json
import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FLOORS = json.loads((ROOT / "tests" / "golden" / "floors.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def scores():
    bench = runpy.run_path(str(ROOT / "benchmarks" / "sample.py"))
    pairs = bench["gold"]()
    assert len(pairs) >= 20
    return bench["page_scores"](pairs) | bench["name_scores"](pairs)


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_a_score_is_not_under_its_floor(scores, name):
    assert scores[name] >= FLOORS[name]
