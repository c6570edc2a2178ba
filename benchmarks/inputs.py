"""Where the real inputs lie that some figures are measured on; they are not part of the project."""

import sys
from pathlib import Path

REAL = Path(__file__).resolve().parents[2] / "shared" / "data"


def real(name: str = "") -> Path:
    """Return a real input: the path on the command line, or the one beside the checkout; leave if it is not there."""
    given = [word for word in sys.argv[1:2] if not word.startswith("-")]
    path = Path(given[0]) if given else REAL / name
    if not path.exists():
        print(f"skipped: no {path}; name it on the command line")
        sys.exit(0)
    return path
