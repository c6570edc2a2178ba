"""The units that people code: articles, sentences, mentions, relations."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from newsmine.corpus.database import Corpus
from newsmine.corpus.read import iter_articles, iter_mentions, iter_relations
from newsmine.records import Article, Evidence
from newsmine.text.periods import period_of
from newsmine.text.references import write_references
from newsmine.text.sentences import sentences

UnitKind = Literal["article", "sentence", "mention", "relation"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit of coding: ``name`` tells it from all others, ``shown`` is what a coder sees beside the article's own data."""

    name: str
    article: Article
    text: str
    shown: Mapping[str, str | None]

    def key(self, of: str) -> str | None:
        """Return what the unit is counted under: outlet, period, label or type."""
        day = self.article.published_at.date().isoformat() if self.article.published_at else None
        if of == "publisher":
            return self.article.publisher
        if of in {"label", "type"}:
            return self.shown[of]
        return None if day is None else period_of(day, of)  # type: ignore[arg-type] # checked where it was asked for

    def row(self, *, text: bool) -> dict[str, str | None]:
        """Return the unit as a row; its text only if it is asked for."""
        article = self.article
        return {
            "unit": self.name,
            "article_id": article.id,
            "published": article.published_at.date().isoformat() if article.published_at else None,
            "publisher": article.publisher,
            "title": article.title,
            "url": article.url,
            **self.shown,
            **({"text": self.text} if text else {}),
        }


def _articles(corpus: Corpus) -> Iterator[Unit]:
    for article in iter_articles(corpus):
        yield Unit(name=article.id, article=article, text=article.text, shown={})


def _sentences(corpus: Corpus) -> Iterator[Unit]:
    for article in iter_articles(corpus):
        for start, end in sentences(article.text):
            yield Unit(
                name=_place(article, "text", start, end), article=article, text=article.text[start:end], shown={}
            )


def _mentions(corpus: Corpus) -> Iterator[Unit]:
    articles = {article.id: article for article in iter_articles(corpus)}
    for mention in iter_mentions(corpus):
        article = articles[mention.article_id]
        shown = {"mention": mention.text, "label": mention.label, "canonical": mention.canonical}
        place = _place(article, mention.field, mention.start, mention.end)
        around = _around(article, mention.start, mention.end) if mention.field == "text" else article.title or ""
        yield Unit(name=f"{place} {mention.label}", article=article, text=around, shown=shown)


def _relations(corpus: Corpus) -> Iterator[Unit]:
    articles = {article.id: article for article in iter_articles(corpus)}
    for relation in iter_relations(corpus):
        article = articles[relation.article_id]
        shown = {"head": relation.head, "type": relation.type, "tail": relation.tail, "role": relation.role}
        place = _place(article, "text", relation.start, relation.end)
        tie = " ".join(filter(None, (relation.head_id, relation.type, relation.tail_id, relation.role)))
        yield Unit(
            name=f"{place} {tie}", article=article, text=article.text[relation.start : relation.end], shown=shown
        )


UNITS: dict[str, Callable[[Corpus], Iterator[Unit]]] = {
    "article": _articles,
    "sentence": _sentences,
    "mention": _mentions,
    "relation": _relations,
}
"""How all units of a corpus are listed, by kind."""


def _place(article: Article, field: str, start: int, end: int) -> str:
    return write_references([Evidence(article.id, field, start, end)])


def _around(article: Article, start: int, end: int) -> str:
    """Return the sentence that holds a place."""
    return next((article.text[a:b] for a, b in sentences(article.text) if a <= start < b), article.text[start:end])
