"""What is drawn of an article: its names and ties, and, beside gold, what became of each."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from newsmine.evaluation.gold import GoldArticle, GoldMention, Place
from newsmine.evaluation.links import misjoined
from newsmine.evaluation.mentions import judge, place_of
from newsmine.evaluation.pairs import overlap, pair_up
from newsmine.evaluation.relations import TieVerdict, judge_relations
from newsmine.records import VALUE_LABELS, Article, Found, Mention, Relation

Kind = Literal["found", "right", "missed", "false", "label", "place", "meant", "neutral"]
"""Found, without gold; or what gold says: right, missed, not marked, marked with another label, marked in another place.

``meant`` is the marked place of one that was found elsewhere, ``neutral`` what counts neither way.
"""

TieKind = Literal["found", "right", "missed", "false", "wrong", "split", "merged"]
"""As :data:`Kind`; ``wrong`` is false and marked as a typical error. Of links: one entity under several ids, several under one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A name to draw at ``place``; ``wanted`` is the label that gold has instead, ``why`` are its reasons, a line each."""

    place: Place
    kind: Kind
    label: str
    canonical: str
    entity_id: str = ""
    by: str = ""
    score: float | None = None
    wanted: str = ""
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """A relation to list, with the places that say so, or a wrong link: the marked entity, and what it was taken for."""

    kind: TieKind
    type: str
    head: str
    tail: str
    role: str | None
    modality: str = "asserted"
    ends: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()


def marks_of(found: Found) -> list[Mark]:
    """Return the names of an article as they were found."""
    return [_mark(mention, "found") for mention in found.mentions]


def ties_of(found: Found) -> list[Tie]:
    """Return the relations of an article as they were found, those that are not asserted last."""
    return [_tie(relation, "found") for relation in (*found.relations, *found.unasserted)]


def judged_marks(gold: GoldArticle, found: Found) -> list[Mark]:
    """Return the names of an article, found or marked, with what became of each; values are judged by other rules."""
    verdicts = list(judge(gold, found.mentions))
    right = {id(v.found) for v in verdicts if v.kind == "right"}
    false = [v.found for v in verdicts if v.found is not None and v.kind == "false"]
    missed = [v.gold for v in verdicts if v.gold is not None and v.kind == "missed"]
    pairs = pair_up(missed, false, lambda want, mention: overlap(want.places, place_of(mention)), place=place_of)
    met = {id(one) for pair in pairs for one in pair}
    told = right | {id(mention) for mention in false}
    names_found = [mention for mention in found.mentions if mention.label not in VALUE_LABELS]
    names = {entity.id: entity.names[0] for entity in gold.entities}
    return [
        *(
            _mark(m, "right" if id(m) in right else "neutral")
            for m in names_found
            if id(m) in right or id(m) not in told
        ),
        *(_mark(mention, "false") for mention in false if id(mention) not in met),
        *(mark for want, mention in pairs for mark in _taken_for(want, mention, names)),
        *(_wanted(want, "missed", names) for want in missed if id(want) not in met),
    ]


def judged_ties(gold: GoldArticle, found: Found, *, merge_hosts_runs: bool = False) -> list[Tie]:
    """Return the relations of an article, found or marked, with what became of each: errors first."""
    names = {entity.id: entity.names[0] for entity in gold.entities}
    verdicts = judge_relations(gold, found, merge_hosts_runs=merge_hosts_runs)
    order = ("missed", "wrong", "false", "right")
    return sorted((_judged_tie(v, names) for v in verdicts), key=lambda tie: order.index(tie.kind))


def wrong_links(gold: GoldArticle, found: Found) -> list[Tie]:
    """Return the entities that were split over several ids, and the ids that stand for several entities."""
    names = {entity.id: entity.names[0] for entity in gold.entities}
    return [
        Tie(
            kind=wrong.kind,
            type="",
            head=names.get(wrong.entity, wrong.entity),
            tail=wrong.mentions[0].canonical,
            role=", ".join(dict.fromkeys(mention.text for mention in wrong.mentions)),
            ends=(wrong.mentions[0].entity_id,),
            places=(place_of(wrong.mentions[0]),),
        )
        for wrong in misjoined(gold, found.mentions)
    ]


def check_places(article: Article, found: Found) -> None:
    """Refuse names and relations that were not found in this article.

    Raises
    ------
    ValueError
        If a place lies outside of its field, or the name does not stand there.
    """
    fields = {"text": article.text, "title": article.title or ""}
    for mention in found.mentions:
        field, start, end = place_of(mention)
        there = fields[field][start:end] if 0 <= start <= end else ""
        if there != mention.text:
            raise ValueError(
                f"{mention.text!r} does not stand at {start}:{end} of the {field} of article {article.id!r}, {there!r} does; "
                "was it found in another article, or before the text changed?"
            )
    for relation in (*found.relations, *found.unasserted):
        if not 0 <= relation.start <= relation.end <= len(article.text):
            raise ValueError(
                f"{relation.start}:{relation.end} is no place in the text of article {article.id!r}, of {len(article.text):,} "
                "characters; was the relation found in another article?"
            )


def _mark(mention: Mention, kind: Kind, *, wanted: str = "") -> Mark:
    return Mark(
        place=place_of(mention),
        kind=kind,
        label=mention.label,
        canonical=mention.canonical,
        entity_id=mention.entity_id,
        by=mention.by,
        score=mention.score,
        wanted=wanted,
    )


def _wanted(want: GoldMention, kind: Kind, names: dict[str, str]) -> Mark:
    named = names.get(want.entities[0], want.entities[0]) if want.entities else want.text
    return Mark(place=want.places[0], kind=kind, label=want.labels[0], canonical=named)


def _taken_for(want: GoldMention, mention: Mention, names: dict[str, str]) -> Iterator[Mark]:
    """Yield a name that meets a marked one with another label or in another place, and that place."""
    same_label = mention.label in want.labels
    yield _mark(mention, "place" if same_label else "label", wanted="" if same_label else want.labels[0])
    if place_of(mention) not in want.places:
        yield _wanted(want, "meant", names)


def _tie(relation: Relation, kind: TieKind) -> Tie:
    return Tie(
        kind=kind,
        type=relation.type,
        head=relation.head,
        tail=relation.tail,
        role=relation.role,
        modality=relation.modality,
        ends=(relation.head_id, relation.tail_id),
        places=(("text", relation.start, relation.end),),
    )


def _judged_tie(verdict: TieVerdict, names: dict[str, str]) -> Tie:
    if verdict.found is not None:
        return _tie(verdict.found, verdict.kind)
    want = verdict.gold
    if want is None:
        raise ValueError("a verdict has neither a marked nor a found relation")
    return Tie(
        kind=verdict.kind,
        type=verdict.type,
        head=names.get(want.head, want.head),
        tail=names.get(want.tail, want.tail),
        role=want.role,
        places=want.evidence,
    )
