"""The trained network in numpy: the same arithmetic as torch's, without torch.

The characters of all sentences lie one behind another, never padded. An LSTM reads them in step, longest sentence first, so that
the sentences that still go on are always the first rows.
"""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from newsmine.tagger.chain import Floats, Steps, best
from newsmine.tagger.features import Features, Ints

_COLUMNS = ("characters", "shapes", "kiwi", "words", "mecab", "learnt", "places")
_LAYERS = 2
_DIRECTIONS = ("", "_reverse")


class Seen(NamedTuple):
    """What the network makes of sentences.

    ``tags`` and ``kinds`` hold, for each sentence, the number of each character's tag and kind; ``sure``, of shape
    (characters, kinds), how likely each kind is.
    """

    tags: list[list[int]]
    sure: list[Floats]


class Network:
    """Scores and tags sentences.

    Parameters
    ----------
    weights : mapping of str to array
        What :func:`newsmine.training.export.arrays` writes: tables of the columns, the window, the layers, the chain.
    """

    def __init__(self, weights: Mapping[str, np.ndarray[Any, Any]]) -> None:
        self._of = {name: np.ascontiguousarray(array, np.float32) for name, array in weights.items()}
        self._steps = Steps(self._of["begin"], self._of["follow"], self._of["end"])
        self._lstms = {
            f"{layer}{way}": _Lstm(self._of, f"{layer}{way}") for layer in range(_LAYERS) for way in _DIRECTIONS
        }

    def read(self, sentences: Sequence[Features]) -> Seen:
        """Return the best tags of each sentence and how likely each kind is; none may be empty."""
        hidden, lengths = self._hidden(sentences)
        ends = np.cumsum(lengths)[:-1]
        tags = best(np.split(hidden @ self._of["out"].T + self._of["out_bias"], ends), self._steps)
        logits = hidden @ self._of["kinds"].T + self._of["kinds_bias"]
        likely = np.exp(logits - logits.max(1, keepdims=True))
        return Seen(tags, np.split(likely / likely.sum(1, keepdims=True), ends))

    def scores(self, sentences: Sequence[Features]) -> list[Floats]:
        """Return the score of each tag at each character of each sentence, of shape (characters, tags)."""
        hidden, lengths = self._hidden(sentences)
        return np.split(hidden @ self._of["out"].T + self._of["out_bias"], np.cumsum(lengths)[:-1])

    def _hidden(self, sentences: Sequence[Features]) -> tuple[Floats, list[int]]:
        lengths = [len(each.characters) for each in sentences]
        seen = self._seen(sentences)
        window = np.maximum(_convolved(seen, self._of["window"], lengths) + self._of["window_bias"], 0)
        hidden: Floats = np.concatenate([seen, window], 1)
        for layer in range(_LAYERS):
            hidden = np.concatenate([self._lstms[f"{layer}{way}"].read(hidden, lengths) for way in _DIRECTIONS], 1)
        return hidden, lengths

    def _seen(self, sentences: Sequence[Features]) -> Floats:
        columns = {
            name: np.concatenate([getattr(each, name) for each in sentences])
            for name in (*_COLUMNS, "learnt_too", "vectors")
        }
        lists = np.concatenate([each.lists for each in sentences]).astype(np.float32)
        parts = [self._of[name][columns[name]] for name in _COLUMNS]
        parts += [
            self._of["learnt"][columns["learnt_too"]],
            self._of["vectors"][columns["vectors"]],
            np.tanh(lists @ self._of["lists"].T + self._of["lists_bias"]),
        ]
        return np.concatenate(parts, 1)


class _Lstm:
    """One LSTM in one direction (Hochreiter & Schmidhuber 1997).

    Its gates come in torch's order: input, forget, cell, output. The sigmoid of x is (1 + tanh(x / 2)) / 2: three of the gates are
    halved beforehand, and one tanh serves all four.
    """

    def __init__(self, weights: Mapping[str, Floats], name: str) -> None:
        self._reverse = name.endswith("_reverse")
        again = weights[f"again_{name}"]
        self._width = again.shape[1]
        half = np.full((len(again), 1), 0.5, np.float32)
        half[2 * self._width : 3 * self._width] = 1
        self._seen = np.ascontiguousarray((weights[f"in_{name}"] * half).T)
        self._again = np.ascontiguousarray((again * half).T)
        self._bias = weights[f"bias_{name}"] * half[:, 0]

    def read(self, seen: Floats, lengths: Sequence[int]) -> Floats:
        """Return the hidden state at each character, of shape (characters, width)."""
        rows, going = _in_step(lengths)
        gates = (seen @ self._seen + self._bias)[rows]
        width, count = self._width, going[0]
        hidden, cell = np.zeros((count, width), np.float32), np.zeros((count, width), np.float32)
        out = np.empty((len(rows), width), np.float32)
        begins = np.cumsum([0, *going])
        for i in reversed(range(len(going))) if self._reverse else range(len(going)):
            live = going[i]
            now = gates[begins[i] : begins[i + 1]]
            now += hidden[:live] @ self._again
            np.tanh(now, out=now)
            sigmoids = now * 0.5
            sigmoids += 0.5
            state = cell[:live]
            state *= sigmoids[:, width : 2 * width]
            state += sigmoids[:, :width] * now[:, 2 * width : 3 * width]
            np.multiply(sigmoids[:, 3 * width :], np.tanh(state), out=hidden[:live])
            out[begins[i] : begins[i + 1]] = hidden[:live]
        placed = np.empty_like(out)
        placed[rows] = out
        return placed


def _in_step(lengths: Sequence[int]) -> tuple[Ints, list[int]]:
    """Return the rows of first characters, of second ones and so on, longest sentence first, and how many there are of each."""
    order = np.argsort([-length for length in lengths], kind="stable")
    begins = np.concatenate([[0], np.cumsum(lengths)[:-1]])[order]
    sizes = np.asarray(lengths)[order]
    going = [int((sizes > i).sum()) for i in range(int(sizes[0]))]
    return np.concatenate([begins[:live] + i for i, live in enumerate(going)]), going


def _convolved(seen: Floats, kernel: Floats, lengths: Sequence[int]) -> Floats:
    """Return the convolution over the characters of each sentence; the kernel has the shape (out, in, window)."""
    around = kernel.shape[2] // 2
    blank = np.zeros((around, seen.shape[1]), np.float32)
    spaced = np.concatenate(
        [part for each in np.split(seen, np.cumsum(lengths)[:-1]) for part in (blank, each)] + [blank]
    )
    places = np.concatenate([[around * (n + 1)] * length for n, length in enumerate(lengths)]) + np.arange(len(seen))
    parts = [(spaced @ kernel[:, :, i].T)[places + i - around] for i in range(kernel.shape[2])]
    convolved: Floats = np.sum(parts, axis=0)
    return convolved
