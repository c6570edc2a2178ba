import pytest

from newsmine.tokens.dictionary.user_words import UserWord
from newsmine.tokens.engines.hannanum import hannanum
from newsmine.tokens.engines.jvm import call, konlpy_tagger
from newsmine.tokens.tokenize import tokenizer

pytestmark = pytest.mark.jvm
TEXT = "새봄시는 27일 문을 열었다고 밝혔다. (사진) AI/로봇을 도와 갔다.\n다 까먹어버렸네요?ㅋㅋ"


def test_each_form_has_the_characters_that_it_was_made_of():
    pieces = hannanum().pieces(TEXT)
    parts = {(form, TEXT[start:end]) for form, start, end in zip(pieces.forms, pieces.starts, pieces.ends, strict=True)}
    assert {("밝히", "밝혔"), ("었다", "혔다"), ("돕", "도"), ("27", "27"), ("ㅋㅋ", "ㅋㅋ")} <= parts


@pytest.mark.parametrize("ntags", [9, 22])
def test_words_have_konlpys_shape_with_nothing_between_two_sentences(ntags):
    own, tok = konlpy_tagger("Hannanum"), tokenizer("hannanum")
    for text in (TEXT, "문을 열었다...그리고 갔다!! 정말? 네.", "한 줄\n또 한 줄"):
        for join in (False, True):
            options = {"ntags": ntags, "join": join}
            assert tok.pos(text, flatten=False, **options) == own.pos(text, flatten=False, **options)
            assert tok.pos(text, **options) == own.pos(text, **options)


@pytest.mark.parametrize(
    "text",
    ["새봄/다온 혁신", "초속 18m/s로 분다.", "음악회(10월18일/11월15일 오후)와 교실(새봄/다온/해솔)이", "가+나/다+라/"],
)
def test_a_form_that_holds_a_slash_is_whole_as_a_token_and_cut_as_konlpy_cuts_it_for_pos(text):
    own, tok = konlpy_tagger("Hannanum"), tokenizer("hannanum")
    for options in ({}, {"ntags": 22}, {"join": True}, {"flatten": False}):
        assert tok.pos(text, **options) == own.pos(text, **options)
    assert tok.morphs(text) == own.morphs(text)
    assert tok.nouns(text) == own.nouns(text)
    tokens = tok.tokenize(text)
    assert {token.tag for token in tokens} <= set("NPMIJEXSF")
    assert any("/" in token.form and token.exact for token in tokens)


def test_a_users_word_with_a_slash_is_whole_for_pos_too():
    assert ("새봄/다온", "N") in tokenizer("hannanum", user_words=["새봄/다온"]).pos("새봄/다온 혁신")


@pytest.mark.parametrize("text", ["문을 열었다.\n", "문을 열었다. ", "가\n\n나", ".", "\n.\n", "?!"])
def test_a_text_that_makes_konlpy_wait_for_ever_is_answered(text):
    # Past the cleaning, which would take some of these away.
    assert hannanum().pieces(text).forms


@pytest.mark.parametrize("word", ["이/" * 8, "이이~" * 10, "'가\"가" * 20, ",**" * 30])
def test_a_word_that_its_tables_have_no_room_for_is_cut(word):
    text = f"새봄시는 {word} 다온로"
    pieces = hannanum().pieces(text)
    assert pieces.forms[-2:] == ["다온", "로"]
    assert pieces.starts == sorted(pieces.starts)
    assert pieces.ends[-1] == len(text)


@pytest.mark.parametrize("text", [" ", "\t \n"])
def test_a_blank_text_has_no_forms(text):
    assert hannanum().pieces(text).forms == []


def test_what_fails_leaves_nothing_behind_for_the_next_text():
    from newsmine.tokens.engines.hannanum import _workflow

    engine, text = hannanum(), "문을 열었다. 새봄시는 갔다."
    before = engine.pieces(text)
    workflow = _workflow()

    def spoil():
        workflow._workflow.analyze("먼저 온 글이다. 두 번째 글이다.")  # and nobody takes the answer

    call("hannanum", spoil)
    assert engine.pieces("가").forms != before.forms
    assert engine.pieces(text) == before


def test_hannanum_itself_knows_the_users_words_each_tokenizer_its_own():
    text = "어제 다온로 갔다. 가람도를 찾았다."
    words = [UserWord("가람도"), UserWord("다온로")]
    plain, knowing, other = hannanum(), hannanum(words), hannanum([UserWord("해솔하다", "VV")])
    before = plain.pieces(text, ntags=22)
    pairs = list(zip(*knowing.pieces(text, ntags=22)[:2], strict=True))
    assert ("가람도", "NQ") in pairs
    assert ("다온로", "NQ") in pairs
    assert not {"가람도", "다온로"} <= set(before.forms)
    assert plain.pieces(text, ntags=22) == other.pieces(text, ntags=22) == before
    assert list(zip(*knowing.pieces(text, ntags=22)[:2], strict=True)) == pairs


def test_thousands_of_users_words_go_in():
    syllables = "가나다라마바사아자차카타파하"
    words = [UserWord(f"{a}{b}{c}온솔") for a in syllables for b in syllables for c in syllables]
    knowing = hannanum(words)
    assert "하파타온솔" in knowing.pieces("하파타온솔은 문을 열었다.").forms


def test_only_9_and_22_tags_are_known():
    with pytest.raises(ValueError, match="ntags"):
        hannanum().pieces("새봄", ntags=69)
