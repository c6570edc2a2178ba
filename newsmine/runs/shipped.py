"""The studies that newsmine ships."""

from pathlib import Path

from newsmine.errors import StudyError

_PACKAGE = Path(__file__).resolve().parents[1]
# In a checkout the studies stand beside the package, in an installed wheel inside it.
_PLACES = (_PACKAGE.parent / "corpora", _PACKAGE / "studies")


def shipped_study(name: str) -> Path:
    """Return the folder of a shipped study.

    Raises
    ------
    StudyError
        If this installation has no such study.
    """
    for place in _PLACES:
        if (place / name / "study.toml").is_file():
            return place / name
    known = sorted(path.parent.name for place in _PLACES for path in place.glob("*/study.toml"))
    raise StudyError(f"no shipped study {name!r}; there are: {', '.join(known) or 'none in this installation'}")
