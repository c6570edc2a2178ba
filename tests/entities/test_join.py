"""Entities joined as a corpus grows, changes and shrinks are those of the corpus joined at once."""

from datetime import datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from newsmine.copies.dedupe import dedupe
from newsmine.corpus.database import Corpus
from newsmine.corpus.write import Input, add_readings, forget_inputs
from newsmine.entities.find import find
from newsmine.entities.finder import Finder
from newsmine.records import KST, Article, Reading

FINDER = Finder.from_files(tagger="none")
LONG = " 가온시는 새 건물을 짓고 온 마을에 길을 닦는다고 밝혔다. 나래시민회는 그 뜻을 반겼다." * 3
TEXTS = [
    "김도담 의원은 웃었다.",
    "김도담 나래테크 대표는 웃었다.",
    "김도담 나래대학교 총장은 NIPO(원장 홍길동)를 찾았다.",
    "홍길동 나래정보산업진흥원장은 김도담을 만났다.",
    "나래정보산업진흥원(NIPO)은 컸다.",
    "남쪽산업진흥원(NIPO)도 컸다.",
    "나래대학교와 나래대가 컸다.",
    "나래 테크와 나래테크, ㈜나래테크가 섰다. 홍길동 나래테크 이사는 말했다.",
    "홍길동 푸른달 대표는 김도담 나주시장과 만났다." + LONG,
    "홍길동 푸른달 대표는 김도담 나주시장과 만났다." + LONG,
    "아무도 없다.",
]
STEPS = st.lists(
    st.tuples(st.sampled_from("abcdefg"), st.one_of(st.none(), st.integers(0, len(TEXTS) - 1)), st.booleans()),
    min_size=1,
    max_size=14,
)


def put(corpus, name, which):
    if which is None:
        kept = {path for (path,) in corpus.connection.execute("SELECT path FROM inputs") if path != name}
        forget_inputs(corpus, keep=kept)
        return
    when = datetime(2024, 5, 1, 9, tzinfo=KST) + timedelta(days=which * 20)
    article = Article(id=name, text=TEXTS[which], published_at=when)
    add_readings(corpus, Input(path=name, sha256=f"{which}", fingerprint="1"), [Reading(article=article)])


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
