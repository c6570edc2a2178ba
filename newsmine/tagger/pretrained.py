"""Any token-classification model of transformers as a tagger of Korean names."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from newsmine.corpus.code import code_hash
from newsmine.tagger.pretrained_files import files_hash, load_model, model_folder
from newsmine.tagger.schemes import Sign, runs, signs
from newsmine.tagger.subwords import Pieces, frame, pieces, subwords
from newsmine.tagger.tagged import Tagged
from newsmine.tagger.trimming import endings, trimmed
from newsmine.tagger.windows import Scores, Window, joined, windows
from newsmine.tokens.clean import Cleaned, clean

if TYPE_CHECKING:
    from transformers import PreTrainedModel

# Models of sentences are trained on no more, whatever they could take; attention grows with the square.
_LONGEST = 512
_OVERLAP = 64
_SHORTEST = 2
_BATCH = 16
_DIGITS = 4
# Texts whose subwords and scores are held at once.
_TEXTS = 256
_NOTHING: Scores = np.zeros((0, 1), np.float32)


def pretrained_tagger(  # noqa: PLR0913 - each is a matter of its own, and has a default
    name_or_path: str | Path,
    labels: Mapping[str, str | None] | None = None,
    *,
    labelled: Literal["subwords", "words"] = "subwords",
    max_length: int | None = None,
    overlap: int | None = None,
    batch_size: int = _BATCH,
    device: str = "cpu",
    revision: str | None = None,
    local_files_only: bool = False,
) -> "PretrainedTagger":
    """Return a tagger from a token-classification model of transformers.

    Weights are only read from safetensors, and no code of a model is run.

    Parameters
    ----------
    name_or_path : str or Path
        A folder as ``save_pretrained()`` writes it, or a name of the Hugging Face Hub (fetched once).
    labels : mapping of str to str or None, optional
        What the model's labels mean, where newsmine does not know: from a kind (``OGG_POLITICS``) or a whole label
        (``LABEL_1``) to a label of newsmine's (``GOV``) or KLUE's (``PS OG LC DT TI QT``), or ``None`` to leave it out.
    labelled : {"subwords", "words"}
        What the model was trained to label: every subword, or only the first of each word (then it speaks for the word, and
        particles are cut off). A tokenizer that says no places is always read by words.
    max_length : int, optional
        Subwords that the model sees at once, its own marks included; by default what it can take, 512 at most.
    overlap : int, optional
        Subwords that two neighbouring windows share; 64 by default, and at most half of a window.
    batch_size : int
        Windows that are scored at once.
    device : str
        Of torch: ``"cpu"``, ``"cuda"``, ``"mps"``.
    revision : str, optional
        A branch, tag or commit of the Hub.
    local_files_only : bool
        Whether to take only what is on this machine.

    Raises
    ------
    InputError
        If the model cannot be had or is none that tags tokens, and why.
    MissingExtraError
        If transformers or torch is not installed.
    ValueError
        If an argument is out of its range or ``labels`` names a label that the model has not.
    """
    if labelled not in {"subwords", "words"}:
        raise ValueError(f"labelled must be 'subwords' or 'words', not {labelled!r}")
    if batch_size < 1:
        raise ValueError(f"batch_size must be 1 or more, not {batch_size}")
    folder = model_folder(name_or_path, revision=revision, local_files_only=local_files_only)
    model, tokenizer = load_model(folder, str(name_or_path))
    names = [str(model.config.id2label[i]) for i in range(model.config.num_labels)]
    meant = signs(names, labels, where=str(name_or_path))
    size, overlap = _window(model, tokenizer, max_length, overlap)
    told = json.dumps([labelled, size, overlap, meant], ensure_ascii=False)
    return PretrainedTagger(
        model.to(device),
        tokenizer,
        meant,
        fingerprint=hashlib.sha256(f"{files_hash(folder)}{told}{code_hash('tagger')}".encode()).hexdigest()[:16],
        by_words=labelled == "words" or not tokenizer.is_fast,
        size=size,
        overlap=overlap,
        batch_size=batch_size,
    )


class PretrainedTagger:
    """A model of transformers that tags texts; :func:`pretrained_tagger` makes it.

    Parameters
    ----------
    model, tokenizer : object
        Of transformers; the model is on its device.
    meant : sequence of Sign
        What each label of the model says.
    fingerprint : str
        Changes with the model's files and with how it is used.
    by_words : bool
        Whether a word's first subword speaks for all of it.
    size, overlap : int
        Subwords of a window with the model's own marks, and of two windows in common.
    batch_size : int
        Windows that are scored at once.
    """

    def __init__(  # noqa: PLR0913 - what the factory settled
        self,
        model: "PreTrainedModel",
        tokenizer: Any,  # noqa: ANN401 - of a library without types
        meant: Sequence[Sign],
        *,
        fingerprint: str,
        by_words: bool,
        size: int,
        overlap: int,
        batch_size: int,
    ) -> None:
        self.fingerprint = fingerprint
        self._model, self._tokenizer, self._meant = model, tokenizer, tuple(meant)
        self._by_words, self._batch_size = by_words, batch_size
        self._before, self._behind = frame(tokenizer)
        self._size, self._overlap = size - len(self._before) - len(self._behind), overlap
        self._labels = np.array([sign.label for sign in meant])
        self._kinds = np.array([sign.kind for sign in meant])

    def tag(self, texts: Sequence[str]) -> list[list[Tagged]]:
        """Return what is named in each text, in order, without overlaps.

        Parameters
        ----------
        texts : sequence of str
            Any texts, of any length; places are characters of each as it is given.

        Raises
        ------
        TypeError
            If ``texts`` is one text, or holds what is none.
        """
        if isinstance(texts, str):
            raise TypeError("texts must be several, not a str; give [text]")
        found: list[list[Tagged]] = []
        for first in range(0, len(texts), _TEXTS):
            cleaned = [clean(text) for text in texts[first : first + _TEXTS]]
            for each, seen in zip(cleaned, self._pieces([each.text for each in cleaned]), strict=True):
                found.append([_placed(each, tagged) for tagged in self._names(each.text, seen)])
        return found

    def _pieces(self, texts: Sequence[str]) -> Iterator[Pieces]:
        """Yield the parts of each text with their scores; windows of like length are scored together."""
        seen = [subwords(self._tokenizer, text) for text in texts]
        parts: list[list[tuple[Window, Scores]]] = []
        jobs: list[tuple[int, int, list[int]]] = []
        for i, each in enumerate(seen):
            cut = windows(len(each.numbers), self._size, self._overlap)
            parts.append([(window, _NOTHING) for window in cut])
            jobs.extend((i, j, each.numbers[window.first : window.last]) for j, window in enumerate(cut))
        jobs.sort(key=lambda job: len(job[2]))
        for first in range(0, len(jobs), self._batch_size):
            batch = jobs[first : first + self._batch_size]
            for (i, j, _), scores in zip(batch, self._scores([numbers for _, _, numbers in batch]), strict=True):
                parts[i][j] = (parts[i][j][0], scores)
        for text, each, windowed in zip(texts, seen, parts, strict=True):
            scores = joined(windowed, self._labels == "") if windowed else _NOTHING
            yield pieces(text, each, scores, by_words=self._by_words)

    def _scores(self, batch: Sequence[Sequence[int]]) -> Iterator[Scores]:
        """Yield the probability of each label for each subword of each window."""
        import torch

        rows = [[*self._before, *numbers, *self._behind] for numbers in batch]
        longest = max(map(len, rows))
        filler = self._tokenizer.pad_token_id or 0
        numbers = torch.tensor([row + [filler] * (longest - len(row)) for row in rows], device=self._model.device)
        mask = torch.tensor([[1] * len(row) + [0] * (longest - len(row)) for row in rows], device=self._model.device)
        with torch.inference_mode():
            scores = self._model(input_ids=numbers, attention_mask=mask).logits.softmax(-1).cpu().numpy()
        for row, each in zip(rows, scores, strict=True):
            yield each[len(self._before) : len(row) - len(self._behind)]

    def _names(self, text: str, seen: Pieces) -> Iterator[Tagged]:
        if not seen.starts:
            return
        parted = [False, *("\n" in text[end:start] for end, start in zip(seen.ends, seen.starts[1:], strict=False))]
        found = list(runs(seen.scores.argmax(1).tolist(), self._meant, parted))
        behind = endings(text) if found else []
        for run in found:
            place = trimmed(text, seen.starts[run.first], seen.ends[run.last - 1], behind, person=run.label == "PS")
            if place is not None:
                own = self._labels == run.label
                scores, kinds = seen.scores[run.first : run.last, own], self._kinds[own]
                kind = max(dict.fromkeys(kinds.tolist()), key=lambda each: scores[:, kinds == each].sum())
                yield Tagged(*place, run.label, round(float(min(scores.sum(1).mean(), 1.0)), _DIGITS), kind)


def _placed(cleaned: Cleaned, tagged: Tagged) -> Tagged:
    start, end = cleaned.place(tagged.start, tagged.end)
    return tagged._replace(start=start, end=end)


def _window(model: "PreTrainedModel", tokenizer: Any, max_length: int | None, overlap: int | None) -> tuple[int, int]:  # noqa: ANN401 - of a library without types
    """Return how many subwords a window has, with the model's own marks, and how many two of them share."""
    most = min(_places(model), int(tokenizer.model_max_length))
    own = sum(map(len, frame(tokenizer)))
    size = min(most, _LONGEST) if max_length is None else max_length
    if not own + _SHORTEST <= size <= most:
        raise ValueError(f"max_length must be from {own + _SHORTEST} to {most}, what the model can take, not {size}")
    half = (size - own) // 2
    shared = min(_OVERLAP, half) if overlap is None else overlap
    if not 0 <= shared <= half:
        raise ValueError(f"overlap must be from 0 to {half}, half of a window, not {shared}")
    return size, shared


def _places(model: "PreTrainedModel") -> int:
    """Return how many subwords the model has places for."""
    tables = [each for name, each in model.named_modules() if name.endswith("position_embeddings")]
    # RoBERTa counts places from behind the number of its filler.
    counted = [each.num_embeddings - (-1 if each.padding_idx is None else each.padding_idx) - 1 for each in tables]
    told = getattr(model.config, "max_position_embeddings", None)
    return int(min(counted or ([told] if told and told > 0 else [_LONGEST])))
