"""The graph of what texts say of two: typed relations, beside that of what is named together."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any, get_args

import networkx as nx

from newsmine.corpus.database import Corpus
from newsmine.corpus.frames import ModalityChoice
from newsmine.corpus.read import iter_articles, iter_entities, iter_relations
from newsmine.errors import check_choice
from newsmine.graphs.drawn import MultiDiGraph
from newsmine.records import Evidence, Relation, RelationType

# Relations that say the same of both.
MUTUAL = frozenset({"SIGNED_MOU_WITH", "PARTNER_OF"})


def connect_relations(
    source: Corpus | Iterable[Relation],
    *,
    types: Collection[str] | None = None,
    modality: ModalityChoice = "asserted",
    min_count: int = 1,
) -> "nx.MultiDiGraph[Any]":
    """Return the graph of the relations that the articles state, an edge for each type (and role) of two entities.

    Parameters
    ----------
    source : Corpus or iterable of Relation
        Read once, in any order.
    types : collection of str, optional
        Which relations; all by default.
    modality : {"asserted", "planned", "denied", "asked", "all"}
        How the texts word them; of a corpus.
    min_count : int
        How many articles must say so, at least 1.

    Returns
    -------
    networkx.MultiDiGraph
        Nodes are entity ids with ``name``, and of a corpus ``label``, ``mentions``, ``articles``, ``first``, ``last``. Edges go from
        head to tail, their key is the type (with the role behind a colon, if any), and they have ``type``, ``role``,
        ``modality``, ``mutual`` (whether it says the same of both), ``count`` and ``weight`` (statements), ``articles``,
        ``first``, ``last``, ``cross_sentence`` (whether every statement takes more than one sentence), and ``evidence``.

    Raises
    ------
    ValueError
        If a type is unknown, or ``min_count`` under 1.
    TypeError
        If the source holds something else.

    Examples
    --------
    >>> from newsmine.records import Relation
    >>> stated = Relation(article_id="a1", head_id="p1", head="서가온", type="HEAD_OF", tail_id="o1", tail="빛고을재단",
    ...                   role="원장", start=0, end=20)
    >>> [*connect_relations([stated]).edges(keys=True)]
    [('p1', 'o1', 'HEAD_OF:원장')]
    """
    known = get_args(RelationType)
    for type_ in types or ():
        check_choice(type_, known, "relation", listed="relations")
    if min_count < 1:
        raise ValueError(f"min_count is {min_count}; an edge needs at least 1 article")
    days: dict[str, str | None] = {}
    graph = MultiDiGraph(kind="relations", modality=modality, min_count=min_count)
    facts: dict[str, dict[str, Any]] = {}
    if isinstance(source, Corpus):
        days = {a.id: a.published_at.date().isoformat() for a in iter_articles(source) if a.published_at}
        facts = {
            e.entity_id: {
                "label": e.label,
                "mentions": e.mentions,
                "articles": e.articles,
                "first": e.first,
                "last": e.last,
            }
            for e in iter_entities(source)
        }
    stated = iter_relations(source, modality=modality) if isinstance(source, Corpus) else _checked(source)
    chosen = (relation for relation in stated if types is None or relation.type in types)
    for key, group in groupby(sorted(chosen, key=_order), key=_key):
        said = list(group)
        edge = _edge(said, days)
        if edge["articles"] < min_count:
            continue
        for id_, name in ((said[0].head_id, said[0].head), (said[0].tail_id, said[0].tail)):
            graph.add_node(id_, name=name, **facts.get(id_, {}))
        graph.add_edge(said[0].head_id, said[0].tail_id, key=key[2], **edge)
    return graph


def _checked(source: Iterable[Any]) -> Iterator[Relation]:
    for relation in source:
        if not isinstance(relation, Relation):
            kind = type(relation).__name__
            raise TypeError(f"a graph of relations is made of a Corpus or of Relation records, not of {kind}")
        yield relation


def _key(relation: Relation) -> tuple[str, str, str]:
    """Return the ends and the key of an edge; the ends of a mutual relation in order."""
    ends = (relation.head_id, relation.tail_id)
    head, tail = sorted(ends) if relation.type in MUTUAL else ends
    parts = [relation.type, relation.role, None if relation.modality == "asserted" else relation.modality]
    return head, tail, ":".join(part for part in parts if part)


def _order(relation: Relation) -> tuple[tuple[str, str, str], bool, str, int]:
    return _key(relation), relation.head_id > relation.tail_id, relation.article_id, relation.start


def _edge(said: list[Relation], days: dict[str, str | None]) -> dict[str, Any]:
    first = said[0]
    return {
        "type": first.type,
        "role": first.role,
        "modality": first.modality,
        "mutual": first.type in MUTUAL,
        "count": len(said),
        "weight": len(said),
        "cross_sentence": all(relation.cross_sentence for relation in said),
        **said_in(said, days),
    }


def said_in(said: Collection[Relation], days: Mapping[str, str | None]) -> dict[str, Any]:
    """Return what statements tell of an edge: their articles, first and last day, and evidence."""
    articles = {relation.article_id for relation in said}
    dated = [day for id_ in articles if (day := days.get(id_))]
    return {
        "articles": len(articles),
        "first": min(dated, default=None),
        "last": max(dated, default=None),
        "evidence": tuple(Evidence(r.article_id, "text", r.start, r.end) for r in said),
    }
