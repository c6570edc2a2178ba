import json
import shutil
from pathlib import Path

import networkx as nx
import pytest


@pytest.fixture(scope="module")
def corpus(tmp_path_factory, sample_corpus):
    return Path(shutil.copy(sample_corpus, tmp_path_factory.mktemp("cli") / "말뭉치.sqlite"))


@pytest.mark.parametrize(
    "choices",
    [
        ("--of", "words", "--within", "5", "--top", "40"),
        ("--of", "relations"),
        ("--of", "articles", "--label", "COMPANY"),
        ("--within", "article", "--weight", "log_likelihood", "--since", "2023-01-01"),
        ("--backbone", "significance", "--alpha", "0.01"),
        ("--ego", "광주인공지능사관학교", "--every-copy"),
    ],
)
def test_each_graph_is_written_and_read(corpus, tmp_path, choices, newsmine):
    file = tmp_path / "graph.graphml"
    done = newsmine("connect", corpus, "-o", file, *choices, "--json", "--quiet")
    assert done.returncode == 0, done.stderr
    summary = json.loads(done.stdout)
    graph = nx.read_graphml(file)
    assert (len(graph), graph.number_of_edges()) == (summary["nodes"], summary["edges"])
    assert summary["edges"] > 0


def test_a_graph_for_each_year_is_a_file_of_its_own(corpus, tmp_path, newsmine):
    done = newsmine("connect", corpus, "-o", tmp_path / "graph.gexf", "--by", "year", "--json", "--quiet")
    files = [json.loads(line)["file"] for line in done.stdout.splitlines()]
    assert sorted(files) == sorted(map(str, tmp_path.glob("graph.20??.gexf")))
    assert len(files) > 2


def test_a_picture_is_drawn_where_its_ending_asks_for_one(corpus, tmp_path, newsmine):
    assert newsmine("connect", corpus, "-o", tmp_path / "graph.png", "--quiet").returncode == 0
    assert (tmp_path / "graph.png").read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize(
    "wrong",
    [
        (("--within", "sentense"), 2, "did you mean 'sentence'"),
        (("--within", "1"), 2, "at least 2"),
        (("--of", "relations", "--by", "year"), 2, "leave --by out"),
        (("--ego", "광주인공지능사관학"), 2, "did you mean '광주인공지능사관학교'"),
        (("--publisher", "없는신문"), 2, "no article of '없는신문'"),
    ],
)
def test_a_wrong_choice_is_one_line_that_says_the_way_out(corpus, tmp_path, wrong, newsmine):
    choices, code, said = wrong
    done = newsmine("connect", corpus, "-o", tmp_path / "graph.gexf", *choices, "--quiet")
    assert done.returncode == code
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert not list(tmp_path.iterdir())
