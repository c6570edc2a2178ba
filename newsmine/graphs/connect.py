"""Join the entities that are named together."""

from collections.abc import Iterable
from typing import Any, Literal, get_args

import networkx as nx
import numpy as np

from newsmine.corpus.database import Corpus
from newsmine.errors import did_you_mean
from newsmine.graphs.describe import describe
from newsmine.graphs.offices import OFFICE, Offices, offices_of, tie_offices
from newsmine.graphs.pairs import count_pairs, find_pairs, matrix_of
from newsmine.graphs.weights import npmi
from newsmine.graphs.windows import FIELDS, Integers, Windows, Within, gather
from newsmine.records import Evidence, Mention

Weight = Literal["npmi", "count"]


def connect(  # noqa: PLR0913 - each is one choice of the method, named in the graph
    source: Corpus | Iterable[Mention],
    *,
    within: Within = "sentence",
    weight: Weight = "npmi",
    min_count: int = 2,
    labels: Iterable[str] | None = None,
    offices: bool = False,
    measures: bool = True,
) -> "nx.Graph[Any]":
    """Return the graph of the entities that are named together.

    Parameters
    ----------
    source : Corpus or iterable of Mention
        Mentions are read once, in any order; the graph does not depend on it.
    within : {"sentence", "paragraph", "article"}
        What counts as together; a title is a window of its own, but for ``"article"``. Paragraphs need a corpus.
    weight : {"npmi", "count"}
        Which of the two is the edges' ``weight``.
    min_count : int
        Windows that a pair must share to be joined, at least 1.
    labels : iterable of str, optional
        Kinds of entities to join; all names by default. Dates, times and quantities are joined only where they are named here.
    offices : bool
        Whether the offices of heads are nodes of their own, with the label ``OFFICE``, between person and body: where a text
        says 홍길동 가온시장 it names a person and an office, not the city. Who held one and whose it is are then edges
        whatever ``min_count``, and every edge says how it is tied: ``tie`` is ``"holds"``, ``"of"`` or ``"together"``. Needs
        a corpus.
    measures : bool
        Whether nodes get their measures, community and position (:func:`newsmine.graphs.describe.describe`).

    Returns
    -------
    networkx.Graph
        Nodes are entity ids with ``name``, ``label``, ``mentions``, ``articles``, ``windows``, ``first``, ``last``;
        entities without an edge are left out. Edges have ``count`` (windows), ``npmi`` (over the windows that name any
        entity), ``weight``, ``articles``, ``first`` and ``last`` (days; ``None`` without a corpus) and ``evidence``, a
        tuple of :class:`~newsmine.records.Evidence`, one a window: from the sentence of the one to the sentence of the
        other (the paragraph, within paragraphs), or from mention to mention where texts are not at hand. Where one
        stands only in the title of an article, the place of the other in its text is the evidence.
        The attributes of the graph hold the choices and the number of windows.

    Raises
    ------
    ValueError
        If a choice is unknown, ``min_count`` is under 1, or paragraphs or offices are asked of mentions.
    TypeError
        If the source holds something else than mentions.

    Examples
    --------
    >>> from newsmine.records import Mention
    >>> def named(text, start, entity_id):
    ...     return Mention(article_id="a1", start=start, end=start + len(text), text=text, label="COMPANY",
    ...                    entity_id=entity_id, canonical=text, sentence=0, by="doctest")
    >>> graph = connect([named("한빛데이터", 0, "c1"), named("누리로봇", 7, "c2")], min_count=1)
    >>> graph.edges["c1", "c2"]["evidence"]
    (Evidence(article_id='a1', field='text', start=0, end=11),)
    """
    if weight not in get_args(Weight):
        known = get_args(Weight)
        raise ValueError(f"unknown weight {weight!r}; {did_you_mean(str(weight), known)}weights: {', '.join(known)}")
    if min_count < 1:
        raise ValueError(f"min_count is {min_count}; a pair must share at least 1 window")
    chosen = None if labels is None else tuple(sorted({labels} if isinstance(labels, str) else set(labels)))
    posts = _offices(source) if offices else None
    joined = (*chosen, OFFICE) if posts and chosen else chosen
    windows = gather(source, within, joined, apart=posts.apart if posts else None)
    graph: nx.Graph[Any] = nx.Graph(
        kind="co-occurrence",
        within=within,
        weight=weight,
        min_count=min_count,
        labels=chosen,
        windows=windows.n_named,
        articles=len(windows.article_ids),
    )
    _join(graph, windows, weight, min_count)
    if posts:
        graph.graph["offices"] = True
        tie_offices(graph, windows, posts)
    if measures:
        describe(graph)
    return graph


def _offices(source: Corpus | Iterable[Mention]) -> Offices:
    if not isinstance(source, Corpus):
        raise ValueError("mentions alone do not tell who heads what, the relations of a corpus do; give a Corpus")  # noqa: TRY004 - as for paragraphs
    return offices_of(source)


def _join(graph: "nx.Graph[Any]", windows: Windows, weight: Weight, min_count: int) -> None:
    n = len(windows.entity_ids)
    matrix = matrix_of(windows.window, windows.entity, (len(windows.article), n))
    head, tail, count = count_pairs(matrix, min_count)
    in_windows = np.bincount(windows.entity, minlength=n)
    for i in np.unique(np.concatenate([head, tail])).tolist():
        graph.add_node(windows.entity_ids[i], **windows.nodes[i], windows=int(in_windows[i]))
    strength = npmi(count, in_windows[head], in_windows[tail], windows.n_named) if len(count) else count
    pair, first, second = find_pairs(windows.window, windows.entity, n, head, tail)
    evidence = _evidence(windows, first, second)
    bounds = np.searchsorted(pair, np.arange(len(head) + 1)).tolist()
    article = windows.article[windows.window[first]].tolist()
    rows = zip(head.tolist(), tail.tolist(), count.tolist(), strength.tolist(), strict=True)
    for k, (i, j, together, associated) in enumerate(rows):
        there = slice(bounds[k], bounds[k + 1])
        articles = set(article[there])
        days = [day for a in articles if (day := windows.days[a])]
        graph.add_edge(
            windows.entity_ids[i],
            windows.entity_ids[j],
            count=together,
            npmi=associated,
            weight=associated if weight == "npmi" else together,
            articles=len(articles),
            first=min(days, default=None),
            last=max(days, default=None),
            evidence=tuple(evidence[there]),
        )


def _evidence(windows: Windows, first: Integers, second: Integers) -> list[Evidence]:
    """Places of pairs of entries; those of one place share one object."""
    mixed = windows.field[first] != windows.field[second]
    text = np.where(windows.field[first] == 0, first, second)
    start = np.where(mixed, windows.start[text], np.minimum(windows.start[first], windows.start[second]))
    end = np.where(mixed, windows.end[text], np.maximum(windows.end[first], windows.end[second]))
    article = windows.article[windows.window[first]]
    shared: dict[tuple[int, int, int, int], Evidence] = {}
    places = []
    keys = (column.tolist() for column in (article, windows.field[text], start, end))
    for key in zip(*keys, strict=True):
        place = shared.get(key)
        if place is None:
            place = shared[key] = Evidence(windows.article_ids[key[0]], FIELDS[key[1]], key[2], key[3])
        places.append(place)
    return places
