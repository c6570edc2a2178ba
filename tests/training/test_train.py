"""A tagger trained from a data folder, through the command line."""

import json
from collections import Counter
from itertools import cycle

import pandas as pd
import pytest
from typer.testing import CliRunner

torch = pytest.importorskip("torch", reason="needs the extra train: pip install 'newsmine[train]'")

from newsmine.cli import training as cli  # noqa: E402 - behind the check for torch
from newsmine.cli.main import app  # noqa: E402
from newsmine.errors import InputError  # noqa: E402
from newsmine.tagger.model import load  # noqa: E402
from newsmine.training import train as training  # noqa: E402
from newsmine.training import vectors  # noqa: E402
from newsmine.training.data import Sentence, read_data  # noqa: E402
from newsmine.training.settings import Settings  # noqa: E402
from newsmine.training.silver import silver  # noqa: E402

PERSONS = ["홍길동", "김가온", "박나래", "이두루", "최새봄", "정한빛"]
PLACES = ["가람시", "누리시", "다솜시", "라온시"]
BODIES = ["가온은행", "나래은행", "두루은행"]


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    """Sentences that all say who meets a bank where; a form is a person, a body or a place in each of them."""
    folder = tmp_path_factory.mktemp("data")
    names = zip(cycle(PERSONS), cycle(PLACES), cycle(BODIES), strict=False)
    rows = [_sentence(f"s{n}", *next(names)) for n in range(204)]
    gold, raw = rows[:192], rows[192:]
    counts = Counter((row["text"][start:end], label) for row in raw for start, end, label in row["konec"])
    (folder / "sentences_gold.jsonl").write_text("".join(json.dumps(row) + "\n" for row in gold), encoding="utf-8")
    (folder / "sentences_raw.tsv").write_text("".join(f"{row['id']}\t{row['text']}\n" for row in raw), encoding="utf-8")
    lines = ["form\tlabel\tcount", *(f"{form}\t{label}\t{n}" for (form, label), n in counts.items())]
    (folder / "form_label_counts.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


@pytest.fixture(autouse=True)
def _small(monkeypatch):
    """Vectors of the commonest morphemes, short lists and narrow networks: all of them take a minute."""
    monkeypatch.setattr(cli, "_DEFAULTS", Settings(converter_hidden=16))
    monkeypatch.setattr(vectors, "_ALL", 1500)
    monkeypatch.setattr(vectors, "_LANDMARKS", 100)
    monkeypatch.setattr(training, "name_lists", lambda: {"place": PLACES})


def _sentence(name, person, place, body):
    text = f"{person} 씨가 {place}에서 {body}과 만났다."
    spans = [
        (text.index(form), form, fine)
        for form, fine in ((person, "PS_NAME"), (place, "LCP_CITY"), (body, "OGG_ECONOMY"))
    ]
    konec = [(at, at + len(form), fine) for at, form, fine in spans]
    return {"id": name, "text": text, "klue": [(a, b, fine[:2]) for a, b, fine in konec], "konec": konec}


def _train(data, *options):
    command = ["train", str(data), "--hidden", "16", "--epochs", "25", "--quiet", "--json", *map(str, options)]
    done = CliRunner().invoke(app, command, catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done


def test_a_trained_tagger_finds_names_that_it_never_saw_and_says_their_kinds(data, tmp_path):
    _train(data, "-o", tmp_path / "tagger")

    tagger = load(tmp_path / "tagger")
    text = "신푸름 씨가 누리시에서 한울은행과 만났다."
    found = tagger.tag(["", text])

    assert found[0] == []
    assert [(text[each.start : each.end], each.kind) for each in found[1]] == [
        ("신푸름", "PERSON"),
        ("누리시", "PLACE"),
        ("한울은행", "COMPANY"),
    ]
    assert tagger.notes["gold"] == 192


def test_the_same_seed_gives_the_same_weights(data, tmp_path, monkeypatch):
    monkeypatch.setattr(cli, "_DEFAULTS", Settings(placer_epochs=1, converter_epochs=1, converter_hidden=16))
    for name, seed in (("one", 1), ("two", 1), ("three", 2)):
        _train(data, "-o", tmp_path / name, "--epochs", 1, "--seed", seed)

    one, two, three = (load(tmp_path / name).fingerprint for name in ("one", "two", "three"))
    assert one == two != three


def test_folds_give_a_table_of_scores(data, tmp_path):
    _train(data, "--folds", 2, "-o", tmp_path / "scores.csv")

    table = pd.read_csv(tmp_path / "scores.csv")
    whole = table[(table["fold"] == "all") & (table["label"] == "micro")]
    assert whole["n"].item() == 192 * 3
    assert whole["f1"].item() > 0.9


def test_forms_are_placed_where_gold_makes_names_likely(data):
    """하늘 is a person in half of the sentences only, behind the others; its neighbours are alike in all of them."""
    given = read_data(data)
    skies = [Sentence(f"sky{n}", f"{place}에서 하늘 빛이 고왔다.") for n, place in enumerate(PLACES)]
    people = [Sentence(f"person{n}", f"하늘 씨가 {place}에서 {BODIES[0]}과 만났다.") for n, place in enumerate(PLACES)]
    counts = {"하늘": Counter(PS_NAME=4), BODIES[0]: Counter(OGG_ECONOMY=4)} | {
        place: Counter(LCP_CITY=2) for place in PLACES
    }
    prepared = training.prepare(given._replace(raw=[*skies, *people], counts=counts))
    settings = Settings(placer_epochs=20, converter_epochs=1, converter_hidden=16, converters=1)
    assert any("PS_NAME" in str(each.fine) for each in prepared.raw[:4])

    placed, _ = silver(prepared, training.examples(prepared, settings, with_silver=False).encoder, settings)

    assert [[form for *_, form in each.fine] for each in placed[:4]] == [["LCP_CITY"]] * 4
    assert all((0, 2, "PS_NAME") in each.fine for each in placed[4:])


def _without(data, folder, *, fine, raw):
    """Write the data again without the fine labels of gold, or without the raw sentences and counts."""
    folder.mkdir()
    for file in data.iterdir():
        text = file.read_text(encoding="utf-8")
        if file.name == "sentences_gold.jsonl" and not fine:
            rows = [json.loads(line) for line in text.splitlines()]
            text = "".join(json.dumps({k: v for k, v in row.items() if k != "konec"}) + "\n" for row in rows)
        if file.name != "sentences_gold.jsonl" and not raw:
            text = "form\tlabel\tcount\n" if file.name == "form_label_counts.tsv" else ""
        (folder / file.name).write_text(text, encoding="utf-8")
    return folder


def test_labelled_sentences_alone_are_enough(data, tmp_path):
    _train(_without(data, tmp_path / "data", fine=False, raw=False), "-o", tmp_path / "tagger")

    text = "신푸름 씨가 누리시에서 한울은행과 만났다."
    [found] = load(tmp_path / "tagger").tag([text])
    assert [(text[each.start : each.end], each.label) for each in found] == [
        ("신푸름", "PS"),
        ("누리시", "LC"),
        ("한울은행", "OG"),
    ]


def test_raw_sentences_need_fine_labels_of_gold(data, tmp_path):
    folder = _without(data, tmp_path / "data", fine=False, raw=True)
    with pytest.raises(InputError, match="12 raw sentences, but no gold sentence with fine labels"):
        _train(folder, "-o", tmp_path / "tagger")


def test_neither_folder_nor_folds_is_wrong_usage(data):
    assert CliRunner().invoke(app, ["train", str(data)]).exit_code == 2
