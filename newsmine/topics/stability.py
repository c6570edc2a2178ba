"""How much topics move with the seed, and with the articles that happen to be there."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from newsmine.corpus.database import Corpus
from newsmine.records import Document
from newsmine.text.synonyms import Synonyms
from newsmine.topics.bags import bag
from newsmine.topics.factorize import KEEP
from newsmine.topics.fit import fit_bags
from newsmine.topics.methods import Method
from newsmine.topics.model import TOP, TopicModel, top_places
from newsmine.topics.vocabulary import Bags
from newsmine.widgets.progress import Progress, bar_of

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

SEEDS = (7, 8, 9, 10, 11)
_LEAST_RUNS = 2


def stability(  # noqa: PLR0913 - settings, all by keyword
    source: Corpus | Iterable[Document],
    *,
    n_topics: int = 12,
    seeds: Sequence[int] = SEEDS,
    method: Method = "nmf",
    ensemble: int = 0,
    stopwords: Collection[str] = (),
    synonyms: Synonyms | Mapping[str, str] | Path | None = None,
    min_count: int = 2,
    max_share: float = 0.5,
    progress: Progress | None = None,
) -> "pd.DataFrame":
    """Return how stable each topic is, under other seeds and under other articles.

    The two are told apart because a fit that starts without chance hardly moves with its seed, whatever its topics are worth:
    only the articles that are left out show which of them hang on a few.

    Parameters
    ----------
    source : Corpus or iterable of Document
        Read once.
    seeds : sequence of int
        At least two. The topics are those of the first; the others are fitted again, on all articles with their seed, and on
        four fifths of the articles drawn by it.
    n_topics, method, ensemble, stopwords, synonyms, min_count, max_share
        See :func:`newsmine.topics.fit.fit`.
    progress : callable, optional
        Called with the fits done and all fits. By default a notebook shows a bar.

    Returns
    -------
    pandas.DataFrame
        topic, over_seeds, over_articles, terms. Both are the mean :func:`agreement` of the topic with its match in the other
        fits, in [0, 1].

    Raises
    ------
    ValueError
        If there are fewer than two seeds.

    References
    ----------
    .. [1] Greene, O'Callaghan, Cunningham, "How many topics? Stability analysis for topic models", ECML PKDD 2014.
    """
    import pandas as pd

    bags = bag(source, stopwords=stopwords, synonyms=synonyms, min_count=min_count, max_share=max_share)
    model = fit_bags(bags, n_topics=n_topics, seed=seeds[0] if seeds else 0, method=method, ensemble=ensemble)
    if progress is None:
        progress = bar_of("fits", total=2 * (len(seeds) - 1))
    over_seeds, over_articles = refit(model, bags, seeds=seeds, ensemble=ensemble, progress=progress)
    table: pd.DataFrame = pd.DataFrame(
        {
            "topic": np.arange(len(over_seeds)),
            "over_seeds": over_seeds,
            "over_articles": over_articles,
            "terms": model.frame()["terms"],
        }
    )
    return table


def refit(
    model: TopicModel,
    bags: Bags,
    *,
    seeds: Sequence[int] = SEEDS,
    ensemble: int = 0,
    progress: Progress | None = None,
) -> "tuple[NDArray[np.float64], NDArray[np.float64]]":
    """Return the stability of each topic over seeds and over articles, each of shape (n_topics,); see :func:`stability`."""
    if len(seeds) < _LEAST_RUNS:
        raise ValueError(f"seeds are {list(seeds)}; stability compares at least {_LEAST_RUNS}")
    method, n_topics = model.parameters["method"], int(model.parameters.get("most_topics", len(model.coherence)))
    tops = top_places(model.topic_term, TOP)
    n_docs = len(bags.article_ids)
    size = min(n_docs, max(n_topics, round(KEEP * n_docs)))
    found: list[list[NDArray[np.float64]]] = [[], []]
    for done, seed in enumerate(seeds[1:]):
        rows = np.sort(np.random.default_rng(seed).choice(n_docs, size=size, replace=False))
        for i, (each, own) in enumerate(((bags, seed), (bags.take(rows), seeds[0]))):
            other = fit_bags(each, n_topics=n_topics, seed=own, method=method, ensemble=ensemble)
            found[i].append(agreement(tops, top_places(other.topic_term, TOP)))
            if progress is not None:
                progress(2 * done + i + 1, 2 * (len(seeds) - 1))
    over_seeds, over_articles = (np.mean(runs, axis=0) for runs in found)
    return over_seeds, over_articles


def agreement(one: "NDArray[np.int64]", other: "NDArray[np.int64]") -> "NDArray[np.float64]":
    r"""Return how much each topic's top terms are those of its match.

    Topics are matched one to one so that the sum is largest (Hungarian method). What two rankings share is the Jaccard
    coefficient of their terms, :math:`|A \cap B| / |A \cup B|`: ten terms of which eight are the same have .67.

    Parameters
    ----------
    one, other : numpy.ndarray
        Of shapes (n_topics, n_top) and (m_topics, n_top): columns of terms.

    Returns
    -------
    numpy.ndarray
        Of shape (n_topics,), in [0, 1]; 0 for a topic without a match.

    References
    ----------
    .. [1] Greene, O'Callaghan, Cunningham, "How many topics? Stability analysis for topic models", ECML PKDD 2014.
    .. [2] Kuhn, "The Hungarian method for the assignment problem", Naval Research Logistics Quarterly 2, 1955.

    Examples
    --------
    >>> agreement(np.array([[0, 1, 2], [3, 4, 5]]), np.array([[5, 4, 6], [2, 1, 0]])).tolist()
    [1.0, 0.5]
    """
    from scipy.optimize import linear_sum_assignment

    shared = np.array([[len(np.intersect1d(a, b)) for b in other] for a in one], dtype=np.float64)
    overlap = shared / (one.shape[1] + other.shape[1] - shared)
    matched = np.zeros(len(one))
    rows, columns = linear_sum_assignment(-overlap)
    matched[rows] = overlap[rows, columns]
    return matched
