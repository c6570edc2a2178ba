import sys
import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsmine.tokens.clean import JAVA_LINES, NO_RULES, STAND_IN, Rules, clean, no_text

ALL = Rules(plain_spaces=True, bmp=True, no_blank_lines=True, apart="·", longest_run=5, longest_jamo=3, longest_echo=2)
RULES = st.sampled_from([NO_RULES, ALL, Rules(bmp=True), Rules(no_blank_lines=True), Rules(longest_run=2)])
PIECES = "가나각ㅋ\n \t·1☀\u200b\u200d\ufe0f\ud83d\ude00😀🇰🇷👩🏽\ufad1\u2126ᄀ\u1161\u11a8\u119e\u0301\u0316\u0344é\ufeff\0\r\u3000\u3164"
MESSY = st.text(alphabet=st.one_of(st.characters(), st.sampled_from(PIECES)), max_size=60)
MANY = 100_000
FAMILY = "👨\u200d👩\u200d👧"


@given(text=MESSY, rules=RULES)
def test_every_place_lies_in_the_given_text_in_order(text, rules):
    cleaned = clean(text, rules)
    last = 0
    for i in range(len(cleaned.text)):
        start, end = cleaned.place(i, i + 1)
        assert last <= start <= end <= len(text)
        last = start
    assert cleaned.place(0, len(cleaned.text) + 3)[1] <= len(text)


@given(text=MESSY, rules=RULES)
def test_what_is_cleaned_stands_for_what_was_given_there(text, rules):
    cleaned = clean(text, rules)
    for i, char in enumerate(cleaned.text):
        start, end = cleaned.place(i, i + 1)
        given_there = text[start:end]
        if given_there and not char.isspace() and i not in cleaned.replaced:
            kept = clean(given_there).text
            assert char in kept or char == STAND_IN


@given(text=MESSY, rules=RULES)
def test_a_cleaned_text_is_composed_and_stays_as_it_is(text, rules):
    cleaned = clean(text, rules).text
    assert unicodedata.is_normalized("NFC", cleaned)
    assert clean(cleaned, rules).text == cleaned
    cleaned.encode("utf-8")


@given(text=st.text(alphabet="가나다 AB.,은\n·“”㈜①", max_size=60))
def test_a_clean_text_stays_as_it_is(text):
    cleaned = clean(text)
    assert cleaned.text is text
    assert cleaned.place(0, len(text)) == (0, len(text))


@given(text=st.text(alphabet="각난다 한글abㅋé", max_size=30))
def test_a_decomposed_text_is_composed_at_its_letters(text):
    given_text = unicodedata.normalize("NFD", text)
    cleaned = clean(given_text)
    assert cleaned.text == text
    for i, char in enumerate(text):
        start, end = cleaned.place(i, i + 1)
        assert given_text[start:end] == unicodedata.normalize("NFD", char)


@given(text=st.text(max_size=60))
def test_nothing_that_java_cannot_bear_is_left(text):
    cleaned = clean(text, ALL).text
    assert cleaned == "" or not any(line == "" or line.isspace() for line in cleaned.split("\n"))
    assert all(ord(char) <= 0xFFFF for char in cleaned)


def test_no_character_that_is_passed_over_composes_or_is_changed_alone():
    joins = {
        char
        for other in map(chr, range(sys.maxunicode + 1))
        for char in unicodedata.normalize("NFD", other)[1:]
        if len(unicodedata.normalize("NFC", unicodedata.normalize("NFD", other))) == 1
    }
    assert len(joins) > 50
    passed = [char for char in map(chr, range(sys.maxunicode + 1)) if NO_RULES.bears(char)]
    assert len(passed) > 40_000
    for char in passed:
        assert char not in joins
        assert unicodedata.is_normalized("NFC", char)
        assert unicodedata.combining(char) == 0
        assert unicodedata.category(char) not in {"Cc", "Cf", "Cs"} or char == "\n"


