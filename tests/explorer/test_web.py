"""The page's script by its source: small modules, no markup out of words, and every phrase in both languages."""

import re
from pathlib import Path

import pytest

from newsmine.explorer.vocabulary import vocabulary

_SOURCES = Path(__file__).parents[2] / "newsmine" / "explorer" / "web" / "src"
_MODULES = sorted(_SOURCES.glob("*.js"))
_MARKUP = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|createContextualFragment|eval\(|new Function|setAttribute\(.on"
_PHRASE = re.compile(r"^  (\w+): \[\s*(\"[^\"]*\"),\s*(\"[^\"]*\"),?\s*\],$", re.MULTILINE)
_LINES = 300


def phrases():
    words = (_SOURCES / "words.js").read_text(encoding="utf-8")
    return {key: (korean.strip('"'), english.strip('"')) for key, korean, english in _PHRASE.findall(words)}


@pytest.mark.parametrize("module", _MODULES, ids=lambda module: module.name)
def test_a_module_is_small_and_makes_no_markup(module):
    source = module.read_text(encoding="utf-8")
    assert len(source.splitlines()) <= _LINES
    assert not re.search(_MARKUP, source)
    assert "http" not in source.replace("http://www.w3.org/2000/svg", "")


def test_every_phrase_has_both_languages_and_the_same_places():
    known = phrases()
    assert len(known) > 80
    for key, (korean, english) in known.items():
        assert set(re.findall(r"\{\d\}", korean)) == set(re.findall(r"\{\d\}", english)), key
        if key != "language":
            assert re.search("[가-힣]", korean), key
            assert not re.search("[가-힣]", english), key


def test_what_is_said_has_a_phrase_and_every_phrase_is_said():
    known = phrases()
    sources = {module.name: module.read_text(encoding="utf-8") for module in _MODULES if module.name != "words.js"}
    whole = "\n".join(sources.values())
    said = set(re.findall(r"\b(?:say|button)\(\"(\w+)\"", whole))
    statuses = {"held", "acting", "former", "designate", "candidate"}
    assert said <= {*known, *statuses}
    named = (
        set(re.findall(r"\"(\w+)\"", whole))
        | set(re.findall(r"\b(\w+):", whole))
        | statuses
        | set(vocabulary()["modalities"])
    )
    assert {key for key in known if key not in named} == set()
