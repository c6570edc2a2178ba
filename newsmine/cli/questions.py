"""The verbs that ask a corpus: search and kwic."""

import shutil
import sys
from dataclasses import asdict
from typing import Annotated

import typer

from newsmine.cli.options import CorpusFile, Json, Out, Source, give, open_source, say

Query = Annotated[
    str, typer.Argument(help='Words that must all occur; "…" a phrase, -word not, OR between two.', show_default=False)
]


def register(app: typer.Typer) -> None:
    """Add the verbs to the command line."""
    app.command("search")(search_command)
    app.command("kwic")(kwic_command)


def search_command(
    corpus: CorpusFile,
    query: Query,
    limit: Annotated[int, typer.Option(min=1, help="How many articles at most.")] = 20,
    out: Out = None,
    as_json: Json = False,
) -> None:
    """Find the newest articles that hold the words; every Korean substring is found."""
    import pandas as pd

    from newsmine.corpus.database import Corpus
    from newsmine.corpus.search import count, search

    with Corpus.open(corpus, create=False) as opened:
        hits = search(opened, query, limit=limit)
        total = count(opened, query)
    columns = ["article_id", "published_at", "publisher", "title", "snippet"]
    give(pd.DataFrame([asdict(hit) for hit in hits], columns=columns), out, as_json=as_json)
    say(f"{total:,} articles hold {query!r}" + (f", the newest {limit} are shown" if total > limit else ""))


def kwic_command(
    source: Source,
    query: Annotated[str, typer.Argument(help="The keyword, as it is written.", show_default=False)],
    width: Annotated[int, typer.Option(min=1, help="Characters of context on each side.")] = 40,
    out: Out = None,
    as_json: Json = False,
) -> None:
    """Show a keyword in its context, one line a place."""
    from newsmine.schema import ARTICLES
    from newsmine.words.kwic import kwic

    shown = out is None and not as_json
    if shown and sys.stdout.isatty():
        # A Hangul syllable takes two columns, and the date and the keyword about thirty.
        width = max(8, min(width, (shutil.get_terminal_size().columns - 30) // 4))
    with open_source(source, ARTICLES) as opened:
        lines = kwic(opened, query, width=width)
    if shown:
        lines = lines[["left", "keyword", "right"]].assign(date=lines["published_at"].dt.strftime("%Y-%m-%d"))
    give(lines, out, as_json=as_json)
    say(f"{len(lines):,} places")
