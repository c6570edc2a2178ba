"""Choose the number of topics: fit each, and compare."""

from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from newsmine.corpus.database import Corpus
from newsmine.records import Document
from newsmine.topics.bags import bag
from newsmine.topics.coherence import diversity
from newsmine.topics.fit import fit_bags
from newsmine.topics.methods import Method
from newsmine.topics.model import TOP, top_places

if TYPE_CHECKING:
    import pandas as pd


def sweep(  # noqa: PLR0913 - settings, all by keyword
    source: Corpus | Iterable[Document],
    *,
    sizes: Sequence[int] = (4, 6, 8, 10, 12, 16, 20, 30),
    seed: int = 7,
    method: Method = "nmf",
    stopwords: Collection[str] = (),
    min_count: int = 2,
    max_share: float = 0.5,
) -> "pd.DataFrame":
    """Return how coherent and how different the topics are for each number of topics.

    Parameters
    ----------
    source : Corpus or iterable of Document
        Read once.
    sizes : sequence of int
        Numbers of topics to fit.
    seed, method, stopwords, min_count, max_share
        See :func:`newsmine.topics.fit.fit`.

    Returns
    -------
    pandas.DataFrame
        n_topics, npmi (mean over topics), npmi_min (of the worst topic), diversity (share of different words among the
        ten top terms of all topics).

    Raises
    ------
    InputError
        If a number of topics is larger than the number of documents or terms.
    """
    import pandas as pd

    bags = bag(source, stopwords=stopwords, min_count=min_count, max_share=max_share)
    rows = []
    for n_topics in sizes:
        model = fit_bags(bags, n_topics=n_topics, seed=seed, method=method)
        rows.append(
            {
                "n_topics": n_topics,
                "npmi": float(np.mean(model.coherence)),
                "npmi_min": float(np.min(model.coherence)),
                "diversity": diversity(top_places(model.topic_term, TOP)),
            }
        )
    table: pd.DataFrame = pd.DataFrame(rows, columns=["n_topics", "npmi", "npmi_min", "diversity"])
    return table
