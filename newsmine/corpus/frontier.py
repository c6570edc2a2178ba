"""What is still to fetch: addresses, hosts and quotas in the store of pages."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from newsmine.corpus.pages import PageStore, saving
from newsmine.records import KST


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """An article to fetch: ``key`` is its canonical URL, ``tries`` how often it was tried in vain."""

    key: str
    url: str
    title: str | None = None
    published_at: datetime | None = None
    publisher: str | None = None
    found_in: str | None = None
    tries: int = 0


def add_targets(store: PageStore, targets: Iterable[Target]) -> list[str]:
    """Add articles that are not yet there; return the keys of the new ones, in order."""
    now = _now()
    new = []
    with saving(store) as connection:
        for target in targets:
            if connection.execute("SELECT 1 FROM known WHERE key = ?", (target.key,)).fetchone():
                continue
            published = target.published_at.isoformat() if target.published_at else None
            cursor = connection.execute(
                "INSERT OR IGNORE INTO frontier (key, url, state, title, published_at, publisher, found_in, changed_at) "
                "VALUES (?, ?, 'new', ?, ?, ?, ?, ?)",
                (target.key, target.url, target.title, published, target.publisher, target.found_in, now),
            )
            if cursor.rowcount:
                new.append(target.key)
    return new


def add_known(store: PageStore, keys: Iterable[str]) -> None:
    """Remember articles that the corpus has from elsewhere, so that they are not fetched."""
    with saving(store) as connection:
        connection.executemany("INSERT OR IGNORE INTO known (key) VALUES (?)", ((key,) for key in keys))


def pending(store: PageStore, *, most: int | None = None, without: Iterable[str] = ()) -> list[Target]:
    """Return the articles to fetch, in the order in which they were found."""
    rows = store.connection.execute(
        "SELECT key, url, title, published_at, publisher, found_in, tries FROM frontier WHERE state = 'new' "
        "AND key NOT IN (SELECT value FROM json_each(?)) ORDER BY n LIMIT ?",
        (json.dumps(list(without)), -1 if most is None else most),
    )
    return [
        Target(
            key=key,
            url=url,
            title=title,
            published_at=datetime.fromisoformat(published) if published else None,
            publisher=publisher,
            found_in=found_in,
            tries=tries,
        )
        for key, url, title, published, publisher, found_in, tries in rows
    ]


def mark_failed(store: PageStore, key: str, *, kind: str, reason: str, again: bool) -> None:
    """Note why an article was not fetched; with ``again`` it stays to be fetched by the next run."""
    with saving(store) as connection:
        connection.execute(
            "UPDATE frontier SET state = ?, tries = tries + 1, kind = ?, reason = ?, changed_at = ? "
            "WHERE key = ? AND state != 'fetched'",
            ("new" if again else "failed", kind, reason, _now(), key),
        )


def count_states(store: PageStore) -> dict[str, int]:
    """Return how many articles are ``new``, ``fetched`` and ``failed``."""
    counted = dict(store.connection.execute("SELECT state, count(*) FROM frontier GROUP BY state"))
    return {state: counted.get(state, 0) for state in ("new", "fetched", "failed")}


def note_request(store: PageStore, host: str, asked_at: float, delay: float) -> None:
    """Remember when a host was last asked (seconds since 1970) and the delay that it wants."""
    with saving(store) as connection:
        connection.execute(
            "INSERT OR REPLACE INTO hosts (host, asked_at, delay) VALUES (?, ?, ?)", (host, asked_at, delay)
        )


def host_times(store: PageStore) -> dict[str, tuple[float, float]]:
    """Return when each host was last asked, and the delay that it wants."""
    rows = store.connection.execute("SELECT host, asked_at, delay FROM hosts")
    return {host: (asked_at, delay) for host, asked_at, delay in rows}


def take_quota(store: PageStore, name: str, *, most: int) -> bool:
    """Count one request of today (Korean time) and return whether it is within the most of a day."""
    day = datetime.now(KST).date().isoformat()
    with saving(store) as connection:
        connection.execute("INSERT OR IGNORE INTO quota (name, day, used) VALUES (?, ?, 0)", (name, day))
        cursor = connection.execute(
            "UPDATE quota SET used = used + 1 WHERE name = ? AND day = ? AND used < ?", (name, day, most)
        )
    return bool(cursor.rowcount)


def quota_used(store: PageStore, name: str) -> int:
    """Return how many requests of today (Korean time) are counted."""
    day = datetime.now(KST).date().isoformat()
    row = store.connection.execute("SELECT used FROM quota WHERE name = ? AND day = ?", (name, day)).fetchone()
    return int(row[0]) if row else 0


def note_source(store: PageStore, url: str, links: int) -> int:
    """Remember how many links a source gave; return how many it gave the last time it gave any."""
    row = store.connection.execute("SELECT links FROM sources WHERE url = ?", (url,)).fetchone()
    before = int(row[0]) if row else 0
    with saving(store) as connection:
        connection.execute(
            "INSERT OR REPLACE INTO sources (url, links, asked_at) VALUES (?, ?, ?)", (url, links or before, _now())
        )
    return before


def _now() -> str:
    return datetime.now(KST).isoformat(timespec="seconds")
