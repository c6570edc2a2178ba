"""What a published package says of articles, put into a corpus that has their texts again."""

import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from newsmine.corpus.cut import article_of
from newsmine.corpus.database import Corpus
from newsmine.corpus.exports import file_hash
from newsmine.corpus.manifest import hash_of
from newsmine.corpus.records_file import csv_rows
from newsmine.corpus.stages import keep_result
from newsmine.errors import InputError, RowError
from newsmine.records import Article, Found
from newsmine.schema import MENTIONS, RELATIONS, TableSchema

RECORD, MANIFEST, TITLE_HASH = "package.json", "manifest.csv", "title_sha256"
_FOUND = "SELECT 1 FROM mentions WHERE article_id = ?1 UNION SELECT 1 FROM relations WHERE article_id = ?1"


class PutBack(NamedTuple):
    """How many articles got their names and relations back, and id and reason of those that are there and did not."""

    articles: int
    refused: tuple[tuple[str, str], ...]


def open_package(path: "Path | str | None") -> Path | None:
    """Return the folder that :func:`newsmine.runs.publish.publish` wrote, all its files as published; ``None`` if it is none.

    Raises
    ------
    InputError
        If a file of it is missing, or not as it was published.
    """
    if path is None or not (Path(path) / RECORD).is_file():
        return None
    folder = Path(path)
    try:
        files = json.loads((folder / RECORD).read_text(encoding="utf-8"))["files"]
        changed = [name for name, hash_ in files.items() if file_hash(folder / Path(name).name) != hash_]
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(f"{folder}: no whole package: {error}; get it anew from who published it") from error
    if changed:
        raise InputError(f"{folder}: {', '.join(changed)}: not as published; get the package anew")
    return folder


def put_back(corpus: Corpus, folder: Path) -> PutBack:
    """Give the articles of a package their names and relations again, where the corpus has the very texts.

    What stands in a title comes back if the title is the same. An article in which names were found here is left as it is.

    Parameters
    ----------
    corpus : Corpus
        With the articles, under the ids of the package.
    folder : Path
        The package.

    Raises
    ------
    InputError
        If a file of it cannot be read.
    """
    mentions, relations = (_by_article(folder / f"{name}.csv") for name in ("mentions", "relations"))
    done, refused = 0, []
    for row in _rows(folder / MANIFEST, "id", "sha256", TITLE_HASH):
        article = article_of(corpus, row["id"])
        if article is None:
            continue
        why = _why_not(corpus, article, row)
        if why is not None:
            refused.append((row["id"], why))
            continue
        fields = {"text": article.text}
        if hash_of(article.title or "") == row[TITLE_HASH]:
            fields["title"] = article.title or ""
        found = Found(
            mentions=tuple(_records(MENTIONS, mentions[article.id], fields, folder)),
            relations=tuple(_records(RELATIONS, relations[article.id], fields, folder)),
        )
        keep_result(corpus, "entities", article.id, found)
        done += 1
    return PutBack(done, tuple(refused))


def _why_not(corpus: Corpus, article: Article, row: dict[str, str]) -> str | None:
    if not row["sha256"]:
        return "the package has no hash of its text, for it was cut there"
    if hash_of(article.text) != row["sha256"]:
        return "its text is another one: the places would not fit"
    if corpus.connection.execute(_FOUND, (article.id,)).fetchone() is not None:
        return "names were found in it here"
    return None


def _rows(path: Path, *needed: str) -> Iterator[dict[str, str]]:
    try:
        for place, read in csv_rows(path):
            row = {name: cell or "" for name, cell in read().items()}
            missing = [name for name in needed if name not in row]
            if missing:
                raise RowError(str(path), place, f"no {', '.join(missing)}; get the package anew")
            yield row
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror or error}") from error


def _by_article(path: Path) -> defaultdict[str, list[dict[str, str]]]:
    of: defaultdict[str, list[dict[str, str]]] = defaultdict(list)
    for row in _rows(path, "article_id"):
        of[row["article_id"]].append(row)
    return of


def _records(
    schema: "TableSchema[Any]", rows: list[dict[str, str]], fields: dict[str, str], folder: Path
) -> Iterator[Any]:
    """Yield the records of an article; a name that was too long to be published is as the article has it."""
    for row in rows:
        text = fields.get(row.get("field", "text"))
        if text is None:
            continue
        try:
            said = text[int(row["start"]) : int(row["end"])]
            known: dict[str, Any] = {name: row.get(name) or None for name in schema.names}
            if schema is MENTIONS:
                known |= {"text": said, "canonical": known["canonical"] or said}
            else:
                known |= {name: known[name] or known[f"{name}_id"] for name in ("head", "tail")}
            yield schema.from_json({name: value for name, value in known.items() if value is not None})
        except (KeyError, ValueError) as error:
            raise InputError(f"{folder}: {schema.name}.csv: {row}: {error}") from error
