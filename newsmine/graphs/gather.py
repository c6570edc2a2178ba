"""Read who or what stands where, out of a corpus, of mentions or of documents."""

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import groupby
from typing import Any, Literal, NamedTuple, get_args

from newsmine.corpus.code import code_hash
from newsmine.corpus.database import Corpus
from newsmine.corpus.parts import Records, Stored
from newsmine.errors import check_choice, did_you_mean
from newsmine.graphs.blocks import kept_places
from newsmine.graphs.placed import Places
from newsmine.graphs.windows import FIELDS, Windows, Within
from newsmine.records import VALUE_LABELS, Article, Document, Label, Mention
from newsmine.text.sentences import paragraphs, sentences
from newsmine.text.words import WordChoice
from newsmine.widgets.progress import Progress, bar_of

Unit = Literal["entity", "word"]

Apart = Callable[[str, str, Iterable[Mention]], Iterator[Mention]]
"""From id, text and mentions of an article to mentions."""


WORD = "WORD"
"""Label of a word."""

# Two articles do not write so many characters alike by chance; shorter sentences may be a habit.
_LONG = 30


class _Place(NamedTuple):
    """A place of an entity: ``start:end`` is the span that is its evidence, ``position`` its number among the words."""

    article_id: str
    number: int
    entity_id: str
    name: str
    label: str
    field: int
    start: int
    end: int
    position: int


@dataclass(slots=True)
class _Read:
    """Where what is read goes, and who is told of it."""

    progress: Progress | None = None
    total: int = 0
    places: Places = field(default_factory=Places)


def gather(  # noqa: PLR0913 - settings, all by keyword
    source: Corpus | Iterable[Mention] | Iterable[Document],
    *,
    within: Within | int,
    unit: Unit = "entity",
    labels: Iterable[str] | None = None,
    words: WordChoice | None = None,
    apart: Apart | None = None,
    progress: Progress | None = None,
) -> Windows:
    """Return the windows of a corpus, of mentions or of documents; read once, in any order.

    Parameters
    ----------
    source : Corpus, or iterable of Mention or of Document
    within : {"sentence", "paragraph", "article"} or int
        A number of words: places are read by sentence, with their positions.
    unit : {"entity", "word"}
    labels : iterable of str, optional
        Kinds of entities.
    words : WordChoice, optional
        Which words.
    apart : callable, optional
        Turns the mentions of an article of a corpus, given its id and text, into those that are to be joined.
    progress : callable, optional
        Called with the articles of a corpus that are read, and all of them.

    Raises
    ------
    ValueError
        If a choice or a label is unknown, or if the source does not tell such windows.
    TypeError
        If the source holds something else.
    """
    check_windows(within, unit)
    chosen = None if labels is None else frozenset([labels] if isinstance(labels, str) else labels)
    read = _Read()
    if isinstance(source, Corpus):
        read.progress = bar_of("articles") if progress is None else progress
        if read.progress is not None:
            read.total = source.connection.execute("SELECT count(*) FROM stories").fetchone()[0]
        if unit == "entity" and apart is None:
            windows = _kept(source, within, chosen, read)
        else:
            windows = _read(Stored(source), within, unit, chosen, words, apart=apart, read=read)
    elif unit == "word":
        windows = _arrays(_words(source, None, within, words or WordChoice(), read), read, chosen).windows()
    else:
        windows = _arrays(_of_mentions(source, within), read, chosen).windows()
    check_labels(chosen, windows.met)
    return windows


def read_windows(
    records: Records, *, within: Within | int, unit: Unit, labels: Collection[str] | None, words: WordChoice | None
) -> Windows:
    """Return the windows of a part of a corpus; see :func:`gather`. Nothing is checked: a part does not tell all labels."""
    return _read(records, within, unit, None if labels is None else frozenset(labels), words)


def check_labels(chosen: Collection[str] | None, met: Collection[str]) -> None:
    """Refuse labels that no mention has, by those that were met.

    Raises
    ------
    ValueError
        If one is none of ours and was not met.
    """
    known = sorted({*get_args(Label), *VALUE_LABELS, *met})
    for label in sorted(chosen or ()):
        check_choice(label, known, "label", listed="labels")


def check_windows(within: object, unit: str) -> None:
    """Refuse windows and units that are none.

    Raises
    ------
    ValueError
        If one is unknown, or a number of words less than 2.
    """
    if isinstance(within, int) and not isinstance(within, bool):
        if within < 2:  # noqa: PLR2004 - two words
            raise ValueError(f"a window of {within} words; two need at least 2")
    elif within not in get_args(Within):
        known = get_args(Within)
        hint = did_you_mean(str(within), known)
        raise ValueError(f"unknown window {within!r}; {hint}windows: {', '.join(known)}, or a number of words")
    check_choice(unit, get_args(Unit), "unit", listed="units")


def _read(  # noqa: PLR0913 - what gather was asked
    records: Records,
    within: Within | int,
    unit: Unit,
    chosen: frozenset[str] | None,
    words: WordChoice | None,
    *,
    apart: Apart | None = None,
    read: _Read | None = None,
) -> Windows:
    read = read or _Read()
    if unit == "word":
        placed = _words(records.documents(), records.articles(), within, words or WordChoice(), read)
    else:
        placed = _mentioned(records, within, read, chosen, apart)
    return _arrays(placed, read, chosen).windows()


