"""A trained tagger on disk: arrays and JSON, nothing that runs when it is read."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from newsmine.errors import InputError
from newsmine.tagger.chain import spans
from newsmine.tagger.features import Encoder, Features, Span, Vocabulary
from newsmine.tagger.morphemes import Morphemes, morphemes
from newsmine.tagger.network import Network
from newsmine.tagger.tagged import Tagged

if TYPE_CHECKING:
    from threadpoolctl import ThreadpoolController

Arrays = dict[str, np.ndarray[Any, Any]]

SHIPPED = Path(__file__).with_name("model")
"""The tagger that comes with newsmine; its MODEL_CARD.md says what it was made of."""

WEIGHTS, CARD = "weights.npz", "model.json"
FORMAT = 1
# Sentences that are read side by side, and how long one may be; a longer one is read in parts.
_DIGITS = 4
# Kiwi's proper nouns, foreign words and ideographs; it marks what it does not know with ?.
_NAMING = ("NNP", "SL", "SH")
_SIDE_BY_SIDE = 64
_LONGEST = 400
# Kinds of the network that each of the six labels may turn out to be.
_OF_LABEL = {
    "PS": ("PERSON", "CHARACTER"),
    "OG": ("GOV", "PUBLIC_ORG", "COMPANY", "UNIVERSITY", "MEDIA", "GROUP"),
    "LC": ("PLACE",),
    "DT": ("DATE",),
    "TI": ("TIME",),
    "QT": ("QUANTITY",),
}


class Parts(NamedTuple):
    """All that a tagger is made of; ``notes`` say how it was trained and what it scored."""

    encoder: Encoder
    weights: Arrays
    tags: tuple[str, ...]
    kinds: tuple[str, ...]
    notes: Mapping[str, Any]


class Model:
    """Tags names, dates, times and quantities of Korean sentences by a trained network.

    Parameters
    ----------
    parts : Parts
        As :func:`read` gives them.
    fingerprint : str
        Changes with the files.
    """

    def __init__(self, parts: Parts, fingerprint: str = "") -> None:
        self.fingerprint, self.notes = fingerprint, parts.notes
        self._encoder, self._network, self._tags = parts.encoder, Network(parts.weights), parts.tags
        names = list(dict.fromkeys(kind[2:] for kind in parts.kinds if kind != "O"))
        self._kinds = {name: i for i, name in enumerate(names)}
        # From how likely B-PERSON and I-PERSON are to how likely PERSON is.
        self._belongs = np.array([[kind[2:] == name for name in names] for kind in parts.kinds], np.float32)

    def tag(
        self,
        texts: Sequence[str],
        *,
        with_mecab: bool | None = None,
        known: Sequence[Sequence[tuple[int, int]]] | None = None,
    ) -> list[list[Tagged]]:
        """Return the names of each text with one of the six labels of KLUE, in order.

        Parameters
        ----------
        texts : sequence of str
            Sentences; they may be empty.
        with_mecab : bool, optional
            By default whether mecab is installed; without it the scores are lower (see MODEL_CARD.md).
        known : sequence of sequence of (start, end), optional
            Names of each text that are known already, for those who want no others than new ones: texts in which kiwi sees
            neither a proper noun nor a foreign or unknown word beside them are passed over. Dates and figures are lost with
            them, and names such as 정부 and 국회.
        """
        pieces = [(n, start, end) for n, text in enumerate(texts) for start, end in _pieces(text)]
        pieces.sort(key=lambda piece: piece[2] - piece[1])
        found: list[list[Tagged]] = [[] for _ in texts]
        ready = (
            (n, start, self._encoder.encode(text, seen))
            for n, start, end in pieces
            for text in (texts[n][start:end],)
            for seen in (morphemes(text, with_mecab=with_mecab),)
            if known is None or _may_name(seen, [(a - start, b - start) for a, b in known[n]])
        )
        while some := list(islice(ready, _SIDE_BY_SIDE)):
            for (n, start, _), tagged in zip(some, self._read([each[2] for each in some]), strict=True):
                found[n] += [each._replace(start=each.start + start, end=each.end + start) for each in tagged]
        return [sorted(each) for each in found]

    def _read(self, sentences: Sequence[Features]) -> list[list[Tagged]]:
        """Return what is tagged in each sentence; how sure it is, is the mean over its characters."""
        with _threads().limit(limits=1, user_api="blas"):
            seen = self._network.read(sentences)
            found = [spans(tags, self._tags) for tags in seen.tags]
            begins = np.cumsum([0, *map(len, seen.tags)])
            places = [np.arange(at + a, at + b) for at, own in zip(begins, found, strict=False) for a, b, _ in own]
            if not places:
                return [[] for _ in found]
            likely = self._network.kinds(seen.hidden[np.concatenate(places)]) @ self._belongs
        ends = np.cumsum([len(place) for place in places])
        sums = np.add.reduceat(likely, [0, *ends[:-1]]) / np.diff(ends, prepend=0)[:, None]
        means = iter(sums)
        return [[self._tagged(span, next(means)) for span in own] for own in found]

    def _tagged(self, span: Span, likely: np.ndarray[Any, Any]) -> Tagged:
        start, end, label = span
        own = _OF_LABEL[label]
        kind = max(own, key=lambda each: float(likely[self._kinds[each]]))
        sure = sum(float(likely[self._kinds[each]]) for each in own)
        # Sums differ in their last digits with what is read together; what is found must not.
        return Tagged(start, end, label, min(1.0, round(sure, _DIGITS)), kind)


def _may_name(seen: Morphemes, known: Sequence[tuple[int, int]]) -> bool:
    """Return whether kiwi sees what may be a name beside those that are known."""
    tags = list(seen.kiwi)
    for start, end in known:
        for i in range(max(start, 0), min(end, len(tags))):
            tags[i] = ""
    return any(tag.startswith(_NAMING) or "?" in tag for tag in tags)


@cache
def _threads() -> "ThreadpoolController":
    """Return what holds numpy to one thread: products as small as these are slower on many, and far slower where others work."""
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()


def load(folder: Path | str) -> Model:
    """Return the tagger of a folder.

    Raises
    ------
    InputError
        If the folder holds no tagger that this version reads.
    """
    folder = Path(folder)
    try:
        digest = hashlib.sha256((folder / WEIGHTS).read_bytes() + (folder / CARD).read_bytes())
        return Model(read(folder), digest.hexdigest()[:16])
    except (OSError, KeyError, ValueError, TypeError) as error:
        raise InputError(
            f"{folder}: no tagger: {type(error).__name__}: {error}; expected {WEIGHTS} and {CARD}, made by newsmine train"
        ) from error


def read(folder: Path) -> Parts:
    """Return what the files of a tagger hold."""
    card = json.loads((folder / CARD).read_text(encoding="utf-8"))
    if card["format"] != FORMAT:
        raise ValueError(f"format {card['format']!r}, not {FORMAT}")
    with np.load(folder / WEIGHTS, allow_pickle=False) as file:
        arrays: Arrays = {name: file[name] for name in file.files}
    lists = {name: _lines(arrays.pop(f"list {name}")) for name in card["lists"]}
    vectors = {form: row for row, form in enumerate(_lines(arrays.pop("morphemes")), start=1)}
    encoder = Encoder(
        {column: Vocabulary(names) for column, names in card["vocabularies"].items()}, lists, card["learnt"], vectors
    )
    return Parts(encoder, arrays, tuple(card["tags"]), tuple(card["kinds"]), card["notes"])


def write(folder: Path, parts: Parts) -> None:
    """Write a tagger; :func:`load` gives it back, its weights in half precision."""
    folder.mkdir(parents=True, exist_ok=True)
    encoder = parts.encoder
    arrays: Arrays = {name: array.astype(np.float16) for name, array in parts.weights.items()}
    arrays |= {f"list {name}": _bytes(forms) for name, forms in encoder.lists.items()}
    arrays["morphemes"] = _bytes(encoder.vectors)
    np.savez_compressed(folder / WEIGHTS, allow_pickle=False, **arrays)
    card = {
        "format": FORMAT,
        "tags": parts.tags,
        "kinds": parts.kinds,
        "vocabularies": {column: vocabulary.names for column, vocabulary in encoder.vocabularies.items()},
        "lists": list(encoder.lists),
        "learnt": encoder.learnt,
        "notes": parts.notes,
    }
    (folder / CARD).write_text(json.dumps(card, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


def _pieces(text: str) -> list[tuple[int, int]]:
    """Return the parts of a text that are read apart: all of it, or parts that end behind a blank."""
    found, start = [], 0
    while start < len(text):
        end = start + _LONGEST
        if end < len(text):
            end = max(text.rfind(" ", start, end), text.rfind("\n", start, end)) + 1
            end = end if end > start else start + _LONGEST
        found.append((start, min(end, len(text))))
        start = end
    return found


def _bytes(lines: Sequence[str] | Mapping[str, int]) -> np.ndarray[Any, Any]:
    return np.frombuffer("\n".join(lines).encode(), np.uint8)


def _lines(array: np.ndarray[Any, Any]) -> list[str]:
    return array.tobytes().decode().split("\n") if array.size else []
