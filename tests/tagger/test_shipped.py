"""The tagger that comes with newsmine, on sentences that we wrote: invented people and companies."""

import json
import zipfile
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

import newsmine as nm
from newsmine.sources import DEFAULT_TAGGER
from newsmine.tagger.choose import tagger
from newsmine.tagger.model import CARD, SHIPPED, WEIGHTS, load

MEGABYTE = 1_000_000
# Names that no rule sees: without title, mark or class noun.
SENTENCES = [
    ("배우 한서윤은 어제 서울에서 팬들을 만났다.", {("한서윤", "PS"), ("어제", "DT"), ("서울", "LC")}),
    ("박도담은 지난 3월 부산으로 이사했다.", {("박도담", "PS"), ("지난 3월", "DT"), ("부산", "LC")}),
    (
        "삼성전자는 14일 오후 2시 수원에서 행사를 열었다.",
        {("삼성전자", "OG"), ("14일", "DT"), ("오후 2시", "TI"), ("수원", "LC")},
    ),
    ("최새봄이 두 골을 넣어 이겼다.", {("최새봄", "PS"), ("두 골", "QT")}),
    ("경찰은 김가온 씨가 3만원을 냈다고 밝혔다.", {("경찰", "OG"), ("김가온", "PS"), ("3만원", "QT")}),
    ("이나래와 정두루는 제주도 여행을 떠났다.", {("이나래", "PS"), ("정두루", "PS"), ("제주도", "LC")}),
]


@pytest.fixture(scope="module")
def shipped():
    return load(SHIPPED)


def test_it_is_what_find_asks_unless_told_otherwise():
    assert DEFAULT_TAGGER == "shipped"
    assert tagger(DEFAULT_TAGGER) is not None
    assert tagger("none") is None


def test_a_name_without_title_or_mark_is_found():
    text = "이나래와 정두루는 제주도 여행을 떠났다."

    with_it = {(m.text, m.label) for m in nm.find(text) if m.by == "tagger"}
    without = {m.text for m in nm.find(text, tagger="none")}

    assert {("이나래", "PERSON"), ("정두루", "PERSON")} <= with_it
    assert not {"이나래", "정두루"} & without


@pytest.mark.parametrize("with_mecab", [None, False])
def test_it_marks_the_names_of_plain_sentences(shipped, with_mecab):
    found = shipped.tag([text for text, _ in SENTENCES], with_mecab=with_mecab)

    got = [{(text[t.start : t.end], t.label) for t in own} for (text, _), own in zip(SENTENCES, found, strict=True)]
    wanted = [names for _, names in SENTENCES]
    right = sum(len(one & other) for one, other in zip(got, wanted, strict=True))
    assert right / sum(map(len, wanted)) >= 0.85
    assert right / sum(map(len, got)) >= 0.85


def test_who_knows_the_names_of_a_sentence_is_told_no_others_of_it_alone(shipped):
    text = "이나래와 정두루는 여행을 떠났다."

    [both], [other], [nothing] = (shipped.tag([text], known=[known]) for known in ([], [(0, 3)], [(0, 3), (5, 8)]))

    assert [each.start for each in both] == [0, 5] == [each.start for each in other]
    assert nothing == []


def test_every_name_lies_in_its_text_and_none_overlap(shipped):
    texts = [text for text, _ in SENTENCES] + ["", " ", "가" * 2500, "🙂 한서윤 🙂", "a\n\nb"]

    for text, own in zip(texts, shipped.tag(texts), strict=True):
        assert all(0 <= each.start < each.end <= len(text) for each in own)
        assert all(one.end <= other.start for one, other in pairwise(own))
        assert all(0 <= each.score <= 1 for each in own)


def test_what_is_tagged_does_not_depend_on_what_is_asked_with_it(shipped):
    texts = [text for text, _ in SENTENCES]

    assert shipped.tag(texts) == [shipped.tag([text])[0] for text in texts]


def test_the_files_are_small_and_hold_no_pickle():
    assert sum(file.stat().st_size for file in SHIPPED.iterdir()) <= 20 * MEGABYTE
    with zipfile.ZipFile(SHIPPED / WEIGHTS) as archive:
        for name in archive.namelist():
            with archive.open(name) as file:
                assert np.lib.format.read_array(file, allow_pickle=False).dtype != object


def test_data_and_licence_stand_beside_the_weights():
    card = (SHIPPED / "MODEL_CARD.md").read_text(encoding="utf-8")

    assert {"KLUE-NER", "KONEC", "CC BY-SA 4.0"} <= {
        name for name in ("KLUE-NER", "KONEC", "CC BY-SA 4.0") if name in card
    }
    notes = json.loads((SHIPPED / CARD).read_text(encoding="utf-8"))["notes"]
    assert notes["gold"] == 3517
    assert Path(__file__).parents[2].joinpath("NOTICE").read_text(encoding="utf-8").count("newsmine/tagger/model") == 1
