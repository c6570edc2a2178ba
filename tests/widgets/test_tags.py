"""What is put into an element is text, and comes out as the same text."""

from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from newsmine.widgets.tags import Html, ems, joined, shortened, tag

# What HTML itself may hold: the rest is shown as U+FFFD (tests/widgets/test_weave.py).
TEXT = st.text(alphabet=st.characters(exclude_categories=("C",)), max_size=30)


@given(inside=TEXT, value=TEXT)
def test_texts_and_values_come_out_as_they_went_in(inside, value):
    soup = BeautifulSoup(tag("p", "｜", inside, "｜", title=value), "html.parser")
    assert [element.name for element in soup.find_all()] == ["p"]
    assert soup.p.get_text() == f"｜{inside}｜"
    assert soup.p["title"] == value


def test_elements_go_in_as_they_are_and_what_is_none_stays_out():
    inner = tag("b", "<")
    assert tag("p", inner, lang=None, data_n=2) == '<p data-n="2"><b>&lt;</b></p>'
    assert isinstance(joined("&", inner), Html)
    assert tag("circle", r=2.06, cx=float("nan")) == '<circle r="2.1" cx="0"/>'


@given(text=TEXT, most=st.floats(2, 20))
def test_a_shortened_text_is_not_wider(text, most):
    short = shortened(text, most)
    assert ems(short) <= most + 1e-6
    assert short == " ".join(text.split()) or short.endswith("…")
