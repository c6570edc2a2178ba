"""Files that are there as a whole, or not at all."""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from newsmine.errors import ExportError


@contextlib.contextmanager
def whole(path: Path) -> Iterator[Path]:
    """Give a path beside ``path`` to write to; it takes the name ``path`` when all is written and on disk.

    After an error nothing new is there, and an old file of that name is as it was.

    Raises
    ------
    ExportError
        If the disk does not take it.
    """
    part = path.with_name(path.name + ".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        yield part
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        # Windows lets no one replace a file that another program has open: mostly it is Excel.
        way = "is it open in another program (Excel)" if isinstance(error, PermissionError) else "is there room"
        raise ExportError(f"{path}: {error.strerror or error}; {way}, and may you write there?") from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
