"""The pins with hashes say what constraints.txt says, for all that the tests need, and pip refuses any other file."""

import shutil
import subprocess
import sys
import zipfile
from importlib.metadata import version

import pytest

pytest.importorskip("tomllib", reason="pins are written with Python 3.11")

from bill import needed
from lock import ALWAYS, FIRST, HEADS, ROOT, SOMETIMES, named, read
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

# What the file of pins is for, whatever runs the tests.
_THERE = {
    "python_version": "3.11",
    "python_full_version": "3.11.9",
    "sys_platform": "linux",
    "platform_system": "Linux",
    "platform_machine": "x86_64",
    "platform_python_implementation": "CPython",
    "implementation_name": "cpython",
    "os_name": "posix",
    "extra": "",
}
_PINS = {name: (version, hashes) for path in HEADS for name, (version, hashes) in read(path).items()}


def wanted(lines):
    """Give the requirements that hold there, by name."""
    found = [Requirement(line) for line in lines if line and not line.startswith("#")]
    return [(canonicalize_name(each.name), each) for each in found if not each.marker or each.marker.evaluate(_THERE)]


def test_every_pin_is_that_of_the_constraints():
    constraints = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    ours = {name: str(each.specifier) for name, each in wanted(constraints)}
    assert {name: ours.get(name) for name in _PINS} == {name: f"=={version}" for name, (version, _) in _PINS.items()}


def test_all_that_pyproject_names_is_pinned_within_its_bounds():
    for name, each in wanted(named()):
        assert name in read(ALWAYS), f"{name}: make pins"
        assert each.specifier.contains(_PINS[name][0]), each


@pytest.mark.skipif(sys.version_info[:2] != (3, 11) or sys.platform != "linux", reason="they need other packages")
def test_all_that_those_need_is_pinned_and_nothing_else():
    graph = needed(named()).keys() - read(SOMETIMES).keys() - read(FIRST).keys()
    assert graph <= read(ALWAYS).keys()
    # Another version, that somebody has installed since, may need less.
    moved = {name for name in graph if Version(version(name)).public != _PINS[name][0]}
    assert moved or graph == read(ALWAYS).keys()


def test_every_pin_has_hashes_and_no_address():
    for path in HEADS:
        text = path.read_text(encoding="utf-8")
        assert "://" not in text
        assert "--index" not in text
    for name, (_, hashes) in _PINS.items():
        assert hashes, name
        assert all(len(each) == 64 and set(each) <= set("0123456789abcdef") for each in hashes), name


@pytest.mark.parametrize("change", [None, b"# another line\n"], ids=["as it was", "changed"])
def test_pip_takes_the_file_of_the_hash_and_no_other(tmp_path, change):
    """Ask the installer that is pinned, as the Makefile does, for a wheel of our own."""
    wheel, pins = tmp_path / "lone-1.0-py3-none-any.whl", tmp_path / "pins.txt"
    made(wheel)
    digest = subprocess.run(
        [sys.executable, "-m", "pip", "hash", wheel], capture_output=True, text=True, check=True
    ).stdout.split("--hash=")[1]
    pins.write_text(f"lone==1.0 --hash={digest.strip()}\n", encoding="utf-8")
    if change:
        made(wheel, change)
    done = subprocess.run(
        [sys.executable, "-m", "pip", "install", "--require-hashes", "--no-index", "--find-links", tmp_path, "--target",
         tmp_path / "there", "-r", pins],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode == 0) is (change is None), done.stderr
    assert (tmp_path / "there" / "lone.py").exists() is (change is None)
    assert change is None or "DO NOT MATCH THE HASHES" in done.stderr


def made(wheel, code=b""):
    info = "lone-1.0.dist-info"
    files = {
        "lone.py": code,
        f"{info}/METADATA": b"Metadata-Version: 2.1\nName: lone\nVersion: 1.0\n",
        f"{info}/WHEEL": b"Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    with zipfile.ZipFile(wheel, "w") as packed:
        for name, content in files.items():
            packed.writestr(zipfile.ZipInfo(name), content)
        packed.writestr(f"{info}/RECORD", "".join(f"{name},,\n" for name in [*files, f"{info}/RECORD"]))


@pytest.mark.skipif(shutil.which("make") is None, reason="there is no make")
def test_make_installs_with_hashes():
    """See what make would run on the machine of CI: hashes are required, and the project itself brings nothing along."""
    done = subprocess.run(
        [str(shutil.which("make")), "--always-make", "--dry-run", "HASHES=linux-cp311", "lint", "tests"],
        capture_output=True, text=True, check=True, cwd=ROOT,
    ).stdout  # fmt: skip
    installs = [line for line in done.splitlines() if " -m pip " in line and " install " in line]
    checked = [line for line in installs if "--require-hashes" in line]
    assert [line for line in installs if line not in checked] == [
        line for line in installs if "--no-deps --no-build-isolation --editable ." in line
    ]
    assert [path for path in HEADS if f"--requirement supply/{path.name}" in "".join(checked)] == [*HEADS]
