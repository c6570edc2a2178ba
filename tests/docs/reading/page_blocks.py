"""The code blocks of Markdown pages, and how each kind is tried."""

import contextlib
import doctest
import http.client
import json
import re
import runpy
import shlex
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import typer

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

ROOT = Path(__file__).resolve().parents[3]
OUTPUT = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
_FENCE = re.compile(r"(?:<!-- file: (\S+) -->\n)?^```(\w*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_SERVING = re.compile(r"http://127\.0\.0\.1:(\d+)")
# Verbs that go to the web, which no test does.
_WEB = {"collect", "hydrate"}
# Verbs whose words are tried and that are not run: half an hour; tests/training trains a small one.
_LONG = {"train"}
_PIP_WORDS = {"-c", "-e", "-w", "dist", "--no-deps"}


@dataclass(frozen=True)
class Block:
    """A fenced block: its language, its lines, the file that the page calls it, and its line in the page."""

    page: Path
    language: str
    text: str
    file: str | None
    line: int

    @property
    def place(self) -> str:
        return f"{self.page.relative_to(ROOT)}:{self.line}"

    @property
    def said(self) -> str:
        """The block without its remarks, which a twin has in its own language."""
        return re.sub(r"(?m)(?:^|\s+)#.*$", "", self.text) if self.language in {"bash", "python", "toml"} else self.text


def blocks(page: Path) -> list[Block]:
    """Return the blocks of a page, in their order."""
    text = page.read_text(encoding="utf-8")
    return [
        Block(page, found[2], found[3], found[1], text.count("\n", 0, found.start()) + 1)
        for found in _FENCE.finditer(text)
    ]


def commands(block: Block) -> Iterator[tuple[str, str]]:
    """Yield each command of a block, with what the page shows of its output."""
    text = block.text.replace("\\\n", " ")
    if block.language == "bash":
        yield from ((line, "") for line in text.splitlines() if line.split("#")[0].strip())
        return
    for part in re.split(r"(?m)^\$ ", text)[1:]:
        command, _, shown = part.partition("\n")
        yield command, shown.strip()


@dataclass
class Desk:
    """A folder in which the blocks of a page are tried, one after another, as a reader would."""

    folder: Path
    newsmine: Any
    monkeypatch: pytest.MonkeyPatch
    article_id: str = ""
    names: dict[str, Any] = field(default_factory=dict)
    port: str | None = None
    servers: list[subprocess.Popen[str]] = field(default_factory=list)

    def close(self) -> None:
        """End what a page has started."""
        for server in self.servers:
            server.terminate()
            server.communicate(timeout=30)

    def work_on(self, block: Block) -> None:
        """Try a block; what is wrong in it fails the test with its place."""
        self.monkeypatch.chdir(self.folder)
        if block.file is not None:
            path = self.folder / block.file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block.text, encoding="utf-8")
        elif block.language == "pycon":
            self._examples(block)
        elif block.language == "python":
            script = self.folder / "block.py"
            script.write_text(block.text, encoding="utf-8")
            self.names |= runpy.run_path(str(script), init_globals=self.names, run_name="__main__")
        elif block.language in {"bash", "console"}:
            for command, shown in commands(block):
                said = self._command(command, block)
                assert _alike(shown, said), f"{block.place}: {command}\nshown:\n{shown}\nsaid:\n{said}"
        else:
            _DATA[block.language](block)

    def _examples(self, block: Block) -> None:
        told: list[str] = []
        test = doctest.DocTestParser().get_doctest(block.text, self.names, block.place, str(block.page), block.line)
        doctest.DocTestRunner(optionflags=OUTPUT).run(test, out=told.append, clear_globs=False)
        self.names |= test.globs
        assert not told, "".join(told)

    def _command(self, line: str, block: Block) -> str:
        program, *words = shlex.split(line, comments=True)
        if program == "newsmine":
            return self._newsmine(words, block)
        if program == "curl":
            return self._curl(words)
        if program == "python" and words[:2] == ["-m", "zipfile"]:
            return subprocess.check_output([sys.executable, *words], text=True)
        if program == "export":
            self.monkeypatch.setenv(*words[0].split("=", 1))
        elif program == "cd":
            self.monkeypatch.chdir(self.folder / words[0])
        else:
            _LOOKED_AT[program](words, block)
        return ""

    def _newsmine(self, words: list[str], block: Block) -> str:
        verb = words[0]
        if "ARTICLE_ID" in words:
            words[words.index("ARTICLE_ID")] = self.article_id
        if verb == "serve":
            return self._serve(words)
        if verb == "agreement":
            _code(self.folder / "sample.xlsx", words)
        if verb in _LONG:
            from newsmine.cli.main import app

            typer.main.get_command(app).commands[verb].make_context(verb, words[1:])
            return ""
        done = self.newsmine(*words, *(["--offline"] if verb in _WEB else []))
        fine = done.returncode == 0 or (verb in _WEB and "not_in_cache" in done.stderr)
        assert fine, f"{block.place}: newsmine {shlex.join(words)}\n{done.stderr}"
        return done.stdout + "".join(line for line in done.stderr.splitlines(keepends=True) if "━" not in line)

    def _serve(self, words: list[str]) -> str:
        server = subprocess.Popen(
            [sys.executable, "-m", "newsmine", *words, "--port", "0", "--workers", "1"],
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        self.servers.append(server)
        for line in server.stderr:
            if found := _SERVING.search(line):
                self.port = found[1]
                return line.replace(found[1], "8000")
        pytest.fail(f"newsmine {shlex.join(words)} ended")

    def _curl(self, words: list[str]) -> str:
        """Ask the server that the page has started, as curl would: -s, -H NAME: VALUE, -d BODY and an address."""
        headers, body, url = {}, None, ""
        rest = iter(words)
        for word in rest:
            if word == "-H":
                name, value = next(rest).split(": ")
                headers[name] = value
            elif word == "-d":
                body = next(rest).encode()
            elif word != "-s":
                url = word
        assert self.port, "nothing is served"
        with contextlib.closing(http.client.HTTPConnection("127.0.0.1", int(self.port), timeout=60)) as connection:
            connection.request("POST" if body else "GET", url.partition(":8000")[2], body, headers)
            answer = connection.getresponse()
            assert answer.status == http.HTTPStatus.OK, answer.status
            return answer.read().decode()


def _code(sample: Path, words: list[str]) -> None:
    """Do the coders' part: each gives the sample back with a code for each of the own units."""
    for word in words[1:]:
        if word.endswith(".xlsx") and word != words[words.index("-o") + 1]:
            book = openpyxl.load_workbook(sample)
            sheet = book[Path(word).stem]
            column = next(cell.column for cell in sheet[1] if cell.value == "논조")
            for row in range(2, sheet.max_row + 1):
                sheet.cell(row, column).value = "긍정" if row % 3 else "부정"
            book.save(word)


def _alike(shown: str, said: str) -> bool:
    return not shown or doctest.OutputChecker().check_output(shown + "\n", said.strip() + "\n", OUTPUT)


def _pip(words: list[str], block: Block) -> None:
    """Look whether what is to be installed is there: extras of newsmine, files, its wheel, the project itself."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert words[0] in {"install", "wheel"}, block.place
    wheel = f"newsmine-{version('newsmine')}-py3-none-any.whl"
    for word in words[1:]:
        name, _, extras = word.rstrip("]").partition("[")
        known = name in {project["name"], ".", wheel} or word in _PIP_WORDS or (ROOT / word).is_file()
        assert known, f"{block.place}: {word}"
        assert set(extras.split(",")) - {""} <= set(project["optional-dependencies"]), f"{block.place}: {word}"


def _make(words: list[str], block: Block) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in words:
        assert f"\n{target}:" in makefile, f"{block.place}: make {target}"


def _python(words: list[str], block: Block) -> None:
    assert words[:2] == ["-m", "venv"] or (ROOT / words[0]).is_file(), f"{block.place}: python {words}"


# What would install things, or take long, is looked at only.
_LOOKED_AT = {"pip": _pip, "make": _make, "python": _python, "source": lambda *_: None}


def _toml(block: Block) -> None:
    """Read a part of a study.toml as a study would be read."""
    from newsmine.runs.study import read_study

    text = block.text if "[[inputs]]" in block.text else f'{block.text}\n[[inputs]]\npath = "*"\n'
    file = Path("study.toml")
    file.write_text(text, encoding="utf-8")
    read_study(file)
    file.unlink()


def _json(block: Block) -> None:
    for line in block.text.splitlines():
        json.loads(line)


def _csv(block: Block) -> None:
    widths = {line.count(",") for line in block.text.splitlines()}
    assert len(widths) == 1, f"{block.place}: rows of different lengths"


_DATA = {"toml": _toml, "json": _json, "csv": _csv, "text": lambda _: None, "bat": lambda _: None}
