"""kill -9 at random moments of every stage: nothing acknowledged is lost, nothing half-written is read, and the rest is done."""

import json
import multiprocessing
import os
import random
import shutil
import signal
import time

import deeds
import networkx as nx
import pandas as pd
import pytest

from newsmine.corpus.database import Corpus
from newsmine.corpus.exports import file_hash

# Of each stage, beside the ten of a collector (tests/pages/test_thousand_pages.py) and the ten of whole runs; ``make crash``: ten.
KILLS = int(os.environ.get("NEWSMINE_KILLS", "3"))
PRELOADED = [
    "deeds",
    "newsmine.graphs.connect",
    "newsmine.graphs.describe",
    "newsmine.files.excel",
    "pandas",
    "pyarrow.parquet",
    "igraph",
]
BEFORE = {
    "import": (),
    "tokenize": ("import",),
    "find": ("import",),
    "connect": ("import", "find"),
    "export": ("import", "find"),
}


@pytest.fixture(scope="module")
def begin():
    """Give what begins a deed in another process, forked of one that has loaded all libraries."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(PRELOADED)
    first = context.Process(target=len, args=("",))
    first.start()
    first.join()

    def begun(deed, folder):
        process = context.Process(target=deeds.do, args=(deed, folder))
        process.start()
        return process

    return begun


@pytest.mark.parametrize("deed", BEFORE)
def test_nothing_is_lost_and_nothing_is_half_there(deed, begin, tmp_path):
    start, calm, folder = tmp_path / "start", tmp_path / "calm", tmp_path / "killed"
    deeds.write_inputs(start)
    for each in BEFORE[deed]:
        deeds.do(each, start)
    (start / "told.txt").unlink(missing_ok=True)
    shutil.copytree(start, calm)
    began = time.monotonic()
    done = begin(deed, calm)
    done.join()
    length = time.monotonic() - began
    chance = random.Random(deed)  # noqa: S311 - moments, no secrets
    killed = 0
    while killed < KILLS:
        if not folder.exists():
            shutil.copytree(start, folder)
        process = begin(deed, folder)
        process.join(chance.uniform(0.02, 0.9) * length)
        process.kill()
        process.join()
        killed += process.exitcode == -signal.SIGKILL
        check_told(deed, folder)
        if (folder / "corpus.sqlite").exists():
            deeds.rows(folder)
        if process.exitcode == 0 or chance.random() < 0.4:
            shutil.rmtree(folder)
    if not folder.exists():
        shutil.copytree(start, folder)
    last = begin(deed, folder)
    last.join()
    assert (done.exitcode, last.exitcode) == (0, 0)
    assert deeds.rows(folder) == deeds.rows(calm)
    assert results(folder) == results(calm)


def check_told(deed, folder):
    """Fail if something is not there of which the killed process had said that it is, or anything is there by half."""
    told = folder / "told.txt"
    said = told.read_text(encoding="utf-8").split("\n") if told.exists() else []
    if deed == "import":
        with Corpus.open(folder / "corpus.sqlite") as corpus:
            known = dict(corpus.connection.execute("SELECT path, articles FROM inputs"))
            n = corpus.connection.execute("SELECT count(*) FROM articles").fetchone()[0]
        assert {name for name in said if name.endswith(".jsonl")} <= {path.rpartition("/")[2] for path in known}
        assert n == deeds.A_FILE * len(known)
    for path in results(folder):
        read(folder / path)
    if deed in {"connect", "export"}:
        assert {name for name in said if "." in name} <= set(results(folder))


def results(folder):
    """Return the hashes of the result files; what is still being written has another name."""
    paths = [*folder.glob("graph.*"), *folder.glob("*.xlsx"), *folder.glob("tables/**/*.parquet")]
    files = (path for path in paths if path.is_file() and path.suffix != ".part")
    return {path.relative_to(folder).as_posix(): file_hash(path) for path in files}


def read(path):
    """Read a result file as its user would."""
    readers = {".xlsx": pd.read_excel, ".parquet": pd.read_parquet, ".gexf": nx.read_gexf, ".graphml": nx.read_graphml}
    if path.suffix in readers:
        settings = {"engine": "calamine"} if path.suffix == ".xlsx" else {}
        readers[path.suffix](path, **settings)
    else:
        json.loads(path.read_text(encoding="utf-8"))
