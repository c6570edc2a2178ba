"""The bill of materials names all that newsmine needs to run and all that it brings, and is the same each time."""

import json
import re
from importlib.metadata import version

import pytest

pytest.importorskip("tomllib", reason="the bill is written with Python 3.11 and newer")

import tomllib
from bill import bill, needed, written
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from lock import ALWAYS, ROOT, read
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

_PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


@pytest.fixture(scope="module")
def text():
    return written(bill())


@pytest.fixture(scope="module")
def parts(text):
    """Give its components by reference."""
    return {each["bom-ref"]: each for each in json.loads(text)["components"]}


def test_it_is_cyclonedx_and_the_same_each_time(text):
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None
    assert written(bill()) == text


def test_every_dependency_stands_in_it_with_its_version_and_licence(parts):
    asked = map(Requirement, _PROJECT["dependencies"])
    direct = {canonicalize_name(each.name) for each in asked if not each.marker or each.marker.evaluate({"extra": ""})}
    listed = {ref.removeprefix("pypi:"): each for ref, each in parts.items() if ref.startswith("pypi:")}
    assert direct <= listed.keys()
    assert listed.keys() == needed(_PROJECT["dependencies"]).keys()
    assert not listed.keys() & {"pytest", "ruff", "torch", "sphinx", "pip-audit"}
    for name, each in listed.items():
        assert each["version"] == version(name)
        assert each["licenses"], name
        pin = read(ALWAYS).get(name, ("", set()))
        assert {found["content"] for found in each.get("hashes", ())} == (pin[1] if pin[0] == version(name) else set())


def test_who_needs_whom_stands_in_it(text, parts):
    needs = {each["ref"]: set(each.get("dependsOn", ())) for each in json.loads(text)["dependencies"]}
    assert {"pypi:konlpy", "pypi:pandas", "npm:sigma"} <= needs["newsmine"]
    assert "pypi:jpype1" in needs["pypi:konlpy"]
    assert set().union(*needs.values()) == parts.keys()


def test_what_the_explorers_page_is_built_of_stands_in_it(parts):
    licences = ROOT / "newsmine" / "explorer" / "built" / "LICENSES.txt"
    if not licences.exists():
        pytest.skip("the explorer's page is not built")
    named = re.findall(r"^(\S+) (\d+\.\d+\.\d+)$", licences.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert {(each["name"], each["version"]) for ref, each in parts.items() if ref.startswith("npm:")} == set(named)


def test_the_font_and_the_weights_stand_in_it_with_their_licences(parts):
    font, weights = (
        parts[f"newsmine/{path}"] for path in ("plots/fonts/NewsmineGothic.ttf", "tagger/model/weights.npz")
    )
    assert [font["licenses"][0]["license"]["id"], weights["licenses"][0]["license"]["id"]] == [
        "OFL-1.1",
        "CC-BY-SA-4.0",
    ]
    assert font["hashes"]
    assert weights["type"] == "machine-learning-model"


def test_no_place_of_this_machine_and_no_registry_is_in_it(text):
    assert str(ROOT) not in text
    assert "file:" not in text
    assert set(re.findall(r"https?://[^\"]*", text)) == {"http://cyclonedx.org/schema/bom-1.6.schema.json"}
