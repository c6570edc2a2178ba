"""What people have marked in an article, in the places of the text that a finder is given."""

from dataclasses import dataclass

from newsmine.records import Article

Place = tuple[str, int, int]
"""A field of an article, and ``start:end`` in it."""

FLAGS = ("credit", "descriptive", "in_title")
"""Kinds of mentions that one may well leave out: a photo credit, a generic wording, an organisation in a job title."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldMention:
    """A marked name: ``places``, ``labels`` and ``entities`` begin with its own, the others are right too.

    One that is ``optional`` is neither asked for nor punished.
    """

    places: tuple[Place, ...]
    labels: tuple[str, ...]
    entities: tuple[str, ...]
    text: str
    flags: frozenset[str] = frozenset()
    optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldEntity:
    """What is named, by all its names, the official one first.

    ``everywhere`` is its id in all articles. ``may_merge_with`` is an entity of the article that one may take for the same.
    """

    id: str
    names: tuple[str, ...]
    everywhere: str
    may_merge_with: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldRelation:
    """A marked tie between two entities of the article; ``evidence`` are the places that say so."""

    head: str
    type: str
    tail: str
    role: str | None = None
    optional: bool = False
    evidence: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldValue:
    """A marked date or time (its value is ISO 8601) or quantity (a number, in its unit)."""

    places: tuple[Place, ...]
    label: str
    text: str
    value: str | float | None
    unit: str | None = None
    optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldArticle:
    """An article with all that is marked in it.

    ``wrong`` are relations that are typical errors; what is found in the places ``ignored`` counts neither way.
    """

    article: Article
    mentions: tuple[GoldMention, ...] = ()
    entities: tuple[GoldEntity, ...] = ()
    relations: tuple[GoldRelation, ...] = ()
    wrong: tuple[GoldRelation, ...] = ()
    value_marks: tuple[GoldValue, ...] = ()
    ignored: tuple[Place, ...] = ()
