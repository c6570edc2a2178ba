"""The verb that says what the articles count, as a user calls it."""

import json

import pytest
from python_calamine import CalamineWorkbook

TEXTS = {
    "2020-11-27": "한빛소프트사관학교 1기 수료생은 155명이다. 교육 시간은 총 1,300시간이다.",
    "2021-12-09": "한빛소프트사관학교 2기에서 157명이 수료했다.",
    "2024-11-27": "한빛소프트사관학교 1기 수료생은 150명이었다.",
}


@pytest.fixture(scope="module")
def corpus(tmp_path_factory, newsmine):
    folder = tmp_path_factory.mktemp("indicators")
    records = [
        {"id": f"a{i}", "text": text, "published_at": f"{day}T09:00:00+09:00"}
        for i, (day, text) in enumerate(TEXTS.items(), start=1)
    ]
    path = folder / "articles.jsonl"
    path.write_text("".join(json.dumps(each, ensure_ascii=False) + "\n" for each in records), encoding="utf-8")
    for words in (("import", path, "-c", folder / "c.sqlite", "--quiet"), ("find", folder / "c.sqlite", "--quiet")):
        done = newsmine(*words)
        assert done.returncode == 0, done.stderr
    return folder / "c.sqlite"


def test_figures_are_given_as_lines_of_json(corpus, newsmine):
    done = newsmine("indicators", corpus, "--measure", "수료생", "--json")
    assert done.returncode == 0, done.stderr
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(row["cohort"], row["value"]) for row in rows] == [("1기", 155.0), ("1기", 150.0), ("2기", 157.0)]
    assert rows[0]["sentence_text"] == "한빛소프트사관학교 1기 수료생은 155명이다."
    assert "3 figures of 1 entities, 1 contradictions" in done.stderr


def test_contradictions_are_written_with_both_sentences(corpus, tmp_path, newsmine):
    out = tmp_path / "모순.xlsx"
    done = newsmine("indicators", corpus, "--contradictions", "-o", out, "--korean", "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["rows"] == 1
    head, row = CalamineWorkbook.from_path(out).get_sheet_by_index(0).to_python()[:2]
    shown = dict(zip(head, row, strict=True))
    assert (shown["값"], shown["다른 값"], shown["기수"]) == (155, 150, "1기")
    assert shown["근거 문장"] == "한빛소프트사관학교 1기 수료생은 155명이다."
    assert shown["다른 근거 문장"] == "한빛소프트사관학교 1기 수료생은 150명이었다."
    assert not [name for name in head if name.isascii()]


@pytest.mark.parametrize("name", ["figures.csv", "figures.xlsx", "figures.png", "figures.svg"])
def test_a_table_and_a_chart_are_written(corpus, tmp_path, name, newsmine):
    done = newsmine("indicators", corpus, "-o", tmp_path / name, "--json")
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    assert (answer["rows"], answer["contradictions"]) == (4, 1)
    assert (tmp_path / name).stat().st_size > 0


def test_a_table_to_look_at_and_wrong_words(corpus, tmp_path, newsmine):
    shown = newsmine("indicators", corpus, "--entity", "한빛소프트사관학교", "--cohort", "2기")
    assert shown.returncode == 0, shown.stderr
    assert "수료생" in shown.stdout
    assert "157" in shown.stdout
    assert newsmine("indicators", corpus, "--within-days", "-1").returncode == 2
    assert newsmine("indicators", tmp_path / "none.sqlite").returncode == 1
    assert "Usage" in newsmine("indicators", "--help").stdout


def test_values_are_exported_where_they_are_asked_for(corpus, tmp_path, newsmine):
    out = tmp_path / "values.csv"
    done = newsmine("export", corpus, "values", "-o", out, "--json")
    assert done.returncode == 0, done.stderr
    assert "155 명" in out.read_text(encoding="utf-8-sig")
    assert json.loads(done.stdout)["rows"] == 4
    for words, labels in (((), False), (("--values",), True)):
        found = tmp_path / f"mentions{labels}.csv"
        assert newsmine("find", corpus, "-o", found, *words, "--quiet").returncode == 0
        assert ("QUANTITY" in found.read_text(encoding="utf-8-sig")) is labels


def test_a_chart_is_made_in_the_size_and_style_of_a_journal(corpus, tmp_path, newsmine):
    from PIL import Image

    out = tmp_path / "figures.png"
    done = newsmine("indicators", corpus, "-o", out, "--size", "column", "--style", "print")
    assert done.returncode == 0, done.stderr
    with Image.open(out) as picture:
        assert picture.width / picture.info["dpi"][0] * 25.4 == pytest.approx(84, abs=0.2)
    done = newsmine("indicators", corpus, "-o", out, "--font", "없는 글꼴")
    assert done.returncode == 1
    assert "no font '없는 글꼴' on this system" in done.stderr
