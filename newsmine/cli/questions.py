"""The verbs that ask a corpus: search, kwic and trend."""

import shutil
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from newsmine.cli.charts import PICTURES, FontOption, SizeOption, StyleOption
from newsmine.cli.options import (
    CorpusFile,
    Json,
    Out,
    PartOption,
    Source,
    SynonymsOption,
    answer,
    give,
    open_source,
    part_of,
    say,
)

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure


Query = Annotated[
    str, typer.Argument(help='Words that must all occur; "…" a phrase, -word not, OR between two.', show_default=False)
]

WordOption = Annotated[
    bool, typer.Option("--word", help="Only as a word of its own: 시장 in 시장은, not in 시장조사; needs tokens.")
]


def register(app: typer.Typer) -> None:
    """Add the verbs to the command line."""
    app.command("search")(search_command)
    app.command("kwic")(kwic_command)
    app.command("trend")(trend_command)


def search_command(
    corpus: CorpusFile,
    query: Query,
    limit: Annotated[int, typer.Option(min=1, help="How many articles at most.")] = 20,
    out: Out = None,
    as_json: Json = False,
) -> None:
    """Find the newest articles that hold the words; every Korean substring is found."""
    import pandas as pd

    from newsmine.corpus.database import Corpus
    from newsmine.corpus.search import count, search

    with Corpus.open(corpus, create=False) as opened:
        hits = search(opened, query, limit=limit)
        total = count(opened, query)
    columns = ["article_id", "published_at", "publisher", "title", "snippet"]
    give(pd.DataFrame([asdict(hit) for hit in hits], columns=columns), out, as_json=as_json)
    more = total > limit
    said = "{n:,} articles hold {query!r}, the newest {limit:,} are shown" if more else "{n:,} articles hold {query!r}"
    say(said, n=total, query=query, limit=limit)


def kwic_command(
    source: Source,
    query: Annotated[list[str], typer.Argument(help="Keywords, each as it is written.", show_default=False)],
    width: Annotated[
        int | None, typer.Option(min=1, help="Context on each side.", show_default="40 characters or 8 words")
    ] = None,
    context: Annotated[
        Literal["characters", "words", "sentence"], typer.Option(help="What the context is counted in.")
    ] = "characters",
    sort: Annotated[
        str, typer.Option(help="date, left, right, keyword, publisher, or words around it one after another: R1,R2,L1")
    ] = "date",
    word: WordOption = False,
    synonyms: SynonymsOption = None,
    part: PartOption = None,
    out: Out = None,
    korean: Annotated[bool, typer.Option("--korean", help="With Korean column labels.")] = False,
    as_json: Json = False,
) -> None:
    """Show keywords in their context, one line a place, each with its source."""
    from newsmine.files.export import export
    from newsmine.schema import ARTICLES
    from newsmine.words.kwic import kwic

    shown = out is None and not as_json
    if shown and context == "characters" and sys.stdout.isatty():
        # A Hangul syllable takes two columns, and the date and the keyword about thirty.
        width = max(8, min(width or 40, (shutil.get_terminal_size().columns - 30) // 4))
    orders = tuple(order.strip() for order in sort.split(","))
    match: Literal["word", "literal"] = "word" if word else "literal"
    with open_source(source, ARTICLES) as opened:
        asked = part_of(opened, part)
        lines = kwic(asked, query, width=width, context=context, sort=orders, match=match, synonyms=synonyms)
    if out is not None:
        export(lines, out, labels="ko" if korean else "en")
        answer({"rows": len(lines), "file": out}, as_json=as_json)
    else:
        days = lines["published_at"].dt.strftime("%Y-%m-%d")
        give(lines[["left", "keyword", "right"]].assign(date=days) if shown else lines, None, as_json=as_json)
    say("{n:,} places", n=len(lines))


def trend_command(
    source: Source,
    query: Annotated[list[str], typer.Argument(help="What is counted, each as it is written.", show_default=False)],
    by: Annotated[Literal["day", "week", "month", "year"], typer.Option(help="Length of a period.")] = "month",
    per: Annotated[Literal["publisher"] | None, typer.Option(help="Each outlet for itself.")] = None,
    words: Annotated[
        bool, typer.Option("--words", help="Also for 10,000 words of the texts; they must be tokenized.")
    ] = False,
    average: Annotated[
        int | None, typer.Option(min=1, help="Moving average of the share over so many periods, an odd number.")
    ] = None,
    word: WordOption = False,
    synonyms: SynonymsOption = None,
    part: PartOption = None,
    value: Annotated[
        Literal["articles", "hits", "share", "per_10000", "average"], typer.Option(help="What a picture shows.")
    ] = "share",
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
    """Count queries over time, against all that was printed: share of the articles of each period, places in their words."""
    from newsmine.files.export import export
    from newsmine.schema import ARTICLES
    from newsmine.words.trend import trend

    drawn = out is not None and out.suffix.lower() in PICTURES
    settings: dict[str, Any] = {"by": by, "per": per, "average": average, "synonyms": synonyms}
    settings |= {"words": words or value == "per_10000", "match": "word" if word else "literal"}
    if drawn and value == "average" and average is None:
        raise typer.BadParameter("an average of how many periods? give --average", param_hint="--value")
    with open_source(source, ARTICLES) as opened:
        frame = trend(part_of(opened, part), query, **settings)
    if out is not None:
        picture = _drawn(frame, value=value, size=size, style=style, font=font) if drawn else frame
        export(picture, out, labels="ko" if korean else "en")
        answer({"rows": len(frame), "file": out}, as_json=as_json)
    else:
        give(frame if as_json else frame.round(4), None, as_json=as_json)


def _drawn(frame: "pd.DataFrame", **look: Any) -> "Figure":  # noqa: ANN401 - what plot_trend takes
    """Return the chart of the table: a line for each query and outlet."""
    from newsmine.plots.trend import plot_trend

    names = [name for name in ("query", "publisher") if name in frame.columns]
    lines = {" · ".join(map(str, key)): some for key, some in frame.groupby(names, sort=False)}
    return plot_trend(lines, **look)
