import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from newsmine.tokens.align import align

TEXT = st.text(alphabet="광주가시는 밝혔다AI.다\n한", max_size=40)


@given(text=TEXT, forms=st.lists(st.text(alphabet="광주가밝히었AI다.", max_size=4), max_size=12))
def test_every_place_lies_in_the_text_and_none_runs_back(text, forms):
    places = list(align(text, forms))
    starts = [start for start, _, _ in places]
    assert len(places) == len(forms)
    assert starts == sorted(starts)
    for form, (start, end, exact) in zip(forms, places, strict=True):
        assert 0 <= start <= end <= len(text)
        assert not exact or text[start:end] == form


@given(words=st.lists(st.text(alphabet="광주인공지능", min_size=1, max_size=6), min_size=1, max_size=8))
def test_forms_that_stand_verbatim_are_all_found(words):
    assert all(exact for _, _, exact in align(" ".join(words), words))


def test_a_rewritten_form_gets_the_rest_of_its_word():
    assert list(align("문을 밝혔다 도와서", ["문", "을", "밝히", "었", "다", "돕", "아서"])) == [
        (0, 1, True),
        (1, 2, True),
        (3, 5, False),
        (3, 5, False),
        (5, 6, True),
        (7, 10, False),
        (7, 10, False),
    ]


def test_a_form_contracted_into_the_one_before_points_at_that():
    assert list(align("가, 나", ["가", "아", ",", "나"]))[:2] == [(0, 1, True), (0, 1, False)]


def test_decomposed_text_is_found_and_not_called_exact():
    text = unicodedata.normalize("NFD", "광주시는")
    assert list(align(text, ["광주시", "는"])) == [(0, 7, False), (7, 10, False)]
