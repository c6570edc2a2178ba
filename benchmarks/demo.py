"""CPU seconds of the demo, first and second run, and whether every export stayed the same to the byte."""

import hashlib
import resource
import subprocess
import sys
import tempfile
from pathlib import Path


def cpu_of(words: list[str]) -> float:
    """Run a command, and return its CPU seconds, those of its children included."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def hashes(folder: Path) -> dict[str, str]:
    """Return the hash of every export."""
    files = [path for path in sorted(folder.iterdir()) if not path.name.startswith("corpus.sqlite")]
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def main() -> None:
    """Run the demo twice in a new folder."""
    with tempfile.TemporaryDirectory() as folder:
        words = [sys.executable, "-m", "newsmine", "demo", "-o", folder, "--quiet"]
        first = cpu_of(words)
        made = hashes(Path(folder))
        second = cpu_of(words)
        same = made == hashes(Path(folder))
    print(f"demo: {first:.1f} s CPU, again {second:.1f} s CPU (demanded: under 180)")
    print(f"files: {', '.join(made)}; byte-identical after the second run: {same}")


if __name__ == "__main__":
    main()
