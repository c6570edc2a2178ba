"""Pair counting, communities, measures, backbone and layout against their named peers, in one run.

Run: ``python benchmarks/graphs.py [ARTICLES]``. Names are drawn by a seed from a Zipf-like law. Each way of counting runs in
a process of its own, for its memory; times are CPU seconds of one thread.
"""

import os

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import multiprocessing
import resource
import sys
import time
from collections import Counter
from collections.abc import Callable
from itertools import combinations
from typing import Any

import networkx as nx
import numpy as np
from scipy import sparse

from newsmine.graphs.backbone import disparity
from newsmine.graphs.communities import communities, grouped, modularity, modularity_of
from newsmine.graphs.concor import concor
from newsmine.graphs.engine import Engine, engine_of
from newsmine.graphs.layout import placed
from newsmine.graphs.measures import measure, measured
from newsmine.graphs.pairs import count_pairs, trace_pairs

NAMES, SEED = 20_000, 7
# Names an article: those of the map (48 million pairs), and those of real articles, where four of five pairs are met once.
SHAPES = {"synthetic": 32, "real-shaped": 15}
BLOCK = 1024

Entries = tuple[Any, Any, int]


def corpus(articles: int, names: int) -> Entries:
    """Return windows and entities (the most frequent first) of drawn articles, and the number of articles."""
    draw = np.random.default_rng(SEED)
    law = 1.0 / (np.arange(NAMES) + 50) ** 0.9
    sizes = np.maximum(2, draw.poisson(names, articles))
    drawn = draw.choice(NAMES, size=sizes.sum(), p=law / law.sum())
    keys = np.unique(np.repeat(np.arange(articles), sizes) * NAMES + drawn)
    window, entity = np.divmod(keys, NAMES)
    rank = np.empty(NAMES, dtype=np.int64)
    rank[np.argsort(-np.bincount(entity, minlength=NAMES), kind="stable")] = np.arange(NAMES)
    keys = np.sort(window * NAMES + rank[entity])
    return *np.divmod(keys, NAMES), articles


def itertools_counter(entries: Entries) -> Any:  # noqa: ANN401 - what is counted
    """Count as a notebook would: a Counter of combinations."""
    window, entity, n = entries
    rows = [row.tolist() for row in np.split(entity, np.searchsorted(window, np.arange(1, n)))]
    return Counter(pair for row in rows for pair in combinations(row, 2))


def bare_product(entries: Entries) -> int:
    """Count by a bare product of scipy in blocks of rows; return how many pairs stay."""
    window, entity, n = entries
    matrix = sparse.csr_matrix((np.ones(len(window), np.int32), (window, entity)), shape=(n, NAMES))
    columns, kept = matrix.T.tocsr(), []
    for first in range(0, NAMES, BLOCK):
        block = (columns[first : first + BLOCK] @ matrix).tocoo()
        stay = (block.data >= 2) & (block.col > block.row + first)
        kept.append((block.row[stay] + first, block.col[stay], block.data[stay]))
    return sum(len(row) for row, *_ in kept)


def ours(entries: Entries) -> int:
    """Count with newsmine."""
    window, entity, n = entries
    return len(count_pairs(window, entity, (n, NAMES), 2).head)


def ours_traced(entries: Entries) -> int:
    """Count with newsmine, the windows of every pair kept."""
    window, entity, n = entries
    return len(trace_pairs(window, entity, (n, NAMES), 2).head)


WAYS: dict[str, Callable[[Entries], Any]] = {
    "itertools": itertools_counter,
    "scipy blocks": bare_product,
    "newsmine": ours,
    "with evidence": ours_traced,
}


def timed(work: Callable[[], Any]) -> tuple[Any, float]:
    """Return what the work returns, and its seconds of CPU."""
    start = time.process_time()
    result = work()
    return result, time.process_time() - start


def alone(way: str, articles: int, names: int) -> tuple[float, float, float, int]:
    """Return seconds, MiB over what the data take, share of pairs met once, and pairs met twice or more."""
    WAYS[way](corpus(100, names))  # what is loaded at the first call is not counted
    entries = corpus(articles, names)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    counted, seconds = timed(lambda: WAYS[way](entries))
    memory = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    if isinstance(counted, Counter):
        once = sum(1 for count in counted.values() if count == 1)
        return seconds, memory, once / len(counted), len(counted) - once
    return seconds, memory, 0.0, counted


def pairs(articles: int) -> None:
    """Print how the ways of counting compare."""
    context = multiprocessing.get_context("spawn")
    for shape, names in SHAPES.items():
        found = {}
        for way in WAYS:
            with context.Pool(1) as pool:
                found[way] = pool.apply(alone, (way, articles, names))
        plain, bare = found["itertools"], found["scipy blocks"]
        print(f"{shape}: {articles:,} articles of {names} names; {plain[2]:.0%} of the pairs are met once")
        for way, (seconds, memory, _, kept) in found.items():
            print(
                f"  {way:<14}{seconds:>7.2f} s {memory:>7.0f} MiB  {plain[0] / seconds:>5.1f}x itertools, 1/{plain[1] / max(1, memory):.0f} "
                f"of its memory, {bare[0] / seconds:.2f}x scipy blocks; {kept:,} pairs met twice or more"
            )


