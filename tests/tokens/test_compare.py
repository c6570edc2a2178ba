"""Tokenizers side by side: every token is in every form of the table, and the clock is not fooled by what is kept."""

import sys
import time

import pytest
from broken_python import Environment

import newsmine as nm
from newsmine.tokens.compare import compare_tokenizers

TEXT = "광주시는 27일 ㈜누리온데이터와 협약을 맺었다고 밝혔다.\n\n한빛결 대표는  “배운 것을 써 보자”고 말했다."


class Halves:
    """Cuts each word in two; what it knows already comes at once."""

    def __init__(self):
        self.known = {}

    def pos(self, phrase):
        if phrase not in self.known:
            time.sleep(0.01)
            self.known[phrase] = [(part, "N") for word in phrase.split() for part in (word[:1], word[1:]) if part]
        return self.known[phrase]


def test_by_word_each_token_stands_in_the_row_of_its_word():
    made = {"kiwi": nm.tokenizer("kiwi"), "halves": Halves()}
    table = compare_tokenizers(TEXT, made, by="word")
    assert list(table.index) == TEXT.split()
    assert list(table["halves"][:2]) == ["광/N 주시는/N", "2/N 7일/N"]
    cells = " ".join(table["kiwi"]).split(" ")
    assert cells == [f"{token.form}/{token.tag}" for token in made["kiwi"].tokenize(TEXT)]


def test_by_token_the_rows_are_the_tokens():
    table = compare_tokenizers(TEXT, ["kiwi"], by="token")
    assert list(table.columns) == ["tokenizer", *nm.Token._fields]
    assert [nm.Token(*row[1:]) for row in table.itertuples(index=False)] == list(nm.tokenizer("kiwi").tokenize(TEXT))


def test_by_tokenizer_what_is_counted_is_in_the_tokens():
    table = compare_tokenizers(TEXT, ["kiwi"])
    tokens = nm.tokenizer("kiwi").tokenize(TEXT)
    row = table.loc["kiwi"]
    assert row["tokens"] == len(tokens)
    assert row["nouns"] == len(row["noun_forms"].split()) > 5
    assert row["exact"] == pytest.approx(sum(token.exact for token in tokens) / len(tokens))
    assert row["exact"] < 1


def test_what_a_tokenizer_remembers_is_not_its_speed():
    table = compare_tokenizers(TEXT, [Halves()])
    assert table.loc["halves", "ms_per_1000"] >= 10 * 1000 / (len(TEXT) + 6)


def test_user_words_hold_for_those_that_are_named():
    table = compare_tokenizers(TEXT, ["kiwi", Halves()], user_words=["누리온데이터"], by="word")
    assert "누리온데이터/NNP" in table.loc["㈜누리온데이터와", "kiwi"]
    assert "누리온데이터/" not in table.loc["㈜누리온데이터와", "halves"]


@pytest.mark.mecab
@pytest.mark.skipif(sys.platform != "linux", reason="made of links")
def test_without_names_all_that_are_installed_are_compared(tmp_path):
    place = Environment(tmp_path / "python")
    place.only("kiwi", "mecab")
    place.without("mecab", "_mecab*", "python_mecab_ko-*")
    place.plug_in(
        "words", "class make:\n    def __init__(self, user_words): pass\n    def pos(self, t): return [(t, 'N')]\n"
    )
    code = "import newsmine as nm; print(*nm.compare_tokenizers('가 나', {}).index)"
    done = place.run("-c", code.replace("{}", "None"))
    assert done.stdout.split() == ["kiwi", "make"], done.stderr
    done = place.run("-c", code.replace("{}", "['mecab']"))
    assert "MissingExtraError" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "error", "says"),
    [
        ((" \n",), nm.InputError, "blank"),
        ((TEXT, "kiwi"), TypeError, r"\['kiwi'\]"),
        ((TEXT, [Halves(), Halves()]), ValueError, "two tokenizers have the name 'halves'"),
        ((TEXT, ["okkt"]), nm.PluginError, "did you mean 'okt'"),
    ],
)
def test_what_cannot_be_compared_is_told(arguments, error, says):
    with pytest.raises(error, match=says):
        compare_tokenizers(*arguments)


def test_an_unknown_kind_of_row_is_told():
    with pytest.raises(ValueError, match="known: tokenizer, word, token"):
        compare_tokenizers(TEXT, ["kiwi"], by="sentence")
