"""Entities joined or parted over all articles of a corpus; what each article alone said of them is kept beside."""

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from newsmine.corpus.code import code_hash
from newsmine.corpus.database import Corpus, transaction

_STAGE = "joined"
_VALUES = "('DATE', 'TIME', 'QUANTITY')"
_FORMS = f"""
SELECT m.label, m.canonical, m.text, m.by, count(*) FROM mentions m JOIN stories a ON a.id = m.article_id
WHERE m.label NOT IN {_VALUES} GROUP BY m.label, m.canonical, m.text, m.by ORDER BY 1, 2, 3, 4
"""
_PERSONS = """
SELECT m.article_id, substr(a.published_at, 1, 10), m.entity_id, m.canonical, m.text,
       substr(CASE m.field WHEN 'title' THEN a.title ELSE a.text END, m.end + 1, :reach)
FROM mentions m JOIN stories a ON a.id = m.article_id WHERE m.label = 'PERSON' ORDER BY m.article_id, m.field DESC, m.start
"""
_POSTS = """
SELECT r.article_id, r.head_id, r.role, r.tail_id, r.tail FROM relations r JOIN stories a ON a.id = r.article_id
WHERE r.type IN ('HEAD_OF', 'AFFILIATED_WITH') AND r.modality = 'asserted' ORDER BY r.article_id, r.start, r.tail_id
"""
_RESTORE_MENTIONS = """
UPDATE mentions SET entity_id = found_id, label = found_label, canonical = found_canonical,
       found_id = NULL, found_label = NULL, found_canonical = NULL, joined_why = NULL WHERE found_id IS NOT NULL
"""
_RESTORE_END = """
UPDATE relations SET {end}_id = found_{end}_id, {end} = found_{end}, found_{end}_id = NULL, found_{end} = NULL
WHERE found_{end}_id IS NOT NULL
"""
_ENDS = ("head", "tail")


class Change(NamedTuple):
    """What an entity is among all articles, in place of ``found_id``; of one article only, if it is named."""

    found_id: str
    article_id: str | None
    entity_id: str
    label: str
    canonical: str
    why: str


class PersonPlace(NamedTuple):
    """A mention of a person, with the article's day (ISO 8601) and what stands ``after`` it."""

    article_id: str
    day: str | None
    entity_id: str
    canonical: str
    text: str
    after: str


class Post(NamedTuple):
    """A post or membership that an article states."""

    article_id: str
    person_id: str
    role: str | None
    body_id: str
    body: str


def found_forms(corpus: Corpus) -> Iterator[tuple[str, str, str, str, int]]:
    """Yield label, official name, form and finder of all names, with how often each was met; copies are left out."""
    return iter(corpus.connection.execute(_FORMS))


def found_persons(corpus: Corpus, *, reach: int) -> Iterator[PersonPlace]:
    """Yield all mentions of persons, by article; ``reach`` counts the characters behind."""
    return map(PersonPlace._make, corpus.connection.execute(_PERSONS, {"reach": reach}))


def found_posts(corpus: Corpus) -> Iterator[Post]:
    """Yield all posts and memberships that are stated as facts, by article."""
    return map(Post._make, corpus.connection.execute(_POSTS))


def is_joined(corpus: Corpus) -> bool:
    """Return whether the entities were joined since anything was found, and by this code."""
    row = corpus.connection.execute("SELECT fingerprint FROM corpus_done WHERE stage = ?", (_STAGE,)).fetchone()
    return row is not None and row[0] == _fingerprint(corpus.connection)


def restore(corpus: Corpus) -> None:
    """Give every entity back the id and the name that its article alone gave it."""
    with transaction(corpus) as connection:
        connection.execute(_RESTORE_MENTIONS)
        for end in _ENDS:
            connection.execute(_RESTORE_END.format(end=end))
        connection.execute("DELETE FROM corpus_done WHERE stage = ?", (_STAGE,))


def join(corpus: Corpus, changes: Iterable[Change]) -> int:
    """Write what entities are among all articles, all of it or nothing; return how many mentions changed.

    Changes of one article win over those of all.
    """
    changed = 0
    with transaction(corpus) as connection:
        for change in sorted(changes, key=lambda each: (each.article_id is None, each)):
            changed += _change(connection, change)
        connection.execute(
            "INSERT OR REPLACE INTO corpus_done (stage, fingerprint) VALUES (?, ?)", (_STAGE, _fingerprint(connection))
        )
    return changed


def reasons(corpus: Corpus, article_id: str) -> Mapping[tuple[str, int, int], tuple[str, str, str, str]]:
    """Return id, label, official name and reason of the mentions of an article that all articles changed, by place."""
    rows = corpus.connection.execute(
        "SELECT field, start, end, entity_id, label, canonical, joined_why FROM mentions "
        "WHERE article_id = ? AND found_id IS NOT NULL",
        (article_id,),
    )
    return {(field, start, end): (id_, label, name, why) for field, start, end, id_, label, name, why in rows}


def _change(connection: sqlite3.Connection, change: Change) -> int:
    where = "" if change.article_id is None else "AND article_id = :article_id "
    values = change._asdict()
    done = connection.execute(
        "UPDATE mentions SET found_id = entity_id, found_label = label, found_canonical = canonical, "
        "entity_id = :entity_id, label = :label, canonical = :canonical, joined_why = :why "
        f"WHERE entity_id = :found_id {where}AND found_id IS NULL",
        values,
    )
    for end in _ENDS:
        connection.execute(
            f"UPDATE relations SET found_{end}_id = {end}_id, found_{end} = {end}, {end}_id = :entity_id, "
            f"{end} = :canonical WHERE {end}_id = :found_id {where}AND found_{end}_id IS NULL",
            values,
        )
    return done.rowcount


def _fingerprint(connection: sqlite3.Connection) -> str:
    digest = hashlib.sha256(code_hash("entities", "corpus").encode())
    done = "SELECT article_id, fingerprint, content_hash FROM done WHERE stage = 'entities' ORDER BY article_id"
    for row in connection.execute(done):
        digest.update(repr(row).encode("utf-8", "surrogatepass"))
    copies = connection.execute("SELECT fingerprint FROM corpus_done WHERE stage NOT IN (?) ORDER BY stage", (_STAGE,))
    digest.update(repr(copies.fetchall()).encode())
    return digest.hexdigest()
