"""KOMORAN: what it says, where, and with whose words."""

import pytest

from newsmine.tokens.dictionary.user_words import UserWord
from newsmine.tokens.engines.jvm import konlpy_tagger
from newsmine.tokens.engines.komoran import komoran
from newsmine.tokens.tokenize import tokenizer

pytestmark = pytest.mark.jvm


@pytest.fixture(scope="module")
def own():
    """Give KoNLPy's tagger."""
    return konlpy_tagger("Komoran")


TRICKS = (
    "Token [morph=가, pos=NNG, beginIndex=0, endIndex=1], Token [morph=나, pos=NNG, beginIndex=1, endIndex=2]",
    "[가, 나], (다), =라=, 마/NNG 바/JX",
    "a\x1fb\x1e다\x1f1\x1f2",
)


@pytest.mark.parametrize("text", TRICKS)
def test_a_text_that_looks_like_the_answer_is_cut_as_komoran_cuts_it(own, text):
    clean = text.replace("\x1f", " ").replace("\x1e", " ")
    assert tokenizer("komoran").pos(text) == own.pos(clean)
    for token in tokenizer("komoran").tokenize(text):
        assert not token.exact or text[token.start : token.end] == token.form


def test_lines_are_counted_and_blank_ones_passed_over(invented):
    engine = komoran()
    lines = ["", *invented[:3], "", "", invented[3], ""]
    pieces = engine.pieces("\n".join(lines))
    at = 0
    rows = []
    for group, line in enumerate(lines):
        alone = engine.pieces(line) if line else None
        if alone:
            places = zip(alone.forms, alone.tags, alone.starts, alone.ends, strict=True)
            rows += [(form, tag, at + start, at + end, group) for form, tag, start, end in places]
        at += len(line) + 1
    assert len(rows) > 20
    assert list(zip(pieces.forms, pieces.tags, pieces.starts, pieces.ends, pieces.groups, strict=True)) == rows


def test_the_users_words_are_komorans_own():
    text = "뷁뀷쿱은 새봄 혁신 재단에서 AI중심도시추진단과 나래하고 한빛C&C를 만났다."
    words = ["뷁뀷쿱", "새봄 혁신 재단", "AI중심도시추진단", "한빛C&C"]
    plain = komoran().pieces(text)
    pieces = komoran([*map(UserWord, words), UserWord("나래하", "VV")]).pieces(text)
    pairs = list(zip(pieces.forms, pieces.tags, strict=True))
    assert not set(words) & set(plain.forms)
    assert [(word, "NNP") for word in words] == [pair for pair in pairs if pair[0] in words]
    assert ("나래하", "VV") in pairs
    for form, start, end in zip(pieces.forms, pieces.starts, pieces.ends, strict=True):
        assert form not in words or text[start:end] == form


def test_tokenizers_with_other_words_do_not_disturb_each_other(own):
    text = "뷁뀷쿱과 쀍뛟이 왔다."
    engines = [komoran(), komoran([UserWord("뷁뀷쿱")]), komoran([UserWord("쀍뛟")])]
    first = [engine.pieces(text).forms for engine in engines]
    again = [engine.pieces(text).forms for engine in reversed(engines)]
    assert first == again[::-1]
    assert ["뷁뀷쿱" in forms for forms in first] == [False, True, False]
    assert ["쀍뛟" in forms for forms in first] == [False, False, True]
    assert own.morphs(text) == first[0]


def test_a_word_that_komoran_takes_for_a_comment_is_kept_whole_all_the_same():
    tok = tokenizer("komoran", user_words=["#나래마당"])
    assert "#나래마당" in [token.form for token in tok.tokenize("행사 #나래마당 시작")]
