"""A text as the network reads it."""

from collections import Counter

import numpy as np

from newsmine.tagger.features import Encoder, Vocabulary
from newsmine.tagger.morphemes import Morphemes

TEXT = "가온이 왔다"
SEEN = Morphemes(
    ["NNPB", "NNPI", "JKSB", "", "VVB", "EFB"],
    ["가온/NNP", "가온/NNP", "이/JKS", "", "오/VV", "다/EF"],
    ["NNP|인명B", "NNP|인명I", "JKS|*B", "", "VV|*B", "EF|*B"],
    {0, 2, 4, 5},
)


def _encoder(learnt=None):
    vocabularies = {
        "characters": Vocabulary("가온이"),
        "kiwi": Vocabulary(["NNPB"]),
        "mecab": Vocabulary(["NNP|인명B"]),
        "learnt": Vocabulary(["PS1!B", "PS1!I"]),
    }
    return Encoder(vocabularies, {"person": ["가온", "왔다"], "company": ["가온"]}, learnt or {}, {"가온/NNP": 7})


def test_each_character_has_its_columns():
    features = _encoder({"가온": Counter(PS=1)}).encode(TEXT, SEEN)

    assert features.characters.tolist() == [1, 2, 3, 0, 0, 0]
    assert features.vectors.tolist() == [7, 7, 0, 0, 0, 0]
    assert features.learnt.tolist() == [1, 2, 0, 0, 0, 0]
    assert features.places.tolist() == [1, 2, 3, 0, 1, 2]
    assert features.lists[0].tolist() == [1, 0, 1, 0]
    assert features.lists[1].tolist() == [0, 1, 0, 1]
    assert features.lists[5].tolist() == [0, 1, 0, 0]


def test_what_a_sentence_itself_taught_is_left_out_of_it():
    encoder = _encoder({"가온": Counter(PS=1)})

    assert encoder.encode(TEXT, SEEN).learnt.any()
    assert not encoder.encode(TEXT, SEEN, [(0, 2, "PS")]).learnt.any()
    # Where the form stands without a label, as much is left out: what occurs once would else speak against a name.
    assert not encoder.encode(TEXT, SEEN, []).learnt.any()


def test_a_vocabulary_numbers_what_it_has_learnt_and_gives_0_to_all_else():
    vocabulary = Vocabulary()
    vocabulary.learn(["나", "가", "나"])

    assert vocabulary.numbers(["가", "나", "다"]) == [2, 1, 0]
    assert np.array_equal(vocabulary.names, ["나", "가"])
