"""Pair counting, communities and PageRank against their named peers, in one run.

Run: ``python benchmarks/graphs.py [ARTICLES]``. Articles are made by a seed: names by a Zipf law, 15 an article.
"""

import resource
import sys
import time
from collections import Counter
from collections.abc import Callable
from itertools import combinations
from typing import Any

import networkx as nx
import numpy as np

from newsmine.graphs.communities import communities, modularity
from newsmine.graphs.connect import connect
from newsmine.graphs.measures import measure
from newsmine.graphs.pairs import count_pairs, find_pairs, matrix_of

NAMES, A_WINDOW, SEED = 20_000, 15, 7


def timed(work: Callable[[], Any]) -> tuple[Any, float]:
    """Return what the work returns, and its seconds of CPU."""
    start = time.process_time()
    result = work()
    return result, time.process_time() - start


def main() -> None:
    """Print the figures, a line each."""
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    draw = np.random.default_rng(SEED)
    drawn = np.minimum(draw.zipf(1.3, size=(n, A_WINDOW)), NAMES) - 1
    rows = [sorted(set(row)) for row in drawn.tolist()]
    window = np.repeat(np.arange(n), [len(row) for row in rows])
    entity = np.array([name for row in rows for name in row])

    plain, plain_seconds = timed(lambda: Counter(pair for row in rows for pair in combinations(row, 2)))
    (head, tail, count), ours = timed(lambda: count_pairs(matrix_of(window, entity, (n, NAMES)), 2))
    wanted = {pair: times for pair, times in plain.items() if times >= 2}
    same = wanted == dict(zip(zip(head.tolist(), tail.tolist(), strict=True), count.tolist(), strict=True))
    _, places = timed(lambda: find_pairs(window, entity, NAMES, head, tail))
    print(
        f"pairs of {n:,} articles: itertools {plain_seconds:.2f} s, ours {ours:.2f} s ({plain_seconds / ours:.1f}x), equal: {same}"
    )
    print(f"places of {len(head):,} pairs: {places:.2f} s")

    graph = nx.Graph()
    graph.add_weighted_edges_from(zip(head.tolist(), tail.tolist(), count.tolist(), strict=True))
    groups, leiden = timed(lambda: communities(graph))
    louvain, peer = timed(lambda: nx.community.louvain_communities(graph, seed=SEED))
    print(
        f"communities of {len(graph):,} nodes, {graph.number_of_edges():,} edges: networkx {peer:.2f} s, ours {leiden:.2f} s "
        f"({peer / leiden:.1f}x); modularity {nx.community.modularity(graph, louvain):.3f}, {modularity(graph, groups):.3f}"
    )
    measure(nx.path_graph(3), weight=None)  # imports of both are not counted
    nx.pagerank(nx.path_graph(3))
    _, rank = timed(lambda: measure(graph, names=["pagerank"]))
    _, peer = timed(lambda: nx.pagerank(graph))
    print(f"pagerank: networkx {peer:.3f} s, ours {rank:.3f} s ({peer / rank:.1f}x)")
    _, empty = timed(lambda: connect([]))
    print(
        f"empty graph: {empty:.3f} s; peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB"
    )


if __name__ == "__main__":
    main()
