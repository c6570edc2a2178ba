"""The trained network in numpy: the same arithmetic as torch's, without torch.

The characters of all sentences lie one behind another, never padded. An LSTM reads them in step, longest sentence first, so that
the sentences that still go on are always the first rows.
"""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from newsmine.tagger.chain import Floats, Steps, best
from newsmine.tagger.features import Features, Ints
from newsmine.tagger.linear import CONTEXT, Linear, spaced

_COLUMNS = ("characters", "shapes", "kiwi", "mecab", "learnt", "places")
_ALL = (*_COLUMNS, "learnt_too", "vectors", *CONTEXT)
_LAYERS = 2


class Seen(NamedTuple):
    """What the network makes of sentences.

    ``tags`` hold the number of each character's tag, for each sentence; ``hidden``, of shape (characters, 2 × hidden), what the
    layers make of the characters of all of them, one sentence behind another.
    """

    tags: list[list[int]]
    hidden: Floats


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
        self._linear = Linear(self._of)
        self._layers = [_Lstms(self._of, str(layer)) for layer in range(_LAYERS)]

    def read(self, sentences: Sequence[Features]) -> Seen:
        """Return the best tags of each sentence; none may be empty."""
        scores, hidden = self._both(sentences)
        return Seen(best(scores, self._steps), hidden)

    def scores(self, sentences: Sequence[Features]) -> list[Floats]:
        """Return the score of each tag at each character of each sentence, of shape (characters, tags)."""
        return self._both(sentences)[0]

    def kinds(self, hidden: Floats) -> Floats:
        """Return how likely each kind is at characters, of shape (characters, kinds)."""
        logits = hidden @ self._of["kinds"].T + self._of["kinds_bias"]
        likely: Floats = np.exp(logits - logits.max(1, keepdims=True))
        likely /= likely.sum(1, keepdims=True)
        return likely

    def _both(self, sentences: Sequence[Features]) -> tuple[list[Floats], Floats]:
        """Return the scores of each sentence, and what the layers make of the characters of all."""
        lengths = [len(each.characters) for each in sentences]
        columns = {name: np.concatenate([getattr(each, name) for each in sentences]) for name in _ALL}
        lists = np.concatenate([each.lists for each in sentences]).astype(np.float32)
        seen = self._seen(columns, lists)
        window = np.maximum(_convolved(seen, self._of["window"], lengths) + self._of["window_bias"], 0)
        hidden: Floats = np.concatenate([seen, window, np.ones((len(seen), 1), np.float32)], 1)
        order = _in_step(lengths)
        for layer in self._layers:
            hidden = layer.read(hidden, order)
        hidden = hidden[:, :-1]
        scores = hidden @ self._of["out"].T + self._of["out_bias"] + self._linear.scores(columns, lists, lengths)
        return np.split(scores, np.cumsum(lengths)[:-1]), hidden

    def _seen(self, columns: Mapping[str, Ints], lists: Floats) -> Floats:
        parts = [self._of[name][columns[name]] for name in _COLUMNS]
        parts += [
            self._of["learnt"][columns["learnt_too"]],
            self._of["vectors"][columns["vectors"]],
            np.tanh(lists @ self._of["lists"].T + self._of["lists_bias"]),
        ]
        return np.concatenate(parts, 1)


class _Order(NamedTuple):
    """How sentences are read in step: where the next character of each stands, and how many sentences go on.

    ``rows``, of shape (2, characters), are the places of first characters, then of second ones and so on, and of last characters,
    then of those before them: the longest sentence first.
    """

    rows: Ints
    going: list[int]


class _Lstms:
    """An LSTM from the beginning and one from the end, in step (Hochreiter & Schmidhuber 1997).

    The sigmoid of x is (1 + tanh(x / 2)) / 2: three of the four gates are halved beforehand, and one tanh serves all. The gates
    are put in the order input, forget, output, cell; torch has the output last.
    """

    def __init__(self, weights: Mapping[str, Floats], layer: str) -> None:
        names = (layer, f"{layer}_reverse")
        self._width = width = weights[f"again_{layer}"].shape[1]
        gates = np.concatenate([np.arange(2 * width), np.arange(3 * width, 4 * width), np.arange(2 * width, 3 * width)])
        half = np.full(4 * width, 0.5, np.float32)
        half[3 * width :] = 1
        # The bias is the weight of an input that is always 1: no pass of its own over the gates.
        with_bias = [np.vstack([weights[f"in_{name}"].T, weights[f"bias_{name}"]]) for name in names]
        self._seen = [np.ascontiguousarray(each[:, gates] * half) for each in with_bias]
        self._again = np.stack([weights[f"again_{name}"][gates].T * half for name in names])

    def read(self, seen: Floats, order: _Order) -> Floats:
        """Return the hidden states at each character and a 1, of shape (characters, 2 × width + 1); ``seen`` ends in a 1 too."""
        width, count = self._width, order.going[0]
        gates = np.empty((2, len(seen), 4 * width), np.float32)
        for way in (0, 1):
            np.matmul(seen[order.rows[way]], self._seen[way], out=gates[way])
        hidden, cell = np.zeros((2, count, width), np.float32), np.zeros((2, count, width), np.float32)
        out = np.empty((2, len(seen), width), np.float32)
        begin = 0
        for live in order.going:
            end = begin + live
            now = gates[:, begin:end]
            now += hidden[:, :live] @ self._again
            np.tanh(now, out=now)
            opening, state = now[:, :, : 3 * width], cell[:, :live]
            opening *= 0.5
            opening += 0.5
            state *= now[:, :, width : 2 * width]
            state += now[:, :, :width] * now[:, :, 3 * width :]
            hidden = out[:, begin:end]
            np.tanh(state, out=hidden)
            hidden *= now[:, :, 2 * width : 3 * width]
            begin = end
        placed = np.ones((len(seen), 2 * width + 1), np.float32)
        placed[order.rows[0], :width] = out[0]
        placed[order.rows[1], width:-1] = out[1]
        return placed


def _in_step(lengths: Sequence[int]) -> _Order:
    order = np.argsort([-length for length in lengths], kind="stable")
    begins = np.concatenate([[0], np.cumsum(lengths)[:-1]])[order]
    sizes = np.asarray(lengths)[order]
    going = [int((sizes > i).sum()) for i in range(int(sizes[0]))]
    forth = np.concatenate([begins[:live] + i for i, live in enumerate(going)])
    back = np.concatenate([begins[:live] + sizes[:live] - 1 - i for i, live in enumerate(going)])
    return _Order(np.stack([forth, back]), going)


def _convolved(seen: Floats, kernel: Floats, lengths: Sequence[int]) -> Floats:
    """Return the convolution over the characters of each sentence; the kernel has the shape (out, in, window)."""
    around = kernel.shape[2] // 2
    places = spaced(lengths, around)
    padded = np.zeros((len(seen) + around * (len(lengths) + 1), seen.shape[1]), np.float32)
    padded[places] = seen
    parts = [(padded @ kernel[:, :, i].T)[places + i - around] for i in range(kernel.shape[2])]
    convolved: Floats = np.sum(parts, axis=0)
    return convolved
