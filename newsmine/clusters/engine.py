"""Where the stages run: on this machine's processes, or on a cluster of Dask."""

import contextlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsmine.clusters.counting import RETRIES, Counting
from newsmine.clusters.partitions import Folder, Partition, tasks_of
from newsmine.clusters.worker import do, made_by
from newsmine.corpus.database import Corpus
from newsmine.corpus.parts import Cut
from newsmine.corpus.stages import Attempt, StageName, Work
from newsmine.errors import ClusterError, MissingExtraError
from newsmine.records import Article

if TYPE_CHECKING:
    from distributed import Client, Future

# Articles of a task, at least, and tasks that wait for each worker.
_ENOUGH = 128
_AHEAD = 2


class DaskEngine:
    """Does stages on the workers of a cluster; made by :func:`dask_engine`."""

    def __init__(self, client: "Client", folder: Folder) -> None:
        self.client, self.folder = client, folder

    @property
    def dashboard(self) -> str:
        """Address of the page that shows what the workers do."""
        return str(self.client.dashboard_link)

    def spread(self, stage: StageName, work: Work) -> Work:
        """Return the work, done by the workers: each makes what it needs once, and a lost one costs a retry."""

        def attempts(articles: Iterable[Article]) -> Iterator[Attempt]:
            # Made by a task, so that it is made again where the only worker that had it is lost.
            sent = self.client.submit(_given, work, pure=False, retries=RETRIES)
            waiting: deque[tuple[list[Partition], Future[Any]]] = deque()
            for task in tasks_of(self.folder.cut(stage, articles), attrgetter("n"), _ENOUGH):
                future = self.client.submit(
                    do,
                    sent,
                    self.folder.url,
                    task,
                    made_by(),
                    pure=False,
                    retries=RETRIES,
                    key=f"{stage}-{task[0].articles}",
                )
                waiting.append((task, future))
                while len(waiting) > _AHEAD * max(1, len(self.client.nthreads())):
                    yield from self._done(*waiting.popleft())
            while waiting:
                yield from self._done(*waiting.popleft())

        return attempts

    @contextlib.contextmanager
    def counting(self, corpus: Corpus) -> Iterator[Cut]:
        """Give what cuts a corpus into parts that the workers read and count; its files are taken away at the end."""
        counting = Counting(self.client, self.folder, corpus)
        try:
            yield counting.cut
        finally:
            counting.clear()

    def _done(self, task: list[Partition], future: "Future[Any]") -> Iterator[Attempt]:
        from distributed import KilledWorker

        try:
            future.result()
        except KilledWorker as error:
            raise ClusterError(
                f"{task[0].articles}: {error}; a worker was lost over it {RETRIES} times: give workers more memory (--memory)"
            ) from error
        for partition in task:
            yield from self.folder.read_results(partition)


def _given(work: Work) -> Work:
    return work


@contextlib.contextmanager
def dask_engine(
    partitions: str | Path,
    *,
    scheduler: str | None = None,
    workers: int = 2,
    memory: str = "auto",
    tell: Callable[[str], None] | None = None,
) -> Iterator[DaskEngine]:
    """Open an engine on a cluster.

    Parameters
    ----------
    partitions : str or Path
        Folder for the partitions, which all workers can read and write: a path, or a URL that fsspec knows. Taken away at the end.
    scheduler : str, optional
        Address of a cluster that runs, as ``tcp://10.0.0.5:8786``; without one, processes of this machine.
    workers : int
        How many processes, where there is no cluster.
    memory : str
        What each of these may use, as ``"4GB"``: Dask starts one anew that takes more.
    tell : callable, optional
        Called with the address of the dashboard.

    Raises
    ------
    MissingExtraError
        If Dask is not installed.
    ClusterError
        If the scheduler does not answer.
    """
    try:
        from distributed import Client, LocalCluster
    except ImportError as error:
        raise MissingExtraError("distributed", "dask") from error
    settings: dict[str, Any] = {"n_workers": workers, "threads_per_worker": 1, "memory_limit": memory}
    with contextlib.ExitStack() as stack:
        if scheduler is None:
            address: Any = stack.enter_context(LocalCluster(**settings, dashboard_address="127.0.0.1:0"))
        else:
            address = scheduler
        try:
            client = stack.enter_context(Client(address, timeout="5s"))
        except OSError as error:
            raise ClusterError(
                f"{scheduler}: no scheduler answers there: {error}; start one with: dask scheduler"
            ) from error
        folder = Folder(str(partitions))
        stack.callback(folder.clear)
        engine = DaskEngine(client, folder)
        if tell is not None:
            tell(engine.dashboard)
        yield engine
