"""The public gazetteer and the study's own: what they hold and what they must not."""

from pathlib import Path

import pytest

from newsmine.entities.aliases import read_aliases
from newsmine.entities.candidates import scan
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


# How many 시·군·구 each region has (지방자치단체 행정구역 현황, 행정안전부), with the three wards of 2026 beside those that they followed.
BASIC = {
    "서울": 25,
    "부산": 16,
    "대구": 9,
    "인천": 13,
    "광주": 5,
    "대전": 5,
    "울산": 5,
    "경기": 31,
    "강원": 18,
    "충북": 11,
    "충남": 15,
    "전북": 14,
    "전남": 22,
    "경북": 22,
    "경남": 18,
}
SHARED = {"서울": 2, "부산": 6, "대구": 5, "인천": 3, "광주": 4, "대전": 3, "울산": 4, "경기": 1, "강원": 1, "경남": 1}


@pytest.mark.parametrize("kind", ["기초자치단체", "기초의회"])
def test_every_basic_government_and_its_council_is_known_by_its_own_name_or_a_shared_one(kind):
    entries = read_gazetteer(PUBLIC)
    own = {region: sum(entry.note == f"{kind}: {region}" for entry in entries) for region in BASIC}
    assert own == {region: count - SHARED.get(region, 0) for region, count in BASIC.items()}


def test_no_short_name_is_a_common_noun():
    common = {
        "평가원",
        "진흥원",
        "재단법인",
        "인수위",
        "사업단",
        "협회",
        "농민",
        "은행",
        "대학",
        "CCTV",
        "IDC",
        "SPC",
        "BCG",
    }
    forms = {form for entry in read_gazetteer(PUBLIC) for form in (entry.name, *entry.aliases)}
    assert not forms & common


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
