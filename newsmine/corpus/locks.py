"""One writer at a time: a lock that the system lets go of when its process ends, however it ends."""

import contextlib
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from newsmine.errors import CorpusError

# An orphan needs some three seconds to end.
_LOCK_ATTEMPTS, _LOCK_PAUSE = 10, 0.5


@contextlib.contextmanager
def locked(path: "str | Path") -> Iterator[None]:
    """Hold a store for one collector while the block runs; the system lets go of it when the process ends, however.

    Raises
    ------
    CorpusError
        If another collector holds it.
    """
    name = Path(f"{path}.lock")
    try:
        name.parent.mkdir(parents=True, exist_ok=True)
        file = name.open("a+b")
    except OSError as error:
        raise CorpusError(f"{name}: {error.strerror}; may you write there?") from error
    with file:
        for attempt in range(_LOCK_ATTEMPTS + 1):
            if _lock(file):
                break
            if attempt == _LOCK_ATTEMPTS:
                raise CorpusError(f"{path}: another collector works on it; wait for it, or end it")
            # A collector whose parent was killed ends within seconds.
            time.sleep(_LOCK_PAUSE)
        yield


def _lock(file: BinaryIO) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
