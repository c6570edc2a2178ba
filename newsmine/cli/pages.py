"""The verbs that bring pages in: import and extract."""

from pathlib import Path
from typing import Annotated

import typer

from newsmine.cli.options import Json, Quiet, answer, bars, give_failures, json_lines, say
from newsmine.errors import InputError, RowError
from newsmine.records import Reading
from newsmine.runs.paths import as_stored


def register(app: typer.Typer) -> None:
    """Add the verbs to the command line."""
    app.command("import")(import_command)
    app.command("extract")(extract_command)


def import_command(
    sources: Annotated[list[Path], typer.Argument(help="Files, or folders of files.", show_default=False)],
    corpus: Annotated[Path, typer.Option("-c", "--corpus", help="The corpus (.sqlite); made if it is not there.")],
    licence: Annotated[str | None, typer.Option(help="Licence of the texts, kept with each article.")] = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Read saved pages (HTML, text), archives (WARC), BIGKinds exports and records (jsonl, csv, parquet) into a corpus.

    All that can be read is kept. If an outlet's pages lack their date, title or text too often, or more often than
    before, the error names the outlet and the selector that found nothing.
    """
    from newsmine.articles.coverage import coverage, missing_days
    from newsmine.corpus.database import Corpus
    from newsmine.runs.health import check_health, look, raise_problems
    from newsmine.runs.inputs import import_files

    files = [(path, licence) for path in expand(sources)]
    with Corpus.open(corpus) as opened, bars(show=not quiet) as report:
        before = look(opened)
        done = import_files(opened, files, progress=lambda n, total: report("import", n, total))
        problems = check_health(opened, before)
        days = coverage(opened)
        total = opened.connection.execute("SELECT count(*) FROM articles").fetchone()[0]
    summary = {
        "files read": done.read,
        "files same": done.same,
        "added": done.added,
        "changed": done.changed,
        "articles": total,
        "days": int(days.loc[days["articles"] > 0, "date"].nunique()),
        "missing days": int(days.groupby("date")["articles"].sum().eq(0).sum()),
        "missing days of outlets": len(missing_days(days)),
        "rates too low": len(problems),
        "corpus": corpus,
    }
    if as_json:
        summary["health"] = [str(problem) for problem in problems]
        summary["coverage"] = days[days["articles"] > 0].astype(str).to_numpy().tolist()
        summary["failed"] = [list(each) for each in done.failed]
    answer(summary, as_json=as_json)
    if done.failed:
        for problem in problems:
            say(str(problem))
    give_failures(done.failed)
    raise_problems(problems)


def extract_command(
    pages: Annotated[list[Path], typer.Argument(help="Pages: HTML, or saved as text.", show_default=False)],
    out: Annotated[
        Path | None, typer.Option("-o", "--out", help="File of the articles (.jsonl, .csv, .xlsx, .parquet).")
    ] = None,
    url: Annotated[str | None, typer.Option(help="Where the page came from, if there is one page.")] = None,
    report: Annotated[
        bool, typer.Option("--report", help="Show on stderr what was cut from each page, and why.")
    ] = False,
    report_file: Annotated[
        Path | None, typer.Option(help="File of what was cut, and why (.html to read, .csv, .xlsx, .jsonl, .parquet).")
    ] = None,
    as_json: Json = False,
) -> None:
    """Cut pages down to their articles, with the full text."""
    from newsmine.articles.load import load
    from newsmine.files.cut_report import write_report
    from newsmine.files.export import export
    from newsmine.html.reasons import reason_of
    from newsmine.schema import ARTICLES

    files = expand(pages)
    if url is not None and len(files) > 1:
        raise typer.BadParameter("a URL belongs to one page; leave it out for several", param_hint="--url")
    readings: list[Reading] = []
    failed: list[tuple[str, str]] = []
    bad_rows: list[RowError] = []
    for path in files:
        try:
            readings += load(path, url=url, on_error=bad_rows.append)
        except InputError as error:
            failed.append((str(path), str(error)))
    if report:
        for reading in readings:
            for cut in reading.cuts:
                say(f"{reading.article.source}\t{cut.kind}\t{reason_of(cut)}\t{cut.text}")
    if report_file is not None:
        write_report(readings, report_file)
    frame = ARTICLES.frame(reading.article for reading in readings)
    if out is None:
        typer.echo(json_lines(frame), nl=False)
    else:
        export(frame, out, text=True)
        answer({"articles": len(readings), "file": out}, as_json=as_json)
    give_failures((*failed, *((error.path, str(error)) for error in bad_rows)))


def expand(sources: list[Path]) -> list[Path]:
    """Return the files, and those of folders, in order; hidden files and Office's lock files are left out."""
    files = []
    for source in map(as_stored, sources):
        if not source.exists():
            raise InputError(f"{source}: no such file or folder")
        inside = sorted(source.rglob("*")) if source.is_dir() else [source]
        files += [path for path in inside if path.is_file() and not path.name.startswith((".", "~$"))]
    return files
