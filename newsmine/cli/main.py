"""The command line: ``newsmine VERB``."""

import sys

import typer

from newsmine import __version__
from newsmine.cli import (
    coding,
    collecting,
    connecting,
    dictionaries,
    doctor,
    evaluating,
    exploring,
    figures,
    fitting,
    hydrating,
    methods,
    pages,
    questions,
    results,
    running,
    serving,
    showing,
    stages,
    timelines,
    training,
    words,
)
from newsmine.cli.help import in_users_language
from newsmine.cli.options import give_bad_rows, say
from newsmine.errors import NewsmineError

app = typer.Typer(
    name="newsmine",
    help="Text mining for Korean news: articles, names, relations, graphs and topics, each with its evidence.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

_INTERRUPTED = 130


def _version(value: bool) -> None:
    if value:
        typer.echo(f"newsmine {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: bool = typer.Option(False, "--version", callback=_version, is_eager=True, help="Print the version."),  # noqa: FBT003 - Typer's way
) -> None:
    """Text mining for Korean news: articles, names, relations, graphs and topics, each with its evidence."""


for module in (
    running,
    pages,
    collecting,
    hydrating,
    stages,
    connecting,
    fitting,
    showing,
    exploring,
    evaluating,
    questions,
    words,
    timelines,
    figures,
    results,
    methods,
    dictionaries,
    coding,
    serving,
    training,
    doctor,
):
    module.register(app)


def main() -> None:
    """Run the command line; exit code 0 done, 1 a NewsmineError in one line, 2 wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        # A console of another code page, cp949 say, must not break on a character that it does not have.
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    try:
        _run()
    except NewsmineError as error:
        say(f"newsmine: {_one_line(error)}")
        sys.exit(1)
    except (ValueError, TypeError) as error:
        say(f"newsmine: {_one_line(error)}")
        sys.exit(2)
    except KeyboardInterrupt:
        say("newsmine: stopped; what was done is kept, the same command goes on from there")
        sys.exit(_INTERRUPTED)


def _run() -> None:
    try:
        in_users_language(typer.main.get_command(app))()
    except SystemExit as end:
        if end.code == _INTERRUPTED:  # Typer takes Ctrl-C and says nothing
            raise KeyboardInterrupt from None
        if not end.code and give_bad_rows():
            sys.exit(1)
        raise


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())
