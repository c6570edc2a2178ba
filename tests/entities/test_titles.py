"""Titles and names: their shapes."""

import pytest

from newsmine.entities.names import is_name
from newsmine.entities.titles import split_title


@pytest.mark.parametrize(
    ("word", "want"),
    [
        ("가온정보진흥원장은", (7, "원장")),
        ("지역미래본부장", (6, "본부장")),
        ("인공지능산업국장은", (7, "국장")),
        ("광주광역시장", (5, "시장")),
        ("장성군수는", (3, "군수")),
        ("경제부시장이", (2, "부시장")),
        ("대표는", (0, "대표")),
        ("웃었다", None),
    ],
)
def test_a_title_word_parts_into_organisation_and_role(word, want):
    assert split_title(word) == want


@pytest.mark.parametrize(
    "word", ["전문가", "이사회", "지난해", "위원회", "조직위", "사장이", "김모씨", "공무원", "유학생"]
)
def test_words_of_the_shape_of_a_name_are_no_names(word):
    assert not is_name(word)
