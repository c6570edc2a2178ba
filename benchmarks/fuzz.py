"""Gives made bytes to everything that reads what strangers give: ``make fuzz``, or ``python benchmarks/fuzz.py [--inputs N] [TARGET…]``.

Atheris makes them where it is installed (Linux, Python up to 3.13), led by which lines they reach; elsewhere they are the kept ones, changed at
random. What breaks a target or takes longer than ten seconds is kept in ``tests/fuzz/found`` and makes the exit code 1.
"""

import argparse
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

HERE = Path(__file__).resolve().parents[1] / "tests" / "fuzz"
sys.path.insert(0, str(HERE / "targets"))
SEEDS, FOUND = HERE / "seeds", HERE / "found"
NAMES = (
    "decoder", "page", "saved_text", "dates", "bylines", "values", "xlsx", "table", "study", "records", "parquet", "warc", "lists",
    "model", "graph",
)  # fmt: skip
SAMPLE = HERE.parents[1] / "corpora" / "gwangju-ai" / "sample" / "pages"
_PAGES, _FEW = ("decoder", "page", "saved_text"), 8
INPUTS = 105_000
LONGEST, SECONDS, MEGABYTES = 20_000, 10, 2_500


def main() -> int:
    """Work on each target in a process of its own, and print a line for it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("targets", nargs="*", choices=[[], *NAMES], default=[])
    parser.add_argument("--inputs", type=int, default=INPUTS, help="in all")
    parser.add_argument("--child", choices=NAMES)
    asked = parser.parse_args()
    names = asked.targets or NAMES
    each = max(1, asked.inputs // len(names))
    if asked.child:
        return _with_atheris(asked.child, each) if find_spec("atheris") else _at_random(asked.child, each)
    FOUND.mkdir(exist_ok=True)
    bad = 0
    for name in names:
        begun = time.monotonic()
        command = [sys.executable, __file__, "--child", name, "--inputs", str(each * len(NAMES))]
        done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
        bad += done.returncode != 0
        said = "fine" if done.returncode == 0 else "FAILED\n" + done.stderr[-3_000:]
        print(f"{name:12} {each:7,} inputs in {time.monotonic() - begun:6.1f} s: {said}", flush=True)
    print(f"{each * len(names):,} inputs, {bad} targets with a crash or a hang")
    return int(bad > 0)


def _with_atheris(name: str, inputs: int) -> int:
    import atheris

    with atheris.instrument_imports(include=["newsmine"]):
        from fuzz_targets import give
    limits = [f"-runs={inputs}", f"-max_len={LONGEST}", f"-timeout={SECONDS}", f"-rss_limit_mb={MEGABYTES}", "-seed=7"]
    corpus = [str(folder) for folder in _folders(name)]
    with tempfile.TemporaryDirectory() as made:
        atheris.Setup(
            [sys.argv[0], *limits, f"-artifact_prefix={FOUND}/{name}-", made, *corpus], lambda data: give(name, data)
        )
        atheris.Fuzz()
    return 0


def _folders(name: str) -> list[Path]:
    """Return where the kept inputs of a target are; pages are those of the shipped sample too."""
    folders = [SEEDS / name, *([SAMPLE] if name in _PAGES else [])]
    return [folder for folder in folders if folder.is_dir()]


def _at_random(name: str, inputs: int) -> int:
    from fuzz_targets import give

    chance = random.Random(7)  # noqa: S311 - bytes, no secrets
    for n, data in enumerate(changed(name, chance, inputs)):
        begun = time.monotonic()
        try:
            give(name, data)
            hung = time.monotonic() - begun > SECONDS
        except BaseException:
            (FOUND / f"{name}-{n}").write_bytes(data)
            raise
        if hung:
            (FOUND / f"{name}-slow-{n}").write_bytes(data)
            print(f"{name}: input {n} took longer than {SECONDS} s", file=sys.stderr)
            return 1
    return 0


def changed(name: str, chance: random.Random, n: int) -> Iterator[bytes]:
    """Yield the kept inputs of a target, and then as many as are asked for, changed at random."""
    seeds = [path.read_bytes() for folder in _folders(name) for path in sorted(folder.iterdir())[:_FEW]]
    yield from seeds[:n]
    for _ in range(n - len(seeds)):
        data = bytearray(chance.choice(seeds))
        for _ in range(chance.randint(1, 8)):
            at = chance.randint(0, len(data))
            way = chance.randrange(4)
            if way == 0 and data:
                data[min(at, len(data) - 1)] = chance.randrange(256)
            elif way == 1:
                del data[at : at + chance.randint(1, 40)]
            elif way == 2:
                data[at:at] = chance.randbytes(chance.randint(1, 12))
            else:
                other = chance.choice(seeds)
                cut = chance.randint(0, len(other))
                data[at:at] = other[cut : cut + chance.randint(1, 200)]
        yield bytes(data[:LONGEST])


if __name__ == "__main__":
    sys.exit(main())
