"""The verbs of one stage each: dedupe, tokenize, find."""

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from newsmine.cli.explaining import give_reasons
from newsmine.cli.options import (
    CORPUS_SUFFIXES,
    ExplainOption,
    Json,
    ModalityOption,
    NamesOption,
    Out,
    Quiet,
    Source,
    TaggerName,
    answer,
    bars,
    check_files,
    give_failures,
    open_source,
    say,
)
from newsmine.corpus.database import Corpus
from newsmine.records import VALUE_LABELS, Mention, Relation
from newsmine.schema import ARTICLES, MENTIONS, RELATIONS, TOKENS, TokenRow, token_row
from newsmine.sources import DEFAULT_TAGGER

if TYPE_CHECKING:
    from newsmine.corpus.stages import StageReport

TimeLimit = Annotated[
    float | None,
    typer.Option(min=0, help="Seconds that an article may take; 0 is no limit.", show_default="60, kiwi and mecab: 0"),
]
Fallback = Annotated[
    str | None, typer.Option(help="Tokenizer of the articles over the limit.", show_default="they are listed")
]


def register(app: typer.Typer) -> None:
    """Add the verbs to the command line."""
    app.command("dedupe")(dedupe_command)
    app.command("tokenize")(tokenize_command)
    app.command("find")(find_command)


def dedupe_command(
    source: Source,
    out: Annotated[Path | None, typer.Option("-o", "--out", help="File of the articles that are kept.")] = None,
    similarity: Annotated[float, typer.Option(help="How alike two articles must be, up to 1.")] = 0.8,
    keep: Annotated[
        Literal["first", "longest", "all"], typer.Option(help="Which of the copies of a story is kept.")
    ] = "first",
    within_days: Annotated[
        int, typer.Option(min=0, help="How many days copies may lie apart (any: a big number such as 99999).")
    ] = 7,
    report: Annotated[
        Path | None, typer.Option(help="File of the pairs (.csv, .xlsx, .jsonl): both articles, how alike they are.")
    ] = None,
    korean: Annotated[bool, typer.Option("--korean", help="With Korean column labels in the report.")] = False,
    as_json: Json = False,
) -> None:
    """Leave out copies of the same press release or wire story: mark them in the corpus, or write the rest to -o."""
    from newsmine.copies.dedupe import dedupe, sift
    from newsmine.files.export import export
    from newsmine.schema import DUPLICATE_PAIRS

    with open_source(source, ARTICLES) as opened:
        if isinstance(opened, Corpus):
            done = dedupe(opened, similarity=similarity, keep=keep, within_days=within_days)
            pairs, n, rest = list(done.pairs), done.articles, opened.articles() if out else None
        else:
            if report is None:
                _needed(out)
            kept, pairs = sift(opened, similarity=similarity, keep=keep, within_days=within_days)
            n, rest = len(opened), ARTICLES.frame(kept)
    if out is not None:
        export(rest, out, text=True)
    if report is not None:
        export(DUPLICATE_PAIRS.frame(pairs), report, labels="ko" if korean else "en")
    left_out = 0 if keep == "all" else len(pairs)
    summary = {"articles": n, "groups": len({pair.group for pair in pairs}), "copies": len(pairs), "left out": left_out}
    answer(summary | ({"file": out} if out else {}) | ({"report": report} if report else {}), as_json=as_json)


