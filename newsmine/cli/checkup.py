"""What works on this machine: Python, SQLite, the font, the service, and every tokenizer."""

import contextlib
import os
import platform
import sqlite3
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Any

from newsmine.cli.language import worded
from newsmine.cli.options import answer, say
from newsmine.plugins import names

if TYPE_CHECKING:
    from newsmine.tokens.check import Check

# Columns that a row may take: what is longer is broken, but a command to copy never is.
_WIDTH = 100
_AGAIN = "install newsmine again, as its README says"
_LABELS = {"works": "ok", "fails": "FAIL", "missing": "-"}
# Where a Java may be named that is not the one used; konlpy alone would take it.
_OTHER_JAVA = ("JAVA_HOME", "_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS")


def check_machine(*, time_limit: float, as_json: bool) -> bool:
    """Try all of it, say what was found, and return whether everything that is needed works.

    An extra that is not installed is not needed; a plug-in is, whoever installed it wanted it.
    """
    results: dict[str, dict[str, Any]] = {}
    for name, look, mend in _PARTS:
        results[name] = _look(look, mend)
    engines = names("tokenizers")
    if not engines:
        results["tokenizers"] = {
            "works": False,
            "says": "none is declared",
            "mend": _AGAIN,
        }
    for check, optional in _check_tokenizers(engines, time_limit):
        results[f"tokenizer {check.name}"] = asdict(check) | ({"optional": True} if optional else {})
    results["server"] = _server()
    if as_json:
        answer(results, as_json=True)
    else:
        _show(results)
    return all(result["works"] or result.get("optional") for result in results.values())


def _look(look: Callable[[], str], mend: str) -> dict[str, Any]:
    try:
        return {"works": True, "says": look()}
    # What is broken on a machine can raise anything: this verb is there to say it.
    except Exception as error:  # noqa: BLE001
        return {"works": False, "says": f"{type(error).__name__}: {error}", "mend": mend}


def _check_tokenizers(engines: list[str], time_limit: float) -> "Iterator[tuple[Check, bool]]":
    """Yield what was found of each, and whether nothing is lost if it fails."""
    from rich.console import Console

    from newsmine.tokens.check import check
    from newsmine.tokens.mend import is_extra

    console = Console(stderr=True)
    with console.status("") as status:
        for i, name in enumerate(engines, 1):
            status.update(worded("trying the tokenizer {name} ({i} of {n})", name=name, i=i, n=len(engines)))
            found = check(name, time_limit=time_limit)
            yield found, not found.works and is_extra(name)


def _show(results: dict[str, dict[str, Any]]) -> None:
    """Say it on stderr as a table, with what to do under each that fails."""
    say(f"{'':5} {'':10} {'load s':>7} {'MB':>6}")
    for name, result in results.items():
        kind = "works" if result["works"] else "missing" if result.get("optional") else "fails"
        figures = [result.get(key) for key in ("seconds", "megabytes")]
        shown = [
            f"{value:>{width},.{digits}f}" if value is not None else " " * width
            for value, width, digits in zip(figures, (7, 6), (1, 0), strict=True)
        ]
        head = f"{_LABELS[kind]:5} {name.removeprefix('tokenizer '):10} {' '.join(shown)}  "
        text = (result.get("version") if result["works"] else None) or result["says"]
        _say_wrapped(head, " ".join(str(text).split()))
        if kind != "works":
            say("      mend: {command}", command=result["mend"])
    _say_java(results)
    if any(not result["works"] for result in results.values()):
        say("pip of this Python: {python} -m pip", python=sys.executable)


def _say_wrapped(head: str, text: str) -> None:
    import textwrap

    rest = " " * len(head)
    say("\n".join(textwrap.wrap(text, _WIDTH, initial_indent=head, subsequent_indent=rest)) if text else head.rstrip())


def _say_java(results: dict[str, dict[str, Any]]) -> None:
    machines = {result["java"]: None for result in results.values() if result.get("java")}
    for machine in machines:
        _say_wrapped("java  ", machine)
    for variable in _OTHER_JAVA:
        value = os.environ.get(variable)
        if value and machines:
            used = "not used" if variable == "JAVA_HOME" else "heeded by Java"
            _say_wrapped("      ", f"{variable}={value} is set, and {used}")


def _python() -> str:
    return f"{platform.python_version()}, {platform.system()} {platform.machine()}"


def _sqlite() -> str:
    with contextlib.closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE VIRTUAL TABLE t USING fts5 (a, content = '')")
    return f"{sqlite3.sqlite_version} with FTS5"


def _font() -> str:
    from newsmine.plots.fonts import korean_font

    return str(korean_font())


def _server() -> dict[str, Any]:
    """Say whether ``newsmine serve`` has what it needs; its packages are not loaded for that."""
    found = {}
    for package in ("fastapi", "uvicorn"):
        with contextlib.suppress(PackageNotFoundError):
            found[package] = version(package)
    missing = [package for package in ("fastapi", "uvicorn") if package not in found]
    if missing:
        says = f"{' and '.join(missing)} {'is' if len(missing) == 1 else 'are'} not installed"
        return {"works": False, "says": says, "mend": 'pip install "newsmine[server]"', "optional": True}
    return {"works": True, "says": ", ".join(f"{package} {number}" for package, number in found.items())}


_PARTS: tuple[tuple[str, Callable[[], str], str], ...] = (
    ("python", _python, "install Python 3.10 to 3.13"),
    ("sqlite", _sqlite, "use a Python whose SQLite has FTS5, such as the one of python.org"),
    ("font", _font, _AGAIN),
)
