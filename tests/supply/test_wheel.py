"""The wheel and the sdist install in a new environment, without git or node, and newsmine works there from the wheel alone."""

import json
import os
import shutil
import site
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import networkx as nx
import pytest

tomllib = pytest.importorskip("tomllib", reason="read by Python 3.11 and newer")

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
# The explorer's page lies in the wheel as it was built, not as it is written.
_WEB = "newsmine/explorer/web/"
_BUILT = {f"newsmine/explorer/built/{name}" for name in ("explorer.css", "explorer.js", "LICENSES.txt")}
_LOADED = """
import json, sys, newsmine
from importlib.metadata import entry_points
points = [point for group in sys.argv[1:] for point in entry_points(group=group) if point.value.startswith("newsmine.")]
print(json.dumps([newsmine.__file__, [[point.group, point.name, type(point.load()).__name__] for point in points]]))
"""


def run(*words, cwd, path=None):
    """Run a program away from the checkout; ``path`` is all that it finds programs in."""
    env = {name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "VIRTUAL_ENV"}}
    env |= {"PATH": str(path)} if path else {}
    done = subprocess.run(
        [str(word) for word in words], capture_output=True, encoding="utf-8", check=False, cwd=cwd, env=env
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def build(kind, out):
    run(sys.executable, "-m", "build", f"--{kind}", "--no-isolation", "--outdir", out, ROOT, cwd=out)
    return next(out.iterdir())


def contents(wheel):
    """Give the files of a wheel."""
    with zipfile.ZipFile(wheel) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


@pytest.fixture(scope="module")
def sdist(tmp_path_factory):
    return build("sdist", tmp_path_factory.mktemp("sdist"))


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    return build("wheel", tmp_path_factory.mktemp("wheel"))


class Environment:
    """A new environment: the packages of this one can be imported in it, but nothing of this checkout."""

    def __init__(self, folder):
        venv.create(folder, symlinks=os.name != "nt")
        self.folder, self.bin = folder, folder / ("Scripts" if os.name == "nt" else "bin")
        self.python = self.bin / "python"
        self.packages = Path(
            run(self.python, "-c", "import site; print(site.getsitepackages()[-1])", cwd=folder).strip()
        )
        # A .pth in a folder that a .pth names is not read: this checkout stays out.
        (self.packages / "outer.pth").write_text(site.getsitepackages()[-1] + "\n", encoding="utf-8")

    def install(self, what):
        pip = (
            sys.executable,
            "-m",
            "pip",
            "--python",
            self.python,
            "install",
            "--no-compile",
            "--no-deps",
            "--no-index",
        )
        run(*pip, "--no-build-isolation", "--ignore-installed", what, cwd=self.folder, path=self.bin)
        return self

    def files(self):
        """Give what was installed of newsmine."""
        found = (
            path.relative_to(self.packages).as_posix()
            for path in (self.packages / "newsmine").rglob("*")
            if path.is_file()
        )
        return {name for name in found if "__pycache__" not in name}


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """Give an environment with the wheel."""
    return Environment(tmp_path_factory.mktemp("clean") / "venv").install(wheel)


def test_the_wheel_holds_all_that_git_knows_of_the_package(wheel, required_in_ci):
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        required_in_ci("this is no clone, or git is not installed")
    asked = ("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "newsmine")
    known = {name for name in run(*asked, cwd=ROOT).split("\0") if name and (ROOT / name).exists()}
    brought = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    study = {
        f"{there}{path.as_posix().removeprefix((ROOT / here).as_posix())}"
        for here, there in brought.items()
        for path in [ROOT / here, *(ROOT / here).rglob("*")]
        if path.is_file()
    }
    packed = contents(wheel)
    files = {name for name in packed if ".dist-info/" not in name}
    assert files == {name for name in known if not name.startswith(_WEB)} | _BUILT | study
    assert all(packed[name] == (ROOT / name).read_bytes() for name in files - study)
    licences = {name.partition("/licenses/")[2] for name in packed if "/licenses/" in name}
    assert licences == set(PROJECT["project"]["license-files"])


def test_the_sdist_installs_without_git_or_node_and_makes_the_same_wheel(sdist, wheel, tmp_path):
    with tarfile.open(sdist) as packed:
        assert {"supply/linux-cp311.txt", "Makefile"} <= {name.partition("/")[2] for name in packed.getnames()}
    there = Environment(tmp_path / "venv").install(sdist)
    told = contents(wheel)
    assert there.files() == {name for name in told if name.startswith("newsmine/")}
    # RECORD also lists what pip adds.
    assert all((there.packages / name).read_bytes() == told[name] for name in told if not name.endswith("/RECORD"))
    assert run(there.bin / "newsmine", "--version", cwd=tmp_path, path=there.bin).startswith("newsmine ")


def test_what_runs_is_what_was_installed_and_every_entry_point_loads(installed):
    project = PROJECT["project"]
    groups = {"console_scripts": project["scripts"], **project["entry-points"]}
    said = run(installed.python, "-c", _LOADED, *groups, cwd=installed.folder, path=installed.bin)
    file, loaded = json.loads(said)
    assert Path(file).is_relative_to(installed.packages)
    assert sorted(loaded) == sorted(
        [group, name, "Publisher" if group == "newsmine.publishers" else "function"]
        for group, points in groups.items()
        for name in points
    )


def test_a_study_runs_from_the_wheel_alone(installed):
    """Pages of the shipped study become articles, names, topics, a graph and the explorer's page."""
    assert shutil.which("git", path=installed.bin) is None
    study, results = installed.folder / "study", installed.folder / "results"
    shipped = installed.packages / "newsmine" / "studies" / "gwangju-ai"
    shutil.copytree(shipped, study, ignore=shutil.ignore_patterns("0[1-7]*", "00[7-9]*"))
    (study / "study.toml").write_text(
        '[[inputs]]\npath = "sample/pages/*"\n\n[entities]\ngazetteer = "gazetteer.csv"\n\n[topics]\nn_topics = 2\n',
        encoding="utf-8",
    )
    run(installed.bin / "newsmine", "run", study, "-o", results, cwd=installed.folder, path=installed.bin)
    told = json.loads((results / "run.json").read_text(encoding="utf-8"))
    assert told["counts"]["articles"] == len(told["inputs"]) == 6
    assert told["counts"]["relations"] > 0
    assert not told["failed"]
    graph = nx.read_gexf(results / "graph.gexf")
    assert graph.number_of_edges() > 0
    assert 'lang="' in (results / "ecosystem.html").read_text(encoding="utf-8")
    assert {"articles.parquet", "graph.png", "topics.html"} <= {path.name for path in results.iterdir()}
