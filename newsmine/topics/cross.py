"""Topics across who is named, and across who writes."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np

from newsmine.corpus.database import Corpus
from newsmine.corpus.kinds import Labels
from newsmine.errors import InputError
from newsmine.topics.label import topic_labels

if TYPE_CHECKING:
    import pandas as pd

    from newsmine.topics.model import TopicModel

# What two articles have in common may be chance.
_MIN_ARTICLES = 3


def topic_entities(
    model: "TopicModel", corpus: Corpus, *, labels: Labels = None, min_articles: int = _MIN_ARTICLES
) -> "pd.DataFrame":
    """Return how much of each topic is in the articles that name an entity.

    Parameters
    ----------
    model : TopicModel
        Fitted on the corpus. Not changed.
    corpus : Corpus
        Copies that were marked are left out.
    labels : str or collection of str, optional
        Only entities of these kinds, as for :meth:`newsmine.Corpus.mentions`; names of every kind if it is not given.
    min_articles : int
        In how many articles an entity must be named at least.

    Returns
    -------
    pandas.DataFrame
        topic, topic_label, entity_id, canonical, label, articles (that name it), share (of the topic in them, the mean weight; sums
        to 1 over the topics), topic_share (of the entity among the articles of the topic), lift (``share`` divided by the topic's share in
        all articles; above 1 where they go together). By topic, the highest lift first.

    Raises
    ------
    InputError
        If no article of the model names an entity.
    ValueError
        If ``min_articles`` is under 1.
    """
    mentions = corpus.mentions(labels=labels)
    named = mentions.drop_duplicates(["article_id", "entity_id"])
    # An entity has one name and one kind, whatever articles call it.
    kinds = mentions.drop_duplicates("entity_id").set_index("entity_id")[["canonical", "label"]]
    pairs = zip(named["article_id"].astype(str), named["entity_id"].astype(str), strict=True)
    table = _cross(model, pairs, "entity_id", min_articles, "names an entity; was newsmine find run on this corpus?")
    table.insert(3, "canonical", kinds["canonical"].reindex(table["entity_id"]).array)
    table.insert(4, "label", kinds["label"].reindex(table["entity_id"]).array)
    return table


def topic_outlets(model: "TopicModel", corpus: Corpus, *, min_articles: int = _MIN_ARTICLES) -> "pd.DataFrame":
    """Return how much of each topic is in the articles of an outlet.

    Parameters
    ----------
    model, corpus, min_articles
        As for :func:`topic_entities`.

    Returns
    -------
    pandas.DataFrame
        topic, topic_label, publisher, articles, share, topic_share, lift, as for :func:`topic_entities`.

    Raises
    ------
    InputError
        If no article of the model has an outlet.
    ValueError
        If ``min_articles`` is under 1.
    """
    known = corpus.articles().dropna(subset=["publisher"])
    pairs = zip(known["id"].astype(str), known["publisher"].astype(str), strict=True)
    return _cross(model, pairs, "publisher", min_articles, "has an outlet; is it the corpus that they were fitted on?")


def _cross(
    model: "TopicModel", pairs: Iterable[tuple[str, str]], column: str, min_articles: int, missing: str
) -> "pd.DataFrame":
    """Return the table of topics and of what articles have; each pair is an article and what it has."""
    import pandas as pd

    if min_articles < 1:
        raise ValueError(f"min_articles is {min_articles}; it must be at least 1")
    row = {id_: i for i, id_ in enumerate(model.article_ids)}
    rows: dict[str, list[int]] = {}
    for id_, what in pairs:
        if id_ in row:
            rows.setdefault(what, []).append(row[id_])
    if not rows:
        raise InputError(f"no article of the topics {missing}")
    held = [(what, found) for what, found in sorted(rows.items()) if len(found) >= min_articles]
    n_topics, whole = len(model.coherence), model.doc_topic.sum(axis=0)
    sums = np.array([model.doc_topic[found].sum(axis=0) for _, found in held]).reshape(len(held), n_topics)
    counts = np.array([len(found) for _, found in held], dtype=np.int64)
    share = sums / np.maximum(counts, 1)[:, None]
    labels = topic_labels(model)
    table: pd.DataFrame = pd.DataFrame(
        {
            "topic": np.repeat(np.arange(n_topics), len(held)),
            "topic_label": pd.Series([labels[k] for k in range(n_topics) for _ in held], dtype="string"),
            column: pd.Series([what for what, _ in held] * n_topics, dtype="string"),
            "articles": np.tile(counts, n_topics),
            "share": share.T.ravel(),
            "topic_share": (sums / np.where(whole > 0, whole, 1.0)).T.ravel(),
            "lift": (share / np.where(model.share > 0, model.share, 1.0)).T.ravel(),
        }
    )
    ordered: pd.DataFrame = table.sort_values(
        ["topic", "lift", column], ascending=[True, False, True], ignore_index=True
    )
    return ordered
