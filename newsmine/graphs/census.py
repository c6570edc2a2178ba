"""What each part of a corpus tells of its entities and of its texts, and all parts together."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from newsmine.graphs.windows import Integers, Windows, each_once, nodes_of, repeats

# Behind all days.
_NO_DAY = "~"


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """Where the texts of windows stand first: an entry for each signature, and one for each place that lost it to an earlier one.

    ``signature``, ``article`` and ``lost`` are of shape (n_entries,); ``article`` counts in ``articles``, sorted pairs of
    day and id.
    """

    signature: Integers
    article: Integers
    lost: Any
    articles: list[tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Census:
    """What is known of the entities of one part or of several: ``known`` is what :func:`nodes_of` says of each.

    ``met`` are all labels, ``n_articles`` the articles with a window; ``merged`` says whether there are several parts.
    """

    entity_ids: list[str]
    names: list[str]
    labels: list[str]
    known: dict[str, list[Any]]
    met: frozenset[str]
    n_articles: int
    texts: Texts | None
    merged: bool = False


@dataclass(frozen=True, slots=True)
class Order:
    """The census of all parts with the entities in order, and the windows that lost their text: signature and article."""

    census: Census
    lost: tuple[Integers, list[str]]

    def lost_windows(self, windows: Windows) -> Integers:
        """Return those of the windows that repeat the text of an earlier one in another part."""
        signatures, ids = self.lost
        rank = {article_id: i for i, article_id in enumerate(windows.article_ids)}
        own = np.array([rank.get(article_id, -1) for article_id in ids], dtype=np.int64)
        here = own >= 0
        lost = set(zip(signatures[here].tolist(), own[here].tolist(), strict=True))
        some = np.flatnonzero(np.isin(windows.signature, signatures[here]))
        pairs = zip(windows.signature[some].tolist(), windows.article[some].tolist(), strict=True)
        repeated: Integers = some[np.fromiter((pair in lost for pair in pairs), dtype=bool, count=len(some))]
        return repeated


def count_nodes(windows: Windows, *, once: bool) -> Census:
    """Return what a part tells of its entities, and of its texts if a text counts once."""
    return Census(
        entity_ids=windows.entity_ids,
        names=windows.names,
        labels=windows.labels,
        known=nodes_of(windows),
        met=windows.met,
        n_articles=len(each_once(windows.article)),
        texts=_texts(windows) if once else None,
    )


def merge_censuses(some: Sequence[Census]) -> Census:
    """Return what several parts tell together; the order of the parts does not matter. The entities stand by their ids."""
    rows: dict[str, list[Any]] = {}
    for each in some:
        columns = (each.names, each.labels, *(each.known[name] for name in ("mentions", "articles", "first", "last")))
        for entity_id, *row in zip(each.entity_ids, *columns, strict=True):
            before = rows.get(entity_id)
            rows[entity_id] = row if before is None else _one(before, row)
    ids = sorted(rows)
    names, labels, *facts = ([rows[entity_id][i] for entity_id in ids] for i in range(6))
    texts = [each.texts for each in some if each.texts is not None]
    return Census(
        entity_ids=ids,
        names=names,
        labels=labels,
        known=dict(zip(("mentions", "articles", "first", "last"), facts, strict=True)),
        met=frozenset().union(*(each.met for each in some)),
        n_articles=sum(each.n_articles for each in some),
        texts=merge_texts(texts) if texts else None,
        merged=True,
    )


def merge_texts(some: Sequence[Texts]) -> Texts:
    """Return where texts stand first in several parts: by day, then by id; the order of the parts does not matter."""
    articles = sorted({article for each in some for article in each.articles})
    rank = {article: i for i, article in enumerate(articles)}
    ranks = [np.array([rank[article] for article in each.articles], dtype=np.int64) for each in some]
    signature = np.concatenate([each.signature for each in some])
    article = np.concatenate([own[each.article] for own, each in zip(ranks, some, strict=True)])
    lost = np.concatenate([each.lost for each in some])
    order = np.lexsort((article, lost, signature))
    signature, article, lost = signature[order], article[order], lost[order]
    lost[1:] |= signature[1:] == signature[:-1]
    return Texts(signature=signature, article=article, lost=lost, articles=articles)


def settle(census: Census) -> Order:
    """Return the entities in order, the most mentioned first; those of one part stand in order already."""
    texts = census.texts
    lost = texts.lost if texts is not None else np.zeros(0, dtype=bool)
    signatures = texts.signature[lost] if texts is not None else np.zeros(0, dtype=np.int64)
    ids = [texts.articles[i][1] for i in texts.article[lost].tolist()] if texts is not None else []
    return Order(replace(_ordered(census) if census.merged else census, texts=None), (signatures, ids))


def _ordered(census: Census) -> Census:
    mentions = census.known["mentions"]
    ids, names = census.entity_ids, census.names
    order = sorted(range(len(ids)), key=lambda i: (-mentions[i], names[i], ids[i]))
    return replace(
        census,
        entity_ids=[ids[i] for i in order],
        names=[names[i] for i in order],
        labels=[census.labels[i] for i in order],
        known={name: [values[i] for i in order] for name, values in census.known.items()},
    )


def _texts(windows: Windows) -> Texts:
    """Return where the texts of a part stand first; it knows its own repeats."""
    first = windows.signature != 0
    first[repeats(windows)] = False
    signature, article = windows.signature[first], windows.article[first]
    used, article = np.unique(article, return_inverse=True)
    articles = [(windows.days[i] or _NO_DAY, windows.article_ids[i]) for i in used.tolist()]
    order = sorted(range(len(articles)), key=articles.__getitem__)
    rank = np.empty(len(order), dtype=np.int64)
    rank[order] = np.arange(len(order))
    return Texts(
        signature=signature,
        article=rank[article.reshape(-1)],
        lost=np.zeros(len(signature), dtype=bool),
        articles=[articles[i] for i in order],
    )


def _one(before: list[Any], row: list[Any]) -> list[Any]:
    """Return what two parts tell of one entity."""
    name, label = min(before[:2], row[:2])
    mentions, articles = before[2] + row[2], before[3] + row[3]
    firsts, lasts = ([day for day in (before[i], row[i]) if day is not None] for i in (4, 5))
    return [name, label, mentions, articles, min(firsts, default=None), max(lasts, default=None)]
