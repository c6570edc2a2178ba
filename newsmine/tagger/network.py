"""The trained network in numpy: the same arithmetic as torch's, without torch."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from newsmine.tagger.chain import Floats, Steps, best, spans
from newsmine.tagger.features import Features, Span

_COLUMNS = ("characters", "shapes", "kiwi", "mecab", "learnt", "places")
_LAYERS = 2
_DIRECTIONS = ("", "_reverse")


class Network:
    """Scores and tags sentences.

    Parameters
    ----------
    weights : mapping of str to array
        What :func:`newsmine.training.export.arrays` writes: tables of the columns, the window, the layers, the chain.
    tags : sequence of str
        ``O``, ``B-PS``, ``I-PS``, ...
    """

    def __init__(self, weights: Mapping[str, np.ndarray[Any, Any]], tags: Sequence[str]) -> None:
        self._tags = tuple(tags)
        self._of = {name: np.ascontiguousarray(array, np.float32) for name, array in weights.items()}
        self._steps = Steps(self._of["begin"], self._of["follow"], self._of["end"])

    def tag(self, sentences: Sequence[Features]) -> list[list[Span]]:
        """Return the spans of each sentence; those of like length are best given together."""
        lengths = [len(each.characters) for each in sentences]
        rows = best(self.scores(sentences), lengths, self._steps)
        return [spans(row, self._tags) for row in rows]

    def scores(self, sentences: Sequence[Features]) -> Floats:
        """Return the score of each tag, of shape (sentences, characters, tags)."""
        lengths = np.array([len(each.characters) for each in sentences])
        going = np.arange(lengths.max())[None, :] < lengths[:, None]
        seen = self._seen(sentences, going.shape)
        window = np.maximum(_convolved(seen, self._of["window"]) + self._of["window_bias"], 0)
        hidden: Floats = np.concatenate([seen, window], 2)
        for layer in range(_LAYERS):
            hidden = np.concatenate([self._read(hidden, going, f"{layer}{way}") for way in _DIRECTIONS], 2)
        scores: Floats = hidden @ self._of["out"].T + self._of["out_bias"]
        return scores

    def _seen(self, sentences: Sequence[Features], shape: tuple[int, ...]) -> Floats:
        parts = [self._of[name][_padded(sentences, name, shape)] for name in _COLUMNS]
        lists = np.zeros((*shape, sentences[0].lists.shape[1]), np.float32)
        for i, each in enumerate(sentences):
            lists[i, : len(each.lists)] = each.lists
        parts += [
            self._of["learnt"][_padded(sentences, "learnt_too", shape)],
            self._of["vectors"][_padded(sentences, "vectors", shape)],
            np.tanh(lists @ self._of["lists"].T + self._of["lists_bias"]),
        ]
        return np.concatenate(parts, 2)

    def _read(self, seen: Floats, going: np.ndarray[Any, Any], name: str) -> Floats:
        """Run one LSTM over the characters, from the end for a reverse one (Hochreiter & Schmidhuber 1997)."""
        gates = seen @ self._of[f"in_{name}"].T + self._of[f"bias_{name}"]
        again = np.ascontiguousarray(self._of[f"again_{name}"].T)
        (count, longest), width = seen.shape[:2], len(again)
        hidden, cell = np.zeros((count, width), np.float32), np.zeros((count, width), np.float32)
        out = np.zeros((count, longest, width), np.float32)
        for i in reversed(range(longest)) if name.endswith("_reverse") else range(longest):
            now = gates[:, i] + hidden @ again
            sigmoids = 0.5 + 0.5 * np.tanh(0.5 * now)
            candidate = np.tanh(now[:, 2 * width : 3 * width])
            live = going[:, i, None]
            cell = np.where(live, sigmoids[:, width : 2 * width] * cell + sigmoids[:, :width] * candidate, cell)
            hidden = np.where(live, sigmoids[:, 3 * width :] * np.tanh(cell), hidden)
            out[:, i] = hidden * live
        return out


def _padded(sentences: Sequence[Features], name: str, shape: tuple[int, ...]) -> np.ndarray[Any, Any]:
    filled = np.zeros(shape, np.int32)
    for i, each in enumerate(sentences):
        column = getattr(each, name)
        filled[i, : len(column)] = column
    return filled


def _convolved(seen: Floats, kernel: Floats) -> Floats:
    """Return the convolution over the characters; the kernel has the shape (out, in, window)."""
    size = kernel.shape[2]
    around = np.pad(seen, ((0, 0), (size // 2, size // 2), (0, 0)))
    parts = [around[:, i : i + seen.shape[1]] @ kernel[:, :, i].T for i in range(size)]
    convolved: Floats = np.sum(parts, axis=0)
    return convolved
