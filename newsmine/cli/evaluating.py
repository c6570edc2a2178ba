"""The verb that scores names, links and relations: evaluate."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, get_args

import typer

from newsmine.cli.language import translated
from newsmine.cli.options import Json, Quiet, TaggerName, answer, bars, give, open_source, say
from newsmine.corpus.database import Corpus
from newsmine.sources import DEFAULT_TAGGER

if TYPE_CHECKING:
    from collections.abc import Callable

    from newsmine.entities.finder import Finder
    from newsmine.evaluation.evaluate import Evaluation
    from newsmine.evaluation.gold import GoldArticle
    from newsmine.records import Article, Found

_RECORDS = {".jsonl", ".ndjson", ".csv", ".parquet", ".sqlite", ".db"}
_DIGITS = 3


Gold = Annotated[Path | None, typer.Argument(help="Folder or file of gold: .json, .jsonl.", show_default=False)]
Articles = Annotated[
    Path | None,
    typer.Option(help="Articles of a .jsonl gold (corpus or file of records), or the folder of the gold's pages."),
]
Workbook = Annotated[
    Path | None,
    typer.Option(
        "-o",
        "--out",
        help="Workbook (.xlsx) of the scores and of every error, or page (.html) with the errors in the text.",
    ),
]
Names = Annotated[Path | None, typer.Option(help="CSV of a study's own names, beside the public bodies.")]
Aliases = Annotated[Path | None, typer.Option(help="CSV of further forms: alias,label,canonical.")]
PublicOnly = Annotated[
    bool, typer.Option("--public-only", "--no-gazetteer", help="Leave --gazetteer and --aliases out, to compare.")
]
Mentions = Annotated[Path | None, typer.Option(help="Score these mentions (file of records) instead of newsmine's.")]
Relations = Annotated[Path | None, typer.Option(help="And these relations; without it there are none.")]
Captions = Annotated[bool, typer.Option(help="Whether a gold page's captions are part of its text.")]
WhoCuts = Annotated[
    Literal["gold", "reader"], typer.Option(help="Who cuts a gold page: its marked lines, or newsmine's reader.")
]
Merge = Annotated[bool, typer.Option("--merge-hosts-runs", help="HOSTS and RUNS are one type.")]
Export = Annotated[
    Path | None, typer.Option(help="Instead of gold: an export, whose own 인물 and 기관 stand beside newsmine's.")
]
Rows = Annotated[int | None, typer.Option(min=1, help="With --bigkinds: how many rows, drawn by --seed.")]
Seed = Annotated[int, typer.Option(help="Seed of the draw; the same seed draws the same rows.")]


def register(app: typer.Typer) -> None:
    """Add the verb to the command line."""
    app.command("evaluate")(evaluate_command)


def evaluate_command(
    gold: Gold = None,
    articles: Articles = None,
    out: Workbook = None,
    gazetteer: Names = None,
    aliases: Aliases = None,
    tagger: TaggerName = DEFAULT_TAGGER,
    public_only: PublicOnly = False,
    mentions: Mentions = None,
    relations: Relations = None,
    captions: Captions = True,
    cut: WhoCuts = "gold",
    merge_hosts_runs: Merge = False,
    bigkinds: Export = None,
    rows: Rows = None,
    seed: Seed = 7,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Score names, links and relations against gold, and list every error with its sentence."""
    if (gold is None) == (bigkinds is None):
        raise typer.BadParameter("name either a folder of gold or --bigkinds EXPORT")
    _check_suffix(out, {".xlsx"} if bigkinds is not None else {".xlsx", ".html"})
    given = (None, None) if public_only else (gazetteer, aliases)
    if bigkinds is not None:
        _compare(bigkinds, _finder(*given, tagger), out, rows=rows, seed=seed, as_json=as_json, quiet=quiet)
        return
    from newsmine.evaluation.evaluate import evaluate
    from newsmine.evaluation.values import values_of

    marked = _gold(gold or Path(), articles, captions=captions, cut=cut)
    predict = _given(mentions, relations) if mentions is not None else _finder(*given, tagger).find
    with bars(show=not quiet) as report:
        scored = evaluate(
            marked,
            predict,
            values=values_of if mentions is None else None,
            merge_hosts_runs=merge_hosts_runs,
            progress=lambda n: report("articles", n, len(marked)),
        )
    _say_odd(marked, mentions)
    if out is not None:
        _write(scored, out)
    if as_json:
        answer(scored.summary() | ({"file": out} if out else {}), as_json=True)
        return
    give(scored.frame().round(_DIGITS), None, as_json=False)
    said = "{n:,} articles, {wrong:,} hard negatives found"
    if out is not None:
        said = "{n:,} articles, {wrong:,} hard negatives found; every error: {out}"
    say(said, n=len(marked), wrong=scored.wrong, out=out)


