import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsmine.tokens.engines.parts import parts


@pytest.mark.parametrize("text", ["", " ", "광주시는", "가 " * 7_999, "가" * 2_000])
def test_a_text_of_an_article_is_one_part(text):
    assert parts(text) == [(0, text)]


def test_a_part_ends_behind_a_line_feed_else_behind_a_blank():
    lines = "나래는 말했다.\n새봄은 들었다. " * 2_000
    ends = [part[-1] for _, part in parts(lines)[:-1]]
    assert set(ends) == {"\n"}
    assert {part[-1] for _, part in parts(lines.replace("\n", " "))} == {" "}


def test_a_word_that_no_one_writes_is_cut_and_what_stands_before_it_is_not():
    assert [part for _, part in parts("가 나 " + "다" * 2_001 + " 라")] == ["가 나 ", "다" * 2_000, "다 라"]


@given(
    words=st.lists(
        st.sampled_from(["가", "나" * 900, "다" * 2_100, " ", "\n", " " * 5_000, "\n" * 17_000]), max_size=30
    )
)
def test_parts_make_the_text_and_none_is_too_long(words):
    text = "".join(words)
    cut = parts(text)
    assert "".join(part for _, part in cut) == text
    assert [start for start, _ in cut] == [sum(len(part) for _, part in cut[:i]) for i in range(len(cut))]
    assert all(part and len(part) <= 16_000 for _, part in cut if text)
    assert all(len(word) <= 2_000 for _, part in cut for word in part.split())
