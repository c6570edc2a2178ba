"""Build the docs site: ``python docs/build.py build/docs``. English at the top, Korean in ``ko``; a warning is an error."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

SOURCE = Path(__file__).parent


def build(out: Path) -> int:
    """Build both languages side by side, each from nothing; return how many failed."""
    with tempfile.TemporaryDirectory() as doctrees:
        sphinx = [sys.executable, "-m", "sphinx", "-b", "html", "-W", "--keep-going", "-q", "-E"]
        running = [
            subprocess.Popen(  # noqa: S603 - Sphinx, with paths of ours
                [*sphinx, "-t", language, "-d", f"{doctrees}/{language}", str(SOURCE), str(folder)],
                env=os.environ | {"PYTHONUTF8": "1", "NEWSMINE_LANG": language},
            )
            for language, folder in (("en", out), ("ko", out / "ko"))
        ]
        return sum(process.wait() != 0 for process in running)


if __name__ == "__main__":
    out = Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    sys.exit(build(out))
