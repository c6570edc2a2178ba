"""A fitted topic model as plain arrays."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from newsmine.topics import archive

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

    from newsmine.records import Document
    from newsmine.topics.score import Scores

# Ten terms are what topic papers print and what coherence is measured on (Röder et al. 2015).
TOP = 10
# Digits after which numbers of one machine may differ from those of another.
NOISE = 12
# As many articles stand for a topic in the table.
_REPRESENTATIVE = 3


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TopicModel:
    """Topics, the largest first, as arrays that cannot be written to.

    Parameters
    ----------
    topic_term : numpy.ndarray
        Of shape (n_topics, n_terms); rows sum to 1.
    doc_topic : numpy.ndarray
        Of shape (n_docs, n_topics); rows sum to 1.
    coherence : numpy.ndarray
        Of shape (n_topics,): NPMI of the ten top terms, in [-1, 1].
    concentration, mass : numpy.ndarray
        Of shape (n_topics,): Dirichlet parameter of a document's topics, and sum of that of the topic's terms; zeros of NMF,
        which has neither. With them new texts are scored.
    term_counts, term_documents : numpy.ndarray
        Of shape (n_terms,): how often a term was met, and in how many documents.
    slice_term : numpy.ndarray
        Of shape (n_slices, n_topics, n_terms): the terms of each topic in each period; rows sum to 1. No slice without ``by``.
    terms, article_ids : tuple of str
        What the columns of ``topic_term`` and the rows of ``doc_topic`` are.
    months : tuple of (str or None)
        Month of each article, as ``"2024-05"``.
    slices : tuple of str
        The periods of ``slice_term``, as ``"2024Q2"``.
    parameters, versions : mapping
        Settings, and versions of the libraries, that it was fitted with.

    Raises
    ------
    ValueError
        If the shapes do not go together.
    """

    topic_term: "NDArray[np.float64]"
    doc_topic: "NDArray[np.float64]"
    coherence: "NDArray[np.float64]"
    concentration: "NDArray[np.float64]"
    mass: "NDArray[np.float64]"
    term_counts: "NDArray[np.float64]"
    term_documents: "NDArray[np.float64]"
    slice_term: "NDArray[np.float64]"
    terms: tuple[str, ...]
    article_ids: tuple[str, ...]
    months: tuple[str | None, ...]
    slices: tuple[str, ...]
    parameters: Mapping[str, Any]
    versions: Mapping[str, str]

    def __post_init__(self) -> None:
        """Check the shapes, and lock the arrays."""
        n_topics, n_docs = len(self.coherence), len(self.article_ids)
        shapes = archive.shapes(n_topics, len(self.terms), n_docs, len(self.slices))
        for name, shape in shapes.items():
            array = np.array(getattr(self, name), dtype=np.float64)
            if array.shape != shape:
                raise ValueError(f"{name} is of shape {array.shape}; terms, articles and topics make it {shape}")
            array.flags.writeable = False
            object.__setattr__(self, name, array)
        if len(self.months) != n_docs:
            raise ValueError(f"{len(self.months)} months for {n_docs} articles")

    def __repr__(self) -> str:
        """Return the method and the sizes."""
        n_topics, n_terms = self.topic_term.shape
        return (
            f"<TopicModel {self.parameters.get('method', '?')}: {n_topics} topics, {len(self.article_ids):,} articles, "
            f"{n_terms:,} terms, NPMI {self.coherence.mean():.3f}>"
        )

    @property
    def share(self) -> "NDArray[np.float64]":
        """Mean weight of each topic over the articles, of shape (n_topics,); sums to 1."""
        return np.asarray(self.doc_topic.mean(axis=0))

    def top_terms(self, n: int = TOP) -> "pd.DataFrame":
        """Return the ``n`` heaviest terms of each topic: topic, rank (from 1), term, weight."""
        import pandas as pd

        if n < 1:
            raise ValueError(f"n is {n}; at least one term must be asked for")
        tops = top_places(self.topic_term, n)
        n_topics, n_top = tops.shape
        table: pd.DataFrame = pd.DataFrame(
            {
                "topic": np.repeat(np.arange(n_topics), n_top),
                "rank": np.tile(np.arange(1, n_top + 1), n_topics),
                "term": pd.Series([self.terms[i] for i in tops.ravel()], dtype="string"),
                "weight": np.take_along_axis(self.topic_term, tops, axis=1).ravel(),
            }
        )
        return table

    def by_month(self) -> "pd.DataFrame":
        """Return the mean share of each topic in each month that has articles: month, topic, share, articles.

        The shares of a month sum to 1; articles without a date are left out.
        """
        import pandas as pd

        months = sorted({month for month in self.months if month is not None})
        row = {month: i for i, month in enumerate(months)}
        dated = [i for i, month in enumerate(self.months) if month is not None]
        places = np.array([row[self.months[i] or ""] for i in dated], dtype=np.int64)
        articles = np.bincount(places, minlength=len(months))
        sums = np.zeros((len(months), len(self.coherence)))
        np.add.at(sums, places, self.doc_topic[dated])
        n_topics = len(self.coherence)
        table: pd.DataFrame = pd.DataFrame(
            {
                "month": pd.Series(np.repeat(np.array(months, dtype=object), n_topics), dtype="string"),
                "topic": np.tile(np.arange(n_topics), len(months)),
                "share": (sums / np.maximum(articles, 1)[:, None]).ravel(),
                "articles": np.repeat(articles, n_topics),
            }
        )
        return table

    def by_slice(self, n: int = TOP) -> "pd.DataFrame":
        """Return the ``n`` heaviest terms of each topic in each period: slice, topic, rank (from 1), term, weight, drift.

        ``drift`` is how far the topic's wording is there from that of the whole: the Jensen-Shannon distance (base 2), from 0 to 1.
        Of a model without periods the table is empty.
        """
        import pandas as pd

        from newsmine.topics.distance import jensen_shannon

        n_slices, n_topics, _ = self.slice_term.shape
        tops = (
            np.stack([top_places(rows, n) for rows in self.slice_term]) if n_slices else np.zeros((0, n_topics, 0), int)
        )
        n_top = tops.shape[2]
        drift = np.array([np.diag(jensen_shannon(rows, self.topic_term)) for rows in self.slice_term]).ravel()
        table: pd.DataFrame = pd.DataFrame(
            {
                "slice": pd.Series(np.repeat(np.array(self.slices, dtype=object), n_topics * n_top), dtype="string"),
                "topic": np.tile(np.repeat(np.arange(n_topics), n_top), n_slices),
                "rank": np.tile(np.arange(1, n_top + 1), n_slices * n_topics),
                "term": pd.Series([self.terms[i] for i in tops.ravel()], dtype="string"),
                "weight": np.take_along_axis(self.slice_term, tops, axis=2).ravel(),
                "drift": np.repeat(drift, n_top),
            }
        )
        return table

    def transform(self, documents: "Iterable[Document] | Iterable[tuple[str, Iterable[str]]]") -> "Scores":
        """Return how much of each topic is in new documents.

        Parameters
        ----------
        documents : iterable of Document, or of pairs of an id and its words
            Read once. Words that the model does not know say nothing.

        Returns
        -------
        Scores
            ``weights`` of shape (n_docs, n_topics), rows sum to 1; a document without a known word is even. What a document gets
            does not hang on those beside it.
        """
        from newsmine.topics.score import score

        return score(self, documents)

    def frame(self) -> "pd.DataFrame":
        """Return one row a topic: topic, share, coherence, terms, article_ids.

        ``terms`` are its ten top terms, ``article_ids`` those of the three articles that it weighs most in, each
        parted by blanks.
        """
        import pandas as pd

        tops = top_places(self.topic_term, TOP)
        heaviest = top_places(self.doc_topic.T, _REPRESENTATIVE)
        table: pd.DataFrame = pd.DataFrame(
            {
                "topic": np.arange(len(tops)),
                "share": self.share,
                "coherence": self.coherence.copy(),
                "terms": pd.Series([" ".join(self.terms[i] for i in row) for row in tops], dtype="string"),
                "article_ids": pd.Series(
                    [" ".join(self.article_ids[i] for i in row) for row in heaviest], dtype="string"
                ),
            }
        )
        return table

    def save(self, path: str | Path) -> Path:
        """Write the model to one file: arrays as npy and the rest as JSON in a zip; equal models give equal bytes."""
        arrays = {name: getattr(self, name) for name in archive.shapes(0, 0, 0, 0)}
        facts = {name: getattr(self, name) for name in archive.FACTS}
        return archive.write(Path(path), arrays, facts)

    @classmethod
    def load(cls, path: str | Path) -> "TopicModel":
        """Read a model that :meth:`save` wrote; nothing in the file is run.

        Raises
        ------
        InputError
            If the file cannot be read, or is no topic model.
        """
        arrays, facts = archive.read(Path(path))
        fields: dict[str, Any] = {**arrays, **{name: tuple(facts[name]) for name in archive.LISTS}}
        return cls(**fields, parameters=facts["parameters"], versions=facts["versions"])


def top_places(weights: "NDArray[np.float64]", n: int) -> "NDArray[np.int64]":
    """Return the columns of the ``n`` largest values of each row, largest first; of equals the first comes first.

    What differs by the noise of a machine, under 1e-12, is equal, so that another machine gives the same order.

    Examples
    --------
    >>> top_places(np.array([[0.2, 0.5, 0.2, 0.1]]), 3).tolist()
    [[1, 0, 2]]
    """
    return np.argsort(-weights.round(NOISE), axis=1, kind="stable")[:, :n].astype(np.int64)
