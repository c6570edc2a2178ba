"""newsmine installed anew out of what is committed, into a Python environment of its own; called by same_bytes.py."""

import io
import json
import os
import subprocess
import sys
import tarfile
from dataclasses import dataclass
from pathlib import Path

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

ROOT = Path(__file__).resolve().parents[1]
TESTS = (
    "tests/files",
    "tests/graphs",
    "tests/corpus",
    "tests/entities",
    "tests/topics",
    "tests/words",
    "tests/plots",
    "tests/runs",
)
"""The tests that are run with the newest versions: those that lean on other libraries, without browsers and Java."""
# Gigabytes, and no stage needs them; their own tests are not run.
_TOO_LARGE = ("torch", "transformers")
_LAST = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Install:
    """A fresh install: where its source is, its Python, and what is installed there."""

    source: Path
    python: str
    versions: dict[str, str]


def install(folder: Path, *, constrained: bool) -> Install:
    """Install what is committed.

    Parameters
    ----------
    folder : Path
        New folder, for the source and the environment.
    constrained : bool
        Whether in the versions of ``constraints.txt``; else in the newest ones, with what the tests need.

    Raises
    ------
    subprocess.CalledProcessError
        If a package cannot be installed.
    """
    source, environment = folder / "source", folder / "environment"
    archive = subprocess.run(["git", "archive", "HEAD"], cwd=ROOT, capture_output=True, check=True).stdout  # noqa: S607
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        tar.extractall(source, filter="data")
    subprocess.run([sys.executable, "-m", "venv", str(environment)], check=True)
    python = str(environment / ("Scripts" if os.name == "nt" else "bin") / "python")
    pip = [python, "-m", "pip", "--disable-pip-version-check"]
    subprocess.run([*pip, "install", "-qq", "--upgrade", "pip>=24"], check=True)
    wanted = (
        ["--constraint", "constraints.txt", ".[dask]"]
        if constrained
        else ["--upgrade", ".[dask]", *_test_packages(source)]
    )
    subprocess.run([*pip, "install", "-qq", "--no-compile", *wanted], cwd=source, check=True)
    listed = subprocess.run([*pip, "list", "--format", "json"], capture_output=True, check=True).stdout
    return Install(
        source=source, python=python, versions={each["name"]: each["version"] for each in json.loads(listed)}
    )


def newer(tested: Install, newest: Install) -> list[str]:
    """Return what has another version, as ``name old -> new``, of the packages that both have."""
    both = {name: (old, newest.versions[name]) for name, old in tested.versions.items() if name in newest.versions}
    return [f"{name} {old} -> {new}" for name, (old, new) in sorted(both.items()) if old != new]


def run_tests(installed: Install) -> tuple[int, str]:
    """Run the tests of :data:`TESTS`; return pytest's exit code and what it said last."""
    done = subprocess.run(
        [installed.python, "-m", "pytest", "-q", "-m", "not jvm and not real", *TESTS],
        cwd=installed.source,
        env={**os.environ, "OMP_NUM_THREADS": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    lines = done.stdout.strip().splitlines() or [done.stderr.strip()]
    return done.returncode, "\n".join(lines[-_LAST:]) if done.returncode else lines[-1]


def _test_packages(source: Path) -> list[str]:
    project = tomllib.loads((source / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return [each for each in project["optional-dependencies"]["test"] if not each.startswith(_TOO_LARGE)]
