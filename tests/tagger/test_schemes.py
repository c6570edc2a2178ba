"""Labels of any scheme."""

import pytest

from newsmine.errors import InputError
from newsmine.tagger.schemes import runs, signs


def labels(*names, **given):
    return [sign.kind or sign.label for sign in signs(["O", *names], given or None)][1:]


@pytest.mark.parametrize(
    "names",
    [
        ("B-OG", "I-OG"),
        ("OG-B", "OG-I"),
        ("B_ORG", "I_ORG"),
        ("ORG_B", "ORG_I"),
        ("B-ORG", "E-ORG"),
        ("B-ORG", "L-ORG"),
    ],
)
def test_every_way_to_write_a_position_is_read(names):
    first, second = signs(["O", *names])[1:]
    assert (first.label, first.begins, second.label, second.begins) == ("OG", True, "OG", False)
    assert second.ends == (names[1][0] in "EL")


def test_known_kinds_are_those_of_many_schemes():
    assert labels("PS", "PER", "PERSON", "PS_NAME") == ["PS"] * 4
    assert labels("LC", "LOC", "GPE", "LCP_CITY", "LCG_RIVER", "AF_BUILDING") == ["LC"] * 6
    assert labels("OG", "ORG", "OGG_POLITICS", "OGG_LAW") == ["OG"] * 4
    assert labels("OGG_ECONOMY", "OGG_EDUCATION", "OGG_MEDIA") == ["COMPANY", "UNIVERSITY", "MEDIA"]
    assert labels("DT", "DAT", "DATE", "DT_DAY") == ["DT"] * 4
    assert labels("TI", "TIM", "TIME", "TI_HOUR") == ["TI"] * 4
    assert labels("QT", "NUM", "MONEY", "QT_PRICE") == ["QT"] * 4
    assert labels("PS", "CV", "TM_COLOR", "PS_PET", "MISC") == ["PS", "", "", "", ""]


def test_the_users_word_wins_for_kinds_and_for_whole_labels():
    assert labels("B-OGG_POLITICS", "I-OGG_POLITICS", OGG_POLITICS="GOV") == ["GOV", "GOV"]
    assert labels("B-PS", "I-PS", "B-OG", PS=None) == ["", "", "OG"]
    assert signs(["L0", "L1"], {"L1": "S-PS"})[1] == ("PS", "", True, True)


def test_kinds_of_organisations_are_organisations_too():
    fine = signs(["O", "OGG_ECONOMY", "ORG", "EV_SPORTS"], {"ORG": "GOV"})
    assert [sign[:2] for sign in fine] == [("", ""), ("OG", "COMPANY"), ("OG", "GOV"), ("EVENT", "EVENT")]


def test_a_meaning_that_newsmine_has_not_is_a_wrong_argument():
    with pytest.raises(ValueError, match="'ORG' cannot mean 'COMPNAY'; did you mean 'COMPANY'"):
        signs(["O", "ORG"], {"ORG": "COMPNAY"})


def test_a_label_with_a_letter_in_front_is_no_position_where_others_have_none():
    assert labels("S-PS", "OG") == ["", "OG"]


def test_a_model_whose_labels_mean_nothing_is_refused():
    with pytest.raises(InputError, match="model: no label is of a known kind: NEG, POS; say what they mean"):
        signs(["NEG", "POS"])


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("B I I O", [(0, 3)]),
        ("I I O I", [(0, 2), (3, 4)]),
        ("B B I", [(0, 1), (1, 3)]),
        ("B E B E", [(0, 2), (2, 4)]),
        ("S S O", [(0, 1), (1, 2)]),
        ("I E I", [(0, 2), (2, 3)]),
        ("O O", []),
        ("", []),
    ],
)
def test_rows_of_labels_are_names(row, expected):
    names = ["O", "B-PS", "I-PS", "E-PS", "S-PS"]
    numbers = ["OBIES".index(each) for each in row.split()]
    assert [(run.first, run.last) for run in runs(numbers, signs(names), [False] * len(numbers))] == expected


def test_a_scheme_without_positions_joins_what_is_alike():
    of = signs(["O", "PS", "OG"])
    assert [run[:2] for run in runs([1, 1, 2, 0, 2], of, [False] * 5)] == [(0, 2), (2, 3), (4, 5)]
    assert [run[:2] for run in runs([1, 1], of, [False, True])] == [(0, 1), (1, 2)]


def test_one_name_may_waver_among_kinds_of_organisations():
    of = signs(["O", "B-OGG_ECONOMY", "I-OGG_MEDIA", "I-PS"])
    assert [run[:2] for run in runs([1, 2, 3], of, [False] * 3)] == [(0, 2), (2, 3)]
