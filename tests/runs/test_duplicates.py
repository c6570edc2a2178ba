"""A study may ask for its copies to be left out; without that nothing changes."""

import csv
import json

import pytest

import newsmine as nm
from newsmine.corpus.exports import file_hash
from newsmine.errors import StudyError
from newsmine.runs.study import read_study

TEXTS = {
    "a": "가온시는 27일 시민 누구나 쓸 수 있는 도서관의 문을 열었다고 밝혔다. 도서관에는 책 3만 2천 권과 열람석 240개가 있다.",
    "b": "빛고을AI진흥재단 서가온 원장은 누리온데이터와 업무협약을 맺었다고 말했다. 두 기관은 인재 120명을 함께 키운다.",
}


def study(folder, settings=""):
    articles = [
        {
            "id": f"{story}{n}",
            "text": text + " 끝." * n,
            "published_at": f"2024-11-{27 + n}T09:00:00+09:00",
            "title": f"제목 {n}",
        }
        for story, text in TEXTS.items()
        for n in range(2)
    ]
    lines = [json.dumps(each, ensure_ascii=False) for each in articles]
    (folder / "news.jsonl").write_text("\n".join(lines), encoding="utf-8")
    text = 'name = "copies"\n[[inputs]]\npath = "news.jsonl"\n[topics]\nn_topics = 2\n' + settings
    (folder / "study.toml").write_text(text, encoding="utf-8")
    return folder


def run(tmp_path, settings=""):
    return nm.run(study(tmp_path, settings), tmp_path / "out", progress=False)


def test_a_study_that_asks_leaves_copies_out_of_tokens_graph_and_tables(tmp_path):
    report = run(tmp_path, "[duplicates]\nkeep = 'longest'\n")
    assert report.done["duplicates"] == 4
    assert (report.counts["articles"], report.counts["documents"]) == (4, 2)
    with nm.Corpus.open(report.corpus) as corpus:
        assert list(corpus.articles()["id"]) == ["a1", "b1"]
        assert set(corpus.mentions()["article_id"]) <= {"a1", "b1"}
    with (report.out / "duplicates.csv").open(encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))
    assert [(row["article_id"], row["kept"], row["duplicate_of"]) for row in rows] == [
        ("a1", "True", ""), ("a0", "False", "a1"), ("b1", "True", ""), ("b0", "False", "b1"),
    ]  # fmt: skip
    record = json.loads((report.out / "run.json").read_text(encoding="utf-8"))
    assert record["parameters"]["duplicates"] == {"keep": "longest", "similarity": 0.8, "within_days": 7}


def test_a_second_run_compares_nothing_again(tmp_path):
    run(tmp_path, "[duplicates]\n")
    before = file_hash(tmp_path / "out" / "duplicates.csv")
    again = run(tmp_path, "[duplicates]\n")
    assert not any(again.done.values())
    assert file_hash(tmp_path / "out" / "duplicates.csv") == before


def test_the_copies_are_back_when_the_study_asks_no_more(tmp_path):
    plain = run(tmp_path)
    assert "duplicates" not in plain.done
    tables = {name: file_hash(plain.out / name) for name in ("articles.parquet", "mentions.parquet")}
    run(tmp_path, "[duplicates]\n")
    assert file_hash(plain.out / "articles.parquet") != tables["articles.parquet"]
    assert run(tmp_path).counts["documents"] == 4
    assert {name: file_hash(plain.out / name) for name in tables} == tables


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        ("keep = 'frist'", "did you mean 'first'"),
        ("similarity = 1.5", "more than 1"),
        ("similarity = '0.8'", "is no float"),
        ("within_days = -1", "less than 0"),
        ("similarty = 0.9", "did you mean 'similarity'"),
    ],
)
def test_what_is_wrong_in_the_section_is_named(tmp_path, settings, says):
    with pytest.raises(StudyError, match=says):
        read_study(study(tmp_path, f"[duplicates]\n{settings}\n"))


def test_a_whole_number_is_a_similarity_too(tmp_path):
    assert read_study(study(tmp_path, "[duplicates]\nsimilarity = 1\n")).duplicates.similarity == 1.0
