"""The records that pass between the stages: frozen, without methods that do work.

Their fields are the columns of the tables (:mod:`newsmine.schema`) and the keys of the JSON Lines.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Literal, NamedTuple, get_args

KST = timezone(timedelta(hours=9))
"""Korean Standard Time: every time of an article is given in it."""

Label = Literal[
    "PERSON", "GOV", "PUBLIC_ORG", "COMPANY", "UNIVERSITY", "MEDIA", "GROUP", "PROGRAM", "EVENT", "PRODUCT", "PLACE"
]
"""Kinds of a named entity."""

ValueLabel = Literal["DATE", "TIME", "QUANTITY"]
"""Kinds of a value."""

VALUE_LABELS: frozenset[str] = frozenset(get_args(ValueLabel))
"""Labels of values, which stand among the mentions and are no names."""

RelationType = Literal[
    "HEAD_OF",
    "AFFILIATED_WITH",
    "SIGNED_MOU_WITH",
    "PARTNER_OF",
    "HOSTS",
    "RUNS",
    "PARTICIPATES_IN",
    "SUPPORTS",
    "LOCATED_IN",
    "PART_OF",
    "DEVELOPS",
    "WON",
]
"""Kinds of a relation; ``SIGNED_MOU_WITH`` and ``PARTNER_OF`` have no direction."""

Modality = Literal["asserted", "planned", "denied", "asked"]
"""How a text words a relation: it is so, it shall be so, it is not so, or it is an open question."""

MentionField = Literal["text", "title"]
"""The field of an article that a mention's characters are counted in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What was fetched or read from disk, untouched.

    ``body`` are its bytes, or its text where it was already decoded; ``url`` is where it came from on the web,
    ``path`` on disk; ``charset`` is what an HTTP header said of it, if any.
    """

    body: bytes | str
    url: str | None = None
    path: str | None = None
    charset: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One news article: NFC text with paragraphs parted by a line feed, and what is known of it.

    Times are aware, in +09:00. What is missing is ``None`` or an empty tuple, never ``""``.
    ``source`` is where it came from (URL or path), ``reader`` which reader made it, ``body_complete`` is false
    where the source is known to cut the body. ``ai_training_prohibited`` is true where the page or its rights notice
    forbids to train models on it.
    """

    id: str
    text: str
    url: str | None = None
    publisher: str | None = None
    title: str | None = None
    subtitle: str | None = None
    published_at: datetime | None = None
    modified_at: datetime | None = None
    authors: tuple[str, ...] = ()
    bureau: str | None = None
    captions: tuple[str, ...] = ()
    rights: str | None = None
    source: str | None = None
    reader: str | None = None
    body_complete: bool = True
    language: str = "ko"
    ai_training_prohibited: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """A line that a reader left out of the body: ``kind`` names what it is, ``reason`` says in words what told it, if more."""

    kind: str
    text: str
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """An article with what its reader has to say of it.

    ``decoder`` is the encoding that read the bytes; ``warnings`` are one-line remarks (mojibake, a missing date);
    ``cuts`` are the lines that were left out; ``extra`` is what the source says beside, by the names of its columns.
    """

    article: Article
    decoder: str = "str"
    warnings: tuple[str, ...] = ()
    cuts: tuple[Cut, ...] = ()
    extra: tuple[tuple[str, str], ...] = ()


class Token(NamedTuple):
    """A token of a text; a tuple, because a text has thousands and a dataclass takes four times as long to make.

    ``tag`` is the engine's own tag, ``pos`` its Universal POS name. ``start:end`` are characters of the text as it
    was given; ``exact`` is false where the form is not verbatim there, and the span is then the part of its word that it
    stands for (empty where it was contracted away).
    ``sentence`` and ``word`` count from 0 in the text.
    """

    form: str
    lemma: str
    tag: str
    pos: str
    start: int
    end: int
    exact: bool
    sentence: int = 0
    word: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """The tokens of an article, as one tokenizer cut it."""

    article_id: str
    tokenizer: str
    tokens: tuple[Token, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A place where an entity is named: ``start:end`` are characters of ``field`` of the article.

    A date, a time or a quantity is one too; its ``canonical`` is what it comes to (``2024-11-26``, ``14:30``, ``305 명``).
    ``sentence`` counts from 0 in the text and is -1 in a title. ``by`` names the finder, ``score`` lies in [0, 1].
    """

    article_id: str
    start: int
    end: int
    text: str
    label: str
    entity_id: str
    canonical: str
    sentence: int
    by: str
    score: float = 1.0
    field: MentionField = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """What is named: its official name, its kind and the forms that it was met in.

    ``mentions`` and ``articles`` are counts; ``first`` and ``last`` the days of its articles (ISO 8601).
    """

    entity_id: str
    canonical: str
    label: str
    aliases: tuple[str, ...]
    mentions: int
    articles: int
    first: str | None = None
    last: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A typed tie between two entities; ``start:end`` is the evidence in the text of the article.

    The evidence is a sentence that names both. With ``cross_sentence`` it takes more than that: the sentences from one name to the
    other, or a sentence that goes on to speak of what others name. Only what is ``"asserted"`` is a fact of the text; a plan, a
    denial or an open question is marked so by its ``modality``.
    """

    article_id: str
    head_id: str
    head: str
    type: str
    tail_id: str
    tail: str
    role: str | None = None
    start: int
    end: int
    cross_sentence: bool = False
    modality: Modality = "asserted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What was found in one article: ``relations`` are asserted, ``unasserted`` are planned, denied or asked."""

    mentions: tuple[Mention, ...] = ()
    relations: tuple[Relation, ...] = ()
    unasserted: tuple[Relation, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where something stands: ``start:end`` are characters of ``field`` of the article."""

    article_id: str
    field: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Duplicate:
    """An article of a group of near-duplicates; ``duplicate_of`` is the article that stands for the group, if another.

    ``similarity`` to that article lies in [0, 1]. ``kept`` is false where the article is left out as a copy.
    """

    group: int
    article_id: str
    publisher: str | None = None
    published_at: datetime | None = None
    title: str | None = None
    kept: bool
    duplicate_of: str | None = None
    similarity: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class DuplicatePair:
    """A copy beside the article that stands for its group.

    ``jaccard`` and ``containment`` (of the shorter in the longer) are those of their shingles; ``similarity`` is the one
    that counts.
    """

    group: int
    similarity: float
    jaccard: float
    containment: float
    article_id: str
    publisher: str | None = None
    published_at: datetime | None = None
    title: str | None = None
    duplicate_of: str
    of_publisher: str | None = None
    of_published_at: datetime | None = None
    of_title: str | None = None
