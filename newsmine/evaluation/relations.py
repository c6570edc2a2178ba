"""Found relations against marked ones: by entity and type, by any of an entity's names."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from newsmine.entities.link import bare
from newsmine.evaluation.gold import GoldArticle, GoldRelation
from newsmine.evaluation.mentions import same_places
from newsmine.evaluation.scores import Score
from newsmine.records import Found, Mention, Relation

UNDIRECTED = frozenset({"SIGNED_MOU_WITH", "PARTNER_OF"})
MERGED = "HOSTS/RUNS"
"""The one type of HOSTS and RUNS, where they are merged."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TieVerdict:
    """What became of a marked relation, a found one, or both; ``wrong`` is a false one that is marked as a typical error."""

    kind: Literal["right", "missed", "false", "wrong"]
    type: str
    gold: GoldRelation | None = None
    found: Relation | None = None


def judge_relations(gold: GoldArticle, found: Found, *, merge_hosts_runs: bool = False) -> Iterator[TieVerdict]:
    """Yield a verdict on each marked and each found relation.

    A found one is right if both its names are names of the marked entities, blanks, brackets and ㈜ aside, and the type is
    the same; HEAD_OF must have the role too. A name that gold does not know, an official one that the article does not print,
    stands for the entity that most of its mentions are marked as. What is found twice counts once, optional ones neither way, and
    what is not asserted is not found.

    Parameters
    ----------
    gold : GoldArticle
        What is marked.
    found : Found
        What was found in the same article.
    merge_hosts_runs : bool
        Whether HOSTS and RUNS are one type.
    """
    entities = _Entities(gold, found.mentions)
    hit: set[int] = set()
    seen = set()
    for relation in found.relations:
        if relation.modality != "asserted":
            continue
        type_ = _type(relation.type, merge=merge_hosts_runs)
        ends = bare(relation.head), bare(relation.tail)
        key = (type_, relation.role if type_ == "HEAD_OF" else None, *(sorted(ends) if type_ in UNDIRECTED else ends))
        if key in seen:
            continue
        seen.add(key)
        fitting = [
            i
            for i, want in enumerate(gold.relations)
            if _fits(want, relation, entities, merge=merge_hosts_runs, role=True)
        ]
        if fitting:
            yield from (
                TieVerdict(kind="right", type=type_, gold=gold.relations[i], found=relation)
                for i in fitting
                if i not in hit and not gold.relations[i].optional
            )
            hit.update(fitting)
        elif any(_fits(error, relation, entities, merge=merge_hosts_runs, role=False) for error in gold.wrong):
            yield TieVerdict(kind="wrong", type=type_, found=relation)
        else:
            yield TieVerdict(kind="false", type=type_, found=relation)
    for i, want in enumerate(gold.relations):
        if i not in hit and not want.optional:
            yield TieVerdict(kind="missed", type=_type(want.type, merge=merge_hosts_runs), gold=want)


def count_relations(verdicts: Iterable[TieVerdict]) -> dict[str, Score]:
    """Return the score of each type, in the order of the alphabet; typical errors are false."""
    counts = Counter((verdict.type, "false" if verdict.kind == "wrong" else verdict.kind) for verdict in verdicts)
    types = sorted({type_ for type_, _ in counts})
    return {type_: Score(counts[type_, "right"], counts[type_, "missed"], counts[type_, "false"]) for type_ in types}


class _Entities:
    """Which marked entities a found one stands for."""

    def __init__(self, gold: GoldArticle, mentions: Sequence[Mention]) -> None:
        self._names: dict[str, set[str]] = defaultdict(set)
        for entity in gold.entities:
            for name in entity.names:
                self._names[bare(name)].add(entity.id)
        self._marked: dict[str, Counter[str]] = defaultdict(Counter)
        for want, mention in same_places(gold, mentions):
            self._marked[mention.entity_id][want.entities[0]] += 1

    def meant(self, name: str, entity_id: str) -> set[str]:
        """Return the marked entities of that name; of one unknown to gold, what most of its mentions are marked as."""
        if bare(name) in self._names:
            return self._names[bare(name)]
        return {entity for entity, _ in self._marked.get(entity_id, Counter[str]()).most_common(1)}


def _type(type_: str, *, merge: bool) -> str:
    return MERGED if merge and type_ in {"HOSTS", "RUNS"} else type_


def _fits(gold: GoldRelation, relation: Relation, entities: _Entities, *, merge: bool, role: bool) -> bool:
    if _type(gold.type, merge=merge) != _type(relation.type, merge=merge):
        return False
    if role and gold.type == "HEAD_OF" and gold.role and gold.role != relation.role:
        return False
    heads = entities.meant(relation.head, relation.head_id)
    tails = entities.meant(relation.tail, relation.tail_id)
    if gold.head in heads and gold.tail in tails:
        return True
    return gold.type in UNDIRECTED and gold.tail in heads and gold.head in tails
