import pickle
import subprocess
import sys
from itertools import count, islice

import pytest

from newsmine.errors import InputError, PluginError
from newsmine.records import Article
from newsmine.tokens.tokenize import tokenize, tokenizer

TEXT = "광주시는 인공지능사관학교를 열었다. 원장은 고맙다고 했다.\n둘째 문단이다."


class Spaces:
    """What KoNLPy's users may bring: an object with ``pos``."""

    def pos(self, phrase):
        return [(word, "Noun") for word in phrase.split()]


def test_importing_loads_no_engine():
    code = "import sys, newsmine.tokens.tokenize; print([m for m in ('jpype', 'kiwipiepy', 'konlpy', 'mecab', 'pandas') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_tokens_know_sentence_word_lemma_and_class():
    tokens = {token.form: token for token in tokenizer("kiwi").tokenize(TEXT)}
    assert (tokens["열"].lemma, tokens["열"].pos) == ("열다", "VERB")
    assert (tokens["광주시"].sentence, tokens["광주시"].word) == (0, 0)
    assert (tokens["원장"].sentence, tokens["원장"].word) == (1, 3)
    assert tokens["문단"].sentence == 2


def test_compounds_join_the_nouns_of_a_word():
    tok = tokenizer("kiwi")
    assert "인공지능사관학교" in tok.nouns(TEXT, compounds=True)
    joined = next(token for token in tok.tokenize(TEXT, compounds=True) if token.form == "인공지능사관학교")
    assert joined.exact
    assert TEXT[joined.start : joined.end] == joined.form


def test_compounds_hold_the_sign_of_a_company_and_no_particle():
    nouns = tokenizer("kiwi").nouns("㈜나래정보통신은 AI융합센터 30명과 함께했다.", compounds=True)
    assert nouns == ["㈜나래정보통신", "AI융합센터"]


@pytest.mark.parametrize("workers", [1, 2])
def test_many_texts_keep_their_order_and_are_read_lazily(workers):
    tok = tokenizer("kiwi")
    read = []

    def endless():
        for i in count():
            read.append(i)
            yield f"{i}번째 문장 😀\ud800"

    got = list(islice(tok.tokenize_many(endless(), workers), 20))
    assert [tokens[0].form for tokens in got] == [str(i) for i in range(20)]
    assert len(read) < 200


def test_many_texts_hold_blank_ones():
    tok = tokenizer("kiwi")
    texts = ["광주", "", "  ", "전남"]
    assert [len(tokens) for tokens in tok.tokenize_many(texts, 2)] == [1, 0, 0, 1]
    assert list(tok.tokenize_many(texts, 2)) == list(tok.tokenize_many(texts))


def test_no_workers_is_a_wrong_argument():
    with pytest.raises(ValueError, match="workers"):
        tokenizer("kiwi").tokenize_many([], 0)


def test_any_object_with_pos_is_a_tokenizer():
    tok = tokenizer(Spaces(), user_words=["둘째 문단"])
    tokens = tok.tokenize(TEXT)
    assert all(token.exact and token.pos in {"NOUN", "PROPN"} for token in tokens)
    assert "둘째 문단" in [token.form for token in tokens]
    assert [document.tokenizer for document in tokenize([Article(id="1", text=TEXT)], tokenizer=Spaces())] == ["spaces"]


@pytest.mark.jvm
def test_konlpys_own_tagger_is_a_tokenizer():
    from newsmine.tokens.engines.jvm import konlpy_tagger

    tagger = konlpy_tagger("Kkma")
    tok = tokenizer(tagger)
    assert tok.pos(TEXT) == tagger.pos(TEXT)
    assert tok.tokenize(" \n") == []
    assert tok.tokenize("광주시는")[0].pos == "NOUN"


def test_articles_give_documents_lazily_in_order():
    articles = (Article(id=str(i), text=f"{i}번째 기사다.") for i in count())
    documents = list(islice(tokenize(articles), 3))
    assert [document.article_id for document in documents] == ["0", "1", "2"]
    assert documents[0].tokenizer == "kiwi"
    assert documents[2].tokens[0].form == "2"
    assert next(tokenize(Article(id="x", text="광주"))).article_id == "x"


def test_a_tokenizer_survives_a_process():
    tok = tokenizer("kiwi", user_words=["나래로보틱스"])
    again = pickle.loads(pickle.dumps(tok))  # noqa: S301  our own bytes
    assert again.fingerprint == tok.fingerprint
    assert "나래로보틱스" in again.nouns("나래로보틱스는")


def test_an_unknown_name_says_which_was_meant():
    with pytest.raises(PluginError, match=r"unknown tokenizer 'okkt'; did you mean 'okt'\? installed: hannanum, kiwi"):
        tokenizer("okkt")


def test_an_unknown_option_is_named():
    with pytest.raises(TypeError, match="kiwi has no option 'norm'"):
        tokenizer("kiwi").pos("광주", norm=True)


def test_what_has_no_pos_is_refused():
    with pytest.raises(TypeError, match="pos"):
        tokenizer(3)


def test_a_missing_file_of_user_words_is_one_line(tmp_path):
    with pytest.raises(InputError, match=r"none\.csv"):
        tokenizer("kiwi", user_words=tmp_path / "none.csv")


def test_a_corpus_is_advanced_once(tmp_path):
    from newsmine.corpus.database import Corpus
    from newsmine.corpus.write import Input, add_readings
    from newsmine.records import Reading

    with Corpus.open(tmp_path / "corpus.sqlite") as corpus:
        add_readings(
            corpus,
            Input(path="x", sha256="x", fingerprint="x"),
            [Reading(article=Article(id="a1", text=TEXT, title="제목"))],
        )
        assert tokenize(corpus).done == 1
        assert tokenize(corpus).same == 1
        assert tokenize(corpus, compounds=True).done == 1
        frame = corpus.tokens()
    assert "인공지능사관학교" in set(frame["form"])


def test_a_class_is_told_from_its_object():
    class Tagger:
        def pos(self, text):
            return [(text, "N")]

    with pytest.raises(TypeError, match=r"Tagger is a class; give one of its objects: tokenizer\(Tagger\(\)\)"):
        tokenizer(Tagger)
    assert tokenizer(Tagger()).pos("광주") == [("광주", "N")]


def test_the_old_name_of_okt_is_told():
    with pytest.raises(PluginError, match="'okt'"):
        tokenizer("twitter")
