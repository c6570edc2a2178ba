"""Each verb as a user calls it: results to -o, talk to stderr, exit codes."""

import json

import pytest


@pytest.fixture(scope="module")
def corpus(tmp_path_factory, study_folder, newsmine):
    path = tmp_path_factory.mktemp("cli") / "말뭉치.sqlite"
    done = newsmine("import", study_folder / "sample" / "pages", "-c", path, "--json", "--quiet")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["articles"] >= 60
    for verb in ("tokenize", "find"):
        assert newsmine(verb, path, "--quiet").returncode == 0
    return path


@pytest.mark.parametrize(
    "verb",
    [
        "demo",
        "run",
        "import",
        "extract",
        "dedupe",
        "tokenize",
        "find",
        "connect",
        "fit",
        "search",
        "kwic",
        "timeline",
        "export",
        "doctor",
    ],
)
def test_help_is_there(verb, newsmine):
    done = newsmine(verb, "--help")
    assert done.returncode == 0
    assert "Usage" in done.stdout


@pytest.mark.parametrize("name", ["graph.gexf", "graph.graphml", "graph.csv", "graph.xlsx"])
def test_connect_writes_every_kind_of_graph(corpus, tmp_path, name, newsmine):
    done = newsmine("connect", corpus, "-o", tmp_path / name, "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["edges"] > 0
    assert (tmp_path / name).stat().st_size > 0


def test_stages_work_on_files_of_records_too(corpus, tmp_path, newsmine):
    articles, tokens, mentions, relations = (tmp_path / f"{n}.jsonl" for n in ("a", "t", "m", "r"))
    steps = [
        ("export", corpus, "articles", "-o", articles, "--text"),
        ("tokenize", articles, "-o", tokens),
        ("find", articles, "-o", mentions, "--relations", relations),
        ("connect", mentions, "-o", tmp_path / "g.gexf"),
        ("fit", tokens, "-o", tmp_path / "topics.csv", "--n-topics", "4"),
        ("kwic", articles, "사관학교"),
    ]
    for step in steps:
        done = newsmine(*step)
        assert done.returncode == 0, (step, done.stderr)
    assert all(path.stat().st_size for path in (tokens, mentions, relations, tmp_path / "topics.csv"))


def test_search_answers_lines_of_json(corpus, newsmine):
    done = newsmine("search", corpus, "인공지능", "--json", "--limit", "3")
    assert done.returncode == 0
    assert len([json.loads(line) for line in done.stdout.splitlines()]) == 3
    assert "articles hold" in done.stderr


def test_timeline_gives_a_table_a_chart_and_lines_of_json(corpus, tmp_path, newsmine):
    for name in ("posts.csv", "posts.xlsx", "posts.png", "posts.svg"):
        done = newsmine("timeline", corpus, "-o", tmp_path / name, "--korean", "--json")
        assert done.returncode == 0, done.stderr
        assert json.loads(done.stdout)["rows"] > 10
        assert (tmp_path / name).stat().st_size > 1000
    heads = (tmp_path / "posts.csv").read_text(encoding="utf-8-sig").splitlines()[0]
    assert heads.startswith("인물,인물 번호,기관,기관 번호,직책")
    done = newsmine("timeline", corpus, "--organisation", "빛고을AI진흥재단", "--role", "원장", "--json")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert len({row["person"] for row in rows}) > 1
    assert {row["organisation"] for row in rows} == {"빛고을AI진흥재단"}
    assert f"{len(rows)} intervals" in done.stderr


def test_extract_reports_what_it_cut(study_folder, tmp_path, newsmine):
    page = study_folder / "sample" / "pages" / "001.html"
    done = newsmine("extract", page, "-o", tmp_path / "a.jsonl", "--report")
    assert done.returncode == 0, done.stderr
    assert json.loads((tmp_path / "a.jsonl").read_text(encoding="utf-8"))["text"]


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("search", "no.sqlite", "x"), 1, "no such corpus"),
        (("import", "no-such-file", "-c", "a.sqlite"), 1, "no such file"),
        (("run", "nowhere"), 1, "study.toml"),
        (("fit", "x.sqlite"), 2, "-o"),
        (("minen",), 2, "No such command"),
    ],
)
def test_what_goes_wrong_is_one_line_and_a_code(tmp_path, words, code, says, newsmine):
    done = newsmine(*words, cwd=tmp_path)
    assert done.returncode == code
    assert says in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.jvm
def test_doctor_says_what_works(newsmine):
    done = newsmine("doctor", "--json")
    results = json.loads(done.stdout)
    assert {"python", "sqlite", "font", "tokenizer kiwi", "tokenizer okt"} <= set(results)
    assert all(result["works"] or "mend" in result for result in results.values())
    assert done.returncode == 0, results
