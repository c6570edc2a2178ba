"""newsmine find --explain."""

import csv
import json

import pytest

ARTICLES = [
    {"id": "a", "title": "나래진흥원 협약", "text": "나래정보산업진흥원은 전남대와 만났다. 진흥원은 웃었다."},
    {"id": "b", "text": "전남대는 컸다."},
]


@pytest.fixture
def articles(tmp_path):
    path = tmp_path / "articles.jsonl"
    path.write_text("".join(json.dumps(each, ensure_ascii=False) + "\n" for each in ARTICLES), encoding="utf-8")
    return str(path)


def test_reasons_are_given_to_read(articles, newsmine):
    told = newsmine("find", articles, "--explain", "--quiet").stdout
    assert "진흥원 [PUBLIC_ORG 0.75] = 나래정보산업진흥원  (a text 21:24)" in told
    assert "linked: a gazetteer gives 전남대학교 as the official name of 전남대" in told
    assert "for:    나래정보산업진흥원 PUBLIC_ORG 0.7 by suffix: the surest proposal" in told


def test_reasons_of_one_article_are_json_lines(articles, newsmine):
    (line,) = newsmine("find", articles, "--explain", "--article", "b", "--json", "--quiet").stdout.splitlines()
    reason = json.loads(line)
    assert reason["mention"]["article_id"] == "b"
    assert [each["by"] for each in reason["agreed"]] == ["gazetteer"]


def test_reasons_are_a_table_in_the_file(articles, tmp_path, newsmine):
    out = tmp_path / "reasons.csv"
    assert newsmine("find", articles, "--explain", "-o", out, "--quiet").returncode == 0
    rows = list(csv.DictReader(out.read_text(encoding="utf-8-sig").splitlines()))
    assert {"text", "canonical", "agreed", "lost", "link"} <= set(rows[0])
    assert {row["article_id"] for row in rows} == {"a", "b"}


def test_an_article_that_is_not_there_is_said_so(articles, newsmine):
    done = newsmine("find", articles, "--explain", "--article", "zz", "--quiet")
    assert done.returncode == 1
    assert "no article with the id 'zz'" in done.stderr
