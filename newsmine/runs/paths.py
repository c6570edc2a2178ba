"""Files that a study names, whichever system wrote their names: Windows parts them otherwise, macOS decomposes Hangul."""

import contextlib
import sys
from collections.abc import Iterator, Sequence
from fnmatch import fnmatch
from pathlib import Path, PurePath, PureWindowsPath

from newsmine.errors import StudyError
from newsmine.text.hangul import nfc


def named_file(folder: "str | Path", name: str) -> Path:
    """Return a file or folder that a study names, as the disk spells it; if it is not there, as the study does.

    Raises
    ------
    StudyError
        If the name has a drive or server of Windows, and this is another system.
    """
    return as_stored(Path(folder) / _parted(name))


def find_files(folder: "str | Path", pattern: str) -> Iterator[Path]:
    """Yield the files that a pattern with ``*`` and ``**`` matches, which counts from a folder unless it is absolute.

    Raises
    ------
    StudyError
        As :func:`named_file`.
    """
    path = PurePath(_parted(pattern))
    base, parts = (Path(path.anchor), path.parts[1:]) if path.anchor else (Path(folder), path.parts)
    yield from (found for found in _matching(base, parts) if found.is_file())


def as_stored(path: Path) -> Path:
    """Return a path as the disk spells it: a name in composed Hangul may lie there decomposed, and the other way round."""
    if path.exists() or path.parent == path:
        return path
    folder = as_stored(path.parent)
    return next((child for child in _inside(folder) if nfc(child.name) == nfc(path.name)), folder / path.name)


def _parted(name: str) -> str:
    """Return a path with ``/`` between its parts."""
    if PureWindowsPath(name).drive and sys.platform != "win32":
        raise StudyError(
            f"{name!r} is a path of Windows; name what lies in the study's folder, such as 'pages/*.html', so that the "
            "study runs on every system"
        )
    return name.replace("\\", "/")


def _matching(folder: Path, parts: Sequence[str]) -> Iterator[Path]:
    if not parts:
        yield folder
        return
    part, rest = parts[0], parts[1:]
    if part == "**":
        yield from _matching(folder, rest)
        for child in _inside(folder):
            if child.is_dir() and not child.is_symlink():
                yield from _matching(child, parts)
    elif part == ".." or (folder / part).exists():
        yield from _matching(folder / part, rest)
    else:
        for child in _inside(folder):
            if fnmatch(nfc(child.name), nfc(part)):
                yield from _matching(child, rest)


def _inside(folder: Path) -> list[Path]:
    with contextlib.suppress(OSError):
        return sorted(folder.iterdir())
    return []
