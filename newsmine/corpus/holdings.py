"""What a corpus holds, in numbers: of where and when, read, cut and found by what."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from newsmine.corpus.database import Corpus
from newsmine.corpus.kinds import NAMES


@dataclass(frozen=True, slots=True, kw_only=True)
class Holdings:
    """What a corpus holds, without the copies that are left out.

    ``readers`` counts articles by what read them, ``tokenizers`` by what cut them, ``finders`` names by what found them;
    ``undated`` articles have no date.
    """

    articles: int
    outlets: int
    first: date | None
    last: date | None
    undated: int
    collected: int
    left_out: int
    readers: Mapping[str, int]
    tokenizers: Mapping[str, int]
    finders: Mapping[str, int]


def holdings_of(corpus: Corpus) -> Holdings:
    """Return what a corpus holds."""
    ask = corpus.connection.execute
    articles, outlets, first, last, undated = ask(
        "SELECT count(*), count(DISTINCT publisher), min(substr(published_at, 1, 10)), max(substr(published_at, 1, 10)), "
        "sum(published_at IS NULL) FROM stories"
    ).fetchone()
    of_stories = "FROM provenance p JOIN stories a ON a.id = p.article_id"
    return Holdings(
        articles=articles,
        outlets=outlets,
        first=date.fromisoformat(first) if first else None,
        last=date.fromisoformat(last) if last else None,
        undated=undated or 0,
        collected=ask(f"SELECT count(*) {of_stories} WHERE p.found_in IS NOT NULL").fetchone()[0],
        left_out=ask("SELECT count(*) FROM copies WHERE left_out").fetchone()[0],
        readers=_by_kind(
            dict(ask("SELECT reader, count(*) FROM stories WHERE reader IS NOT NULL GROUP BY 1 ORDER BY 1"))
        ),
        tokenizers=dict(
            ask(
                "SELECT tokenizer, count(*) FROM documents d JOIN stories a ON a.id = d.article_id GROUP BY 1 ORDER BY 1"
            )
        ),
        finders=dict(
            ask(f"SELECT by, count(*) FROM mentions m JOIN stories a ON a.id = m.article_id WHERE {NAMES} GROUP BY 1")
        ),
    )


def _by_kind(readers: Mapping[str, int]) -> dict[str, int]:
    """Return counts by kind of reader: ``by_layout:naver`` and ``by_layout:daum`` are one."""
    kinds: dict[str, int] = {}
    for reader, n in readers.items():
        kind = "+".join(dict.fromkeys(part.partition(":")[0] for part in reader.split("+")))
        kinds[kind] = kinds.get(kind, 0) + n
    return kinds
