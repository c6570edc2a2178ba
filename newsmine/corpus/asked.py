"""Pages of a corpus, as a reader asks for them one after another; ``since`` and ``until`` are months, both count in."""

from typing import Any, NamedTuple

from newsmine.corpus.database import Corpus
from newsmine.corpus.search import IN_PERIOD, count, match_expression, newest_ids
from newsmine.records import Evidence, Modality, RelationType
from newsmine.schema import RELATIONS

_NEWEST = "ORDER BY a.published_at IS NULL, a.published_at DESC, a.id"
_PLACES = f"""
SELECT m.article_id, m.field, m.start, m.end FROM mentions m JOIN stories a ON a.id = m.article_id
WHERE m.entity_id = :entity_id AND {IN_PERIOD} {_NEWEST}, m.field DESC, m.start LIMIT :limit OFFSET :skip
"""
_RELATION = f"""
FROM relations r JOIN stories a ON a.id = r.article_id
WHERE (:type = '' OR r.type = :type) AND (:modality = '' OR r.modality = :modality) AND {IN_PERIOD}
AND (:wanted = '' OR instr(lower(r.head || char(10) || r.tail || char(10) || ifnull(r.role, '') || char(10) || ifnull(a.publisher, '')), :wanted))
"""
_COLUMNS = ", ".join(f"r.{name}" for name in RELATIONS.names)
# What a table may be sorted by; a column's name never comes from outside.
_ORDERS = {
    "head": "r.head", "type": "r.type", "tail": "r.tail", "role": "r.role", "modality": "r.modality",
    "day": "a.published_at", "outlet": "a.publisher",
}  # fmt: skip


class Question(NamedTuple):
    """Which rows are asked for, in which order, and which page of them."""

    since: str | None = None
    until: str | None = None
    skip: int = 0
    limit: int = 20
    wanted: str = ""
    type: RelationType | str = ""
    modality: Modality | str = ""
    sort: str = ""
    descending: bool = False


def entity_places(corpus: Corpus, entity_id: str, question: Question) -> list[Evidence]:
    """Return where an entity is named, the newest article first."""
    rows = corpus.connection.execute(_PLACES, {"entity_id": entity_id, **question._asdict()})
    return [Evidence(*row) for row in rows]


def found_articles(corpus: Corpus, query: str, question: Question) -> tuple[list[str], int]:
    """Return the ids of articles that hold a query (:func:`newsmine.search`), the newest first, and how many there are.

    Raises
    ------
    ValueError
        If the query names nothing to find.
    """
    period = {"since": question.since, "until": question.until}
    ids = newest_ids(corpus, match_expression(query), question.limit, skip=question.skip, **period)
    return ids, count(corpus, query, **period)


def relation_rows(corpus: Corpus, question: Question) -> tuple[list[dict[str, Any]], int]:
    """Return relations as mappings of their fields, and how many there are.

    Raises
    ------
    ValueError
        If they cannot be sorted so.
    """
    if question.sort and question.sort not in _ORDERS:
        raise ValueError(f"unknown order {question.sort!r}; orders: {', '.join(_ORDERS)}")
    order = _ORDERS.get(question.sort, "a.published_at")
    asked = {**question._asdict(), "wanted": question.wanted.lower()}
    total = corpus.connection.execute(f"SELECT count(*) {_RELATION}", asked).fetchone()[0]
    rows = corpus.connection.execute(
        f"SELECT {_COLUMNS} {_RELATION} ORDER BY {order} IS NULL, {order} {'DESC' if question.descending else 'ASC'}, "
        "a.published_at, a.id, r.start, r.head, r.type, r.tail LIMIT :limit OFFSET :skip",
        asked,
    )
    return [dict(zip(RELATIONS.names, row, strict=True)) for row in rows], int(total)


def licence_of(corpus: Corpus, article_id: str) -> str | None:
    """Return the licence that was declared for an article when it was imported."""
    row = corpus.connection.execute("SELECT licence FROM provenance WHERE article_id = ?", (article_id,)).fetchone()
    return row[0] if row else None


def known_labels(corpus: Corpus) -> list[str]:
    """Return all labels of names that the corpus has."""
    rows = corpus.connection.execute("SELECT DISTINCT label FROM mentions ORDER BY label")
    return [label for (label,) in rows]
