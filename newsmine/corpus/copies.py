"""Which articles of a corpus are copies of others: marked, never deleted."""

import hashlib
import json
from collections.abc import Iterable

from newsmine.corpus.code import code_hash
from newsmine.corpus.database import Corpus, transaction
from newsmine.records import Duplicate

_STAGE = "duplicates"


def mark_copies(corpus: Corpus, found: Iterable[Duplicate], *, fingerprint: str = "") -> None:
    """Mark copies, in place of all that were marked before; those that are not kept are left out of every later stage.

    Parameters
    ----------
    found : iterable of Duplicate
        The articles of each group; none at all takes every mark away.
    fingerprint : str, optional
        Of what the marks depend on; see :func:`is_marked`.
    """
    rows = [
        (each.article_id, each.duplicate_of, each.similarity, not each.kept)
        for each in found
        if each.duplicate_of is not None
    ]
    with transaction(corpus) as connection:
        connection.execute("DELETE FROM copies")
        connection.executemany(
            "INSERT INTO copies (article_id, duplicate_of, similarity, left_out) VALUES (?, ?, ?, ?)", rows
        )
        connection.execute("DELETE FROM corpus_done WHERE stage = ?", (_STAGE,))
        if fingerprint:
            connection.execute("INSERT INTO corpus_done (stage, fingerprint) VALUES (?, ?)", (_STAGE, fingerprint))


def is_marked(corpus: Corpus, fingerprint: str) -> bool:
    """Return whether the copies were marked for this fingerprint, or none ever where it is empty."""
    row = corpus.connection.execute("SELECT fingerprint FROM corpus_done WHERE stage = ?", (_STAGE,)).fetchone()
    return (row[0] if row else "") == fingerprint


def copies_fingerprint(corpus: Corpus, **settings: object) -> str:
    """Return a hash of all that marks depend on: settings, our own code, and every article's text, date and outlet."""
    digest = hashlib.sha256(json.dumps(settings, sort_keys=True).encode())
    digest.update(code_hash("copies", "text").encode())
    for row in corpus.connection.execute("SELECT id, content_hash, publisher, body_complete FROM articles ORDER BY id"):
        digest.update(json.dumps(row).encode())
    return digest.hexdigest()[:32]
