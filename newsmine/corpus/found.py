"""What is stored of one article: its names and relations."""

from newsmine.corpus.database import Corpus
from newsmine.corpus.frames import BY_ARTICLE, mention_of_row
from newsmine.corpus.kinds import NAMES
from newsmine.records import Found, Relation
from newsmine.schema import MENTIONS, RELATIONS

_MENTIONS = (
    f"SELECT {', '.join(MENTIONS.names)} FROM mentions WHERE article_id = ? ORDER BY field DESC, start, end, label"
)
_RELATIONS = (
    f"SELECT {', '.join(RELATIONS.names)} FROM relations WHERE article_id = ? ORDER BY start, head, type, tail, role"
)
_NAMES_IN = (
    "SELECT m.field, m.start, m.end, m.entity_id, m.label FROM mentions m WHERE m.article_id = ? "
    f"AND {NAMES} ORDER BY m.field, m.start, m.end - m.start DESC"
)
_IDS = f"SELECT a.id FROM stories a {BY_ARTICLE} LIMIT ?"


def found_in(corpus: Corpus, article_id: str) -> Found:
    """Return what is stored of an article, what is not asserted apart; nothing of one that is not there."""
    mentions = corpus.connection.execute(_MENTIONS, (article_id,))
    rows = [
        dict(zip(RELATIONS.names, row, strict=True)) for row in corpus.connection.execute(_RELATIONS, (article_id,))
    ]
    relations = [Relation(**{**row, "cross_sentence": bool(row["cross_sentence"])}) for row in rows]
    return Found(
        mentions=tuple(mention_of_row(row) for row in mentions),
        relations=tuple(each for each in relations if each.modality == "asserted"),
        unasserted=tuple(each for each in relations if each.modality != "asserted"),
    )


def first_ids(corpus: Corpus, limit: int) -> list[str]:
    """Return the ids of the first articles by date, copies left out."""
    return [id_ for (id_,) in corpus.connection.execute(_IDS, (limit,))]


def names_in(corpus: Corpus, article_id: str) -> list[tuple[str, int, int, str, str]]:
    """Return field, start, end, entity and label of the names of an article, by place; of one place the longest first."""
    return corpus.connection.execute(_NAMES_IN, (article_id,)).fetchall()
