"""What the READMEs and the pages of docs/ show works, and every verb stands in them."""

import doctest
import re
import runpy
import shlex
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
READMES = ["README.md", "README.ko.md"]

PAGES = sorted(path.name for path in (ROOT / "docs").glob("*.md") if not path.name.endswith(".ko.md"))
OUTPUT = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


def blocks(name, language):
    return re.findall(rf"```{language}\n(.*?)```", (ROOT / name).read_text(encoding="utf-8"), re.DOTALL)


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """Give a folder with the shipped studies in it, to run the blocks in."""
    folder = tmp_path_factory.mktemp("desk")
    (folder / "corpora").symlink_to(ROOT / "corpora")
    return folder


@pytest.mark.parametrize("name", READMES)
def test_the_python_of_a_readme_runs(name, desk, monkeypatch):
    monkeypatch.chdir(desk)
    for n, block in enumerate(blocks(name, "python")):
        script = desk / f"block{n}.py"
        script.write_text(block, encoding="utf-8")
        runpy.run_path(str(script), run_name="__main__")


@pytest.mark.parametrize("name", READMES)
def test_the_commands_of_a_readme_run(name, desk, newsmine):
    commands = [line for block in blocks(name, "bash") for line in block.splitlines() if line.startswith("newsmine ")]
    assert commands
    for command in commands:
        done = newsmine(*shlex.split(command)[1:], cwd=desk)
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


@pytest.mark.jvm
@pytest.mark.parametrize("name", [name for name in PAGES if blocks(f"docs/{name}", "pycon")])
def test_the_examples_of_a_page_give_what_it_shows(name):
    examples = "\n\n".join(blocks(f"docs/{name}", "pycon"))
    told = []
    test = doctest.DocTestParser().get_doctest(examples, {}, name, name, 0)
    doctest.DocTestRunner(optionflags=OUTPUT).run(test, out=told.append)
    assert not told, "".join(told)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_and_its_korean_twin_show_the_same(name):
    twin = name.replace(".md", ".ko.md")
    assert blocks(f"docs/{name}", "pycon") == blocks(f"docs/{twin}", "pycon")
    here, there = ((ROOT / "docs" / page).read_text(encoding="utf-8") for page in (name, twin))
    made = r"<!-- made: (\w+) -->\n(.+?)<!-- end -->"
    assert re.findall(made, here, re.DOTALL) == re.findall(made, there, re.DOTALL)


@pytest.mark.parametrize("page", sorted((ROOT / "docs").glob("*.md")), ids=lambda page: page.name)
def test_what_a_page_links_to_is_there(page):
    text = page.read_text(encoding="utf-8")
    heads = {
        re.sub(r"[^\w -]", "", head).lower().replace(" ", "-") for head in re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    }
    for link in re.findall(r"\]\((?!https?:)([^)]+)\)", text):
        assert link[1:] in heads if link.startswith("#") else (page.parent / link).exists(), link


@pytest.mark.jvm
def test_the_tables_of_the_tokenizers_are_what_the_tokenizers_say():
    import compare

    text = (ROOT / "docs" / "tokenizers.md").read_text(encoding="utf-8")
    for name, block in compare.words().items():
        assert f"<!-- made: {name} -->\n{block}<!-- end -->" in text, (
            f"{name}: run python benchmarks/compare.py --write"
        )
