"""Records come out of files as they went in, and a bad row is named."""

import json

import pytest

from newsmine.corpus.records_file import read_records
from newsmine.errors import InputError
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
