"""Every modality and kind of error has a Korean name."""

from typing import get_args

from newsmine.display.words import KINDS, kind_name, modality_name
from newsmine.records import Modality


def test_every_modality_has_a_korean_name():
    for modality in set(get_args(Modality)) - {"asserted"}:
        assert modality_name(modality, "ko") != modality == modality_name(modality, "en")


def test_kinds_of_errors_are_told_apart_without_colour():
    for language in ("en", "ko"):
        assert len({kind_name(kind, language) for kind in KINDS}) == len(KINDS)
    assert len({sign for sign, _, _ in KINDS.values()}) == len(KINDS)
