"""Linking: whether the mentions of one entity, and no others, have one id (B³)."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from newsmine.evaluation.gold import GoldArticle, GoldMention
from newsmine.evaluation.mentions import judge, place_of, same_places
from newsmine.records import Mention

Clusters = Mapping[Hashable, Hashable]
"""Each mention's cluster."""


@dataclass(frozen=True, slots=True)
class BCubed:
    """Precision and recall of B³, and the mentions that each is the mean of."""

    precision: float
    recall: float
    found: int
    marked: int

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """The mentions of an article in clusters, as they were marked and as they were found.

    A mention of both sides has the same key in both; a key is a number. ``entities`` gives each marked cluster's id in all
    articles.
    """

    article_id: str
    marked: dict[int, str]
    found: dict[int, str]
    everywhere: dict[str, str]
    pairs: tuple[tuple[GoldMention, Mention], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Misjoined:
    """Mentions of a marked ``entity`` that have one id: it has others too (split), or others have that id too (merged)."""

    kind: Literal["split", "merged"]
    entity: str
    mentions: tuple[Mention, ...]


def misjoined(gold: GoldArticle, mentions: Sequence[Mention]) -> Iterator[Misjoined]:
    """Yield the entities that were split over several ids, then the ids that stand for several entities."""
    linked = link_up(gold, mentions)
    groups: dict[tuple[str, str], list[Mention]] = defaultdict(list)
    for key, (_, mention) in enumerate(linked.pairs):
        groups[linked.marked[key], linked.found[key]].append(mention)
    ids = Counter(entity for entity, _ in groups)
    entities = Counter(cluster for _, cluster in groups)
    for pair in sorted(groups, key=lambda pair: pair[0]):
        if ids[pair[0]] > 1:
            yield Misjoined(kind="split", entity=pair[0], mentions=tuple(groups[pair]))
    for pair in sorted(groups, key=lambda pair: pair[1]):
        if entities[pair[1]] > 1:
            yield Misjoined(kind="merged", entity=pair[0], mentions=tuple(groups[pair]))


def b_cubed(marked: Clusters, found: Clusters) -> BCubed:
    r"""Return B³ of found clusters against marked ones.

    For a mention in the found cluster :math:`R` and the marked cluster :math:`G`, precision is :math:`|R \cap G| / |R|` and
    recall :math:`|R \cap G| / |G|`; a mention of one side only has 0 on it. Each is averaged over the mentions of its side.

    Parameters
    ----------
    marked, found : mapping
        The cluster of each mention; a mention has the same key on both sides.

    Examples
    --------
    >>> b_cubed({1: "a", 2: "a", 3: "b"}, {1: "x", 2: "x", 3: "x"})
    BCubed(precision=0.5555555555555555, recall=1.0, found=3, marked=3)

    References
    ----------
    .. [1] Bagga, Baldwin, "Algorithms for scoring coreference chains", LREC workshop on linguistic coreference, 1998.
    .. [2] Stoyanov, Gilbert, Cardie, Riloff, "Conundrums in noun phrase coreference resolution", ACL 2009 (mentions of one
       side only).
    """
    both = Counter((marked[key], found[key]) for key in found if key in marked)
    in_found, in_marked = Counter(found.values()), Counter(marked.values())
    # Every mention of both sides has the same share as the others of its two clusters.
    precision = sum(n * n / in_found[cluster] for (_, cluster), n in both.items())
    recall = sum(n * n / in_marked[cluster] for (cluster, _), n in both.items())
    return BCubed(
        precision / len(found) if found else float(not marked),
        recall / len(marked) if marked else float(not found),
        len(found),
        len(marked),
    )


def link_up(gold: GoldArticle, found: Sequence[Mention]) -> Linked:
    """Return the clusters of an article; optional and ignored mentions stand on neither side.

    A mention with ``alt_entities`` goes to that of its entities whose mentions share its found cluster most; two entities
    that may be merged are one where they were found as one.
    """
    pairs = same_places(gold, found)
    keys = {id(want): i for i, (want, _) in enumerate(pairs)}
    entity = _entities(gold, pairs)
    wanted = [mention for mention in gold.mentions if not mention.optional]
    marked = {keys.get(id(want), len(pairs) + i): entity[id(want)] for i, want in enumerate(wanted)}
    of_both = {place_of(mention) for _, mention in pairs}
    false = [
        verdict.found.entity_id
        for verdict in judge(gold, found)
        if verdict.kind == "false" and verdict.found and place_of(verdict.found) not in of_both
    ]
    clusters = {i: mention.entity_id for i, (_, mention) in enumerate(pairs)}
    clusters |= {-1 - i: entity_id for i, entity_id in enumerate(false)}
    everywhere = {each.id: each.everywhere for each in gold.entities}
    return Linked(article_id=gold.article.id, marked=marked, found=clusters, everywhere=everywhere, pairs=tuple(pairs))


def score_links(articles: Sequence[Linked], *, across: bool, all_mentions: bool) -> BCubed:
    """Return B³ over articles.

    Parameters
    ----------
    articles : sequence of Linked
        Clusters of each article.
    across : bool
        Whether an entity is one in all articles; else each article has clusters of its own.
    all_mentions : bool
        Whether mentions that were missed or false count too; else only those of both sides.
    """
    marked: dict[Hashable, Hashable] = {}
    found: dict[Hashable, Hashable] = {}
    for number, each in enumerate(articles):
        both = each.marked.keys() & each.found.keys()
        for key, entity in each.marked.items():
            if all_mentions or key in both:
                marked[number, key] = each.everywhere.get(entity, entity) if across else (number, entity)
        for key, cluster in each.found.items():
            if all_mentions or key in both:
                found[number, key] = cluster if across else (number, cluster)
    return b_cubed(marked, found)


def _entities(gold: GoldArticle, pairs: Sequence[tuple[GoldMention, Mention]]) -> dict[int, str]:
    """Return the entity that each marked mention, by its ``id()``, is counted for."""
    mates: dict[str, Counter[str]] = {}
    for want, mention in pairs:
        if len(want.entities) == 1:
            mates.setdefault(mention.entity_id, Counter())[want.entities[0]] += 1
    chosen = {id(want): want.entities[0] for want in gold.mentions}
    for want, mention in pairs:
        near = mates.get(mention.entity_id, Counter())
        chosen[id(want)] = max(want.entities, key=lambda entity: near[entity])
    for one, other in _merged(gold, mates):
        chosen = {key: other if entity == one else entity for key, entity in chosen.items()}
    return chosen


def _merged(gold: GoldArticle, mates: Mapping[str, Counter[str]]) -> list[tuple[str, str]]:
    by_name = {entity.names[0]: entity.id for entity in gold.entities}
    may = [(each.id, by_name.get(each.may_merge_with or "", each.may_merge_with)) for each in gold.entities]
    pairs = sorted({(min(one, other), max(one, other)) for one, other in may if other})
    return [(one, other) for one, other in pairs if any(near[one] and near[other] for near in mates.values())]
