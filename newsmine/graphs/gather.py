"""Read who or what stands where, out of a corpus, of mentions or of documents."""

from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import groupby
from typing import Any, Literal, NamedTuple, get_args

import numpy as np

from newsmine.corpus.database import Corpus
from newsmine.corpus.read import iter_articles, iter_documents, iter_mentions
from newsmine.errors import check_choice, did_you_mean
from newsmine.graphs.windows import FIELDS, Integers, Windows, Within
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
    """What is read beside the places: of articles, and the text of windows as a hash."""

    progress: Progress | None = None
    total: int = 0
    days: dict[str, str | None] = field(default_factory=dict)
    publishers: dict[str, str | None] = field(default_factory=dict)
    texts: dict[tuple[str, int], int] = field(default_factory=dict)


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
    _check(within, unit)
    chosen = None if labels is None else frozenset([labels] if isinstance(labels, str) else labels)
    if progress is None and isinstance(source, Corpus):
        progress = bar_of("articles")
    read = _Read(progress)
    if isinstance(source, Corpus) and progress is not None:
        read.total = source.connection.execute("SELECT count(*) FROM stories").fetchone()[0]
    if unit == "word":
        placed = _words(source, within, words or WordChoice(), read)
    elif isinstance(source, Corpus):
        placed = _mentioned(source, within, read, chosen, apart)
    else:
        placed = _of_mentions(source, within)
    return _arrays(placed, read, chosen)


def _check(within: object, unit: str) -> None:
    if isinstance(within, int) and not isinstance(within, bool):
        if within < 2:  # noqa: PLR2004 - two words
            raise ValueError(f"a window of {within} words; two need at least 2")
    elif within not in get_args(Within):
        known = get_args(Within)
        hint = did_you_mean(str(within), known)
        raise ValueError(f"unknown window {within!r}; {hint}windows: {', '.join(known)}, or a number of words")
    check_choice(unit, get_args(Unit), "unit", listed="units")


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
    corpus: Corpus, within: Within | int, read: _Read, chosen: frozenset[str] | None, apart: Apart | None
) -> Iterator[_Place]:
    articles = iter_articles(corpus)
    valued = chosen is not None and not chosen.isdisjoint(VALUE_LABELS)
    mentioned = iter_mentions(corpus, labels="all" if valued else None)
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


def _words(source: Corpus | Iterable[Any], within: Within | int, choice: WordChoice, read: _Read) -> Iterator[_Place]:
    articles = iter_articles(source) if isinstance(source, Corpus) else None
    if articles is None and within == "paragraph":
        raise ValueError("documents alone do not tell their paragraphs, the texts do; give a Corpus")
    for document in iter_documents(source) if isinstance(source, Corpus) else source:
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
        read.days[article.id] = article.published_at.date().isoformat() if article.published_at else None
        read.publishers[article.id] = article.publisher
        if read.progress is not None:
            read.progress(len(read.days), read.total)

    def of(self, field_: str, start: int, end: int) -> tuple[int, tuple[int, int]]:
        """Return the number of the window of a place, and the span that is its evidence."""
        number, span = -1, (0, len(self.article.title or ""))
        if field_ == "text":
            number = max(0, bisect_right(self.starts, start) - 1)
            span = self.spans[number] if self.spans else (start, end)
        span = (span[0], max(span[1], end))
        number = 0 if self.within == "article" else number
        if (self.article.id, number) not in self.read.texts:
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
        self.read.texts[self.article.id, number] = (
            int.from_bytes(signature, "little", signed=True) if len(squeezed) >= _LONG else 0
        )


def _arrays(placed: Iterator[_Place], read: _Read, chosen: frozenset[str] | None) -> Windows:
    windows: dict[tuple[str, int], int] = {}
    entities: dict[str, int] = {}
    facts: list[tuple[str, str, str]] = []
    met: set[str] = set()
    rows = array("q")
    for article_id, number, entity_id, name, label, *place in placed:
        if label in VALUE_LABELS and label not in (chosen or ()):
            continue
        window = windows.setdefault((article_id, number), len(windows))
        met.add(label)
        if chosen is None or label in chosen:
            entity = entities.setdefault(entity_id, len(entities))
            if entity == len(facts):
                facts.append((entity_id, name, label))
            rows.extend((window, entity, *place))
    _check_labels(chosen, met)
    columns = np.frombuffer(rows, dtype=np.int64).reshape(-1, 6) if rows else np.empty((0, 6), np.int64)
    return _ordered(windows, facts, read, columns)


def _check_labels(chosen: frozenset[str] | None, met: set[str]) -> None:
    known = sorted({*get_args(Label), *VALUE_LABELS, *met})
    for label in sorted(chosen or ()):
        check_choice(label, known, "label", listed="labels")


def _ordered(
    windows: dict[tuple[str, int], int], facts: list[tuple[str, str, str]], read: _Read, rows: Integers
) -> Windows:
    """Return the windows with windows and entities numbered anew, so that the order of the input does not show."""
    article_ids = sorted({article_id for article_id, _ in windows})
    index = {article_id: i for i, article_id in enumerate(article_ids)}
    order = sorted(windows)
    renumber = np.empty(len(windows), dtype=np.int64)
    renumber[[windows[key] for key in order]] = np.arange(len(order))
    window, entity, field_, start, end, position = rows.T
    mentions = np.bincount(entity, minlength=len(facts)).tolist()
    ranked = sorted(range(len(facts)), key=lambda i: (-mentions[i], facts[i][1], facts[i][0]))
    rename = np.empty(len(facts), dtype=np.int64)
    rename[ranked] = np.arange(len(facts))
    window, entity = renumber[window], rename[entity]
    by_place = np.lexsort((end, start, field_, entity, window))
    window, entity = window[by_place], entity[by_place]
    entity_ids, names, labels = ([facts[i][k] for i in ranked] for k in range(3))
    texts = np.array([read.texts.get(key, 0) for key in order], dtype=np.int64)
    return Windows(
        article=np.array([index[article_id] for article_id, _ in order], dtype=np.int64),
        signature=_signed(texts, window, entity),
        article_ids=article_ids,
        days=[read.days.get(article_id) for article_id in article_ids],
        publishers=[read.publishers.get(article_id) for article_id in article_ids],
        entity_ids=entity_ids,
        names=names,
        labels=labels,
        window=window,
        entity=entity,
        field=field_[by_place],
        start=start[by_place],
        end=end[by_place],
        position=position[by_place],
    )


def _signed(texts: Integers, window: Integers, entity: Integers) -> Integers:
    """Return the hashes of texts mixed with that of who is named in them: one text may mean others elsewhere."""
    mixed = (entity.astype(np.uint64) + np.uint64(1)) * np.uint64(0x9E3779B97F4A7C15)
    mixed ^= mixed >> np.uint64(29)
    first = np.ones(len(window), dtype=bool)
    first[1:] = (window[1:] != window[:-1]) | (entity[1:] != entity[:-1])
    named = np.zeros(len(texts), dtype=np.uint64)
    np.add.at(named, window[first], mixed[first])
    signed = texts.astype(np.uint64) ^ (named << np.uint64(1))
    return np.where(texts == 0, 0, signed.astype(np.int64))
