import importlib
import re
import subprocess
import sys
import tempfile
import threading
import types

import pytest

from newsmine.errors import TokenizerError
from newsmine.tokens.dictionary.user_words import UserWord
from newsmine.tokens.engines import mecab_dictionary
from newsmine.tokens.engines.mecab import Mecab, mecab
from newsmine.tokens.engines.parts import parts
from newsmine.tokens.tokenize import tokenizer

raw = pytest.importorskip("mecab")

ODD_WORDS = (
    "한빛,나래", '말"씀"', "'작은'", "새봄 혁신 재단", "#누리", "가\\나", "(주)한빛", "㈜별빛", "R&D센터", "5·18누리재단",
    "AICA", "3.1누리", "코로나26", "漢빛학교", "😀한빛", "-누리-", "=1+2", "별빛*", "뷁뛟", '",', "é카페",
)  # fmt: skip


def placed(pieces, text):
    return [(text[start:end], form) for form, start, end in zip(pieces.forms, pieces.starts, pieces.ends, strict=True)]


@pytest.fixture(scope="module")
def konlpys():
    """Give KoNLPy's own class; python-mecab-ko's tagger stands where it asks for the module MeCab."""

    class Tagger:
        def __init__(self, _option):
            self.parse = mecab_dictionary.tagger(r"%m\t%H\n", end="EOS\n").parse

    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sys.modules, "MeCab", types.SimpleNamespace(Tagger=Tagger))
        module = importlib.reload(importlib.import_module("konlpy.tag._mecab"))
        yield module.Mecab(dicpath="")


def test_answers_are_those_of_python_mecab_ko(invented):
    own, tok = raw.MeCab(), tokenizer("mecab")
    for text in [*invented, "\n".join(invented[:30]), "나래 \n\n 새봄"]:
        assert tok.pos(text) == own.pos(text)
        assert tok.nouns(text) == own.nouns(text)
        assert tok.morphs(text) == own.morphs(text)
        spans = [(morpheme.span.start, morpheme.span.end) for morpheme in own.parse(text)]
        assert [(token.start, token.end) for token in tok.tokenize(text)] == spans


def test_shapes_are_those_of_konlpys_mecab(konlpys, invented):
    tok = tokenizer("mecab")
    for text in [*invented[::4], "  나래는\n새봄과  만났다 "]:
        for options in ({}, {"join": True}, {"flatten": False}, {"flatten": False, "join": True}):
            assert tok.pos(text, **options) == konlpys.pos(text, **options)
        assert tok.nouns(text) == konlpys.nouns(text)


@pytest.mark.real
def test_real_sentences_are_cut_as_by_python_mecab_ko(real_data):
    lines = (real_data / "ner" / "sentences_raw.tsv").read_text(encoding="utf-8").splitlines()[::30]
    texts = [line.split("\t", 1)[1] for line in lines if "\t" in line]
    assert len(texts) > 600
    own, tok = raw.MeCab(), tokenizer("mecab")
    assert sum(tok.pos(text) == own.pos(text) for text in texts) >= 0.999 * len(texts)
    for text in texts:
        assert all(token.exact for token in tok.tokenize(text))


def test_blanks_before_a_word_shift_nothing():
    text = "  나래는  \n 하늘을 봤다. \n"
    pieces = mecab().pieces(text)
    assert pieces.starts[0] == 2
    assert all(shown == form for shown, form in placed(pieces, text))
    apart = mecab().pieces(text, flatten=False)
    assert all(shown == form for shown, form in placed(apart, text))
    assert apart.groups == [0, 0, 1, 1, 2, 2, 2]


def test_the_lemma_of_a_joint_morpheme_is_that_of_its_stem():
    tokens = {token.form: token.lemma for token in tokenizer("mecab").tokenize("문을 열었다고 밝혔다. 갔다")}
    assert tokens["밝혔"] == "밝히다"
    assert tokens["갔"] == "가다"
    assert tokens["문"] == "문"


