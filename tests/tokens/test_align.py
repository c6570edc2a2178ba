import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsmine.tokens.align import align, spans

TEXT = st.text(alphabet="광주가시는 밝혔다AI.다\n한", max_size=40)


@given(text=TEXT, forms=st.lists(st.text(alphabet="광주가밝히었AI다.", max_size=4), max_size=12))
def test_every_place_lies_in_the_text_and_none_runs_back(text, forms):
    places = list(align(text, forms))
    starts = [start for start, _, _ in places]
    assert len(places) == len(forms)
    assert starts == sorted(starts)
    for form, (start, end, exact) in zip(forms, places, strict=True):
        assert 0 <= start <= end <= len(text)
        assert not exact or text[start:end] == form


@given(words=st.lists(st.text(alphabet="광주인공지능", min_size=1, max_size=6), min_size=1, max_size=8))
def test_forms_that_stand_verbatim_are_all_found(words):
    assert all(exact for _, _, exact in align(" ".join(words), words))


def test_a_rewritten_form_gets_the_characters_that_its_letters_went_into():
    assert list(align("문을 밝혔다 도와서", ["문", "을", "밝히", "었", "다", "돕", "아서"])) == [
        (0, 1, True),
        (1, 2, True),
        (3, 5, False),
        (4, 5, False),
        (5, 6, True),
        (7, 8, False),
        (8, 10, False),
    ]


@pytest.mark.parametrize(
    ("word", "forms", "parts"),
    [
        ("갔다", ("가", "았다"), ("갔", "갔다")),
        ("몰라서", ("모르", "아서"), ("몰", "라서")),
        ("27일", ("27", "이", "ㄹ"), ("27", "일", "일")),
        ("나눠", ("나누", "어"), ("나눠", "눠")),
        ("지은", ("짓", "은"), ("지", "은")),
        ("해", ("하", "어"), ("해", "해")),
        ("않았다", ("아니하", "았", "다"), ("않", "았", "다")),
        ("합니다", ("하", "ㅂ니다"), ("합", "합니다")),
        ("갑니다", ("가", "\u11b8니다"), ("갑", "갑니다")),
        ("(사진)", ("(", "사", "아", "지", "ㄴ", ")"), ("(", "사", "사", "진", "진", ")")),
        ("AI", ("에이아이",), ("AI",)),
    ],
)
def test_the_forms_of_a_word_find_their_parts(word, forms, parts):
    assert tuple(word[start:end] for start, end in spans(word, forms)) == parts


@given(
    word=st.text(alphabet="광주가갔밝혔해AI.", max_size=100),
    forms=st.lists(st.text(alphabet="광주가밝히었아A.\u11ab", max_size=90)),
)
def test_every_span_lies_in_the_word_and_none_runs_back(word, forms):
    found = spans(word, tuple(forms))
    assert len(found) == len(forms)
    assert [start for start, _ in found] == sorted(start for start, _ in found)
    assert all(0 <= start <= end <= len(word) for start, end in found)


def test_words_are_found_again_behind_one_that_the_engine_left_out():
    assert list(align("모름 ☃☃☃ 광주를 갔다", ["모름", "광주", "를", "가", "았", "다"])) == [
        (0, 2, True),
        (7, 9, True),
        (9, 10, True),
        (11, 12, False),
        (11, 12, False),
        (12, 13, True),
    ]


def test_a_form_contracted_into_the_one_before_points_at_that():
    assert list(align("가, 나", ["가", "아", ",", "나"]))[:2] == [(0, 1, True), (0, 1, False)]


def test_decomposed_text_is_found_and_not_called_exact():
    text = unicodedata.normalize("NFD", "광주시는")
    assert list(align(text, ["광주시", "는"])) == [(0, 7, False), (7, 10, False)]
