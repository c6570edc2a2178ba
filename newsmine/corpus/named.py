"""The entities of a corpus, put together block by block; what an unchanged block names is kept."""

import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence

from newsmine.corpus.code import code_hash
from newsmine.corpus.kept import blocks, bounds_of, keep_blocks, kept_blocks, one_state
from newsmine.corpus.kinds import NAMES
from newsmine.records import Entity

_NAME = "entities"
_NAMED = (
    "SELECT m.entity_id, m.canonical, m.label, m.text, m.article_id, substr(a.published_at, 1, 10) "
    f"FROM stories a CROSS JOIN mentions m ON m.article_id = a.id WHERE a.n BETWEEN ? AND ? AND {NAMES}"
)
# Id, official name, label, forms (none: the official name alone), mentions, articles, first and last day.
_Row = tuple[str, str, str, Sequence[str] | None, int, int, str | None, str | None]


def entities(connection: sqlite3.Connection) -> Iterator[Entity]:
    """Yield the entities, the most mentioned first; ``aliases`` are all forms met."""
    met: dict[str, _Named] = {}
    with one_state(connection):
        choice, fresh = code_hash("corpus"), set(blocks(connection))
        for number, packed in kept_blocks(connection, _NAME, choice):
            fresh.discard(number)
            _add(met, zip(*json.loads(zlib.decompress(packed)), strict=True))
        some = []
        for number in sorted(fresh):
            rows = _read(connection, number)
            _add(met, rows)
            columns = json.dumps([*zip(*rows, strict=True)], ensure_ascii=False)
            some.append((number, zlib.compress(columns.encode(), 1)))
        keep_blocks(connection, _NAME, choice, some)
    for entity_id, named in sorted(met.items(), key=lambda item: (-item[1].mentions, item[1].canonical, item[0])):
        yield Entity(
            entity_id=entity_id,
            canonical=named.canonical,
            label=named.label,
            aliases=tuple(sorted(named.forms - {named.canonical})),
            mentions=named.mentions,
            articles=named.articles,
            first=named.first,
            last=named.last,
        )


class _Named:
    """What is known of an entity so far; of several names and labels the first of the alphabet counts."""

    __slots__ = ("articles", "canonical", "first", "forms", "label", "last", "mentions")

    def __init__(self, canonical: str, label: str) -> None:
        self.canonical, self.label = canonical, label
        self.forms: set[str] = set()
        self.mentions = self.articles = 0
        self.first: str | None = None
        self.last: str | None = None


def _add(met: dict[str, _Named], rows: Iterable[_Row]) -> None:
    for entity_id, canonical, label, forms, mentions, articles, first, last in rows:
        named = met.get(entity_id)
        if named is None:
            named = met[entity_id] = _Named(canonical, label)
        named.mentions += mentions
        named.articles += articles
        if forms is None:
            named.forms.add(canonical)
        else:
            named.forms.update(forms)
        if canonical != named.canonical:
            named.canonical = min(canonical, named.canonical)
        if label != named.label:
            named.label = min(label, named.label)
        if first is not None and (named.first is None or first < named.first):
            named.first = first
        if last is not None and (named.last is None or last > named.last):
            named.last = last


def _read(connection: sqlite3.Connection, number: int) -> list[_Row]:
    """Return what a block names."""
    met: dict[str, _Named] = {}
    _add(met, _mentions(connection, number))
    return [_row(entity_id, named) for entity_id, named in met.items()]


def _mentions(connection: sqlite3.Connection, number: int) -> Iterator[_Row]:
    seen: set[tuple[str, str]] = set()
    for entity_id, canonical, label, form, article_id, day in connection.execute(_NAMED, bounds_of(number)):
        before = len(seen)
        seen.add((entity_id, article_id))
        yield entity_id, canonical, label, (form,), 1, len(seen) - before, day, day


def _row(entity_id: str, named: _Named) -> _Row:
    forms = None if named.forms == {named.canonical} else sorted(named.forms)
    return entity_id, named.canonical, named.label, forms, named.mentions, named.articles, named.first, named.last
