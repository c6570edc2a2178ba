"""A corpus cut into parts for workers: what they count stays with them, and is merged in a tree."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from newsmine.clusters.partitions import Folder, files_of, tasks_of
from newsmine.clusters.worker import made_by, open_folder, refuse_others
from newsmine.corpus.database import Corpus
from newsmine.corpus.parts import Kind, Records, Some, places_of, record_of, rows_of
from newsmine.errors import ClusterError

if TYPE_CHECKING:
    from distributed import Client, Future

_FOLDER = "counts"
# Articles of a part, at least: a part is a task.
_ENOUGH = 1_024
# How many parts are merged at a time.
_FAN = 8
RETRIES = 5
"""How often a task is done again whose worker was lost."""


class Shard(NamedTuple):
    """Articles of one outlet and month: their ids, and the name of their files."""

    ids: tuple[str, ...]
    name: str


@dataclass(frozen=True, slots=True)
class Shards(Some):
    """Records out of the files of a part."""

    folder: Folder
    names: tuple[str, ...]

    def records(self, kind: Kind) -> Iterator[Any]:
        """Yield the records of a kind."""
        for name in self.names:
            for row in self.folder.read_rows(_path(kind, name)):
                yield record_of(kind, row)


class Counting:
    """Cuts a corpus once, and writes each kind of its records once, when it is first asked for."""

    def __init__(self, client: "Client", folder: Folder, corpus: Corpus) -> None:
        self.client, self.folder, self.corpus = client, folder, corpus
        self._parts: list[list[Shard]] = []
        self._written: set[Kind] = set()

    def cut(self, corpus: Corpus, read: Callable[[Records], Any], kinds: tuple[Kind, ...]) -> "There":
        """Return what is read of the parts of the corpus, by the workers; as :data:`newsmine.corpus.parts.Cut`.

        Raises
        ------
        ValueError
            If it is another corpus.
        """
        if corpus is not self.corpus:
            raise ValueError(f"{corpus.path}: this cuts {self.corpus.path}")
        self._parts = self._parts or _parts(corpus)
        new = [kind for kind in kinds if kind not in self._written]
        futures = []
        for part in self._parts:
            for kind in new:
                self._write(kind, part)
            names = tuple(shard.name for shard in part)
            futures.append(_submit(self.client, read_part, self.folder.url, names, read, made_by()))
        self._written.update(new)
        return There(self.client, futures)

    def clear(self) -> None:
        """Take the files away."""
        self.folder.remove(_FOLDER)

    def _write(self, kind: Kind, part: list[Shard]) -> None:
        for ids, name in part:
            self.folder.write_rows(_path(kind, name), *rows_of(self.corpus, kind, ids))


@dataclass(frozen=True, slots=True)
class There:
    """Parts that lie with workers, as :class:`newsmine.corpus.parts.Parts`; a lost one is made again of its files."""

    client: "Client"
    futures: "list[Future[Any]]"

    @property
    def alone(self) -> bool:
        """Whether there is one part only."""
        return len(self.futures) == 1

    def map(self, work: Callable[..., Any], *given: object) -> "There":
        """Return what the work makes of each part, where it lies."""
        return There(self.client, [_submit(self.client, work, future, *given) for future in self.futures])

    def fold(self, merge: Callable[[Sequence[Any]], Any]) -> "Future[Any]":
        """Return all parts as one, merged in a tree."""
        layer = self.futures
        while len(layer) > 1:
            groups = [layer[first : first + _FAN] for first in range(0, len(layer), _FAN)]
            layer = [group[0] if len(group) == 1 else _submit(self.client, merge, group) for group in groups]
        return layer[0]

    def apply(self, function: Callable[..., Any], *given: object) -> "Future[Any]":
        """Return what a function makes of what was folded or applied, where that lies."""
        return _submit(self.client, function, *given)

    def value(self, given: object) -> Any:  # noqa: ANN401 - whatever was made
        """Return what was folded or applied.

        Raises
        ------
        ClusterError
            If a task was given up because workers were lost over it.
        """
        from distributed import KilledWorker

        try:
            return self.client.gather(given)
        except KilledWorker as error:
            raise ClusterError(f"{error}; workers were lost over it: give them more memory (--memory)") from error

    def values(self) -> list[Any]:
        """Return what there is of each part."""
        return list(self.value(self.futures))


def read_part(folder: str, names: tuple[str, ...], read: Callable[[Records], Any], maker: str) -> Any:  # noqa: ANN401 - whatever is read
    """Return what is read of a part; done by a worker.

    Raises
    ------
    ClusterError
        If this worker has another newsmine than who sent the task.
    """
    refuse_others(maker)
    return read(Shards(open_folder(folder), names))


def _submit(client: "Client", function: Callable[..., Any], *given: object) -> "Future[Any]":
    return client.submit(function, *given, pure=False, retries=RETRIES)


def _parts(corpus: Corpus) -> list[list[Shard]]:
    """Cut a corpus into tasks; of nothing there is one part, too."""
    files = files_of(places_of(corpus), lambda place: (place[1] or "", place[2] or ""))
    shards = (Shard(tuple(id_ for id_, *_ in some), name) for name, some in files)
    return list(tasks_of(shards, lambda shard: len(shard.ids), _ENOUGH)) or [[]]


def _path(kind: Kind, name: str) -> str:
    return f"{_FOLDER}/{kind}/{name}"
