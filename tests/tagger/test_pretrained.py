"""Any token-classification model as a tagger; the models are real, small, and made here."""

import json
import re
import shutil
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newsmine as nm
from newsmine.entities.finder import Finder
from newsmine.entities.learned import Learned
from newsmine.errors import InputError, MissingExtraError

pytest.importorskip("torch", reason="needs the extra transformers")
pytest.importorskip("transformers", reason="needs the extra transformers")

import tiny_bert


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tiny_bert.save(tmp_path_factory.mktemp("models") / "tiny")


@pytest.fixture(scope="module")
def tagger(folder):
    return nm.pretrained_tagger(folder)


def named(tagger, text):
    """Return the names and labels, and see that no two overlap."""
    (found,) = tagger.tag([text])
    places = [place for each in found for place in (each.start, each.end)]
    assert places == sorted(places)
    assert all(0 < each.score <= 1 for each in found)
    return [(text[each.start : each.end], each.kind or each.label) for each in found]


def test_names_stand_without_their_particles(tagger):
    found = named(tagger, "광주시는 오늘 누리온데이터와 협약을 맺었다 . 광주시에서는 행사가 열렸다")
    assert found == [("광주시", "OG"), ("누리온데이터", "OG"), ("광주시", "OG")]


def test_a_name_that_ends_like_a_particle_stays_whole(tagger):
    assert named(tagger, "도담은이 오늘 밝혔다 . 도담은은 함께 한다") == [("도담은", "PS")] * 2


def test_quotes_and_a_lone_bracket_are_no_part_of_a_name(tagger):
    assert named(tagger, "오늘 '가온정보진흥원' , (한빛결) 밝혔다") == [("가온정보진흥원", "OG"), ("한빛결", "PS")]


def test_a_text_of_many_windows_loses_no_name(tagger):
    sentence = "누리온데이터는 오늘 해솔동에서는 한빛결과 협약을 맺었다 . "
    text = sentence * 600
    found = named(tagger, text)
    assert len(text) > 800 * tiny_bert.LONGEST
    assert found == [("누리온데이터", "OG"), ("해솔동", "LC"), ("한빛결", "PS")] * 600


@pytest.mark.parametrize("name", ["가온정보진흥원", "광주시", "한빛결"])
def test_a_name_is_whole_wherever_the_border_of_a_window_falls(folder, name):
    few = nm.pretrained_tagger(folder, max_length=12, overlap=4)
    for words in range(40):
        text = "오늘 " * words + f"{name}가 밝혔다" + " 새로" * 12
        (found,) = few.tag([text])
        assert [text[each.start : each.end] for each in found] == [name], words


def test_texts_are_tagged_alike_alone_and_in_batches(folder, tagger):
    texts = [
        "",
        "광주시는 밝혔다",
        "오늘 " * 70 + "한빛결이 밝혔다",
        "해솔동",
        "   ",
        "도담은과 누리온데이터가 함께 한다 ." * 9,
    ]
    alone = [tagger.tag([text])[0] for text in texts]
    assert [len(found) for found in alone] == [0, 1, 1, 1, 0, 18]
    for size in (1, 3, 16):
        found = nm.pretrained_tagger(folder, batch_size=size).tag(texts)
        for one, other in zip(alone, found, strict=True):
            assert [each[:3] for each in one] == [each[:3] for each in other]
            assert [each.score for each in one] == pytest.approx([each.score for each in other], abs=2e-4)


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u200b", "\ud800", "😀", "\0"])
def test_a_text_without_a_word_has_no_names(tagger, text):
    assert tagger.tag([text, text]) == [[], []]


def test_one_text_is_not_taken_for_many(tagger):
    with pytest.raises(TypeError, match=r"give \[text\]"):
        tagger.tag("광주시는")
    with pytest.raises(TypeError, match="must be a str, not NoneType"):
        tagger.tag([None])


def test_no_texts_give_nothing(tagger):
    assert tagger.tag([]) == []


@pytest.mark.parametrize(
    "odd", ["😀", "👩‍👩‍👧 ", "\ud83d\ude00", "\ud800 ", "\udfff\ud800 ", "\u200b", "\ufeff", "e\u0301 ", "𠮷 "]
)
def test_places_are_those_of_the_text_as_it_was_given(tagger, odd):
    text = f"오늘 {odd} 광주시는 {odd}{odd} 한빛결과"
    assert named(tagger, text) == [("광주시", "OG"), ("한빛결", "PS")]


def test_a_shapeless_character_in_a_name_stays_in_its_place(tagger):
    assert named(tagger, "오늘 광\u200b주시는 밝혔다") == [("광\u200b주시", "OG")]


def test_decomposed_text_has_the_same_names_at_its_own_places(tagger):
    text = unicodedata.normalize("NFD", "오늘 광주시에서는 도담은과 함께")
    found = named(tagger, text)
    assert [(unicodedata.normalize("NFC", name), label) for name, label in found] == [
        ("광주시", "OG"),
        ("도담은", "PS"),
    ]


def test_a_name_does_not_run_over_a_line(tagger):
    assert named(tagger, "한빛결\n도담은\n해솔동") == [("한빛결", "PS"), ("도담은", "PS"), ("해솔동", "LC")]


def test_the_user_says_what_labels_mean(folder):
    own = nm.pretrained_tagger(folder, {"OG": "COMPANY", "PS": None})
    assert named(own, "한빛결은 오늘 누리온데이터와 해솔동") == [("누리온데이터", "COMPANY"), ("해솔동", "LC")]


