"""Entities joined as a corpus grows, changes and shrinks are those of the corpus joined at once."""

from growing import FINDER, NAMES, WHICH, put
from hypothesis import given, settings
from hypothesis import strategies as st

from newsmine.copies.dedupe import dedupe
from newsmine.corpus.database import Corpus
from newsmine.entities.find import find

STEPS = st.lists(st.tuples(NAMES, WHICH, st.booleans()), min_size=1, max_size=14)


def made(corpus):
    dedupe(corpus)
    find(corpus, gazetteer=FINDER)
    return [corpus.mentions().to_dict("list"), corpus.relations().to_dict("list")]


@settings(max_examples=20, deadline=None)
@given(steps=STEPS)
def test_a_corpus_joined_step_by_step_is_that_joined_at_once(steps):
    with Corpus.open(":memory:") as grown, Corpus.open(":memory:") as whole:
        last = {}
        for name, which, finds in steps:
            put(grown, name, which)
            last[name] = which
            if finds:
                made(grown)
        for name, which in last.items():
            if which is not None:
                put(whole, name, which)
        assert made(grown) == made(whole)


def test_what_was_joined_is_not_joined_again(monkeypatch):
    with Corpus.open(":memory:") as corpus:
        put(corpus, "a", 0)
        put(corpus, "b", 1)
        before = made(corpus)
        monkeypatch.setattr("newsmine.entities.join.transaction", None)
        assert made(corpus) == before


def test_an_article_more_touches_none_but_the_names_that_it_has(monkeypatch):
    from newsmine.corpus import joined

    looked_at = []
    parted = joined.touched_persons
    with Corpus.open(":memory:") as corpus:
        for name, which in (("a", 0), ("b", 1), ("c", 3)):
            put(corpus, name, which)
        made(corpus)

        def watched(connection):
            for name, persons in parted(connection):
                looked_at.append(name)
                yield name, persons

        monkeypatch.setattr(joined, "touched_persons", watched)
        put(corpus, "d", 7)
        made(corpus)
    assert looked_at == ["홍길동"]