def real_graph(nodes: int = 5000, edges: int = 157_000) -> "nx.Graph[Any]":
    """Return a graph like one of real articles: 40 fields, each with its own names and some of all."""
    draw = np.random.default_rng(SEED)
    field, law = draw.integers(0, 40, nodes), 1.0 / (np.arange(nodes) + 10) ** 0.8
    members = [np.flatnonzero(field == k) for k in range(40)]
    counts: Counter[tuple[int, int]] = Counter()
    while len(counts) < edges:
        own = members[draw.integers(0, 40)]
        named = set(draw.choice(own, 4, p=law[own] / law[own].sum()).tolist())
        named |= set(draw.choice(nodes, 3, p=law / law.sum()).tolist())
        counts.update(combinations(sorted(named), 2))
    graph: nx.Graph[Any] = nx.Graph()
    graph.add_nodes_from(range(nodes))
    graph.add_weighted_edges_from((head, tail, float(count)) for (head, tail), count in counts.items())
    return graph


def disparity_loop(graph: "nx.Graph[Any]") -> dict[Any, float]:
    """Filter as the scripts do that pass from hand to hand: a loop over nodes and their edges."""
    chances: dict[Any, float] = {}
    for node in graph:
        degree = graph.degree(node)
        if degree > 1:
            strength = sum(graph[node][other]["weight"] for other in graph[node])
            for other in graph[node]:
                chance = (1 - graph[node][other]["weight"] / strength) ** (degree - 1)
                edge = (node, other) if node < other else (other, node)
                chances[edge] = min(chance, chances.get(edge, 1.0))
    return chances


def row(what: str, peer: str, peer_seconds: float, seconds: float, further: str = "") -> None:
    """Print one comparison."""
    print(f"{what:<34}{peer} {peer_seconds:.3f} s, newsmine {seconds:.4f} s ({peer_seconds / seconds:.1f}x){further}")


def engines(graph: "nx.Graph[Any]") -> None:
    """Print how measures compare, on arrays as connect has them, and from a networkx graph."""
    measure(nx.path_graph(3), weight=None)  # imports of both are not counted
    nx.pagerank(nx.path_graph(3))
    engine, crossing = timed(lambda: engine_of(graph))
    print(f"{len(graph):,} nodes, {graph.number_of_edges():,} edges; networkx to arrays {crossing:.3f} s")
    louvain, peer = timed(lambda: nx.community.louvain_communities(graph, seed=SEED))
    groups, seconds = timed(lambda: grouped(engine))
    ours, theirs = modularity_of(engine, groups), nx.community.modularity(graph, louvain)
    row("communities", "networkx Louvain", peer, seconds, f"; modularity {theirs:.3f}, {ours:.3f}")
    again, seconds = timed(lambda: communities(graph))
    row("  from a networkx graph", "networkx Louvain", peer, seconds, f"; modularity {modularity(graph, again):.3f}")
    arrays = Engine(n=engine.n, head=engine.head, tail=engine.tail, weight=engine.weight)
    theirs_, peer = timed(lambda: nx.pagerank(graph))
    ranks, seconds = timed(lambda: measured(arrays, ["pagerank"])["pagerank"])
    row(
        "PageRank",
        "networkx",
        peer,
        seconds,
        f"; largest difference {np.abs(ranks - list(theirs_.values())).max():.1e}",
    )
    _, seconds = timed(lambda: measure(graph, names=["pagerank"]))
    row("  from a networkx graph", "networkx", peer, seconds)
    loop, peer = timed(lambda: disparity_loop(graph))
    chances, seconds = timed(lambda: disparity(arrays))
    edges = zip(arrays.head.tolist(), arrays.tail.tolist(), strict=True)
    off = max(abs(chance - loop.get(edge, 1.0)) for edge, chance in zip(edges, chances.tolist(), strict=True))
    row("disparity filter", "a loop", peer, seconds, f"; largest difference {off:.1e}")
    _, peer = timed(lambda: nx.spring_layout(graph, seed=SEED))
    _, seconds = timed(lambda: placed(arrays))
    row("layout", "networkx spring", peer, seconds)


def small() -> None:
    """Print how exact betweenness is, and what CONCOR takes."""
    off = 0.0
    for seed in range(5):
        graph = nx.gnp_random_graph(60, 0.08, seed=seed)
        ours = measure(graph, names=["betweenness"], weight=None)["betweenness"].to_dict()
        theirs = nx.betweenness_centrality(graph)
        off = max(off, *(abs(ours[node] - theirs[node]) for node in graph))
    print(f"betweenness: largest difference to networkx {off:.1e} (5 graphs of 60 nodes)")
    graph = nx.gnp_random_graph(100, 0.1, seed=SEED)
    concor(graph, weight=None)
    best = min(timed(lambda: concor(graph, weight=None))[1] for _ in range(5))
    print(f"CONCOR: 100 nodes, 4 blocks {best:.3f} s")


def main() -> None:
    """Print the figures, a line each."""
    pairs(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
    engines(real_graph())
    small()


if __name__ == "__main__":
    main()