def test_a_label_that_the_model_has_not_is_a_wrong_argument(folder):
    with pytest.raises(ValueError, match="has no label 'OGG'; did you mean 'OG'"):
        nm.pretrained_tagger(folder, {"OGG": "COMPANY"})


def test_labels_without_names_must_be_explained(folder, tmp_path):
    numbered = shutil.copytree(folder, tmp_path / "numbered")
    config = json.loads((numbered / "config.json").read_text("utf-8"))
    config["id2label"] = {str(i): f"LABEL_{i}" for i in range(len(tiny_bert.KINDS))}
    config["label2id"] = {f"LABEL_{i}": i for i in range(len(tiny_bert.KINDS))}
    (numbered / "config.json").write_text(json.dumps(config), "utf-8")
    with pytest.raises(InputError, match=r"no label is of a known kind: LABEL_0, .*labels="):
        nm.pretrained_tagger(numbered)
    own = nm.pretrained_tagger(numbered, {"LABEL_3": "B-OG", "LABEL_4": "I-OG"})
    assert named(own, "한빛결은 광주시와 누리온데이터와 함께") == [("광주시", "OG"), ("누리온데이터", "OG")]


def test_where_a_word_is_labelled_by_its_first_subword_the_particle_is_cut_off(folder):
    by_words = nm.pretrained_tagger(folder, labelled="words")
    text = "누리온데이터에서는 오늘 '한빛결' 밝혔다 . 도담은과 광주시는"
    assert named(by_words, text)[0] == ("누리온데이터", "OG")
    assert [name for name, _ in named(by_words, text)[-2:]] == ["도담은", "광주시"]


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"max_length": 3}, "max_length must be from 4 to 24"),
        ({"max_length": 512}, "max_length must be from 4 to 24, what the model can take, not 512"),
        ({"overlap": 12}, "overlap must be from 0 to 11"),
        ({"overlap": -1}, "overlap must be from 0"),
        ({"batch_size": 0}, "batch_size must be 1 or more"),
        ({"labelled": "letters"}, "'subwords' or 'words', not 'letters'"),
    ],
)
def test_a_wrong_argument_names_what_is_right(folder, wrong, message):
    with pytest.raises(ValueError, match=message):
        nm.pretrained_tagger(folder, **wrong)


def test_the_fingerprint_is_that_of_the_files_and_of_how_they_are_used(folder, tagger, tmp_path):
    copied = shutil.copytree(folder, tmp_path / "elsewhere")
    (copied / "README.md").write_text("of no weight", "utf-8")
    assert nm.pretrained_tagger(copied).fingerprint == tagger.fingerprint
    assert nm.pretrained_tagger(folder, {"PS": None}).fingerprint != tagger.fingerprint
    assert nm.pretrained_tagger(folder, max_length=12).fingerprint != tagger.fingerprint
    weights = bytearray((copied / "model.safetensors").read_bytes())
    weights[-1] ^= 1
    (copied / "model.safetensors").write_bytes(weights)
    assert nm.pretrained_tagger(copied).fingerprint != tagger.fingerprint


@settings(max_examples=60, deadline=None)
@given(texts=st.lists(st.text(alphabet="광주시는 한빛결은\n.'(\u1100\u1161\ud800\u200b😀A", max_size=40), max_size=4))
def test_names_lie_in_their_texts_and_apart(tagger, texts):
    found = tagger.tag(texts)
    assert len(found) == len(texts)
    for text, names in zip(texts, found, strict=True):
        places = [place for each in names for place in (each.start, each.end)]
        assert places == sorted(places)
        for each in names:
            assert 0 <= each.start < each.end <= len(text)
            assert text[each.start : each.end].strip() == text[each.start : each.end]


def test_a_finder_takes_its_names(tagger):
    text = "한빛결은 오늘 해솔동에서는 밝혔다."
    finder = Finder([], finders=[Learned(tagger)])
    found = {(each.text, each.label, each.by) for each in finder.find(text).mentions}
    assert {("한빛결", "PERSON", "tagger"), ("해솔동", "PLACE", "tagger")} <= found
    assert finder.fingerprint != Finder([]).fingerprint


def test_importing_the_adapter_loads_neither_torch_nor_transformers():
    code = "import newsmine.tagger.pretrained, sys; print([n for n in ('torch', 'transformers') if n in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_without_the_extra_the_command_is_said(folder, monkeypatch):
    monkeypatch.setitem(sys.modules, "transformers", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'newsmine\[transformers\]'"):
        nm.pretrained_tagger(folder)


@pytest.mark.parametrize("page", ["taggers.md", "taggers.ko.md"])
def test_what_the_page_shows_is_what_comes(folder, tmp_path, monkeypatch, capsys, page):
    text = (Path(__file__).resolve().parents[2] / "docs" / page).read_text("utf-8")
    first, *others = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    shutil.copytree(folder, tmp_path / "models" / "my-ner")
    monkeypatch.chdir(tmp_path)
    names = {}
    exec(first, names)  # noqa: S102 - our own page
    told = [line.split()[:2] for line in capsys.readouterr().out.splitlines()]
    assert told == [line.split()[1:3] for line in first.splitlines() if line.startswith("# ")]
    for block in others:
        exec(block, names)  # noqa: S102 - our own page
    assert {each.kind for each in names["tagger"].tag([names["text"]])[0]} == {"COMPANY"}
