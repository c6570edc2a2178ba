"""How the articles of a corpus were read, without their texts."""

import json
from collections.abc import Iterator
from datetime import datetime

from newsmine.corpus.database import Corpus
from newsmine.records import Article, Reading

_ASK = (
    "SELECT a.id, a.url, a.publisher, a.title, a.published_at, a.authors, a.source, p.reader, p.decoder, p.warnings "
    "FROM provenance p JOIN articles a ON a.id = p.article_id WHERE p.imported_at >= ? ORDER BY a.id"
)


def iter_readings(corpus: Corpus, *, since: datetime | None = None) -> Iterator[Reading]:
    """Yield what the readers said of each article: its head without its text, decoder and warnings.

    Parameters
    ----------
    since : datetime, optional
        Leave out what was read before, to the second.
    """
    first = since.isoformat(timespec="seconds") if since is not None else ""
    for id_, url, publisher, title, published, authors, source, reader, decoder, warnings in corpus.connection.execute(
        _ASK, (first,)
    ):
        article = Article(
            id=id_,
            text="",
            url=url,
            publisher=publisher,
            title=title,
            published_at=datetime.fromisoformat(published) if published else None,
            authors=tuple(json.loads(authors)),
            source=source,
            reader=reader,
        )
        yield Reading(article=article, decoder=decoder, warnings=tuple(json.loads(warnings)))
