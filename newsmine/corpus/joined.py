"""Entities joined or parted over all articles of a corpus; what each article alone said of them is kept beside."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from newsmine.corpus.code import code_hash
from newsmine.corpus.database import Corpus

_STAGE = "joined"
_EVERYWHERE = ""
_FRESH = """
CREATE TEMP TABLE fresh AS SELECT id FROM stories WHERE id NOT IN (SELECT article_id FROM persons_read) ORDER BY id
"""
_PERSONS = """
SELECT m.article_id, coalesce(m.found_id, m.entity_id), coalesce(m.found_canonical, m.canonical), m.text,
       substr(CASE m.field WHEN 'title' THEN a.title ELSE a.text END, m.end + 1, :reach)
FROM temp.fresh f CROSS JOIN mentions m ON m.article_id = f.id JOIN articles a ON a.id = f.id
WHERE m.label = 'PERSON' ORDER BY f.rowid, m.field DESC, m.start
"""
_POSTS = """
SELECT r.article_id, coalesce(r.found_head_id, r.head_id), r.role, coalesce(r.found_tail_id, r.tail_id),
       coalesce(r.found_tail, r.tail)
FROM temp.fresh f CROSS JOIN relations r ON r.article_id = f.id
WHERE r.type IN ('HEAD_OF', 'AFFILIATED_WITH') AND r.modality = 'asserted' ORDER BY f.rowid, r.start, r.tail_id
"""
_HELD_AT = """
INSERT OR IGNORE INTO touched
SELECT p.name FROM relations r JOIN persons p ON p.article_id = r.article_id WHERE r.tail_id = ?1 OR r.found_tail_id = ?1
"""
# Entities of fresh articles that mean others in all articles.
_FRESH_MEANT = """
WITH ends AS (
    SELECT f.id AS article_id, m.entity_id AS id FROM temp.fresh f CROSS JOIN mentions m ON m.article_id = f.id
    UNION SELECT f.id, r.head_id FROM temp.fresh f CROSS JOIN relations r ON r.article_id = f.id
    UNION SELECT f.id, r.tail_id FROM temp.fresh f CROSS JOIN relations r ON r.article_id = f.id
)
SELECT j.found_id, e.article_id, j.entity_id, j.label, j.canonical, j.why
FROM ends e JOIN meanings j ON j.article_id = '' AND j.found_id = e.id
"""
_MENTIONS_CHANGE = """
UPDATE mentions SET found_id = coalesce(found_id, entity_id), found_label = coalesce(found_label, label),
       found_canonical = coalesce(found_canonical, canonical), entity_id = :entity_id, label = :label,
       canonical = :canonical, joined_why = :why
"""
_MENTIONS_RESTORE = """
UPDATE mentions SET entity_id = found_id, label = found_label, canonical = found_canonical,
       found_id = NULL, found_label = NULL, found_canonical = NULL, joined_why = NULL
"""
_END_CHANGE = """
UPDATE relations SET found_{end}_id = coalesce(found_{end}_id, {end}_id), found_{end} = coalesce(found_{end}, {end}),
       {end}_id = :entity_id, {end} = :canonical
