"""Who or what is named in which article, and the projections of that."""

from collections.abc import Iterable
from typing import Any, Literal, get_args

import networkx as nx
import numpy as np
from scipy import sparse

from newsmine.corpus.database import Corpus
from newsmine.corpus.read import iter_articles
from newsmine.errors import check_choice
from newsmine.graphs.build import node_row
from newsmine.graphs.drawn import Graph
from newsmine.graphs.gather import Unit, gather
from newsmine.graphs.windows import FIELDS, nodes_of
from newsmine.records import Document, Evidence, Mention
from newsmine.text.words import WordChoice

ARTICLE = "ARTICLE"
"""Label of an article."""

Share = Literal["count", "jaccard", "cosine", "collaboration"]


def connect_articles(
    source: Corpus | Iterable[Mention] | Iterable[Document],
    *,
    unit: Unit = "entity",
    labels: Iterable[str] | None = None,
    words: WordChoice | None = None,
) -> "nx.Graph[Any]":
    """Return the bipartite graph of entities (or words) and the articles that name them.

    Parameters
    ----------
    source, unit, labels, words
        See :func:`newsmine.connect`.

    Returns
    -------
    networkx.Graph
        Entities have ``bipartite`` 0 and the attributes that :func:`newsmine.connect` gives, articles 1, the label ``ARTICLE``,
        and of a corpus their title as ``name``, ``publisher`` and ``day``; their ids have ``article:`` in front. Edges have ``count`` and
        ``weight`` (mentions in the article), and ``evidence`` (their places).

    Raises
    ------
    ValueError, TypeError
        As :func:`newsmine.connect`.
    """
    windows = gather(source, within="sentence", unit=unit, labels=labels, words=words)
    known = nodes_of(windows)
    graph = Graph(kind="bipartite", unit=unit)
    for i, id_ in enumerate(windows.entity_ids):
        graph.add_node(id_, bipartite=0, **node_row(windows, known, i))
    titles = {article.id: article.title for article in iter_articles(source)} if isinstance(source, Corpus) else {}
    for id_, day, publisher in zip(windows.article_ids, windows.days, windows.publishers, strict=True):
        name = titles.get(id_) or id_
        graph.add_node(f"article:{id_}", bipartite=1, name=name, label=ARTICLE, publisher=publisher, day=day)
    article = windows.article[windows.window]
    order = np.lexsort((windows.start, windows.field, article, windows.entity))
    places: dict[tuple[int, int], list[Evidence]] = {}
    columns = (windows.entity, article, windows.field, windows.start, windows.end)
    for entity, a, field, start, end in zip(*(column[order].tolist() for column in columns), strict=True):
        places.setdefault((entity, a), []).append(Evidence(windows.article_ids[a], FIELDS[field], start, end))
    for (entity, a), evidence in places.items():
        n = len(evidence)
        ends = windows.entity_ids[entity], f"article:{windows.article_ids[a]}"
        graph.add_edge(*ends, count=n, weight=n, evidence=tuple(evidence))
    return graph


def project(graph: "nx.Graph[Any]", onto: Literal[0, 1] = 0, *, weight: Share = "count") -> "nx.Graph[Any]":
    r"""Return one side of a bipartite graph: two nodes are joined by the neighbours that they share.

    Parameters
    ----------
    graph : networkx.Graph
        Its nodes have ``bipartite``, as those of :func:`connect_articles`. Not changed.
    onto : {0, 1}
        Which side: 0 entities, 1 articles.
    weight : {"count", "jaccard", "cosine", "collaboration"}
        Shared neighbours; their share in the neighbours of either; by the root of the product of both numbers; or
        :math:`\sum 1 / (k - 1)` over shared neighbours of degree :math:`k`, so that an article with many names ties them less.

    Returns
    -------
    networkx.Graph
        Nodes of that side with their attributes, those without an edge too; edges with ``count`` and ``weight``.

    Raises
    ------
    ValueError
        If a choice is unknown, or a node does not tell its side.

    References
    ----------
    .. [1] Newman, "Scientific collaboration networks II", Physical Review E 64, 2001 (collaboration).

    Examples
    --------
    >>> graph = nx.Graph([("가", 1), ("나", 1), ("다", 1), ("가", 2), ("나", 2)])
    >>> nx.set_node_attributes(graph, {node: int(isinstance(node, int)) for node in graph}, "bipartite")
    >>> project(graph, weight="collaboration").edges["가", "나"]
    {'count': 2, 'weight': 1.5}
    """
    check_choice(weight, get_args(Share), "weight", listed="weights")
    sides = dict(graph.nodes(data="bipartite"))
    lost = next((node for node, side in sides.items() if side not in {0, 1}), None)
    if lost is not None:
        raise ValueError(f"node {lost!r} has bipartite={sides[lost]!r}; every node must have 0 or 1")
    nodes = [node for node, side in sides.items() if side == onto]
    others = {node: i for i, node in enumerate(node for node, side in sides.items() if side != onto)}
    cells = [(i, others[neighbour]) for i, node in enumerate(nodes) for neighbour in graph[node] if neighbour in others]
    rows, columns = np.array(cells, dtype=np.int64).reshape(-1, 2).T
    matrix = sparse.csr_array((np.ones(len(rows)), (rows, columns)), shape=(len(nodes), len(others)))
    shared = sparse.coo_array(sparse.triu(matrix @ matrix.T, k=1))
    values = _shared(matrix, shared, weight)
    made = Graph(**graph.graph, projection=weight)
    made.add_nodes_from((node, dict(graph.nodes[node])) for node in nodes)
    order = np.lexsort((shared.col, shared.row))
    for k in order.tolist():
        count = int(shared.data[k])
        value = count if weight == "count" else float(values[k])
        made.add_edge(nodes[shared.row[k]], nodes[shared.col[k]], count=count, weight=value)
    return made


def _shared(matrix: sparse.csr_array, shared: sparse.coo_array, weight: Share) -> Any:  # noqa: ANN401 - an array
    size = np.asarray(matrix.sum(axis=1)).ravel()
    one, other = size[shared.row], size[shared.col]
    if weight == "jaccard":
        return shared.data / (one + other - shared.data)
    if weight == "cosine":
        return shared.data / np.sqrt(one * other)
    if weight == "collaboration":
        width = np.asarray(matrix.sum(axis=0)).ravel()
        scaled = matrix @ sparse.diags_array(1.0 / np.maximum(1.0, width - 1)) @ matrix.T
        return np.asarray(sparse.csr_array(scaled)[shared.row, shared.col]).ravel()
    return shared.data
