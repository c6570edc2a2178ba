"""What the morphological analyzers see at each character."""

import pytest

from newsmine.tagger.morphemes import morphemes


def test_each_character_has_the_tag_and_the_form_of_its_morpheme():
    seen = morphemes("광주에서 열렸다.", with_mecab=False)

    assert seen.kiwi[:5] == ["NNPB", "NNPI", "JKBB", "JKBI", ""]
    assert seen.forms[:2] == ["광주/NNP", "광주/NNP"]
    assert seen.mecab == [""] * len("광주에서 열렸다.")
    assert {0, 2, 5} <= seen.starts


@pytest.mark.mecab
def test_mecab_says_what_a_name_is():
    seen = morphemes("광주에서\n열렸다.")

    assert seen.mecab[0].startswith("NNP|지명")
    assert seen.mecab[4] == ""
    assert seen.mecab[5].endswith("B")


@pytest.mark.parametrize("text", ["\u3000가\0나\t다", "😀" * 30, "가" * 2500, "İstanbul ﷽ 각"])
def test_every_character_has_one_entry_in_any_text(text):
    seen = morphemes(text)

    assert len(seen.kiwi) == len(seen.forms) == len(seen.mecab) == len(text)
    assert all(0 <= start <= len(text) for start in seen.starts)
