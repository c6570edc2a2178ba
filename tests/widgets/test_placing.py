"""Names are placed beside their points: none lies on another, none outside."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from newsmine.widgets.placing import Box, Point, place

BOUNDS = Box(0, 0, 400, 300)
POINTS = st.lists(
    st.builds(
        Point,
        st.floats(0, 400),
        st.floats(0, 300),
        st.floats(1, 20),
        st.floats(4, 120),
        st.floats(8, 40),
    ),
    max_size=25,
)


@given(POINTS)
def test_whatever_the_points_names_are_apart_and_inside_and_of_their_size(points):
    boxes = place(points, points, BOUNDS, gap=2)
    assert len(boxes) == len(points)
    found = [box for box in boxes if box is not None]
    assert all(box.within(BOUNDS) for box in found)
    assert not any(one.overlaps(other) for one, other in combinations(found, 2))
    for point, box in zip(points, boxes, strict=True):
        if box is not None:
            assert abs(box.right - box.left - point.width) < 1e-4
            assert abs(box.high - box.low - point.height) < 1e-4


def test_a_lone_name_stands_above_its_point():
    (box,) = place([Point(200, 150, 5, 40, 10)], [], BOUNDS, gap=2)
    assert (box.left, box.low) == (180, 157)


def test_a_name_that_is_larger_than_the_picture_has_no_place():
    assert place([Point(200, 150, 5, 500, 10)], [], BOUNDS, gap=2) == [None]
