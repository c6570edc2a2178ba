"""The verbs of people who code: sample draws what they code, agreement says how far they agree."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from newsmine.cli.options import CorpusFile, Json, answer, give, say

if TYPE_CHECKING:
    import pandas as pd

    from newsmine.errors import RowError


def register(app: typer.Typer) -> None:
    """Add the verbs to the command line."""
    app.command("sample")(sample_command)
    app.command("agreement")(agreement_command)


def sample_command(
    corpus: CorpusFile,
    out: Annotated[
        Path,
        typer.Option("-o", "--out", help="Workbook for coders (.xlsx) with --codes; else any table of the sample."),
    ],
    n: Annotated[int, typer.Option("-n", "--n", min=1, help="How many units.")] = 200,
    unit: Annotated[
        Literal["article", "sentence", "mention", "relation"], typer.Option(help="What is coded.")
    ] = "article",
    by: Annotated[
        str,
        typer.Option(
            help="What makes a stratum: publisher, year, quarter, month; label of mentions, type of relations. publisher,year",
            show_default="a random sample",
        ),
    ] = "",
    allocation: Annotated[
        Literal["proportional", "equal"], typer.Option(help="Units of each stratum: by its share, or equally many.")
    ] = "proportional",
    codes: Annotated[Path | None, typer.Option(help="Table of the codes (.csv, .xlsx): variable,code,meaning.")] = None,
    coder: Annotated[list[str] | None, typer.Option(help="Name of a coder; may be given several times.")] = None,
    overlap: Annotated[float, typer.Option(min=0, max=1, help="Share of the units that all coders code.")] = 0.2,
    seed: Annotated[int, typer.Option(help="Seed; the same seed draws the same units.")] = 7,
    text: Annotated[
        bool, typer.Option("--text", help="With the text of the units, which is their publishers'.")
    ] = False,
    korean: Annotated[
        bool, typer.Option("--korean", help="With Korean column labels; not in a workbook, which is read back.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Draw a random or stratified sample, and write the workbook in which people code it."""
    from newsmine.corpus.database import Corpus
    from newsmine.files.export import export
    from newsmine.samples.sample import sample
    from newsmine.samples.workbook import write_coding

    if codes is not None and out.suffix.lower() != ".xlsx":
        raise typer.BadParameter("coders get a workbook; name it .xlsx", param_hint="-o")
    with Corpus.open(corpus, create=False) as opened:
        keys = tuple(key.strip() for key in by.split(",") if key.strip())
        drawn = sample(opened, n, unit=unit, by=keys, allocation=allocation, seed=seed, text=text)
    if codes is None:
        export(drawn, out, text=text, labels="ko" if korean else "en")
        if coder:
            say("coders are given, but no codes; name their table with --codes to get a workbook")
    else:
        write_coding(drawn, out, codes=codes, coders=coder or ["coder1", "coder2"], overlap=overlap, seed=seed)
    answer({"units": len(drawn), "strata": drawn["stratum"].nunique(), "file": out}, as_json=as_json)


def agreement_command(
    files: Annotated[
        list[Path], typer.Argument(help="The workbooks that came back from the coders.", show_default=False)
    ],
    level: Annotated[
        Literal["nominal", "ordinal", "interval", "ratio"],
        typer.Option(help="What the codes are, for Krippendorff's α."),
    ] = "nominal",
    order: Annotated[str, typer.Option(help="Codes of an ordinal variable from low to high, parted by commas.")] = "",
    draws: Annotated[int, typer.Option(min=0, help="Draws for the confidence intervals; 0 is none.")] = 1000,
    seed: Annotated[int, typer.Option(help="Seed of the draws.")] = 7,
    out: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--out",
            help="Workbook (.xlsx: agreement, codes, disagreements, coding, problems) or table of the measures.",
        ),
    ] = None,
    korean: Annotated[bool, typer.Option("--korean", help="With Korean column labels.")] = False,
    as_json: Json = False,
) -> None:
    """Say how far coders agree: per cent, Cohen's and Fleiss' κ, Krippendorff's α, and where they differ."""
    from newsmine.samples.agree import agreement, code_agreement, disagreements
    from newsmine.samples.read import read_coding

    problems: list[RowError] = []
    coded = read_coding(files, on_error=problems.append)
    ranks = tuple(code.strip() for code in order.split(",") if code.strip())
    found = agreement(coded, level=level, order=ranks, draws=draws, seed=seed)
    differ = disagreements(coded)
    sheets = {"agreement": found, "codes": code_agreement(coded), "disagreements": differ, "coding": coded}
    _give(sheets, problems, out, korean=korean, as_json=as_json)
    say(
        "{differ:,} units to discuss, {open:,} of {cells:,} cells not coded",
        differ=len(differ),
        open=int(coded["code"].isna().sum()),
        cells=len(coded),
    )
    for problem in problems:
        say(f"  {problem}")
    if problems:
        say("{n:,} things are wrong in the workbooks; what is wrong counts as not coded", n=len(problems))
        raise typer.Exit(1)


def _give(
    sheets: "dict[str, pd.DataFrame]", problems: "list[RowError]", out: Path | None, *, korean: bool, as_json: bool
) -> None:
    import pandas as pd

    from newsmine.files.excel import write_sheets
    from newsmine.files.export import export
    from newsmine.files.options import Options

    found = sheets["agreement"]
    if out is None:
        give(found if as_json else found.round(3), None, as_json=as_json)
        return
    if out.suffix.lower() == ".xlsx":
        wrong = [(each.path, each.row, each.reason) for each in problems]
        names = ["file", "place", "problem"]
        sheets = {**sheets, "problems": pd.DataFrame(wrong, columns=names, dtype="string")}
        write_sheets(sheets, out, Options(labels="ko" if korean else "en"))
    else:
        export(found, out, labels="ko" if korean else "en")
    answer({"rows": len(found), "problems": len(problems), "file": out}, as_json=as_json)
