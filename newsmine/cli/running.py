"""The verbs that run a whole study: demo and run."""

from pathlib import Path
from typing import Annotated, Any, Literal

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
    engine: Annotated[
        Literal["local", "dask"],
        typer.Option(
            help="Where tokens and names are found, and pairs and words counted: here, or by workers of Dask."
        ),
    ] = "local",
    scheduler: Annotated[
        str | None,
        typer.Option(help="With dask: address of a cluster (tcp://…); processes of this machine if not given."),
    ] = None,
    workers: Annotated[int, typer.Option(min=1, help="With dask: how many processes of this machine.")] = 2,
    memory: Annotated[str, typer.Option(help="With dask: what each of them may use, as 4GB.")] = "auto",
    partitions: Annotated[
        str | None,
        typer.Option(help="With dask: folder that all workers see, a path or s3://…; beside the results if not given."),
    ] = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Run a study: import, tokens, entities, graph, topics, results; only what is missing or changed."""
    if engine == "local" and scheduler is not None:
        raise typer.BadParameter("a scheduler is for --engine dask", param_hint="--scheduler")
    settings = {
        "engine": engine,
        "scheduler": scheduler,
        "workers": workers,
        "memory": memory,
        "partitions": partitions,
    }
    _run(study, out, as_json=as_json, quiet=quiet, **settings)


def _run(study: Path, out: Path | None, *, as_json: bool, quiet: bool, **settings: Any) -> None:  # noqa: ANN401 - of run
    from newsmine.runs.run import run

    with bars(show=not quiet) as progress:
        report = run(study, out, progress=progress, tell=_tell_dashboard, **settings)
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


def _tell_dashboard(address: str) -> None:
    say("what the workers do: {address}", address=address)


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
