"""Manifests: which articles a corpus holds, by URL and hash, without a word of them."""

import csv
import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from newsmine.corpus.database import Corpus
from newsmine.corpus.frames import BY_ARTICLE
from newsmine.errors import InputError, RowError
from newsmine.html.dates import parse_date
from newsmine.records import Article
from newsmine.text.cells import unescape_formula

if TYPE_CHECKING:
    import pandas as pd

_COLUMNS = ("id", "url", "publisher", "title", "published_at", "sha256", "licence")


@dataclass(frozen=True, slots=True, kw_only=True)
class ManifestRow:
    """An article of a manifest: ``sha256`` is the hash of its text in UTF-8, in hexadecimal."""

    id: str
    url: str
    sha256: str | None = None
    publisher: str | None = None
    title: str | None = None
    published_at: datetime | None = None
    licence: str | None = None


def text_hash(article: Article) -> str:
    """Return the SHA-256 of an article's text in UTF-8, in hexadecimal.

    Examples
    --------
    >>> text_hash(Article(id="a", text="광주"))[:8]
    'febd628c'
    """
    return hash_of(article.text)


def manifest(corpus: Corpus) -> "pd.DataFrame":
    """Return the manifest of a corpus: its articles with a URL, by date and id, with the hash of each whole text.

    Returns
    -------
    pandas.DataFrame
        With the columns ``id url publisher title published_at sha256 licence``, all text; an article that is cut has no
        hash, because its page has another text.
    """
    import pandas as pd

    rows = corpus.connection.execute(
        "SELECT a.id, a.url, a.publisher, a.title, a.published_at, a.text, a.body_complete, p.licence FROM articles a "
        f"LEFT JOIN provenance p ON p.article_id = a.id WHERE a.url IS NOT NULL {BY_ARTICLE}"
    )
    hashed = [(*row[:5], hash_of(row[5]) if row[6] else None, row[7]) for row in rows]
    table: pd.DataFrame = pd.DataFrame(hashed, columns=list(_COLUMNS), dtype="string")
    return table


def read_manifest(path: Path, *, on_error: Callable[[RowError], None] | None = None) -> Iterator[ManifestRow]:
    """Yield the articles of a manifest, a csv in UTF-8 with at least the columns ``id`` and ``url``.

    Parameters
    ----------
    on_error : callable, optional
        Called with the ``RowError`` of each row that cannot be used; without it, the first is raised.

    Raises
    ------
    InputError
        If the file cannot be read or is no manifest.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            if not {"id", "url"} <= set(reader.fieldnames or ()):
                raise InputError(f"{path}: no manifest: its first row must hold id and url, and sha256 to verify by")
            for number, cells in enumerate(reader, start=2):
                try:
                    row = _row(cells)
                except InputError as error:
                    failure = RowError(str(path), f"row {number}", str(error))
                    if on_error is None:
                        raise failure from error
                    on_error(failure)
                else:
                    yield row
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"{path}: no readable csv in UTF-8 ({error})") from error


def hash_of(text: str) -> str:
    """Return the SHA-256 of a text in UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _row(cells: "dict[str, str | None]") -> ManifestRow:
    values = {name: unescape_formula((cells.get(name) or "").strip()) or None for name in _COLUMNS}
    id_, url, sha256 = values["id"], values["url"], values["sha256"]
    if id_ is None or url is None:
        raise InputError(f"no {'id' if id_ is None else 'url'}; every row must have it")
    if sha256 is not None and (
        len(sha256) != hashlib.sha256().digest_size * 2 or set(sha256) - set("0123456789abcdef")
    ):
        raise InputError(f"sha256 {sha256!r} is no hash; leave it empty, or write 64 hexadecimal digits")
    said = values["published_at"]
    when = parse_date(said) if said else None
    if said and when is None:
        raise InputError(f"published_at {said!r} is no time; write it as 2024-11-27T09:52+09:00")
    return ManifestRow(
        id=id_,
        url=url,
        sha256=sha256,
        publisher=values["publisher"],
        title=values["title"],
        published_at=when,
        licence=values["licence"],
    )
