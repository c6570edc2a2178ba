"""A study with the section [words] gets its words counted."""

import json
from pathlib import Path

import pandas as pd
import pytest
from python_calamine import CalamineWorkbook

import newsmine as nm
from newsmine.errors import StudyError
from newsmine.runs.study import read_study

TEXTS = ["한빛시는 AI 교육을 늘린다. 인공지능 교육은 내년에 시작한다.", "한빛시 인공지능 교육에 시민이 몰렸다."]


def study(folder, settings):
    lines = [json.dumps({"id": str(i), "text": text}, ensure_ascii=False) for i, text in enumerate(TEXTS)]
    (folder / "news.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (folder / "synonyms.csv").write_text("form,word\nAI,인공지능\n", encoding="utf-8")
    text = 'name = "words"\n[[inputs]]\npath = "news.jsonl"\n[topics]\nn_topics = 2\n' + settings
    (folder / "study.toml").write_text(text, encoding="utf-8")
    return folder


def counts(path: Path):
    head, *rows = CalamineWorkbook.from_path(path).get_sheet_by_name("terms").to_python()
    return {row[head.index("term")]: int(row[head.index("count")]) for row in rows}


def test_words_are_counted_with_the_synonyms_of_the_study(tmp_path):
    report = nm.run(study(tmp_path, '[words]\nsynonyms = "synonyms.csv"\n'), tmp_path / "out", progress=False)
    assert counts(tmp_path / "out" / "terms.xlsx")["인공지능"] == 3
    assert (tmp_path / "out" / "terms.png") in report.files


def test_a_changed_table_counts_anew_and_the_same_does_not(tmp_path):
    settings = '[words]\nsynonyms = "synonyms.csv"\n'
    folder = study(tmp_path, settings)
    nm.run(folder, tmp_path / "out", progress=False)
    assert nm.run(folder, tmp_path / "out", progress=False).done["words"] == 0
    (folder / "synonyms.csv").write_text("form,word\nAI,인공지능\n교육,배움\n", encoding="utf-8")
    again = nm.run(folder, tmp_path / "out", progress=False)
    assert again.done["words"] == 2
    assert again.done["tokens"] == 0
    assert counts(tmp_path / "out" / "terms.xlsx")["배움"] == 3


def test_without_the_section_nothing_is_counted(tmp_path):
    report = nm.run(study(tmp_path, ""), tmp_path / "out", progress=False)
    assert "words" not in report.done
    assert not (tmp_path / "out" / "terms.xlsx").exists()


def test_a_table_that_is_not_there_and_a_wrong_key_are_refused(tmp_path):
    with pytest.raises(StudyError, match=r"no\.csv: no such file"):
        nm.run(study(tmp_path, '[words]\nsynonyms = "no.csv"\n'), tmp_path / "out", progress=False)
    with pytest.raises(StudyError, match="did you mean 'synonyms'"):
        read_study(study(tmp_path, '[words]\nsynonym = "synonyms.csv"\n'))


MORE = [
    "공장이 반도체 수출을 늘렸다.",
    "반도체 공장의 수출이 늘었다.",
    "농구 경기에서 선수가 이겼다.",
    "선수가 농구 경기를 봤다.",
]


def test_topics_and_graphs_of_words_know_the_synonyms_too(tmp_path, monkeypatch):
    monkeypatch.setitem(globals(), "TEXTS", [*TEXTS, *MORE])
    settings = '[words]\nsynonyms = "synonyms.csv"\n[graph]\nunit = "word"\nwithin = 5\nmin_count = 1\n'
    report = nm.run(study(tmp_path, settings), tmp_path / "out", progress=False)
    assert not report.failed
    graph = nm.read_graph(report.out / "graph.gexf")
    assert "인공지능" in graph
    assert "AI" not in graph
    topics = pd.read_csv(report.out / "topics.csv")
    assert any("인공지능" in row.split() for row in topics["terms"])
    assert not any("AI" in row.split() for row in topics["terms"])
