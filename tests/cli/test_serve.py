"""``newsmine serve`` as a user calls it: what it takes, and a line where it cannot."""

import os
import re
import socket
import subprocess
import sys
from dataclasses import fields

import pytest

from newsmine.server.settings import Exploring, Settings

EVERYWHERE = "0.0.0.0"  # noqa: S104 - refused


def serve(*words, **environ):
    command = [sys.executable, "-m", "newsmine", "serve", *words]
    return subprocess.run(
        command, capture_output=True, text=True, check=False, timeout=120, env={**os.environ, **environ}
    )


def test_help_is_enough_to_use_it():
    shown = serve("--help", COLUMNS="200").stdout
    for field in (*fields(Settings), *fields(Exploring)):
        option = {"token": "token-file", "allowed_hosts": "allow-host", "allowed_origins": "allow-origin"}.get(
            field.name
        )
        if field.name not in {"limits", "exploring", "corpus", "seed"}:
            assert f"--{option or field.name.replace('_', '-')}" in shown, field.name
    for path in ("/explore/", "/tokenize", "/pos", "/nouns", "/entities", "/health", "/docs"):
        assert path in shown
    assert re.search(r"1 MB.*100 texts.*100,000 characters", " ".join(shown.split()))


def test_a_port_that_is_taken_is_told_in_a_line():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = serve("--port", str(taken.getsockname()[1]))
    assert done.returncode == 1
    assert "--port" in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("--tokenizer", "kiwy"), 1, "did you mean 'kiwi'"),
        (("--host", EVERYWHERE), 2, "--token-file"),
        (("--token-file", "no-such-file"), 1, "no-such-file"),
        (("--user-words", "no-such.csv", "--port", "0"), 1, "no-such.csv"),
        (("--gazetteer", "no-such.csv", "--port", "0"), 1, "no-such.csv"),
        (("--allow-origin", "*"), 2, "scheme://host"),
        (("--host", "no-such-host.invalid"), 2, "--token-file"),
    ],
)
def test_what_cannot_be_served_is_told_in_a_line(words, code, says):
    done = serve(*words)
    assert done.returncode == code, done.stderr
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def test_a_missing_extra_is_told_with_its_command(tmp_path):
    (tmp_path / "uvicorn.py").write_text("raise ModuleNotFoundError('No module named uvicorn', name='uvicorn')\n")
    done = serve("--port", "0", PYTHONPATH=str(tmp_path))
    assert done.returncode == 1
    assert done.stderr.strip() == "newsmine: uvicorn is not installed; run: pip install 'newsmine[server]'"
