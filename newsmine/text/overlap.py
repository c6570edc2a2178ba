"""Whether two texts share a run of characters: what was quoted is found, wherever it stands."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

_Hashes = npt.NDArray[np.uint64]
_BASE = 1_000_003


class Shared(NamedTuple):
    """A run that two texts share: in which of the others, and the characters."""

    name: str
    run: str


class Runs:
    r"""All runs of so many characters of some texts; blanks and line ends count as one blank, as an editor may break lines anew.

    Parameters
    ----------
    texts : iterable of (str, str)
        Name and text.
    size : int
        Characters of a run.

    Examples
    --------
    >>> runs = Runs([("a.csv", "가나다라 마바사")], size=5)
    >>> list(runs.shared("그는 다라\n마바라고 했다"))
    [Shared(name='a.csv', run='다라 마바')]
    """

    def __init__(self, texts: Iterable[tuple[str, str]], *, size: int) -> None:
        self.size = size
        self._texts = [(name, " ".join(text.split())) for name, text in texts]
        hashes = [_hashes(text, size) for _, text in self._texts]
        self._hashes: _Hashes = np.unique(np.concatenate([np.empty(0, np.uint64), *hashes]))

    def shared(self, text: str) -> Iterator[Shared]:
        """Yield the first run of a text that each of the texts has too."""
        squeezed = " ".join(text.split())
        hashes = _hashes(squeezed, self.size)
        at = np.searchsorted(self._hashes, hashes)
        near = np.flatnonzero(at < len(self._hashes))
        likely = near[self._hashes[at[near]] == hashes[near]].tolist()
        met: set[str] = set()
        for place in likely:
            run = squeezed[place : place + self.size]
            for name, own in self._texts:
                if name not in met and run in own:
                    met.add(name)
                    yield Shared(name, run)


def _hashes(text: str, size: int) -> _Hashes:
    """Return a hash of each run of a text: a sum of its characters, each times a power, in 64 bits."""
    codes: npt.NDArray[Any] = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32).astype(np.uint64)
    if len(codes) < size:
        return np.empty(0, np.uint64)
    found = np.zeros(len(codes) - size + 1, np.uint64)
    with np.errstate(over="ignore"):
        for i in range(size):
            found = found * np.uint64(_BASE) + codes[i : i + len(found)]
    return found
