"""The verb fit as a user calls it."""

import json
import re
import shutil
from pathlib import Path

import pandas as pd
import pytest

from newsmine.topics.model import TopicModel


@pytest.fixture(scope="module")
def corpus(tmp_path_factory, sample_corpus):
    return Path(shutil.copy(sample_corpus, tmp_path_factory.mktemp("cli") / "말뭉치.sqlite"))


def test_everything_that_fit_writes_comes_out_of_one_call(corpus, tmp_path, newsmine):
    synonyms = tmp_path / "synonyms.csv"
    synonyms.write_text("form,word\nAI,인공지능\n", encoding="utf-8")
    names = {"model": "m.npz", "page": "t.html", "slices": "s.csv", "entities": "e.xlsx", "outlets": "o.csv"}
    files = [word for name, file in names.items() for word in (f"--{name}", tmp_path / file)]
    done = newsmine(
        "fit", corpus, "-o", tmp_path / "t.csv", "--n-topics", "5", "--by", "year", "--synonyms", synonyms,
        "--korean", "--json", "--quiet", *files,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["topics"] == 5
    table = pd.read_csv(tmp_path / "t.csv")
    assert list(table.columns) == [
        "토픽",
        "토픽 이름",
        "비중",
        "일관성",
        "주요 단어",
        "대표 기사 번호",
        "근거 문장 위치",
    ]
    assert pd.read_csv(tmp_path / "s.csv")["기간"].nunique() >= 5
    assert {"토픽 이름", "대표 이름", "향상도"} <= set(pd.read_excel(tmp_path / "e.xlsx", engine="calamine").columns)
    assert "언론사" in pd.read_csv(tmp_path / "o.csv").columns
    assert "<blockquote" not in (tmp_path / "t.html").read_text(encoding="utf-8")
    assert '"periods"' in (tmp_path / "t.html").read_text(encoding="utf-8")
    model = TopicModel.load(tmp_path / "m.npz")
    assert model.parameters["synonyms"] == {"AI": "인공지능"}
    assert "AI" not in model.terms


@pytest.mark.parametrize("method", ["lda", "hdp"])
def test_other_methods_are_asked_by_name(corpus, tmp_path, method, newsmine):
    done = newsmine("fit", corpus, "-o", tmp_path / "t.png", "--n-topics", "4", "--method", method, "--json", "--quiet")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "t.png").read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize("name", ["sweep.csv", "sweep.png"])
def test_sizes_are_compared_and_one_is_suggested_with_its_reason(corpus, tmp_path, name, newsmine):
    done = newsmine("fit", corpus, "-o", tmp_path / name, "--sizes", "3,5,8", "--quiet")
    assert done.returncode == 0, done.stderr
    assert re.search(r"suggested: [358] .*reason: NPMI", done.stderr)
    assert (tmp_path / name).stat().st_size > 0


@pytest.mark.parametrize(
    "wrong",
    [
        (("--sizes", "3,a"), 2, "6,8,12"),
        (("--slices", "s.csv"), 2, "--by year"),
        (("--slices", "s.cvs", "--by", "year"), 1, "s.cvs"),
        (("--by", "week"), 2, "--by"),
    ],
)
def test_wrong_words_say_the_way_out(corpus, tmp_path, wrong, newsmine):
    words, code, said = wrong
    done = newsmine("fit", corpus, "-o", tmp_path / "t.csv", *words)
    assert done.returncode == code
    assert said in done.stderr


def test_tables_of_a_corpus_are_not_made_of_records(tmp_path, newsmine):
    rows = "".join(f'{{"article_id":"a{i}","i":0,"sentence":0,"form":"학교"}}\n' for i in range(3))
    (tmp_path / "tokens.jsonl").write_text(rows, encoding="utf-8")
    done = newsmine("fit", tmp_path / "tokens.jsonl", "-o", tmp_path / "t.csv", "--outlets", tmp_path / "o.csv")
    assert done.returncode != 0
    assert "Traceback" not in done.stderr
