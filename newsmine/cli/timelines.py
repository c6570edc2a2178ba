"""The verb that says who held which post when: timeline."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from newsmine.cli.charts import PICTURES, FontOption, SizeOption, StyleOption
from newsmine.cli.options import CorpusFile, Json, answer, give, say

if TYPE_CHECKING:
    import pandas as pd

    from newsmine.plots.sizes import Size, Style

_SHOWN = ["organisation", "role", "person", "status", "first", "last", "articles", "conflict"]


def register(app: typer.Typer) -> None:
    """Add the verb to the command line."""
    app.command("timeline")(timeline_command)


def timeline_command(
    corpus: CorpusFile,
    organisation: Annotated[str | None, typer.Option(help="Only posts of this body, in any form of its name.")] = None,
    person: Annotated[str | None, typer.Option(help="Only posts of this person.")] = None,
    role: Annotated[str | None, typer.Option(help="Only this post, in any of its wordings.")] = None,
    out: Annotated[
        Path | None,
        typer.Option("-o", "--out", help="Table (.csv, .xlsx, .parquet, .jsonl) or chart (.png, .svg, .pdf)."),
    ] = None,
    korean: Annotated[bool, typer.Option("--korean", help="With Korean column labels.")] = False,
    size: SizeOption = "screen",
    style: StyleOption = "light",
    font: FontOption = None,
    as_json: Json = False,
) -> None:
    """Say who held which post when, with the first and last sentence that says so, and what contradicts itself."""
    from newsmine.corpus.database import Corpus
    from newsmine.corpus.posts import undated
    from newsmine.posts.timeline import timeline

    with Corpus.open(corpus, create=False) as opened:
        frame = timeline(opened, organisation=organisation, person=person, role=role)
        left_out = undated(opened)
    if out is not None:
        if out.suffix.lower() in PICTURES:
            _draw(frame, out, size=size, style=style, font=font)
        else:
            _write(frame, out, korean=korean)
        answer({"rows": len(frame), "file": out}, as_json=as_json)
    else:
        give(frame if as_json else _headed(frame[_SHOWN], korean=korean), None, as_json=as_json)
    conflicts = int(frame["conflict"].notna().sum())
    say("{n:,} intervals, {conflicts:,} of them in conflict", n=len(frame), conflicts=conflicts)
    if frame.empty:
        say("no post is stated; was newsmine find run, and are names written as in the articles?")
    if left_out:
        say("{n:,} posts stand in articles without a date and are left out", n=left_out)


def _draw(frame: "pd.DataFrame", out: Path, *, size: "Size", style: "Style", font: str | None) -> None:
    from newsmine.files.export import export
    from newsmine.plots.timeline import plot_timeline

    export(plot_timeline(frame, size=size, style=style, font=font), out)


def _write(frame: "pd.DataFrame", out: Path, *, korean: bool) -> None:
    from newsmine.files.export import export

    export(frame, out, labels="ko" if korean else "en")


def _headed(frame: "pd.DataFrame", *, korean: bool) -> "pd.DataFrame":
    from newsmine.files.labels import heading

    return frame.rename(columns={name: heading(str(name), "ko") for name in frame.columns}) if korean else frame
