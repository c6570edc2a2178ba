"""Help in the language of the user, in columns that Hangul, which counts double, does not break."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Any

import typer

from newsmine.cli.language import language, translated

# Stands behind each wide character while Click counts characters; nobody sees it, and no text of ours has one.
_FILLER = "\u2060"
# How Typer writes a type that is no choice: <int range>, <list[str]>.
_TYPE = re.compile(r"(?<=<)[^<>|]+(?=>)")


def in_users_language(command: Any) -> Any:  # noqa: ANN401 - Typer's own Click has no public types
    """Return a command, with its verbs, that shows its help in the language of the user."""
    command.context_class = _Context
    if language() == "ko":
        command.help = _told(command.help)
        # Click would cut it by its characters, not by its columns.
        command.short_help = (command.help or "").partition("\n\n")[0]
        command.options_metavar = translated(command.options_metavar)
        for parameter in command.params:
            parameter.help = _told(parameter.help)
            if isinstance(parameter.show_default, str):
                parameter.show_default = translated(parameter.show_default)
    for verb in getattr(command, "commands", {}).values():
        command.subcommand_metavar = translated(command.subcommand_metavar)
        in_users_language(verb)
    return command


# Typer gives Click's own no public name.
_ClicksFormatter: Any = typer.Context.formatter_class


class _Formatter(_ClicksFormatter):  # type: ignore[misc]
    """Click's formatter: what it writes itself is translated, and a wide character takes two columns."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, _wide(args), _wide(prefix or f"{translated('Usage:')} "))

    def write_heading(self, heading: str) -> None:
        super().write_heading(translated(heading))

    def write_text(self, text: str) -> None:
        super().write_text(_wide(text))

    def write_dl(self, rows: Sequence[tuple[str, str]], *args: Any, **settings: Any) -> None:  # noqa: ANN401 - Click's
        shown = [(_TYPE.sub(lambda kind: translated(kind[0]), first), _with_facts(second)) for first, second in rows]
        super().write_dl([(_wide(first), _wide(second)) for first, second in shown], *args, **settings)

    def getvalue(self) -> str:
        return str(super().getvalue()).replace(_FILLER, "")


class _Context(typer.Context):
    formatter_class = _Formatter


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a help text, each as one line: as the catalogue has them."""
    return [" ".join(paragraph.split()) for paragraph in text.split("\n\n")]


def _told(text: str | None) -> str | None:
    return text and "\n\n".join(map(translated, paragraphs(text)))


def _with_facts(text: str) -> str:
    """Translate what Click adds to a help text: ``[default: 20; x>=1; required]``."""
    said, bracket, facts = text.rpartition("  [")
    if not bracket:
        return translated(text)
    word = translated("default:")
    shown = [translated(fact) for fact in facts.removesuffix("]").split("; ")]
    return f"{said}{bracket}{re.sub('^default:', word, '; '.join(shown))}]"


def _wide(text: str) -> str:
    return "".join(f"{each}{_FILLER}" if unicodedata.east_asian_width(each) in "WF" else each for each in text)
