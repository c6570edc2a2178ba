"""The verb that shows names in their articles: show."""

from pathlib import Path
from typing import Annotated

import typer

from newsmine.cli.options import Json, Source, TaggerName, answer, open_source, say
from newsmine.schema import ARTICLES
from newsmine.sources import DEFAULT_TAGGER


def register(app: typer.Typer) -> None:
    """Add the verb to the command line."""
    app.command("show")(show_command)


def show_command(
    source: Source,
    article_id: Annotated[str | None, typer.Argument(help="Only the article of this id.", show_default=False)] = None,
    out: Annotated[Path, typer.Option("-o", "--out", help="Page to write (.html); it holds the whole text.")] = Path(
        "articles.html"
    ),
    gazetteer: Annotated[
        Path | None, typer.Option(help="CSV of a study's own names; a corpus then shows them, not what is stored.")
    ] = None,
    aliases: Annotated[Path | None, typer.Option(help="CSV of further forms: alias,label,canonical.")] = None,
    tagger: TaggerName = DEFAULT_TAGGER,
    limit: Annotated[int, typer.Option(min=1, help="How many articles at most.")] = 20,
    korean: Annotated[bool, typer.Option("--korean", help="With Korean labels.")] = False,
    as_json: Json = False,
) -> None:
    """Write a page that shows articles with their names coloured and their relations below: what a corpus holds, or found now."""
    from newsmine.display.show import show
    from newsmine.entities.finder import Finder

    own = gazetteer or aliases or tagger != DEFAULT_TAGGER
    finder = Finder.from_files(gazetteer, aliases=aliases, tagger=tagger) if own else None
    with open_source(source, ARTICLES) as opened:
        shown = show(opened, article_id, gazetteer=finder, labels="ko" if korean else "en", limit=limit)
    shown.save(out)
    if not shown.drawings:
        say("no article is there to show")
    answer({"articles": len(shown.drawings), "file": out}, as_json=as_json)
