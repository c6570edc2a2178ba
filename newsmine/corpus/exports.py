"""Which result files of a corpus are up to date, so that none is made twice."""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

from newsmine.corpus.database import Corpus, transaction

_CHUNK = 1 << 20


def file_hash(path: Path) -> str:
    """Return the SHA-256 of a file's bytes, in hexadecimal."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def state_hash(corpus: Corpus, stages: Iterable[str]) -> str:
    """Return a hash that changes when the inputs, their articles, or what the stages made of them may have changed."""
    parts = list(corpus.connection.execute("SELECT path, sha256, fingerprint FROM inputs ORDER BY path"))
    # A cut article that became whole changes nothing of its input.
    contents = hashlib.sha256()
    for (content,) in corpus.connection.execute("SELECT content_hash FROM articles ORDER BY id"):
        contents.update(content.encode())
    parts.append(("articles", contents.hexdigest(), ""))
    for stage in sorted(stages):
        parts += corpus.connection.execute(
            "SELECT stage, fingerprint, count(*) FROM done WHERE stage = ? GROUP BY fingerprint ORDER BY fingerprint",
            (stage,),
        )
    parts += corpus.connection.execute("SELECT stage, fingerprint FROM corpus_done ORDER BY stage")
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode("utf-8", "surrogatepass")).hexdigest()


def is_current(corpus: Corpus, files: Iterable[Path], fingerprint: str) -> bool:
    """Return whether all the files are there as they were written for this fingerprint."""
    for path in files:
        row = corpus.connection.execute(
            "SELECT sha256 FROM exports WHERE path = ? AND fingerprint = ?", (path.name, fingerprint)
        ).fetchone()
        if row is None or not path.is_file() or file_hash(path) != row[0]:
            return False
    return True


def note_exports(corpus: Corpus, files: Iterable[Path], fingerprint: str) -> None:
    """Remember that the files were written for this fingerprint."""
    rows = [(path.name, fingerprint, file_hash(path)) for path in files]
    with transaction(corpus) as connection:
        connection.executemany("INSERT OR REPLACE INTO exports (path, fingerprint, sha256) VALUES (?, ?, ?)", rows)