def _kept(corpus: Corpus, within: Within | int, chosen: frozenset[str] | None, read: _Read) -> Windows:
    """Return the windows of a corpus; only articles that changed are read again."""

    def block(records: Records) -> Places:
        own = _Read()
        return _arrays(_mentioned(records, within, own, chosen, None), own, chosen)

    # However many words are a window, they are those of a sentence.
    name = f"places by {'word' if isinstance(within, int) else within}"
    labels = "names" if chosen is None else " ".join(sorted(chosen))

    def tell(n_articles: int) -> None:
        if read.progress is not None:
            read.progress(n_articles, read.total)

    return kept_places(corpus, name, f"{labels} code={code_hash('graphs', 'text')}", block, tell).windows()


def _of_mentions(source: Iterable[Any], within: Within | int) -> Iterator[_Place]:
    if within not in {"sentence", "article"}:
        what = "paragraphs" if within == "paragraph" else "words"
        raise ValueError(
            f"mentions alone do not tell their {what}, the texts do; give a Corpus, or use within='sentence'"
        )
    for mention in source:
        if not isinstance(mention, Mention):
            kind = type(mention).__name__
            raise TypeError(f"a graph of entities is made of a Corpus or of Mention records, not of {kind}")
        number = mention.sentence if within == "sentence" else 0
        yield _of_mention(mention, number, (mention.start, mention.end), 0)


def _mentioned(
    records: Records, within: Within | int, read: _Read, chosen: frozenset[str] | None, apart: Apart | None
) -> Iterator[_Place]:
    articles = records.articles()
    valued = chosen is not None and not chosen.isdisjoint(VALUE_LABELS)
    mentioned = records.mentions("all" if valued else None)
    for article_id, mentions in groupby(mentioned, key=lambda mention: mention.article_id):
        article = next(article for article in articles if article.id == article_id)
        spans = _Spans(article, within, read)
        named = list(mentions)
        for mention in apart(article_id, article.text, named) if apart else named:
            number, span = spans.of(mention.field, mention.start, mention.end)
            yield _of_mention(mention, number, span, spans.position(mention.field, mention.start))


def _of_mention(mention: Mention, number: int, span: tuple[int, int], position: int) -> _Place:
    field_ = FIELDS.index(mention.field)
    of_article = (mention.article_id, number, mention.entity_id, mention.canonical, mention.label)
    return _Place(*of_article, field_, *span, position)


def _words(
    documents: Iterable[Any],
    articles: Iterator[Article] | None,
    within: Within | int,
    choice: WordChoice,
    read: _Read,
) -> Iterator[_Place]:
    if articles is None and within == "paragraph":
        raise ValueError("documents alone do not tell their paragraphs, the texts do; give a Corpus")
    for document in documents:
        if not isinstance(document, Document):
            kind = type(document).__name__
            raise TypeError(f"a graph of words is made of a Corpus or of Document records, not of {kind}")
        id_, spans = document.article_id, None
        if articles is not None:
            spans = _Spans(next(article for article in articles if article.id == id_), within, read)
        for position, word in enumerate(choice.words(document.tokens)):
            number, span = (0 if within == "article" else word.sentence), (word.start, word.end)
            if spans is not None:
                number, span = spans.of("text", *span)
            yield _Place(id_, number, word.word, word.word, WORD, 0, *span, position)


class _Spans:
    """The windows of an article, and what is noted of them while they are asked for."""

    def __init__(self, article: Article, within: Within | int, read: _Read) -> None:
        self.article, self.within, self.read = article, within, read
        self.spans = list((paragraphs if within == "paragraph" else sentences)(article.text))
        self.starts = [start for start, _ in self.spans]
        self.blanks: dict[str, list[int]] = {}
        self.signed: set[int] = set()
        day = article.published_at.date().isoformat() if article.published_at else None
        read.places.tell(article.id, day, article.publisher)
        if read.progress is not None:
            read.progress(read.places.n_articles, read.total)

    def of(self, field_: str, start: int, end: int) -> tuple[int, tuple[int, int]]:
        """Return the number of the window of a place, and the span that is its evidence."""
        number, span = -1, (0, len(self.article.title or ""))
        if field_ == "text":
            number = max(0, bisect_right(self.starts, start) - 1)
            span = self.spans[number] if self.spans else (start, end)
        span = (span[0], max(span[1], end))
        number = 0 if self.within == "article" else number
        if number not in self.signed:
            self.signed.add(number)
            self._sign(number, field_, span)
        return number, span

    def position(self, field_: str, start: int) -> int:
        """Return how many words stand before a place, if that counts."""
        if not isinstance(self.within, int):
            return 0
        if field_ not in self.blanks:
            text = self.article.text if field_ == "text" else self.article.title or ""
            self.blanks[field_] = [i for i, character in enumerate(text) if character.isspace()]
        return bisect_right(self.blanks[field_], start)

    def _sign(self, number: int, field_: str, span: tuple[int, int]) -> None:
        text = self.article.text
        if self.within != "article":
            text = (text if field_ == "text" else self.article.title or "")[slice(*span)]
        squeezed = "".join(text.split())
        signature = blake2b(squeezed.encode("utf-8", "surrogatepass"), digest_size=8).digest()
        if len(squeezed) >= _LONG:
            self.read.places.sign(self.article.id, number, int.from_bytes(signature, "little", signed=True))


def _arrays(placed: Iterator[_Place], read: _Read, chosen: frozenset[str] | None) -> Places:
    for article_id, number, entity_id, name, label, *place in placed:
        if label in VALUE_LABELS and label not in (chosen or ()):
            continue
        read.places.met.add(label)
        joined = chosen is None or label in chosen
        read.places.add(article_id, number, (entity_id, name, label) if joined else None, *place)
    return read.places
