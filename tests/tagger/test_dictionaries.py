"""Forms that are known beforehand."""

from newsmine.tagger.dictionaries import Forms


def test_the_longest_form_at_a_start_is_found():
    forms = Forms(["가온", "가온정보원", "정보원", "원"])
    text = "가온정보원은 가온이다"

    found = [(start, end, forms.form(number)) for start, end, number in forms.find(text, [0, 2, 7])]

    assert found == [(0, 5, "가온정보원"), (2, 5, "정보원"), (7, 9, "가온")]


def test_every_place_of_a_form_is_found_also_inside_of_others():
    forms = Forms(["가온", "가온정보원", "정보원"])

    assert [(start, end) for start, end, _ in forms.every("가온정보원")] == [(0, 2), (0, 5), (2, 5)]


def test_no_forms_are_found_nowhere():
    assert list(Forms([]).find("가온", [0])) == []
