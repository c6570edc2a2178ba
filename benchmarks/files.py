"""GEXF against networkx's writer, side by side in one run: CPU time, and memory in a process of its own.

Run: ``python benchmarks/files.py [NODES] [EDGES]``. A graph as ``newsmine.connect`` makes it; networkx gets the same attributes
in a form that it can write, evidence as text, and making that is part of its time, as it is part of ours. Then the same edges
with nothing but weights, for those who measure only the writing.
"""

import sys
import tempfile
import time
import tracemalloc
from collections import Counter
from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from subprocess import run
from typing import Any

import networkx as nx
import numpy as np
import pyarrow as pa

from newsmine.files.gexf import write_gexf
from newsmine.files.options import Options
from newsmine.files.read import read_graph
from newsmine.graphs.build import Choice, build
from newsmine.graphs.windows import Windows
from newsmine.text.references import write_references

# Each is timed so often, in turn, and the best counts: the machine has other work too.
ROUNDS = 3


def main() -> None:
    """Print seconds of CPU, peaks of memory, and what comes back."""
    nodes = int(sys.argv[1]) if len(sys.argv) > 1 else 5_000
    edges = int(sys.argv[2]) if len(sys.argv) > 2 else 157_000
    if len(sys.argv) > 3:
        print(peak(WRITERS[sys.argv[3]], made(nodes, edges)))
        return
    graph = made(nodes, edges)
    bare = nx.Graph()
    bare.add_weighted_edges_from(graph.edges(data="weight"))
    with tempfile.TemporaryDirectory() as folder:
        race("what connect gives, 7 attributes an edge", graph, Path(folder))
        back = read_graph(Path(folder) / "newsmine.gexf")
        equal = dict(back.nodes) == dict(graph.nodes) and dict(back.edges) == dict(graph.edges)
        print(f"  read back: {len(back):,} nodes, {back.number_of_edges():,} edges; equal: {equal}")
        race("nothing but weights", bare, Path(folder))
    peaks = {name: measured(nodes, edges, name) for name in WRITERS}
    print("peak of additional memory, each in its own process:")
    print(
        f"  networkx {peaks['networkx'] / 2**20:.0f} MB, newsmine {peaks['newsmine'] / 2**20:.1f} MB: 1/{peaks['networkx'] / peaks['newsmine']:.0f}"
    )


def race(what: str, graph: "nx.Graph[str]", folder: Path) -> None:
    """Print seconds of CPU of both writers."""
    took: dict[str, list[float]] = {name: [] for name in WRITERS}
    for _ in range(ROUNDS):
        for name, write in WRITERS.items():
            start = time.process_time()
            write(graph, folder / f"{name}.gexf")
            took[name].append(time.process_time() - start)
    best = {name: min(seconds) for name, seconds in took.items()}
    print(f"gexf, {len(graph):,} nodes, {graph.number_of_edges():,} edges, {what}; seconds of CPU, best of {ROUNDS}:")
    print(
        f"  networkx {best['networkx']:.2f}, newsmine {best['newsmine']:.2f}: {best['networkx'] / best['newsmine']:.1f}x"
    )


def made(nodes: int, edges: int) -> "nx.Graph[str]":
    """Return a graph as ``connect`` makes it, of so many edges at least, of drawn sentences of an own field and common names."""
    draw = np.random.default_rng(7)
    fields, law = draw.integers(0, 40, nodes), 1.0 / (np.arange(nodes) + 10) ** 0.8
    members = [np.flatnonzero(fields == field) for field in range(40)]
    rows: list[Any] = []
    met: Counter[int] = Counter()
    kept = 0
    while kept < edges:
        own = members[draw.integers(0, 40)]
        named = np.unique(
            [*draw.choice(own, 4, p=law[own] / law[own].sum()), *draw.choice(nodes, 3, p=law / law.sum())]
        )
        rows.append(named)
        pairs = [head * nodes + tail for head, tail in combinations(named.tolist(), 2)]
        met.update(pairs)
        kept += sum(met[pair] == 2 for pair in pairs)
    window, entity = np.repeat(np.arange(len(rows)), [*map(len, rows)]), np.concatenate(rows)
    n, start = len(rows) // 4 + 1, 60 * draw.integers(0, 30, len(entity))
    windows = Windows(
        article=np.arange(len(rows)) // 4, signature=np.zeros(len(rows), np.int64), article_ids=[f"a{i}" for i in range(n)],
        days=[f"2024-{month:02}-{day:02}" for month, day in draw.integers((1, 1), (13, 29), (n, 2))], publishers=[None] * n,
        entity_ids=[f"e{i}" for i in range(nodes)], names=[f"이름{i}" for i in range(nodes)], labels=["COMPANY"] * nodes,
        window=window, entity=entity, field=np.zeros(len(entity), np.int64), start=start, end=start + 6, position=start,
    )  # fmt: skip
    return build(windows, Choice(within="sentence", weight="npmi", min_count=2), {"kind": "co-occurrence"})


def theirs(graph: "nx.Graph[str]", path: Path) -> None:
    """Write with networkx what it can write: the graph with its evidence as text."""
    plain = graph.copy()
    for *_, data in plain.edges(data=True):
        if "evidence" in data:
            data["evidence"] = write_references(data["evidence"])
    nx.write_gexf(plain, path)


def ours(graph: "nx.Graph[str]", path: Path) -> None:
    """Write with newsmine."""
    write_gexf(graph, path, Options())


WRITERS: dict[str, Callable[["nx.Graph[str]", Path], None]] = {"networkx": theirs, "newsmine": ours}


def peak(write: Callable[["nx.Graph[str]", Path], None], graph: "nx.Graph[str]") -> int:
    """Return the bytes that a writer needs beside the graph: Python's and Arrow's at their highest."""
    with tempfile.TemporaryDirectory() as folder:
        tracemalloc.start()
        write(graph, Path(folder) / "g.gexf")
        return tracemalloc.get_traced_memory()[1] + pa.default_memory_pool().max_memory()


def measured(nodes: int, edges: int, name: str) -> int:
    """Return the peak of a writer in a process of its own."""
    done = run([sys.executable, __file__, str(nodes), str(edges), name], capture_output=True, text=True, check=True)
    return int(done.stdout)


if __name__ == "__main__":
    main()
