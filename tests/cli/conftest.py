"""A verb as a user calls it, but in this process: to start Python anew takes longer than most verbs."""

import sys
from types import SimpleNamespace

import pytest

from newsmine.cli import options
from newsmine.cli.main import main


@pytest.fixture
def newsmine(monkeypatch, capsys):
    """Give what calls a verb and returns its exit code and what it said."""

    def call(*words):
        monkeypatch.setattr(sys, "argv", ["newsmine", *map(str, words)])
        options._bad_rows.clear()
        capsys.readouterr()
        code = 0
        try:
            main()
        except SystemExit as end:
            code = end.code or 0
        said = capsys.readouterr()
        return SimpleNamespace(returncode=code, stdout=said.out, stderr=said.err)

    return call
