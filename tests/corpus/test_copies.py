"""Copies are marked, never deleted; a mark goes with what it hangs on."""

import contextlib
import sqlite3
from dataclasses import replace

import pytest

from newsmine.corpus.copies import copies_fingerprint, is_marked, mark_copies
from newsmine.corpus.database import Corpus
from newsmine.corpus.migrations import STEPS
from newsmine.corpus.parquet import read_parquet, write_parquet
from newsmine.corpus.read import counts, iter_articles, iter_documents
from newsmine.corpus.search import count, search
from newsmine.corpus.stages import Each, advance
from newsmine.corpus.write import Input, add_readings
from newsmine.records import Article, Document, Duplicate, Reading, Token

ARTICLES = [
    Article(id="a", text="가온시는 도서관을 열었다.", title="새 도서관", publisher="가온일보"),
    Article(id="b", text="가온시는 도서관을 열었다고 밝혔다.", title="도서관 열어", publisher="나래신문"),
    Article(id="c", text="누리온데이터가 문을 열었다.", title="누리온"),
]
FOUND = [
    Duplicate(group=1, article_id="a", kept=True),
    Duplicate(group=1, article_id="b", kept=False, duplicate_of="a", similarity=0.9),
]


def add(corpus, *articles, path="a.jsonl"):
    source = Input(path=path, sha256=str(hash(articles)), fingerprint="1")
    return add_readings(corpus, source, [Reading(article=each) for each in articles])


def tokens_of(article):
    token = Token(article.text, article.text, "X", "X", 0, len(article.text), exact=True)
    return Document(article_id=article.id, tokenizer="blank", tokens=(token,))


def ids(records, name="id"):
    return [getattr(record, name) for record in records]


@pytest.fixture
def corpus():
    with Corpus.open(":memory:") as corpus:
        add(corpus, *ARTICLES)
        yield corpus


def test_a_copy_is_left_out_of_every_answer_and_still_there(corpus):
    advance(corpus, "tokens", fingerprint="1", work=Each(tokens_of))
    mark_copies(corpus, FOUND)
    assert ids(iter_articles(corpus)) == ["a", "c"]
    assert ids(iter_articles(corpus, duplicates=True)) == ["a", "b", "c"]
    assert list(corpus.articles()["id"]) == ["a", "c"]
    assert list(corpus.articles(duplicates=True)["id"]) == ["a", "b", "c"]
    assert ids(iter_documents(corpus), "article_id") == ["a", "c"]
    assert [hit.article_id for hit in search(corpus, "도서관")] == ["a"]
    assert count(corpus, "도서관") == 1
    assert (counts(corpus)["articles"], counts(corpus)["documents"]) == (3, 2)


def test_the_table_names_each_copy_and_what_it_is_a_copy_of(corpus):
    mark_copies(corpus, FOUND)
    rows = corpus.duplicates()[["group", "article_id", "publisher", "title", "kept", "similarity"]].values.tolist()
    assert rows == [[1, "a", "가온일보", "새 도서관", True, 1.0], [1, "b", "나래신문", "도서관 열어", False, 0.9]]
    assert corpus.duplicates()["duplicate_of"].fillna("-").tolist() == ["-", "a"]


def test_a_stage_does_not_work_on_copies_and_does_when_they_come_back(corpus):
    mark_copies(corpus, FOUND)
    assert advance(corpus, "tokens", fingerprint="1", work=Each(tokens_of)).done == 2
    mark_copies(corpus, [])
    assert advance(corpus, "tokens", fingerprint="1", work=Each(tokens_of)).done == 1


def test_groups_of_which_all_are_kept_are_named_and_nothing_is_left_out(corpus):
    mark_copies(corpus, [replace(each, kept=True) for each in FOUND])
    assert len(corpus.articles()) == 3
    assert list(corpus.duplicates()["kept"]) == [True, True]


@pytest.mark.parametrize("changed", ["a", "b"])
def test_a_copy_comes_back_when_it_or_its_original_changes(corpus, changed):
    mark_copies(corpus, FOUND)
    add(
        corpus,
        *(replace(each, text=each.text + " 시민이 반겼다.") if each.id == changed else each for each in ARTICLES),
    )
    assert ids(iter_articles(corpus)) == ["a", "b", "c"]


def test_a_copy_comes_back_when_its_original_is_taken_out(corpus):
    mark_copies(corpus, FOUND)
    assert add(corpus, *ARTICLES[1:]).removed == 1
    assert ids(iter_articles(corpus)) == ["b", "c"]


def test_marks_are_known_until_an_article_or_a_setting_changes(corpus):
    made = copies_fingerprint(corpus, keep="first")
    assert not is_marked(corpus, made)
    mark_copies(corpus, FOUND, fingerprint=made)
    assert is_marked(corpus, copies_fingerprint(corpus, keep="first"))
    assert not is_marked(corpus, copies_fingerprint(corpus, keep="longest"))
    add(corpus, *ARTICLES, Article(id="d", text="새 글이다."))
    assert not is_marked(corpus, copies_fingerprint(corpus, keep="first"))


def test_copies_go_with_a_corpus_into_parquet_and_back(corpus, tmp_path):
    mark_copies(corpus, FOUND)
    write_parquet(corpus, tmp_path)
    with Corpus.open(":memory:") as again:
        read_parquet(tmp_path, again)
        assert again.duplicates().equals(corpus.duplicates())
        assert ids(iter_articles(again, duplicates=True)) == ["a", "b", "c"]


def test_a_corpus_from_before_there_were_marks_opens_with_all_its_articles(tmp_path):
    path = tmp_path / "old.sqlite"
    with contextlib.closing(sqlite3.connect(path)) as connection:
        for statement in STEPS[0].split(";\n"):
            connection.execute(statement)
        connection.execute(
            "INSERT INTO articles (id, text, authors, captions, body_complete, language, content_hash) "
            "VALUES ('a', '글이다.', '[]', '[]', 1, 'ko', 'x')"
        )
        connection.execute("PRAGMA user_version = 1")
        connection.commit()
    with Corpus.open(path) as corpus:
        assert ids(iter_articles(corpus)) == ["a"]
        assert corpus.duplicates().empty
