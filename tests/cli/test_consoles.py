"""Consoles, names and places of a Korean Windows and of a Mac: nothing breaks, nothing is lost in silence."""

import json
import os
import subprocess
import sys
import unicodedata

import pytest

from newsmine.corpus.whole import whole
from newsmine.errors import ExportError
from newsmine.pages import spider
from newsmine.pages.plan import Plan, plan_from_json, plan_to_json

# What cp949 has not: a bullet, a rare Hanja, an emoji, a letter with a mark; and what it has, beside ASCII.
FOREIGN, KNOWN = "•𠮷😀é", "가온 家溫 … ·"
TEXT = f"가온시는 27일 {FOREIGN} 새 도서관의 문을 열었다고 밝혔다. 나래로보틱스 김도담 대표가 {KNOWN} 축사를 했다."
PAGE = f"<h1>가온시 도서관 {FOREIGN} 개관</h1><div id=dic_area>{TEXT} 시민 삼백 명이 함께했다.</div>"
# Blanks, quotes, and signs that mean something to a shell, a URL, a pattern or SQLite.
AWKWARD = "내 연구 #1 100% 'A&B' [초고] +=,;~"


@pytest.fixture(scope="module")
def place(tmp_path_factory, newsmine):
    """Give a folder with an awkward name, and in it pages, a study and a corpus."""
    folder = tmp_path_factory.mktemp("console") / AWKWARD
    pages = folder / "지면 #1"
    pages.mkdir(parents=True)
    for name in ("기사 100%.html", unicodedata.normalize("NFD", "다른 기사?".replace("?", "'&")) + ".html"):
        (pages / name).write_text(PAGE.replace("가온시", f"가온시 {len(name)}동"), encoding="utf-8")
    (folder / "낱말 #1.csv").write_text("word,tag,note\n나래로보틱스,NNP,\n", encoding="utf-8")
    (folder / "study.toml").write_text(
        "name = \"내 연구: #1\"\n[[inputs]]\npath = '지면 #1\\*.html'\n[tokens]\nuser_words = '낱말 #1.csv'\n",
        encoding="utf-8",
    )
    corpus = folder / "말뭉치 #1?.sqlite".replace("?", "%20")
    done = newsmine("import", pages, "-c", corpus, "--quiet", "--json")
    assert json.loads(done.stdout)["articles"] == 2
    for verb in ("tokenize", "find"):
        assert newsmine(verb, corpus, "--quiet").returncode == 0
    return folder, corpus


@pytest.mark.parametrize(
    "words",
    [
        ("search", "CORPUS", "도서관", "--json"),
        ("kwic", "CORPUS", "도서관", "--json"),
        ("terms", "CORPUS", "--json"),
        ("extract", "PAGE"),
        ("find", "CORPUS", "--explain", "--json"),
        ("methods", "CORPUS", "--json"),
    ],
    ids=" ".join,
)
def test_json_is_whole_in_any_encoding(place, words, newsmine):
    folder, corpus = place
    page = min((folder / "지면 #1").iterdir())
    words = [{"CORPUS": corpus, "PAGE": page}.get(word, word) for word in words]
    wide, narrow = (newsmine(*words, encoding=encoding) for encoding in ("utf-8", "cp949"))
    assert narrow.returncode == wide.returncode == 0, narrow.stderr
    rows = [[json.loads(line) for line in done.stdout.splitlines()] for done in (wide, narrow)]
    assert rows[0] == rows[1] != []
    assert narrow.stdout.isascii()
    if words[0] in {"search", "extract"}:
        assert FOREIGN in wide.stdout


@pytest.mark.parametrize("encoding", ["cp949", "euc-kr", "ascii", "utf-16-le"])
@pytest.mark.parametrize(
    "words",
    [("kwic", "CORPUS", "도서관", "--korean"), ("search", "CORPUS", "도서관"), ("terms", "CORPUS")],
)
def test_a_console_without_a_character_shows_the_others(place, words, encoding, newsmine):
    words = [place[1] if word == "CORPUS" else word for word in words]
    done = newsmine(*words, encoding=encoding, language="ko")
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    if encoding == "cp949" and words[0] in {"kwic", "search"}:
        assert "도서관" in done.stdout
        assert "😀" not in done.stdout


def test_an_error_with_foreign_characters_is_one_line(tmp_path, newsmine):
    for encoding in ("cp949", "ascii"):
        done = newsmine("search", f"{FOREIGN} 없음.sqlite", "말", cwd=tmp_path, encoding=encoding)
        assert (done.returncode, done.stdout) == (1, "")
        assert done.stderr.count("\n") == 1
        assert "no such corpus" in done.stderr


@pytest.mark.parametrize("suffix", ["csv", "xlsx", "parquet", "jsonl"])
def test_results_go_to_awkward_names(place, suffix, newsmine):
    folder, corpus = place
    out = folder / "결과 #1" / f"이름's & 100%.{suffix}"
    done = newsmine("export", corpus, "entities", "-o", out, "--korean", encoding="cp949")
    assert done.returncode == 0, done.stderr
    assert out.stat().st_size > 0
    assert [path.name for path in out.parent.iterdir() if path.name.endswith(".part")] == []
    # What Excel in Korea opens rightly has the mark of UTF-8.
    assert suffix != "csv" or out.read_bytes().startswith(b"\xef\xbb\xbf")


