"""Which entities are named in which windows of the articles, as arrays."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Literal, get_args

import numpy as np
import numpy.typing as npt

from newsmine.corpus.database import Corpus
from newsmine.corpus.read import iter_articles, iter_mentions
from newsmine.errors import did_you_mean
from newsmine.records import VALUE_LABELS, Article, Label, Mention
from newsmine.text.sentences import paragraphs, sentences

Within = Literal["sentence", "paragraph", "article"]
Integers = npt.NDArray[np.int64]

Apart = Callable[[str, str, Iterable[Mention]], Iterator[Mention]]
"""From id, text and mentions of an article to mentions."""

# Fields in the order in which a place is preferred: an article's text says more than its title.
FIELDS = ("text", "title")


@dataclass(frozen=True, slots=True, kw_only=True)
class Windows:
    """Entities in windows: one entry for each entity of each window, by window and entity.

    ``window``, ``entity``, ``field``, ``start`` and ``end`` are of shape (n_entries,); ``field`` counts in
    :data:`FIELDS`. ``article`` is of shape (n_windows,) and counts in ``article_ids``; ``days`` (ISO 8601 or ``None``)
    are those of the articles. ``n_named`` is the number of windows that name any entity, whatever its label.
    ``nodes`` are the attributes of each entity, most mentioned first.
    """

    n_named: int
    article: Integers
    article_ids: list[str]
    days: list[str | None]
    entity_ids: list[str]
    nodes: list[dict[str, Any]]
    window: Integers
    entity: Integers
    field: Integers
    start: Integers
    end: Integers


def gather(
    source: Corpus | Iterable[Mention],
    within: Within,
    labels: Iterable[str] | None = None,
    *,
    apart: Apart | None = None,
) -> Windows:
    """Return the windows of a corpus or of mentions; mentions are read once, in any order.

    ``apart`` turns the mentions of an article of a corpus, given its id and text, into those that are to be joined.

    Raises
    ------
    ValueError
        If ``within`` or a label is unknown, or if paragraphs are asked of mentions without their texts.
    """
    if within not in get_args(Within):
        known = get_args(Within)
        raise ValueError(f"unknown window {within!r}; {did_you_mean(str(within), known)}windows: {', '.join(known)}")
    days: dict[str, str | None] = {}
    chosen = None if labels is None else frozenset([labels] if isinstance(labels, str) else labels)
    if isinstance(source, Corpus):
        placed = _of_corpus(source, within, days, chosen=chosen, apart=apart)
    else:
        placed = _of_mentions(source, within)
    windows: dict[tuple[str, int], int] = {}
    facts: dict[str, _Facts] = {}
    met: set[str] = set()
    rows: list[tuple[int, int, int, int, int]] = []
    for mention, number, start, end in placed:
        if mention.label in VALUE_LABELS and (chosen is None or mention.label not in chosen):
            continue
        window = windows.setdefault((mention.article_id, number), len(windows))
        met.add(mention.label)
        if chosen is None or mention.label in chosen:
            fact = facts.setdefault(mention.entity_id, _Facts(len(facts), mention.canonical, mention.label, 0, set()))
            fact.mentions += 1
            fact.articles.add(mention.article_id)
            rows.append((window, fact.number, int(mention.field == "title"), start, end))
    _check_labels(chosen, met)
    return _windows(windows, facts, days, np.array(rows, dtype=np.int64).reshape(-1, 5))


@dataclass(slots=True)
class _Facts:
    number: int
    name: str
    label: str
    mentions: int
    articles: set[str]


def _of_mentions(source: Iterable[Mention], within: Within) -> Iterator[tuple[Mention, int, int, int]]:
    if within == "paragraph":
        raise ValueError(
            "mentions alone do not tell their paragraphs, the texts do; give a Corpus, or use within='sentence'"
        )
    for mention in source:
        if not isinstance(mention, Mention):
            kind = type(mention).__name__
            raise TypeError(f"a graph is made of a Corpus or of Mention records, not of {kind}")
        yield mention, mention.sentence if within == "sentence" else 0, mention.start, mention.end


def _of_corpus(
    corpus: Corpus,
    within: Within,
    days: dict[str, str | None],
    *,
    chosen: frozenset[str] | None,
    apart: Apart | None,
) -> Iterator[tuple[Mention, int, int, int]]:
    articles = iter_articles(corpus)
    valued = chosen is not None and not chosen.isdisjoint(VALUE_LABELS)
    mentioned = iter_mentions(corpus, labels="all" if valued else None)
    for article_id, mentions in groupby(mentioned, key=lambda mention: mention.article_id):
        article = next(article for article in articles if article.id == article_id)
        days[article_id] = article.published_at.date().isoformat() if article.published_at else None
        named = list(mentions)
        joined = apart(article_id, article.text, named) if apart else named
        yield from _in_article(article, joined, within)


def _in_article(
    article: Article, mentions: Iterable[Mention], within: Within
) -> Iterator[tuple[Mention, int, int, int]]:
    spans = list((paragraphs if within == "paragraph" else sentences)(article.text))
    starts = [start for start, _ in spans]
    for mention in mentions:
        number, (start, end) = -1, (0, len(article.title or ""))
        if mention.field == "text":
            number = max(0, bisect_right(starts, mention.start) - 1)
            start, end = spans[number] if spans else (mention.start, mention.end)
        yield mention, 0 if within == "article" else number, start, max(end, mention.end)


def _check_labels(chosen: frozenset[str] | None, met: set[str]) -> None:
    known = sorted({*get_args(Label), *VALUE_LABELS, *met})
    for label in sorted(chosen or ()):
        if label not in known:
            raise ValueError(f"unknown label {label!r}; {did_you_mean(label, known)}labels: {', '.join(known)}")


def _windows(
    windows: dict[tuple[str, int], int], facts: dict[str, _Facts], days: dict[str, str | None], rows: Integers
) -> Windows:
    article_ids = sorted({article_id for article_id, _ in windows})
    index = {article_id: i for i, article_id in enumerate(article_ids)}
    # Windows and entities are numbered anew, so that the order of the input does not show.
    order = sorted(windows)
    renumber = np.empty(len(windows), dtype=np.int64)
    renumber[[windows[key] for key in order]] = np.arange(len(order))
    entity_ids = sorted(facts, key=lambda id_: (-facts[id_].mentions, facts[id_].name, id_))
    rename = np.empty(len(facts), dtype=np.int64)
    rename[[facts[id_].number for id_ in entity_ids]] = np.arange(len(entity_ids))
    window, entity, field, start, end = rows.T
    window, entity = renumber[window], rename[entity]
    by_place = np.lexsort((end, start, field, entity, window))
    window, entity, field, start, end = (column[by_place] for column in (window, entity, field, start, end))
    first = np.ones(len(window), dtype=bool)
    first[1:] = (window[1:] != window[:-1]) | (entity[1:] != entity[:-1])
    return Windows(
        n_named=len(windows),
        article=np.array([index[article_id] for article_id, _ in order], dtype=np.int64),
        article_ids=article_ids,
        days=[days.get(article_id) for article_id in article_ids],
        entity_ids=entity_ids,
        nodes=[_node(facts[id_], days) for id_ in entity_ids],
        window=window[first],
        entity=entity[first],
        field=field[first],
        start=start[first],
        end=end[first],
    )


def _node(fact: _Facts, days: dict[str, str | None]) -> dict[str, Any]:
    known = [day for article_id in fact.articles if (day := days.get(article_id))]
    return {
        "name": fact.name,
        "label": fact.label,
        "mentions": fact.mentions,
        "articles": len(fact.articles),
        "first": min(known, default=None),
        "last": max(known, default=None),
    }
