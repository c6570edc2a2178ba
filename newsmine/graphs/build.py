"""A graph out of windows: counted and weighed as arrays, networkx at the end."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import networkx as nx
import numpy as np

from newsmine.graphs.describe import described
from newsmine.graphs.drawn import Graph
from newsmine.graphs.engine import Engine
from newsmine.graphs.evidence import Ledger, Places
from newsmine.graphs.pairs import Pairs, count_pairs, trace_pairs
from newsmine.graphs.weights import WEIGHTS, Weight, npmi
from newsmine.graphs.windows import Integers, Joint, Windows, Within, day_bounds, day_numbers, join, nodes_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """How windows become a graph; see :func:`newsmine.graphs.connect.connect`."""

    within: Within | int
    weight: Weight
    min_count: int
    top: int | None = None
    once: bool = True
    evidence: bool = True
    measures: bool | tuple[str, ...] = True


def build(windows: Windows, choice: Choice, asked: dict[str, Any]) -> "nx.Graph[Any]":
    """Return the graph of windows: nodes with what is known of them, edges with counts, weights, days and evidence.

    Its attributes are what was asked, the number of windows and articles, and the measures of the whole graph.
    """
    n = len(windows.entity_ids)
    joint = join(windows, words=choice.within if isinstance(choice.within, int) else None, once=choice.once)
    counted = (joint.window, joint.entity) if choice.top is None else _of_top(joint, choice.top)
    work = trace_pairs if choice.evidence else count_pairs
    pairs = work(*counted, (joint.n_windows, n), choice.min_count)
    held = np.bincount(joint.entity, minlength=n)
    strength = _weighed(pairs, held, joint.n_windows, choice.weight)
    nodes = np.unique(np.concatenate([pairs.head, pairs.tail]))
    rows, facts = _described(nodes, pairs, strength, choice)
    size: dict[str, Any] = {"windows": joint.n_windows, "articles": len(np.unique(windows.article))}
    graph = Graph(**asked, **size, **facts)
    known = nodes_of(windows)
    for i, row in zip(nodes.tolist(), rows, strict=True):
        graph.add_node(windows.entity_ids[i], **node_row(windows, known, i), windows=int(held[i]), **row)
    graph.add_edges_from(_edges(windows, joint, pairs, strength, choice))
    return graph


def node_row(windows: Windows, known: dict[str, list[Any]], i: int) -> dict[str, Any]:
    """Return the attributes of an entity as a node: name, label, and what is known of it."""
    of_all = {name: values[i] for name, values in known.items()}
    return {"name": windows.names[i], "label": windows.labels[i], **of_all}


def _of_top(joint: Joint, top: int) -> tuple[Integers, Integers]:
    """Return the entries of the entities that stand in the most windows; of equals the more mentioned ones."""
    held = np.bincount(joint.entity)
    chosen = np.zeros(len(held), dtype=bool)
    chosen[np.argsort(-held, kind="stable")[:top]] = True
    kept = chosen[joint.entity]
    return joint.window[kept], joint.entity[kept]


def _weighed(pairs: Pairs, held: Integers, n_windows: int, weight: Weight) -> dict[str, Integers]:
    columns = (pairs.count, held[pairs.head], held[pairs.tail], max(1, n_windows))
    weights: dict[str, Any] = {"npmi": npmi(*columns)}
    if weight not in {"count", "npmi"}:
        weights[weight] = WEIGHTS[weight](*columns)
    if weight == "log_likelihood":
        from scipy.stats import chi2

        weights["p_value"] = chi2.sf(np.abs(weights[weight]), 1)
    return {**weights, "weight": pairs.count if weight == "count" else weights[weight]}


def _described(
    nodes: Integers, pairs: Pairs, strength: dict[str, Integers], choice: Choice
) -> tuple[Iterable[dict[str, Any]], dict[str, Any]]:
    if choice.measures is False:
        return [{} for _ in nodes], {}
    weight = np.maximum(0.0, strength["weight"].astype(np.float64))
    engine = Engine(
        n=len(nodes),
        head=np.searchsorted(nodes, pairs.head),
        tail=np.searchsorted(nodes, pairs.tail),
        weight=weight if weight.any() else None,
    )
    return described(engine, names=None if choice.measures is True else choice.measures)


def _edges(
    windows: Windows, joint: Joint, pairs: Pairs, strength: dict[str, Integers], choice: Choice
) -> Iterator[tuple[str, str, dict[str, Any]]]:
    columns: dict[str, Any] = {"count": pairs.count.tolist()}
    columns |= {name: values.tolist() for name, values in strength.items()}
    if choice.evidence:
        columns |= _traced(windows, joint, pairs)
    ids = windows.entity_ids
    names = tuple(columns)
    ends = zip(pairs.head.tolist(), pairs.tail.tolist(), strict=True)
    for (head, tail), values in zip(ends, zip(*columns.values(), strict=True), strict=True):
        yield ids[head], ids[tail], dict(zip(names, values, strict=True))


def _traced(windows: Windows, joint: Joint, pairs: Pairs) -> dict[str, list[Any]]:
    """Return what only the windows of a pair tell: its articles, first and last day, and evidence."""
    assert pairs.bounds is not None  # noqa: S101 - the pairs were traced
    assert pairs.window is not None  # noqa: S101 - as above
    article_of = np.zeros(max(1, joint.n_windows), dtype=np.int64)
    article_of[joint.window] = windows.article[windows.window[joint.place]]
    article = article_of[pairs.window]
    begins = pairs.bounds[:-1]
    new = np.concatenate([[True], article[1:] != article[:-1]]) if len(article) else np.empty(0, bool)
    new[begins] = True
    first, last = day_bounds(day_numbers(windows.days)[article], begins, len(article))
    days = [*sorted({day for day in windows.days if day}), None]
    ledger = Ledger(windows, joint, pairs)
    return {
        "articles": np.add.reduceat(new.astype(np.int64), begins).tolist() if len(begins) else [],
        "first": [days[day] for day in first.tolist()],
        "last": [days[day] for day in last.tolist()],
        "evidence": [Places(ledger, pair) for pair in range(len(pairs.head))],
    }
