"""Sentences are places in the text; quotations, dates and numbers do not break them."""

import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsmine.text.sentences import paragraphs, sentences

TEXT = st.text(alphabet="가나다 .!?\"“”'\n1…(AI)", max_size=60)


def parts(text):
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("문을 열었다. 300명이 왔다.", ["문을 열었다.", "300명이 왔다."]),
        ("“기쁘다. 고맙다”고 말했다. 끝.", ["“기쁘다. 고맙다”고 말했다.", "끝."]),
        ("2024. 11. 27. 09:52에 열렸다.", ["2024. 11. 27. 09:52에 열렸다."]),
        ("1.5배 늘었다! 정말? 그렇다.", ["1.5배 늘었다!", "정말?", "그렇다."]),
        ("◆ 소제목\n본문이다.", ["◆ 소제목", "본문이다."]),
        ("말했다.” 이어 갔다.", ["말했다.”", "이어 갔다."]),
        ("", []),
        (" \n \n", []),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text, expected):
    assert parts(text) == expected


@given(TEXT)
def test_sentences_cover_all_but_blanks_in_order_inside_paragraphs(text):
    places = list(sentences(text))
    around = list(paragraphs(text))
    assert "".join("".join(text[start:end].split()) for start, end in places) == "".join(text.split())
    assert all(one[1] <= other[0] for one, other in itertools.pairwise(places))
    for start, end in places:
        assert any(first <= start and end <= last for first, last in around)


@pytest.mark.parametrize("unit", [".", ". ", '"', "“", "가.", "1. ", "\n", "”"])
def test_adversarial_text_stays_linear(unit):
    started = time.process_time()
    list(sentences(unit * (100_000 // len(unit))))
    assert time.process_time() - started < 5
