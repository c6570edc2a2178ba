"""GEXF against networkx's writer, side by side in one run: CPU time, and memory in a process of its own.

Run: ``python benchmarks/files.py [NODES] [EDGES]``. A graph as ``newsmine.connect`` makes it; networkx gets the same attributes
in a form that it can write, evidence as text and days where there are any, and making them so is part of its time, as it is
part of ours.
"""

import random
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from subprocess import run

import networkx as nx

from newsmine.files.gexf import write_gexf
from newsmine.files.options import Options
from newsmine.files.read import read_graph
from newsmine.records import Evidence
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
    with tempfile.TemporaryDirectory() as folder:
        took: dict[str, list[float]] = {name: [] for name in WRITERS}
        for _ in range(ROUNDS):
            for name, write in WRITERS.items():
                start = time.process_time()
                write(graph, Path(folder) / f"{name}.gexf")
                took[name].append(time.process_time() - start)
        best = {name: min(seconds) for name, seconds in took.items()}
        print(f"gexf, {nodes:,} nodes, {edges:,} edges with 7 attributes; seconds of CPU, best of {ROUNDS}:")
        print(
            f"  networkx {best['networkx']:.2f}, newsmine {best['newsmine']:.2f}: {best['networkx'] / best['newsmine']:.1f}x"
        )
        back = read_graph(Path(folder) / "newsmine.gexf")
        equal = dict(back.nodes) == dict(graph.nodes) and dict(back.edges) == dict(graph.edges)
        print(f"  read back: {len(back):,} nodes, {back.number_of_edges():,} edges; equal: {equal}")
    peaks = {name: measured(nodes, edges, name) for name in WRITERS}
    print("peak of additional memory, each in its own process:")
    print(
        f"  networkx {peaks['networkx'] / 2**20:.0f} MB, newsmine {peaks['newsmine'] / 2**20:.1f} MB: 1/{peaks['networkx'] / peaks['newsmine']:.0f}"
    )


def made(nodes: int, edges: int) -> "nx.Graph[str]":
    """Return a graph with the attributes that ``connect`` gives."""
    random_ = random.Random(7)  # noqa: S311 - no secret
    graph: nx.Graph[str] = nx.relabel_nodes(nx.gnm_random_graph(nodes, edges, seed=7), lambda node: f"e{node}")
    for node, data in graph.nodes(data=True):
        data.update(
            name=f"이름{node}", label="COMPANY", mentions=random_.randint(1, 99), articles=random_.randint(1, 50),
            windows=random_.randint(1, 99), first=day(random_), last="2024-12-30", degree=graph.degree[node], strength=random_.random(),
            community=random_.randint(1, 9), x=random_.uniform(-1, 1), y=random_.uniform(-1, 1),
        )  # fmt: skip
    # As in what connect gives, edges of one sentence share its place, and places the id of their article.
    articles = [f"a{number}" for number in range(10_000)]
    sentences = [Evidence(random_.choice(articles), "text", start, start + 40) for start in range(60_000)]
    for *_, data in graph.edges(data=True):
        npmi = random_.random()
        places = tuple(random_.choices(sentences, k=random_.randint(1, 3)))
        data.update(
            count=len(places), npmi=npmi, weight=npmi, articles=len(places), first=day(random_), last="2024-12-30", evidence=places
        )  # fmt: skip
    return graph


def day(random_: random.Random) -> str:
    """Return a day of 2024 but its last months."""
    return f"2024-{random_.randint(1, 9):02}-{random_.randint(1, 28):02}"


def theirs(graph: "nx.Graph[str]", path: Path) -> None:
    """Write with networkx what it can write: the graph with its evidence as text."""
    plain = graph.copy()
    for *_, data in plain.edges(data=True):
        data["evidence"] = write_references(data["evidence"])
    nx.write_gexf(plain, path)


def ours(graph: "nx.Graph[str]", path: Path) -> None:
    """Write with newsmine."""
    write_gexf(graph, path, Options())


WRITERS: dict[str, Callable[["nx.Graph[str]", Path], None]] = {"networkx": theirs, "newsmine": ours}


def peak(write: Callable[["nx.Graph[str]", Path], None], graph: "nx.Graph[str]") -> int:
    """Return the bytes that a writer needs beside the graph."""
    with tempfile.TemporaryDirectory() as folder:
        tracemalloc.start()
        write(graph, Path(folder) / "g.gexf")
        return tracemalloc.get_traced_memory()[1]


def measured(nodes: int, edges: int, name: str) -> int:
    """Return the peak of a writer in a process of its own."""
    done = run([sys.executable, __file__, str(nodes), str(edges), name], capture_output=True, text=True, check=True)
    return int(done.stdout)


if __name__ == "__main__":
    main()
