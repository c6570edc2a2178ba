"""The same study gives the same bytes, whatever Python's hash seed, the engine, the workers, the day and the language are."""

import json
import shutil
import sqlite3

import pytest
import typer
from every_file import LATER, SLOW, SMALL, VERBS, write_every_file
from same_bytes import FEW
from same_files import TOLD_APART, contents, differences

from newsmine import plugins


@pytest.fixture(scope="module")
def results(tmp_path_factory):
    """Give the folders of what was written in three ways; in the second the study is only run, for want of time."""
    folder = tmp_path_factory.mktemp("same")
    sizes = (SMALL, SMALL.run_only(), SMALL)
    return [write_every_file(folder / str(way), way, size) for way, size in zip(FEW, sizes, strict=True)]


def told(found):
    """A text, which pytest shows as a whole."""
    return "\n".join(f"{name}: {where}" for name, where in found.items())


def test_seeds_engines_workers_and_days_are_each_tried():
    for axis in ("seed", "engine", "workers", "zone", "language", "threads"):
        assert len({getattr(way, axis) for way in FEW}) > 1, axis
    assert [str(way) for way in FEW] == ["seed-0-local-1", "seed-1-dask-1", "seed-12345-dask-2"]


def test_a_run_by_dask_gives_the_same_bytes(results):
    local, dask, _ = results
    assert told(differences(dask, local, more=True)) == ""
    record = json.loads((dask / "run.json").read_text(encoding="utf-8"))
    assert len(record["results"]) == 13
    assert record["results"].keys() <= contents(dask).keys()


def test_every_file_has_the_same_bytes(results):
    local, _, dask = results
    assert told(differences(local, dask)) == ""


def test_every_format_and_every_verb_that_writes_is_among_them(results):
    from newsmine.cli.main import app

    files = contents(results[0])
    assert [each for each in plugins.names("exporters") if not any(name.endswith(f".{each}") for name in files)] == []
    called = {"run", *(verb.split()[0] for verb in (*VERBS, *SLOW))}
    assert called.isdisjoint(LATER)
    assert called | LATER.keys() == typer.main.get_command(app).commands.keys()


def test_what_is_left_out_is_only_what_differs(results):
    local, _, dask = results
    assert [name for name in TOLD_APART if (local / name).read_bytes() == (dask / name).read_bytes()] == []


def test_a_difference_is_told_with_its_file_and_place(results, tmp_path):
    first, other = results[0], tmp_path / "other"
    shutil.copytree(first, other)
    assert differences(first, other) == {}
    for name, old, new in (("relations.csv", "탁하늘", "탁하능"), ("run.json", '"articles": 20', '"articles": 21')):
        text = (other / name).read_text(encoding="utf-8")
        assert old in text
        (other / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    shutil.copy(other / "entities.xlsx", other / "terms.xlsx")
    (other / "graph.gexf").unlink()
    corpus = sqlite3.connect(other / "corpus.sqlite")
    with corpus:
        corpus.execute("UPDATE provenance SET imported_at = 'at another time'")
        corpus.execute("UPDATE mentions SET score = 0.5 WHERE text = '광주' AND start < 100")
    corpus.close()
    found = differences(first, other)
    assert found.keys() == {"relations.csv", "run.json", "terms.xlsx", "graph.gexf", "corpus.sqlite: mentions"}
    assert "탁하늘" in found["relations.csv"]
    assert "탁하능" in found["relations.csv"]
    assert found["terms.xlsx"].startswith("[Content_Types].xml: byte ")
    assert "0.5" in found["corpus.sqlite: mentions"]
    assert found["graph.gexf"] == f"only in {first}"
