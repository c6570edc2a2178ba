"""The verb that says what a change of a dictionary changes: compare."""

from pathlib import Path
from typing import Annotated

import typer

from newsmine.cli.options import Json, answer, give, say


def register(app: typer.Typer) -> None:
    """Add the verb to the command line."""
    app.command("compare")(compare_command)


def compare_command(
    old: Annotated[
        Path,
        typer.Argument(
            help="Dictionary: synonyms, user words, gazetteer, aliases, or stopwords (.txt).", show_default=False
        ),
    ],
    new: Annotated[Path, typer.Argument(help="Another version of it.", show_default=False)],
    corpus: Annotated[
        Path | None, typer.Option("-c", "--corpus", help="Corpus in which both are tried; nothing in it is changed.")
    ] = None,
    tokenizer: Annotated[str, typer.Option(help="Of user words: which one cuts.")] = "kiwi",
    gazetteer: Annotated[Path | None, typer.Option(help="Of aliases: the gazetteer they belong to.")] = None,
    tagger: Annotated[str, typer.Option(help="Of names: shipped, none, or another learned tagger.")] = "none",
    out: Annotated[
        Path | None,
        typer.Option("-o", "--out", help="Workbook (.xlsx: rows, effects, articles) or table of the effects."),
    ] = None,
    korean: Annotated[bool, typer.Option("--korean", help="With Korean column labels.")] = False,
    as_json: Json = False,
) -> None:
    """Say what changed between two versions of a dictionary, and what that changes in the articles of a corpus."""
    from newsmine.corpus.database import Corpus
    from newsmine.dictionaries.compare import compare_dictionaries
    from newsmine.files.excel import write_sheets
    from newsmine.files.export import export
    from newsmine.files.options import Options

    opened = None if corpus is None else Corpus.open(corpus, create=False)
    try:
        found = compare_dictionaries(old, new, opened, tokenizer=tokenizer, tagger=tagger, gazetteer=gazetteer)
    finally:
        if opened is not None:
            opened.close()
    shown = found.rows if corpus is None else found.effects
    if out is None:
        give(shown, None, as_json=as_json)
    else:
        if out.suffix.lower() == ".xlsx":
            sheets = {"rows": found.rows, "effects": found.effects, "articles": found.articles}
            write_sheets(sheets, out, Options(labels="ko" if korean else "en"))
        else:
            export(shown, out, labels="ko" if korean else "en")
        answer({"rows": len(found.rows), "terms": len(found.effects), "file": out}, as_json=as_json)
    changes = found.rows["change"].value_counts()
    n = {name: changes.get(name, 0) for name in ("added", "changed", "removed")}
    say("{added:,} added, {changed:,} changed, {removed:,} removed ({kind})", **n, kind=found.kind)
    if corpus is not None:
        counted = {"changed": len(found.articles), "total": found.total, "terms": len(found.effects)}
        say("{changed:,} of {total:,} articles change, {terms:,} terms", **counted)
