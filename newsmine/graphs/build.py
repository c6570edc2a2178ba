"""A graph out of windows: counted and weighed as arrays, networkx at the end."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import networkx as nx
import numpy as np

from newsmine.corpus.parts import Parts
from newsmine.graphs.census import Census
from newsmine.graphs.count import Counted, Counting, count
from newsmine.graphs.describe import described
from newsmine.graphs.drawn import Graph
from newsmine.graphs.engine import Engine
from newsmine.graphs.evidence import Places
from newsmine.graphs.gather import check_labels
from newsmine.graphs.pairs import Pairs
from newsmine.graphs.weights import WEIGHTS, Weight, npmi
from newsmine.graphs.windows import Integers, Windows, Within, day_bounds, day_numbers, each_once


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

    def counting(self) -> Counting:
        """Return what of it matters to the counts."""
        words = self.within if isinstance(self.within, int) else None
        return Counting(min_count=self.min_count, words=words, top=self.top, once=self.once, evidence=self.evidence)


def build(parts: Parts, choice: Choice, asked: dict[str, Any]) -> "nx.Graph[Any]":
    """Return the graph of windows, in one part or many: nodes with what is known of them, edges with counts, weights, days and evidence.

    Its attributes are what was asked, the number of windows and articles, and the measures of the whole graph.
    """
    counted = count(parts, choice.counting())
    census, pairs, held = counted.census, counted.pairs, counted.held
    check_labels(asked.get("labels"), census.met)
    strength = _weighed(pairs, held, counted.n_windows, choice.weight)
    nodes = each_once(np.concatenate([pairs.head, pairs.tail]))
    rows, facts = _described(nodes, pairs, strength, choice)
    size: dict[str, Any] = {"windows": counted.n_windows, "articles": census.n_articles}
    graph = Graph(**asked, **size, **facts)
    for i, row in zip(nodes.tolist(), rows, strict=True):
        graph.add_node(census.entity_ids[i], **node_row(census, census.known, i), windows=int(held[i]), **row)
    graph.add_edges_from(_edges(counted, strength))
    return graph


def node_row(windows: Windows | Census, known: dict[str, list[Any]], i: int) -> dict[str, Any]:
    """Return the attributes of an entity as a node: name, label, and what is known of it."""
    of_all = {name: values[i] for name, values in known.items()}
    return {"name": windows.names[i], "label": windows.labels[i], **of_all}


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


def _edges(counted: Counted, strength: dict[str, Integers]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    pairs = counted.pairs
    columns: dict[str, Any] = {"count": pairs.count.tolist()}
    columns |= {name: values.tolist() for name, values in strength.items()}
    if counted.ledger is not None:
        columns |= _traced(counted)
    ids = counted.census.entity_ids
    names = tuple(columns)
    ends = zip(pairs.head.tolist(), pairs.tail.tolist(), strict=True)
    for (head, tail), values in zip(ends, zip(*columns.values(), strict=True), strict=True):
        yield ids[head], ids[tail], dict(zip(names, values, strict=True))


def _traced(counted: Counted) -> dict[str, list[Any]]:
    """Return what only the windows of a pair tell: its articles, first and last day, and evidence."""
    article, ledger, pairs = counted.article, counted.ledger, counted.pairs
    assert article is not None  # noqa: S101 - the pairs were traced
    assert ledger is not None  # noqa: S101 - as above
    assert pairs.bounds is not None  # noqa: S101 - as above
    begins = pairs.bounds[:-1]
    new = np.concatenate([[True], article[1:] != article[:-1]]) if len(article) else np.empty(0, bool)
    new[begins] = True
    first, last = day_bounds(day_numbers(counted.days)[article], begins, len(article))
    days = [*sorted({day for day in counted.days if day}), None]
    return {
        "articles": np.add.reduceat(new.astype(np.int64), begins).tolist() if len(begins) else [],
        "first": [days[day] for day in first.tolist()],
        "last": [days[day] for day in last.tolist()],
        "evidence": [Places(ledger, pair) for pair in range(len(pairs.head))],
    }
