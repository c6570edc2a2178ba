"""What a corpus says of persons and their posts, with day and sentence."""

from collections.abc import Iterator
from typing import NamedTuple

from newsmine.corpus.database import Corpus

_STATED = """
SELECT r.head_id, r.head, r.tail_id, r.tail, r.type, r.role, r.article_id, substr(a.published_at, 1, 10) AS day,
       r.start, r.end, substr(a.text, r.start + 1, r.end - r.start), r.modality
FROM relations r JOIN stories a ON a.id = r.article_id
WHERE r.type IN ('HEAD_OF', 'AFFILIATED_WITH') AND r.modality IN ('asserted', 'planned') AND a.published_at IS NOT NULL
ORDER BY day, r.article_id, r.start, r.head_id, r.tail_id, r.role
"""
_PERSONS = """
SELECT m.entity_id, m.canonical, m.article_id, substr(a.published_at, 1, 10) AS day, m.start, m.end,
       substr(a.text, max(0, m.start - :reach) + 1, min(m.start, :reach)), substr(a.text, m.end + 1, :reach)
FROM mentions m JOIN stories a ON a.id = m.article_id
WHERE m.label = 'PERSON' AND m.field = 'text' AND a.published_at IS NOT NULL
ORDER BY day, m.article_id, m.start
"""


class StatedPost(NamedTuple):
    """A person with an organisation and a role, as an article of a day says it in the sentence at ``start:end``."""

    person_id: str
    person: str
    organisation_id: str
    organisation: str
    type: str
    role: str | None
    article_id: str
    day: str
    start: int
    end: int
    sentence: str
    modality: str


class PersonPlace(NamedTuple):
    """A place that names a person, with the text ``before`` and ``after`` it; ``start:end`` are characters of the text."""

    person_id: str
    person: str
    article_id: str
    day: str
    start: int
    end: int
    before: str
    after: str


def stated_posts(corpus: Corpus) -> Iterator[StatedPost]:
    """Yield the posts and memberships of all dated articles, those to come too, by day; copies are left out."""
    return map(StatedPost._make, corpus.connection.execute(_STATED))


def person_places(corpus: Corpus, *, reach: int) -> Iterator[PersonPlace]:
    """Yield where the texts of dated articles name persons, by day; ``reach`` counts characters on each side."""
    return map(PersonPlace._make, corpus.connection.execute(_PERSONS, {"reach": reach}))


def bodies_between(corpus: Corpus, article_id: str, start: int, end: int) -> list[tuple[str, str]]:
    """Return id and name of what is named in a stretch of a text and is no person, in order."""
    return corpus.connection.execute(
        "SELECT entity_id, canonical FROM mentions WHERE article_id = ? AND field = 'text' AND start < ? AND end > ? "
        "AND label IN ('GOV', 'PUBLIC_ORG', 'COMPANY', 'UNIVERSITY', 'MEDIA', 'GROUP', 'PROGRAM') ORDER BY start, end",
        (article_id, end, start),
    ).fetchall()


def passage(corpus: Corpus, article_id: str, start: int, end: int) -> str:
    """Return a stretch of the text of an article."""
    query = "SELECT substr(text, ?, ?) FROM articles WHERE id = ?"
    text: str = corpus.connection.execute(query, (start + 1, end - start, article_id)).fetchone()[0]
    return text


def text_of(corpus: Corpus, article_id: str) -> str:
    """Return the text of an article."""
    text: str = corpus.connection.execute("SELECT text FROM articles WHERE id = ?", (article_id,)).fetchone()[0]
    return text


def ids_named(corpus: Corpus, name: str) -> frozenset[str]:
    """Return the ids of the entities that are written so anywhere, officially named so, or have this id."""
    rows = corpus.connection.execute(
        "SELECT entity_id FROM mentions WHERE text = :name OR canonical = :name OR entity_id = :name", {"name": name}
    )
    return frozenset(id_ for (id_,) in rows)


def undated(corpus: Corpus) -> int:
    """Return how many posts and memberships stand in articles without a date."""
    found = corpus.connection.execute(
        "SELECT count(*) FROM relations r JOIN stories a ON a.id = r.article_id "
        "WHERE r.type IN ('HEAD_OF', 'AFFILIATED_WITH') AND r.modality = 'asserted' AND a.published_at IS NULL"
    )
    return int(found.fetchone()[0])
