"""What the methods of fitting are asked, and what they answer."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from newsmine.topics.periods import Period
from newsmine.widgets.progress import Progress

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Method = Literal["nmf", "lda", "hdp", "dtm"]
"""Ways to fit topics."""

Row = list[tuple[int, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How topics are to be fitted."""

    n_topics: int
    seed: int
    passes: int
    ensemble: int = 0
    by: Period | None = None
    progress: Progress | None = None


class Fitted(NamedTuple):
    """Topics as a method leaves them: rows of weights, not yet shares, in any order.

    ``topic_term`` is of shape (n_topics, n_terms), ``doc_topic`` of shape (n_docs, n_topics). ``concentration`` is the
    Dirichlet parameter of a document's topics and ``mass`` the sum of that of each topic's terms, both of shape (n_topics,); NMF has
    neither, and zeros stand for them. ``slice_term`` is of shape (n_slices, n_topics, n_terms), if the method follows time.
    """

    topic_term: "NDArray[np.float64]"
    doc_topic: "NDArray[np.float64]"
    concentration: "NDArray[np.float64]"
    mass: "NDArray[np.float64]"
    slice_term: "NDArray[np.float64] | None" = None


class Watched:
    """Bags as gensim reads them, telling how far it has come."""

    def __init__(self, rows: list[Row], passes: int, progress: Progress | None) -> None:
        self.rows = rows
        self.whole = passes * len(rows)
        self.done = 0
        self.progress = progress

    def __len__(self) -> int:
        """Return how many rows there are."""
        return len(self.rows)

    def __iter__(self) -> Iterator[Row]:
        """Give the rows, and tell of it at the end."""
        for row in self.rows:
            yield row
            self.done += 1
        if self.progress is not None:
            self.progress(min(self.done, self.whole), self.whole)


def rows_of(counts: Any) -> list[Row]:  # noqa: ANN401 - a scipy sparse matrix
    """Return the rows of a CSR matrix as gensim reads documents: pairs of a column and its count."""
    ends = counts.indptr.tolist()
    columns, values = counts.indices.tolist(), counts.data.tolist()
    return [list(zip(columns[start:end], values[start:end], strict=True)) for start, end in itertools.pairwise(ends)]
