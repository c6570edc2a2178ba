"""Records come out of files as they went in, and a bad row is named."""

import json
import subprocess
import sys

import pandas as pd
import pytest

from newsmine.articles.load import load
from newsmine.corpus.records_file import read_records
from newsmine.errors import InputError
from newsmine.files.export import export
from newsmine.records import Article
from newsmine.schema import ARTICLES

ARTICLE = Article(id="a", text="본문이다.\n둘째 문단.", title="제목", authors=("한빛결", "도윤재"))


@pytest.mark.parametrize("suffix", ["jsonl", "csv", "parquet"])
def test_a_record_comes_back_equal(tmp_path, suffix):
    path = tmp_path / f"글.{suffix}"
    frame = ARTICLES.frame([ARTICLE])
    if suffix == "jsonl":
        path.write_text(json.dumps(ARTICLES.to_json(ARTICLE), ensure_ascii=False) + "\n\n", encoding="utf-8")
    elif suffix == "csv":
        frame.assign(authors="한빛결; 도윤재", captions="").to_csv(path, index=False, encoding="utf-8-sig")
    else:
        frame.to_parquet(path)
    assert list(read_records(path, ARTICLES)) == [ARTICLE]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ('{"id": "a"}', "line 1: articles: field 'text' is missing"),
        ('{"id": "a", "text": "글", "titel": "x"}', "did you mean 'title'"),
        ('{"id": "a", "text": "글", "published_at": "어제"}', "which is no time"),
        ('["a"]', "list instead of an object"),
        ("{", "line 1: no JSON"),
    ],
)
def test_a_bad_row_is_named_with_its_line(tmp_path, line, says):
    path = tmp_path / "a.jsonl"
    path.write_text(line + "\n", encoding="utf-8")
    with pytest.raises(InputError, match=says):
        list(read_records(path, ARTICLES))


def test_another_suffix_is_refused():
    with pytest.raises(InputError, match="records are read from"):
        list(read_records("a.hwp", ARTICLES))


def test_bad_rows_are_told_and_the_others_are_read(tmp_path):
    lines = ['{"id": "a", "text": "글"}', "{", '{"id": "b"}', "[1]", '{"id": "c", "text": "셋"}']
    (tmp_path / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (tmp_path / "a.csv").write_text("id,text\na,글\nb,글,셋\n,글\nc,셋\n", encoding="utf-8")
    frame = ARTICLES.frame([ARTICLE]).astype({"id": "object"})
    pd.concat([frame, frame.assign(id=None), frame.assign(id="c")]).to_parquet(tmp_path / "a.parquet")
    wanted = {"jsonl": ["line 2", "line 3", "line 4"], "csv": ["row 3", "row 4"], "parquet": ["row 2"]}
    for suffix, rows in wanted.items():
        errors = []
        read = read_records(tmp_path / f"a.{suffix}", ARTICLES, on_error=errors.append)
        assert [article.id for article in read] == ["a", "c"]
        assert [error.row for error in errors] == rows
        assert all(str(error).startswith(str(tmp_path / f"a.{suffix}")) for error in errors)


def test_texts_that_look_like_formulas_come_back_from_our_own_csv(tmp_path):
    articles = [
        Article(id=f"a{n}", text=text, title=text) for n, text in enumerate(["=1+1", "-5도", "'-5도' 한파", "''"])
    ]
    path = export(articles, tmp_path / "a.csv", text=True)
    assert list(read_records(path, ARTICLES)) == articles
    assert [reading.article for reading in load(path)] == articles


def test_a_verb_on_a_file_with_a_bad_row_does_the_others_and_says_so(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": "a", "text": "광주시는 문을 열었다."}\n{"id": "b"}\n', encoding="utf-8")
    words = [sys.executable, "-m", "newsmine", "kwic", str(path), "광주", "--json"]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert json.loads(done.stdout)["article_id"] == "a"
    assert "line 2: articles: field 'text' is missing" in done.stderr
