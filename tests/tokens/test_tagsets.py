import json
from importlib.util import find_spec
from pathlib import Path

import pytest

from newsmine.tokens.tagsets import TAGSETS, universal

UPOS = {
    "ADJ",
    "ADP",
    "ADV",
    "AUX",
    "CCONJ",
    "DET",
    "INTJ",
    "NOUN",
    "NUM",
    "PART",
    "PRON",
    "PROPN",
    "PUNCT",
    "SYM",
    "VERB",
    "X",
}
FOLDER = Path(find_spec("konlpy").origin).parent / "data" / "tagset"


@pytest.mark.parametrize("tagset", TAGSETS)
def test_every_name_is_a_universal_one(tagset):
    assert set(TAGSETS[tagset].values()) <= UPOS


@pytest.mark.parametrize(
    ("tagset", "file"),
    [("sejong", "komoran"), ("sejong", "mecab"), ("kkma", "kkma"), ("hannanum", "hannanum"), ("okt", "twitter")],
)
def test_every_tag_that_konlpy_documents_has_a_row(tagset, file):
    documented = json.loads((FOLDER / f"{file}.json").read_text(encoding="utf-8"))
    assert set(documented) <= set(TAGSETS[tagset])


def test_an_unknown_tag_is_x_and_a_joint_one_its_first():
    assert universal("sejong", "NEW") == "X"
    assert universal("sejong", "VCP+EF") == "AUX"
    assert universal("", "Josa") == "ADP"
