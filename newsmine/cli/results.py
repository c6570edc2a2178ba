"""The verbs that hand results out: export, publish."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from newsmine.cli.options import CorpusFile, Json, ModalityOption, Quiet, answer, bars
from newsmine.records import VALUE_LABELS

if TYPE_CHECKING:
    import pandas as pd

    from newsmine.corpus.database import Corpus

Table = Literal[
    "articles",
    "tokens",
    "mentions",
    "values",
    "entities",
    "relations",
    "duplicates",
    "provenance",
    "coverage",
    "outlets",
    "missing-days",
    "manifest",
    "all",
]


ExcludeOption = Annotated[
    bool,
    typer.Option("--exclude-ai-prohibited", help="Without the articles whose notice forbids to train AI with them."),
]
_WHOLE = frozenset({"coverage", "outlets", "missing-days", "all"})


def register(app: typer.Typer) -> None:
    """Add the verbs to the command line."""
    app.command("export")(export_command)
    app.command("publish")(publish_command)


def export_command(
    corpus: CorpusFile,
    table: Annotated[
        Table,
        typer.Argument(
            help="Which table; values: the dates, times and quantities; all: every table, with the text, as Parquet."
        ),
    ],
    out: Annotated[
        Path,
        typer.Option(
            "-o",
            "--out",
            help="File (.csv, .xlsx, .parquet, .jsonl; .bigkinds.xlsx: articles as BIGKinds' sheet); for all a folder.",
        ),
    ],
    text: Annotated[bool, typer.Option("--text", help="With the full text of the articles.")] = False,
    contacts: Annotated[
        bool, typer.Option("--contacts", help="With the e-mail addresses and telephone numbers in it.")
    ] = False,
    exclude_ai_prohibited: ExcludeOption = False,
    korean: Annotated[bool, typer.Option("--korean", help="With Korean column labels.")] = False,
    modality: ModalityOption = "asserted",
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Write a table of a corpus to a file; the full text stays out unless asked for."""
    from newsmine.corpus.database import Corpus
    from newsmine.corpus.parquet import write_parquet
    from newsmine.files.export import export

    with Corpus.open(corpus, create=False) as opened:
        if exclude_ai_prohibited and table in _WHOLE:
            raise typer.BadParameter(f"{table} is made of all articles", param_hint="--exclude-ai-prohibited")
        if table == "all":
            with bars(show=not quiet) as report:
                files = write_parquet(opened, out, progress=lambda n, total: report("export", n, total))
            answer({"files": len(files), "folder": out}, as_json=as_json)
            return
        frame = opened.relations(modality=modality) if table == "relations" else _table(opened, table, out)
        if exclude_ai_prohibited:
            from newsmine.corpus.barred import barred_ids, entities_of, without

            barred = barred_ids(opened)
            frame = entities_of(without(opened.mentions(), barred)) if table == "entities" else without(frame, barred)
    export(frame, out, text=text, contacts=contacts, labels="ko" if korean else "en")
    answer({"rows": len(frame), "file": out}, as_json=as_json)


def _table(corpus: "Corpus", table: Table, out: Path) -> "pd.DataFrame":
    from newsmine.articles.coverage import coverage, missing_days, outlets
    from newsmine.corpus.extras import articles_with_extras
    from newsmine.corpus.manifest import manifest
    from newsmine.corpus.read import provenance

    if table == "articles" and out.name.lower().endswith(".bigkinds.xlsx"):
        return articles_with_extras(corpus)
    if table == "values":
        return corpus.mentions(labels=VALUE_LABELS)
    if table == "manifest":
        return manifest(corpus)
    if table == "provenance":
        return provenance(corpus)
    if table in {"coverage", "outlets", "missing-days"}:
        covered = coverage(corpus)
        return outlets(covered) if table == "outlets" else missing_days(covered) if table == "missing-days" else covered
    frame: pd.DataFrame = getattr(corpus, table)()
    return frame


def publish_command(
    corpus: CorpusFile,
    out: Annotated[Path, typer.Option("-o", "--out", help="Folder of the package; new, or an earlier package.")],
    title: Annotated[str | None, typer.Option(help="What the study is called; the corpus' name if not given.")] = None,
    exclude_ai_prohibited: ExcludeOption = False,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Write a package that anyone may have: manifest, names and relations by their places, counts; no 30 characters of any article."""
    from newsmine.corpus.database import Corpus
    from newsmine.runs.publish import publish

    with Corpus.open(corpus, create=False) as opened, bars(show=not quiet) as report:
        done = publish(
            opened,
            out,
            title=title or corpus.stem,
            exclude_ai_prohibited=exclude_ai_prohibited,
            progress=lambda n, total: report("publish", n, total),
        )
    summary = {"articles": done.articles, "left out": done.left_out, "emptied cells": done.shortened}
    answer({**summary, "files": len(done.files), "folder": out}, as_json=as_json)
