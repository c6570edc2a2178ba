"""Particles are known by the shape that Korean asks for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsmine.text.hangul import PARTICLES, fits, has_final, strip_particle


@pytest.mark.parametrize(
    ("word", "bare"),
    [
        ("사업단장이", "사업단장"),
        ("광주시와", "광주시"),
        ("전남대에서도", "전남대"),
        ("서울로", "서울"),
        ("진흥원으로", "진흥원"),
        ("회의", "회"),
        ("가", "가"),
        ("AI는", "AI"),
    ],
)
def test_a_particle_of_the_right_shape_is_stripped(word, bare):
    assert strip_particle(word) == bare


@given(
    st.text(alphabet=[chr(c) for c in range(0xAC00, 0xAC00 + 200)], min_size=1, max_size=5), st.sampled_from(PARTICLES)
)
def test_one_of_each_pair_of_shapes_fits(name, particle):
    for one, other in (("은", "는"), ("을", "를"), ("과", "와")):
        assert fits(name, one) != fits(name, other) == (not has_final(name[-1]))
    assert isinstance(fits(name, particle), bool)
