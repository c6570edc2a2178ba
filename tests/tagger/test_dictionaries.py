"""Forms that are known beforehand."""

from newsmine.tagger.dictionaries import Forms


def test_forms_that_begin_at_a_place_come_with_the_longest_first():
    forms = Forms(["가온", "가온정보원", "정보원", "원"])

    found = [(start, end, forms.form(number)) for start, end, number in forms.beginning("가온정보원은", 0)]

    assert found == [(0, 5, "가온정보원"), (0, 2, "가온")]
    assert not list(forms.beginning("가온정보원은", 5))


def test_every_place_of_a_form_is_found_also_inside_of_others():
    forms = Forms(["가온", "가온정보원", "정보원"])

    assert [(start, end) for start, end, _ in forms.every("가온정보원")] == [(0, 2), (0, 5), (2, 5)]


def test_no_forms_are_found_nowhere():
    assert list(Forms([]).beginning("가온", 0)) == []