def test_a_study_runs_where_its_names_are_awkward(place, newsmine):
    folder, _ = place
    out = folder / "결과 & #2"
    for _ in range(2):
        done = newsmine("run", folder, "-o", out, "--quiet", "--json", encoding="cp949")
        summary = json.loads(done.stdout)
        assert (summary["articles"], [each[0] for each in summary["failed"] if each[0] != "topics"]) == (2, [])
    record = json.loads((out / "run.json").read_text(encoding="utf-8"))
    assert sorted(record["inputs"]) == ["지면 #1/기사 100%.html", "지면 #1/다른 기사'&.html"]


def test_a_study_is_given_a_folder_that_every_system_can_make(place, tmp_path, newsmine):
    done = newsmine("run", place[0], "--quiet", cwd=tmp_path)
    assert [path.name for path in (tmp_path / "results").iterdir()] == ["내 연구_ #1"], done.stderr


def test_graphs_of_outlets_get_names_that_every_system_can_write(tmp_path, newsmine):
    rows = [
        {
            "id": f"a{n}",
            "publisher": publisher,
            "title": "가온시 도서관 개관",
            "text": TEXT,
            "published_at": "2024-11-27T09:00:00+09:00",
        }
        for n, publisher in enumerate(["가온/일보", "가온:일보", "CON", "../나래신문"])
    ]
    (tmp_path / "기사.jsonl").write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    assert newsmine("import", tmp_path / "기사.jsonl", "-c", tmp_path / "c.sqlite", "--quiet").returncode == 0
    assert newsmine("find", tmp_path / "c.sqlite", "--quiet").returncode == 0
    out = tmp_path / "graphs" / "이름.gexf"
    done = newsmine("connect", tmp_path / "c.sqlite", "--by", "publisher", "--min-count", "1", "-o", out, "--quiet")
    assert done.returncode == 0, done.stderr
    made = {path.name for path in out.parent.iterdir()}
    assert made == {f"이름.{name}.gexf" for name in ("가온_일보", "가온_일보-2", "_CON", ".._나래신문")}


def test_a_file_that_another_program_holds_is_named(tmp_path, monkeypatch):
    path = tmp_path / "이름.xlsx"
    path.write_text("이전", encoding="utf-8")

    def refuse(*paths):
        raise PermissionError(13, "Permission denied", *map(str, paths))

    with monkeypatch.context() as patched:
        patched.setattr(type(path), "replace", refuse)  # as Windows does while Excel has it open
        with (
            pytest.raises(ExportError, match=r"이름\.xlsx: Permission denied; is it open in another program \(Excel\)"),
            whole(path) as part,
        ):
            part.write_text("새것", encoding="utf-8")
    assert [each.name for each in tmp_path.iterdir()] == ["이름.xlsx"]
    assert path.read_text(encoding="utf-8") == "이전"


def test_what_the_collector_is_told_and_tells_is_ascii(capsys):
    plan = Plan(store=f"{AWKWARD} {FOREIGN}.pages.sqlite", feeds=("https://gaon.example/rss",))
    assert plan_to_json(plan).isascii()
    assert plan_from_json(plan_to_json(plan)) == plan
    spider.tell("remark", reason=TEXT)
    said = capsys.readouterr().out
    assert said.isascii()
    assert json.loads(said)["reason"] == TEXT


@pytest.mark.parametrize("language", ["ko", "en"])
def test_ctrl_c_is_told(place, tmp_path, language, monkeypatch, newsmine):
    def interrupted(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("newsmine.runs.run.run", interrupted)
    done = newsmine("run", place[0], "-o", tmp_path, language=language)
    assert done.returncode == 130
    said = {"ko": "newsmine: 멈췄습니다", "en": "newsmine: stopped; what was done is kept"}[language]
    assert done.stderr.strip().startswith(said)
    assert len(done.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize(
    ("settings", "encoding", "head"),
    [
        ({"PYTHONIOENCODING": "cp949:strict", "PYTHONUTF8": "0", "LANG": "ko_KR.eucKR"}, "cp949", "사용법: "),
        ({"LC_ALL": "C"}, "utf-8", "Usage: "),
    ],
    ids=["a Korean Windows", "no locale"],
)
def test_the_program_itself_lives_in_such_a_console(place, settings, encoding, head):
    gone = {"LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE", "NEWSMINE_LANG", "PYTHONIOENCODING", "PYTHONUTF8"}
    environment = {name: value for name, value in os.environ.items() if name not in gone} | settings
    code = (
        "import sys; from newsmine.cli.main import main\n"
        "for words in (['terms', '--help'], ['kwic', CORPUS, QUERY], ['search', CORPUS, QUERY, '--json'], ['minen']):\n"
        "    sys.argv = ['newsmine', *words]\n"
        "    try: main()\n"
        "    except SystemExit as end: print('code', end.code or 0, flush=True)\n"
    )
    code = code.replace("CORPUS", ascii(str(place[1]))).replace("QUERY", ascii("도서관"))
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, check=True)
    out, err = done.stdout.decode(encoding), done.stderr.decode(encoding)
    assert out.startswith(head)
    assert [line for line in out.splitlines() if line.startswith("code ")] == ["code 0", "code 0", "code 0", "code 2"]
    rows = [json.loads(line) for line in out.splitlines() if line.startswith("{")]
    assert [FOREIGN in row["title"] for row in rows] == [True, True]
    assert "Traceback" not in err
