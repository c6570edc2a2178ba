"""The public gazetteer and the study's own: what they hold and what they must not."""

from pathlib import Path

import pytest

from newsmine.entities.candidates import scan
from newsmine.entities.find import read_aliases
from newsmine.entities.gazetteer import PUBLIC, Entry, Gazetteer, read_gazetteer

STUDY = Path(__file__).resolve().parents[2] / "corpora" / "gwangju-ai"


@pytest.mark.parametrize("path", [PUBLIC, STUDY / "gazetteer.csv"], ids=["public", "study"])
def test_no_row_stands_twice_and_none_names_a_person(path):
    entries = read_gazetteer(path)
    rows = [(entry.name, entry.label) for entry in entries]
    assert len(rows) == len(set(rows))
    assert not [entry for entry in entries if entry.label == "PERSON"]


def test_the_public_gazetteer_holds_all_basic_governments_and_every_kind():
    entries = read_gazetteer(PUBLIC)
    assert len({e.canonical for e in entries if e.note.startswith("광역자치단체")}) == 17
    halls = [e for e in entries if e.note.startswith("청사:") and e.label == "GOV"]
    ambiguous = {e.name for e in halls if "여러" in e.note}
    assert {"동구청", "서구청", "남구청", "북구청", "중구청", "강서구청", "고성군청"} == ambiguous
    assert {"GOV", "PUBLIC_ORG", "UNIVERSITY", "COMPANY", "MEDIA", "PLACE", "GROUP"} <= {e.label for e in entries}


def test_every_alias_of_the_study_means_a_known_label():
    labels = {label for label, _ in read_aliases(STUDY / "aliases.csv").values()}
    assert labels <= {"PROGRAM", "PUBLIC_ORG", "UNIVERSITY", "COMPANY", "PLACE", "GROUP", "GOV", "EVENT"}


def test_a_long_name_is_found_across_blanks_and_brackets_and_a_short_one_is_not():
    gazetteer = Gazetteer(
        [
            [
                Entry(name="가온정보진흥원", label="PUBLIC_ORG", canonical="x"),
                Entry(name="가온시", label="GOV", canonical="y"),
            ]
        ]
    )
    text = "가온 정보(IT) 진흥원은 가온 시간을 쟀다."
    assert [text[c.start : c.end] for c in gazetteer.find(scan(text))] == ["가온 정보(IT) 진흥원"]


def test_a_name_is_not_found_across_a_line():
    gazetteer = Gazetteer([[Entry(name="가온정보진흥원", label="PUBLIC_ORG", canonical="x")]])
    assert not list(gazetteer.find(scan("가온정보\n진흥원")))


def test_a_town_is_its_government_or_its_place_by_what_stands_behind():
    gazetteer = Gazetteer([read_gazetteer(PUBLIC)])

    def label(text):
        return next(c.label for c in gazetteer.find(scan(text)) if c.end - c.start == 3)

    assert label("나주시는 문을 열었다") == "GOV"
    assert label("나주시에서 열렸다") == "PLACE"
    assert label("나주시장은") == "GOV"
    assert label("나주시 빛가람동에서") == "PLACE"


def test_an_empty_gazetteer_finds_nothing():
    assert not list(Gazetteer([]).find(scan("광주시")))
