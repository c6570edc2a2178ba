import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsmine.tokens.clean import Rules, clean

ALL = Rules(plain_spaces=True, bmp=True, no_blank_lines=True, longest_run=5, longest_jamo=3)
RULES = st.sampled_from([Rules(), ALL, Rules(bmp=True), Rules(no_blank_lines=True), Rules(longest_run=2)])


@given(
    text=st.text(alphabet=st.one_of(st.characters(), st.sampled_from("가나ㅋ\n \u200b\ud800😀ᄀ\u1161")), max_size=60),
    rules=RULES,
)
def test_every_place_lies_in_the_given_text_in_order(text, rules):
    cleaned = clean(text, rules)
    last = 0
    for i in range(len(cleaned.text)):
        start, end = cleaned.place(i, i + 1)
        assert last <= start <= end <= len(text)
        last = start


@given(text=st.text(alphabet="가나다 AB.,은\n", max_size=60))
def test_a_clean_text_stays_as_it_is(text):
    assert clean(text).text is text


@given(text=st.text(alphabet="각난다 한글ab", max_size=30))
def test_a_decomposed_text_is_composed(text):
    assert clean(unicodedata.normalize("NFD", text)).text == text


@given(text=st.text(max_size=60))
def test_nothing_that_java_cannot_bear_is_left(text):
    cleaned = clean(text, ALL).text
    assert cleaned == "" or not any(line == "" or line.isspace() for line in cleaned.split("\n"))
    assert all(ord(char) <= 0xFFFF for char in cleaned)
    cleaned.encode("utf-8")


@pytest.mark.parametrize("nothing", [None, 3, b"bytes", float("nan"), ["광주"]])
def test_what_is_no_text_is_a_type_error(nothing):
    with pytest.raises(TypeError, match="text must be a str"):
        clean(nothing)


def test_a_stand_in_shows_what_it_stands_for():
    cleaned = clean("가😀", Rules(bmp=True))
    assert cleaned.shown(cleaned.text[1], 1, 2) == "😀"
