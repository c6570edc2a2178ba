"""The network that is trained: embeddings, a convolution, two bidirectional LSTMs, linear scores, a linear-chain CRF, in torch.

Huang, Xu & Yu (2015), Bidirectional LSTM-CRF models for sequence tagging; Lafferty, McCallum & Pereira (2001) for the CRF.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np
import torch
from torch import Tensor, nn

from newsmine.tagger.features import Encoder
from newsmine.training.batches import UNTOLD, Batch
from newsmine.training.linear import Linear, linear_columns

FORBIDDEN = -1e4
"""Score of a step that no labelling takes: O to I-PS."""

# Width of each embedding.
_WIDTHS = {"characters": 64, "shapes": 8, "kiwi": 24, "mecab": 32, "learnt": 32, "places": 8}
_VECTORS, _LISTS, _CONVOLUTION, _WINDOW = 48, 24, 96, 3
_FINE, _COARSE = 16, 32
_SHARE_OF_KINDS = 0.3
# How many kinds of shapes and places a character can have: see newsmine.tagger.features.
_FIXED = {"shapes": 30, "places": 10}


class Sizes(NamedTuple):
    """How many numbers each column has, and the width of the hidden layers; ``fine`` for a converter."""

    columns: Mapping[str, int]
    lists: int
    hidden: int = 128
    fine: int = 0
    coarse: int = 0


def sizes(encoder: Encoder, hidden: int) -> Sizes:
    """Return the sizes for what an encoder makes."""
    columns = {column: len(vocabulary) for column, vocabulary in encoder.vocabularies.items()}
    return Sizes({**columns, **_FIXED}, encoder.width, hidden)


class Network(nn.Module):
    """From the features of sentences to the score of each tag at each character.

    Parameters
    ----------
    sizes : Sizes
        Of the encoder's vocabularies.
    vectors : array of shape (n, width)
        Of morphemes; they stay as they are. Row 0 is for none.
    tags : sequence of str
        ``O``, ``B-PS``, ``I-PS``, ...
    """

    def __init__(self, sizes: Sizes, vectors: np.ndarray[Any, Any], tags: tuple[str, ...], kinds: int = 0) -> None:
        super().__init__()
        self.tags = tags
        self.tables = nn.ModuleDict({name: nn.Embedding(sizes.columns[name], width) for name, width in _WIDTHS.items()})
        self.vectors = nn.Embedding(*vectors.shape)
        self.vectors.weight = nn.Parameter(torch.tensor(vectors, dtype=torch.float32), requires_grad=False)
        self.of_vectors = nn.Linear(vectors.shape[1], _VECTORS)
        self.of_lists = nn.Linear(sizes.lists, _LISTS)
        width = sum(_WIDTHS.values()) + _WIDTHS["learnt"] + _VECTORS + _LISTS
        self.fine = nn.Embedding(sizes.fine, _FINE) if sizes.fine else None
        self.coarse = nn.Embedding(sizes.coarse, _COARSE) if sizes.coarse else None
        if sizes.fine:
            width += _FINE + _COARSE
        self.window = nn.Conv1d(width, _CONVOLUTION, _WINDOW, padding=_WINDOW // 2)
        self.layers = nn.LSTM(width + _CONVOLUTION, sizes.hidden, 2, batch_first=True, bidirectional=True, dropout=0.35)
        self.out = nn.Linear(2 * sizes.hidden, len(tags))
        self.kinds = nn.Linear(2 * sizes.hidden, kinds) if kinds else None
        self.dropout = nn.Dropout(0.4)
        of_linear = linear_columns(sizes.columns)
        if sizes.fine:
            of_linear |= {"fine": sizes.fine, "coarse": sizes.coarse}
        self.linear = Linear(of_linear, sizes.lists, len(tags))
        self.chain = Chain(tags)

    def forward(self, batch: Batch) -> Tensor:
        """Return the scores, of shape (sentences, characters, tags)."""
        return self.read(batch)[0]

    def read(self, batch: Batch) -> tuple[Tensor, Tensor]:
        """Return the scores, and what the layers make of each character, of shape (sentences, characters, 2 × hidden)."""
        columns = self._columns(batch)
        going = torch.arange(batch.tags.shape[1]) < batch.lengths.unsqueeze(1)
        # Behind the end of a sentence is nothing, whatever it is batched with.
        seen = self.dropout(self._seen(columns, batch.lists)) * going.unsqueeze(2)
        window = torch.relu(self.window(seen.transpose(1, 2))).transpose(1, 2)
        packed = nn.utils.rnn.pack_padded_sequence(
            torch.cat([seen, window], 2), batch.lengths, batch_first=True, enforce_sorted=False
        )
        hidden, _ = nn.utils.rnn.pad_packed_sequence(self.layers(packed)[0], batch_first=True)
        hidden = self.dropout(hidden)
        return self.out(hidden) + self.linear(columns, batch.lists, going), hidden

    def loss(self, batch: Batch) -> Tensor:
        """Return the mean of minus the log likelihood of the tags, and of the kinds where they are told."""
        scores, hidden = self.read(batch)
        loss = self.chain.loss(scores, batch.tags, batch.lengths)
        if self.kinds is None:
            return loss
        logits = self.kinds(hidden).flatten(0, 1)
        of_kinds = nn.functional.cross_entropy(logits, batch.kinds.flatten(), ignore_index=UNTOLD, reduction="sum")
        return loss + _SHARE_OF_KINDS * of_kinds / len(batch.tags)

    def _columns(self, batch: Batch) -> dict[str, Tensor]:
        """Return the columns; in training some are blank."""
        columns = dict(batch.columns)
        if self.training:
            # A character that was never seen, a text without a known form, a machine without mecab.
            columns["characters"] = _without(columns["characters"], 0.04)
            each = (len(columns["mecab"]), 1)
            known = (torch.rand(each) > 0.1).long()  # noqa: PLR2004 - the share
            columns["learnt"], columns["learnt_too"] = columns["learnt"] * known, columns["learnt_too"] * known
            columns["mecab"] = columns["mecab"] * (torch.rand(each) > 0.15).long()  # noqa: PLR2004 - the share
        return columns

    def _seen(self, columns: Mapping[str, Tensor], lists: Tensor) -> Tensor:
        vectors = self.vectors(columns["vectors"])
        if self.training:
            # A morpheme without vector.
            vectors = vectors * (torch.rand(vectors.shape[:2]) > 0.1).unsqueeze(2)  # noqa: PLR2004 - the share
        parts = [self.tables[name](columns[name]) for name in _WIDTHS]
        parts += [
            self.tables["learnt"](columns["learnt_too"]),
            torch.tanh(self.of_vectors(vectors)),
            torch.tanh(self.of_lists(lists)),
        ]
        if self.fine is not None and self.coarse is not None:
            parts += [self.fine(columns["fine"]), self.coarse(columns["coarse"])]
        return torch.cat(parts, 2)


class Chain(nn.Module):
    """A linear-chain CRF: how well a tag begins, follows another, ends."""

    allowed: Tensor
    may_begin: Tensor

    def __init__(self, tags: tuple[str, ...]) -> None:
        super().__init__()
        self.steps = nn.Parameter(torch.zeros(len(tags), len(tags)))
        self.first, self.last = nn.Parameter(torch.zeros(len(tags))), nn.Parameter(torch.zeros(len(tags)))
        follows = [[0.0 if _may_follow(before, tag) else FORBIDDEN for tag in tags] for before in tags]
        self.register_buffer("allowed", torch.tensor(follows))
        self.register_buffer("may_begin", torch.tensor([FORBIDDEN if tag[0] == "I" else 0.0 for tag in tags]))

    def loss(self, scores: Tensor, tags: Tensor, lengths: Tensor) -> Tensor:
        """Return the mean of minus the log likelihood; shapes (n, characters, tags), (n, characters), (n,)."""
        steps, begin, every = self.steps + self.allowed, self.first + self.may_begin, torch.arange(len(tags))
        forward = begin + scores[:, 0]
        gold = begin[tags[:, 0]] + scores[every, 0, tags[:, 0]]
        for i in range(1, scores.shape[1]):
            going = i < lengths
            step = torch.logsumexp(forward.unsqueeze(2) + steps, 1) + scores[:, i]
            forward = torch.where(going.unsqueeze(1), step, forward)
            taken = steps[tags[:, i - 1], tags[:, i]] + scores[every, i, tags[:, i]]
            gold = gold + torch.where(going, taken, torch.zeros(()))
        ended = tags[every, lengths - 1]
        return (torch.logsumexp(forward + self.last, 1) - gold - self.last[ended]).mean()

    def weights(self) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any], np.ndarray[Any, Any]]:
        """Return the scores of beginnings, steps and ends, what is forbidden with them."""
        with torch.no_grad():
            begin, steps = self.first + self.may_begin, self.steps + self.allowed
        return begin.numpy(), steps.numpy(), self.last.detach().numpy()


def _may_follow(before: str, tag: str) -> bool:
    return tag[0] != "I" or before[2:] == tag[2:] != ""


def _without(column: Tensor, share: float) -> Tensor:
    return torch.where(torch.rand(column.shape) < share, torch.zeros_like(column), column)
