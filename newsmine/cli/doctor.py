"""The verb that says what works here, and how well the pages of each outlet are read: doctor."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from newsmine.cli.options import Json, answer, give, say
from newsmine.cli.pages import expand
from newsmine.errors import InputError

if TYPE_CHECKING:
    from newsmine.articles.health import Health


def register(app: typer.Typer) -> None:
    """Add the verb to the command line."""
    app.command("doctor")(doctor_command)


def doctor_command(
    pages: Annotated[
        list[Path] | None, typer.Argument(help="With --publishers: saved pages, folders of them, or a corpus.")
    ] = None,
    publishers: Annotated[
        bool, typer.Option("--publishers", help="Check how well the pages of each outlet are read.")
    ] = False,
    baseline: Annotated[
        Path | None,
        typer.Option(help="With --publishers: JSON file of an earlier time to compare with; written if not there."),
    ] = None,
    renew: Annotated[bool, typer.Option("--renew", help="Write the baseline anew, behind the comparison.")] = False,
    time_limit: Annotated[float, typer.Option(help="Seconds that each tokenizer may take to load.", min=1)] = 60,
    as_json: Json = False,
) -> None:
    """Try what newsmine needs on this machine, each tokenizer in a process of its own; with --publishers, check how well each outlet's pages are read.

    A rate that is too low, or lower than in the baseline, is an error that names outlet, field and selector.
    """
    if publishers:
        _check_publishers(pages or [], baseline, renew=renew, as_json=as_json)
        return
    if pages or baseline or renew:
        raise typer.BadParameter("pages are checked with --publishers", param_hint="PAGES")
    from newsmine.cli.checkup import check_machine

    if not check_machine(time_limit=time_limit, as_json=as_json):
        raise typer.Exit(1)


def _check_publishers(sources: list[Path], baseline: Path | None, *, renew: bool, as_json: bool) -> None:
    """Show a table of outlets and layouts, and raise what is wrong with them."""
    from newsmine.articles.health import find_problems, frame
    from newsmine.runs.health import raise_problems, read_baseline, write_baseline

    if not sources:
        raise typer.BadParameter("give saved pages, a folder of them, or a corpus", param_hint="PAGES")
    healths = _healths(sources)
    before = read_baseline(baseline) if baseline is not None and baseline.exists() else []
    problems = find_problems(healths, before=before)
    if baseline is not None and (renew or not baseline.exists()):
        write_baseline(healths, baseline)
        say("baseline written: {baseline}", baseline=baseline)
    table = frame(healths)
    if as_json:
        rows = table.to_json(orient="records", force_ascii=False)
        answer(
            {
                "outlets": json.loads(rows),
                "problems": [asdict(problem) | {"says": str(problem)} for problem in problems],
            },
            as_json=True,
        )
    else:
        give(table.round(2), None, as_json=False)
    gone = sorted({each.outlet for each in before} - {each.outlet for each in healths})
    if gone:
        say("in the baseline, but not among these pages: {outlets}", outlets=", ".join(gone))
    raise_problems(problems)


def _healths(sources: list[Path]) -> "list[Health]":
    from newsmine.articles.load import PAGES
    from newsmine.corpus.database import Corpus
    from newsmine.runs.health import check_pages, health_of

    corpora = [path for path in sources if path.suffix in {".sqlite", ".db"}]
    healths = check_pages(
        path for path in expand([path for path in sources if path not in corpora]) if path.suffix.lower() in PAGES
    )
    for path in corpora:
        with Corpus.open(path, create=False) as corpus:
            healths += health_of(corpus)
    if not healths:
        raise InputError(f"{', '.join(map(str, sources))}: no saved page in it (.html, .htm, .txt)")
    return healths
