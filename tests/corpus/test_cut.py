"""An article that becomes whole keeps where it came from, and all that depends on its text is made anew."""

from dataclasses import replace

import pytest

from newsmine.corpus.cut import article_of, cut_articles, put_whole
from newsmine.corpus.database import Corpus
from newsmine.corpus.exports import state_hash
from newsmine.corpus.extras import articles_with_extras, extra_of, extras
from newsmine.corpus.read import provenance
from newsmine.corpus.search import count
from newsmine.corpus.write import Input, add_readings
from newsmine.records import Article, Reading

CUT = Article(
    id="a1", text="가온시는 도서관을..", title="새 도서관", source="a.xlsx", reader="bigkinds", body_complete=False
)
OTHER = Article(id="a2", text="나래군은 다리를 놓았다.", title="새 다리", source="a.xlsx", reader="bigkinds")
WHOLE = replace(CUT, text="가온시는 도서관을 열었다.\n시민이 반겼다.", body_complete=True, reader="bigkinds+ndsoft")
EXPORT = Input(path="a.xlsx", sha256="1", fingerprint="f")
PAGE = Input(path="https://paper.example/1", sha256="2", fingerprint="f")
READINGS = [Reading(article=CUT, extra=(("인물", "도윤재"),), warnings=("cut",)), Reading(article=OTHER)]


@pytest.fixture
def corpus():
    with Corpus.open(":memory:") as opened:
        add_readings(opened, EXPORT, READINGS)
        yield opened


def test_only_cut_articles_are_to_be_completed(corpus):
    assert [article.id for article in cut_articles(corpus)] == ["a1"]
    assert put_whole(corpus, WHOLE, PAGE, note="text of a page")
    assert cut_articles(corpus) == []
    assert article_of(corpus, "a1") == WHOLE
    assert not put_whole(corpus, WHOLE, PAGE, note="text of a page")
    assert not put_whole(corpus, replace(WHOLE, id="none"), PAGE, note="text of a page")


def test_the_words_of_the_whole_text_are_found_and_those_of_the_cut_one_are_gone(corpus):
    put_whole(corpus, WHOLE, PAGE, note="text of a page")
    assert (count(corpus, "반겼다"), count(corpus, "도서관을"), count(corpus, "다리를")) == (1, 1, 1)


def test_where_it_came_from_and_what_its_source_says_beside_stay(corpus):
    put_whole(corpus, WHOLE, PAGE, note="text of a page")
    origin = provenance(corpus).set_index("article_id").loc["a1"]
    assert (origin["input"], origin["sha256"], origin["reader"]) == ("a.xlsx", "1", "bigkinds+ndsoft")
    assert origin["warnings"] == "cut; text of a page"
    assert extra_of(corpus, "a1") == (("인물", "도윤재"),)
    assert extras(corpus).to_dict("records") == [{"article_id": "a1", "인물": "도윤재"}]
    assert articles_with_extras(corpus).set_index("id")["인물"].isna().to_dict() == {"a1": False, "a2": True}


def test_what_was_made_of_the_corpus_is_no_more_up_to_date(corpus):
    before = state_hash(corpus, ["tokens"])
    put_whole(corpus, WHOLE, PAGE, note="text of a page")
    after = state_hash(corpus, ["tokens"])
    # Also where a study, which does not name the page, has forgotten it.
    corpus.connection.execute("DELETE FROM inputs WHERE path = ?", (PAGE.path,))
    assert before not in {after, state_hash(corpus, ["tokens"])}


def test_the_same_export_read_anew_does_not_cut_it_again(corpus):
    put_whole(corpus, WHOLE, PAGE, note="text of a page")
    add_readings(corpus, replace(EXPORT, fingerprint="newer"), READINGS)
    assert article_of(corpus, "a1") == WHOLE
    add_readings(corpus, replace(EXPORT, sha256="3"), READINGS[1:])
    assert article_of(corpus, "a1") is None


def test_what_a_source_says_beside_goes_with_its_article(corpus):
    add_readings(corpus, replace(EXPORT, sha256="3"), [])
    assert corpus.connection.execute("SELECT count(*) FROM extras").fetchone() == (0,)
