"""Hundreds of hostile strings: every tokenizer cuts each in bounded time, with lawful tokens, and its process lives on."""

import pytest
from hostile_strings import LONGEST, hostile_strings, outcomes, the_list

# Kkma takes most of the time; ``benchmarks/hostile_strings.py`` hands it 500 too, and others many more.
COUNTS = {"kiwi": 500, "mecab": 500, "komoran": 500, "okt": 500, "hannanum": 500, "kkma": 100}
ENGINES = [pytest.param(name, marks=[] if name in {"kiwi", "mecab"} else pytest.mark.jvm, id=name) for name in COUNTS]


@pytest.mark.parametrize("name", ENGINES)
def test_no_hostile_string_breaks_a_tokenizer(name):
    if name == "mecab":
        pytest.importorskip("mecab")
    done = outcomes(name, COUNTS[name])
    assert len(done) == COUNTS[name] + len(the_list())
    assert [each for each in done if each.what != "tokens"] == []


def test_the_strings_of_a_seed_are_always_the_same_and_hold_what_they_should():
    strings = list(hostile_strings(500))
    assert strings == list(hostile_strings(500))
    assert strings != list(hostile_strings(500, seed=5))
    assert max(map(len, strings)) <= LONGEST
    letters = "".join(strings)
    for first, last in [("\0", "\x1f"), ("\u1100", "\u11ff"), ("ㄱ", "ㆎ"), ("가", "힣"), ("\ud800", "\udfff")]:
        assert sum(first <= letter <= last for letter in letters) > 100
    assert sum(letter > "\uffff" for letter in letters) > 100


def test_a_process_that_does_not_start_is_no_outcome():
    with pytest.raises(RuntimeError, match="'kiwii' does not start"):
        outcomes("kiwii", 1)
