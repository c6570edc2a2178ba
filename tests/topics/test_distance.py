import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.spatial import distance

from newsmine.topics.distance import jensen_shannon

ROWS = st.lists(st.lists(st.integers(0, 9), min_size=4, max_size=4).filter(any), min_size=1, max_size=4)


@settings(deadline=None)
@given(one=ROWS, other=ROWS)
def test_it_is_scipy_s_distance_and_a_metric(one, other):
    p, q = (np.array(rows, dtype=float) / np.sum(rows, axis=1, keepdims=True) for rows in (one, other))
    got = jensen_shannon(p, q)
    for i, j in np.ndindex(got.shape):
        # scipy takes the root of a rounding error where rows are equal.
        assert got[i, j] == pytest.approx(np.nan_to_num(distance.jensenshannon(p[i], q[j], base=2)), abs=1e-7)
    assert ((got >= 0) & (got <= 1)).all()
    assert np.allclose(got.T, jensen_shannon(q, p))