@pytest.mark.parametrize(
    ("given_text", "seen", "places"),
    [
        ("가\u11a8나", "각나", [(0, 2), (2, 3)]),  # half composed
        ("\u1100\u1161\u11a8나", "각나", [(0, 3), (3, 4)]),
        ("ᄒ\u119eᆫ글", "ᄒ\u119eᆫ글", [(0, 1), (1, 2), (2, 3), (3, 4)]),  # old Hangul has no composed form
        ("ㅎㅏㄴ글", "ㅎㅏㄴ글", [(0, 1), (1, 2), (2, 3), (3, 4)]),  # compatibility letters never compose
        ("각\u11a8", "각\u11a8", [(0, 1), (1, 2)]),
        ("\u1100\u200b\u1161나", "가나", [(0, 3), (3, 4)]),
        ("\ufeff광\u200b주", "광주", [(1, 2), (3, 4)]),
        ("a\0b", "a b", [(0, 1), (1, 2), (2, 3)]),
        ("가\ud83d나", "가 나", [(0, 1), (1, 2), (2, 3)]),
        ("\ud83d\ude00가", "😀가", [(0, 2), (2, 3)]),
        ("\ude00\ud83d가", "  가", [(0, 1), (1, 2), (2, 3)]),
        ("e\u0301\u0316x", "e\u0316\u0301x", [(0, 3), (0, 3), (3, 4)]),
    ],
)
def test_odd_text_is_seen_as_it_should_be(given_text, seen, places):
    cleaned = clean(given_text)
    assert [cleaned.place(i, i + 1) for i in range(len(cleaned.text))] == places
    assert cleaned.text == unicodedata.normalize("NFC", seen)


@pytest.mark.parametrize(
    "emoji",
    [
        "😀",
        FAMILY,
        "🇰🇷",
        "👍🏽",
        "☀\ufe0f",
        "1\ufe0f\u20e3",
        "❤\ufe0f\u200d🔥",
        "🏴\U000e0067\U000e0062\U000e007f",
        "𠮷",
    ],
)
def test_one_stand_in_shows_the_whole_emoji(emoji):
    text = f"가{emoji}나{emoji}"
    cleaned = clean(text, JAVA_LINES)
    assert cleaned.text == f"가{STAND_IN}나{STAND_IN}"
    assert cleaned.shown(STAND_IN, 1, 2) == emoji
    assert text[slice(*cleaned.place(1, 2))] == emoji
    assert clean(text).text == text


def test_a_sign_that_is_a_stand_in_already_stands_for_itself():
    cleaned = clean("□ 😀", JAVA_LINES)
    assert dict(cleaned.replaced) == {2: "😀"}


def test_the_halves_of_an_emoji_are_shown_as_one():
    assert clean("\ud83d\ude00", JAVA_LINES).shown(STAND_IN, 0, 1) == "😀"


def test_a_letter_that_is_composed_to_another_plane_has_a_stand_in():
    cleaned = clean("\ufad1가", JAVA_LINES)
    assert (cleaned.text, cleaned.shown(STAND_IN, 0, 1)) == (STAND_IN + "가", "\ufad1")


def test_a_place_behind_the_end_shows_what_there_is():
    assert clean("가😀", JAVA_LINES).shown(f"가{STAND_IN}", 0, 9) == "가😀"


def test_a_joiner_that_joins_no_emoji_goes():
    assert clean("광\u200d주").text == "광주"


def test_signs_are_set_apart_where_asked():
    cleaned = clean("연구소·대학 · 기업", Rules(apart="·"))
    assert cleaned.text == "연구소 · 대학 · 기업"
    assert cleaned.place(4, 5) == (3, 4)
    assert cleaned.place(6, 8) == (4, 6)


