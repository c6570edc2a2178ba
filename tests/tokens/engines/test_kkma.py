import pytest

from newsmine.tokens.dictionary.user_words import UserWord
from newsmine.tokens.engines.jvm import konlpy_tagger
from newsmine.tokens.engines.kkma import kkma
from newsmine.tokens.tokenize import tokenizer

pytestmark = pytest.mark.jvm
TEXT = "새봄시는 27일 문을 열었다고 밝혔다. (사진) AI/로봇을 도와 갔다.\n다 까먹어버렸네요?ㅋㅋ"


def test_each_form_has_the_characters_that_it_was_made_of():
    pieces = kkma().pieces(TEXT)
    parts = {(form, TEXT[start:end]) for form, start, end in zip(pieces.forms, pieces.starts, pieces.ends, strict=True)}
    assert {("밝히", "밝혔"), ("었", "혔"), ("돕", "도"), ("아", "와"), ("버리", "버렸"), ("ㅋㅋ", "ㅋㅋ")} <= parts


def test_a_word_that_kkma_joins_over_a_blank_keeps_its_place():
    text = "요소요소 마다 괜찮은 영화"
    tokens = {token.form: token for token in tokenizer("kkma").tokenize(text)}
    assert (tokens["마다"].start, tokens["마다"].exact) == (5, True)


@pytest.mark.parametrize(
    "text", ["1/가/NNG+2/나", "=> [0/가/NNG]", "http://새봄.example/가+나", "가], 나\t\t=> [1/다/NNG"]
)
def test_forms_that_look_like_what_stands_between_forms_are_whole(text):
    assert tokenizer("kkma").pos(text) == konlpy_tagger("Kkma").pos(text)


@pytest.mark.parametrize("unit", ["하고", "ㄱ", "하ㅋ", "한국", "야", "지고하고하니보고보고오고지고먹고사고사고"])
def test_letters_that_come_again_and_again_are_borne(unit):
    text = unit * (60 // len(unit))
    # Each takes Kkma by itself longer than anybody waits.
    tokens = tokenizer("kkma").tokenize(text)
    assert tokens[-1].end == len(text)
    assert [token.start for token in tokens] == sorted(token.start for token in tokens)


def test_long_words_and_emoticons_are_left_as_they_are():
    for text in ("새봄시민자립생활지원센터는 문을 열었다.", "재밌다" + "ㅋ" * 40):
        assert tokenizer("kkma").pos(text) == konlpy_tagger("Kkma").pos(text)


def test_kkma_itself_knows_the_users_words_and_only_while_it_is_asked():
    names = [UserWord("나래은행"), UserWord("해솔시청"), UserWord("솔빛하", "VV")]
    text = "나래은행과 해솔시청이 문을 열었다."
    plain, own = kkma(), konlpy_tagger("Kkma")
    before = plain.pieces(text)
    assert "나래은행" not in before.forms
    knowing = kkma(names)
    pairs = list(zip(*knowing.pieces(text)[:2], strict=True))
    assert {("나래은행", "NNP"), ("해솔시청", "NNP")} <= set(pairs)
    assert plain.pieces(text) == before
    assert own.pos(text) == list(zip(before.forms, before.tags, strict=True))
    assert list(zip(*knowing.pieces(text)[:2], strict=True)) == pairs


def test_nouns_are_konlpys_with_compounds_and_their_parts():
    assert tokenizer("kkma").nouns("대학에서 통계학, 이산수학을 배웠다.") == [
        "대학",
        "통계학",
        "이산",
        "이산수학",
        "수학",
    ]
