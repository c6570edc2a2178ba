import pytest

from newsmine.errors import InputError
from newsmine.records import Article
from newsmine.tokens.finish import Finish
from newsmine.tokens.stopwords import read_stopwords
from newsmine.tokens.tokenize import tokenize, tokenizer


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp949"])
def test_a_file_of_stopwords_is_read(tmp_path, encoding):
    path = tmp_path / "stopwords.txt"
    path.write_text("# 빼는 말\n것\n/JKS  # 주격 조사\n하/XSV\n", encoding=encoding)
    assert list(read_stopwords(path)) == ["/JKS", "것", "하/XSV"]


def test_an_unknown_tag_names_the_way_out(tmp_path):
    path = tmp_path / "stopwords.txt"
    path.write_text("/JKSS\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"stopwords\.txt: '/JKSS': no engine has a tag 'JKSS'; did you mean 'JKS'"):
        read_stopwords(path)
    with pytest.raises(InputError, match=r"write a slash that belongs to the word as 노트북\\/PC"):
        read_stopwords(["노트북/PC"])
    with pytest.raises(InputError, match="cannot be read as stopwords"):
        read_stopwords(tmp_path / "none.txt")


def test_tokens_are_left_out_of_every_call():
    tok, text = tokenizer("kiwi"), "광주시는 문을 열었다."
    wanted = ["광주시", "문", "열", "었", "다"]
    assert [token.form for token in tok.tokenize(text, stopwords=["/ADP", "/PUNCT"])] == wanted
    assert [[token.form for token in row] for row in tok.tokenize_many([text], stopwords=["/ADP", "/PUNCT"])] == [
        wanted
    ]
    (document,) = tokenize(Article(id="1", text=text), tokenizer=tok, stopwords=["/ADP", "/PUNCT"])
    assert [token.form for token in document.tokens] == wanted


def test_what_is_asked_for_is_in_the_fingerprint():
    marks = [
        Finish.of().fingerprint,
        Finish.of(compounds=True).fingerprint,
        Finish.of(units=True).fingerprint,
        Finish.of(stopwords=["것"]).fingerprint,
        Finish.of(stopwords=["수"]).fingerprint,
    ]
    assert marks[0] == ""
    assert len(set(marks)) == len(marks)
    assert Finish.of(stopwords=["수", "것"]).fingerprint == Finish.of(stopwords=["것", "수", "것"]).fingerprint


def test_a_corpus_is_done_again_when_the_table_or_the_request_changes(tmp_path):
    from newsmine.corpus.database import Corpus
    from newsmine.corpus.write import Input, add_readings
    from newsmine.records import Reading

    def done(rows, **finish):
        path = tmp_path / "words.csv"
        path.write_text(rows, encoding="utf-8")
        return tokenize(corpus, user_words=path, **finish).done

    with Corpus.open(tmp_path / "corpus.sqlite") as corpus:
        source = Input(path="x", sha256="x", fingerprint="x")
        add_readings(corpus, source, [Reading(article=Article(id="a", text="나래전자는 12명을 뽑는다."))])
        assert done("word,tag,note\n나래전자,NNP,\n새봄,,\n") == 1
        assert done("note,word,tag\n차례를 바꿈,새봄,\n,나래전자,\n") == 0
        assert done("word,tag\n나래전자,NNG\n새봄,\n") == 1
        assert done("word,tag\n나래전자,NNG\n새봄,\n", units=True) == 1
        assert done("word,tag\n나래전자,NNG\n새봄,\n", units=True, stopwords=["/ADP"]) == 1
        assert done("word,tag\n나래전자,NNG\n새봄,\n", units=True, stopwords=["/ADP"]) == 0
        assert corpus.tokens()["form"].tolist()[:2] == ["나래전자", "12명"]
