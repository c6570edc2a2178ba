"""The verb that counts words: terms, their neighbours, what one part of a corpus says more than another."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from newsmine.cli.charts import PICTURES, FontOption, SizeOption, StyleOption
from newsmine.cli.options import (
    Json,
    PartOption,
    Source,
    SynonymsOption,
    answer,
    documents_of_rows,
    give,
    open_source,
    part_of,
    say,
)
from newsmine.corpus.database import Corpus
from newsmine.schema import TOKENS

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd
    from matplotlib.figure import Figure

# Rows on the screen; a file holds all.
_SHOWN = 50

Per = Literal["publisher", "day", "week", "month", "quarter", "year"]
Spread = Literal["article", "publisher", "day", "week", "month", "quarter", "year"]
By = Annotated[
    str | None,
    typer.Option(
        help="Order: count, articles, tfidf; log_odds, chi2 or loglikelihood of --keyness; loglikelihood, pmi, npmi, "
        "t, chi2, dice, logdice of --pairs and --collocates.",
        show_default="count, log_odds, loglikelihood",
    ),
]
MinCount = Annotated[int | None, typer.Option(min=1, help="How often at least.", show_default="1, pairs 3, keyness 5")]
StopwordsOption = Annotated[
    Path | None, typer.Option(help="File of words to leave out, an entry a line: 것, 지역/NNG, /NNP.")
]
TableOut = Annotated[
    Path | None,
    typer.Option(
        "-o", "--out", help="Table (.csv, .xlsx, .parquet, .jsonl) or a cloud of the words (.png, .svg, .pdf)."
    ),
]
Korean = Annotated[bool, typer.Option("--korean", help="With Korean column labels.")]


def register(app: typer.Typer) -> None:
    """Add the verb to the command line."""
    app.command("terms")(terms_command)


def terms_command(
    source: Source,
    by: By = None,
    ngrams: Annotated[str, typer.Option(help="Of how many words a term is: 2, or from 1 to 3: 1-3.")] = "1",
    per: Annotated[Per | None, typer.Option(help="Count each outlet or period for itself.")] = None,
    dispersion: Annotated[
        Spread | None,
        typer.Option(help="How evenly each term is spread over these: Juilland's D, Gries' DP."),
    ] = None,
    part: PartOption = None,
    keyness: Annotated[
        str | None, typer.Option(help="What this part says more than another, written as for --part.")
    ] = None,
    against: Annotated[
        str | None, typer.Option(help="With --keyness: the other part.", show_default="the rest")
    ] = None,
    pairs: Annotated[bool, typer.Option("--pairs", help="Words that are near each other more than by chance.")] = False,
    collocates: Annotated[str | None, typer.Option(help="As --pairs, but only the neighbours of this word.")] = None,
    window: Annotated[int, typer.Option(min=1, help="With --pairs or --collocates: words on each side.")] = 5,
    synonyms: SynonymsOption = None,
    stopwords: StopwordsOption = None,
    forms: Annotated[bool, typer.Option("--forms", help="How each term was written, and how often.")] = False,
    min_count: MinCount = None,
    min_length: Annotated[int, typer.Option(min=1, help="Characters of a word, at least.")] = 2,
    out: TableOut = None,
    korean: Korean = False,
    size: SizeOption = "screen",
    style: StyleOption = "light",
    font: FontOption = None,
    as_json: Json = False,
) -> None:
    """Count the words of tokenized articles: frequency, TF-IDF, n-grams, collocations, keyness, dispersion."""
    from newsmine.tokens.stopwords import read_stopwords

    _check_one(
        part,
        {"--keyness": keyness, "--pairs": pairs, "--collocates": collocates, "--per": per, "--dispersion": dispersion},
    )
    settings: dict[str, Any] = {"synonyms": synonyms, "stopwords": read_stopwords(stopwords), "min_length": min_length}
    settings |= {name: value for name, value in (("by", by), ("min_count", min_count)) if value is not None}
    if not (pairs or collocates):
        settings["ngrams"] = _lengths(ngrams)
    with open_source(source, TOKENS) as opened:
        asked = part_of(opened if isinstance(opened, Corpus) else documents_of_rows(opened), part)
        if keyness is not None:
            frame = _keyness(asked, keyness, against, settings)
        elif pairs or collocates:
            frame = _pairs(asked, collocates, window, settings)
        else:
            frame = _terms(asked, per, dispersion, settings | {"forms": forms})
    _give(frame, out, partial(_draw, frame, by, size=size, style=style, font=font), korean=korean, as_json=as_json)


def _draw(frame: "pd.DataFrame", by: str | None, **look: Any) -> "Figure":  # noqa: ANN401 - size, style and font
    """Return a cloud of the words, or of those that the one side says more."""
    from newsmine.plots.cloud import plot_cloud

    if "more_in" in frame.columns:
        frame, by = frame[frame["more_in"] == "one"], "z" if by in {None, "log_odds"} else by
    return plot_cloud(frame, value=by or "count", **look)


def _check_one(part: str | None, asked: dict[str, Any]) -> None:
    if part and asked["--keyness"]:
        raise typer.BadParameter("say all of the two parts in --keyness and --against themselves", param_hint="--part")
    given = [name for name, value in asked.items() if value]
    if len(given) > 1:
        raise typer.BadParameter(f"{' and '.join(given)} are questions of their own; ask one at a time")


def _lengths(written: str) -> int | tuple[int, int]:
    least, dash, most = written.partition("-")
    try:
        return (int(least), int(most)) if dash else int(least)
    except ValueError:
        raise typer.BadParameter(f"{written!r}: write how many words, as 2 or 1-3", param_hint="--ngrams") from None


def _keyness(asked: Any, one: str, other: str | None, settings: dict[str, Any]) -> "pd.DataFrame":  # noqa: ANN401 - as above
    from newsmine.words.keyness import keyness

    here, there = part_of(asked, one), None if other is None else part_of(asked, other)
    beside = there or here.rest()
    say(
        "{here:,} articles ({wording}) beside {there:,} ({other})",
        here=len(here),
        wording=here.wording,
        there=len(beside),
        other=beside.wording,
    )
    return keyness(here, there, **settings)


def _pairs(asked: Any, word: str | None, window: int, settings: dict[str, Any]) -> "pd.DataFrame":  # noqa: ANN401 - as above
    from newsmine.words.collocations import collocations

    return collocations(asked, word, left=window, right=window, **settings)


def _terms(asked: Any, per: Any, dispersion: Any, settings: dict[str, Any]) -> "pd.DataFrame":  # noqa: ANN401 - as above
    from newsmine.words.terms import terms

    return terms(asked, per=per, dispersion=dispersion, **settings)


def _give(
    frame: "pd.DataFrame", out: Path | None, picture: "Callable[[], Figure]", *, korean: bool, as_json: bool
) -> None:
    from newsmine.files.export import export
    from newsmine.files.labels import heading

    if out is not None:
        drawn = out.suffix.lower() in PICTURES
        export(picture() if drawn else frame, out, labels="ko" if korean else "en")
        answer({"rows": len(frame), "file": out}, as_json=as_json)
    elif as_json:
        give(frame, None, as_json=True)
    else:
        shown = frame.head(_SHOWN).round(4)
        give(
            shown.rename(columns={name: heading(str(name), "ko") for name in shown.columns}) if korean else shown,
            None,
            as_json=False,
        )
    cut = len(frame) > _SHOWN and out is None
    say("{n:,} rows, the first {shown:,} are shown" if cut else "{n:,} rows", n=len(frame), shown=_SHOWN)
