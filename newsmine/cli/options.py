"""Arguments and options that several verbs share, and how a verb answers."""

import codecs
import contextlib
import json
import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeVar

import typer

from newsmine.cli.language import translated, worded
from newsmine.corpus.database import Corpus
from newsmine.corpus.records_file import read_records
from newsmine.errors import RowError
from newsmine.records import Document, Token
from newsmine.schema import TOKENS, TableSchema, TokenRow

if TYPE_CHECKING:
    import pandas as pd

    from newsmine.runs.progress import Report

Record = TypeVar("Record")

CORPUS_SUFFIXES = (".sqlite", ".db")
# Columns of the page where stdout is a file or a pipe: nothing need be cut there.
_PIPED_WIDTH = 240
# Of a file that is bad from end to end the first rows tell why.
_SHOWN_FAILURES = 200
# Of this process's one verb, which gives its results first.
_bad_rows: list[RowError] = []

Source = Annotated[
    Path, typer.Argument(help="A corpus (.sqlite), or a file of records (.jsonl, .csv, .parquet).", show_default=False)
]
Out = Annotated[Path | None, typer.Option("-o", "--out", help="File of the result; its suffix says its kind.")]
NeededOut = Annotated[Path, typer.Option("-o", "--out", help="File of the result; its suffix says its kind.")]
CorpusFile = Annotated[Path, typer.Argument(help="A corpus (.sqlite).", show_default=False)]
ModalityOption = Annotated[
    Literal["asserted", "planned", "denied", "asked", "all"],
    typer.Option(help="Of relations: those stated as facts, or only planned, denied, left open; or all of them."),
]
NamesOption = Annotated[
    Literal["of-the-time", "latest"],
    typer.Option(help="Public bodies that became others: by the name of their time, or all as what they are today."),
]
ExplainOption = Annotated[
    bool,
    typer.Option("--explain", help="Give the reasons of every name instead: who proposed it, what lost, why linked."),
]
TaggerName = Annotated[
    str,
    typer.Option(
        "--tagger", help="Learned tagger: shipped, none, a folder that train wrote, or a model of transformers."
    ),
]
SynonymsOption = Annotated[
    Path | None, typer.Option(help="Table of forms that count as one word (.csv, .xlsx): form,word.")
]
PartOption = Annotated[
    str | None,
    typer.Option(help="Only of a part of the corpus: 2024-05, or publisher=…;since=…;until=…;query=…"),
]
Json = Annotated[bool, typer.Option("--json", help="Print a summary for machines.")]
Quiet = Annotated[bool, typer.Option("--quiet", help="Show no progress bars.")]


@contextlib.contextmanager
def open_source(path: Path, schema: TableSchema[Record]) -> Iterator["Corpus | list[Record]"]:
    """Give the corpus while the block runs, or the records of the file; its bad rows are listed when the verb is done."""
    if path.suffix in CORPUS_SUFFIXES:
        with Corpus.open(path, create=False) as corpus:
            yield corpus
    else:
        yield list(read_records(path, schema, on_error=_bad_rows.append))


def part_of(opened: Any, words: str | None) -> Any:  # noqa: ANN401 - a corpus or records
    """Return the part of an opened corpus that the words ask for, or what was opened, if there are none."""
    from newsmine.corpus.select import select_by_words

    if words is None:
        return opened
    if not isinstance(opened, Corpus):
        raise typer.BadParameter("a file of records is asked as a whole; give a corpus (.sqlite)", param_hint="--part")
    return select_by_words(opened, words)


def documents_of_rows(rows: list[TokenRow]) -> list[Document]:
    """Return the documents of a table of tokens."""
    names = [name for name in Token._fields if name in TOKENS.names]
    return [
        Document(
            article_id=id_,
            tokenizer="records",
            tokens=tuple(Token(**{name: getattr(row, name) for name in names}) for row in group),
        )
        for id_, group in groupby(rows, key=lambda row: row.article_id)
    ]


