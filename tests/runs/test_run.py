"""The whole job: complete, incremental, and safe against kill -9."""

import json
import multiprocessing
import random
import shutil
from pathlib import Path

import pytest

import newsmine as nm
from newsmine.corpus.exports import file_hash

EXPORTS = [
    "articles.parquet", "mentions.parquet", "entities.xlsx", "relations.csv", "graph.gexf", "graph.png",
    "topics.csv", "topics.png", "topics.html", "ecosystem.html",
]  # fmt: skip
# At how many random moments the run is killed.
KILLS = 10
LIBRARIES = [
    "newsmine.runs.run", "newsmine.runs.products", "newsmine.entities.find", "newsmine.topics.fit", "newsmine.graphs.connect",
    "newsmine.plots.network", "newsmine.plots.topics", "newsmine.explorer.explore", "kiwipiepy", "pandas", "gensim", "scipy.stats",
]  # fmt: skip


@pytest.fixture(scope="module")
def finished(tmp_path_factory, study_folder):
    """Give the report of an undisturbed run."""
    return nm.run(study_folder, tmp_path_factory.mktemp("run"), progress=False)


def hashes(folder):
    return {name: file_hash(folder / name) for name in EXPORTS}


def test_every_promised_file_is_there(finished):
    assert sorted(path.name for path in finished.files) == sorted(EXPORTS)
    assert finished.failed == ()
    record = json.loads((finished.out / "run.json").read_text(encoding="utf-8"))
    assert {"versions", "inputs", "dictionaries", "parameters", "counts", "seconds", "results"} <= set(record)
    assert record["results"] == hashes(finished.out)
    assert record["counts"]["articles"] == len(record["inputs"]) >= 60


def test_a_second_run_does_nothing_and_leaves_every_byte(finished, study_folder):
    before = {path.name: (path.stat().st_mtime_ns, file_hash(path)) for path in finished.out.glob("[!c]*.*")}
    again = nm.run(study_folder, finished.out, progress=False)
    assert not any(again.done.values())
    after = {path.name: (path.stat().st_mtime_ns, file_hash(path)) for path in finished.out.glob("[!c]*.*")}
    assert after == before


def test_a_fresh_run_gives_the_same_bytes(finished, sample_run):
    assert hashes(finished.out) == hashes(sample_run)


def test_a_file_that_was_spoilt_is_made_again(finished, study_folder):
    good = hashes(finished.out)
    (finished.out / "graph.gexf").write_text("spoilt", encoding="utf-8")
    (finished.out / "relations.csv").unlink()
    nm.run(study_folder, finished.out, progress=False)
    assert hashes(finished.out) == good


def test_the_full_text_stays_out_of_the_exports(finished):
    import pandas as pd

    assert "text" not in pd.read_parquet(finished.out / "articles.parquet").columns


def test_ten_kills_leave_the_same_exports(study_folder, tmp_path_factory):
    pages = sorted(path.name for path in (study_folder / "sample" / "pages").iterdir())[:12]
    study = small_study(tmp_path_factory.mktemp("study"), study_folder, pages)
    finished, killed = (tmp_path_factory.mktemp(name) for name in ("finished", "killed"))
    # Forked of a process that has loaded all libraries, a run is killed in its work and not while it starts.
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(LIBRARIES)

    def begun(out):
        process = context.Process(target=nm.run, args=(study, out), kwargs={"progress": False})
        process.start()
        return process

    first = begun(finished)
    first.join()
    length = sum(json.loads((finished / "run.json").read_text(encoding="utf-8"))["seconds"].values())
    chance = random.Random(20)  # noqa: S311 - moments, no secrets
    for moment in (chance.uniform(0.05, 0.95) * length for _ in range(KILLS)):
        process = begun(killed)
        process.join(moment)
        process.kill()
        process.join()
        if chance.random() < 0.5:
            # Half of the time it begins anew, so that early moments are met again.
            for path in killed.glob("corpus.sqlite*"):
                path.unlink()
    last = begun(killed)
    last.join()
    assert (first.exitcode, last.exitcode) == (0, 0)
    assert hashes(killed) == hashes(finished)


def small_study(folder, study_folder, pages):
    (folder / "pages").mkdir()
    for page in pages:
        shutil.copy(study_folder / "sample" / "pages" / page, folder / "pages")
    (folder / "study.toml").write_text(
        'name = "small"\n[[inputs]]\npath = "pages/*"\n[topics]\nn_topics = 2\n', encoding="utf-8"
    )
    return folder


def test_bad_files_are_listed_at_the_end_and_the_rest_is_done(tmp_path, study_folder, newsmine):
    good = sorted(path.name for path in (study_folder / "sample" / "pages").iterdir())[:6]
    study = small_study(tmp_path, study_folder, good)
    bad = {
        "empty.html": b"",
        "paper.pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj",
        "pdf_named.html": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj",
        "one_line.html": b"<html><body>" + b"<a href='#'>menu</a>" * 250_000,
        "no_article.html": "<html><head><title>로그인</title></head><body><form><input></form></body></html>".encode(),
        "broken.xlsx": b"PK\x03\x04 torn",
    }
    for name, body in bad.items():
        (study / "pages" / name).write_bytes(body)
    done = newsmine("run", study, "-o", tmp_path / "out", "--quiet")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    lines = done.stderr.splitlines()
    for name in bad:
        assert sum(name in line for line in lines) == 1, (name, done.stderr)
    report = nm.run(study, tmp_path / "out", progress=False)
    assert report.counts["articles"] == len(good)
    assert len(report.failed) == len(bad)


def test_a_changed_page_is_read_again_and_a_vanished_one_is_forgotten(tmp_path, study_folder):
    pages = sorted(path.name for path in (study_folder / "sample" / "pages").iterdir())[:6]
    study = small_study(tmp_path, study_folder, pages)
    first = nm.run(study, tmp_path / "out", progress=False)
    Path(study / "pages" / pages[0]).unlink()
    with (study / "pages" / pages[1]).open("ab") as file:
        file.write(b"\n<!-- touched -->\n")
    second = nm.run(study, tmp_path / "out", progress=False)
    assert (first.counts["articles"], second.counts["articles"]) == (6, 5)
    assert second.done["import"] == 2
    assert second.done["tokens"] <= 1


def test_a_dictionary_that_is_not_there_is_named(tmp_path, study_folder):
    study = small_study(tmp_path, study_folder, ["001.html"])
    with (study / "study.toml").open("a", encoding="utf-8") as file:
        file.write('[entities]\ngazetteer = "names.csv"\n')
    with pytest.raises(nm.StudyError, match=r"names\.csv: no such file"):
        nm.run(study, tmp_path / "out", progress=False)
