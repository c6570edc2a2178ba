"""The verb that brings pages in from the web: collect."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from newsmine.cli.language import translated, worded
from newsmine.cli.options import Json, Quiet, answer, bars, say

if TYPE_CHECKING:
    from newsmine.runs.collect import StudyCollection

_SHOWN = 20
_DAY = ["%Y-%m-%d"]


def register(app: typer.Typer) -> None:
    """Add the verb to the command line."""
    app.command("collect")(collect_command)


def collect_command(
    study: Annotated[Path, typer.Argument(help="A study.toml with [collect], or its folder.", show_default=False)],
    corpus: Annotated[Path, typer.Option("-c", "--corpus", help="The corpus (.sqlite); made if it is not there.")],
    since: Annotated[datetime | None, typer.Option(formats=_DAY, help="First day of the articles.")] = None,
    until: Annotated[datetime | None, typer.Option(formats=_DAY, help="Last day of the articles.")] = None,
    query: Annotated[list[str] | None, typer.Option(help="What searches are asked for; may be given again.")] = None,
    max_articles: Annotated[int | None, typer.Option(min=1, help="Fetch at most so many.")] = None,
    offline: Annotated[
        bool, typer.Option("--offline", help="Read the pages that are kept; connect to nothing.")
    ] = False,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Collect new pages by feeds, sitemaps, lists and searches, politely, and read them into a corpus.

    Pages are kept beside the corpus. What is there is not fetched again; what was broken off goes on where it was.
    """
    from newsmine.runs.collect import collect_study

    with bars(show=not quiet) as report:
        done = collect_study(
            study,
            corpus,
            since=since.date() if since else None,
            until=until.date() if until else None,
            query=tuple(each for each in query or () if each.strip()),
            max_articles=max_articles,
            offline=offline,
            progress=report,
        )
    answer(_summary(done, corpus, as_json=as_json), as_json=as_json)
    _tell(done)
    if done.problems:
        raise typer.Exit(1)


def _summary(done: "StudyCollection", corpus: Path, *, as_json: bool) -> dict[str, Any]:
    summary: dict[str, Any] = {
        "found": done.pages.found,
        "new": done.pages.new,
        "fetched": done.pages.fetched,
        "failed": len(done.pages.failures),
        "still to fetch": done.pages.pending,
        "added": done.added,
        "changed": done.changed,
        "outside the dates": done.outside,
        "without article": len(done.without_article),
        "corpus": corpus,
    }
    if as_json:
        summary["outlets"] = [
            {"outlet": each.outlet, "layout": each.layout, "pages": each.pages, **each.has} for each in done.outlets
        ]
        summary["failures"] = [[each.url, each.kind, each.reason] for each in done.pages.failures]
        summary["no article"] = [list(each) for each in done.without_article]
        summary["remarks"] = list(done.pages.remarks)
        summary["problems"] = list(done.problems)
    return summary


def _tell(done: "StudyCollection") -> None:
    """Tell each outlet, what failed, and what is wrong."""
    for each in done.outlets:
        lacks = ", ".join(
            worded("{n:,} without {field}", n=each.pages - hits, field=translated(name))
            for name, hits in each.has.items()
            if hits < each.pages
        )
        said = "{outlet}: {pages:,} pages, {lacks}" if lacks else "{outlet}: {pages:,} pages"
        say(said, outlet=each.outlet, pages=each.pages, lacks=lacks)
    failed = [f"{each.kind}: {each.reason}" for each in done.pages.failures]
    failed += [worded("no article: {why}", why=why) for _, why in done.without_article]
    for line in failed[:_SHOWN]:
        say(f"  {line}")
    if len(failed) > _SHOWN:
        say("  … and {n:,} more; --json lists all", n=len(failed) - _SHOWN)
    for line in done.pages.remarks:
        say("note: {line}", line=line)
    for line in done.problems:
        say("problem: {line}", line=line)
