"""Open Korean Text: what it says, where, and with whose words."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsmine.tokens.dictionary.user_words import UserWord
from newsmine.tokens.engines.jvm import konlpy_tagger
from newsmine.tokens.engines.okt import okt
from newsmine.tokens.tokenize import tokenizer

pytestmark = pytest.mark.jvm


@pytest.fixture(scope="module")
def own():
    """Give KoNLPy's tagger."""
    return konlpy_tagger("Okt")


TRICKS = (
    "가(Noun: 0, 3) 나*(Verb(나다): 1, 2)",
    "*뷁뀷* 뷁뀷쿱** [*]",
    "a\x1fb\x1e다\x1f1\x1f2",
    "@나래 #한빛 $KRW 12년간 3.5% 하3다 ㅋㅋ하하ㅋㅋ https://example.kr/가나?다=라 a@b.example",
    "  두  칸씩   띄운  글  ",
)


@pytest.mark.parametrize("text", TRICKS)
def test_a_text_that_looks_like_the_answer_is_cut_as_okt_cuts_it(own, text):
    clean = text.replace("\x1f", " ").replace("\x1e", " ")
    for options in ({}, {"stem": True}, {"norm": True}):
        assert tokenizer("okt").pos(text, **options) == own.pos(clean, **options)
    for token in tokenizer("okt").tokenize(text):
        assert not token.exact or text[token.start : token.end] == token.form


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(words=st.lists(st.text(alphabet="광주시는갔다열었ㅋ3,.%@#a/:*", min_size=1, max_size=8), max_size=8))
def test_each_word_is_analyzed_by_itself(own, words):
    text = " ".join(words)
    pieces = okt().pieces(text)
    assert list(zip(pieces.forms, pieces.tags, strict=True)) == own.pos(text)
    assert [text[start:end] for start, end in zip(pieces.starts, pieces.ends, strict=True)] == pieces.forms


def test_what_is_kept_says_the_same_as_what_is_asked(invented, monkeypatch):
    monkeypatch.setattr("newsmine.tokens.engines.okt._KEPT", 40)  # so that words are dropped and asked again
    engine = okt()
    first = [engine.pieces(text) for text in invented[:60]]
    assert [engine.pieces(text) for text in invented[:60]] == first
    assert len(engine._kept) <= 80
    long = "나래로보틱스" * 9
    engine.pieces(long)
    assert long not in engine._kept


def test_the_users_words_are_okts_own():
    text = "인공지능사관학교는 뷁뀷쿱보다 별빛마루에서 나래콥을 살포시뇹 열었다."
    words = ["인공지능사관학교", "뷁뀷쿱", "별빛마루", "나래콥"]
    plain = okt().pieces(text)
    pieces = okt([*map(UserWord, words), UserWord("살포시뇹", "MAG"), UserWord("새봄 혁신 재단")]).pieces(text)
    pairs = list(zip(pieces.forms, pieces.tags, strict=True))
    assert "인공지능사관학교" not in plain.forms
    assert "별빛마루" not in plain.forms
    assert [(word, "Noun") for word in words] == [pair for pair in pairs if pair[0] in words]
    assert ("살포시뇹", "Adverb") in pairs


def test_tokenizers_with_other_words_do_not_disturb_each_other(own):
    text = "인공지능사관학교와 별빛마루"
    engines = [okt(), okt([UserWord("인공지능사관학교")]), okt([UserWord("별빛마루")])]
    first = [engine.pieces(text).forms for engine in engines]
    fresh = [okt(words).pieces(text).forms for words in ([UserWord("별빛마루")], [UserWord("인공지능사관학교")], [])]
    assert first == fresh[::-1]
    assert ["인공지능사관학교" in forms for forms in first] == [False, True, False]
    assert ["별빛마루" in forms for forms in first] == [False, False, True]
    assert own.morphs(text) == first[0]
