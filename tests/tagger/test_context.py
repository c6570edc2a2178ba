"""Which morphemes and words stand at a character and beside it."""

from newsmine.tagger.context import NUMBERS, Context, context
from newsmine.tagger.morphemes import Morphemes, morphemes

TEXT = "가온이 또 왔다"
SEEN = Morphemes(
    ["NNPB", "NNPI", "JKSB", "", "MAGB", "", "VVB", "EFB"],
    ["가온/NNP", "가온/NNP", "이/JKS", "", "또/MAG", "", "오/VV", "다/EF"],
    [""] * 8,
    {0, 2, 4, 6, 7},
)
NONE = Morphemes([], [], [], set())


def test_a_character_has_its_morpheme_and_those_beside_it():
    found = context(TEXT, SEEN)

    assert [n > 0 for n in found.form] == [True, True, True, False, True, False, True, True]
    assert len({*found.form}) == 7, "a morpheme's first character is told from its others"
    assert found.form_before[2] == found.form[0]
    assert found.form_behind[2] == found.form[4]
    # Of a morpheme of two characters the second has the neighbours too, as those of a second character.
    assert found.form_behind[0] == found.form[2] != found.form_behind[1] > 0


def test_a_character_has_the_end_of_the_word_before_and_the_beginning_of_the_one_behind():
    found = context(TEXT, SEEN)
    other = context("나온이 또 왔지만", morphemes("나온이 또 왔지만"))

    assert found.word_before[4] == other.word_before[4]
    assert found.word_behind[4] != other.word_behind[4]
    assert [n > 0 for n in found.word_before] == [True, True, True, False, True, False, True, True]
    assert len({*found.word_before[:3]}) == 1


def test_two_of_one_form_side_by_side_are_two():
    found = context("하하", Morphemes(["ICB", "ICB"], ["하/IC", "하/IC"], ["", ""], {0, 1}))

    assert found.form[0] == found.form[1] == found.form_behind[0] == found.form_before[1]


def test_no_text_and_blanks_have_no_context():
    assert context("", NONE) == Context([], [], [], [], [])
    assert not any(sum(column) for column in context("  ", morphemes("  ")))


def test_a_number_is_the_same_on_every_machine_and_in_its_range():
    found = context(TEXT, SEEN)

    assert found.form[0] == 1 + 748_317_178 % (NUMBERS - 1)
    assert all(0 <= n < NUMBERS for column in found for n in column)
