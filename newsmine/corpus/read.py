"""Records out of a corpus, one at a time."""

from collections.abc import Iterator

from newsmine.corpus import frames
from newsmine.corpus.database import Corpus
from newsmine.records import Article, Document, Entity, Mention, Relation


def iter_articles(corpus: Corpus) -> Iterator[Article]:
    """Yield the articles by date and id."""
    return frames.articles(corpus.connection)


def iter_documents(corpus: Corpus) -> Iterator[Document]:
    """Yield the tokens of every article that has been tokenized, in the order of the articles."""
    return frames.documents(corpus.connection)


def iter_mentions(corpus: Corpus) -> Iterator[Mention]:
    """Yield the mentions in the order of the articles; a title's come before its text's."""
    return frames.mentions(corpus.connection)


def iter_relations(corpus: Corpus) -> Iterator[Relation]:
    """Yield the relations in the order of the articles."""
    return frames.relations(corpus.connection)


def iter_entities(corpus: Corpus) -> Iterator[Entity]:
    """Yield the entities, the most mentioned first."""
    return frames.entities(corpus.connection)


def counts(corpus: Corpus) -> dict[str, int]:
    """Return how many articles, tokenized articles, mentions, entities and relations there are."""
    ask = {
        "articles": "SELECT count(*) FROM articles",
        "documents": "SELECT count(*) FROM documents",
        "mentions": "SELECT count(*) FROM mentions",
        "entities": "SELECT count(DISTINCT entity_id) FROM mentions",
        "relations": "SELECT count(*) FROM relations",
    }
    return {name: corpus.connection.execute(query).fetchone()[0] for name, query in ask.items()}
