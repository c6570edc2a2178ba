"""How often each form of a name was met, counted block by block; what is counted is kept."""

import json
import sqlite3
import zlib
from collections import Counter
from collections.abc import Iterator

from newsmine.corpus.code import code_hash
from newsmine.corpus.kept import blocks, bounds_of, kept_blocks, put_blocks

_NAME = "forms"
# As each article alone has them, without dates, times, quantities and persons.
_FORMS = """
SELECT coalesce(m.found_label, m.label), coalesce(m.found_canonical, m.canonical), m.text, m.by
FROM stories a CROSS JOIN mentions m ON m.article_id = a.id
WHERE a.n BETWEEN ? AND ? AND m.label NOT IN ('DATE', 'TIME', 'QUANTITY', 'PERSON')
"""


def found_forms(connection: sqlite3.Connection) -> Iterator[tuple[str, str, str, str, int]]:
    """Yield label, official name, form and finder of all names but persons', and how often each was met; copies are left out.

    Called within a transaction: what is counted is kept in it.
    """
    counts: Counter[tuple[str, str, str, str]] = Counter()
    choice, fresh = code_hash("corpus"), set(blocks(connection))
    for number, packed in kept_blocks(connection, _NAME, choice):
        fresh.discard(number)
        for *form, times in json.loads(zlib.decompress(packed)):
            counts[tuple(form)] += times
    some = []
    for number in sorted(fresh):
        own = Counter(connection.execute(_FORMS, bounds_of(number)))
        counts.update(own)
        some.append((number, zlib.compress(json.dumps([[*form, n] for form, n in own.items()]).encode(), 1)))
    put_blocks(connection, _NAME, choice, some)
    for form, times in sorted(counts.items()):
        yield *form, times
