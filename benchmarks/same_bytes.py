"""Whether the same study gives the same bytes: ``make same``, or ``python benchmarks/same_bytes.py [--installs] [--kept FOLDER]``.

The shipped study is run, and all its results are written in every format, for 3 hash seeds, by 2 engines, with 1 and 2 workers, in
time zones a day apart. With ``--installs`` that is done by a fresh install of HEAD from ``constraints.txt``; a second one must give
the same bytes, and one with the newest versions of all dependencies must work, which is tried by tests too. Without, ``make bench``
runs only as much as CI does.
"""

import argparse
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Sequence
from itertools import product
from pathlib import Path

from every_file import SMALL, Size, Way, write_every_file
from fresh_installs import Install, install, newer, run_tests
from same_files import contents, differences, same_rows

SEEDS, ENGINES, WORKERS = (0, 1, 12345), ("local", "dask"), (1, 2)
# It is never the same day in both.
ZONES = ("Pacific/Kiritimati", "Pacific/Pago_Pago")
WAYS = tuple(
    Way(seed, engine, workers, zone=ZONES[workers - 1], language=("ko", "en")[i // 2 % 2], threads=workers)
    for i, (seed, engine, workers) in enumerate(product(SEEDS, ENGINES, WORKERS))
)
FEW = (WAYS[0], WAYS[6], WAYS[11])
"""Each seed, engine and number of workers, and both zones, once."""


def main() -> int:
    """Print a line for each run, and one for each file that differs; return 1 if any must not."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--installs", action="store_true", help="also install anew: twice as tested, once with the newest versions"
    )
    parser.add_argument("--kept", type=Path, help="folder for all that is made; else it is taken away")
    asked = parser.parse_args()
    os.environ.pop("PYTHONPATH", None)
    with tempfile.TemporaryDirectory(prefix="same-bytes-") as temporary:
        folder = asked.kept or Path(temporary)
        if not asked.installs:
            return _cross(folder, FEW, SMALL, sys.executable)[1]
        tested = [install(folder / name, constrained=True) for name in ("tested", "again")]
        first, bad = _cross(folder, WAYS, Size(), tested[0].python)
        again = _written(folder / "runs" / "again", WAYS[0], Size(), tested[1].python)
        bad += _told("a second fresh install", first, again)
        return int(bad + _newest(folder, first, tested[0]) > 0)


def _cross(folder: Path, ways: Sequence[Way], size: Size, python: str) -> tuple[Path, int]:
    """Run in all ways; return the results of the first, and how many others differ from it."""
    first = _written(folder / "runs" / str(ways[0]), ways[0], size, python)
    bad = 0
    for way in ways[1:]:
        place = folder / "runs" / str(way)
        differs = _told(str(way), first, _written(place, way, size, python))
        bad += differs
        if not differs:
            shutil.rmtree(place)
    print(
        f"{len(ways)} runs, {len(contents(first))} files and tables of each: {bad} runs differ from the first",
        flush=True,
    )
    return first, bad


def _newest(folder: Path, first: Path, tested: Install) -> int:
    """Try the newest versions; return whether something does not work. Bytes may differ: it is told which, and whether the rows do."""
    newest = install(folder / "newest", constrained=False)
    print(f"newer than constraints.txt: {', '.join(newer(tested, newest)) or 'nothing'}")
    out = _written(folder / "runs" / "newest", WAYS[0], Size(), newest.python)
    _told("with the newest versions", first, out)
    for name in differences(first, out):
        rows = same_rows(first, out, name)
        print(f"  {name}: " + ("no table" if rows is None else "the same rows" if rows else "OTHER ROWS"))
    code, said = run_tests(newest)
    print(f"tests with the newest versions: {said}", flush=True)
    return code


def _written(folder: Path, way: Way, size: Size, python: str) -> Path:
    begun = time.monotonic()
    out = write_every_file(folder, way, size, python=python)
    print(f"{folder.name}: {time.monotonic() - begun:.0f} s", flush=True)
    return out


def _told(name: str, first: Path, other: Path) -> int:
    differing = differences(first, other)
    print(f"  {name}: " + (f"{len(differing)} files DIFFER" if differing else "the same bytes"), flush=True)
    for file, where in differing.items():
        print(f"    {file}: {where}", flush=True)
    return int(bool(differing))


if __name__ == "__main__":
    sys.exit(main())
