"""Words, samples and dictionaries from the command line."""

import json
import shutil
from pathlib import Path

import openpyxl
import pytest


@pytest.fixture(scope="module")
def corpus(tmp_path_factory, sample_corpus):
    return Path(shutil.copy(sample_corpus, tmp_path_factory.mktemp("cli") / "말뭉치.sqlite"))


@pytest.mark.parametrize(
    "words",
    [
        ("terms", "--by", "tfidf"),
        ("terms", "--ngrams", "1-3", "--forms"),
        ("terms", "--per", "year"),
        ("terms", "--dispersion", "month"),
        ("terms", "--keyness", "2024"),
        ("terms", "--keyness", "query=협약", "--against", "period=2023", "--by", "chi2"),
        ("terms", "--pairs"),
        ("terms", "--collocates", "인공지능", "--by", "logdice"),
        ("terms", "--part", "since=2024;query=광주"),
        ("kwic", "인공지능", "교육", "--sort", "R1,L1", "--context", "words", "--word"),
        ("trend", "인공지능", "협약", "--by", "year", "--words", "--average", "3"),
    ],
)
def test_each_question_gives_a_table_in_every_shape(corpus, tmp_path, words, newsmine):
    verb, *rest = words
    for name in ("t.xlsx", "t.csv"):
        done = newsmine(verb, corpus, *rest, "-o", tmp_path / name, "--korean", "--json")
        assert done.returncode == 0, done.stderr
        assert json.loads(done.stdout)["rows"] > 3
    heads = (tmp_path / "t.csv").read_text(encoding="utf-8-sig").splitlines()[0]
    assert not any(
        "a" <= letter <= "z" for letter in heads.replace("p 값", "").replace("z 값", "").replace("t 점수", "")
    ), heads
    done = newsmine(verb, corpus, *rest, "--json")
    assert [json.loads(line) for line in done.stdout.splitlines()]
    assert newsmine(verb, corpus, *rest).returncode == 0


@pytest.mark.parametrize(
    ("words", "kind"), [(("terms",), "png"), (("terms", "--keyness", "2024"), "svg"), (("trend", "협약"), "png")]
)
def test_words_are_drawn(corpus, tmp_path, words, kind, newsmine):
    done = newsmine(words[0], corpus, *words[1:], "-o", tmp_path / f"p.{kind}")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / f"p.{kind}").stat().st_size > 5000


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("terms", "--pairs", "--keyness", "2024"), "ask one at a time"),
        (("terms", "--ngrams", "viele"), "as 2 or 1-3"),
        (("terms", "--keyness", "2024", "--part", "2023"), "in --keyness and --against"),
        (("terms", "--by", "tfdif"), "did you mean 'tfidf'"),
        (("kwic", "인공지능", "--sort", "X1"), "unknown order"),
        (("trend", "인공지능", "--value", "average", "-o", "x.png"), "give --average"),
    ],
)
def test_a_wrong_question_is_answered_with_the_way_out(corpus, words, said, newsmine):
    done = newsmine(words[0], corpus, *words[1:])
    assert done.returncode == 2
    assert said in " ".join(done.stderr.split())


def test_a_file_of_tokens_is_counted_as_the_corpus_is(corpus, tmp_path, newsmine):
    tokens = tmp_path / "tokens.jsonl"
    assert newsmine("export", corpus, "tokens", "-o", tokens).returncode == 0
    assert newsmine("terms", tokens, "--json").stdout == newsmine("terms", corpus, "--json").stdout


def test_a_sample_goes_to_coders_and_comes_back(corpus, tmp_path, newsmine):
    codes, book, out = tmp_path / "codes.csv", tmp_path / "sample.xlsx", tmp_path / "agreement.xlsx"
    codes.write_text("variable,code,meaning\n논조,긍정,\n논조,부정,\n", encoding="utf-8")
    coders = ("--coder", "김", "--coder", "이", "--overlap", "0.5")
    done = newsmine("sample", corpus, "-o", book, "--n", "20", "--by", "year", "--codes", codes, *coders, "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["units"] == 20
    opened = openpyxl.load_workbook(book)
    for coder in ("김", "이"):
        sheet = opened[coder]
        column = [cell.value for cell in sheet[1]].index("논조") + 1
        for row in range(2, sheet.max_row + 1):
            sheet.cell(row, column).value = "긍정" if row % 3 else "부정"
    opened.save(book)
    done = newsmine("agreement", book, "-o", out, "--korean", "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {"rows": 4, "problems": 0, "file": str(out)}
    assert openpyxl.load_workbook(out).sheetnames == ["agreement", "codes", "disagreements", "coding", "problems"]
    opened["김"]["A2"].value = "anders"
    opened.save(book)
    done = newsmine("agreement", book)
    assert done.returncode == 1
    assert "'anders' is not in the sample" in done.stderr


def test_two_versions_of_a_dictionary_are_compared(corpus, tmp_path, newsmine):
    for name, rows in (("old", "AI,인공지능"), ("new", "AI,인공지능\n에이아이,인공지능\n교육생,학생")):
        (tmp_path / f"{name}.csv").write_text(f"form,word\n{rows}\n", encoding="utf-8")
    done = newsmine(
        "compare", tmp_path / "old.csv", tmp_path / "new.csv", "-c", corpus, "-o", tmp_path / "c.xlsx", "--json"
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["terms"] == 2
    assert "2 added, 0 changed, 0 removed (synonyms)" in done.stderr
    assert openpyxl.load_workbook(tmp_path / "c.xlsx").sheetnames == ["rows", "effects", "articles"]
