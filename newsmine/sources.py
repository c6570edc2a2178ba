"""What we know of newspapers and of a study, as data."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

DEFAULT_TAGGER = "shipped"
"""The learned tagger where nobody names one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A list of new articles: RSS or Atom at ``url``."""

    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Where the fields stand in one design of a newspaper's page, as CSS selectors.

    A redesign adds a layout, and the old one gets its last day, ``until``. ``marks`` selects what only pages of this
    layout have; it is how a page without a URL is known. ``None`` leaves the field to the metadata of the head.
    ``publisher`` and ``original`` are for portals: where the page names the newspaper and links to its own page.

    Where ``within`` is ``"script"``, the page brings its article as JSON in a script: the fields are then the keys of
    that object (``headlines.basic`` goes into the object under ``headlines``), ``marks`` and ``drop`` stay selectors.
    ``body`` may then name several keys, parted by blanks: what the page draws above the text, a subtitle say, and last
    the text itself.
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
    original: str | None = None
    drop: tuple[str, ...] = ()
    until: date | None = None
    within: Literal["page", "script"] = "page"


@dataclass(frozen=True, slots=True, kw_only=True)
class ListLayout:
    """Where a list of articles names them, in one design, as CSS selectors.

    ``marks`` selects what every list of this design has, also one without articles. ``items`` selects each article's
    element; the others look inside it: ``link`` the anchor that leads to the article (its text is the headline where
    ``title`` is ``None``). Where an item is the anchor itself, the others look around it.

    ``url`` is how an address of such a list is built, of ``{base}``, ``{page}``, ``{query}``, ``{since}`` and
    ``{until}`` (days as ``day`` writes them); what is not asked for is left out. ``domains`` are the sites of this
    design; none means any.
    """

    marks: str
    items: str
    link: str = "a[href]"
    title: str | None = None
    published_at: str | None = None
    publisher: str | None = None
    url: str | None = None
    day: str = "%Y-%m-%d"
    first_page: int = 1
    page_parameter: str = "page"
    domains: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Publisher:
    """A newspaper, a portal or a family of sites that share one content system."""

    id: str
    name: str | None
    domains: tuple[str, ...] = ()
    feeds: tuple[Feed, ...] = ()
    lists: tuple[ListLayout, ...] = ()
    layouts: tuple[Layout, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StudyInput:
    """Files that articles are read from: ``path`` may hold ``*`` and ``**`` and counts from the study's folder."""

    path: str
    licence: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DuplicateSettings:
    """How copies of one story are known, and which of them is kept: first, longest or all."""

    keep: str = "first"
    similarity: float = 0.8
    within_days: int = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenSettings:
    """How the articles of a study are cut into tokens.

    ``compounds`` joins runs of nouns inside a word, ``units`` numbers and their units; ``stopwords`` is a file of what to
    leave out, an entry a line (``것``, ``하/XSV``, ``/JKS``). ``time_limit`` are the seconds that an article may take, 0 is no
    limit; without it there is one for the tokenizers that can hang. ``fallback`` is the tokenizer that does an article over it;
    ``workers`` is in how many processes the tokenizer works.
    """

    tokenizer: str = "kiwi"
    user_words: str | None = None
    compounds: bool = False
    units: bool = False
    stopwords: str | None = None
    time_limit: float | None = None
    fallback: str | None = None
    workers: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class EntitySettings:
    """Dictionaries of a study, beside the public bodies that newsmine knows.

    ``names`` is ``"latest"`` to count a public body that became another under what it is called today. ``tagger`` is the learned
    tagger: ``shipped``, ``none``, a folder that ``newsmine train`` wrote, or a model of transformers by folder or name.
    """

    gazetteer: str | None = None
    aliases: str | None = None
    names: str = "of-the-time"
    tagger: str = DEFAULT_TAGGER


@dataclass(frozen=True, slots=True, kw_only=True)
class GraphSettings:
    """What is joined: entities, or words (``unit``), in one ``within``, at least ``min_count`` times.

    ``within`` may be a number of words; no labels are all labels; ``top`` are the most frequent; with ``once`` a text that
    several articles have word for word counts once.
    """

    within: str | int = "sentence"
    weight: str = "npmi"
    min_count: int = 2
    labels: tuple[str, ...] = ()
    unit: str = "entity"
    top: int | None = None
    once: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicSettings:
    """How topics are fitted; ``stopwords`` is a file with a word a line.

    ``by`` is the length of the periods that each topic's wording is followed over: month, quarter or year.
    """

    n_topics: int = 12
    seed: int = 7
    method: str = "nmf"
    stopwords: str | None = None
    by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WordSettings:
    """How words are counted, in tables, topics and graphs: ``synonyms`` is a table ``form,word`` of what counts as one, ``min_count`` how often a term must occur."""

    synonyms: str | None = None
    min_count: int = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectSettings:
    """Where the articles of a study are looked for on the web, and how politely.

    ``feeds``, ``sitemaps`` and ``lists`` are URLs, ``searches`` sites with ndsoft's search; ``publishers`` are ids whose
    feeds newsmine knows. ``queries`` are what the searches, ``naver`` (true, or a door: ``openapi``, ``apihub``) and
    ``google`` are asked for; ``terms`` narrow what is more than Naver gives. ``since`` and ``until`` are days, both count in. ``delay`` are the least seconds between
    two requests to a host, ``max_pages`` the most pages of a list.
    """

    feeds: tuple[str, ...] = ()
    sitemaps: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    searches: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    queries: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    naver: bool | str = False
    google: bool = False
    since: date | None = None
    until: date | None = None
    max_articles: int | None = None
    max_pages: int = 50
    delay: float = 1.0
    verify_certificates: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Study:
    """A study: where its articles are, and how each stage is to work. ``folder`` is where its file stands.

    Without ``duplicates`` no copies are sought, and every article counts; without ``collect`` nothing is looked for on
    the web; without ``words`` no words are counted.
    """

    name: str
    folder: str
    inputs: tuple[StudyInput, ...]
    title: str | None = None
    description: str | None = None
    collect: CollectSettings | None = None
    duplicates: DuplicateSettings | None = None
    tokens: TokenSettings = TokenSettings()
    entities: EntitySettings = EntitySettings()
    graph: GraphSettings = GraphSettings()
    topics: TopicSettings = TopicSettings()
    words: WordSettings | None = None
