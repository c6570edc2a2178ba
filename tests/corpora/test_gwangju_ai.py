"""The sample of the Gwangju study is what its sources say, and ours to give away."""

import csv
import hashlib
import importlib.util
import json
import re
import sys
from collections import Counter
from pathlib import Path

import pytest

from newsmine.text.hangul import nfc

STUDY = Path(__file__).resolve().parents[2] / "corpora" / "gwangju-ai"
SAMPLE = STUDY / "sample"
SOURCES = sorted((SAMPLE / "sources").glob("*.md"))
GOLD = sorted((SAMPLE / "gold").glob("*.json"))


@pytest.fixture(scope="module")
def renderer():
    spec = importlib.util.spec_from_file_location("gwangju_render", STUDY / "render.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    yield module
    del sys.modules[spec.name]


@pytest.fixture(scope="module")
def manifest():
    with (STUDY / "manifest.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_sources_render_to_the_committed_bytes(renderer, tmp_path):
    renderer.render(tmp_path)
    made = {path.relative_to(tmp_path): path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    kept = {
        path.relative_to(STUDY): path.read_bytes()
        for path in (*SAMPLE.glob("pages/*"), *SAMPLE.glob("gold/*"), STUDY / "manifest.csv")
    }
    assert made.keys() == kept.keys()
    assert [name for name in made if made[name] != kept[name]] == []


def test_the_sample_has_sixty_articles_six_layouts_and_sixteen_saved_texts(renderer):
    layouts = Counter(renderer.read(path).facts["layout"] for path in SOURCES)
    assert sum(layouts.values()) >= 60
    assert layouts["text"] >= 16
    assert sum(count >= 5 for layout, count in layouts.items() if layout != "text") >= 6
    assert {renderer.read(path).layout for path in SOURCES if "layout: text" in path.read_text("utf-8")} == set(
        renderer.TEXTS
    )


def test_twenty_articles_have_gold():
    assert len(GOLD) >= 20


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_gold_offsets_slice_back_to_the_mention(path):
    record = json.loads(path.read_text("utf-8"))
    assert record["mentions"]
    places = []
    for mention in record["mentions"]:
        assert record[mention["field"]][mention["start"] : mention["end"]] == mention["text"]
        places.append((mention["field"], mention["start"], mention["end"]))
    assert len(places) == len(set(places))
    assert "[" not in record["text"]
    assert "|" not in record["text"]


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_gold_relations_join_entities_that_are_mentioned(path):
    record = json.loads(path.read_text("utf-8"))
    names = {mention["canonical"] for mention in record["mentions"]}
    assert record["relations"]
    for relation in record["relations"]:
        assert {relation["head"], relation["tail"]} <= names


def test_an_entity_has_one_label_over_all_gold():
    labels: dict[str, set[str]] = {}
    for path in GOLD:
        for mention in json.loads(path.read_text("utf-8"))["mentions"]:
            labels.setdefault(mention["canonical"], set()).add(mention["label"])
    assert {name: found for name, found in labels.items() if len(found) > 1} == {}


def test_the_manifest_names_every_article_once_with_the_hash_of_its_body(renderer, manifest):
    assert [row["id"] for row in manifest] == [path.stem for path in SOURCES]
    assert len({row["url"] for row in manifest}) == len(manifest)
    for row, path in zip(manifest, SOURCES, strict=True):
        text = renderer.read(path).text
        assert text == nfc(text)
        assert row["sha256"] == hashlib.sha256(text.encode()).hexdigest()
        assert (row["synthetic"], row["licence"]) == ("true", "CC0-1.0")


def test_years_run_from_2020_to_2025(manifest):
    assert {row["published_at"][:4] for row in manifest} == {"2020", "2021", "2022", "2023", "2024", "2025"}


def test_two_old_skins_are_encoded_as_cp949(renderer):
    old = [path for path in SOURCES if renderer.read(path).layout in renderer.FORMS["encodings"]]
    assert old
    for path in old:
        body = (SAMPLE / "pages" / f"{path.stem}.html").read_bytes()
        assert renderer.read(path).title[:8] in body.decode("cp949")
        with pytest.raises(UnicodeDecodeError):
            body.decode("utf-8")


def test_a_source_with_a_stray_mark_is_refused_by_name(renderer, tmp_path):
    path = tmp_path / "900.md"
    path.write_text(
        SOURCES[0].read_text("utf-8").replace("id: 001", "id: 900").replace("|PROGRAM]", "|PROGRAMME]"), "utf-8"
    )
    with pytest.raises(ValueError, match=r"900\.md: unknown label \['PROGRAMME'\]"):
        renderer.read(path)


@pytest.mark.real
def test_no_thirty_characters_run_as_in_a_real_page():
    folder = Path(__file__).resolve().parents[2].parent / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("the real pages lie beside the checkout of the developers only")
    ours = {run for path in (*SAMPLE.glob("pages/*"), *SOURCES) for run in _runs(path)}
    real = (*folder.glob("seeds/*.txt"), *folder.glob("html/*.html"), *folder.glob("lists/*.html"))
    assert {run for path in real for run in _runs(path) if run in ours} == set()


def _runs(path):
    body = path.read_bytes()
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        text = body.decode("cp949", errors="replace")
    for found in re.finditer(r"(?=([^<>\n]{30}))", text):
        if len(re.findall("[가-힣]", found[1])) >= 10 and not re.search(
            "served|재배포", found[1]
        ):  # prose, not markup or rights
            yield found[1]
