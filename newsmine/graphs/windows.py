"""Which entities or words stand in which windows of the articles, as arrays."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

Within = Literal["sentence", "paragraph", "article"]
Integers = npt.NDArray[np.signedinteger[Any]]

# Fields in the order in which a place is preferred: an article's text says more than its title.
FIELDS = ("text", "title")


@dataclass(frozen=True, slots=True, kw_only=True)
class Windows:
    """Places of entities (or words) in windows, by window and entity.

    ``window``, ``entity``, ``field``, ``start``, ``end`` and ``position`` are of shape (n_places,): ``field`` counts in
    :data:`FIELDS`, ``position`` in the words of the article. ``article`` and ``signature`` are of shape (n_windows,):
    ``article`` counts in ``article_ids``, equal signatures are those of one text with the same names in it, 0 is that of
    none. ``days`` (ISO 8601 or ``None``) and ``publishers`` are those of the articles, ``names`` and ``labels`` those of
    the entities, most mentioned first; ``met`` are all labels, also of what is not joined. Windows that only name what is
    not joined are windows too.
    """

    article: Integers
    signature: Integers
    article_ids: list[str]
    days: list[str | None]
    publishers: list[str | None]
    entity_ids: list[str]
    names: list[str]
    labels: list[str]
    window: Integers
    entity: Integers
    field: Integers
    start: Integers
    end: Integers
    position: Integers
    met: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Joint:
    """What stands together: entries of shape (n_entries,), by window and entity, each entity once in a window.

    ``place`` counts in the places of the :class:`Windows`; ``n_windows`` windows name any entity.
    """

    n_windows: int
    window: Integers
    entity: Integers
    place: Integers


def slice_articles(windows: Windows, keep: npt.NDArray[np.bool_]) -> Windows:
    """Return the windows of some articles: ``keep`` is of shape (n_articles,). Entities and articles keep their numbers."""
    stay = keep[windows.article]
    number = np.cumsum(stay) - 1
    here = stay[windows.window]
    columns = ("entity", "field", "start", "end", "position")
    return replace(
        windows,
        article=windows.article[stay],
        signature=windows.signature[stay],
        window=number[windows.window[here]],
        **{name: getattr(windows, name)[here] for name in columns},
    )


def rename_entities(windows: Windows, known: Mapping[str, int]) -> Windows:
    """Return windows whose entities have the numbers that are known by their ids; ids, names and labels are left to who knows them."""
    number = np.array([known[entity_id] for entity_id in windows.entity_ids], dtype=np.int64)
    entity = number[windows.entity]
    order = np.lexsort((windows.end, windows.start, windows.field, entity, windows.window))
    columns = {name: getattr(windows, name)[order] for name in ("window", "field", "start", "end", "position")}
    return replace(windows, entity=entity[order], entity_ids=[], names=[], labels=[], **columns)


def join(windows: Windows, stay: npt.NDArray[np.bool_], *, words: int | None = None) -> Joint:
    """Return what stands together.

    Parameters
    ----------
    windows : Windows
    stay : numpy.ndarray
        Of shape (n_windows,): which windows count.
    words : int, optional
        Two stand together where they are fewer than so many words apart; each two places are a window of their own.
    """
    if words is not None:
        return _near(windows, np.flatnonzero(stay[windows.window]), words)
    first = np.ones(len(windows.window), dtype=bool)
    first[1:] = (windows.window[1:] != windows.window[:-1]) | (windows.entity[1:] != windows.entity[:-1])
    place = np.flatnonzero(first & stay[windows.window])
    number = np.cumsum(stay) - 1
    return Joint(
        n_windows=int(stay.sum()), window=number[windows.window[place]], entity=windows.entity[place], place=place
    )


def nodes_of(windows: Windows) -> dict[str, Any]:
    """Return what is known of every entity, of shape (n_entities,): mentions, articles, first and last day."""
    n, n_articles = len(windows.entity_ids), len(windows.article_ids)
    met = each_once(windows.entity * n_articles + windows.article[windows.window])
    entity, article = np.divmod(met, max(1, n_articles))
    first, last = day_bounds(day_numbers(windows.days)[article], np.searchsorted(entity, np.arange(n)), len(entity))
    return {
        "mentions": np.bincount(windows.entity, minlength=n).tolist(),
        "articles": np.bincount(entity, minlength=n).tolist(),
        "first": _named_days(first, windows.days),
        "last": _named_days(last, windows.days),
    }


def each_once(numbers: Integers) -> Integers:
    """Return the numbers in order, each once: millions of them several times as fast as :func:`numpy.unique`, which hashes them."""
    numbers = np.sort(numbers)
    new = np.ones(len(numbers), dtype=bool)
    new[1:] = numbers[1:] != numbers[:-1]
    return numbers[new]


def day_numbers(days: Sequence[str | None]) -> Integers:
    """Return days as numbers in their order, -1 for none."""
    rank = {day: i for i, day in enumerate(sorted({day for day in days if day}))}
    return np.array([-1 if day is None else rank[day] for day in days], dtype=np.int64)


def day_bounds(day: Integers, begins: Integers, n: int) -> tuple[Integers, Integers]:
    """Return the least and the greatest day of each run of days, -1 where there is none.

    Parameters
    ----------
    day : numpy.ndarray
        Of shape (n,): numbers of days, -1 for none.
    begins : numpy.ndarray
        Of shape (n_runs,): where each run begins; a run goes up to the next one and may be empty.
    n : int
        Where the last run ends.
    """
    empty = np.append(begins[1:], n) <= begins
    none = np.iinfo(np.int64).max
    padded = np.append(day, -1)
    safe = np.minimum(begins, n)
    least = np.minimum.reduceat(np.where(padded < 0, none, padded), safe) if len(begins) else begins
    greatest = np.maximum.reduceat(padded, safe) if len(begins) else begins
    return np.where(empty | (least == none), -1, least), np.where(empty, -1, greatest)


def _named_days(numbers: Integers, days: list[str | None]) -> list[str | None]:
    known = sorted({day for day in days if day})
    return [None if number < 0 else known[number] for number in numbers.tolist()]


def repeats(windows: Windows) -> Integers:
    """Return the windows whose text stood in an earlier article already, by day and then by id."""
    signed = np.flatnonzero(windows.signature)
    day = day_numbers(windows.days)[windows.article[signed]]
    order = signed[np.lexsort((signed, windows.article[signed], np.where(day < 0, np.iinfo(np.int64).max, day)))]
    _, first = np.unique(windows.signature[order], return_index=True)
    again = np.ones(len(order), dtype=bool)
    again[first] = False
    return order[again]


def _near(windows: Windows, places: Integers, words: int) -> Joint:
    """Return a window for each two places that are fewer than so many words apart."""
    # A title has words of its own, though it may stand in one window with the text.
    stretch = windows.window[places] * len(FIELDS) + windows.field[places]
    order = places[np.lexsort((windows.start[places], windows.position[places], stretch))]
    stretch = windows.window[order] * len(FIELDS) + windows.field[order]
    position, entity = windows.position[order], windows.entity[order]
    found, far = [], 1
    while far < len(order):
        near = (stretch[far:] == stretch[:-far]) & (position[far:] - position[:-far] < words)
        if not near.any():
            break
        at = np.flatnonzero(near & (entity[far:] != entity[:-far]))
        found.append(np.stack([order[at], order[at + far]]))
        far += 1
    pairs = np.concatenate(found, axis=1) if found else np.empty((2, 0), np.int64)
    pairs = pairs[:, np.lexsort((pairs[1], pairs[0]))]
    pairs = np.where(windows.entity[pairs[0]] < windows.entity[pairs[1]], pairs, pairs[::-1])
    n = pairs.shape[1]
    place = pairs.T.ravel()
    return Joint(n_windows=n, window=np.repeat(np.arange(n), 2), entity=windows.entity[place], place=place)
