"""The data folder: labelled sentences, raw ones, and how often their forms bear each label."""

import csv
import json
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from newsmine.errors import InputError
from newsmine.tagger.features import Span

LABELS = ("PS", "OG", "LC", "DT", "TI", "QT")
"""KLUE's: person, organisation, location, date, time, quantity."""

Counts = dict[str, Counter[str]]


class Sentence(NamedTuple):
    """A text with spans of the six labels and of the 150 fine ones; ``None`` where nobody labelled it so."""

    id: str
    text: str
    spans: list[Span] | None = None
    fine: list[Span] | None = None


class Data(NamedTuple):
    """What is trained on: ``counts`` are of the forms in ``raw``."""

    gold: list[Sentence]
    raw: list[Sentence]
    counts: Counts


def read_data(folder: Path) -> Data:
    """Read ``sentences_gold.jsonl``, ``sentences_raw.tsv`` and ``form_label_counts.tsv``.

    Raises
    ------
    InputError
        If a file is missing or holds something else.
    """
    try:
        gold = [_gold(line) for line in _lines(folder / "sentences_gold.jsonl")]
        raw = [
            Sentence(id=line.split("\t", 1)[0], text=line.split("\t", 1)[1])
            for line in _lines(folder / "sentences_raw.tsv")
        ]
        counts: Counts = {}
        with (folder / "form_label_counts.tsv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                counts.setdefault(row["form"], Counter())[row["label"]] += int(row["count"])
    except (OSError, KeyError, ValueError, TypeError) as error:
        raise InputError(
            f"{folder}: no data to train on: {type(error).__name__}: {error}; see newsmine.training.data"
        ) from error
    return Data(gold, raw, counts)


def coarse(label: str) -> str:
    """Return the group of a fine label: ``OGG_POLITICS`` stays, ``LCP_CITY`` is ``LCP``.

    Examples
    --------
    >>> coarse("OGG_POLITICS"), coarse("LCP_CITY"), coarse("QT_ORDER")
    ('OGG_POLITICS', 'LCP', 'QT')
    """
    return label if label in _TELLING else label.split("_", maxsplit=1)[0]


# What decides between the six labels, or none: of a film a character is a PS, a post is nothing.
_TELLING = frozenset(
    [
        "CV_POSITION",
        "CV_OCCUPATION",
        "CV_RELATION",
        "PS_CHARACTER",
        "OGG_POLITICS",
        "OGG_SPORTS",
        "OGG_MEDIA",
        "OGG_ECONOMY",
    ]
)


def kind(label: str) -> str:
    """Return which of our kinds a fine label is, or ``""`` for one that names nothing of ours.

    Examples
    --------
    >>> kind("OGG_EDUCATION"), kind("LCP_CITY"), kind("CV_FOOD")
    ('UNIVERSITY', 'PLACE', '')
    """
    return _KINDS.get(label) or _KINDS.get(label.split("_", maxsplit=1)[0], "")


_KINDS = {
    "PS": "PERSON",
    "PS_CHARACTER": "CHARACTER",
    "OGG": "GROUP",
    "OGG_POLITICS": "GOV",
    "OGG_LAW": "GOV",
    "OGG_MILITARY": "GOV",
    "OGG_ECONOMY": "COMPANY",
    "OGG_FOOD": "COMPANY",
    "OGG_HOTEL": "COMPANY",
    "OGG_MEDIA": "MEDIA",
    "OGG_EDUCATION": "UNIVERSITY",
    "OGG_MEDICINE": "PUBLIC_ORG",
    "OGG_SCIENCE": "PUBLIC_ORG",
    "OGG_LIBRARY": "PUBLIC_ORG",
    **dict.fromkeys(("LC", "LCP", "LCG", "AF_BUILDING", "AF_CULTURAL_ASSET", "AF_ROAD"), "PLACE"),
    "EV": "EVENT",
    **dict.fromkeys(("TMI", "AFW", "AF_TRANSPORT", "AF_WEAPON"), "PRODUCT"),
    "TMI_PROJECT": "PROGRAM",
    "CV_POLICY": "PROGRAM",
    **dict.fromkeys(("AFA", "CV_ART"), "WORK"),
    "CV_LAW": "LAW",
    "CV_PRIZE": "PRIZE",
    "CV_POSITION": "POSITION",
    "CV_OCCUPATION": "OCCUPATION",
    "DT": "DATE",
    "TI": "TIME",
    "QT": "QUANTITY",
}
KINDS = ("O", *(f"{part}-{name}" for name in dict.fromkeys(_KINDS.values()) for part in "BI"))
"""What a character can be of our kinds."""


def _lines(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").split("\n") if line]


def _gold(line: str) -> Sentence:
    row = json.loads(line)
    fine = row.get("konec")
    return Sentence(
        row["id"],
        row["text"],
        [(start, end, label) for start, end, label in row["klue"]],
        None if fine is None else [(start, end, label) for start, end, label in fine],
    )
