"""A study that others may have: what was found and counted, where it stands, and no text."""

import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsmine.corpus.barred import barred_ids, entities_of, without
from newsmine.corpus.database import Corpus
from newsmine.corpus.exports import file_hash
from newsmine.corpus.manifest import hash_of, manifest
from newsmine.corpus.read import iter_articles
from newsmine.corpus.select import Selection, article_facts
from newsmine.corpus.whole import whole
from newsmine.errors import ExportError
from newsmine.files.export import export
from newsmine.runs.annotations import RECORD, TITLE_HASH
from newsmine.text.overlap import Runs
from newsmine.widgets.progress import Progress, bar_of

if TYPE_CHECKING:
    import pandas as pd

RUN = 30
"""Characters of an article that may not stand in a package one after another."""
_README = "README.md"
_WORDS = """# {title}

What newsmine {version} found in {articles:,} articles, where it stands in them, and counts; the articles themselves are their
publishers'. No {run} characters of an article stand here one after another: that was checked.

- `manifest.csv`: the articles by id, URL, outlet, time and the SHA-256 of text and title
- `mentions.csv`: who and what is named: characters `start` to `end` of the text (`field` title: of the title)
- `entities.csv`, `relations.csv`: what the names mean, and who is tied to whom, where
- `terms.csv`: nouns and in how many articles they stand; `months.csv`: articles by month and outlet
- `package.json`: versions, counts and the SHA-256 of every file

`newsmine hydrate FOLDER -c corpus.sqlite`, with the folder of this file, fetches the articles, verifies them by their hashes, and gives those whose
texts are the same their names and relations again.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """What was published: how many articles are told of, how many were left out as their owners forbid, and the files.

    ``shortened`` counts cells that were left empty, because they hold a run of an article.
    """

    articles: int
    left_out: int
    shortened: int
    files: tuple[Path, ...]


def publish(
    corpus: Corpus,
    out: "str | Path",
    *,
    title: str | None = None,
    exclude_ai_prohibited: bool = False,
    progress: Progress | None = None,
) -> Publication:
    """Write a package of a corpus that may be given to anyone.

    Parameters
    ----------
    corpus : Corpus
        With mentions and tokens, where they shall be told.
    out : str or Path
        Folder, which must not be there or be an earlier package; it is there as a whole, or not at all.
    title : str, optional
        What the study is called.
    exclude_ai_prohibited : bool
        Whether articles are left out whose notice forbids the training of AI with them.
    progress : callable, optional
        Called with the articles that are compared, and all of them. By default a notebook shows a bar.

    Returns
    -------
    Publication

    Raises
    ------
    ExportError
        If ``out`` holds something else, or a run of an article would stand in the package.
    """
    out = Path(out)
    if out.exists() and not (out / RECORD).is_file():
        raise ExportError(f"{out}: is there and is no package of newsmine; name a new folder")
    barred = barred_ids(corpus) if exclude_ai_prohibited else frozenset()
    every = frozenset(article_facts(corpus))
    kept = every - barred
    part = out.with_name(out.name + ".part")
    shutil.rmtree(part, ignore_errors=True)
    try:
        shortened = 0
        for name, table in _tables(corpus, kept, barred):
            shortened += _blank_long(table)
            export(table, part / f"{name}.csv")
        words = _WORDS.format(title=title or "newsmine", version=version("newsmine"), articles=len(kept), run=RUN)
        (part / _README).write_text(words, encoding="utf-8")
        _check(corpus, part, progress or bar_of("publish"))
        _write_record(part, articles=len(kept), left_out=len(every) - len(kept))
        shutil.rmtree(out, ignore_errors=True)
        part.rename(out)
    finally:
        shutil.rmtree(part, ignore_errors=True)
    files = tuple(sorted(out.iterdir()))
    return Publication(articles=len(kept), left_out=len(every) - len(kept), shortened=shortened, files=files)


def _tables(corpus: Corpus, kept: frozenset[str], barred: frozenset[str]) -> "Iterator[tuple[str, pd.DataFrame]]":
    from newsmine.words.terms import terms

    mentions = without(corpus.mentions(), barred)
    listed = manifest(corpus)
    listed[TITLE_HASH] = [hash_of(title if isinstance(title, str) else "") for title in listed.pop("title")]
    yield "manifest", without(listed, barred)
    yield "mentions", mentions.drop(columns="text")
    yield "relations", without(corpus.relations(), barred)
    yield "entities", entities_of(mentions)
    if corpus.connection.execute("SELECT EXISTS (SELECT 1 FROM documents)").fetchone()[0]:
        yield "terms", terms(Selection(corpus=corpus, wording="published", article_ids=kept), min_count=2)
    articles = without(corpus.articles(), barred)
    articles["month"] = articles["published_at"].dt.strftime("%Y-%m")
    yield "months", articles.groupby(["month", "publisher"], dropna=False).size().reset_index(name="articles")


def _blank_long(table: "pd.DataFrame") -> int:
    """Empty the cells that could hold a run of an article; addresses and hashes are none of it."""
    n = 0
    for name in table.columns:
        if name in {"id", "article_id", "url", "sha256", TITLE_HASH} or table[name].dtype.kind in "ifbM":
            continue
        long = [isinstance(cell, str) and len(cell) >= RUN for cell in table[name]]
        if any(long):
            n += sum(long)
            table.loc[long, name] = None
    return n


def _check(corpus: Corpus, folder: Path, progress: Progress | None) -> None:
    """Fail if a run of an article stands in a file of the folder."""
    runs = Runs(((path.name, path.read_text(encoding="utf-8-sig")) for path in sorted(folder.iterdir())), size=RUN)
    total = corpus.connection.execute("SELECT count(*) FROM articles").fetchone()[0]
    for n, article in enumerate(iter_articles(corpus, duplicates=True), start=1):
        for field in ("text", "title", "subtitle", "captions"):
            value: Any = getattr(article, field)
            for shared in runs.shared("\n".join(value) if isinstance(value, tuple) else value or ""):
                raise ExportError(
                    f"{shared.name}: holds {RUN} characters of the {field} of article {article.id} ({shared.run!r}); nothing was "
                    "written: take the entity or word with that name out by the aliases or stopwords of the study"
                )
        if progress is not None:
            progress(n, total)


def _write_record(folder: Path, **counts: int) -> None:
    record = {
        "newsmine": version("newsmine"),
        **counts,
        "run": RUN,
        "files": {path.name: file_hash(path) for path in sorted(folder.iterdir())},
    }
    with whole(folder / RECORD) as part:
        part.write_text(json.dumps(record, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
