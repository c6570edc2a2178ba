"""What we know of newspapers, as data."""

from dataclasses import dataclass
from datetime import date
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A list of new articles: RSS or Atom at ``url``."""

    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Where the fields stand in one design of a newspaper's page, as CSS selectors.

    A redesign adds a layout, and the old one gets its last day, ``until``. ``marks`` selects what only pages of this
    layout have; it is how a page without a URL is known. ``None`` leaves the field to the metadata of the head.
    ``publisher`` is for portals: where the page names the newspaper.

    Where ``within`` is ``"script"``, the page brings its article as JSON in a script: the fields are then the keys of
    that object, ``marks`` and ``drop`` stay selectors.
    """

    title: str | None = None
    body: str
    marks: str
    subtitle: str | None = None
    published_at: str | None = None
    modified_at: str | None = None
    authors: str | None = None
    captions: str = "figcaption"
    rights: str | None = None
    publisher: str | None = None
    drop: tuple[str, ...] = ()
    until: date | None = None
    within: Literal["page", "script"] = "page"


@dataclass(frozen=True, slots=True, kw_only=True)
class Publisher:
    """A newspaper, a portal or a family of sites that share one content system."""

    id: str
    name: str | None
    domains: tuple[str, ...] = ()
    feeds: tuple[Feed, ...] = ()
    layouts: tuple[Layout, ...]
