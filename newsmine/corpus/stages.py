"""One stage over a corpus: only what is missing or changed, and one bad article never stops it."""

import sqlite3
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any, Literal, NamedTuple

from newsmine.corpus.code import code_hash
from newsmine.corpus.database import Corpus, transaction
from newsmine.corpus.frames import PackedDocument, article_of_row, pack_tokens
from newsmine.errors import NewsmineError
from newsmine.records import Article, Document, Found
from newsmine.schema import ARTICLES, MENTIONS, RELATIONS
from newsmine.widgets.progress import Progress, bar_of

StageName = Literal["tokens", "entities"]

# An article is kept at the latest so many seconds after it was done; kill -9 loses no more.
_SECONDS_A_COMMIT = 1.0
_ARTICLES_A_BATCH = 256
_AHEAD = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class StageReport:
    """What a stage did: ``failed`` lists article and reason, also of earlier runs that nothing changed since.

    ``makeshift`` lists article and reason of those that this run did in another way than asked, because that failed.
    """

    stage: str
    done: int
    same: int
    failed: tuple[tuple[str, str], ...]
    makeshift: tuple[tuple[str, str], ...] = ()


class Attempt(NamedTuple):
    """What became of an article: a result, or why there is none; ``makeshift`` says how it was made if not as asked, and why."""

    result: "Document | PackedDocument | Found | None" = None
    error: str | None = None
    makeshift: str | None = None


Work = Callable[[Iterable[Article]], Iterator[Attempt]]
"""From articles to what became of each, in order; lazily, perhaps a few articles ahead."""

Spread = Callable[[StageName, Work], Work]
"""From a stage and its work to the same work, done elsewhere: there it is pickled, and unpickled by our own workers."""


@dataclass(frozen=True, slots=True)
class Each:
    """The work on many articles out of the work on one; a :class:`NewsmineError` is noted for the article.

    ``ahead`` is shown the next few articles before they are worked on: what is quicker for many at once can be done then.
    """

    work: Callable[[Article], "Document | Found"]
    ahead: Callable[[Sequence[Article]], None] | None = None

    def __call__(self, articles: Iterable[Article]) -> Iterator[Attempt]:
        """Yield what became of each article."""
        for article in look_ahead(articles, self.ahead):
            try:
                yield Attempt(self.work(article))
            except NewsmineError as error:
                yield Attempt(error=str(error))


def look_ahead(articles: Iterable[Article], ahead: Callable[[Sequence[Article]], None] | None) -> Iterator[Article]:
    """Yield the articles, a few of them shown to ``ahead`` at a time before, if it is there."""
    if ahead is None:
        yield from articles
        return
    waiting = iter(articles)
    while some := list(islice(waiting, _AHEAD)):
        ahead(some)
        yield from some


def advance(  # noqa: PLR0913 - settings, all by keyword
    corpus: Corpus,
    stage: StageName,
    *,
    fingerprint: str,
    work: Work,
    retry: str = "",
    spread: Spread | None = None,
    progress: Progress | None = None,
) -> StageReport:
    """Do a stage for the articles whose text or whose fingerprint changed since it was done.

    Parameters
    ----------
    stage : {"tokens", "entities"}
        Which rows the work makes.
    fingerprint : str
        Of all that the result depends on beside the article and our own code: parameters, dictionaries, engines.
    work : callable
        From articles to a Document (``"tokens"``) or mentions and relations (``"entities"``) of each. An error is
        noted for its article, and the stage goes on; :class:`Each` makes it of the work on one article.
    retry : str
        Settings that only matter to the articles that failed or were done in another way than asked: a change redoes these
        alone.
    spread : callable, optional
        Does the work elsewhere; the articles then come outlet by outlet and month by month.
    progress : callable, optional
        Called after every article.

    Returns
    -------
    StageReport
        Counts of articles.
    """
    fingerprint = f"{fingerprint} code={code_hash(stage, 'text')}"
    again = f"{fingerprint} retry={retry}"
    waiting = _waiting(corpus, stage, (fingerprint, again), by_outlet=spread is not None)
    work = spread(stage, work) if spread else work
    store = _STORE[stage]
    outcomes: list[_Outcome] = []
    makeshift: list[tuple[str, str]] = []
    loaded: deque[tuple[str, str]] = deque()

    def articles() -> Iterator[Article]:
        for article, hash_ in _load(corpus, waiting):
            loaded.append((article.id, hash_))
            yield article

    if progress is None:
        progress = bar_of(stage)
    started = time.monotonic()
    try:
        for done, attempt in enumerate(work(articles()), start=1):
            failed = attempt.error is not None or attempt.makeshift is not None
            outcome = _Outcome(*loaded.popleft(), again if failed else fingerprint, attempt.result, attempt.error)
            outcomes.append(outcome)
            if attempt.makeshift is not None:
                makeshift.append((outcome.article_id, attempt.makeshift))
            if time.monotonic() - started > _SECONDS_A_COMMIT:
                _keep(corpus, stage, store, outcomes)
                started = time.monotonic()
            if progress is not None:
                progress(done, len(waiting))
    finally:
        # What is done stays, also when the user stops it.
        _keep(corpus, stage, store, outcomes)
    return replace(_report(corpus, stage, len(waiting)), makeshift=tuple(makeshift))


