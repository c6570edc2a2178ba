import pytest

from newsmine.records import Token
from newsmine.tokens.compounds import join_compounds
from newsmine.tokens.tagsets import universal
from newsmine.tokens.tokenize import tokenizer


def tokens(text, *parts):
    placed, at, word = [], 0, 0
    for form, tag in parts:
        start = text.index(form, at)
        word += text[at:start].count(" ")
        at = start + len(form)
        placed.append(Token(form, form, tag, universal("sejong", tag), start, at, exact=True, word=word))
    return placed


def forms(text, *parts):
    return [token.form for token in join_compounds(text, tokens(text, *parts))]


def test_a_run_ends_at_the_word_and_keeps_the_tag_of_its_last_noun():
    text = "나래전자 사업단은"
    parts = tokens(text, ("나래", "NNP"), ("전자", "NNG"), ("사업", "NNG"), ("단", "XSN"), ("은", "JX"))
    joined = join_compounds(text, parts)
    assert [(token.form, token.tag, token.start, token.end, token.word) for token in joined] == [
        ("나래전자", "NNG", 0, 4, 0),
        ("사업단", "NNG", 5, 8, 1),
        ("은", "JX", 8, 9, 1),
    ]


def test_the_plural_dependent_nouns_and_counted_things_stay_apart():
    assert forms("교육생들등", ("교육", "NNG"), ("생", "XSN"), ("들", "XSN"), ("등", "NNB")) == ["교육생", "들", "등"]
    assert forms("나래측", ("나래", "NNP"), ("측", "NNB")) == ["나래", "측"]
    assert forms("합격자180명", ("합격자", "NNG"), ("180", "SN"), ("명", "NNB")) == ["합격자", "180", "명"]
    assert forms("2경기", ("2", "SN"), ("경기", "NNG")) == ["2", "경기"]
    assert forms("5kg", ("5", "SN"), ("kg", "SL")) == ["5", "kg"]


@pytest.mark.parametrize(
    "parts",
    [
        [("4", "SN"), ("차", "NNB"), ("산업", "NNG"), ("혁명", "NNG")],
        [("119", "SN"), ("구조대", "NNG")],
        [("바람", "NNG"), ("19", "SN")],
        [("12", "SN"), ("·", "SP"), ("3", "SN"), ("비상계엄", "NNG")],
        [("AI", "SL"), ("+", "SW"), ("X", "SL")],
        [("R", "SL"), ("&", "SW"), ("D", "SL"), ("센터", "NNG")],
        [("K", "SL"), ("-", "SO"), ("팝", "NNG")],
        [("새", "MM"), ("나래", "NNG"), ("연합", "NNG")],
        [("나라", "NNG"), ("의", "JKG"), ("힘", "NNG")],
        [("나래", "NNP"), ("㈜", "SW")],
        [("넷", "NR"), ("나래", "NNG")][::-1],
    ],
    ids=lambda parts: "".join(form for form, _ in parts),
)
def test_numbers_signs_and_misread_syllables_go_with_a_name(parts):
    text = "".join(form for form, _ in parts)
    assert forms(f"{text}를", *parts, ("를", "JKO")) == [text, "를"]


def test_a_possessor_is_no_part_of_a_compound():
    assert forms("최고의드라마", ("최고", "NNG"), ("의", "JKG"), ("드라마", "NNG")) == ["최고", "의", "드라마"]
    assert forms("나라의 힘", ("나라", "NNG"), ("의", "JKG"), ("힘", "NNG")) == ["나라", "의", "힘"]


def test_a_noun_that_a_dictionary_writes_with_blanks_is_as_the_text_has_it():
    token = Token("나래 시티", "나래 시티", "NNP", "PROPN", 0, 4, exact=False)
    assert join_compounds("나래시티", [token]) == [token._replace(form="나래시티", exact=True)]


def test_what_is_not_verbatim_is_not_joined():
    parts = [
        Token("나래", "나래", "NNP", "PROPN", 0, 2, exact=True),
        Token("이ㄴ", "이ㄴ", "NNG", "NOUN", 2, 3, exact=False),
    ]
    assert join_compounds("나래인", parts) == parts


def test_kiwi_joins_names_it_does_not_know():
    tok = tokenizer("kiwi")
    text = "나래정보문화산업진흥원과 ㈜한빛소프트, 제4차산업혁명위원회가 AI융합센터에서 만났다."
    assert tok.nouns(text, compounds=True) == [
        "나래정보문화산업진흥원",
        "㈜한빛소프트",
        "제4차산업혁명위원회",
        "AI융합센터",
    ]
