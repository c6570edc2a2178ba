"""A stage does what is missing or changed, and nothing else."""

import pytest

from newsmine.corpus.database import Corpus
from newsmine.corpus.read import counts, iter_documents, iter_mentions
from newsmine.corpus.stages import Each, advance
from newsmine.corpus.write import Input, add_readings
from newsmine.errors import NewsmineError
from newsmine.records import Article, Document, Found, Mention, Reading, Token


def article(id_, text):
    return Article(id=id_, text=text, title="제목")


def add(corpus, *articles, path="a.jsonl"):
    source = Input(path=path, sha256=str(hash(articles)), fingerprint="1")
    return add_readings(corpus, source, [Reading(article=each) for each in articles])


@pytest.fixture
def corpus():
    with Corpus.open(":memory:") as corpus:
        add(corpus, article("a", "한빛결 원장이 말했다."), article("b", "누리온데이터가 문을 열었다."))
        yield corpus


def tokens_of(article):
    return Document(
        article_id=article.id,
        tokenizer="blank",
        tokens=(Token(article.text, article.text, "X", "X", 0, len(article.text), exact=True),),
    )


def test_a_second_run_does_nothing(corpus):
    first = advance(corpus, "tokens", fingerprint="1", work=Each(tokens_of))
    second = advance(corpus, "tokens", fingerprint="1", work=Each(lambda _: pytest.fail("done again")))
    assert (first.done, first.same, second.done, second.same) == (2, 0, 0, 2)


def test_a_changed_dictionary_does_all_again_and_a_changed_article_itself_only(corpus):
    advance(corpus, "tokens", fingerprint="1", work=Each(tokens_of))
    assert advance(corpus, "tokens", fingerprint="2", work=Each(tokens_of)).done == 2
    add(corpus, article("a", "다른 글이다."), article("b", "누리온데이터가 문을 열었다."))
    assert advance(corpus, "tokens", fingerprint="2", work=Each(tokens_of)).done == 1
    assert {document.tokens[0].form for document in iter_documents(corpus)} == {
        "다른 글이다.",
        "누리온데이터가 문을 열었다.",
    }


def test_one_bad_article_is_listed_and_the_rest_is_done(corpus):
    def work(article):
        if article.id == "a":
            raise NewsmineError("a: broken")
        return tokens_of(article)

    for _ in range(2):
        report = advance(corpus, "tokens", fingerprint="1", work=Each(work))
        assert report.failed == (("a", "a: broken"),)
    assert counts(corpus)["documents"] == 1


def test_an_interrupt_keeps_what_was_done(corpus, monkeypatch):
    monkeypatch.setattr("newsmine.corpus.stages._SECONDS_A_COMMIT", 0)
    seen = []

    def work(article):
        if seen:
            raise KeyboardInterrupt
        seen.append(article.id)
        return tokens_of(article)

    with pytest.raises(KeyboardInterrupt):
        advance(corpus, "tokens", fingerprint="1", work=Each(work))
    assert counts(corpus)["documents"] == 1


def test_mentions_of_an_article_are_replaced(corpus):
    def work(article):
        mention = Mention(
            article_id=article.id, start=0, end=3, text=article.text[:3], label="PERSON", entity_id="person-1",
            canonical="한빛결", sentence=0, by="test",
        )  # fmt: skip
        return Found(mentions=(mention,))

    for fingerprint in "12":
        advance(corpus, "entities", fingerprint=fingerprint, work=Each(work))
    assert len(list(iter_mentions(corpus))) == 2
    entities = corpus.entities()
    assert list(entities.mentions) == [2]
    assert list(entities.aliases) == [("누리온",)]


def test_an_article_that_its_input_gives_no_more_is_gone_with_all_that_hung_on_it(corpus):
    advance(corpus, "tokens", fingerprint="1", work=Each(tokens_of))
    assert add(corpus, article("b", "누리온데이터가 문을 열었다.")).removed == 1
    assert counts(corpus) == {"articles": 1, "documents": 1, "mentions": 0, "entities": 0, "relations": 0}