def tokenize_command(
    source: Source,
    out: Out = None,
    tokenizer: Annotated[str, typer.Option(help="kiwi, mecab, komoran, okt, hannanum or kkma.")] = "kiwi",
    user_words: Annotated[Path | None, typer.Option(help="CSV of words to keep whole: word,tag,note.")] = None,
    compounds: Annotated[bool, typer.Option("--compounds", help="Join runs of nouns inside a word.")] = False,
    units: Annotated[bool, typer.Option("--units", help="Join a number and its unit: 305명, 1,200억원.")] = False,
    stopwords: Annotated[
        Path | None, typer.Option(help="File of tokens to leave out, an entry a line: 것, 하/XSV, /JKS, /ADP.")
    ] = None,
    time_limit: TimeLimit = None,
    fallback: Fallback = None,
    workers: Annotated[int, typer.Option(min=1, help="Processes; with kiwi 2 are all its threads.")] = 1,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Cut articles into tokens: in the corpus, or from records to the file of -o."""
    from newsmine.tokens.tokenize import tokenize

    settings: dict[str, Any] = {
        "tokenizer": tokenizer,
        "user_words": user_words,
        "compounds": compounds,
        "units": units,
        "stopwords": stopwords,
        "time_limit": "auto" if time_limit is None else time_limit or None,
        "fallback": fallback,
        "workers": workers,
    }
    _check(source, out)
    with open_source(source, ARTICLES) as opened, bars(show=not quiet) as report:
        if isinstance(opened, Corpus):
            done = tokenize(opened, **settings, progress=lambda n, total: report("tokens", n, total))
            _export_table(opened.tokens() if out else None, out)
            _answer_stage(done, as_json=as_json)
            return
        rows: list[TokenRow] = []
        failed: list[tuple[str, str]] = []
        documents = tokenize(opened, **settings, on_error=lambda article, why: failed.append((article.id, str(why))))
        by: Counter[str] = Counter()
        for document in documents:
            rows += [token_row(document.article_id, i, token) for i, token in enumerate(document.tokens)]
            by[document.tokenizer] += 1
            report("tokens", by.total() + len(failed), len(opened))
    _export_table(TOKENS.frame(rows), _needed(out))
    makeshift = {"by": dict(by)} if len(by) > 1 else {}
    answer({"articles": by.total(), "tokens": len(rows), "file": out, **makeshift}, as_json=as_json)
    give_failures(tuple(failed))


def find_command(
    source: Source,
    out: Out = None,
    relations: Annotated[Path | None, typer.Option(help="File of the relations, beside the mentions of -o.")] = None,
    gazetteer: Annotated[
        Path | None, typer.Option(help="CSV of a study's own names, beside the public bodies.")
    ] = None,
    aliases: Annotated[Path | None, typer.Option(help="CSV of further forms: alias,label,canonical.")] = None,
    names: NamesOption = "of-the-time",
    tagger: TaggerName = DEFAULT_TAGGER,
    explain: ExplainOption = False,
    article: Annotated[str | None, typer.Option(help="With --explain: only the article of this id.")] = None,
    values: Annotated[bool, typer.Option("--values", help="Dates, times and quantities too in -o.")] = False,
    modality: ModalityOption = "asserted",
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Find who and what is named, and who is tied to whom: in the corpus, or from records to the file of -o."""
    from newsmine.entities.find import find
    from newsmine.entities.finder import Finder
    from newsmine.entities.resolve import resolve

    if not explain:
        _check(source, out, relations)
    finder = Finder.from_files(gazetteer, aliases=aliases, names=names, tagger=tagger)
    with open_source(source, ARTICLES) as opened, bars(show=not quiet) as report:
        if explain:
            give_reasons(finder, opened, article, out=out, as_json=as_json)
            return
        if isinstance(opened, Corpus):
            done = find(opened, gazetteer=finder, progress=lambda n, total: report("entities", n, total))
            _export_table(opened.mentions(labels="all" if values else None) if out else None, out)
            _export_table(opened.relations(modality=modality) if relations else None, relations)
            _answer_stage(done, as_json=as_json)
            return
        singly = []
        for n, one in enumerate(opened, start=1):
            singly.append(finder.find(one))
            report("entities", n, len(opened))
        mentions: list[Mention] = []
        ties: list[Relation] = []
        for found in resolve(opened, singly, is_official=finder.is_official):
            mentions += (each for each in found.mentions if values or each.label not in VALUE_LABELS)
            ties += (r for r in (*found.relations, *found.unasserted) if modality in {r.modality, "all"})
    _export_table(MENTIONS.frame(mentions), _needed(out))
    _export_table(RELATIONS.frame(ties), relations)
    answer({"articles": len(opened), "mentions": len(mentions), "relations": len(ties)}, as_json=as_json)


def _check(source: Path, out: Path | None, *others: Path | None) -> None:
    if source.suffix not in CORPUS_SUFFIXES:
        _needed(out)
    check_files(out, *others)


def _needed(out: Path | None) -> Path:
    if out is None:
        raise typer.BadParameter("a file of records needs a file for the result", param_hint="-o")
    return out


def _export_table(frame: Any, out: Path | None) -> None:  # noqa: ANN401 - a DataFrame, without loading pandas here
    if out is not None:
        from newsmine.files.export import export

        export(frame, out)


def _answer_stage(done: "StageReport", *, as_json: bool) -> None:
    """Say what a stage did, and leave with exit code 1 if an article could not be done."""
    summary: dict[str, Any] = {"stage": done.stage, "done": done.done, "same": done.same}
    if as_json:
        summary["failed"] = [list(each) for each in done.failed]
        summary["makeshift"] = [list(each) for each in done.makeshift]
    answer(summary, as_json=as_json)
    for article, how in done.makeshift:
        say(f"  {article}: {how}")
    give_failures(done.failed)
