"""The verb that says what the articles count, and where they contradict each other: indicators."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from newsmine.cli.charts import PICTURES, FontOption, SizeOption, StyleOption
from newsmine.cli.options import CorpusFile, Json, answer, give, say

if TYPE_CHECKING:
    import pandas as pd

    from newsmine.plots.sizes import Size, Style

_SHOWN = ["canonical", "cohort", "measure", "value", "unit", "low", "high", "holds", "planned", "article_id"]
_SHOWN_PAIRS = [
    "canonical",
    "measure",
    "cohort",
    "value",
    "other_value",
    "unit",
    "reason",
    "sentence_text",
    "other_sentence_text",
]


def register(app: typer.Typer) -> None:
    """Add the verb to the command line."""
    app.command("indicators")(indicators_command)


def indicators_command(
    corpus: CorpusFile,
    entity: Annotated[
        str | None, typer.Option(help="Only figures of this programme or body, in any form of its name.")
    ] = None,
    measure: Annotated[str | None, typer.Option(help="Only what counts this: 수료생, 매출, 교육 시간.")] = None,
    cohort: Annotated[str | None, typer.Option(help="Only of this class: 5기.")] = None,
    contradictions: Annotated[
        bool, typer.Option("--contradictions", help="Only what contradicts itself, each pair with both sentences.")
    ] = False,
    within_days: Annotated[
        int, typer.Option(min=0, help="Figures without class and time are of one time if told so many days apart.")
    ] = 31,
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
    """List what the articles count of programmes and bodies: graduates by class, hours, companies, money."""
    from newsmine.corpus.database import Corpus
    from newsmine.figures.contradictions import contradictions as contradict
    from newsmine.figures.indicators import indicators

    with Corpus.open(corpus, create=False) as opened:
        figures = indicators(opened, entity=entity, measure=measure, cohort=cohort)
    pairs = contradict(figures, within_days=within_days)
    frame = pairs if contradictions else figures
    if out is not None:
        if out.suffix.lower() in PICTURES:
            _draw(figures, out, size=size, style=style, font=font)
        else:
            _write(frame, out, korean=korean)
        answer({"rows": len(frame), "contradictions": len(pairs), "file": out}, as_json=as_json)
    else:
        shown = frame[_SHOWN_PAIRS if contradictions else _SHOWN]
        give(frame if as_json else _headed(shown, korean=korean), None, as_json=as_json)
    say(
        "{figures:,} figures of {entities:,} entities, {pairs:,} contradictions",
        figures=len(figures),
        entities=figures["entity_id"].nunique(),
        pairs=len(pairs),
    )


def _draw(figures: "pd.DataFrame", out: Path, *, size: "Size", style: "Style", font: str | None) -> None:
    from newsmine.files.export import export
    from newsmine.plots.indicators import plot_indicators

    export(plot_indicators(figures, size=size, style=style, font=font), out)


def _write(frame: "pd.DataFrame", out: Path, *, korean: bool) -> None:
    from newsmine.files.export import export

    export(frame, out, labels="ko" if korean else "en")


def _headed(frame: "pd.DataFrame", *, korean: bool) -> "pd.DataFrame":
    from newsmine.files.labels import heading

    return frame.rename(columns={name: heading(str(name), "ko") for name in frame.columns}) if korean else frame
