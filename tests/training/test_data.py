"""The data folder."""

import pytest

from newsmine.errors import InputError
from newsmine.training.data import KINDS, kind, read_data


def test_a_folder_without_sentences_says_what_is_missing(tmp_path):
    with pytest.raises(InputError, match=r"no data to train on.*sentences_gold\.jsonl"):
        read_data(tmp_path)


def test_a_broken_line_is_named(tmp_path):
    (tmp_path / "sentences_gold.jsonl").write_text('{"id": "1"}\n', encoding="utf-8")

    with pytest.raises(InputError, match="text"):
        read_data(tmp_path)


@pytest.mark.parametrize(
    ("fine", "ours"), [("PS_NAME", "PERSON"), ("OGG_ECONOMY", "COMPANY"), ("LCG_RIVER", "PLACE"), ("AM_BIRD", "")]
)
def test_fine_labels_are_kinds_of_ours(fine, ours):
    assert kind(fine) == ours
    assert not ours or f"B-{ours}" in KINDS
