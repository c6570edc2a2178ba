"""The topics of a page: terms, shares over time, representative sentences, and who is named in them."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from newsmine.corpus.database import Corpus
from newsmine.errors import InputError
from newsmine.explorer.sentences import Sentences
from newsmine.records import Evidence
from newsmine.topics.cross import topic_entities
from newsmine.topics.label import topic_labels, topic_sentences
from newsmine.topics.model import TopicModel, top_places
from newsmine.topics.relevance import relevance

if TYPE_CHECKING:
    import pandas as pd

_TERMS = 20
_SENTENCES = 5
_ENTITIES = 12
_DIGITS = 5


def topics_part(
    model: TopicModel, corpus: Corpus, sentences: Sentences, number: Mapping[str, int], months: Sequence[str]
) -> dict[str, Any]:
    """Return topics as columns.

    Parameters
    ----------
    model : TopicModel
        Fitted on the corpus.
    corpus, sentences, number
        As for :func:`newsmine.explorer.relations.relations_part`.
    months : sequence of str
        The months of the page, as ``"2024-05"``.

    Returns
    -------
    dict
        ``name``, ``share``, ``coherence`` (one value a topic); ``terms`` ([term, weight], the most telling first), ``sentences``
        (numbers), ``entities`` ([name, node, articles, lift]); ``course``, mean shares of shape (n_months, n_topics), ``null``
        for a month without articles; ``articles``, how many articles of each month have topics.
    """
    names = topic_labels(model)
    told = [
        [[model.terms[i], round(float(model.topic_term[k, i]), _DIGITS)] for i in row]
        for k, row in enumerate(top_places(relevance(model), _TERMS))
    ]
    course, counts = _course(model, months)
    return {
        "name": [*names],
        "share": np.round(model.share, _DIGITS).tolist(),
        "coherence": np.round(model.coherence, _DIGITS).tolist(),
        "terms": told,
        "sentences": _sentences(model, corpus, sentences),
        "entities": _entities(model, corpus, number),
        "course": course,
        "articles": counts,
    }


def _sentences(model: TopicModel, corpus: Corpus, sentences: Sentences) -> list[list[int]]:
    table = topic_sentences(model, corpus, n=_SENTENCES)
    rows = [
        (int(row.topic), Evidence(str(row.article_id), "text", int(row.start), int(row.end)))  # type: ignore[arg-type] # a cell
        for row in table.itertuples()
    ]
    quoted = sentences.quote(place for _, place in rows)
    return [
        [quoted[place] for topic, place in rows if topic == k and place in quoted] for k in range(len(model.coherence))
    ]


def _entities(model: TopicModel, corpus: Corpus, number: Mapping[str, int]) -> list[list[list[Any]]]:
    """Return who goes together with each topic, the most telling first; nobody where no article names anybody."""
    try:
        table = topic_entities(model, corpus)
    except InputError:
        return [[] for _ in model.coherence]
    return [_first(table[(table["topic"] == k) & (table["lift"] > 1)], number) for k in range(len(model.coherence))]


def _first(table: "pd.DataFrame", number: Mapping[str, int]) -> list[list[Any]]:
    rows = table.head(_ENTITIES)
    columns = (rows["canonical"], rows["entity_id"], rows["articles"], rows["lift"])
    return [
        [str(name), number.get(str(id_), -1), int(articles), round(float(lift), 2)]
        for name, id_, articles, lift in zip(*columns, strict=True)
    ]


def _course(model: TopicModel, months: Sequence[str]) -> tuple[list[list[float] | None], list[int]]:
    place = {month: i for i, month in enumerate(months)}
    sums = np.zeros((len(months), len(model.coherence)))
    counts = np.zeros(len(months), dtype=int)
    for month, weights in zip(model.months, model.doc_topic, strict=True):
        if month in place:
            sums[place[month]] += weights
            counts[place[month]] += 1
    means = np.round(sums / np.maximum(counts, 1)[:, None], _DIGITS).tolist()
    return [row if count else None for row, count in zip(means, counts, strict=True)], counts.tolist()
