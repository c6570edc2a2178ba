"""Score new texts with a fitted model."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from newsmine.records import Document
from newsmine.text.hangul import nfc
from newsmine.text.words import choose_words
from newsmine.topics.bags import words_of
from newsmine.topics.dirichlet import infer
from newsmine.topics.factorize import tfidf, weigh
from newsmine.topics.methods import rows_of
from newsmine.topics.vocabulary import count_columns

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from newsmine.topics.model import TopicModel


class Scores(NamedTuple):
    """How much of each topic is in documents.

    ``weights`` is of shape (n_docs, n_topics), rows sum to 1; ``known`` and ``unknown``, of shape (n_docs,), count the words that the
    model knows and those that it does not.
    """

    article_ids: tuple[str, ...]
    weights: "NDArray[np.float64]"
    known: "NDArray[np.int64]"
    unknown: "NDArray[np.int64]"


def score(model: "TopicModel", documents: Iterable[Document] | Iterable[tuple[str, Iterable[str]]]) -> Scores:
    """Return the weights of a model's topics in documents; see :meth:`newsmine.topics.model.TopicModel.transform`."""
    choice = choose_words(synonyms=model.parameters.get("synonyms"))
    column = {term: i for i, term in enumerate(model.terms)}
    ids, written, unknown = [], [], []
    for each in documents:
        id_, words = (each.article_id, words_of(each, choice)) if isinstance(each, Document) else each
        places = np.array([column.get(nfc(word), -1) for word in words], dtype=np.int32)
        ids.append(id_)
        written.append(places[places >= 0])
        unknown.append(int((places < 0).sum()))
    known = np.array([len(row) for row in written], dtype=np.int64)
    weights = np.full((len(ids), len(model.coherence)), 1.0 / len(model.coherence))
    held = np.flatnonzero(known)
    if len(held):
        found = _weigh(model, [written[i] for i in held])
        sums = found.sum(axis=1, keepdims=True)
        weights[held] = np.where(sums > 0, found / np.where(sums > 0, sums, 1.0), weights[held])
    return Scores(tuple(ids), weights, known, np.array(unknown, dtype=np.int64))


def _weigh(model: "TopicModel", written: "list[NDArray[np.int32]]") -> "NDArray[np.float64]":
    counts = count_columns(written, len(model.terms))
    if model.mass.any():
        return infer(model.topic_term, model.mass, model.concentration, rows_of(counts))
    return weigh(tfidf(counts, model.term_documents.astype(np.int64), len(model.article_ids)), model.topic_term)
