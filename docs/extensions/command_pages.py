"""What ``--help`` says of the verbs, as Markdown, in the language of ``NEWSMINE_LANG``."""

import re
from typing import Any

import typer

from newsmine.cli.help import in_users_language
from newsmine.cli.main import app

_MARKS = re.compile(r"([\\`*_<>|\[\]])")


def commands() -> str:
    """Return a section a verb, in the order of ``newsmine --help``."""
    group: Any = in_users_language(typer.main.get_command(app))
    context = group.context_class(group, info_name="newsmine")
    return "\n".join(_section(context, name, group.get_command(context, name)) for name in group.list_commands(context))


def _section(context: Any, name: str, verb: Any) -> str:  # noqa: ANN401 - Typer's own commands have no public types
    inner = verb.context_class(verb, info_name=name, parent=context)
    every = [record for each in verb.get_params(inner) if (record := each.get_help_record(inner))]
    records = [record for record in every if record[0] != "--help"]
    rows = ["| `{}` | {} |".format(words.replace("|", "\\|"), _plain(said)) for words, said in records]
    usage = verb.get_usage(inner).partition(": ")[2]
    return "\n".join(
        [
            f"## {name}",
            "",
            "```text",
            usage,
            "```",
            "",
            _plain(verb.help or ""),
            "",
            "| | |",
            "| --- | --- |",
            *rows,
            "",
        ]
    )


def _plain(text: str) -> str:
    return _MARKS.sub(r"\\\1", " ".join(text.split()))
