"""The kept inputs of the fuzzer, and some changed ones: none breaks what reads strangers' files. ``make fuzz`` tries many more."""

import random

import pytest
from fuzz import NAMES, changed
from fuzz_targets import TARGETS, give

SOME = 60


def test_every_target_is_named_and_has_kept_inputs():
    assert tuple(TARGETS) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_no_input_breaks_a_target(name):
    for data in changed(name, random.Random(name), SOME):  # noqa: S311 - bytes, no secrets
        give(name, data)
