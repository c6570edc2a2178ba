"""The verb that writes what was run as a paragraph for a paper: methods."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from newsmine.cli.options import Json, answer, say


def register(app: typer.Typer) -> None:
    """Add the verb to the command line."""
    app.command("methods")(methods_command)


def methods_command(
    source: Annotated[
        Path, typer.Argument(help="A folder that run wrote, its run.json, or a corpus (.sqlite).", show_default=False)
    ],
    language: Annotated[Literal["ko", "en", "both"], typer.Option(help="Language of the paragraph.")] = "both",
    out: Annotated[
        Path | None, typer.Option("-o", "--out", help="File of the paragraph: .md, .txt or .tex; shown if not given.")
    ] = None,
    bibtex: Annotated[Path | None, typer.Option("--bibtex", help="File of the references it cites (.bib).")] = None,
    as_json: Json = False,
) -> None:
    """Say in a paragraph for a paper what was run, with which settings and versions, and what to cite."""
    from newsmine.corpus.whole import whole
    from newsmine.paragraphs.methods import methods

    made = methods(source)
    if out is not None:
        made.save(out, language=language)
    if bibtex is not None:
        with whole(bibtex) as part:
            part.write_text(made.bibtex, encoding="utf-8")
    if as_json:
        said = {"ko": made.text_ko, "en": made.text_en}
        texts = {name: text for name, text in said.items() if language in {name, "both"}}
        answer({**texts, "keys": made.keys, "bibtex": made.bibtex, "file": out, "references": bibtex}, as_json=True)
    elif out is None:
        typer.echo(made.written(language=language), nl=False)
    say(
        "{n:,} works are cited, in {bibtex}" if bibtex else "{n:,} works are cited; --bibtex writes them to a file",
        n=len(made.keys),
        bibtex=bibtex,
    )
