"""What the READMEs show works, and every verb stands in them."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
READMES = ["README.md", "README.ko.md"]


def blocks(name, language):
    return re.findall(rf"```{language}\n(.*?)```", (ROOT / name).read_text(encoding="utf-8"), re.DOTALL)


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """Give a folder with the shipped studies in it, to run the blocks in."""
    folder = tmp_path_factory.mktemp("desk")
    (folder / "corpora").symlink_to(ROOT / "corpora")
    return folder


@pytest.mark.parametrize("name", READMES)
def test_the_python_of_a_readme_runs(name, desk):
    for block in blocks(name, "python"):
        done = subprocess.run([sys.executable, "-c", block], cwd=desk, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"{block}\n{done.stderr}"


@pytest.mark.parametrize("name", READMES)
def test_the_commands_of_a_readme_run(name, desk):
    commands = [line for block in blocks(name, "bash") for line in block.splitlines() if line.startswith("newsmine ")]
    assert commands
    for command in commands:
        words = [sys.executable, "-m", "newsmine", *shlex.split(command)[1:]]
        done = subprocess.run(words, cwd=desk, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"{command}\n{done.stderr}"


def test_every_verb_stands_in_the_readme():
    from newsmine.cli.main import app

    text = (ROOT / "README.md").read_text(encoding="utf-8")
    for command in app.registered_commands:
        assert f"newsmine {command.name}" in text, command.name


def test_the_make_targets_of_the_readme_exist():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"make (\w+)", "".join(blocks("README.md", "bash"))):
        assert f"\n{target}:" in makefile
