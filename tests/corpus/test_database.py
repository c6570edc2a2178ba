"""A corpus opens what it can and says what it cannot."""

import contextlib
import sqlite3
import threading

import pytest

from newsmine.corpus.database import Corpus, transaction
from newsmine.errors import CorpusError


def test_another_kind_of_file_is_refused_and_left_as_it_was(tmp_path):
    path = tmp_path / "표.xlsx"
    path.write_bytes(b"PK\x03\x04 not a corpus")
    with pytest.raises(CorpusError, match="no corpus but another kind of file"):
        Corpus.open(path)
    assert path.read_bytes() == b"PK\x03\x04 not a corpus"


def test_a_missing_corpus_is_made_only_when_asked(tmp_path):
    with pytest.raises(CorpusError, match="no such corpus"):
        Corpus.open(tmp_path / "a.sqlite", create=False)
    Corpus.open(tmp_path / "새 폴더" / "a.sqlite").close()
    assert (tmp_path / "새 폴더" / "a.sqlite").exists()


def test_a_corpus_of_a_newer_version_is_refused(tmp_path):
    path = tmp_path / "a.sqlite"
    Corpus.open(path).close()
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 999")
    with pytest.raises(CorpusError, match="upgrade newsmine"):
        Corpus.open(path)


def test_two_that_open_a_new_corpus_at_once_both_get_it(tmp_path):
    path, errors = tmp_path / "a.sqlite", []

    def open_it():
        try:
            Corpus.open(path).close()
        except CorpusError as error:
            errors.append(error)

    threads = [threading.Thread(target=open_it) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []


def test_a_second_writer_is_told_and_the_first_keeps_all(tmp_path, monkeypatch):
    monkeypatch.setattr("newsmine.corpus.database._BUSY_SECONDS", 0.1)
    with Corpus.open(tmp_path / "a.sqlite") as one, Corpus.open(tmp_path / "a.sqlite") as two:
        with transaction(one) as connection:
            connection.execute("INSERT INTO exports VALUES ('a', 'b', 'c')")
            with pytest.raises(CorpusError, match="another program writes"), transaction(two):
                pass
        assert two.connection.execute("SELECT count(*) FROM exports").fetchone() == (1,)


def test_what_fails_inside_a_transaction_leaves_nothing(tmp_path):
    with Corpus.open(tmp_path / "a.sqlite") as corpus:
        with contextlib.suppress(RuntimeError), transaction(corpus) as connection:
            connection.execute("INSERT INTO exports VALUES ('a', 'b', 'c')")
            raise RuntimeError
        assert corpus.connection.execute("SELECT count(*) FROM exports").fetchone() == (0,)
