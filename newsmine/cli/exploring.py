"""The verb that writes the page to explore a corpus in: explore."""

from pathlib import Path
from typing import Annotated

import typer

from newsmine.cli.options import CorpusFile, Json, Quiet, answer, bars, say


def register(app: typer.Typer) -> None:
    """Add the verb to the command line."""
    app.command("explore")(explore_command)


def explore_command(
    corpus: CorpusFile,
    out: Annotated[Path, typer.Option("-o", "--out", help="Page to write (.html).")] = Path("ecosystem.html"),
    title: Annotated[str | None, typer.Option(help="Heading of the page; the corpus' name if not given.")] = None,
    top: Annotated[int, typer.Option(min=2, help="How many names at most, those of the most sentences.")] = 500,
    min_count: Annotated[int, typer.Option(min=1, help="Sentences that a pair must share at least.")] = 2,
    topics: Annotated[int, typer.Option(min=0, help="How many topics; 0 for none.")] = 12,
    sentences: Annotated[int, typer.Option(min=0, help="Sentences behind a tie that the page quotes; 0 for none.")] = 5,
    text: Annotated[
        bool, typer.Option("--text", help="With the full text of articles whose licence allows to hand it on.")
    ] = False,
    english: Annotated[bool, typer.Option("--english", help="Begin in English; a button changes it.")] = False,
    seed: Annotated[int, typer.Option(help="Of topics and positions.")] = 7,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Write one page to explore a corpus in: network with its sentences, posts, topics, relations, search; no network needed."""
    from newsmine.corpus.database import Corpus
    from newsmine.display.page import check_page
    from newsmine.explorer.explore import explore

    check_page(out)
    with Corpus.open(corpus, create=False) as opened, bars(show=not quiet) as report:
        page = explore(
            opened,
            title=title or corpus.stem,
            labels="en" if english else "ko",
            top=top,
            min_count=min_count,
            topics=topics,
            sentences=sentences,
            text=text,
            seed=seed,
            progress=lambda done, total: report("articles", done, total),
        )
    page.save(out)
    if not page.edges:
        say("no two names stand together {n} times; was newsmine find run? else lower --min-count", n=min_count)
    if page.no_topics:
        say("the page has no topics: {reason}", reason=page.no_topics)
    answer({"nodes": page.nodes, "edges": page.edges, "bytes": out.stat().st_size, "file": out}, as_json=as_json)