def keep_result(corpus: Corpus, stage: StageName, article_id: str, result: Document | Found) -> None:
    """Write what another corpus found in an article; the stage will do it again once it runs here."""
    with transaction(corpus) as connection:
        _STORE[stage](connection, article_id, result)


class _Outcome(NamedTuple):
    article_id: str
    content_hash: str
    fingerprint: str
    result: "Document | PackedDocument | Found | None"
    error: str | None


def _waiting(corpus: Corpus, stage: str, fingerprints: tuple[str, str], *, by_outlet: bool) -> list[str]:
    # An index has all that tells what waits, and none of the texts.
    waiting = (
        "SELECT a.id FROM stories a LEFT JOIN done d ON d.stage = ? AND d.article_id = a.id "
        "WHERE d.fingerprint IS NULL OR d.fingerprint NOT IN (?, ?) OR d.content_hash IS NOT a.content_hash"
    )
    order = f"{'publisher, substr(published_at, 1, 7), ' if by_outlet else ''}n"
    rows = corpus.connection.execute(
        f"SELECT id FROM articles WHERE id IN ({waiting}) ORDER BY {order}", (stage, *fingerprints)
    )
    return [id_ for (id_,) in rows]


def _load(corpus: Corpus, ids: list[str]) -> Iterator[tuple[Article, str]]:
    columns = ", ".join(ARTICLES.names)
    for first in range(0, len(ids), _ARTICLES_A_BATCH):
        batch = ids[first : first + _ARTICLES_A_BATCH]
        marks = ", ".join("?" for _ in batch)
        query = f"SELECT {columns}, content_hash FROM articles WHERE id IN ({marks})"
        rows = {row[0]: row for row in corpus.connection.execute(query, batch)}
        for *row, hash_ in (rows[id_] for id_ in batch):
            yield article_of_row(tuple(row)), hash_


def _keep(
    corpus: Corpus,
    stage: str,
    store: Callable[[sqlite3.Connection, str, Any], None],
    outcomes: list[_Outcome],
) -> None:
    """Write what was done, all or nothing, and empty the list."""
    if not outcomes:
        return
    with transaction(corpus) as connection:
        for id_, hash_, fingerprint, result, error in outcomes:
            store(connection, id_, result)
            connection.execute(
                "INSERT OR REPLACE INTO done (stage, article_id, fingerprint, content_hash, error) VALUES (?, ?, ?, ?, ?)",
                (stage, id_, fingerprint, hash_, error),
            )
    outcomes.clear()


def _report(corpus: Corpus, stage: str, done: int) -> StageReport:
    total = corpus.connection.execute("SELECT count(*) FROM stories").fetchone()[0]
    failed = corpus.connection.execute(
        "SELECT article_id, error FROM done WHERE stage = ? AND error IS NOT NULL ORDER BY article_id", (stage,)
    )
    return StageReport(stage=stage, done=done, same=total - done, failed=tuple(failed))


def _store_tokens(connection: sqlite3.Connection, id_: str, document: Document | PackedDocument | None) -> None:
    connection.execute("DELETE FROM documents WHERE article_id = ?", (id_,))
    if document is not None:
        packed = document.tokens if isinstance(document, PackedDocument) else pack_tokens(document.tokens)
        connection.execute(
            "INSERT INTO documents (article_id, tokenizer, tokens) VALUES (?, ?, ?)", (id_, document.tokenizer, packed)
        )


def _store_entities(connection: sqlite3.Connection, id_: str, found: Found | None) -> None:
    connection.execute("DELETE FROM persons_read WHERE article_id = ?", (id_,))
    for schema in (MENTIONS, RELATIONS):
        connection.execute(f"DELETE FROM {schema.name} WHERE article_id = ?", (id_,))
    if found is None:
        return
    for schema, records in ((MENTIONS, found.mentions), (RELATIONS, (*found.relations, *found.unasserted))):
        rows = [tuple(getattr(record, name) for name in schema.names) for record in records]
        marks = ", ".join("?" for _ in schema.names)
        query = f"INSERT INTO {schema.name} ({', '.join(schema.names)}) VALUES ({marks})"
        connection.executemany(query, rows)


_STORE: dict[str, Callable[[sqlite3.Connection, str, Any], None]] = {
    "tokens": _store_tokens,
    "entities": _store_entities,
}