"""
_END_RESTORE = (
    "UPDATE relations SET {end}_id = found_{end}_id, {end} = found_{end}, found_{end}_id = NULL, found_{end} = NULL"
)
_ENDS = ("head", "tail")


class Meaning(NamedTuple):
    """What an entity is among all articles."""

    entity_id: str
    label: str
    canonical: str
    why: str


class PersonPlace(NamedTuple):
    """A mention of a person, with what stands ``after`` it."""

    article_id: str
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


class Person(NamedTuple):
    """A person as one article names one; ``posts`` are role, id and name of the body, as the article alone has them."""

    article_id: str
    day: str | None
    entity_id: str
    canonical: str
    posts: tuple[tuple[str, str | None, str | None], ...]


def is_joined(corpus: Corpus) -> bool:
    """Return whether the entities were joined since anything was found or taken out, and by this code."""
    connection = corpus.connection
    row = connection.execute("SELECT fingerprint FROM corpus_done WHERE stage = ?", (_STAGE,)).fetchone()
    if row is None or row[0] != _fingerprint(connection):
        return False
    waiting = (
        "SELECT 1 FROM stories WHERE id NOT IN (SELECT article_id FROM persons_read)",
        "SELECT 1 FROM persons_read WHERE article_id NOT IN (SELECT id FROM stories)",
        "SELECT 1 FROM touched",
    )
    return all(connection.execute(f"{query} LIMIT 1").fetchone() is None for query in waiting)


def begin(connection: sqlite3.Connection) -> None:
    """Find the articles whose persons are to be read; forget those of articles that count no more, or all of another code."""
    row = connection.execute("SELECT fingerprint FROM corpus_done WHERE stage = ?", (_STAGE,)).fetchone()
    read, all_ = connection.execute(
        "SELECT (SELECT count(*) FROM persons_read), (SELECT count(*) FROM stories)"
    ).fetchone()
    if row is None or row[0].partition(" ")[0] != _code() or read < all_ / 2:
        _restore_all(connection)
    connection.execute("DELETE FROM persons_read WHERE article_id IN (SELECT article_id FROM copies WHERE left_out)")
    connection.execute("DROP TABLE IF EXISTS temp.fresh")
    connection.execute(_FRESH)
    connection.execute("DELETE FROM meanings WHERE article_id IN (SELECT id FROM temp.fresh)")


def fresh_persons(connection: sqlite3.Connection, *, reach: int) -> Iterator[PersonPlace]:
    """Yield the mentions of persons in fresh articles, by article; ``reach`` counts the characters behind."""
    return map(PersonPlace._make, connection.execute(_PERSONS, {"reach": reach}))


def fresh_posts(connection: sqlite3.Connection) -> Iterator[Post]:
    """Yield the posts and memberships that fresh articles state as facts, by article."""
    return map(Post._make, connection.execute(_POSTS))


def keep_persons(connection: sqlite3.Connection, persons: Iterable[tuple[str, Person]]) -> None:
    """Write the persons of fresh articles, each with its plain name; no article is fresh then."""
    rows = (
        (
            name,
            each.article_id,
            each.entity_id,
            each.article_id,
            each.canonical,
            json.dumps(each.posts, ensure_ascii=False),
        )
        for name, each in persons
    )
    connection.executemany(
        "INSERT INTO persons (name, article_id, entity_id, day, canonical, posts) "
        "VALUES (?, ?, ?, (SELECT substr(published_at, 1, 10) FROM articles WHERE id = ?), ?, ?)",
        rows,
    )
    connection.execute("INSERT INTO persons_read SELECT id FROM temp.fresh")


def touched_persons(connection: sqlite3.Connection) -> Iterator[tuple[str, list[Person]]]:
    """Yield each name whose persons may have changed, with those persons."""
    query = "SELECT article_id, day, entity_id, canonical, posts FROM persons WHERE name = ?"
    for (name,) in connection.execute("SELECT name FROM touched ORDER BY name"):
        rows = connection.execute(query, (name,))
        yield (
            name,
            [
                Person(article_id, day, id_, canonical, tuple(map(tuple, json.loads(posts))))
                for article_id, day, id_, canonical, posts in rows
            ],
        )


def mean_everywhere(connection: sqlite3.Connection, wanted: Mapping[str, Meaning]) -> int:
    """Make entities what they are in all articles, by the ids found; return how many mentions changed.

    Persons who hold a post at one that changed are touched by it.
    """
    query = "SELECT found_id, entity_id, label, canonical, why FROM meanings WHERE article_id = ?"
    had = {found_id: Meaning(*row) for found_id, *row in connection.execute(query, (_EVERYWHERE,))}
    changed = 0
    for found_id in sorted(had.keys() | wanted.keys()):
        if had.get(found_id) != wanted.get(found_id):
            changed += _mean(connection, found_id, None, wanted.get(found_id))
            _note(connection, _EVERYWHERE, found_id, None, wanted.get(found_id))
            connection.execute(_HELD_AT, (found_id,))
    for found_id, article_id, *meaning in connection.execute(_FRESH_MEANT).fetchall() if had else ():
        changed += _mean(connection, found_id, article_id, Meaning(*meaning))
    return changed


def mean_persons(connection: sqlite3.Connection, name: str, wanted: Mapping[tuple[str, str], Meaning]) -> int:
    """Make persons of a name what they are among all articles, by article and id found; return how many mentions changed."""
    query = "SELECT article_id, found_id, entity_id, label, canonical, why FROM meanings WHERE name = ?"
    had = {(article_id, found_id): Meaning(*row) for article_id, found_id, *row in connection.execute(query, (name,))}
    changed = 0
    for article_id, found_id in sorted(had.keys() | wanted.keys()):
        meaning = wanted.get((article_id, found_id))
        if had.get((article_id, found_id)) != meaning:
            changed += _mean(connection, found_id, article_id, meaning)
            _note(connection, article_id, found_id, name, meaning)
    return changed


def end(connection: sqlite3.Connection) -> None:
    """Note that all is joined."""
    connection.execute("DELETE FROM touched")
    connection.execute("DROP TABLE temp.fresh")
    connection.execute(
        "INSERT OR REPLACE INTO corpus_done (stage, fingerprint) VALUES (?, ?)", (_STAGE, _fingerprint(connection))
    )


def reasons(corpus: Corpus, article_id: str) -> Mapping[tuple[str, int, int], tuple[str, str, str, str]]:
    """Return id, label, official name and reason of the mentions of an article that all articles changed, by place."""
    rows = corpus.connection.execute(
        "SELECT field, start, end, entity_id, label, canonical, joined_why FROM mentions "
        "WHERE article_id = ? AND found_id IS NOT NULL",
        (article_id,),
    )
    return {(field, start, end): (id_, label, name, why) for field, start, end, id_, label, name, why in rows}


def _mean(connection: sqlite3.Connection, found_id: str, article_id: str | None, meaning: Meaning | None) -> int:
    """Make an entity another one, or again what it was found as, in one article or in all."""
    given = {"found": found_id, "article_id": article_id, **(meaning._asdict() if meaning else {})}
    # An article has few rows, an entity may have very many: with + in front of it SQLite does not look by that column.
    where, by = ("", "") if article_id is None else ("article_id = :article_id AND ", "+")
    changed = 0
    if meaning is not None:
        for place in (f"{by}found_id = :found", f"{by}entity_id = :found AND {by}found_id IS NULL"):
            changed += connection.execute(f"{_MENTIONS_CHANGE} WHERE {where}{place}", given).rowcount
    else:
        changed += connection.execute(f"{_MENTIONS_RESTORE} WHERE {where}{by}found_id = :found", given).rowcount
    for each in _ENDS:
        change = (_END_CHANGE if meaning else _END_RESTORE).format(end=each)
        connection.execute(f"{change} WHERE {where}{by}found_{each}_id = :found", given)
        if meaning is not None:
            unchanged = f"{by}{each}_id = :found AND {by}found_{each}_id IS NULL"
            connection.execute(f"{change} WHERE {where}{unchanged}", given)
    return changed


def _note(
    connection: sqlite3.Connection, article_id: str, found_id: str, name: str | None, meaning: Meaning | None
) -> None:
    if meaning is None:
        connection.execute("DELETE FROM meanings WHERE article_id = ? AND found_id = ?", (article_id, found_id))
    else:
        connection.execute(
            "INSERT OR REPLACE INTO meanings (article_id, found_id, name, entity_id, label, canonical, why) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            (article_id, found_id, name, *meaning),
        )


def _restore_all(connection: sqlite3.Connection) -> None:
    """Give every entity back the id and the name that its article alone gave it, and forget all persons."""
    connection.execute(f"{_MENTIONS_RESTORE} WHERE found_id IS NOT NULL")
    for each in _ENDS:
        connection.execute(f"{_END_RESTORE.format(end=each)} WHERE found_{each}_id IS NOT NULL")
    for table in ("persons", "persons_read", "meanings", "touched"):
        connection.execute(f"DELETE FROM {table}")


def _code() -> str:
    return code_hash("entities", "corpus")


def _fingerprint(connection: sqlite3.Connection) -> str:
    """Return what changes with our code, and with how many articles were read: one that is taken out changes nothing else."""
    return f"{_code()} {connection.execute('SELECT count(*) FROM persons_read').fetchone()[0]}"
