"""What is kept of a corpus that was joined before is what would be read again, whatever changed since."""

import sqlite3

from growing import FINDER, NAMES, WHICH, grow, put
from hypothesis import given, settings
from hypothesis import strategies as st

import newsmine as nm
from newsmine.corpus.database import Corpus
from newsmine.entities.find import find
from newsmine.graphs import blocks

THEN = st.sampled_from(["", "find", "dedupe", "connect", "find connect"])
STEPS = st.lists(st.tuples(NAMES, WHICH, THEN), min_size=1, max_size=12)
PLACES = "SELECT choice FROM kept WHERE name LIKE 'places%'"
# Of the texts three that name bodies, one that gives the short name of one of them to another, and a long one.
SHORT, TAKEN, LONG = 11, 14, 8


def many(n):
    corpus = Corpus.open(":memory:")
    for i in range(n):
        put(corpus, f"a{i:03}", SHORT + i % 3, day=i)
    find(corpus, gazetteer=FINDER)
    return corpus


def drawn(corpus, within="sentence"):
    graph = nm.connect(corpus, within=within, min_count=1)
    edges = [(*ends, {**told, "evidence": tuple(told["evidence"])}) for *ends, told in graph.edges(data=True)]
    return list(graph.nodes(data=True)), edges, graph.graph


def read_anew(corpus, monkeypatch):
    """Return the blocks that a graph reads out of the articles."""
    met = []
    block = blocks.Block
    monkeypatch.setattr(blocks, "Block", lambda corpus, number: met.append(number) or block(corpus, number))
    drawn(corpus)
    monkeypatch.setattr(blocks, "Block", block)
    return met


@settings(max_examples=40, deadline=None)
@given(steps=STEPS, within=st.sampled_from(["sentence", "paragraph", "article", 5]))
def test_a_graph_is_that_of_a_corpus_of_which_nothing_was_kept(steps, within):
    with Corpus.open(":memory:") as corpus:
        grow(corpus, steps, connect=lambda corpus: drawn(corpus, within))
        found = drawn(corpus, within)
        corpus.connection.execute("DELETE FROM kept")
        assert found == drawn(corpus, within)


def test_only_the_block_of_an_article_that_changed_is_read_again(monkeypatch):
    corpus = many(300)
    assert read_anew(corpus, monkeypatch) == [0, 1, 2]
    assert read_anew(corpus, monkeypatch) == []
    put(corpus, "a140", LONG)
    assert read_anew(corpus, monkeypatch) == [1]
    put(corpus, "a299", None)
    assert read_anew(corpus, monkeypatch) == [2]
    put(corpus, "b", TAKEN)
    find(corpus, gazetteer=FINDER)
    # The name that it has too means another body now, wherever it stands.
    assert read_anew(corpus, monkeypatch) == [0, 1, 2]


def test_another_choice_takes_the_place_of_the_first(monkeypatch):
    corpus = many(3)
    drawn(corpus)
    nm.connect(corpus, labels=["PUBLIC_ORG"], min_count=1)
    assert [choice.split(" code")[0] for (choice,) in corpus.connection.execute(PLACES)] == ["PUBLIC_ORG"]
    assert read_anew(corpus, monkeypatch) == [0]


def test_where_nobody_may_write_it_is_read_again(tmp_path):
    with many(3) as corpus:
        expected = drawn(corpus)
        corpus.connection.execute("DELETE FROM kept")
        corpus.connection.execute("VACUUM INTO ?", (str(tmp_path / "corpus.sqlite"),))
    with Corpus.open(tmp_path / "corpus.sqlite", read_only=True) as corpus:
        assert drawn(corpus) == expected
    with Corpus.open(tmp_path / "corpus.sqlite") as corpus, sqlite3.connect(corpus.path) as other:
        other.execute("BEGIN IMMEDIATE")
        assert drawn(corpus) == expected
        other.execute("ROLLBACK")
        assert corpus.connection.execute("SELECT count(*) FROM kept").fetchone() == (0,)
        assert drawn(corpus) == expected
        assert corpus.connection.execute("SELECT count(*) FROM kept").fetchone() == (1,)


def test_what_was_read_before_another_wrote_is_not_kept(tmp_path, monkeypatch):
    with many(3) as corpus:
        corpus.connection.execute("VACUUM INTO ?", (str(tmp_path / "corpus.sqlite"),))
    keep = blocks.keep_blocks

    def late(*given, **further):
        with Corpus.open(tmp_path / "corpus.sqlite") as other:
            put(other, "a001", LONG)
        keep(*given, **further)

    with Corpus.open(tmp_path / "corpus.sqlite") as corpus:
        monkeypatch.setattr(blocks, "keep_blocks", late)
        drawn(corpus)
        assert corpus.connection.execute("SELECT count(*) FROM kept").fetchone() == (0,)
