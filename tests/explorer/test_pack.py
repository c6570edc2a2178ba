"""What a page holds comes out as it went in, and is no markup on the way."""

import re

from hypothesis import given
from hypothesis import strategies as st

from newsmine.explorer.pack import flat, pack, steps, to_json, unpack

_JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.text(alphabet=st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4),
    max_leaves=12,
)


@given(_JSON)
def test_what_is_packed_is_unpacked_and_no_markup(part):
    packed = pack(part)
    assert re.fullmatch(r"[A-Za-z0-9+/]*={0,2}", packed)
    assert unpack(packed) == part


def test_a_lone_surrogate_is_replaced_and_harms_nothing_else():
    assert to_json(["가\ud800나"]).decode() == '["가\ufffd나"]'


@given(st.lists(st.integers(-1000, 1000)))
def test_steps_add_up_to_the_numbers(numbers):
    total, found = 0, []
    for step in steps(numbers):
        total += step
        found.append(total)
    assert found == numbers


@given(st.lists(st.lists(st.integers(), max_size=4)))
def test_flat_lists_are_cut_again_by_their_sizes(lists):
    held = flat(lists)
    values = iter(held["values"])
    assert [[next(values) for _ in range(size)] for size in held["sizes"]] == lists
