"""What a worker does: read partitions, work on their articles, write what became of them."""

import threading
from functools import lru_cache
from importlib.metadata import version

from newsmine.clusters.partitions import Folder, Partition
from newsmine.corpus.code import code_hash
from newsmine.corpus.stages import Work
from newsmine.errors import ClusterError

# Tokenizers and finders remember what they read last: one thread of a worker works with them at a time.
_ALONE = threading.Lock()
_FOLDERS = ("corpus", "entities", "graphs", "tagger", "text", "tokens", "topics", "values", "words")


def do(work: Work, folder: str, task: list[Partition], maker: str) -> int:
    """Do the partitions of a task, and return how many articles they have.

    Raises
    ------
    ClusterError
        If this worker has another newsmine than who sent the task.
    """
    refuse_others(maker)
    files = open_folder(folder)
    with _ALONE:
        for partition in task:
            files.write_results(partition, work(files.read_articles(partition)))
    return sum(partition.n for partition in task)


def refuse_others(maker: str) -> None:
    """Refuse the task of another newsmine than this worker's: the results could be others.

    Raises
    ------
    ClusterError
        If it is another version, or another code.
    """
    if made_by() != maker:
        raise ClusterError(
            f"a worker has newsmine {made_by()}, this is {maker}; install the same version on all of them"
        )


@lru_cache(maxsize=1)
def made_by() -> str:
    """Return the version of newsmine, and a hash of the code that does the stages and counts."""
    return f"{version('newsmine')} ({code_hash(*_FOLDERS)[:12]})"


@lru_cache(maxsize=4)
def open_folder(url: str) -> Folder:
    """Return the folder of a URL."""
    return Folder(url)