def say(text: str, **values: object) -> None:
    """Talk to the user in their language, on stderr; ``{places}`` of the text take the values."""
    print(worded(text, **values) if values else translated(text), file=sys.stderr)  # noqa: T201 - the command line talks


@contextlib.contextmanager
def bars(*, show: bool = True) -> Iterator["Report"]:
    """Give what shows progress, a bar a stage, with the stages named in the language of the user."""
    from newsmine.runs import progress

    with progress.bars(show=show) as report:
        yield lambda stage, done, total: report(translated(stage), done, total)


def answer(summary: dict[str, Any], *, as_json: bool) -> None:
    """Give the summary of what was done: as JSON on stdout, or in words on stderr."""
    if as_json:
        print(json.dumps(summary, ensure_ascii=ascii_only(), default=str))  # noqa: T201 - the command line answers
    else:
        say("  ".join(f"{translated(name)}: {_shown(value)}" for name, value in summary.items()))


def ascii_only() -> bool:
    """Return whether JSON on stdout is to be escaped: where that is not UTF-8 (cp949, say), so that nothing is lost.

    Whoever reads it, in cp949 or in UTF-8, reads the same.
    """
    return codecs.lookup(sys.stdout.encoding or "ascii").name != "utf-8"


def check_files(*paths: Path | None) -> None:
    """Refuse files that cannot be written before the work, which may take hours."""
    from newsmine.files.export import exporter_of

    for path in paths:
        if path is not None:
            exporter_of(path)


def give(frame: "pd.DataFrame", out: Path | None, *, as_json: bool) -> None:
    """Give a table: into the file, or to stdout as JSON Lines or as a table to look at."""
    if out is not None:
        from newsmine.files.export import export

        export(frame, out)
        answer({"rows": len(frame), "file": out}, as_json=as_json)
    elif as_json:
        sys.stdout.write(json_lines(frame))
    else:
        _show(frame)


def json_lines(frame: "pd.DataFrame") -> str:
    """Return a table as JSON Lines for stdout."""
    return str(frame.to_json(orient="records", lines=True, force_ascii=ascii_only(), date_format="iso"))


def give_failures(failed: "tuple[tuple[str, str], ...]") -> None:
    """List what could not be done on stderr, and leave with exit code 1 if there is any."""
    _list(failed)
    if failed:
        raise typer.Exit(1)


def note_bad_row(error: RowError) -> None:
    """Keep a row that could not be used, to be listed when the verb is done."""
    _bad_rows.append(error)


def give_bad_rows() -> bool:
    """List the rows that could not be used; return whether there are any."""
    _list(tuple((error.path, str(error)) for error in _bad_rows))
    return bool(_bad_rows)


def _list(failed: "tuple[tuple[str, str], ...]") -> None:
    if failed:
        say("{n:,} could not be done:", n=len(failed))
        for what, why in failed[:_SHOWN_FAILURES]:
            say(f"  {why}" if what in why else f"  {what}: {why}")
        if len(failed) > _SHOWN_FAILURES:
            say("  and {n:,} more", n=len(failed) - _SHOWN_FAILURES)


def _shown(value: Any) -> str:  # noqa: ANN401 - a value of a summary
    return f"{value:,}" if isinstance(value, int) else translated(str(value))


def _show(frame: "pd.DataFrame") -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console() if sys.stdout.isatty() else Console(width=_PIPED_WIDTH)
    table = Table(box=None, pad_edge=False)
    for name in frame.columns:
        # A column breaks its lines, but a keyword stays on one line with its context.
        table.add_column(str(name), justify="right" if name == "left" else "left", no_wrap="keyword" in frame.columns)
    for row in frame.itertuples(index=False):
        table.add_row(*(Text("" if str(value) in {"None", "<NA>", "nan", "NaT"} else str(value)) for value in row))
    console.print(table)
