"""Every label and relation has a Korean name, and colours that all eyes can read and tell apart."""

from itertools import combinations
from typing import get_args

import pytest

from newsmine.records import VALUE_LABELS, Label, RelationType
from newsmine.widgets.looks import LOOKS, label_name, relation_name

FILLED = {label: look.fill for label, look in LOOKS.items() if look.fill}
# Machado, Oliveira, Fernandes 2009: what red, green and blue become for eyes without red or green cones.
EYES = {
    "all cones": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no red": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "no green": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
}


def linear(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def luminance(rgb):
    return 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2]


def lab(rgb):
    rows = ((0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.0721750), (0.0193339, 0.1191920, 0.9503041))
    white = (0.95047, 1, 1.08883)
    x, y, z = (
        sum(a * min(max(b, 0), 1) for a, b in zip(row, rgb, strict=True)) / w
        for row, w in zip(rows, white, strict=True)
    )
    x, y, z = (value ** (1 / 3) if value > 0.008856 else 7.787 * value + 16 / 116 for value in (x, y, z))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def seen(colour, eyes):
    rgb = linear(colour)
    return lab([sum(a * b for a, b in zip(row, rgb, strict=True)) for row in EYES[eyes]])


@pytest.mark.parametrize("label", FILLED)
def test_dark_letters_on_a_colour_have_the_contrast_of_wcag_aaa(label):
    dark = luminance(linear("#111111"))
    assert (luminance(linear(FILLED[label])) + 0.05) / (dark + 0.05) >= 7


@pytest.mark.parametrize("eyes", EYES)
def test_no_two_colours_look_alike(eyes):
    for one, other in combinations(FILLED, 2):
        pairs = zip(seen(FILLED[one], eyes), seen(FILLED[other], eyes), strict=True)
        assert sum((a - b) ** 2 for a, b in pairs) ** 0.5 > 16, (one, other)


def test_every_label_and_relation_has_a_korean_name():
    assert set(LOOKS) == {*get_args(Label), *VALUE_LABELS}
    assert len({look.korean for look in LOOKS.values()}) == len(LOOKS)
    for type_ in get_args(RelationType):
        assert relation_name(type_, "ko") != type_ == relation_name(type_, "en")


def test_what_is_unknown_keeps_its_name():
    assert label_name("ANIMAL", "ko") == relation_name("ANIMAL", "ko") == "ANIMAL"
