"""Graphs as node-link JSON (D3, networkx, sigma.js)."""

import json
from pathlib import Path
from typing import Any

from newsmine.corpus.whole import whole
from newsmine.files.flat import check_graph
from newsmine.files.options import Options
from newsmine.files.tables import json_cell


def write_json(result: Any, path: Path, options: Options) -> None:  # noqa: ANN401, ARG001 - what is no graph is refused
    """Write a graph as ``networkx.node_link_graph(..., edges="edges")`` reads it; evidence is a list of objects.

    Raises
    ------
    TypeError
        If the result is no networkx graph.
    """
    graph = check_graph(result, path)
    data = {
        "directed": graph.is_directed(),
        "multigraph": graph.is_multigraph(),
        "graph": json_cell(graph.graph),
        "nodes": [{**json_cell(attributes), "id": node} for node, attributes in graph.nodes(data=True)],
        "edges": [
            {**json_cell(attributes), "source": head, "target": tail}
            for head, tail, attributes in graph.edges(data=True)
        ],
    }
    with whole(path) as part, part.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
        json.dump(data, file, ensure_ascii=False, allow_nan=False, indent=1)
        file.write("\n")
