"""GEXF against networkx's writer, in one run.

Run: ``python benchmarks/files.py [NODES] [EDGES]``.
"""

import sys
import tempfile
import time
from pathlib import Path

import networkx as nx

from newsmine.files.export import export


def main() -> None:
    """Print seconds of CPU and sizes."""
    nodes = int(sys.argv[1]) if len(sys.argv) > 1 else 5_000
    edges = int(sys.argv[2]) if len(sys.argv) > 2 else 50_000
    graph = nx.gnm_random_graph(nodes, edges, seed=7)
    for node, data in graph.nodes(data=True):
        data.update(name=f"이름{node}", strength=float(node % 50), community=node % 9 + 1)
    for head, tail, data in graph.edges(data=True):
        data.update(weight=0.5, count=head % 7 + tail % 5)
    with tempfile.TemporaryDirectory() as folder:
        ours, theirs = Path(folder) / "ours.gexf", Path(folder) / "theirs.gexf"
        start = time.process_time()
        nx.write_gexf(graph, theirs)
        peer = time.process_time() - start
        start = time.process_time()
        export(graph, ours)
        took = time.process_time() - start
        print(f"gexf, {nodes:,} nodes, {edges:,} edges: networkx {peer:.2f} s, ours {took:.2f} s ({peer / took:.1f}x)")
        back = nx.read_gexf(ours, version="1.3")
        print(f"read back: {len(back):,} nodes, {back.number_of_edges():,} edges; {ours.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
