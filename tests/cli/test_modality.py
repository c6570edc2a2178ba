"""Plans on the command line: left out unless asked for."""

import csv
import json

import pytest

ARTICLE = {
    "id": "a1",
    "text": "광주시는 전남대학교와 인재 양성 업무협약을 체결할 계획이다.\n서라미 광주시장은 12일 ‘나래 해커톤’에 참석했다.",
    "published_at": "2024-03-02T09:00:00+09:00",
}


@pytest.fixture
def records(tmp_path):
    path = tmp_path / "articles.jsonl"
    path.write_text(json.dumps(ARTICLE, ensure_ascii=False) + "\n", encoding="utf-8")
    return path


def types_of(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return {(row["type"], row["modality"]) for row in csv.DictReader(file)}


def test_records_and_corpora_give_facts_and_on_demand_plans(records, tmp_path, newsmine):
    facts, plans, stored = (tmp_path / name for name in ("facts.csv", "plans.csv", "stored.csv"))
    done = newsmine("find", records, "-o", tmp_path / "names.csv", "--relations", facts, "--quiet")
    assert done.returncode == 0, done.stderr
    assert types_of(facts) == {("HEAD_OF", "asserted"), ("PARTICIPATES_IN", "asserted")}
    asked = ("find", records, "-o", tmp_path / "names.csv", "--relations", plans, "--modality", "planned", "--quiet")
    assert newsmine(*asked).returncode == 0
    assert types_of(plans) == {("SIGNED_MOU_WITH", "planned")}
    corpus = tmp_path / "corpus.sqlite"
    for words in (("import", records, "-c", corpus, "--quiet"), ("find", corpus, "--quiet")):
        assert newsmine(*words).returncode == 0
    assert newsmine("export", corpus, "relations", "-o", stored, "--modality", "all").returncode == 0
    assert types_of(stored) == types_of(facts) | types_of(plans)


def test_an_unknown_modality_is_wrong_usage(records, tmp_path, newsmine):
    done = newsmine("find", records, "-o", tmp_path / "names.csv", "--modality", "maybe")
    assert done.returncode == 2
    assert "planned" in done.stderr