@pytest.mark.parametrize("filler", [" " * 70_000, "a" * 70_000, "漢" * 23_000, "😀" * 17_000])
def test_what_is_longer_than_its_counters_loses_no_text(filler):
    text = f"나래 {filler} 새봄"
    pieces = mecab().pieces(text)
    assert "".join(pieces.forms) == text.replace(" ", "")
    assert all(shown == form for shown, form in placed(pieces, text))


def test_a_long_text_is_cut_in_parts_with_its_places(invented):
    text = "\n".join(invented * 3)
    assert len(parts(text)) > 1
    pieces = mecab().pieces(text)
    assert all(shown == form for shown, form in placed(pieces, text))
    assert list(zip(pieces.forms, pieces.tags, strict=True)) == raw.MeCab().pos(text)


def test_threads_share_one_tagger(invented):
    engine, answers = mecab(), {}
    alone = [engine.pieces(text) for text in invented]

    def cut(name):
        answers[name] = [engine.pieces(text) for text in invented]

    threads = [threading.Thread(target=cut, args=(name,)) for name in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(answers[name] == alone for name in range(4))


def test_user_words_of_any_characters_are_in_its_own_dictionary():
    engine = mecab([UserWord(word) for word in ODD_WORDS])
    for word in ODD_WORDS:
        text = f"어제 {word} 앞에서 만났다"
        assert (word, word) in placed(engine.pieces(text), text)
    tok = tokenizer("mecab", user_words=[*ODD_WORDS, "NNP,*,*"])
    assert [token.form for token in tok.tokenize("어제 NNP,*,* 앞에서")][:2] == ["어제", "NNP,*,*"]


def test_a_user_word_wins_against_cheaper_parts():
    words = ["우리별빛", "하나별빛", "한새봄", "대한봉"]
    alone, engine = mecab(), mecab([UserWord(word) for word in words])
    assert all(len(alone.pieces(word).forms) > 1 for word in words)
    assert [engine.pieces(word).forms for word in words] == [[word] for word in words]


def test_a_tag_is_kept_where_the_model_weighs_it_and_other_words_are_names():
    engine = mecab([UserWord("뷁뛟", "NNG"), UserWord("뛟뷁", "MAG"), UserWord("퀡뷁", "JX")])
    tags = {form: engine.pieces(form).tags for form in ("뷁뛟", "뛟뷁", "퀡뷁")}
    assert tags == {"뷁뛟": ["NNG"], "뛟뷁": ["MAG"], "퀡뷁": ["NNP"]}


def test_two_with_different_words_live_side_by_side_and_leave_no_file(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    first, second = mecab([UserWord("한빛로보틱스")]), mecab([UserWord("두루소프트")])
    text = "한빛로보틱스와 두루소프트"
    assert "한빛로보틱스" in first.pieces(text).forms
    assert "두루소프트" not in first.pieces(text).forms
    assert "두루소프트" in second.pieces(text).forms
    assert "한빛로보틱스" not in mecab().pieces(text).forms
    if sys.platform != "win32":
        assert list(tmp_path.iterdir()) == []


def test_words_that_mecab_knows_need_no_dictionary(tmp_path):
    assert mecab_dictionary.compile_words([UserWord("광주"), UserWord("대학교")], tmp_path) is None
    assert Mecab((UserWord("광주"),)).pieces("광주").forms == ["광주"]


def test_a_compiler_that_fails_is_a_tokenizer_error(tmp_path, monkeypatch):
    monkeypatch.setattr(mecab_dictionary, "_WEIGHED", frozenset({"NNB"}))
    with pytest.raises(TokenizerError, match=re.compile("cannot compile.*LEFT-ID.*NNB.*뷁뛟", re.DOTALL)):
        mecab_dictionary.compile_words([UserWord("뷁뛟", "NNB")], tmp_path)


def test_nothing_is_said_on_stdout():
    code = "from newsmine.tokens.tokenize import tokenizer as t; t('mecab', user_words=['뷁뛟']).pos('뷁뛟')"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