def _say_odd(marked: "list[GoldArticle]", mentions: Path | None) -> None:
    if mentions is None:
        _say_unknown(marked)
    else:
        _say_strangers(mentions, {each.article.id for each in marked})


def _check_suffix(out: Path | None, known: set[str]) -> None:
    if out is not None and out.suffix.lower() not in known:
        raise typer.BadParameter(f"{out} is no {' or '.join(sorted(known))}", param_hint="-o")


def _write(scored: "Evaluation", out: Path) -> None:
    from newsmine.display.show import show
    from newsmine.evaluation.report import write_report

    if out.suffix.lower() == ".xlsx":
        write_report(scored, out)
    else:
        show(scored, limit=max(1, len(scored.cases))).save(out)


def _finder(gazetteer: Path | None, aliases: Path | None, tagger: str) -> "Finder":
    from newsmine.entities.finder import Finder

    return Finder.from_files(gazetteer, aliases=aliases, tagger=tagger)


def _gold(gold: Path, articles: Path | None, *, captions: bool, cut: Literal["gold", "reader"]) -> "list[GoldArticle]":
    from newsmine.corpus.read import iter_articles
    from newsmine.evaluation.read import read_gold
    from newsmine.schema import ARTICLES

    if articles is None or articles.suffix.lower() not in _RECORDS:
        return read_gold(gold, pages=articles, captions=captions, cut=cut)
    with open_source(articles, ARTICLES) as opened:
        known = iter_articles(opened, duplicates=True) if isinstance(opened, Corpus) else opened
        return read_gold(gold, articles=known, captions=captions, cut=cut)


def _given(mentions: Path, relations: Path | None) -> "Callable[[Article], Found]":
    """Return a finder that only looks up what others have found."""
    from newsmine.corpus.records_file import read_records
    from newsmine.records import Found, Mention, Relation
    from newsmine.schema import MENTIONS, RELATIONS

    names: dict[str, list[Mention]] = {}
    ties: dict[str, list[Relation]] = {}
    for mention in read_records(mentions, MENTIONS):
        names.setdefault(mention.article_id, []).append(mention)
    for relation in read_records(relations, RELATIONS) if relations is not None else ():
        ties.setdefault(relation.article_id, []).append(relation)

    def look_up(article: "Article") -> Found:
        return Found(mentions=tuple(names.get(article.id, ())), relations=tuple(ties.get(article.id, ())))

    return look_up


def _say_unknown(marked: "list[GoldArticle]") -> None:
    """Say which marked labels and relations newsmine never gives: misspelt, they would all count as missed."""
    from newsmine.errors import did_you_mean
    from newsmine.records import VALUE_LABELS, Label, RelationType

    labels = {label for gold in marked for mention in gold.mentions for label in mention.labels[:1]}
    types = {relation.type for gold in marked for relation in gold.relations}
    for what, given, known in (
        ("label", labels, (*get_args(Label), *VALUE_LABELS)),
        ("relation", types, get_args(RelationType)),
    ):
        for name in sorted(given - set(known)):
            near = did_you_mean(name, known).rstrip("; ")
            hint = f"; {near}" if near else ""
            say(
                "newsmine has no {what} {name!r}, so that each is missed{hint}",
                what=translated(what),
                name=name,
                hint=hint,
            )


def _say_strangers(mentions: Path, known: set[str]) -> None:
    """Say how much was found in articles that nobody has marked: an id written otherwise would go unseen."""
    from newsmine.corpus.records_file import read_records
    from newsmine.schema import MENTIONS

    strangers = [each.article_id for each in read_records(mentions, MENTIONS) if each.article_id not in known]
    if strangers:
        say(
            "{n:,} mentions are left aside: no gold for their articles, such as {example!r}",
            n=len(strangers),
            example=strangers[0],
        )


def _compare(
    export: Path, finder: "Finder", out: Path | None, *, rows: int | None, seed: int, as_json: bool, quiet: bool
) -> None:
    from newsmine.articles.bigkinds import read_bigkinds
    from newsmine.cli.options import note_bad_row
    from newsmine.evaluation.bigkinds import compare_bigkinds, sample_rows, write_comparison

    drawn = sample_rows(read_bigkinds(export, on_error=note_bad_row), rows, seed=seed)
    with bars(show=not quiet) as report:
        compared = compare_bigkinds(drawn, finder.find, progress=lambda n: report("rows", n, len(drawn)))
    if out is not None:
        write_comparison(compared, out)
    if as_json:
        answer(compared.summary() | ({"file": out} if out else {}), as_json=True)
        return
    give(compared.frame().round(_DIGITS), None, as_json=False)
    say("{n:,} rows; forms that one side alone has: {out}" if out else "{n:,} rows", n=len(drawn), out=out)
