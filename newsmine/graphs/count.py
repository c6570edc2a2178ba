"""Who stands with whom how often, counted in each part of a corpus and put together: one way for one part and for many."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, NamedTuple

import numpy as np

from newsmine.corpus.parts import Parts
from newsmine.graphs.census import Census, Order, count_nodes, merge_censuses, settle
from newsmine.graphs.evidence import Ledger, Listed
from newsmine.graphs.pairs import Pairs, count_pairs, trace_pairs
from newsmine.graphs.windows import Integers, Joint, Windows, each_once, join, rename_entities, repeats


@dataclass(frozen=True, slots=True, kw_only=True)
class Counting:
    """What is counted: see :class:`newsmine.graphs.build.Choice`; ``words`` is how near two stand, if that counts."""

    min_count: int
    words: int | None = None
    top: int | None = None
    once: bool = True
    evidence: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """All that a graph needs: what is known of the entities, and the pairs.

    ``held`` are the windows of each entity, of shape (n_entities,); ``article`` that of each window of each pair, pair
    after pair, in ``days``, and ``ledger`` their places; these are missing where only counts were asked for.
    """

    census: Census
    n_windows: int
    held: Integers
    pairs: Pairs
    article: Integers | None = None
    days: Sequence[str | None] = ()
    ledger: Ledger | Listed | None = None


class Held(NamedTuple):
    """How many windows there are, and how many name each entity."""

    n_windows: int
    held: Integers


class _Joined(NamedTuple):
    """A part whose windows are joined; the entities have the numbers that they have in all parts."""

    windows: Windows
    joint: Joint
    n_entities: int


class _Traced(NamedTuple):
    """The places of pairs in a part, by pair: number of the pair, article of ``article_ids``, field, start and end."""

    article_ids: list[str]
    days: list[str | None]
    columns: tuple[Integers, ...]


def count(parts: Parts, asked: Counting) -> Counted:
    """Return what stands together in windows, each part of which is a :class:`Windows`.

    A pair has the count, the windows and the places that it has if all parts are one. What goes from part to part are
    numbers and the ids of entities; the places of the pairs that reach the count come last.
    """
    order = parts.apply(settle, parts.map(partial(count_nodes, once=asked.once)).fold(merge_censuses))
    joined = parts.map(partial(join_part, asked=asked), order)
    held = joined.map(count_held).fold(merge_held)
    pairs = joined.map(partial(count_part, asked=asked, alone=joined.alone), held)
    kept = joined.apply(partial(keep_pairs, asked=asked), pairs.fold(merge_pairs))
    census, found, counts = parts.value(order).census, parts.value(kept), parts.value(held)
    counted = Counted(census=census, n_windows=counts.n_windows, held=counts.held, pairs=found)
    if not asked.evidence:
        return counted
    if joined.alone:
        return _with_ledger(counted, *joined.values())
    return _with_list(counted, joined.map(trace_part, kept).values())


def join_part(windows: Windows, order: Order, *, asked: Counting) -> _Joined:
    """Return what stands together in a part, without what repeats the text of an earlier window of any part."""
    stay = np.ones(len(windows.article), dtype=bool)
    if asked.once:
        stay[repeats(windows)] = False
        stay[order.lost_windows(windows)] = False
    n = len(order.census.entity_ids)
    if windows.entity_ids != order.census.entity_ids:
        windows = rename_entities(windows, {entity_id: i for i, entity_id in enumerate(order.census.entity_ids)})
    return _Joined(windows, join(windows, stay, words=asked.words), n)


def count_held(part: _Joined) -> Held:
    """Return how many windows of a part name each entity."""
    return Held(part.joint.n_windows, np.bincount(part.joint.entity, minlength=part.n_entities))


def merge_held(some: Sequence[Held]) -> Held:
    """Return the sums."""
    return Held(sum(each.n_windows for each in some), np.sum([each.held for each in some], axis=0))


def count_part(part: _Joined, held: Held, *, asked: Counting, alone: bool) -> Pairs:
    """Return the pairs of a part that may reach the count in all parts; their windows too, if there is no other."""
    joint, shape = part.joint, (part.joint.n_windows, part.n_entities)
    chosen = held.held >= asked.min_count
    if asked.top is not None:
        best = np.argsort(-held.held, kind="stable")[: asked.top]
        chosen &= np.isin(np.arange(part.n_entities), best)
    kept = chosen[joint.entity]
    work = trace_pairs if asked.evidence and alone else count_pairs
    return work(joint.window[kept], joint.entity[kept], shape, asked.min_count if alone else 1)


def merge_pairs(some: Sequence[Pairs]) -> Pairs:
    """Return the pairs of several parts, each once, with the sums of their counts; the order of the parts does not matter."""
    head, tail, count = (np.concatenate([getattr(each, name) for each in some]) for name in ("head", "tail", "count"))
    order = np.lexsort((tail, head))
    head, tail, count = head[order], tail[order], count[order]
    begins = np.flatnonzero(np.append(True, (head[1:] != head[:-1]) | (tail[1:] != tail[:-1])))[: len(head)]
    total = np.add.reduceat(count, begins) if len(begins) else count
    return Pairs(head[begins], tail[begins], total.astype(np.int32))


def keep_pairs(pairs: Pairs, *, asked: Counting) -> Pairs:
    """Return the pairs that reach the count."""
    kept = pairs.count >= asked.min_count
    if kept.all():
        return pairs
    return Pairs(pairs.head[kept], pairs.tail[kept], pairs.count[kept])


def trace_part(part: _Joined, kept: Pairs) -> _Traced:
    """Return the places of pairs in a part."""
    windows, joint = part.windows, part.joint
    here = np.isin(joint.entity, each_once(np.concatenate([kept.head, kept.tail])))
    found = trace_pairs(joint.window[here], joint.entity[here], (joint.n_windows, part.n_entities), 1)
    keys, own = (each.head.astype(np.int64) * part.n_entities + each.tail for each in (kept, found))
    number = np.searchsorted(keys, own)
    known = np.flatnonzero(np.append(keys, -1)[number] == own)
    spans = Ledger(windows, joint, found).spans(known.tolist())
    number = np.repeat(number[known], spans.sizes)
    at = {article_id: i for i, article_id in enumerate(windows.article_ids)}
    days = [windows.days[at[article_id]] for article_id in spans.article_ids]
    return _Traced(spans.article_ids, days, (number, spans.article, spans.field, spans.start, spans.end))


def _with_ledger(counted: Counted, part: _Joined) -> Counted:
    windows, joint, pairs = part.windows, part.joint, counted.pairs
    article_of = np.zeros(max(1, joint.n_windows), dtype=np.int64)
    article_of[joint.window] = windows.article[windows.window[joint.place]]
    return replace(counted, article=article_of[pairs.window], days=windows.days, ledger=Ledger(windows, joint, pairs))


def _with_list(counted: Counted, traced: list[_Traced]) -> Counted:
    """Return the counts with the places of all parts: by pair, then by article, as they stand in it."""
    day_of = {id_: day for each in traced for id_, day in zip(each.article_ids, each.days, strict=True)}
    ids = sorted(day_of)
    rank = {article_id: i for i, article_id in enumerate(ids)}
    columns: list[tuple[Any, ...]] = []
    for each in traced:
        ranks = np.array([rank[article_id] for article_id in each.article_ids], dtype=np.int64)
        number, article, *place = each.columns
        columns.append((number, ranks[article], *place))
    number, article, *place = (np.concatenate(column) for column in zip(*columns, strict=True))
    # An article is in one part, where its windows stand in their order.
    order = np.lexsort((article, number))
    bounds = np.searchsorted(number[order], np.arange(len(counted.pairs.head) + 1))
    article = article[order]
    listed = Listed(bounds, ids, (article, *(column[order] for column in place)))  # type: ignore[arg-type] # four of them
    pairs = replace(counted.pairs, bounds=bounds, window=np.arange(len(article)))
    return replace(counted, pairs=pairs, article=article, days=[day_of[id_] for id_ in ids], ledger=listed)
