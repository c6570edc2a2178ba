"""The verb that makes articles whole: hydrate."""

from pathlib import Path
from typing import Annotated

import typer

from newsmine.cli.options import Json, Quiet, answer, bars, give_failures, say


def register(app: typer.Typer) -> None:
    """Add the verb to the command line."""
    app.command("hydrate")(hydrate_command)


def hydrate_command(
    corpus: Annotated[Path, typer.Option("-c", "--corpus", help="The corpus (.sqlite); made for a manifest.")],
    manifest: Annotated[
        Path | None,
        typer.Argument(help="A manifest (csv: id,url,sha256) or a published package; without, the cut articles."),
    ] = None,
    max_articles: Annotated[int | None, typer.Option(min=1, help="Fetch at most so many.")] = None,
    delay: Annotated[float, typer.Option(min=0.1, help="Least seconds between two requests to a host.")] = 1.0,
    again: Annotated[bool, typer.Option("--again", help="Try pages too that failed for good before.")] = False,
    offline: Annotated[
        bool, typer.Option("--offline", help="Read the pages that are kept; connect to nothing.")
    ] = False,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Fetch the articles of a manifest or package and verify them by hash; or the whole text of those that BIGKinds cuts.

    Pages are kept beside the corpus. What is there is not fetched again; what was broken off goes on where it was. A page
    that tells another story leaves the article as it is.
    """
    from newsmine.runs.hydrate import hydrate

    with bars(show=not quiet) as report:
        done = hydrate(
            corpus, manifest, max_articles=max_articles, again=again, offline=offline, delay=delay, progress=report
        )
    summary = {
        "wanted": done.wanted,
        "hydrated": done.hydrated,
        "verified": done.verified,
        "annotated": done.annotated,
        "fetched": done.pages.fetched,
        "failed": len(done.failed),
        "still to fetch": done.pending,
        "without url": done.without_url,
        "corpus": corpus,
    }
    if as_json:
        summary["failures"] = [list(each) for each in done.failed]
    answer(summary, as_json=as_json)
    if done.pending:
        say("{n:,} are still to fetch; the same command goes on", n=done.pending)
    give_failures(done.failed)
