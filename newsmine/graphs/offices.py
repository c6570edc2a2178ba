"""Offices as nodes of their own: who holds one, whose it is, and not who happens to sit in it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

import networkx as nx
import numpy as np

from newsmine.corpus.database import Corpus
from newsmine.corpus.read import iter_relations
from newsmine.graphs.build import node_row
from newsmine.graphs.relations import said_in
from newsmine.graphs.windows import Windows, nodes_of
from newsmine.records import Mention, Relation
from newsmine.text.posts import same_post

OFFICE = "OFFICE"
"""Label of an office."""

Tie = tuple[str, str, str]
"""Two nodes, and how they are tied: ``"holds"`` or ``"of"``."""


@dataclass(frozen=True, slots=True)
class Offices:
    """The posts of heads that the articles of a corpus assert, by article."""

    stated: dict[str, list[Relation]]

    def apart(self, article_id: str, text: str, mentions: Iterable[Mention]) -> Iterator[Mention]:
        """Yield the mentions of an article, those of bodies that are only part of a title as mentions of the office.

        In 홍길동 가온시장 a person and an office are named, and 가온시 is not. A post whose title stands alone is named
        where its evidence names the person.
        """
        posts = self.stated.get(article_id, [])
        named: set[str] = set()
        waiting = list(mentions)
        for mention in waiting:
            held = next((r for r in posts if r.tail_id == mention.entity_id and _is_in_title(text, mention, r)), None)
            if held is not None:
                named.add(office_id(held))
                yield _office(held, mention)
            else:
                yield mention
        for post in posts:
            person = next((m for m in waiting if m.entity_id == post.head_id and _is_evidence(post, m)), None)
            if office_id(post) not in named and person is not None:
                yield _office(post, person)


def offices_of(corpus: Corpus) -> Offices:
    """Return the posts of heads that a corpus asserts."""
    heads = (relation for relation in iter_relations(corpus) if relation.type == "HEAD_OF" and relation.role)
    return Offices({id_: list(group) for id_, group in groupby(heads, key=lambda relation: relation.article_id)})


def office_id(post: Relation) -> str:
    """Return the id of an office: that of its body, and its title."""
    return f"office:{post.tail_id}:{same_post(post.role or '')}"


def tie_offices(graph: "nx.Graph[Any]", windows: Windows, offices: Offices) -> None:
    """Join each office with who held it and with the body that it is of, whatever their counts; the graph is changed.

    All edges get ``tie``: ``"holds"``, ``"of"``, or ``"together"`` where two are only named together. An edge that is stated
    and not counted has as ``count`` the articles that state it, and 1 as ``npmi``.
    """
    for _, _, data in graph.edges(data=True):
        data["tie"] = "together"
    places = {entity: i for i, entity in enumerate(windows.entity_ids)}
    known, held = nodes_of(windows), np.bincount(windows.entity, minlength=len(places))
    days = dict(zip(windows.article_ids, windows.days, strict=True))
    stated: dict[Tie, list[Relation]] = {}
    for posts in offices.stated.values():
        for post in posts:
            office = office_id(post)
            if {post.head_id, office, post.tail_id} <= places.keys():
                stated.setdefault((post.head_id, office, "holds"), []).append(post)
                stated.setdefault((office, post.tail_id, "of"), []).append(post)
    for (head, tail, tie), posts in sorted(stated.items()):
        for node in (head, tail):
            if node not in graph:
                graph.add_node(node, **node_row(windows, known, i := places[node]), windows=int(held[i]))
        tied = graph.get_edge_data(head, tail)
        graph.add_edge(head, tail, **({**tied, "tie": tie} if tied else _edge(graph, posts, days, tie)))


def _edge(graph: "nx.Graph[Any]", posts: list[Relation], days: dict[str, str | None], tie: str) -> dict[str, Any]:
    known = said_in(posts, days)
    weight = 1.0 if graph.graph["weight"] == "npmi" else known["articles"]
    return {"count": known["articles"], "npmi": 1.0, "weight": weight, **known, "tie": tie}


def _is_in_title(text: str, mention: Mention, post: Relation) -> bool:
    """Whether the name of the body is the first part of the title: 가온시장, 가온진흥원 원장."""
    role = post.role or ""
    if mention.field != "text":
        return False
    ends = (role[i:] for i in range(len(role)) if mention.text.endswith(role[:i]))
    return re.match(rf" ?(?:{'|'.join(map(re.escape, ends))})(?![가-힣]{{4}})", text[mention.end :][:20]) is not None


def _is_evidence(post: Relation, mention: Mention) -> bool:
    return mention.field == "text" and post.start <= mention.start and mention.end <= post.end


def _office(post: Relation, place: Mention) -> Mention:
    return replace(
        place,
        label=OFFICE,
        entity_id=office_id(post),
        canonical=f"{post.tail} {same_post(post.role or '')}",
        by="office",
    )
