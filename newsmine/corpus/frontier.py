"""What is still to fetch: addresses, hosts and quotas in the store of pages."""

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


def add_found(
    store: PageStore,
    targets: Iterable[Target],
    *,
    done: str | None = None,
    asks: Iterable[str] = (),
    walk: str | None = None,
) -> list[str]:
    """Add what an answer of a source holds: articles that are not yet there, and what to ask next.

    All in one transaction with the note that the question ``done`` is answered, so that a walk through lists that is
    broken off goes on where it was; and with the note that a ``walk`` came to its end.

    Returns
    -------
    list of str
        The keys of the new articles, in order.
    """
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
        if done is not None:
            connection.execute("DELETE FROM asks WHERE ask = ?", (done,))
        connection.executemany("INSERT OR IGNORE INTO asks (ask) VALUES (?)", ((ask,) for ask in asks))
        if walk is not None:
            connection.execute(
                "INSERT OR REPLACE INTO walks (walk, n) SELECT ?, coalesce(max(n), 0) FROM frontier", (walk,)
            )
    return new


def walked_to(store: PageStore, walk: str) -> int:
    """Return the number of the last article that was known when a walk through lists last came to its end, or 0."""
    row = store.connection.execute("SELECT n FROM walks WHERE walk = ?", (walk,)).fetchone()
    return int(row[0]) if row else 0


def any_behind(store: PageStore, keys: Iterable[str], n: int) -> bool:
    """Return whether any of those articles was not yet known when the one of that number was."""
    query = "SELECT EXISTS (SELECT 1 FROM frontier WHERE key = ?1 AND n <= ?2) OR EXISTS (SELECT 1 FROM known WHERE key = ?1)"
    return any(not store.connection.execute(query, (key, n)).fetchone()[0] for key in keys)


def unknown_keys(store: PageStore, keys: Iterable[str]) -> list[str]:
    """Return those keys that are neither to fetch, nor fetched, nor known from elsewhere."""
    query = "SELECT EXISTS (SELECT 1 FROM frontier WHERE key = ?1) OR EXISTS (SELECT 1 FROM known WHERE key = ?1)"
    return [key for key in dict.fromkeys(keys) if not store.connection.execute(query, (key,)).fetchone()[0]]


def open_asks(store: PageStore) -> list[str]:
    """Return what was still to ask of sources when the last run ended, in order."""
    return [ask for (ask,) in store.connection.execute("SELECT ask FROM asks ORDER BY n")]


def forget_asks(store: PageStore, asks: Iterable[str]) -> None:
    """Forget questions that nobody wants answered any more."""
    with saving(store) as connection:
        connection.executemany("DELETE FROM asks WHERE ask = ?", ((ask,) for ask in asks))


def drop_ask(store: PageStore, ask: str, *, most_tries: int) -> None:
    """Note that a question was asked in vain; after so many times it is not asked again."""
    with saving(store) as connection:
        connection.execute("UPDATE asks SET tries = tries + 1 WHERE ask = ?", (ask,))
        connection.execute("DELETE FROM asks WHERE ask = ? AND tries >= ?", (ask, most_tries))


def set_known(store: PageStore, keys: Iterable[str]) -> None:
    """Remember the articles that the corpus has, from wherever, so that they are not fetched; others are forgotten."""
    with saving(store) as connection:
        connection.execute("DELETE FROM known")
        connection.executemany("INSERT OR IGNORE INTO known (key) VALUES (?)", ((key,) for key in keys))


def take_pending(store: PageStore, *, most: int | None = None) -> list[Target]:
    """Return the next articles to fetch, each once as long as the store is open: of every host in turn, as they were found.

    Hosts wait for nobody else, so that a batch must not hold one host's articles only.
    """
    with saving(store) as connection:
        connection.execute("CREATE TEMP TABLE IF NOT EXISTS taken (n INTEGER PRIMARY KEY)")
        # A key begins with its host.
        rows = connection.execute(
            "SELECT n, key, url, title, published_at, publisher, found_in, tries FROM (SELECT *, row_number() OVER "
            "(PARTITION BY substr(key, 1, instr(key || '/', '/')) ORDER BY n) AS turn FROM frontier "
            "WHERE state = 'new' AND n NOT IN (SELECT n FROM taken)) ORDER BY turn, n LIMIT ?",
            (-1 if most is None else most,),
        ).fetchall()
        connection.executemany("INSERT INTO taken (n) VALUES (?)", ((row[0],) for row in rows))
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
        for _, key, url, title, published, publisher, found_in, tries in rows
    ]


def mark_fetched(store: PageStore, key: str, final_url: str) -> None:
    """Note that an article leads to a page that is stored already."""
    with saving(store) as connection:
        connection.execute(
            "UPDATE frontier SET state = 'fetched', kind = NULL, reason = NULL, final_url = ?, changed_at = ? WHERE key = ?",
            (final_url, _now(), key),
        )


def mark_failed(store: PageStore, key: str, *, kind: str, reason: str, again: bool) -> None:
    """Note why an article was not fetched; with ``again`` it stays to be fetched by the next run."""
    with saving(store) as connection:
        connection.execute(
            "UPDATE frontier SET state = ?, tries = tries + 1, kind = ?, reason = ?, changed_at = ? "
            "WHERE key = ? AND state != 'fetched'",
            ("new" if again else "failed", kind, reason, _now(), key),
        )


def ask_again(store: PageStore, key: str, *, reason: str, most_tries: int) -> None:
    """Let the next run fetch an article whose page held none (a robot check, a page not yet filled), so many times."""
    with saving(store) as connection:
        connection.execute(
            "UPDATE frontier SET state = 'new', tries = tries + 1, kind = 'no_article', reason = ?, changed_at = ? "
            "WHERE key = ? AND tries + 1 < ?",
            (reason, _now(), key, most_tries),
        )


def forget_failures(store: PageStore) -> None:
    """Let every article that failed be fetched again, as if it had never been tried."""
    with saving(store) as connection:
        connection.execute(
            "UPDATE frontier SET state = 'new', tries = 0, kind = NULL, reason = NULL WHERE state = 'failed'"
        )


def try_again(store: PageStore, kind: str) -> None:
    """Let the next run fetch the articles that failed for that reason: it is gone."""
    with saving(store) as connection:
        connection.execute(
            "UPDATE frontier SET state = 'new', tries = 0, changed_at = ? WHERE state = 'failed' AND kind = ?",
            (_now(), kind),
        )


def count_states(store: PageStore) -> dict[str, int]:
    """Return how many articles are ``new``, ``fetched`` and ``failed``."""
    counted = dict(store.connection.execute("SELECT state, count(*) FROM frontier GROUP BY state"))
    return {state: counted.get(state, 0) for state in ("new", "fetched", "failed")}


def state_of(store: PageStore, key: str) -> tuple[str, str | None, str | None]:
    """Return whether an article is ``new``, ``fetched`` or ``failed`` (``""`` if it is not known), and why it is not had."""
    row = store.connection.execute("SELECT state, kind, reason FROM frontier WHERE key = ?", (key,)).fetchone()
    return (row[0], row[1], row[2]) if row else ("", None, None)


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


def note_sleep(store: PageStore, host: str, until: float) -> None:
    """Remember until when (seconds since 1970) a host wants to be left alone."""
    with saving(store) as connection:
        connection.execute("INSERT OR REPLACE INTO asleep (host, until) VALUES (?, ?)", (host, until))


def sleeping_hosts(store: PageStore) -> dict[str, float]:
    """Return until when each host wants to be left alone."""
    return dict(store.connection.execute("SELECT host, until FROM asleep"))


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
