"""Records out of a corpus, one at a time."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from newsmine.corpus import frames
from newsmine.corpus.database import Corpus
from newsmine.corpus.kinds import NAMES, Labels
from newsmine.corpus.named import entities
from newsmine.records import Article, Document, Entity, Mention, Relation

if TYPE_CHECKING:
    import pandas as pd


def iter_articles(corpus: Corpus, *, duplicates: bool = False) -> Iterator[Article]:
    """Yield the articles by date and id; with ``duplicates`` also the copies that are left out."""
    return frames.articles(corpus.connection, duplicates=duplicates)


def iter_documents(corpus: Corpus) -> Iterator[Document]:
    """Yield the tokens of every article that has been tokenized, in the order of the articles."""
    return frames.documents(corpus.connection)


def iter_mentions(corpus: Corpus, *, labels: Labels = None) -> Iterator[Mention]:
    """Yield the mentions in the order of the articles, names or those of the labels; a title's come before its text's."""
    return frames.mentions(corpus.connection, labels=labels)


def iter_relations(corpus: Corpus, *, modality: frames.ModalityChoice = "asserted") -> Iterator[Relation]:
    """Yield the relations that the texts word so, or ``"all"``, in the order of the articles."""
    return frames.relations(corpus.connection, modality=modality)


def iter_entities(corpus: Corpus) -> Iterator[Entity]:
    """Yield the entities, the most mentioned first."""
    return entities(corpus.connection)


def provenance(corpus: Corpus) -> "pd.DataFrame":
    """Return where each article came from: input, its hash, reader, decoder, licence, rights notice, warnings, time.

    Returns
    -------
    pandas.DataFrame
        One row an article, all columns text; ``warnings`` are parted by ``; ``. Of a collected page ``input`` is its URL,
        ``found_in`` what named it, ``fetched_at`` when it was fetched, ``charset`` what its server called it.
    """
    import pandas as pd

    names = ["article_id", "input", "sha256", "reader", "decoder", "licence", "rights", "warnings", "imported_at"]
    names += ["found_in", "fetched_at", "charset"]
    rows = corpus.connection.execute(
        "SELECT p.article_id, p.input, p.sha256, p.reader, p.decoder, p.licence, a.rights, "
        "(SELECT group_concat(value, '; ') FROM json_each(p.warnings)), p.imported_at, "
        "p.found_in, p.fetched_at, p.charset FROM provenance p JOIN articles a ON a.id = p.article_id ORDER BY a.published_at IS NULL, a.published_at, a.id"
    )
    table: pd.DataFrame = pd.DataFrame(rows.fetchall(), columns=names, dtype="string")
    return table


def day_counts(corpus: Corpus) -> dict[tuple[date | None, str | None], int]:
    """Return how many articles there are of each Korean day and outlet."""
    rows = corpus.connection.execute(
        "SELECT substr(published_at, 1, 10), publisher, count(*) FROM articles GROUP BY 1, 2"
    )
    return {(date.fromisoformat(day) if day else None, publisher): count for day, publisher, count in rows}


def counts(corpus: Corpus) -> dict[str, int]:
    """Return how many articles there are, and without the copies how many are tokenized, mentions, entities, relations."""
    ask = {
        "articles": "SELECT count(*) FROM articles",
        "documents": "SELECT count(*) FROM documents d JOIN stories a ON a.id = d.article_id",
        "mentions": f"SELECT count(*) FROM mentions m JOIN stories a ON a.id = m.article_id WHERE {NAMES}",
        "entities": f"SELECT count(DISTINCT m.entity_id) FROM mentions m JOIN stories a ON a.id = m.article_id WHERE {NAMES}",
        "relations": "SELECT count(*) FROM relations r JOIN stories a ON a.id = r.article_id WHERE r.modality = 'asserted'",
    }
    return {name: corpus.connection.execute(query).fetchone()[0] for name, query in ask.items()}


def complete_urls(corpus: Corpus) -> list[str]:
    """Return the URLs of the articles whose whole text is there."""
    return [
        url for (url,) in corpus.connection.execute("SELECT url FROM articles WHERE url IS NOT NULL AND body_complete")
    ]
