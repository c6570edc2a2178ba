"""The linear part of the network in torch: columns, neighbours, pairs and context, as :mod:`newsmine.tagger.linear` reads them."""

from collections.abc import Mapping

import torch
from torch import Tensor, nn

from newsmine.tagger.context import NUMBERS
from newsmine.tagger.linear import AROUND, COLUMNS, CONTEXT, LISTS_AROUND, PAIRS, offsets, pair

_LEFT_OUT = 0.15


class Linear(nn.Module):
    """Scores of the tags; all weights begin at nothing.

    Parameters
    ----------
    columns : mapping of str to int
        How many numbers each column has; those of a converter beside :data:`newsmine.tagger.linear.COLUMNS`.
    lists, tags : int
        How many lists and tags there are.
    """

    def __init__(self, columns: Mapping[str, int], lists: int, tags: int) -> None:
        super().__init__()
        self._tags = tags
        self.columns = nn.ModuleDict({name: _table(count, len(AROUND) * tags) for name, count in columns.items()})
        self.pairs = nn.ModuleDict({name: _table(count, len(around) * tags) for name, (count, around) in PAIRS.items()})
        self.context = nn.ModuleDict({name: _table(NUMBERS, tags) for name in CONTEXT})
        self.lists = nn.Linear(lists, len(LISTS_AROUND) * tags, bias=False)
        nn.init.zeros_(self.lists.weight)

    def forward(self, columns: Mapping[str, Tensor], lists: Tensor, going: Tensor) -> Tensor:
        """Return the scores, of shape (sentences, characters, tags); ``going`` says where a sentence still goes on."""
        by_offset = torch.zeros((*going.shape, len(AROUND), self._tags))
        for name, table in self.columns.items():
            by_offset = by_offset + self._kept(table(columns[name]))
        for name, (count, around) in PAIRS.items():
            first = columns[name]
            second = nn.functional.pad(first[:, 1:], (0, 1))
            by_offset = by_offset + self._placed(self._kept(self.pairs[name](pair(first, second, count))), around)
        by_offset = by_offset + self._placed(self._kept(self.lists(lists)), LISTS_AROUND)
        for name, table in self.context.items():
            by_offset = by_offset + self._placed(self._kept(table(columns[name])), (0,))
        by_offset = by_offset * going[:, :, None, None]
        scores = torch.zeros((*going.shape, self._tags))
        for i, offset in enumerate(AROUND):
            scores = scores + _moved(by_offset[:, :, i], -offset)
        return scores

    def _kept(self, rows: Tensor) -> Tensor:
        """Return scores by offset, in training without some of them."""
        rows = rows.view(*rows.shape[:2], -1, self._tags)
        if not self.training:
            return rows
        kept = (torch.rand(rows.shape[:3]) > _LEFT_OUT).unsqueeze(3)
        return rows * kept / (1 - _LEFT_OUT)

    def _placed(self, rows: Tensor, around: tuple[int, ...]) -> Tensor:
        at = offsets(around)
        return nn.functional.pad(rows, (0, 0, at.start, len(AROUND) - at.stop))


def linear_columns(columns: Mapping[str, int]) -> dict[str, int]:
    """Return how many numbers the columns have of which the linear part sees each."""
    return {name: columns["learnt" if name == "learnt_too" else name] for name in COLUMNS}


def _table(count: int, width: int) -> nn.Embedding:
    table = nn.Embedding(count, width)
    nn.init.zeros_(table.weight)
    return table


def _moved(scores: Tensor, by: int) -> Tensor:
    """Return scores given to characters further on (or back): what falls out of the row is lost."""
    return nn.functional.pad(scores, (0, 0, by, -by))
