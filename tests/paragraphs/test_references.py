"""References are BibTeX that every LaTeX reads, and CITATION.cff agrees with the package."""

import re
import sys
from pathlib import Path

import pytest

import newsmine
from newsmine.paragraphs.references import bibtex, references
from newsmine.paragraphs.settings import MEASURES, METHODS, READERS, TOKENIZERS, WEIGHTS

ROOT = Path(__file__).resolve().parents[2]
# What BibTeX itself wants of each kind.
REQUIRED = {
    "article": {"author", "title", "journal", "year"},
    "inproceedings": {"author", "title", "booktitle", "year"},
    "book": {"author", "title", "publisher", "year"},
    "techreport": {"author", "title", "institution", "year"},
    "misc": {"author", "title"},
    "software": {"author", "title", "year"},
}


def parse(text):
    """Read BibTeX strictly: entries of a kind, a key and braced fields, braces in pairs, nothing between."""
    entries, at = {}, 0
    while match := re.compile(r"\s*@(\w+)\{([A-Za-z][\w:.-]*),").match(text, at):
        at, fields = match.end(), {}
        while found := re.compile(r"\s*(\w+) = \{").match(text, at):
            start = end = found.end()
            depth = 1
            while depth:
                depth += {"{": 1, "}": -1}.get(text[end], 0) if text[end - 1] != "\\" else 0
                end += 1
            assert found[1] not in fields
            fields[found[1]] = text[start : end - 1]
            assert text[end] == ","
            at = end + 1
        closed = re.compile(r"\s*\}").match(text, at)
        assert closed, text[at : at + 40]
        at = closed.end()
        assert match[2] not in entries
        entries[match[2]] = (match[1], fields)
    assert not text[at:].strip(), text[at : at + 40]
    return entries


ENTRIES = parse(bibtex(references()))


def test_every_entry_is_read_and_stands_once():
    assert list(ENTRIES) == sorted(references())
    assert bibtex(references()) == (ROOT / "newsmine/paragraphs/references.bib").read_text(encoding="ascii")


@pytest.mark.parametrize("key", sorted(ENTRIES))
def test_an_entry_has_what_bibtex_wants_and_only_what_latex_prints(key):
    kind, fields = ENTRIES[key]
    assert REQUIRED[kind] <= set(fields)
    for name, value in fields.items():
        assert value.strip() == value != ""
        assert not re.search(r"(?<!\\)[&%$#_~^]", value) or name in {"doi", "howpublished"}, value
        assert value.count("{") == value.count("}")
    if "year" in fields and kind != "software":
        assert 1900 < int(fields["year"]) < 2026
        assert fields["year"] in key
    assert re.fullmatch(r"\d+(--\d+)?", fields.get("pages", "1"))
    assert re.fullmatch(r"10\.\d{4,}/\S+", fields.get("doi", "10.1000/a"))
    if "--" in fields.get("pages", ""):
        first, last = map(int, fields["pages"].split("--"))
        assert first < last


def test_every_key_that_a_table_names_is_there():
    named = {key for table in (METHODS, WEIGHTS, TOKENIZERS) for each in table.values() for key in each.keys}
    named |= {key for table in (MEASURES, READERS) for keys in table.values() for key in keys}
    assert named <= set(ENTRIES)


def test_the_version_of_newsmine_is_what_was_run():
    assert parse(bibtex(["newsmine"], version="0.1.0"))["newsmine"][1]["version"] == "0.1.0"
    assert "version" not in parse(bibtex(["newsmine"]))["newsmine"][1]
    assert parse(bibtex(["newsmine"], version="1} \\evil{"))["newsmine"][1]["version"] == "1evil"


def test_no_key_is_no_text():
    assert bibtex([]) == ""


def test_the_citation_file_has_what_cff_wants_and_agrees_with_the_package():
    import yaml

    said = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert said["cff-version"] == "1.2.0"
    assert {"message", "title", "authors", "type", "version", "license", "keywords", "abstract"} < set(said)
    assert said["type"] == "software"
    assert all(set(author) <= {"name", "family-names", "given-names"} for author in said["authors"])
    assert said["version"] == newsmine.__version__
    _, fields = ENTRIES["newsmine"]
    assert said["title"] == re.sub("[{}]", "", fields["title"])
    assert said["authors"] == [{"name": re.sub("[{}]", "", fields["author"])}]
    assert (ROOT / "LICENSE").read_text(encoding="utf-8").startswith(said["license"])


def test_the_source_archive_brings_the_citation_file():
    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert "/CITATION.cff" in project["tool"]["hatch"]["build"]["targets"]["sdist"]["include"]
    assert (
        project["project"]["keywords"]
        == __import__("yaml").safe_load((ROOT / "CITATION.cff").read_text("utf-8"))["keywords"]
    )
