"""Corpora of older versions are brought to this one, with what they hold."""

import sqlite3

from newsmine.corpus.database import Corpus
from newsmine.corpus.frames import articles
from newsmine.corpus.migrations import STEPS, VERSION


def of_version_one(path, rights):
    with sqlite3.connect(path) as connection:
        connection.executescript(STEPS[0])
        for number, notice in enumerate(rights):
            connection.execute(
                "INSERT INTO articles (id, text, authors, captions, rights, body_complete, language, content_hash) "
                "VALUES (?, '글이다.', '[]', '[]', ?, 1, 'ko', 'h')",
                (f"a{number}", notice),
            )
        connection.execute("PRAGMA user_version = 1")
    connection.close()


def test_an_older_corpus_learns_which_articles_forbid_training(tmp_path):
    path = tmp_path / "old.sqlite"
    of_version_one(path, ["무단전재 및 재배포, AI학습 및 활용 금지", "무단전재 및 재배포 금지", None])
    with Corpus.open(path) as corpus:
        got = {article.id: article.ai_training_prohibited for article in articles(corpus.connection)}
        assert got == {"a0": True, "a1": False, "a2": False}
        assert corpus.articles()["ai_training_prohibited"].dtype == "bool"
        assert corpus.connection.execute("PRAGMA user_version").fetchone()[0] == VERSION
