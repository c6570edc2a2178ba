"""The verbs that run a whole study: demo and run."""

from pathlib import Path
from typing import Annotated, Any

import typer

from newsmine.cli.options import Json, Quiet, answer, bars, give_failures, say

_TOP = 8


def register(app: typer.Typer) -> None:
    """Add the verbs to the command line."""
    app.command("demo")(demo_command)
    app.command("run")(run_command)


def demo_command(
    out: Annotated[Path, typer.Option("-o", "--out", help="Folder of the results.")] = Path("results/gwangju-ai"),
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Run the shipped study of the Gwangju AI academy (synthetic sample)."""
    from newsmine.runs.shipped import shipped_study

    _run(shipped_study("gwangju-ai"), out, as_json=as_json, quiet=quiet)


def run_command(
    study: Annotated[Path, typer.Argument(help="A study.toml or its folder.", show_default=False)],
    out: Annotated[
        Path | None, typer.Option("-o", "--out", help="Folder of the results; results/<study> if not given.")
    ] = None,
    engine: Annotated[str, typer.Option(help="Where the stages run: local.")] = "local",
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Run a study: import, tokens, entities, graph, topics, results; only what is missing or changed."""
    if engine != "local":
        raise typer.BadParameter(f"unknown engine {engine!r}; this version has: local", param_hint="--engine")
    _run(study, out, as_json=as_json, quiet=quiet)


def _run(study: Path, out: Path | None, *, as_json: bool, quiet: bool) -> None:
    from newsmine.runs.run import run

    with bars(show=not quiet) as progress:
        report = run(study, out, progress=progress)
    summary: dict[str, Any] = {**report.counts}
    if as_json:
        summary |= {
            "study": report.study,
            "done": report.done,
            "seconds": report.seconds,
            "failed": [list(each) for each in report.failed],
            "makeshift": [list(each) for each in report.makeshift],
            "files": [str(path) for path in report.files],
        }
        answer(summary, as_json=True)
    else:
        answer(summary, as_json=False)
        if not any(report.done.values()):
            say("nothing had changed, nothing was done again")
        _tell(report.corpus)
        names = [path.name for path in report.files]
        say("results in {folder}: {files}", folder=report.out, files=", ".join([*names, "run.json"]))
    for what, how in report.makeshift:
        say(f"  {what}: {how}")
    give_failures(report.failed)


def _tell(path: Path) -> None:
    """Tell the most named entities and a few of the posts."""
    from newsmine.corpus.database import Corpus

    with Corpus.open(path, create=False) as corpus:
        entities = corpus.entities().head(_TOP)
        posts = corpus.relations()
    names = [f"{row.canonical} {row.mentions}" for row in entities.itertuples()]
    say("most named: {names}", names=", ".join(names))
    posts = posts[posts["type"] == "HEAD_OF"].drop_duplicates(["head", "role", "tail"]).head(_TOP)
    if len(posts):
        held = [f"{row.head} ({row.tail} {row.role})" for row in posts.itertuples()]
        say("posts: {posts}", posts=", ".join(held))