def test_long_runs_are_cut_and_short_ones_not():
    cleaned = clean("다" * 7 + " " + "ㅋ" * 3 + "라" * 2, Rules(longest_run=6))
    assert cleaned.text == "다다다 다다다 다 ㅋㅋㅋ라라"
    assert cleaned.place(4, 7) == (3, 6)
    assert clean("ㅋㅋㅋㅋ다다다다다", Rules(longest_jamo=3)).text == "ㅋ ㅋ ㅋ ㅋ다다다다다"
    assert clean("http://a.b 가.나.", Rules(longest_word=6)).text == "htt p:/ /a. b 가.나."
    assert clean("하하하하하하 야야야야 ㅋㅋㅋㅋㅋ", Rules(longest_echo=4)).text == "하하 하하 하하 야야야야 ㅋㅋㅋㅋㅋ"


def test_blank_lines_go_and_words_keep_their_places():
    text = " \n\n가나 \n \n 다\n"
    cleaned = clean(text, Rules(no_blank_lines=True))
    assert cleaned.text == "가나\n다"
    assert [text[slice(*cleaned.place(i, i + 1))].strip() for i in range(4)] == ["가", "나", "", "다"]


def test_very_many_blanks_become_one():
    text = "가" + " " * 1_000 + "나" + " " * 9 + "다"
    cleaned = clean(text, Rules(no_blank_lines=True))
    assert cleaned.text == "가 나" + " " * 9 + "다"
    assert cleaned.place(2, 3) == (1_001, 1_002)


DIRT = {
    "decomposed": unicodedata.normalize("NFD", "광주각 " * MANY)[:MANY],
    "marks": "a" + "\u0301" * (MANY // 2) + "\u0316" * (MANY // 2),
    "two marks in turn": "a" + "\u0301\u0316" * (MANY // 2),
    "one blank run": "가" + " " * MANY + "나",
    "blank lines": " \n" * (MANY // 2),
    "shapeless": "광\u200b" * (MANY // 2),
    "pairs": "\ud83d\ude00" * (MANY // 2),
    "swapped": "\ude00\ud83d" * (MANY // 2),
    "emoji": "😀" * MANY,
    "one family": "👨\u200d" * (MANY // 2),
    "variations": "☀" + "\ufe0f" * MANY,
    "consonants": "ᄀ" * MANY,
    "finals": "가" + "\u11a8" * MANY,
    "letters": "ㅋ" * MANY,
    "one word": "다" * MANY,
    "signs": "·" * MANY,
}


@pytest.mark.parametrize("dirt", DIRT)
def test_the_time_does_not_explode(dirt):
    began = time.process_time()
    clean(DIRT[dirt], ALL)
    # 0.1 to 0.5 seconds where measured; what is quadratic takes minutes.
    assert time.process_time() - began < 5


@pytest.mark.parametrize(
    ("value", "way"),
    [
        (None, "missing text: drop it or fill it with ''"),
        (float("nan"), "missing text"),
        (b"bytes", "not bytes; decode it"),
        (bytearray(b"x"), "decode it"),
        (3, r"not int; give str\(value\)"),
        (["광주"], "not list"),
    ],
)
def test_what_is_no_text_is_a_type_error_that_says_the_way_out(value, way):
    with pytest.raises(TypeError, match=f"text must be a str, .*{way}"):
        clean(value)
    assert str(no_text(value, "texts[3]")).startswith("texts[3] must be a str, not ")


def test_missing_values_of_pandas_are_missing_texts():
    import numpy as np
    import pandas as pd

    for value in (pd.NA, pd.NaT, np.float32("nan"), np.float64("nan")):
        with pytest.raises(TypeError, match="missing text"):
            clean(value)
    with pytest.raises(TypeError, match="give str"):
        clean(np.array(["광주"]))


def test_a_kind_of_str_is_a_str():
    import numpy as np

    class Title(str):
        __slots__ = ()

        def __str__(self):
            return "something else"

    for text in (np.str_("광주"), Title("광주")):
        assert clean(text).text == "광주"
        assert type(clean(text).text) is str


def test_a_stand_in_shows_what_it_stands_for():
    cleaned = clean("가😀", Rules(bmp=True))
    assert cleaned.shown(cleaned.text[1], 1, 2) == "😀"
