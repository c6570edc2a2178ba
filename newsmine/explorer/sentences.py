"""The sentences that a page quotes, each once, with the names in them and the articles that they are of."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import Any, NamedTuple, cast
from urllib.parse import urlsplit

from newsmine.corpus.asked import licence_of
from newsmine.corpus.cut import article_of
from newsmine.corpus.database import Corpus
from newsmine.corpus.found import names_in
from newsmine.explorer.pack import flat
from newsmine.html.rights import allows_copies
from newsmine.records import Article, Evidence
from newsmine.text.sentences import sentences

# Characters of a quotation: a place within paragraphs may span several sentences.
_LONGEST = 600
# Articles that are kept at hand; places come article by article.
_AT_HAND = 64
# Article by article, so that each is read once.
_ORDER = attrgetter("article_id", "field", "start", "end")
# Others, such as javascript:, could run.
_SCHEMES = {"http", "https"}


class _Read(NamedTuple):
    """An article with the bounds of its sentences and its names, as field, start, end and entity."""

    article: Article
    bounds: list[tuple[int, int]]
    names: list[tuple[str, int, int, str, str]]


class Sentences:
    """Collects quotations of a corpus; equal ones have one number.

    Parameters
    ----------
    corpus : Corpus
        Where the articles are.
    number : mapping of str to int
        Number of the node of each entity; other names are marked too, but lead nowhere.
    kinds : sequence of str
        Labels, by number; all that the corpus has.
    """

    def __init__(self, corpus: Corpus, number: Mapping[str, int], kinds: Sequence[str]) -> None:
        self._number = number
        self._kind = {label: i for i, label in enumerate(kinds)}
        self._rows: dict[tuple[str, str, int, int], tuple[str, list[int]]] = {}
        self._numbers: dict[tuple[str, str, int, int], int] = {}
        self._read = lru_cache(_AT_HAND)(lambda article_id: _read(corpus, article_id))
        self._articles: dict[str, Article] = {}

    def quote(self, places: Iterable[Evidence]) -> dict[Evidence, int]:
        """Return the number of the sentences that hold each place; those of articles that are gone are left out."""
        found = {}
        for place in sorted(set(places), key=_ORDER):
            read = self._read(place.article_id)
            if read is not None:
                found[place] = self._quoted(read, place)
        return found

    def find(self, article_id: str, text: str) -> int | None:
        """Return the number of a sentence that is given in words."""
        read = self._read(article_id)
        at = read.article.text.find(text) if read and text else -1
        return self._quoted(read, Evidence(article_id, "text", at, at + len(text))) if read and at >= 0 else None

    def within(self, place: Evidence) -> tuple[int, int]:
        """Return start and end of a place in the quotation that holds it; of one that is cut off, its end."""
        read = cast("_Read", self._read(place.article_id))
        start, end = self._bounds(read, place)
        return min(place.start, end) - start, min(place.end, end) - start

    @property
    def articles(self) -> list[Article]:
        """The articles of the quotations, in the order of their numbers."""
        return [*self._articles.values()]

    def part(self) -> dict[str, Any]:
        """Return all quotations as columns: article, text, and marks (start, end, kind, node or -1, by turns)."""
        of_article = {id_: i for i, id_ in enumerate(self._articles)}
        return {
            "article": [of_article[key[0]] for key in self._rows],
            "title": [int(key[1] == "title") for key in self._rows],
            "text": [text for text, _ in self._rows.values()],
            "marks": flat(marks for _, marks in self._rows.values()),
        }

    def _quoted(self, read: _Read, place: Evidence) -> int:
        article = read.article
        whole = (article.title or "") if place.field == "title" else article.text
        start, end = self._bounds(read, place)
        key = (article.id, place.field, start, end)
        if key not in self._numbers:
            self._numbers[key] = len(self._rows)
            self._rows[key] = (whole[start:end], self._marks(read, place.field, start, end))
            self._articles.setdefault(article.id, article)
        return self._numbers[key]

    def _bounds(self, read: _Read, place: Evidence) -> tuple[int, int]:
        if place.field == "title":
            return 0, len(read.article.title or "")
        start, end = _around(read.bounds, place.start, place.end)
        return start, min(end, max(start, place.start) + _LONGEST)

    def _marks(self, read: _Read, field: str, start: int, end: int) -> list[int]:
        marks: list[int] = []
        behind = start
        for own, first, last, entity_id, label in read.names:
            if own == field and behind <= first < last <= end:
                marks += [first - start, last - start, self._kind[label], self._number.get(entity_id, -1)]
                behind = last
        return marks


def article_part(articles: Iterable[Article]) -> dict[str, Any]:
    """Return articles as columns: title, outlet, day, time and link; a link that is none of the web is left out."""
    rows = [*articles]
    return {
        "title": [article.title or "" for article in rows],
        "publisher": [article.publisher or "" for article in rows],
        "day": [article.published_at.date().isoformat() if article.published_at else "" for article in rows],
        "url": [_link(article.url) for article in rows],
    }


def may_be_read(corpus: Corpus, article: Article) -> bool:
    """Return whether everybody may be given the whole text: by the licence given at import, or by the article's own notice."""
    return allows_copies(licence_of(corpus, article.id)) or allows_copies(article.rights)


def _link(url: str | None) -> str:
    try:
        return url if url and urlsplit(url).scheme in _SCHEMES else ""
    except ValueError:
        return ""


def _read(corpus: Corpus, article_id: str) -> _Read | None:
    article = article_of(corpus, article_id)
    return None if article is None else _Read(article, [*sentences(article.text)], names_in(corpus, article_id))


def _around(bounds: list[tuple[int, int]], start: int, end: int) -> tuple[int, int]:
    """Return from where to where the sentences reach that hold a place."""
    if not bounds:
        return start, end
    first = max(0, bisect_right(bounds, (start, start)) - 1)
    if bounds[first][1] <= start and first + 1 < len(bounds):
        first += 1
    last = max(first, bisect_right(bounds, (max(start, end - 1), end)) - 1)
    return min(start, bounds[first][0]), max(end, bounds[last][1])
