"""The verb that hands results out: export."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from newsmine.cli.options import CorpusFile, Json, answer

Table = Literal["articles", "tokens", "mentions", "entities", "relations", "provenance", "all"]


def register(app: typer.Typer) -> None:
    """Add the verb to the command line."""
    app.command("export")(export_command)


def export_command(
    corpus: CorpusFile,
    table: Annotated[Table, typer.Argument(help="Which table; all: every table, with the text, as Parquet.")],
    out: Annotated[Path, typer.Option("-o", "--out", help="File (.csv, .xlsx, .parquet, .jsonl); for all a folder.")],
    text: Annotated[bool, typer.Option("--text", help="With the full text of the articles.")] = False,
    korean: Annotated[bool, typer.Option("--korean", help="With Korean column labels.")] = False,
    as_json: Json = False,
) -> None:
    """Write a table of a corpus to a file; the full text stays out unless asked for."""
    from newsmine.corpus.database import Corpus
    from newsmine.corpus.parquet import write_parquet
    from newsmine.corpus.read import provenance
    from newsmine.files.export import export

    with Corpus.open(corpus, create=False) as opened:
        if table == "all":
            files = write_parquet(opened, out)
            answer({"files": len(files), "folder": out}, as_json=as_json)
            return
        frame = provenance(opened) if table == "provenance" else getattr(opened, table)()
    export(frame, out, text=text, labels="ko" if korean else "en")
    answer({"rows": len(frame), "file": out}, as_json=as_json)
