"""A folder of Parquet files that is written again is that of a corpus which is written for the first time, whatever changed."""

import tempfile
from functools import cache
from pathlib import Path

import pandas as pd
import pytest
from growing import FINDER, NAMES, TEXTS, WHICH, grow, put
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsmine.corpus import parted
from newsmine.corpus.database import Corpus
from newsmine.corpus.parquet import read_parquet, write_parquet
from newsmine.corpus.read import iter_articles
from newsmine.corpus.records_file import read_records
from newsmine.entities.find import find
from newsmine.errors import ExportError
from newsmine.schema import ARTICLES
from newsmine.tokens.tokenize import tokenize

THEN = st.sampled_from(["", "find", "dedupe", "write", "find write"])
STEPS = st.lists(st.tuples(NAMES, WHICH, THEN), min_size=1, max_size=8)
# Three blocks of 128 (none is the 0th article), of which each has some of every month.
MANY, MONTHS, DAYS = 383, 5, 150


@cache
def many():
    corpus = Corpus.open(":memory:")
    for i in range(MANY):
        put(corpus, f"x{i:03}", i % len(TEXTS), day=i * 7 % DAYS)
    tokenize(corpus)
    find(corpus, gazetteer=FINDER)
    return corpus


def contents(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def written(corpus, folder):
    """Return the files that are written now, of all those of a folder."""
    before = {path: path.stat().st_ino for path in folder.rglob("*.parquet")}
    files = write_parquet(corpus, folder)
    assert set(files) == {path for path in folder.rglob("*.parquet") if path.is_file()}
    return sorted(str(path.relative_to(folder)) for path in files if path.stat().st_ino != before.get(path))


@pytest.fixture
def corpus():
    with Corpus.open(":memory:") as corpus:
        many().connection.backup(corpus.connection)
        yield corpus


@pytest.fixture(params=[0, MANY, 100_000])
def one_file(request, monkeypatch):
    monkeypatch.setattr(parted, "_ONE_FILE", request.param)
    monkeypatch.setattr(parted, "ROWS", 50)


@pytest.fixture
def in_parts(monkeypatch):
    monkeypatch.setattr(parted, "_ONE_FILE", 0)


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@pytest.mark.usefixtures("one_file")
@given(steps=STEPS)
def test_a_folder_written_again_is_that_written_at_once(steps):
    with tempfile.TemporaryDirectory() as made, Corpus.open(":memory:") as corpus:
        many().connection.backup(corpus.connection)
        write_parquet(corpus, Path(made) / "again")
        grow(corpus, steps, write=lambda corpus: write_parquet(corpus, Path(made) / "again"))
        write_parquet(corpus, Path(made) / "again")
        corpus.connection.execute("DELETE FROM kept")
        write_parquet(corpus, Path(made) / "once")
        assert contents(Path(made) / "again") == contents(Path(made) / "once")


@pytest.mark.usefixtures("in_parts")
def test_only_parts_in_which_something_changed_are_written(corpus, tmp_path):
    made = ["duplicates.parquet", "entities.parquet"]
    assert len(written(corpus, tmp_path)) == 4 * (MONTHS + 1) + 2
    assert written(corpus, tmp_path) == made
    put(corpus, "a", 6, day=DAYS - 1)
    assert written(corpus, tmp_path) == sorted(
        [*made, *(f"{table}.parquet/2024-09.parquet" for table in ("articles", "mentions", "relations", "tokens"))]
    )
    find(corpus, gazetteer=FINDER)
    assert written(corpus, tmp_path) == [*made, "mentions.parquet/2024-09.parquet"]
    # Nothing tells which of the others went with it: what is in its month is counted, and the rows of its block are read again.
    put(corpus, "x299", None)
    assert {"articles.parquet/2024-09.parquet"} <= set(written(corpus, tmp_path))


@pytest.mark.usefixtures("in_parts")
def test_parts_are_one_table_for_who_reads_them(corpus, tmp_path):
    write_parquet(corpus, tmp_path)
    assert max(path.name for path in (tmp_path / "articles.parquet").iterdir()) == "undated.parquet"
    for table in ("articles", "tokens", "mentions", "relations"):
        own = getattr(corpus, table)(**({"labels": "all"} if table == "mentions" else {}))
        assert list(pd.read_parquet(tmp_path / f"{table}.parquet").iloc[:, 0]) == list(own.iloc[:, 0])
    assert list(read_records(tmp_path / "articles.parquet", ARTICLES)) == list(iter_articles(corpus, duplicates=True))
    with Corpus.open(":memory:") as again:
        read_parquet(tmp_path, again)
        for table in ("articles", "tokens", "mentions", "entities", "relations"):
            assert getattr(again, table)().equals(getattr(corpus, table)()), table


@pytest.mark.usefixtures("in_parts")
@pytest.mark.parametrize("spoil", [Path.unlink, lambda path: path.write_bytes(b"PAR1")])
def test_what_another_did_to_a_file_is_made_good(corpus, tmp_path, spoil):
    write_parquet(corpus, tmp_path / "1")
    before = contents(tmp_path / "1")
    spoil(tmp_path / "1/mentions.parquet/2024-07.parquet")
    write_parquet(corpus, tmp_path / "1")
    assert contents(tmp_path / "1") == before
    # Another folder knows nothing of this one.
    write_parquet(corpus, tmp_path / "2")
    assert contents(tmp_path / "2") == before


@pytest.mark.usefixtures("in_parts")
def test_a_corpus_that_cannot_be_written_to_is_exported(corpus, tmp_path):
    write_parquet(corpus, tmp_path / "1")
    corpus.connection.execute("DELETE FROM kept")
    corpus.connection.execute("VACUUM INTO ?", (str(tmp_path / "corpus.sqlite"),))
    with Corpus.open(tmp_path / "corpus.sqlite", read_only=True) as fixed:
        for _ in range(2):
            write_parquet(fixed, tmp_path / "2")
            assert contents(tmp_path / "2") == contents(tmp_path / "1")
        assert fixed.connection.execute("SELECT count(*) FROM kept").fetchone() == (0,)


def test_what_is_none_of_ours_is_left(corpus, tmp_path, monkeypatch):
    monkeypatch.setattr(parted, "_ONE_FILE", 0)
    write_parquet(corpus, tmp_path)
    (tmp_path / "articles.parquet/notes.txt").write_text("메모", "utf-8")
    write_parquet(corpus, tmp_path)
    monkeypatch.setattr(parted, "_ONE_FILE", MANY)
    with pytest.raises(ExportError, match="another folder"):
        write_parquet(corpus, tmp_path)
    assert (tmp_path / "articles.parquet/notes.txt").is_file()


def test_a_disk_that_takes_no_more_leaves_what_was_there(corpus, tmp_path, monkeypatch):
    monkeypatch.setattr(parted, "_ONE_FILE", 0)
    write_parquet(corpus, tmp_path)
    put(corpus, "a", 6, day=DAYS - 1)
    whole = parted.write_file

    def full(path, *given):
        if path.parent.name == "mentions.parquet":
            raise ExportError(f"{path}: No space left on device")
        whole(path, *given)

    monkeypatch.setattr(parted, "write_file", full)
    with pytest.raises(ExportError, match="No space"):
        write_parquet(corpus, tmp_path)
    monkeypatch.setattr(parted, "write_file", whole)
    write_parquet(corpus, tmp_path)
    assert contents(tmp_path) == (write_parquet(corpus, tmp_path / "once"), contents(tmp_path / "once"))[1]
